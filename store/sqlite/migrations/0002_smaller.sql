-- What is derived takes less room: what comes again is kept once, by number.
-- All of it is dropped here and made again from the documents.

-- +goose Up
DROP TABLE actors;
DROP TABLE quotes;
DROP TABLE stories;
DROP TABLE analyses;
DELETE FROM cursors;
DELETE FROM placements WHERE decision IS NULL;

-- documents.paragraphs is one byte, 00, where they are the lines of the body.
-- Where a document belongs stands beside it: a row that is never changed stays
-- where it is. The title is a part of the text.
DROP INDEX documents_story;
ALTER TABLE documents DROP COLUMN story;
ALTER TABLE documents DROP COLUMN title;
ALTER TABLE documents ADD COLUMN title TEXT GENERATED ALWAYS AS (CAST(substr(CAST(text AS BLOB), title_start + 1, title_end - title_start) AS TEXT)) VIRTUAL;
DROP INDEX documents_outlet;
CREATE INDEX documents_outlet ON documents (outlet, moment);

CREATE INDEX documents_prev ON documents (prev) WHERE prev <> '';
DROP INDEX documents_url;
CREATE INDEX documents_url ON documents (substr(url, -16)) WHERE url <> ''; -- the end of an address tells most apart

-- How much is kept, counted as it comes.
CREATE TABLE totals (name TEXT PRIMARY KEY, n INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO totals SELECT 'documents', count(*) FROM documents UNION ALL SELECT 'text', coalesce(sum(length(CAST(text AS BLOB))), 0) FROM documents;

-- What the program must remember, by name.
CREATE TABLE marks (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- Words that come again and again: models, stances, kinds of statements.
CREATE TABLE terms (n INTEGER PRIMARY KEY, term TEXT NOT NULL UNIQUE);

-- Derived: what was read in each document.
CREATE TABLE analyses (
  doc   INTEGER PRIMARY KEY REFERENCES documents (seq),
  model INTEGER NOT NULL REFERENCES terms (n),
  data  BLOB NOT NULL                     -- as package store packs it
);

-- Derived: what a list shows of each story, and its dossier.
CREATE TABLE stories (
  n           INTEGER PRIMARY KEY,
  id          TEXT NOT NULL UNIQUE,
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
  stale       INTEGER NOT NULL DEFAULT 1  -- how often it changed since its dossier was made
);
CREATE INDEX stories_stale ON stories (id) WHERE stale > 0;
CREATE INDEX stories_last ON stories (last DESC, id) WHERE reports > 0;
CREATE INDEX stories_origins ON stories (origins DESC, last DESC, id) WHERE reports > 0;
CREATE INDEX stories_disputes ON stories (disputes DESC, last DESC, id) WHERE reports > 0;
CREATE INDEX stories_reports ON stories (reports DESC, last DESC, id) WHERE reports > 0;

-- Derived: the story of each document, the last word of placements.
CREATE TABLE members (
  doc   INTEGER PRIMARY KEY REFERENCES documents (seq),
  story INTEGER NOT NULL REFERENCES stories (n)
);
CREATE INDEX members_story ON members (story);

-- Derived: the dossier of each story of several reports, as package store packs it.
CREATE TABLE dossiers (
  story INTEGER PRIMARY KEY REFERENCES stories (n),
  data  BLOB NOT NULL
);

-- Derived: who says what. The view "said" shows it in words.
CREATE TABLE speakers (
  n    INTEGER PRIMARY KEY,
  name TEXT NOT NULL,                     -- as the dossier names the speaker
  key  TEXT NOT NULL                      -- that, folded
);
CREATE INDEX speakers_key ON speakers (key);
CREATE TABLE quotes (
  doc     INTEGER NOT NULL REFERENCES documents (seq),
  start   INTEGER NOT NULL,
  end     INTEGER NOT NULL,
  speaker INTEGER NOT NULL REFERENCES speakers (n),
  stance  INTEGER NOT NULL REFERENCES terms (n),
  kind    INTEGER NOT NULL REFERENCES terms (n),
  PRIMARY KEY (doc, start, speaker)
) WITHOUT ROWID;
CREATE INDEX quotes_speaker ON quotes (speaker);
CREATE VIEW said AS
  SELECT d.id AS document, d.outlet, d.published, (SELECT id FROM members m JOIN stories ON n = m.story WHERE m.doc = d.seq) AS story, s.name AS speaker, t.term AS stance, k.term AS kind,
    CAST(substr(CAST(d.text AS BLOB), q.start + 1, q.end - q.start) AS TEXT) AS text
  FROM quotes q JOIN documents d ON d.seq = q.doc JOIN speakers s ON s.n = q.speaker JOIN terms t ON t.n = q.stance JOIN terms k ON k.n = q.kind;

-- Derived: who is spoken of, and in which stories.
CREATE TABLE actors (
  n        INTEGER PRIMARY KEY,
  key      TEXT NOT NULL UNIQUE,
  name     TEXT NOT NULL,                 -- in the story that speaks most of it
  kind     TEXT NOT NULL,
  most     INTEGER NOT NULL,              -- mentions in that story
  mentions INTEGER NOT NULL               -- in all stories
);
CREATE INDEX actors_mentions ON actors (mentions DESC);
CREATE TABLE appearances (
  story    INTEGER NOT NULL REFERENCES stories (n),
  actor    INTEGER NOT NULL REFERENCES actors (n),
  mentions INTEGER NOT NULL,
  PRIMARY KEY (story, actor)
) WITHOUT ROWID;
CREATE INDEX appearances_actor ON appearances (actor);
