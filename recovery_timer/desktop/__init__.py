"""The life of the window, and the composition root that puts the program together."""
