"""Recovery Timer: build a recovery routine for after a run, and be guided through it."""

__version__ = "0.1.0"
