"""The builder: techniques on the left, the routine's blocks in the middle, the selected block on the right."""
