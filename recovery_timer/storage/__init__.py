"""What is kept on disk: the catalogue and routines that ship with the program, and what the user makes."""
