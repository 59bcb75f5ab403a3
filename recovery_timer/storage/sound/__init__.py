"""Sounds on disk: the program's and the user's own."""
