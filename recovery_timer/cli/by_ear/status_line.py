"""The words of a session by ear: what to do now, for how long, and what comes next."""

from msgspec import Struct

from recovery_timer.cli import output
from recovery_timer.cli.terminal import cells
from recovery_timer.routine.durations import MS, clock
from recovery_timer.routine.timeline import Segment
from recovery_timer.session.record import Outcome, Record
from recovery_timer.session.session import Session
from recovery_timer.session.state import State

_BETWEEN = " | "
_CUT = "..."


class SessionStatus(Struct, frozen=True, kw_only=True):
    """A session at one moment. `remaining_ms` is None while it waits for the user, `volume` if there is no sound."""

    segment: Segment
    following: Segment | None
    remaining_ms: int | None
    position_ms: int
    left_ms: int
    is_about: bool
    state: State
    volume: int | None = None

    @property
    def changes_in_ms(self) -> int:
        """How long until its digits change, in ms."""
        if self.remaining_ms is None:
            return MS - self.position_ms % MS
        return (self.remaining_ms - 1) % MS + 1


def moment_of(session: Session, now: int, volume: int | None) -> SessionStatus:
    """Return ``session`` as it is ``now``, heard at ``volume`` in percent; None if there is no sound."""
    segment, segments = session.segment, session.timeline.segments
    return SessionStatus(
        segment=segment,
        following=segments[segment.index + 1] if segment.index + 1 < len(segments) else None,
        remaining_ms=session.remaining(now),
        position_ms=session.position(now),
        left_ms=session.total_remaining(now),
        is_about=any(each.is_manual for each in segments[segment.index :]),
        state=session.state,
        volume=volume,
    )


def status_line(moment: SessionStatus, width: int) -> str:
    """Return ``moment`` in at most ``width`` cells: the least important parts are dropped, then the rest is cut."""
    head = f"{_digits(moment)}  {_what(moment.segment)}"
    line = _cut(f"PAUSED {head}" if moment.state is State.PAUSED else head, width)
    heard, silent = (_volume(moment), "") if moment.volume else ("", _volume(moment))
    for part in (_hint(moment), silent, _left(moment), _following(moment), heard):
        longer = f"{line}{_BETWEEN}{part}"
        if part and cells(longer) <= width:
            line = longer
    return line


def segment_line(segment: Segment) -> str:
    """Return the line for a segment that begins, for terminals that cannot rewrite one: as `show` prints it."""
    return "  ".join(output.row(segment))


def summary(record: Record) -> str:
    """Return the session's result."""
    how = "Finished" if record.outcome is Outcome.FINISHED else "Ended"
    return f"{how}. You held {clock(record.held_ms)} of {clock(record.held_ms + record.skipped_ms)}."


def _digits(moment: SessionStatus) -> str:
    if moment.remaining_ms is None:
        return f"{clock(moment.position_ms // MS * MS)} so far"
    return clock(moment.remaining_ms)


def _what(segment: Segment) -> str:
    what = output.what_to_do(segment)
    return f"{output.kind(segment)}: {what}" if segment.kind.is_gap else what


def _hint(moment: SessionStatus) -> str:
    if moment.state is State.PAUSED:
        return "Space goes on"
    if moment.remaining_ms is None:
        return "Space when ready" if moment.segment.kind.is_gap else "Space when done"
    return ""


def _volume(moment: SessionStatus) -> str:
    if moment.volume is None:
        return "no sound"
    return f"volume {moment.volume} %" if moment.volume else "muted"


def _left(moment: SessionStatus) -> str:
    return f"{'about ' if moment.is_about else ''}{clock(moment.left_ms)} left"


def _following(moment: SessionStatus) -> str:
    following = moment.following
    if following is None:
        return "the last one"
    if moment.segment.kind.is_gap:
        # A gap speaks of what comes next already.
        return ""
    return f"then {_what(following)}"


def _cut(text: str, width: int) -> str:
    if cells(text) <= width:
        return text
    while text and cells(text) + len(_CUT) > width:
        text = text[:-1]
    return f"{text}{_CUT}"[:width]
