"""How the legs feel, and what follows from it."""
