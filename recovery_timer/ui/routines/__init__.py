"""The routines screen: find a routine and start it."""
