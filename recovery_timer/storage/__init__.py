"""Data on disk: the catalogue and routines that ship with the program, and everything that the user makes."""
