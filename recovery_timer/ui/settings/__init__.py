"""The settings page, generated from the table of settings."""
