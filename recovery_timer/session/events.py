"""What a session says has happened, in the order in which it happened."""

from msgspec import Struct

from recovery_timer.routine.timeline import Segment
from recovery_timer.session.cues import CueName
from recovery_timer.session.record import PauseReason


class SegmentEntered(Struct, frozen=True):
    """A visit to ``segment`` began."""

    segment: Segment


class CueDue(Struct, frozen=True):
    """A cue of ``segment`` is due now: for the flash and the voice. Its sound has been written ahead."""

    name: CueName
    segment: Segment


class Extended(Struct, frozen=True):
    """The running segment became longer by ``by_ms``, or shorter if it is negative."""

    by_ms: int


class Paused(Struct, frozen=True):
    """The session stands still."""

    reason: PauseReason


class Resumed(Struct, frozen=True):
    """The session goes on exactly where it stood, after a pause or after it had been ended."""


class Ended(Struct, frozen=True):
    """The session was ended before its last segment was over; it can be gone on with."""


class Finished(Struct, frozen=True):
    """The last segment is over."""


Event = SegmentEntered | CueDue | Extended | Paused | Resumed | Ended | Finished
Events = tuple[Event, ...]
