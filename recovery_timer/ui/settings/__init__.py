"""The settings page, built from the table of settings."""
