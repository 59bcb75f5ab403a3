"""The routines screen: find one, and start it."""
