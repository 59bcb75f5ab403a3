"""Parsing and formatting durations for people.

Accepted: ``90``, ``90s``, ``90 sec``, ``1:30``, ``0:90``, ``:90``, ``1m30``, ``1.5 min``, ``1,5 min``, ``1½ min``,
``1:00:00``.
Shown: ``m:ss``, or ``h:mm:ss`` from one hour on.
"""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction

MS = 1_000
MINUTE = 60
HOUR = 60 * MINUTE

_CLOCK = re.compile(r"(?:(?P<hours>\d{1,3}):(?=\d{1,3}:))?(?P<minutes>\d{1,4})?:(?P<seconds>\d{1,4})")
_UNITS = re.compile(
    r"(?:(?P<hours>\d+(?:[.,]\d+)?)\s*(?:h|hr|hrs|hours?))?\s*"
    # A bare number after hours means minutes, just as after minutes it means seconds.
    r"(?:(?P<minutes>\d+(?:[.,]\d+)?)\s*(?:m|min|mins|minutes?|(?(hours)\Z|(?!))))?\s*"
    r"(?:(?P<seconds>\d+)\s*(?:s|sec|secs|seconds?)?)?"
)
_LONGEST_TEXT = 40

_FRACTION = re.compile(r"(\d*)([¼½¾])")
_DECIMALS = {"¼": "25", "½": "5", "¾": "75"}


class DurationError(ValueError):
    """Raised for a text that is not a duration; `is_fraction` is set if it is one, but not of whole seconds."""

    def __init__(self, text: str, *, is_fraction: bool = False) -> None:
        self.text = text.strip()[:_LONGEST_TEXT]
        self.is_fraction = is_fraction
        why = "a whole number of seconds" if is_fraction else "a duration: write 90, 90s, 1:30, 1m30 or 1.5 min"
        super().__init__(f"{self.text!r} is not {why}")


def parse(text: str) -> int:
    """Return the duration in ``text``, in whole seconds.

    Raises:
        DurationError: if it is not a duration in whole seconds; the message shows valid examples.
    """
    cleaned = _FRACTION.sub(lambda found: f"{found[1] or 0}.{_DECIMALS[found[2]]}", text.strip().lower())
    match = None
    if len(cleaned) <= _LONGEST_TEXT and cleaned.isascii():
        match = _CLOCK.fullmatch(cleaned) or _UNITS.fullmatch(cleaned)
    if match is None or not any(match.groups()):
        raise DurationError(text)
    seconds = _number(match["hours"]) * HOUR + _number(match["minutes"]) * MINUTE + _number(match["seconds"])
    if seconds != int(seconds):
        raise DurationError(text, is_fraction=True)
    return int(seconds)


def clock(ms: int) -> str:
    """Return ``ms`` as ``m:ss``, or ``h:mm:ss`` from an hour on, rounded up to whole seconds.

    Rounding up keeps a countdown honest: it shows 0:00 only when the time is up.
    """
    seconds = -(-max(ms, 0) // MS)
    hours, rest = divmod(seconds, HOUR)
    minutes, rest = divmod(rest, MINUTE)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def _number(text: str | None) -> "int | Fraction":
    if text is None or text.isdigit():
        return int(text or 0)
    # Exact: as a float, 8.3 min would not be a whole number of seconds. Imported late, as few durations have a decimal
    # point.
    from fractions import Fraction

    return Fraction(text.replace(",", "."))
