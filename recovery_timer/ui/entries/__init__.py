"""Telling the journal of runs and soreness, from whichever screen."""
