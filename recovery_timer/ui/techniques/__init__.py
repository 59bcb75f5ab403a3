"""The techniques screen: everything that the catalogue knows, to be read, started or added to a routine."""
