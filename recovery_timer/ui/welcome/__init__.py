"""The page that a new user sees first: what the program does, and a minute to try it."""
