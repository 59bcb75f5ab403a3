"""Routines and their expansion into timelines: pure values and functions."""
