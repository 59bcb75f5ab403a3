"""How far the running session has come, on disk."""
