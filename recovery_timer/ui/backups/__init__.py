"""Looking into backups, and restoring from them."""
