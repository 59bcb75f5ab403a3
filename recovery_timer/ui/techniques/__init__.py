"""The techniques screen: everything in the catalogue, to read, start or add to a routine."""
