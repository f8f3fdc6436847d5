// Package desk answers the questions of the program, one typed function each:
// what the articles are (Load), what they say side by side (Compare),
// how many of them are independent (Origins), what was
// read in each (Annotate). The faces turn flags and requests into an In, and
// show the Out.
package desk
