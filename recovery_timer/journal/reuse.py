"""Learning from a routine's last session: how it went, and the routine as it was really done."""

from collections import deque
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import TypeAlias, assert_never

from msgspec import Struct
from msgspec.structs import replace

from recovery_timer.journal.summary import planned
from recovery_timer.routine import limits
from recovery_timer.routine.durations import MS
from recovery_timer.routine.edits import RowPath
from recovery_timer.routine.leaves import Leaf, leaves, with_leaves
from recovery_timer.routine.model import Contrast, LeafBlock, Routine, Step
from recovery_timer.routine.timeline import Kind, Segment
from recovery_timer.session.record import HowLeft, Outcome, Record, Visit

SAME_S = 3
"""Lengths that differ by less count as the same: no user presses a key to the second."""

_UNDECIDED = {HowLeft.END, HowLeft.UNVISITED}
"""How segments are left when the session ends early, which says nothing about them."""

StepPlace: TypeAlias = tuple[int, int | None]
"""The row of a step, and its row inside a circuit, as in `Segment`."""


class LastTime(Struct, frozen=True, kw_only=True):
    """How a session of a routine went. ``skipped`` is the first segment of each step that the user skipped.

    Steps cut off by the end of the session were not skipped.
    """

    started: datetime
    outcome: Outcome
    held_ms: int
    planned_ms: int
    skipped: tuple[Segment, ...]


def last_time(record: Record) -> LastTime:
    """Return how the session of ``record`` went."""
    steps = visits_of_steps(record).values()
    return LastTime(
        started=record.started,
        outcome=record.outcome,
        held_ms=record.held_ms,
        planned_ms=sum(segment.length_ms for segment in planned(record)),
        skipped=tuple(visits[0].segment for visits in steps if _is_skipped(visits)),
    )


def visits_of_steps(record: Record) -> Mapping[StepPlace, Sequence[Visit]]:
    """Return the visits of work, warm and cold of each step, in the order of the routine."""
    steps: dict[StepPlace, list[Visit]] = {}
    for visit in record.visits:
        if not visit.segment.kind.is_gap:
            steps.setdefault((visit.segment.block, visit.segment.inner), []).append(visit)
    return dict(sorted(steps.items(), key=lambda step: (step[0][0], step[0][1] or 0)))


def as_last_time(routine: Routine, record: Record) -> Routine | None:
    """Return ``routine`` with the lengths that were held in ``record``, without the steps that were skipped.

    Steps cut off by the end of the session stay as they are. Steps of the routine that the session did not have are
    left out: it was itself played as the time before, or they are new. None if nothing differs, if nothing is left, or
    if the session had other steps.
    """
    steps = deque(visits_of_steps(record).values())
    kept: dict[RowPath, LeafBlock] = {}
    for leaf in leaves(routine):
        if steps and _is_of(leaf, steps[0][0].segment):
            block = _as_held(leaf.block, steps.popleft())
            if block is not None:
                kept[leaf.path] = block
    if steps or not kept:
        return None
    made = with_leaves(routine, kept)
    return None if made.blocks == routine.blocks else made


def _is_of(leaf: Leaf, segment: Segment) -> bool:
    """Return whether ``segment`` comes from ``leaf``."""
    if (segment.inner is None) is not (len(leaf.path) == 1):
        return False
    match block := leaf.block:
        case Step():
            return (segment.label, segment.technique, segment.reps) == (block.name, block.technique, block.reps)
        case Contrast():
            return segment.water is block.water
    assert_never(block)


def _is_skipped(visits: Sequence[Visit]) -> bool:
    is_decided = any(visit.left not in _UNDECIDED for visit in visits)
    return is_decided and not any(_is_done(visit) for visit in visits)


def _as_held(block: LeafBlock, visits: Sequence[Visit]) -> LeafBlock | None:
    """Return ``block`` as it was held in ``visits``; None if it was skipped."""
    decided = [visit for visit in visits if visit.left not in _UNDECIDED]
    if not decided:
        return block
    done = [visit for visit in decided if _is_done(visit)]
    is_whole = len(decided) == len(visits)
    if not done:
        return None if is_whole else block
    match block:
        case Step():
            sets = max(_sets_of_rounds(done)) if is_whole else block.sets
            seconds = None if block.seconds is None else _length_s(done, block.seconds)
            return replace(block, sets=sets, seconds=seconds)
        case Contrast():
            warm = _length_s([visit for visit in done if visit.segment.kind is Kind.WARM], block.warm)
            cold = _length_s([visit for visit in done if visit.segment.kind is Kind.COLD], block.cold)
            cycles = max(_sets_of_rounds(done)) if is_whole else block.cycle_count
            if (warm, cold, cycles) == (block.warm, block.cold, block.cycle_count):
                return block
            return replace(block, warm=warm, cold=cold, cycles=min(cycles, block.cycle_count), total=None)
    assert_never(block)


def _is_done(visit: Visit) -> bool:
    return visit.left is HowLeft.DONE or (visit.held_ms >= MS and not visit.passed)


def _sets_of_rounds(done: Iterable[Visit]) -> Iterable[int]:
    """Return how many sets were done in each round."""
    rounds: dict[int | None, set[int]] = {}
    for visit in done:
        rounds.setdefault(visit.segment.round, set()).add(visit.segment.set)
    return [len(sets) for sets in rounds.values()]


def _length_s(done: Sequence[Visit], planned_s: int) -> int:
    """Return the usual length of the segments in ``done``, in s; as planned if it was about that."""
    held: dict[int, int] = {}
    for visit in done:
        # A segment that was started again counts with its longest visit.
        held[visit.segment.index] = max(visit.held_ms, held.get(visit.segment.index, 0))
    if not held:
        return planned_s
    seconds = round(_median(held.values()) / MS)
    if abs(seconds - planned_s) < SAME_S:
        return planned_s
    return min(max(seconds, limits.WORK.low), limits.WORK.high)


def _median(numbers: Collection[int]) -> float:
    # Not `statistics.median`: the module loads fractions and decimals, which takes 15 ms.
    ordered, middle = sorted(numbers), len(numbers) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2
