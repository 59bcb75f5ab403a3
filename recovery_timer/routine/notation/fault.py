"""What may be wrong in a typed routine, and what is worth a word though it is not.

Lines and columns count from 1, columns in characters of the text as it was given.
"""

import re
from collections.abc import Callable
from typing import NamedTuple, TypeVar

from msgspec import Struct

Value = TypeVar("Value")
_LINE_END = re.compile(r"\n *")


class Problem(NamedTuple):
    """A fault within one line, while that line is read: ``start`` and ``end`` count from 0."""

    start: int
    end: int
    expected: str
    suggestion: str


class MisreadError(Exception):
    """A piece of a line that cannot be read. It never leaves this package: `parse` raises `NotationError`."""

    def __init__(self, *problems: Problem) -> None:
        """Carry what is wrong with the piece, in the order in which it stands."""
        super().__init__(problems)
        self.problems = problems


class Fault(Struct, frozen=True):
    """Something that cannot be read, and where: ``length`` characters from ``line``, ``column``.

    ``suggestion`` is the nearest text that could stand there instead: put in its place, it mends the fault. Only
    where the text as a whole is too long is it advice.
    """

    line: int
    column: int
    length: int
    expected: str
    suggestion: str

    @property
    def message(self) -> str:
        """What was expected and what could stand there instead; the place is not in it."""
        return f"expected {self.expected}; try: {_LINE_END.sub(' ⏎ ', self.suggestion)}"


class Notice(Struct, frozen=True):
    """Something that was read, and may not be what was meant; ``suggestion`` is what could stand there instead."""

    line: int
    column: int
    length: int
    message: str
    suggestion: str


class NotationError(ValueError):
    """A text that is no routine. Its words are those of the first fault in the text."""

    def __init__(self, line: int, column: int, expected: str, suggestion: str) -> None:
        """Say where it is, what was expected, and the nearest that could be read."""
        fault = Fault(line, column, 0, expected, suggestion)
        super().__init__(f"Line {line}, column {column}: {fault.message}")
        self.line = line
        self.column = column
        self.expected = expected
        self.suggestion = suggestion


def attempt(problems: list[Problem], read: Callable[[], Value]) -> Value | None:
    """Return what ``read`` returns, or None after adding its problems to ``problems``: the rest is still looked at."""
    try:
        return read()
    except MisreadError as misread:
        problems.extend(misread.problems)
        return None
