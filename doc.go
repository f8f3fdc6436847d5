/*
Package readout holds the words of the domain; the folders below it tell the
story of one report's way through:

	bytes ── extract ──> Document ── nlp ──> Analysis ── story ──> Story ── compare ──> Dossier ── faces
*/
package readout
