"""Logging runs, soreness and other entries in the journal, from any screen."""
