"""The article's recommendations, applied to a routine."""
