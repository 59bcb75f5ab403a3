"""Recovery Timer: build a recovery routine for after a run, and be guided through it."""

__version__ = "0.1.0"

APPLICATION_ID = "org.recoverytimer.RecoveryTimer"
"""The id by which a desktop matches windows and media controls to the program's menu entry."""
