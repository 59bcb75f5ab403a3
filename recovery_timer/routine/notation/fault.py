"""Errors in a typed routine, and notices about text that is valid but perhaps not what was meant.

Lines and columns count from 1; columns are characters of the original text.
"""

import re
from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple, TypeVar

from msgspec import Struct

from recovery_timer.routine.message import Message

Value = TypeVar("Value")
_LINE_END = re.compile(r"\n *")


class LineFault(NamedTuple):
    """A fault within the line being read; ``start`` and ``end`` count from 0."""

    start: int
    end: int
    expected: Message
    suggestion: str


class MisreadError(Exception):
    """Raised for a piece of a line that cannot be read. Internal to this package: `parse` raises `NotationError`."""

    def __init__(self, *problems: LineFault) -> None:
        """``problems`` are in the order of their positions."""
        super().__init__(problems)
        self.problems = problems


class Fault(Struct, frozen=True):
    """Text that cannot be read: ``length`` characters at ``line``, ``column``.

    ``suggestion`` is the nearest valid text: replacing the faulty text with it fixes the fault. For a text that is too
    long as a whole, it is only advice.
    """

    line: int
    column: int
    length: int
    expected: str
    suggestion: str

    @property
    def message(self) -> Message:
        """The expectation and the suggestion, without the position."""
        return Message("expected {expected}; try: {suggestion}", expected=self.expected, suggestion=self.suggested_line)

    @property
    def sentence(self) -> Message:
        """The message, preceded by the position in the text."""
        return _sentence(self.line, self.column, self.message)

    @property
    def suggested_line(self) -> str:
        """The suggestion on one line, however many it has."""
        return _LINE_END.sub(" ⏎ ", self.suggestion)


class NoticeCode(StrEnum):
    """The reasons why text that was read may not be what was meant."""

    NAME_OR_STEP = "name or step"
    """The first line is the routine's name, as it has no amount, but could be a block too."""

    NEAR_TECHNIQUE = "near technique"
    """The name of the user's own step is almost that of a technique."""

    CONTRAST_AS_STEP = "contrast as step"
    """A contrast technique is typed as one step, without a change of water."""

    RANGE = "range"
    """A range, of which the lower end was taken."""

    NOT_REPS = "not reps"
    """Breaths, passes or the like are counted as reps."""

    NO_UNIT = "no unit"
    """A number without a unit in the user's own step: seconds or reps."""

    MANY_SETS = "many sets"
    """More sets than reps or seconds in each: 10x3 may be the wrong way round."""

    IN_NAME = "in name"
    """A number, a side or a word for sets is part of a name and has no other effect."""

    REST_AS_STEP = "rest as step"
    """A rest that is not between two steps: it is a step, and counts as work."""


class Doubt(NamedTuple):
    """A notice within the line being read; ``start`` and ``end`` count from 0."""

    start: int
    end: int
    code: NoticeCode
    message: Message
    suggestions: tuple[str, ...]


class Notice(Struct, frozen=True):
    """Text that was read but may not be what was meant: ``length`` characters at ``line``, ``column``.

    Replacing them with one of ``suggestions`` gives what may have been meant.
    """

    line: int
    column: int
    length: int
    code: NoticeCode
    message: str
    suggestions: tuple[str, ...]

    @property
    def sentence(self) -> Message:
        """The message, preceded by the position in the text."""
        return _sentence(self.line, self.column, self.message)


class NotationError(ValueError):
    """Raised if a text is not a routine; describes the first fault in it."""

    def __init__(self, line: int, column: int, expected: str, suggestion: str) -> None:
        fault = Fault(line, column, 0, expected, suggestion)
        super().__init__(fault.sentence)
        self.fault = fault
        self.line = line
        self.column = column
        self.expected = expected
        self.suggestion = suggestion


def _sentence(line: int, column: int, message: str) -> Message:
    return Message("Line {line}, column {column}: {message}", line=line, column=column, message=message)


def attempt(problems: list[LineFault], read: Callable[[], Value]) -> Value | None:
    """Return the result of ``read``, or None after adding its problems to ``problems``, so that reading can go on."""
    try:
        return read()
    except MisreadError as misread:
        problems.extend(misread.problems)
        return None
