"""What the window says at its foot: notices, problems, and what is not saved."""
