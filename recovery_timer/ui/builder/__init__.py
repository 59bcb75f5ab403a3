"""The builder: techniques on the left, the routine's blocks in the middle, the chosen block on the right."""
