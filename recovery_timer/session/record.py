"""What really happened: the visits and pauses of one session.

A visit is one stay in one segment. For a timed one, `planned = held + skipped - extended` holds to the millisecond;
the held time of all visits together is the session's time less its pauses.
"""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from recovery_timer.routine.timeline import Segment


class HowLeft(StrEnum):
    """How a visit came to its end."""

    TIME = "time"
    DONE = "done"
    NEXT = "next"
    PREVIOUS = "previous"
    JUMP = "jump"
    END = "end"
    UNVISITED = "unvisited"


class PauseReason(StrEnum):
    """Why the session stood still."""

    USER = "user"
    SLEEP = "sleep"
    BROKEN_OFF = "broken off"
    ENDED = "ended"


class Outcome(StrEnum):
    """How a session came to its end: to the last segment, by the user, or by the program being closed or killed."""

    FINISHED = "finished"
    ENDED = "ended"
    BROKEN_OFF = "broken off"


class Visit(Struct, frozen=True, kw_only=True):
    """One stay in one segment, or the row of a segment that was never reached. All times in ms.

    `entered_ms` counts from the start of the session, pauses included; None when it was never entered. `planned_ms`
    is the segment's own length, None when it waits for the user. `extended_ms` is the signed sum of +15 s and -15 s;
    `skipped_ms` what was left when it was left early.
    """

    segment: Segment
    entered_ms: int | None
    held_ms: int
    extended_ms: int
    skipped_ms: int
    left: HowLeft

    @property
    def planned_ms(self) -> int | None:
        """The length the segment had in the timeline; None when it waits for the user."""
        return self.segment.duration_ms

    @property
    def passed(self) -> bool:
        """Whether a segment that waits for the user was passed over instead of done."""
        return self.segment.is_manual and self.left is HowLeft.NEXT


def unvisited(segment: Segment) -> Visit:
    """Return the row of ``segment`` if it was never reached: nothing held, all of it skipped."""
    return Visit(
        segment=segment,
        entered_ms=None,
        held_ms=0,
        extended_ms=0,
        skipped_ms=segment.duration_ms or 0,
        left=HowLeft.UNVISITED,
    )


class Pause(Struct, frozen=True, kw_only=True):
    """A time in which the session stood still: from and to in ms since its start."""

    start_ms: int
    end_ms: int
    reason: PauseReason


class Record(Struct, frozen=True, kw_only=True):
    """One session, as it is kept in the journal.

    `session_ms` is its length from the start to the end, pauses included. `started` and `ended` are the wall clock's,
    for display only: nothing is computed from them.
    """

    id: str
    routine_id: str
    routine_name: str
    started: datetime
    ended: datetime
    outcome: Outcome
    session_ms: int
    visits: tuple[Visit, ...]
    pauses: tuple[Pause, ...]

    @property
    def held_ms(self) -> int:
        """What the user is shown as held: work, warm and cold only."""
        return sum(visit.held_ms for visit in self._not_gaps())

    @property
    def skipped_ms(self) -> int:
        """What was left of work, warm and cold, never reached ones included."""
        return sum(visit.skipped_ms for visit in self._not_gaps())

    @property
    def extended_ms(self) -> int:
        """The signed sum of +15 s and -15 s over work, warm and cold."""
        return sum(visit.extended_ms for visit in self._not_gaps())

    def _not_gaps(self) -> Iterable[Visit]:
        return (visit for visit in self.visits if not visit.segment.kind.is_gap)
