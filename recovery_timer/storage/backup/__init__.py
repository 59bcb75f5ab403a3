"""The backups: one zip file a day."""
