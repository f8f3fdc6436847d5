-- What is kept, and what is derived from it. Offsets are bytes of documents.text.

-- +goose Up

-- A report as it was published. It never changes; an edit is a new row.
CREATE TABLE documents (
  seq        INTEGER PRIMARY KEY,         -- order of arrival
  id         TEXT NOT NULL UNIQUE,
  prev       TEXT NOT NULL DEFAULT '',    -- id of the version that this one corrects
  outlet     TEXT NOT NULL DEFAULT '',
  url        TEXT NOT NULL DEFAULT '',
  byline     TEXT NOT NULL DEFAULT '',
  language   TEXT NOT NULL DEFAULT '',
  published  TEXT NOT NULL DEFAULT '',    -- as the source gives it: a date, or RFC 3339
  moment     INTEGER,                     -- published, in seconds since 1970; NULL when not known
  fetched    TEXT NOT NULL DEFAULT '',
  title      TEXT NOT NULL DEFAULT '',
  title_start INTEGER NOT NULL DEFAULT 0,
  title_end  INTEGER NOT NULL DEFAULT 0,
  paragraphs BLOB NOT NULL,               -- starts and ends, each told from the number before: varints
  hash       BLOB NOT NULL,               -- of outlet, url and text
  text       TEXT NOT NULL,               -- title, blank line, body
  story      TEXT NOT NULL DEFAULT ''     -- derived: the last word of placements
);
CREATE INDEX documents_url ON documents (url) WHERE url <> '';
CREATE INDEX documents_moment ON documents (moment);
CREATE INDEX documents_story ON documents (story);
CREATE INDEX documents_outlet ON documents (outlet);

CREATE VIRTUAL TABLE documents_text USING fts5 (text, content = 'documents', content_rowid = 'seq', tokenize = 'unicode61 remove_diacritics 2');

-- What a person said of stories and actors.
CREATE TABLE decisions (
  n      INTEGER PRIMARY KEY,
  kind   TEXT NOT NULL,                   -- merge, split, name or actor
  story  TEXT NOT NULL,                   -- merged into, split, named; for an actor, the key that stays
  other  TEXT NOT NULL DEFAULT '',        -- merged away; the name; the other key
  docs   TEXT NOT NULL DEFAULT '[]',      -- JSON: ids of documents
  reason TEXT NOT NULL,
  at     INTEGER NOT NULL,
  undone INTEGER                          -- when it was taken back
);

-- Where things come from.
CREATE TABLE feeds (
  url      TEXT PRIMARY KEY,
  title    TEXT NOT NULL DEFAULT '',
  etag     TEXT NOT NULL DEFAULT '',
  modified TEXT NOT NULL DEFAULT '',
  checked  INTEGER NOT NULL DEFAULT 0,
  next     INTEGER NOT NULL DEFAULT 0,
  failures INTEGER NOT NULL DEFAULT 0,
  quiet    INTEGER NOT NULL DEFAULT 0,
  error    TEXT NOT NULL DEFAULT '',
  items    INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE fetched (url TEXT PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE archives (path TEXT PRIMARY KEY, offset INTEGER NOT NULL) WITHOUT ROWID;

-- Who does a task that one program at a time may do, until when (milliseconds since 1970).
CREATE TABLE leases (task TEXT PRIMARY KEY, owner TEXT NOT NULL, until INTEGER NOT NULL) WITHOUT ROWID;

-- Derived: where each stage stands, the last document that it has done.
CREATE TABLE cursors (name TEXT PRIMARY KEY, seq INTEGER NOT NULL) WITHOUT ROWID;

-- Derived: what was read in each document.
CREATE TABLE analyses (
  doc   INTEGER PRIMARY KEY REFERENCES documents (seq),
  model TEXT NOT NULL,
  data  BLOB NOT NULL
);

-- Placements by rule are derived; those by a person are kept, and come first.
CREATE TABLE placements (
  n        INTEGER PRIMARY KEY,
  doc      INTEGER NOT NULL REFERENCES documents (seq),
  story    TEXT NOT NULL,
  score    REAL NOT NULL,
  why      TEXT NOT NULL,                 -- JSON: what the report shares with the story
  reason   TEXT NOT NULL DEFAULT '',      -- why a story was started, or a report moved
  decision INTEGER REFERENCES decisions (n) -- NULL: by rule
);
CREATE INDEX placements_doc ON placements (doc);
CREATE INDEX placements_decision ON placements (decision) WHERE decision IS NOT NULL;

-- Derived: what a list shows of each story, and its dossier.
CREATE TABLE stories (
  id          TEXT PRIMARY KEY,
  headline    TEXT NOT NULL DEFAULT '',
  first       INTEGER,
  last        INTEGER,
  reports     INTEGER NOT NULL DEFAULT 0,
  outlets     INTEGER NOT NULL DEFAULT 0,
  origins     INTEGER NOT NULL DEFAULT 0,
  agreed      INTEGER NOT NULL DEFAULT 0,
  differences INTEGER NOT NULL DEFAULT 0,
  conflicts   INTEGER NOT NULL DEFAULT 0,
  disputes    INTEGER NOT NULL DEFAULT 0,
  commitments INTEGER NOT NULL DEFAULT 0,
  stale       INTEGER NOT NULL DEFAULT 1,
  dossier     BLOB                        -- JSON, packed with zstd; NULL for a story of one report
);
CREATE INDEX stories_stale ON stories (id) WHERE stale = 1;
CREATE INDEX stories_last ON stories (last DESC, id);
CREATE INDEX stories_origins ON stories (origins DESC, last DESC, id);
CREATE INDEX stories_disputes ON stories (disputes DESC, last DESC, id);
CREATE INDEX stories_reports ON stories (reports DESC, last DESC, id);

-- Derived: who says what.
CREATE TABLE quotes (
  doc     INTEGER NOT NULL REFERENCES documents (seq),
  start   INTEGER NOT NULL,
  end     INTEGER NOT NULL,
  speaker TEXT NOT NULL,                  -- as the dossier names the speaker
  key     TEXT NOT NULL,                  -- that, folded
  stance  TEXT NOT NULL,
  kind    TEXT NOT NULL
);
CREATE INDEX quotes_doc ON quotes (doc);
CREATE INDEX quotes_key ON quotes (key);

-- Derived: who is spoken of.
CREATE TABLE actors (
  story    TEXT NOT NULL,
  key      TEXT NOT NULL,
  name     TEXT NOT NULL,
  kind     TEXT NOT NULL,
  mentions INTEGER NOT NULL,
  PRIMARY KEY (story, key)
) WITHOUT ROWID;
CREATE INDEX actors_key ON actors (key);

-- +goose Down
DROP TABLE actors;
DROP TABLE quotes;
DROP TABLE stories;
DROP TABLE placements;
DROP TABLE analyses;
DROP TABLE cursors;
DROP TABLE leases;
DROP TABLE archives;
DROP TABLE fetched;
DROP TABLE feeds;
DROP TABLE decisions;
DROP TABLE documents_text;
DROP TABLE documents;
