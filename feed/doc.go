// Package feed brings reports in: it fetches addresses politely, polls feeds,
// and reads archives of the web. It keeps nothing: what it finds and how far it
// got is handed to the caller.
//
//   - fetch.go: one address. Public addresses only unless told otherwise,
//     robots.txt, one request a second to a host, limits of size, time and
//     redirects.
//   - poll.go, item.go: a feed (RSS, Atom, JSON Feed), asked whether it has
//     changed, and its items as Documents.
//   - opml.go: lists of feeds, in and out.
//   - archive.go, record.go: WARC and WACZ, streamed, from any record on.
package feed
