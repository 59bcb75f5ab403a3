"""What the article recommends, and what follows from it for a routine."""
