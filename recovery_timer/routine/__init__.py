"""What a routine is and how it expands into a timeline: pure values and functions."""
