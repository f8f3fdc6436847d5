// Package web is the face of a desk in a browser, and for programs: pages that
// are drawn on the server, an API with its description (OpenAPI 3.1), Atom
// feeds, and what an operator looks at (/healthz, /metrics).
//
// Pages need no script: what is in static/ adds keys and search while typing.
// Nothing is asked of any other host. Titles, texts and addresses come from
// outside and are hostile until a template has escaped them.
package web
