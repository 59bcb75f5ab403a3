"""Patterns for where an amount, a number of sets or a side may begin and end in a line, and for numbers.

The number of digits is bounded, so that no input makes matching slow.
"""

START = r"(?<![^ (\[x×*])"
"""At the start of a word, of a bracket, or after the x of 3x30s."""

END = r"(?=[)\]:;.,]*(?: |$)|/ ?(?:side|leg|limb|foot|arm))"
"""At the end of a word, before punctuation, or before the /side of 30s/side."""

NUMBER = r"[0-9]{1,9}(?:[.,][0-9]{1,6})?"
BARE = r"[0-9]{1,9}"
TO = r" ?(?:[-–—]|\bto\b|\bor\b) ?"
"""Between the two ends of a range."""
