"""Scaling: shortening or lengthening the amounts of steps and contrast blocks within their doses.

What may change, and how far, follows from the article:

- a hold, a stay in the water, and a number of sets or cycles change within the article's range;
- an amount without a number in the article may shrink to half, no further, and never grows: a shorter walk is still a
  walk, while a longer one would be our invention. Only a warm-up that opens the routine may shrink to a minute;
- an amount that the article gives in words ("a few minutes") stays, and so do sets and rounds without a number, as they
  are the shape of the routine; rests, switches and positions stay, as they are what a body needs to move;
- an amount that the user set outside its range may move back towards it, but never further away.

To shorten, first all holds shrink by the same fraction of their range. If their low ends are not low enough, sets are
removed one at a time, from the last block to the first; then amounts without a number shrink. To lengthen, all holds
grow by the same fraction, then sets are added one at a time, from the first block on. A changed length is a whole
multiple of 5 s, or of 15 s from a minute on, unless it is what the user set or the end of its range; the remainder goes
to the first blocks. The result is never longer than requested.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple, assert_never

from msgspec.structs import replace

from recovery_timer.routine import durations, limits
from recovery_timer.routine.advice.guidance import amounts, range_of, recommended
from recovery_timer.routine.lead_in import OWN
from recovery_timer.routine.leaves import length_s
from recovery_timer.routine.model import Contrast, LeafBlock, Step, Temperature
from recovery_timer.routine.technique import DoseField, Technique, Timing
from recovery_timer.routine.timeline import hold_count

_SHORTEST_WARM_UP_S = 60

CLOSE_S = 10
"""If a total is this near to the requested one (s), shortening holds for one more set is not worthwhile."""


class ScalablePart(NamedTuple):
    """A leaf to be scaled: its block, its rounds and its technique; and whether it warms up for the rest."""

    block: LeafBlock
    rounds: int
    technique: Technique | None
    is_warm_up: bool = False

    @property
    def timing(self) -> Timing:
        """The timing of its technique, or that of the user's own steps."""
        return OWN if self.technique is None else self.technique.timing

    @property
    def seconds(self) -> int:
        """Its length in all rounds, without positions, in s."""
        return self.rounds * length_s(self.block, self.timing)


ScalableParts = list[ScalablePart]


