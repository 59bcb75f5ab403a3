"""What the window shows at its foot: notices, problems, and unsaved work."""
