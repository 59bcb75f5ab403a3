"""Reading amounts: durations, reps and other counts, distances, and ranges of these.

The patterns expect words separated by single spaces (`lines.PlacedWords`).
"""

import re
from functools import lru_cache

from recovery_timer.routine import durations
from recovery_timer.routine.limits import Limit
from recovery_timer.routine.message import Message
from recovery_timer.routine.notation.lines import PlacedWords
from recovery_timer.routine.notation.shapes import BARE, END, NUMBER, START, TO

_HOURS = rf"{NUMBER} ?(?:hours?|hrs?|h)\.?"
_MINUTES = rf"{NUMBER} ?(?:minutes?|mins?\.?|['’′](?!['’]))"
_SECONDS = rf"{NUMBER} ?(?:seconds?|secs?\.?|s\.?|[\"”″]|''|’’)"
_CLOCK = r"[0-9]{1,4}(?::[0-9]{1,4}){1,2}"
# The seconds of 1m30, not the 3 of 1 min 3 times.
_AND = rf"{BARE}(?![0-9]| ?(?:[x×*]|times|sets?|rounds?|cycles?|rep))"
_M = rf"{NUMBER} ?m"
_FROM_HOURS = rf"{_HOURS}(?: ?(?:{_MINUTES}|{_M}|{_AND}))?(?: ?{_SECONDS})?"
# A bare m means minutes only if seconds follow: 40m is as often metres.
_FROM_MINUTES = rf"(?:{_MINUTES}(?: ?(?:{_SECONDS}|{_AND}))?|{_M} ?(?:{_SECONDS}|{_AND}))"
TIMED = rf"(?:{_CLOCK}|{_FROM_HOURS}|{_FROM_MINUTES}|{_SECONDS})"
STAY = rf"(?:{TIMED}|{_M}|{BARE})"
"""A duration where it can be nothing else, as before ``warm``."""

# Ranges are rare: look ahead past the number before reading it as the lower end.
_LOW = rf"(?:(?=[0-9:.,]+[a-z .'’′\"”″]*(?:[-–—]|to |or ))(?P<low>{TIMED}|{BARE}(?: ?reps?)?){TO})?"
_REPS = rf"(?P<reps>{BARE}) ?(?:repetitions?|reps?\.?)"
_COUNTED = (
    rf"(?P<counted>{BARE}) (?:deep |slow |full |long )?"
    r"(?:breaths?|pass(?:es)?|strokes?|circles?|rolls|steps?|strides?|laps?|lengths?|pulses?)"
)
_RUN = r"km|k|kilomet(?:er|re)s?|mi|miles?"
_DISTANCE = rf"(?P<distance>{NUMBER} ?(?:m|met(?:er|re)s?|yards?|yds?|ft|feet|(?P<run>{_RUN})))"

PATTERN = rf"{START}(?=[0-9]){_LOW}(?:{_REPS}|(?P<timed>{TIMED})|{_COUNTED}|{_DISTANCE}|(?P<bare>{BARE})){END}"
"""An amount. ``low`` is the lower end of a range, ``counted`` a number of breaths and the like."""

_FLAGS = re.ASCII | re.IGNORECASE
DURATION = re.compile(rf"{TIMED}|{BARE}", _FLAGS)
_UNIT = re.compile(r"[^0-9.,:]+")
_DOT_AFTER_UNIT = re.compile(r"(?<=[a-z])\.", re.IGNORECASE)
_PRIMES = ((re.compile("''|’’|[\"”″]"), "s"), (re.compile("['’′]"), "m"))
_LOOKALIKES = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1", ";": ":", "'": ":"})


def read_duration(at: PlacedWords, what: Message, limit: Limit) -> int:
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
    text = _DOT_AFTER_UNIT.sub("", text)
    for prime, unit in _PRIMES:
        text = prime.sub(unit, text)
    return durations.parse(text)


def read_low(low: PlacedWords, high: PlacedWords, what: Message, limit: Limit) -> int:
    """Return the lower end of a range as seconds; without a unit, it has that of ``high``: 1 to 2 min."""
    if low.text.isdigit():
        unit = _UNIT.search(high.text)
        text = low.text + (unit[0] if unit is not None else ":00" if ":" in high.text else "")
        low = PlacedWords(text, (*low.places, *[low.places[-1]] * (len(text) - len(low.text))))
    return read_duration(low, what, limit)


def read_count(at: PlacedWords, what: Message, limit: Limit) -> int:
    """Return ``at`` as a number; raise MisreadError if it is outside ``limit``."""
    count = int(at.text)
    if not limit.low <= count <= limit.high:
        raise at.problem(_beyond(what, limit, count), str(within(count, limit)))
    return count


def spell(seconds: int) -> str:
    """Return ``seconds`` in notation: 45s, 1:30, 1:00:00."""
    return f"{seconds}s" if seconds < durations.MINUTE else durations.clock(seconds * durations.MS)


def within(number: int, limit: Limit) -> int:
    """Return ``number`` clamped to ``limit``."""
    return max(limit.low, min(limit.high, number))


@lru_cache(maxsize=1_000)
def nearest_duration(text: str, limit: Limit) -> str:
    """Return the duration ``text`` was probably meant to be: 1:3O is 1:30, 30z and -30s are 30s; else 10s."""
    digits = re.search(BARE, text, re.ASCII)
    for candidate in (text.translate(_LOOKALIKES), text.lstrip("-+~"), digits[0] if digits else ""):
        try:
            return spell(within(durations.parse(candidate), limit))
        except ValueError:
            continue
    return spell(within(10, limit))
