"""A session by ear, as the terminal shows it: one status line, and keys."""
