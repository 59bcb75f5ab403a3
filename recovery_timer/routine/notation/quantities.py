"""Interpreting a claimed amount and number of sets: the fields of a step, and the doubts about them."""

import re
from typing import NamedTuple

from recovery_timer.routine import limits
from recovery_timer.routine.message import Message
from recovery_timer.routine.notation import amounts
from recovery_timer.routine.notation.claims import Claim
from recovery_timer.routine.notation.doubts import of_range
from recovery_timer.routine.notation.fault import Doubt, NoticeCode
from recovery_timer.routine.notation.lines import PlacedWords
from recovery_timer.routine.notation.sets import read_sets
from recovery_timer.routine.technique import Technique

_DIGITS = re.compile(r"[0-9]+")


_A_HOLD, _A_NUMBER_OF_REPS = Message("a hold"), Message("a number of reps")


class Quantity(NamedTuple):
    """A duration or a number of reps, the number of sets, and the doubts about them."""

    sets: int
    seconds: int | None
    reps: int | None
    doubts: tuple[Doubt, ...]


def read_quantity(sets: Claim | None, amount: Claim, technique: Technique | None, *, name_first: bool) -> Quantity:
    """Return the quantity given by ``sets`` and ``amount``: of a range, the lower end, and both ends are offered.

    A number without a unit means reps if the technique is done in reps, else seconds; but after the name of the user's
    own step, it means reps, as in squats 3x10.

    Raises:
        MisreadError: if a number is out of range.
    """
    count, sets_doubts = _sets(sets)
    if amount.has("timed") and not amount.has("low"):
        return Quantity(count, _seconds(amount.at, None), None, sets_doubts)
    low, timed, reps, bare, counted = map(amount.group, ("low", "timed", "reps", "bare", "counted"))
    in_reps = timed is None and (bare is None or (name_first if technique is None else technique.dose.reps is not None))
    number = timed or reps or bare or counted or _number(amount.at)
    read = _reps if in_reps else _seconds
    high = read(number, None)
    value = high if low is None else read(low, number)
    ends = (value,) if low is None else (value, high)
    offered = tuple(map(_in_reps if in_reps else amounts.spell, ends))
    doubts: list[Doubt] = []
    if bare is not None and technique is None:
        units = (amounts.spell, _in_reps)
        either = tuple(unit(end) for unit in units for end in ends)
        message = Message("{number} has no unit, and is read as {taken}", number=bare.text, taken=offered[0])
        doubts.append(_doubt(amount, NoticeCode.NO_UNIT, message, either))
    elif timed is None and reps is None and bare is None:
        message = Message("{counted} are read as {taken}", counted=amount.text, taken=offered[0])
        doubts.append(_doubt(amount, NoticeCode.NOT_REPS, message, offered))
    elif low is not None:
        doubts.append(_doubt(amount, NoticeCode.RANGE, of_range(offered), offered))
    if sets is not None and bare is not None and count > value:
        message = Message("{count} sets of only {each} may be the wrong way round", count=count, each=value)
        doubts.append(_swapped(sets, amount, message, f"{value} x {count}"))
    return Quantity(count, None if in_reps else value, value if in_reps else None, (*sets_doubts, *doubts))


def _swapped(sets: Claim, amount: Claim, message: Message, meant: str) -> Doubt:
    """Return the doubt about ``sets``; ``meant`` is offered if nothing stands between them and ``amount``."""
    first, last = sorted((sets, amount), key=lambda claim: claim.at.places[0])
    if last.at.places[0] - first.at.places[-1] > 2:
        return _doubt(sets, NoticeCode.MANY_SETS, message, ())
    return Doubt(first.at.places[0], last.at.places[-1] + 1, NoticeCode.MANY_SETS, message, (meant,))


def _sets(claim: Claim | None) -> tuple[int, tuple[Doubt, ...]]:
    if claim is None:
        return 1, ()
    low, high = read_sets(claim.at)
    if high is None:
        return low, ()
    ends = (f"{low} x", f"{high} x")
    return low, (_doubt(claim, NoticeCode.RANGE, of_range(ends), ends),)


def _seconds(at: PlacedWords, high: PlacedWords | None) -> int:
    """Return ``at`` as seconds; ``high`` is the upper end if it is the lower end of a range."""
    if high is not None:
        return amounts.read_low(at, high, _A_HOLD, limits.WORK)
    return amounts.read_duration(at, _A_HOLD, limits.WORK)


def _reps(at: PlacedWords, _high: PlacedWords | None) -> int:
    return amounts.read_count(_number(at), _A_NUMBER_OF_REPS, limits.REPS)


def _number(at: PlacedWords) -> PlacedWords:
    found = _DIGITS.search(at.text)
    if found is not None:
        return at.part(*found.span())
    # Sets in words: two rounds.
    count, _ = read_sets(at)
    return PlacedWords(str(count), at.places[: len(str(count))])


def _in_reps(count: int) -> str:
    return f"{count} reps"


def _doubt(claim: Claim, code: NoticeCode, message: Message, suggestions: tuple[str, ...]) -> Doubt:
    places = claim.at.places
    return Doubt(places[0], places[-1] + 1, code, message, suggestions)
