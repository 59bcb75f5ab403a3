"""Summaries: sessions without their visits, for lists, totals and rules, which look at thousands of them.

They cannot be part of a cycle, so they are hidden from the garbage collector (gc=False).
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime

from msgspec import Struct

from recovery_timer.routine.technique import Muscle
from recovery_timer.routine.timeline import Segment, Side
from recovery_timer.session.record import Outcome, Record


class Worked(Struct, frozen=True, gc=False):
    """The time for which a muscle was worked, on one side or on both together (``side`` is None), in ms."""

    muscle: Muscle
    side: Side | None
    held_ms: int


class Summary(Struct, frozen=True, kw_only=True, gc=False):
    """A session: for how long work, warm and cold were held and planned, and for which muscles.

    For a segment that waited for the user, the estimate counts as planned.
    """

    id: str
    routine_id: str
    routine_name: str
    started: datetime
    ended: datetime
    outcome: Outcome
    session_ms: int
    held_ms: int
    planned_ms: int
    worked: tuple[Worked, ...]

    @property
    def day(self) -> date:
        """The day on which it was started, where it was started."""
        return self.started.date()


def summary_of(record: Record) -> Summary:
    """Return the summary of ``record``."""
    return Summary(
        id=record.id,
        routine_id=record.routine_id,
        routine_name=record.routine_name,
        started=record.started,
        ended=record.ended,
        outcome=record.outcome,
        session_ms=record.session_ms,
        held_ms=record.held_ms,
        planned_ms=sum(segment.length_ms for segment in planned(record)),
        worked=worked(record),
    )


def planned(record: Record) -> Iterator[Segment]:
    """Yield the segments of work, warm and cold that were planned, each once, however often it was visited."""
    seen: set[int] = set()
    for visit in record.visits:
        if not visit.segment.kind.is_gap and visit.segment.index not in seen:
            seen.add(visit.segment.index)
            yield visit.segment


def worked(record: Record) -> tuple[Worked, ...]:
    """Return how long each muscle was worked on each side. A segment works all its muscles for its whole time."""
    held: Counter[tuple[Muscle, Side | None]] = Counter()
    for visit in record.visits:
        if not visit.segment.kind.is_gap and visit.held_ms:
            for muscle in dict.fromkeys(visit.segment.muscles):
                held[muscle, visit.segment.side] += visit.held_ms
    return tuple(Worked(muscle, side, ms) for (muscle, side), ms in sorted(held.items(), key=_place))


def _place(found: tuple[tuple[Muscle, Side | None], int]) -> tuple[str, str]:
    (muscle, side), _ = found
    return muscle, side or ""
