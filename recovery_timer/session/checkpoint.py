"""A checkpoint: all that is needed to go on with a session that was broken off, as a plain value.

It holds the expanded timeline and not the routine, which may have been changed since. Times are ms of the session's
own, so they mean the same on another day and with another clock.
"""

from datetime import datetime

from msgspec import Struct

from recovery_timer.routine.timeline import Segment, Timeline
from recovery_timer.session.record import Pause, Visit


class OpenVisit(Struct, frozen=True, kw_only=True):
    """A visit that is not over: its segment's index, when it was entered, how long it has been held, and its cues.

    Cues until `told_ms` (from the start of the segment) have been told; `half_told` is the half-time cue's own.
    """

    index: int
    entered_ms: int
    held_ms: int
    extended_ms: int
    told_ms: int
    half_told: bool


class Progress(Struct, frozen=True, kw_only=True):
    """How far a session has come: the visits and pauses that are over, and what goes on.

    `session_ms` counts from its start, pauses included. `pause` is the one that goes on, up to then; None while the
    session runs.
    """

    visit: OpenVisit
    session_ms: int
    visits: tuple[Visit, ...]
    pauses: tuple[Pause, ...]
    pause: Pause | None

    @property
    def elapsed_ms(self) -> int:
        """The session's time less all pauses: what was held of all visits."""
        return sum(visit.held_ms for visit in self.visits) + self.visit.held_ms


class Checkpoint(Struct, frozen=True, kw_only=True):
    """A session on its way. `started` and `kept` (when this was noted) are the wall clock's, for display only."""

    session_id: str
    routine_id: str
    started: datetime
    kept: datetime
    half: bool
    timeline: Timeline
    progress: Progress

    @property
    def segment(self) -> Segment:
        """The segment that is visited."""
        return self.timeline.segments[self.progress.visit.index]

    @property
    def remaining_ms(self) -> int | None:
        """What is left of that segment; None when it waits for the user."""
        duration_ms, visit = self.segment.duration_ms, self.progress.visit
        return None if duration_ms is None else max(0, duration_ms + visit.extended_ms - visit.held_ms)
