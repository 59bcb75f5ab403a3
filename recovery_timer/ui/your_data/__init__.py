"""All of the user's data at once: its folder, a copy of everything, and deleting everything."""
