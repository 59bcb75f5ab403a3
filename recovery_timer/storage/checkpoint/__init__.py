"""Checkpoints of the running session on disk."""
