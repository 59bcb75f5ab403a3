"""How the commands print routines: as rows of a table, or as JSON."""

from datetime import datetime
from typing import TYPE_CHECKING

from recovery_timer.app.library import LibraryEntry
from recovery_timer.app.settings import Settings
from recovery_timer.routine.durations import clock
from recovery_timer.routine.technique import Family
from recovery_timer.routine.timeline import Segment, Timeline
from recovery_timer.session.cues import cues
from recovery_timer.session.speech import announcement

if TYPE_CHECKING:
    # Takes 60 ms to import, and most commands read no text.
    from recovery_timer.routine.notation import Notice


def length(timeline: Timeline | None) -> str:
    """Return the length of ``timeline``, with "about" if it is estimated; None is one that is too long to play."""
    if timeline is None:
        return "too long to play"
    return f"about {clock(timeline.total_ms)}" if timeline.is_about else clock(timeline.total_ms)


def notice_line(notice: "Notice") -> str:
    """Return where in a text ``notice`` is, what it says, and what could stand there instead."""
    # A question itself names what may have been meant.
    asks = notice.message.endswith("?") or not notice.suggestions
    suggestions = "" if asks else f"; try: {' or '.join(notice.suggestions)}"
    return f"Line {notice.line}, column {notice.column}: {notice.message}{suggestions}"


def row(segment: Segment) -> tuple[str, ...]:
    """Return ``segment`` as a row of a table: its start, length and kind, and what to do in it."""
    length = "waits for you" if segment.is_manual else clock(segment.length_ms)
    return clock(segment.start_ms), length, kind(segment), what_to_do(segment)


def kind(segment: Segment) -> str:
    """Return the kind of ``segment`` in words."""
    return segment.kind.replace("_", " ")


def what_to_do(segment: Segment) -> str:
    """Return what to do in ``segment``; for a gap, what it leads to."""
    counted = "cycle" if segment.family is Family.CONTRAST else "set"
    what = [
        segment.label,
        segment.side or "",
        f"{counted} {segment.set} of {segment.of_sets}" if segment.of_sets > 1 else "",
        f"round {segment.round} of {segment.of_rounds}" if segment.round else "",
        f"{segment.reps} {'rep' if segment.reps == 1 else 'reps'}" if segment.reps else "",
    ]
    return ", ".join(part for part in what if part)


_SEGMENT_FIELDS = (
    "index",
    "start_ms",
    "duration_ms",
    "estimate_ms",
    "kind",
    "label",
    "side",
    "set",
    "of_sets",
    "block",
    "inner",
    "round",
)


def timeline_as_json(timeline: Timeline, settings: Settings) -> dict[str, object]:
    """Return ``timeline`` with its cues according to ``settings``, as `show --json` prints it."""
    return {
        "name": timeline.name,
        "total_ms": timeline.total_ms,
        "about": timeline.is_about,
        "segments": [
            _segment_as_json(segment, settings, last=segment is timeline.segments[-1]) for segment in timeline.segments
        ],
    }


def _segment_as_json(segment: Segment, settings: Settings, *, last: bool) -> dict[str, object]:
    heard = cues(segment, segment.duration_ms, half=settings.half, last=last)
    # Everything there is to say: how much of it fits depends on the voice.
    says, *adds = [each.text for each in announcement(segment, segment.duration_ms, lambda _: 0).spoken] or [""]
    return {
        **{name: getattr(segment, name) for name in _SEGMENT_FIELDS},
        "says": says,
        "adds": " ".join(adds),
        "cues": [{"at_ms": segment.start_ms + cue.at_ms, "name": cue.name} for cue in heard],
    }


def entry_as_json(entry: LibraryEntry, timeline: Timeline | None, last_used: datetime | None) -> dict[str, object]:
    """Return ``entry`` as `list --json` prints it."""
    return {
        "id": entry.routine.id,
        "name": entry.routine.name,
        "total_ms": timeline.total_ms if timeline else None,
        "about": timeline is not None and timeline.is_about,
        "built_in": entry.built_in,
        "last_used": last_used.isoformat() if last_used else None,
    }
