"""Keeps a number and its unit on one line."""

import re

_NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"


def unbroken(words: str) -> str:
    """Return ``words`` with no break after a number: not "5" at the end of a line and "s" at the start of the next."""
    return re.sub(r"(?<=\d) (?=[^\W\d])", _NO_BREAK_SPACE, words)
