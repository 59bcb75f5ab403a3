"""A session that nobody attends, as it is exported to a sound file: each wait ends by itself, when it is estimated to.

It is played by the same state machine as any other, so its sounds are those of a live session in which the user presses
the space bar exactly then.
"""

from collections.abc import Iterator, Sequence
from operator import attrgetter

from msgspec import Struct
from msgspec.structs import replace

from recovery_timer.audio.sounds import Sound
from recovery_timer.routine.timeline import Segment, Timeline
from recovery_timer.session.cues import cues
from recovery_timer.session.session import Session
from recovery_timer.session.speech import (
    BETWEEN_MS,
    CUE_SAYS,
    RINGS_MS,
    Measured,
    Spoken,
    announcement,
    times_left,
)
from recovery_timer.session.state import State

WHEN_READY = "When you are ready."


class Chapter(Struct, frozen=True):
    """A block of a routine: when it begins, in ms, and its name."""

    at_ms: int
    title: str


def with_waits(timeline: Timeline, wait_ms: int) -> Timeline:
    """Return ``timeline`` with ``wait_ms`` for each gap that waits until the user is ready."""
    segments: list[Segment] = []
    start_ms = 0
    for segment in timeline.segments:
        waits = segment.is_manual and segment.kind.is_gap
        segments.append(replace(segment, start_ms=start_ms, estimate_ms=wait_ms if waits else segment.estimate_ms))
        start_ms = segments[-1].end_ms
    return replace(timeline, segments=tuple(segments))


def soundtrack(timeline: Timeline, *, half: bool) -> Iterator[tuple[int, Sound]]:
    """Yield each sound of ``timeline`` and when it is due, in ms; ``half`` says whether half-time is heard."""
    session = Session(timeline, half=half)
    session.start(0)
    now = 0
    for segment in timeline.segments:
        if segment.is_manual:
            yield from _sounds(session, now)
            session.advance(segment.start_ms)
            now = segment.end_ms
            session.done(now)
    if session.state is State.FINISHED:
        yield now, Sound.FINISHED
    else:
        yield from _sounds(session, now)


def _sounds(session: Session, now: int) -> Iterator[tuple[int, Sound]]:
    return ((at, heard) for at, heard in session.sounds_ahead(now) if isinstance(heard, Sound))


def spoken(timeline: Timeline, measured: Measured, *, half: bool, every_ms: int) -> Iterator[Spoken]:
    """Yield what the voice says in ``timeline``, in order, with times from its start.

    ``half`` says whether half-time is told, and ``every_ms`` how often the time left; 0 is never.
    """
    last = timeline.segments[-1]
    for segment in timeline.segments:
        said = list(announcement(segment, segment.length_ms, measured).spoken)
        if said and segment.is_manual:
            # A live session waits here: the file goes on by itself, and whoever needs longer stops it.
            ends_ms = said[-1].at_ms + (measured(said[-1].text) or 0)
            said.append(Spoken(ends_ms + BETWEEN_MS, WHEN_READY, max(0, segment.length_ms - ends_ms - BETWEEN_MS)))
        if every_ms:
            said += times_left(segment, segment.duration_ms, every_ms, half=half)
        for cue in cues(segment, segment.duration_ms, half=half, last=segment is last):
            if cue.name in CUE_SAYS:
                said.append(Spoken(cue.at_ms + RINGS_MS, CUE_SAYS[cue.name]))
        for each in sorted(said, key=attrgetter("at_ms")):
            yield replace(each, at_ms=segment.start_ms + each.at_ms)


def chapters(timeline: Timeline) -> Sequence[Chapter]:
    """Return a chapter for each block, from its lead-in on, named after what is done in it."""
    begins: dict[int, int] = {}
    labels: dict[int, dict[str, None]] = {}
    for segment in timeline.segments:
        begins.setdefault(segment.block, segment.start_ms)
        labels.setdefault(segment.block, {})[segment.label] = None
    return [Chapter(begins[block], ", ".join(labels[block])) for block in begins]
