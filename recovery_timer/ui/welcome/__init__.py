"""The page that a new user meets first: what the program does, and a minute to try it."""
