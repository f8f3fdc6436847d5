// Package truecase reads text in capitals. Wires of old, headlines and whole
// reports are printed so, and what reads them tells names by their capitals.
//
// A passage in capitals is read in the case that its words have elsewhere
// (Lita et al. 2003, reduced to single words): in small letters when news
// prints them so, in capitals when they are initials, with a capital when they
// are not known otherwise, as names are. Only what is read changes; every letter keeps
// its bytes' length, so that offsets hold in the text as it was given.
package truecase
