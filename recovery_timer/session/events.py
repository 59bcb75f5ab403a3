"""The events of a session, emitted in the order in which they happened."""

from msgspec import Struct

from recovery_timer.routine.timeline import Segment
from recovery_timer.session.cues import CueName
from recovery_timer.session.record import PauseReason


class SegmentEntered(Struct, frozen=True):
    """Emitted when a visit to ``segment`` begins."""

    segment: Segment


class CueDue(Struct, frozen=True):
    """Emitted when a cue of ``segment`` is due, for the flash. Its sound was scheduled ahead of time."""

    name: CueName
    segment: Segment


class Extended(Struct, frozen=True):
    """Emitted when the current segment becomes longer by ``by_ms``, or shorter if negative."""

    by_ms: int


class Paused(Struct, frozen=True):
    """Emitted when the session stops running."""

    reason: PauseReason


class Resumed(Struct, frozen=True):
    """Emitted when the session continues exactly where it was, after a pause or after it was ended."""


class Ended(Struct, frozen=True):
    """Emitted when the session is ended before its last segment is over; it can be continued."""


class Finished(Struct, frozen=True):
    """Emitted when the last segment is over."""


Event = SegmentEntered | CueDue | Extended | Paused | Resumed | Ended | Finished
Events = tuple[Event, ...]