class AdjustableAmount(NamedTuple):
    """An amount of a part that may go from `now` down to `low` or up to `high`, at `cost` seconds per unit."""

    field: DoseField
    low: int
    now: int
    high: int
    cost: int
    has_range: bool

    def below(self, value: int) -> int:
        """Return the largest handy value up to ``value``."""
        step = self._step(value)
        return value // step * step

    def above(self, value: int) -> int:
        """Return the smallest handy value above ``value``."""
        step = self._step(value)
        return (value // step + 1) * step

    def _step(self, value: int) -> int:
        if self.field is DoseField.REPS:
            return 1
        return 5 if value < durations.MINUTE else 15


def total(parts: Iterable[ScalablePart]) -> int:
    """Return the total length of ``parts``, in s, without positions."""
    return sum(part.seconds for part in parts)


def shortest(part: ScalablePart) -> ScalablePart:
    """Return ``part`` in its shortest form."""
    return _at_low(_at_low(_fewest_sets(part), has_range=True), has_range=False)


def shortened(parts: ScalableParts, room_s: int) -> ScalableParts:
    """Return ``parts`` shortened no more than necessary for ``room_s``, which their shortest forms must fit into."""
    parts = list(parts)
    excess = sum(_at_low(part, has_range=True).seconds for part in parts) - room_s
    for index in reversed(range(len(parts))):
        while excess > 0 and (saved := _saved_by_a_set(parts[index])) is not None:
            parts[index], seconds = saved
            excess -= seconds
    if excess <= 0:
        return _moved(parts, room_s, has_range=True, up_from_low=True)
    return _moved([_at_low(part, has_range=True) for part in parts], room_s, has_range=False, up_from_low=True)


def lengthened(parts: ScalableParts, room_s: int, *, may_add_sets: bool = True) -> ScalableParts:
    """Return ``parts``, which must fit into ``room_s``, lengthened to fill it as far as their doses allow.

    It continues until nothing more fits, so it is idempotent.
    """
    while (before := total(parts)) < room_s:
        longer = _moved(parts, room_s, has_range=True, up_from_low=False)
        if may_add_sets:
            longer = _with_sets_added(longer, room_s)
            if total(longer) == before:
                longer = _with_a_set_for_holds(parts, room_s)
        if total(longer) == before:
            break
        parts = longer
    return parts


def spread(spans: Sequence[tuple[int, int, int]], room: int) -> list[int]:
    """Move each of ``spans`` (start, end, cost per unit) towards its end, at a total cost of at most ``room``.

    All cover the same fraction of their span, as far as ``room`` lasts; the remainder from rounding goes to the first.
    """
    steps = max((end - start for start, end, _ in spans), default=0) or 1
    ways = [((end - start), cost) for start, end, cost in spans]

    def spent(share: int) -> int:
        return sum(way * share // steps * cost for way, cost in ways)

    share = bisect_right(range(steps + 1), room, key=spent) - 1
    values = [start + (end - start) * share // steps for start, end, _ in spans]
    left = room - spent(share)
    # First one unit each, so that the first does not get everything.
    for most in (1, steps):
        for index, (_, end, cost) in enumerate(spans):
            more = min(end - values[index], left // cost, most)
            values[index] += more
            left -= more * cost
    return values


def _settled(amounts: Sequence[AdjustableAmount], spans: Sequence[tuple[int, int, int]], room: int) -> list[int]:
    """Spread ``room`` over ``spans``, those of ``amounts``, and settle each on a handy value or an end of its span."""
    values = [
        value if value == end else max(start, amount.below(value))
        for amount, (start, end, _), value in zip(amounts, spans, spread(spans, room), strict=True)
    ]
    left = room - sum((value - start) * cost for (start, _, cost), value in zip(spans, values, strict=True))
    is_settled = False
    while not is_settled:
        is_settled = True
        for index, (amount, (_, end, cost)) in enumerate(zip(amounts, spans, strict=True)):
            more = min(end, amount.above(values[index])) - values[index]
            if 0 < more * cost <= left:
                values[index] += more
                left -= more * cost
                is_settled = False
    return values


def _moved(parts: ScalableParts, room_s: int, *, has_range: bool, up_from_low: bool) -> ScalableParts:
    """Spread the room over the amounts: from the low ends to the present values, or from those to the high ends."""
    chosen = [[amount for amount in _amounts(part) if amount.has_range is has_range] for part in parts]
    every = [amount for movable in chosen for amount in movable]
    room = room_s - total(parts)
    if up_from_low:
        room += sum((amount.now - amount.low) * amount.cost for amount in every)
        spans = [(amount.low, amount.now, amount.cost) for amount in every]
    else:
        spans = [(amount.now, amount.high, amount.cost) for amount in every]
    following = iter(_settled(every, spans, room))
    return [
        _with(part, {amount: next(following) for amount in movable})
        for part, movable in zip(parts, chosen, strict=True)
    ]


def _at_low(part: ScalablePart, *, has_range: bool) -> ScalablePart:
    return _with(part, {amount: amount.low for amount in _amounts(part) if amount.has_range is has_range})


def _with(part: ScalablePart, values: dict[AdjustableAmount, int]) -> ScalablePart:
    changed: dict[str, int] = {amount.field: value for amount, value in values.items() if value != amount.now}
    return part._replace(block=_replaced(part.block, changed)) if changed else part


def _replaced(block: LeafBlock, changed: dict[str, int]) -> LeafBlock:
    match block:
        case Contrast(total=int()):
            # By cycles from now on: a total would pick another number of them.
            return replace(block, total=None, **{"cycles": block.cycle_count, **changed})
        case Step() | Contrast():
            return replace(block, **changed)
    assert_never(block)


# -- amounts: holds, reps and stays


def _amounts(part: ScalablePart) -> list[AdjustableAmount]:
    match part.block:
        case Step():
            return _holds(part, part.block)
        case Contrast():
            return _stays(part, part.block)
    assert_never(part.block)


def _holds(part: ScalablePart, step: Step) -> list[AdjustableAmount]:
    holds = hold_count(step) * part.rounds
    if step.seconds is not None:
        amount = _amount(part, DoseField.SECONDS, step.seconds, holds)
    else:
        amount = _amount(part, DoseField.REPS, step.reps or 0, holds * part.timing.rep)
    return [amount] if amount is not None else []


def _amount(part: ScalablePart, field: DoseField, now: int, cost: int) -> AdjustableAmount | None:
    amount, given = recommended(part.technique, field), range_of(part.technique, field)
    if amount is not None and given is not None:
        low, high = _of_one(part, given) if amount.is_sum else given
        return AdjustableAmount(field, min(low, now), now, max(high, now), cost, has_range=True)
    if amount is not None and amount.words:
        return None
    half = (now + 1) // 2
    low = min(half, _SHORTEST_WARM_UP_S) if part.is_warm_up and field is DoseField.SECONDS else half
    return AdjustableAmount(field, low, now, now, cost, has_range=False)


def _of_one(part: ScalablePart, given: tuple[int, int]) -> tuple[int, int]:
    """Return the share that one hold has in ``given``, a range for all holds of a side together."""
    sets = part.rounds * (part.block.sets if isinstance(part.block, Step) else 1)
    return -(-given[0] // sets), max(1, given[1] // sets)


def _stays(part: ScalablePart, contrast: Contrast) -> list[AdjustableAmount]:
    """Return both stays, with their ranges narrowed so that the time in the water always stays within its own."""
    in_water = contrast.in_water * part.rounds
    low, high = range_of(part.technique, DoseField.TOTAL) or (0, limits.WORK.high * limits.SETS.high)
    less, more = max(0, in_water - low), max(0, high - in_water)
    stays: list[AdjustableAmount] = []
    for field, temperature in _TEMPERATURES.items():
        again = contrast.start_on is contrast.end_on is temperature
        cost = (contrast.cycle_count + again) * part.rounds
        amount = _amount(part, field, contrast.seconds(temperature), cost)
        if amount is not None:
            down, up = min(amount.now - amount.low, less // cost), min(amount.high - amount.now, more // cost)
            less, more = less - down * cost, more - up * cost
            stays.append(amount._replace(low=amount.now - down, high=amount.now + up))
    return stays


_TEMPERATURES = {DoseField.WARM: Temperature.WARM, DoseField.COLD: Temperature.COLD}


# -- counts: sets and cycles


def _recounted(part: ScalablePart, by: int) -> ScalablePart | None:
    """Return ``part`` with ``by`` more sets or cycles; None if that is outside a range, or there is no range."""
    counts = _counts(part.block)
    ranges = {field: given for field in counts if (given := range_of(part.technique, field)) is not None}
    field = counts[0]
    count = amounts(part.block, 1)[field] + by
    if not ranges or not limits.SETS.low <= count <= limits.SETS.high:
        return None
    block = _replaced(part.block, {field: count})
    then = amounts(block, part.rounds)
    if any(then[field] < low if by < 0 else then[field] > high for field, (low, high) in ranges.items()):
        return None
    return part._replace(block=block)


def _counts(block: LeafBlock) -> tuple[DoseField, ...]:
    """Return the fields that one more set or cycle adds to: the count itself first, then what grows with it."""
    match block:
        case Step():
            return (DoseField.SETS,)
        case Contrast():
            return (DoseField.CYCLES, DoseField.TOTAL)
    assert_never(block)


def _saved_by_a_set(part: ScalablePart) -> tuple[ScalablePart, int] | None:
    """Return ``part`` with one set fewer, and the seconds saved in its shortest form; None if that saves none."""
    fewer = _recounted(part, -1)
    if fewer is None:
        return None
    saved = _at_low(part, has_range=True).seconds - _at_low(fewer, has_range=True).seconds
    return (fewer, saved) if saved > 0 else None


def _fewest_sets(part: ScalablePart) -> ScalablePart:
    while (saved := _saved_by_a_set(part)) is not None:
        part = saved[0]
    return part


def _with_sets_added(parts: ScalableParts, room_s: int) -> ScalableParts:
    """Add sets where they fit, first blocks first."""
    parts, left = list(parts), room_s - total(parts)
    for index, part in enumerate(parts):
        more = _recounted(part, 1)
        if more is not None and more.seconds - part.seconds <= left:
            left -= more.seconds - part.seconds
            parts[index] = more
    return parts


def _with_a_set_for_holds(parts: ScalableParts, room_s: int) -> ScalableParts:
    """Add the cheapest set and shorten the holds to make room for it, if that gets nearer to ``room_s``."""
    if room_s - total(parts) <= CLOSE_S:
        return parts
    larger = [(index, more) for index, part in enumerate(parts) if (more := _recounted(part, 1)) is not None]
    if not larger:
        return parts
    index, more = min(larger, key=lambda each: each[1].seconds - parts[each[0]].seconds)
    lowest = [_at_low(part, has_range=True) for part in (*parts[:index], more, *parts[index + 1 :])]
    if total(lowest) > room_s:
        return parts
    traded = _moved(lowest, room_s, has_range=True, up_from_low=False)
    return traded if total(traded) > total(parts) else parts
