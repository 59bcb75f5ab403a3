"""What actually happened: the visits and pauses of one session.

A visit is one stay in one segment. For a timed one, `planned = held + skipped - extended` is exact to the millisecond;
the held time of all visits together is the session's time minus its pauses.
"""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from recovery_timer.routine.timeline import Segment


class HowLeft(StrEnum):
    """How a visit ended."""

    TIME = "time"
    DONE = "done"
    NEXT = "next"
    PREVIOUS = "previous"
    JUMP = "jump"
    END = "end"
    UNVISITED = "unvisited"


class PauseReason(StrEnum):
    """Why the session was paused."""

    USER = "user"
    SLEEP = "sleep"
    BROKEN_OFF = "broken off"
    ENDED = "ended"
    DESCRIPTION = "description"
    """The exercise was being described to the user."""


class Outcome(StrEnum):
    """How a session ended: after the last segment, by the user, or because the program was closed or killed."""

    FINISHED = "finished"
    ENDED = "ended"
    BROKEN_OFF = "broken off"


class Visit(Struct, frozen=True, kw_only=True):
    """One stay in one segment, or a row for a segment that was never reached. All times are in ms.

    `entered_ms` counts from the start of the session, including pauses; None if it was never entered. `planned_ms` is
    the segment's own length, None if it waits for the user. `extended_ms` is the signed sum of +15 s and -15 s;
    `skipped_ms` is what remained when it was left early.
    """

    segment: Segment
    entered_ms: int | None
    held_ms: int
    extended_ms: int
    skipped_ms: int
    left: HowLeft

    @property
    def planned_ms(self) -> int | None:
        """The segment's length in the timeline; None if it waits for the user."""
        return self.segment.duration_ms

    @property
    def passed(self) -> bool:
        """Whether a segment that waits for the user was skipped instead of done."""
        return self.segment.is_manual and self.left is HowLeft.NEXT


def unvisited(segment: Segment) -> Visit:
    """Return the row for ``segment`` if it was never reached: nothing held, all of it skipped."""
    return Visit(
        segment=segment,
        entered_ms=None,
        held_ms=0,
        extended_ms=0,
        skipped_ms=segment.duration_ms or 0,
        left=HowLeft.UNVISITED,
    )


class Pause(Struct, frozen=True, kw_only=True):
    """A pause of the session: from and to, in ms since its start."""

    start_ms: int
    end_ms: int
    reason: PauseReason


class Cues(Struct, frozen=True, kw_only=True):
    """How punctual the cues of a session were: how many were ``due``, how many were on time, and the worst one heard.

    ``worst_ms`` is how early or late that one was.
    """

    due: int
    on_time: int
    worst_ms: int


class Record(Struct, frozen=True, kw_only=True):
    """One session, as stored in the journal.

    `session_ms` is its length from start to end, including pauses. `started` and `ended` are wall-clock times, for
    display only: nothing is computed from them.
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
    cues: Cues | None = None
    """None if they were not measured: there was no sound, the version was older, or the program ended too soon."""

    @property
    def held_ms(self) -> int:
        """The held time shown to the user: work, warm and cold only."""
        return sum(visit.held_ms for visit in self._not_gaps())

    @property
    def skipped_ms(self) -> int:
        """The skipped time of work, warm and cold, including segments that were never reached."""
        return sum(visit.skipped_ms for visit in self._not_gaps())

    @property
    def extended_ms(self) -> int:
        """The signed sum of +15 s and -15 s over work, warm and cold."""
        return sum(visit.extended_ms for visit in self._not_gaps())

    def _not_gaps(self) -> Iterable[Visit]:
        return (visit for visit in self.visits if not visit.segment.kind.is_gap)
