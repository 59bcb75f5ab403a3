"""Reading the amounts of a step (duration, reps, sets) and its side.

The patterns expect words separated by single spaces (`lines.Phrase`). The digits of a number are bounded, so that no
input makes matching slow.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from recovery_timer.routine import durations, limits
from recovery_timer.routine.limits import Limit
from recovery_timer.routine.model import Sides
from recovery_timer.routine.notation.fault import Message
from recovery_timer.routine.notation.lines import Phrase

_NUMBER = r"[0-9]{1,9}(?:[.,][0-9]{1,6})?"
_HOURS = rf"{_NUMBER} ?(?:hours?|hrs?|h)"
_MINUTES = rf"{_NUMBER} ?(?:minutes?|mins?|m)"
_SECONDS = rf"{_NUMBER} ?(?:seconds?|secs?|s)"
_CLOCK = r"[0-9]{1,4}(?::[0-9]{1,4}){1,2}"
_BARE = r"[0-9]{1,9}"
_FROM_HOURS = rf"{_HOURS}(?: ?(?:{_MINUTES}|{_BARE}))?(?: ?{_SECONDS})?"
_FROM_MINUTES = rf"{_MINUTES}(?: ?(?:{_SECONDS}|{_BARE}))?"
TIMED = rf"(?:{_CLOCK}|{_FROM_HOURS}|{_FROM_MINUTES}|{_SECONDS})"
_REPS = rf"(?P<reps>{_BARE}) ?(?:repetitions?|reps?)"
_SETS = rf"(?P<sets>{_BARE}) ?[x×] ?"
_START, _END = r"(?:^|(?<= ))", r"(?= |$)"
_FLAGS = re.ASCII | re.IGNORECASE

DURATION = re.compile(rf"{TIMED}|{_BARE}", _FLAGS)
LEADING = re.compile(
    rf"(?:{_SETS})?(?:{_REPS}|(?P<timed>{TIMED})|(?P<bare>{_BARE})(?! [x×](?:[0-9]| |$))){_END}", _FLAGS
)
TRAILING = re.compile(rf"{_START}(?:{_SETS})?(?:{_REPS}|(?P<timed>{TIMED}))$", _FLAGS)
ANYWHERE = re.compile(rf"{_START}(?:{_SETS})?(?:{_REPS}|(?P<timed>{TIMED})){_END}", _FLAGS)
SETS_AFTER = re.compile(
    rf"{_START}(?P<amount>{_BARE} ?(?:repetitions?|reps?)|{TIMED}) ?[x×] ?(?P<sets>{_BARE}){_END}", _FLAGS
)
SETS_ALONE = re.compile(rf"(?P<sets>{_BARE})(?P<cross> ?[x×])(?: |(?=[0-9])|$)(?P<rest>[^ ]*)", _FLAGS)

_EACH = r"l ?/ ?r|left ?/ ?right|(?:each|per) (?:side|leg)|both (?:sides|legs)"
SIDE = re.compile(
    rf"{_START}(?:(?P<each>{_EACH})|(?P<left>left)(?: side| leg)?|(?P<right>right)(?: side| leg)?)$", _FLAGS
)
EACH_SIDE = re.compile(rf"{_START}(?:{_EACH}){_END}", _FLAGS)

_LOOKALIKES = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1", ";": ":", "'": ":"})

_A_NUMBER_OF_SETS = Message("a number of sets")
A_NUMBER_OF_REPS = Message("a number of reps")
A_HOLD = Message("a hold")


class Amount(NamedTuple):
    """Sets of a hold or of reps. ``bare`` is a number without a unit: seconds or reps, depending on the technique."""

    sets: int
    seconds: int | None
    reps: int | None
    bare: Phrase | None


def read_duration(at: Phrase, what: Message, limit: Limit) -> int:
    """Return ``at`` as seconds; raise MisreadError if it is not a duration or is outside ``limit``."""
    try:
        seconds = _seconds(at.text)
    except ValueError as fault:
        expected = Message("{what} of {limit} in whole seconds, such as 30s or 1:30", what=what, limit=limit)
        raise at.problem(expected, nearest_duration(at.text, limit)) from fault
    if not limit.low <= seconds <= limit.high:
        raise at.problem(_beyond(what, limit, seconds), spell(within(seconds, limit)))
    return seconds


def _beyond(what: Message, limit: Limit, number: int) -> Message:
    return Message("{what} of {limit}, not {number}", what=what, limit=limit, number=number)


@lru_cache(maxsize=1_000)
def _seconds(text: str) -> int:
    # Cached: a routine repeats the same few durations, and exact fractions are slow.
    return durations.parse(text)


def read_count(at: Phrase, what: Message, limit: Limit) -> int:
    """Return ``at`` as a number; raise MisreadError if it is outside ``limit``."""
    count = int(at.text)
    if not limit.low <= count <= limit.high:
        raise at.problem(_beyond(what, limit, count), str(within(count, limit)))
    return count


def read_amount(phrase: Phrase, match: re.Match[str]) -> Amount:
    """Return the amount in ``match``, of LEADING or TRAILING in ``phrase``; raise MisreadError if out of range."""
    found = {name: phrase.part(*match.span(name)) for name, text in match.groupdict().items() if text}
    sets = read_count(found["sets"], _A_NUMBER_OF_SETS, limits.SETS) if "sets" in found else 1
    seconds = read_duration(found["timed"], A_HOLD, limits.WORK) if "timed" in found else None
    reps = read_count(found["reps"], A_NUMBER_OF_REPS, limits.REPS) if "reps" in found else None
    return Amount(sets, seconds, reps, found.get("bare"))


def read_side(text: str) -> Sides:
    """Return the sides named by ``text``, which must match SIDE."""
    match = SIDE.fullmatch(text)
    assert match is not None
    return Sides.EACH if match["each"] else Sides.LEFT if match["left"] else Sides.RIGHT


def spell(seconds: int) -> str:
    """Return ``seconds`` in notation: 45s, 1:30, 1:00:00."""
    return f"{seconds}s" if seconds < durations.MINUTE else durations.clock(seconds * durations.MS)


def within(number: int, limit: Limit) -> int:
    """Return ``number`` clamped to ``limit``."""
    return max(limit.low, min(limit.high, number))


def nearest_duration(text: str, limit: Limit) -> str:
    """Return the duration ``text`` was probably meant to be: 1:3O is 1:30, 30z and -30s are 30s; 10s if no number."""
    digits = re.search(_BARE, text, re.ASCII)
    for candidate in (text.translate(_LOOKALIKES), text.lstrip("-+~"), digits[0] if digits else ""):
        try:
            return spell(within(durations.parse(candidate), limit))
        except ValueError:
            continue
    return spell(within(10, limit))
