"""A checkpoint: everything needed to resume an interrupted session, as a plain value.

It contains the expanded timeline rather than the routine, which may have changed since. Times are in ms of the session,
so they mean the same on another day and with another clock.
"""

from datetime import datetime

from msgspec import Struct

from recovery_timer.routine.timeline import Segment, Timeline
from recovery_timer.session.record import Pause, Visit


class OpenVisit(Struct, frozen=True, kw_only=True, rename={"emitted_ms": "told_ms", "half_emitted": "half_told"}):
    """A visit in progress: the index of its segment, when it was entered, how long it has been held, and its cues.

    Cues up to `emitted_ms` (from the start of the segment) have been emitted; `half_emitted` is for the half-time cue.
    Both keep their old names in the files.
    """

    index: int
    entered_ms: int
    held_ms: int
    extended_ms: int
    emitted_ms: int
    half_emitted: bool


class Progress(Struct, frozen=True, kw_only=True):
    """How far a session has come: the visits and pauses that are over, and those in progress.

    `session_ms` counts from its start, including pauses. `pause` is the current one, up to then; None if the session is
    running.
    """

    visit: OpenVisit
    session_ms: int
    visits: tuple[Visit, ...]
    pauses: tuple[Pause, ...]
    pause: Pause | None

    @property
    def elapsed_ms(self) -> int:
        """The session's time minus all pauses, which is the held time of all visits."""
        return sum(visit.held_ms for visit in self.visits) + self.visit.held_ms


class Checkpoint(Struct, frozen=True, kw_only=True):
    """A session in progress. `started` and `kept` (when this was made) are wall-clock times, for display only."""

    session_id: str
    routine_id: str
    started: datetime
    kept: datetime
    half: bool
    timeline: Timeline
    progress: Progress

    @property
    def segment(self) -> Segment:
        """The current segment."""
        return self.timeline.segments[self.progress.visit.index]

    @property
    def remaining_ms(self) -> int | None:
        """What is left of the current segment; None if it waits for the user."""
        duration_ms, visit = self.segment.duration_ms, self.progress.visit
        return None if duration_ms is None else max(0, duration_ms + visit.extended_ms - visit.held_ms)
