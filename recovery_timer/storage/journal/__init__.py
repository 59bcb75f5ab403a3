"""The journal of past sessions, an SQLite database."""
