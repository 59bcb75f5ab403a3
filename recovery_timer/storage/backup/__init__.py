"""Backups: one zip file per day."""
