"""Reading a number of sets: 3 x, x3, 3 sets of, repeat 3 times, twice."""

import re

from recovery_timer.routine import limits
from recovery_timer.routine.message import Message
from recovery_timer.routine.notation import amounts
from recovery_timer.routine.notation.lines import PlacedWords
from recovery_timer.routine.notation.shapes import BARE, END, START, TO

_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ADVERBS = {"once": 1, "twice": 2, "thrice": 3}
_NUMBER = rf"{BARE}(?:{TO}{BARE})?"
_WORD = "|".join(_WORDS)
_DO = r"(?:(?:for|do|repeat|repeated|perform|complete) )"

PATTERN = (
    # Only these characters begin such words: looking ahead costs less than trying all of them.
    rf"{START}(?=[0-9x×a-fnopr-t]){_DO}*"
    rf"(?:(?:{_NUMBER}|{_WORD}) ?(?:(?P<times>times|rounds?){END}|sets?{END}|(?<=[0-9 ])[x×*](?=[0-9 ]|$))"
    rf"|[x×] ?{_NUMBER}(?: sets?)?{END}"
    rf"|sets?:? ?{BARE}{END}|(?:{'|'.join(_ADVERBS)}){END})(?: of(?= )| ?[x×](?= ?[0-9]))?"
)
"""A number of sets. ``times`` is one that means reps if the line has no amount: squats 10 times."""

_A_NUMBER_OF_SETS = Message("a number of sets")
_NUMBERS = re.compile(rf"{BARE}|{'|'.join((*_WORDS, *_ADVERBS))}", re.IGNORECASE)


def read_sets(at: PlacedWords) -> tuple[int, int | None]:
    """Return the number of sets in ``at``, which PATTERN found, and the upper end if it is a range.

    Raises:
        MisreadError: if it is out of range.
    """
    found = [_count(at, match) for match in _NUMBERS.finditer(at.text)]
    return found[0], found[1] if len(found) > 1 else None


def _count(at: PlacedWords, match: re.Match[str]) -> int:
    word = match[0].lower()
    if word in _ADVERBS:
        return _ADVERBS[word]
    if word in _WORDS:
        return _WORDS.index(word) + 1
    return amounts.read_count(at.part(*match.span()), _A_NUMBER_OF_SETS, limits.SETS)
