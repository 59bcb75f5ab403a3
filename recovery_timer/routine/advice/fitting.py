"""Fitting a routine to a time: "make it 12 minutes".

First the amounts are scaled within their doses (`scaling` says what may change, and in which order). Only if their
shortest forms together are still too long are blocks dropped, the least important first and no more than necessary;
then the rest is scaled again, starting from what the user set. The order of dropping is fixed:

1. Repeats: a muscle that is stretched a second time has had its stretch.
2. What can be left to another day: strength, which builds up over weeks; heat, which the article wants 48
   hours after the run anyway; active recovery, which it also gives to rest days.
3. What needs no timer: compression and elevation, which can be done on the couch afterwards.
4. Water: cold and contrast, which need preparation and are long even at their shortest.
5. Movement and touch: dynamic stretches, massage.
6. The user's own steps: only the user knows what they are for, so they outlast anything we can judge.
7. Rolling, then stretching: the article begins with them, stretches first.

Within a class, later blocks go before earlier ones. A step for the left and the same for the right go together, or the
routine would be lopsided. The last remaining block, the first stretch if there is one, is never dropped, and neither is
a warm-up that opens the routine before a stretch: the article wants warm muscles before any stretching. It may shrink
to a minute instead.

So a shorter time never keeps a block that a longer one drops, and a routine that fits exactly comes back unchanged.
The result is never longer than the target, and as near to it as handy lengths and sets allow. If all doses are at their
high ends it stays shorter: filling more time would mean inventing what the article does not say. Gaps are never
changed.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping
from typing import Generic, assert_never

from msgspec import Struct
from msgspec.structs import replace

from recovery_timer.routine import limits
from recovery_timer.routine.advice.scaling import ScalablePart, lengthened, shortened, shortest, total
from recovery_timer.routine.edits import RowPath
from recovery_timer.routine.lead_in import CONTRAST_TECHNIQUES, Gaps, technique_of
from recovery_timer.routine.leaves import Made, leaves, total_s, with_leaves
from recovery_timer.routine.model import Contrast, LeafBlock, Routine, Sides, Sketch, Step
from recovery_timer.routine.technique import Catalogue, DoseField, Family
from recovery_timer.routine.timeline import count_segments


class FitChange(Struct, frozen=True):
    """One change made by fitting; ``path`` is that of the block in the original.

    ``field`` is the amount that changed, None if the whole block was dropped. ``before`` and ``after`` are in s or a
    count, None if the block has no such amount.
    """

    path: RowPath
    field: DoseField | None
    before: int | None = None
    after: int | None = None


class Fit(Struct, Generic[Made], frozen=True):
    """A fitted routine, the changes in block order, and its length in s."""

    made: Made
    changes: tuple[FitChange, ...]
    total_s: int


class CannotFit(Struct, frozen=True):
    """The routine cannot be made short enough; ``shortest_s`` is its shortest possible length, in s."""

    shortest_s: int


def fit(made: Made, catalogue: Catalogue, gaps: Gaps, target_s: int) -> Fit[Made] | CannotFit:
    """Fit ``made``, a routine or a sketch, to ``target_s``, or as little below it as possible.

    Lengths are those of `expand`: with positions and get-ready time, and estimates for manual segments.
    """
    if not made.blocks:
        return Fit(made, (), 0)
    warm_up = _warm_up(made, catalogue)
    parts = {
        leaf.path: ScalablePart(leaf.block, leaf.rounds, technique_of(leaf.block, catalogue), leaf.path == warm_up)
        for leaf in leaves(made)
    }
    order = drop_order(made, catalogue)
    lowest = {path: shortest(part).block for path, part in parts.items()}

    def kept(drops: int) -> list[RowPath]:
        dropped = {path for group in order[:drops] for path in group}
        return [path for path in parts if path not in dropped]

    def shortest_s(drops: int) -> int:
        return total_s(with_leaves(made, {path: lowest[path] for path in kept(drops)}), catalogue, gaps)

    most = len(order) - 1
    if shortest_s(most) > target_s:
        return CannotFit(shortest_s(most))
    # Every drop makes it shorter, so the smallest sufficient number can be found by bisection. Usually it is zero. It
    # is sufficient even if the block after a dropped one takes longer to get into position.
    drops = 0 if shortest_s(0) <= target_s else bisect_left(range(most), -target_s, key=lambda few: -shortest_s(few))
    fitted = _scaled(made, {path: parts[path] for path in kept(drops)}, catalogue, gaps, target_s)
    result = with_leaves(made, fitted)
    return Fit(
        result, _changes({path: part.block for path, part in parts.items()}, fitted), total_s(result, catalogue, gaps)
    )


def drop_order(made: Routine | Sketch, catalogue: Catalogue) -> tuple[tuple[RowPath, ...], ...]:
    """Return the paths of blocks in the order of dropping, least important first. Groups are dropped together."""
    seen: Counter[tuple[str, str]] = Counter()
    groups: dict[tuple[str, str, int], list[RowPath]] = {}
    ranks: dict[tuple[str, str, int], tuple[bool, int]] = {}
    for leaf in leaves(made):
        name, sides = _identity(leaf.block)
        repeat = seen[name, sides]
        seen[name, sides] += 1
        group = (name, _HALF if sides in {Sides.LEFT, Sides.RIGHT} else sides, repeat)
        groups.setdefault(group, []).append(leaf.path)
        ranks.setdefault(group, (repeat == 0, _importance(leaf.block, catalogue)))
    latest_first = sorted(groups, key=lambda group: groups[group], reverse=True)
    *order, last = (tuple(groups[group]) for group in sorted(latest_first, key=lambda group: ranks[group]))
    warm_up = _warm_up(made, catalogue)
    if warm_up is None:
        return (*order, last)
    (kept,) = (group for group in order if warm_up in group)
    return (*(group for group in order if group is not kept), kept + last)


_HALF = "a side"
_IMPORTANCE: tuple[Family | None, ...] = (
    Family.STRENGTH,
    Family.HEAT,
    Family.ACTIVE,
    # For reading only: no routine contains these, but every family needs a rank.
    Family.REST,
    Family.FUEL,
    Family.COMPRESSION,
    Family.ELEVATION,
    Family.COLD,
    Family.CONTRAST,
    Family.DYNAMIC,
    Family.MASSAGE,
    None,  # the user's own
    Family.ROLL,
    Family.STRETCH,
)
_WARM_UPS = (Family.ACTIVE, Family.DYNAMIC)


def _importance(block: LeafBlock, catalogue: Catalogue) -> int:
    technique = technique_of(block, catalogue)
    return _IMPORTANCE.index(technique.family if technique is not None else None)


def _warm_up(made: Routine | Sketch, catalogue: Catalogue) -> RowPath | None:
    """Return the path of the easy movement that opens ``made``, if it warms up for a stretch."""
    first, *others = leaves(made)
    technique = technique_of(first.block, catalogue)
    stretches = _IMPORTANCE.index(Family.STRETCH)
    if technique is None or technique.family not in _WARM_UPS:
        return None
    return first.path if any(_importance(leaf.block, catalogue) == stretches for leaf in others) else None


def _identity(block: LeafBlock) -> tuple[str, str]:
    """Return the key by which blocks count as repeats: the technique, or own name, and the sides."""
    match block:
        case Step():
            return block.technique or block.name, block.sides
        case Contrast():
            return CONTRAST_TECHNIQUES[block.water], Sides.TOGETHER
    assert_never(block)


def _scaled(
    made: Made, parts: dict[RowPath, ScalablePart], catalogue: Catalogue, gaps: Gaps, target_s: int
) -> dict[RowPath, LeafBlock]:
    """Return the blocks of ``parts`` scaled to the target, which must not be below their shortest forms."""
    blocks = {path: part.block for path, part in parts.items()}
    as_set = list(parts.values())
    room_s = target_s - (total_s(with_leaves(made, blocks), catalogue, gaps) - total(as_set))
    shorter = as_set if total(as_set) <= room_s else shortened(as_set, room_s)

    def longest(*, may_add_sets: bool) -> dict[RowPath, LeafBlock]:
        scaled = lengthened(shorter, room_s, may_add_sets=may_add_sets)
        return {path: _as_measured(part.block, blocks[path]) for path, part in zip(parts, scaled, strict=True)}

    fitted = longest(may_add_sets=True)
    # Sets added to very many blocks could exceed the limit of segments.
    return fitted if _is_playable(with_leaves(made, fitted), catalogue, gaps) else longest(may_add_sets=False)


def _as_measured(block: LeafBlock, before: LeafBlock) -> LeafBlock:
    """Return a contrast block defined as before: by its total again, if a total can be that long."""
    match before, block:
        case Contrast(total=int()), Contrast(total=None) if block.in_water <= limits.WORK.high:
            return replace(block, cycles=None, total=block.in_water)
        case _:
            return block


def _is_playable(made: Routine | Sketch, catalogue: Catalogue, gaps: Gaps) -> bool:
    routine = Routine(id="fitted", name=made.name, blocks=made.blocks)
    return count_segments(routine, catalogue, gaps) <= limits.SEGMENTS.high


def _changes(before: Mapping[RowPath, LeafBlock], after: Mapping[RowPath, LeafBlock]) -> tuple[FitChange, ...]:
    changes: list[FitChange] = []
    for path, block in before.items():
        if path not in after:
            changes.append(FitChange(path, None))
        elif after[path] is not block:
            for field in _fields(block):
                old, new = getattr(block, field), getattr(after[path], field)
                if old != new:
                    changes.append(FitChange(path, field, old, new))
    return tuple(changes)


def _fields(block: LeafBlock) -> tuple[DoseField, ...]:
    match block:
        case Step():
            return (DoseField.SECONDS, DoseField.REPS, DoseField.SETS)
        case Contrast():
            return (DoseField.WARM, DoseField.COLD, DoseField.CYCLES, DoseField.TOTAL)
    assert_never(block)
