"""Reading a line part by part."""

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from recovery_timer.routine.message import Message

LONGEST_LINE = 1_000

_BETWEEN = re.compile(r"[\s,;]*")
_WORD = re.compile(r"[^\s,;]+")
_AFTER_WORD = r"(?=[\s,;]|\Z)"


class LineError(ValueError):
    """Raised for a line that cannot be read because of the ``length`` characters at ``start``, counted from 0."""

    def __init__(self, message: Message, start: int, length: int) -> None:
        super().__init__(message)
        self.message = message
        self.start = start
        self.length = length


class EntryPart(NamedTuple):
    """A pattern with a meaning: ``take`` receives the match, and raises ValueError if that makes no sense."""

    pattern: re.Pattern[str]
    take: Callable[[re.Match[str]], None]


def words(pattern: str) -> re.Pattern[str]:
    """Return ``pattern`` for whole words in any case."""
    return re.compile(f"(?:{pattern}){_AFTER_WORD}", re.ASCII | re.IGNORECASE)


def read(line: str, parts: Iterable[EntryPart], expected: Message) -> None:
    """Give each part of ``line`` to the first of ``parts`` that matches there.

    Raises:
        LineError: if a word has no meaning (the message says what was ``expected``), or a part was refused.
    """
    if len(line) > LONGEST_LINE:
        raise LineError(Message("The line is too long."), LONGEST_LINE, len(line) - LONGEST_LINE)
    known = tuple(parts)
    position = _after(_BETWEEN, line, 0)
    if position == len(line):
        raise LineError(Message("Nothing is written there; {expected}.", expected=expected), 0, 0)
    while position < len(line):
        position = _after(_BETWEEN, line, _read_one(line, position, known, expected))


def _read_one(line: str, position: int, parts: Iterable[EntryPart], expected: Message) -> int:
    """Read the part at ``position``, and return where it ends."""
    for part in parts:
        if found := part.pattern.match(line, position):
            try:
                part.take(found)
            except ValueError as error:
                raise LineError(message_of(error), position, found.end() - position) from error
            return found.end()
    end = _after(_WORD, line, position)
    message = Message("“{word}” is not understood; {expected}.", word=line[position:end][:40], expected=expected)
    raise LineError(message, position, end - position)


def of_whole(line: str, error: ValueError) -> LineError:
    """Return ``error`` as an error about the whole ``line``."""
    return LineError(message_of(error), 0, len(line))


def once(slots: dict[str, object], name: str, value: object) -> None:
    """Put ``value`` into the slot ``name``; raise ValueError if that is filled already."""
    if name in slots:
        raise ValueError(Message("That is said twice."))
    slots[name] = value


def _after(pattern: re.Pattern[str], line: str, position: int) -> int:
    found = pattern.match(line, position)
    return position if found is None else found.end()


def message_of(error: ValueError) -> Message:
    """Return the message of ``error``."""
    (said,) = error.args
    return said if isinstance(said, Message) else Message("{detail}.", detail=str(said).capitalize())
