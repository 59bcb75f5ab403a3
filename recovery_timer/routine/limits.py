"""The limits of a routine, stated once.

`model` refuses values outside them with a message that names the field and the range; the JSON Schema of a routine
has the same numbers, and the builder's inputs stop at them.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import Any, NamedTuple

from msgspec import Meta


class Limit(NamedTuple):
    """The smallest and largest value of a field, in the given unit (empty for counts)."""

    low: int
    high: int
    unit: str = ""

    def __str__(self) -> str:
        """Return the range in words."""
        unit = f" {self.unit}" if self.unit else ""
        return f"{self.low:,} to {self.high:,}{unit}"


WORK = Limit(1, 4 * 60 * 60, "s")
GAP = Limit(0, 10 * 60, "s")
SETS = Limit(1, 100)
REPS = Limit(1, 1_000)
BLOCKS = Limit(1, 1_000)
SEGMENTS = Limit(1, 20_000)
NAME_LENGTH = Limit(1, 80, "characters")
INSTRUCTION_LENGTH = Limit(0, 500, "characters")
NOTES = Limit(0, 20)
ID_LENGTH = Limit(1, 64, "characters")

ID_PATTERN = f"[A-Za-z0-9_-]{{{ID_LENGTH.low},{ID_LENGTH.high}}}"
"""The form of an id: it serves as a file name on every system, hence ASCII without dots."""

# Names of devices on Windows, whatever the extension.
_ID = re.compile(rf"(?!(?:con|prn|aux|nul|com\d|lpt\d)\Z){ID_PATTERN}", re.ASCII | re.IGNORECASE)


_LINE_ENDS = re.compile("\r\n|[\r\u2028\u2029]")


class OutOfRangeError(ValueError):
    """Raised for a value, or the length of a text, outside its limit; the message says so in English."""

    def __init__(self, field: str, limit: Limit, value: int) -> None:
        super().__init__(f"{field} must be {limit}, not {value:,}")
        self.field = field
        self.limit = limit
        self.value = value


class UnprintableError(ValueError):
    """Raised for a text with a character that cannot be shown or stored; ``code_point`` names it: U+0007."""

    def __init__(self, field: str, character: str) -> None:
        self.field = field
        self.code_point = f"U+{ord(character):04X}"
        super().__init__(f"{field} must not contain the character {self.code_point}")


def schema(limit: Limit, low: str = "minimum", high: str = "maximum") -> Meta:
    """Return the annotation that puts ``limit`` into the JSON Schema of a routine under the given keywords.

    msgspec's own ``ge`` and ``le`` are not checked when a value is constructed in Python, and their messages do not
    name the range. So `require` checks instead, in constructors and decoding alike.
    """
    bounds: dict[str, Any] = {low: limit.low, high: limit.high}
    return Meta(extra_json_schema=bounds)


def require(field: str, limit: Limit, value: int | None) -> None:
    """Raise OutOfRangeError unless ``value`` is None or within ``limit``."""
    if value is not None and not limit.low <= value <= limit.high:
        raise OutOfRangeError(field, limit, value)


def is_id(text: str) -> bool:
    """Whether ``text`` can be the id of a routine, and so its file name."""
    return _ID.fullmatch(text) is not None


def require_id(field: str, text: str) -> None:
    """Raise ValueError unless ``text`` can be the id of a routine."""
    if not is_id(text):
        raise ValueError(f"{field} must be {ID_LENGTH} of A-Z, a-z, 0-9, - and _, and no name of a device: {text!r}")


# Cached: the steps of most routines have the same few names and instructions.
@lru_cache(maxsize=1024)
def clean_name(field: str, text: str) -> str:
    """Return ``text`` in the normal form of names: NFC, trimmed, single spaces.

    Raises:
        OutOfRangeError: it is empty or too long.
        UnprintableError: it holds a character that cannot be shown or stored.
    """
    name = " ".join(unicodedata.normalize("NFC", text).split())
    _require_printable(field, name, allowed="")
    require_length(field, NAME_LENGTH, name)
    return name


def with_mark(name: str, mark: str) -> str:
    """Return ``name`` followed by ``mark`` in brackets, with the name cut so that both fit within the limit."""
    behind = f" ({mark})"
    return name[: NAME_LENGTH.high - len(behind)].rstrip() + behind


def as_copy(name: str, is_taken: Callable[[str], bool]) -> str:
    """Return ``name`` marked as a copy, with a number if that name ``is_taken``."""
    number = 1
    while True:
        marked = with_mark(name, "copy" if number == 1 else f"copy {number}")
        if not is_taken(marked):
            return marked
        number += 1


@lru_cache(maxsize=1024)
def clean_instruction(field: str, text: str) -> str:
    """Return ``text`` in the normal form of instructions: NFC, trimmed, lines ended by a line feed.

    Raises:
        OutOfRangeError: it is too long.
        UnprintableError: it holds a character that cannot be shown or stored.
    """
    instruction = _LINE_ENDS.sub("\n", unicodedata.normalize("NFC", text)).strip()
    _require_printable(field, instruction, allowed="\n")
    require_length(field, INSTRUCTION_LENGTH, instruction)
    return instruction


def require_length(field: str, limit: Limit, text: str) -> None:
    """Raise OutOfRangeError unless the length of ``text`` is within ``limit``."""
    if not limit.low <= len(text) <= limit.high:
        raise OutOfRangeError(field, limit, len(text))


def _require_printable(field: str, text: str, *, allowed: str) -> None:
    # Python's own check is a hundred times as fast, but also refuses what is merely unusual.
    if text.isprintable():
        return
    for character in text:
        # Cc: control characters. Cs: lone surrogates, which cannot be encoded in UTF-8.
        if unicodedata.category(character) in {"Cc", "Cs"} and character not in allowed:
            raise UnprintableError(field, character)
