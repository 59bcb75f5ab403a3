"""The use-cases: what the program does, without Qt, files or an event loop."""
