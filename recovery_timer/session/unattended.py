"""A session that nobody attends, as it is exported to a sound file: each wait ends by itself, when it is estimated to.

It is played by the same state machine as any other, so its sounds are those of a live session in which the user presses
the space bar exactly then.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from recovery_timer.audio.sounds import Sound
from recovery_timer.routine.timeline import Segment, Timeline
from recovery_timer.session.cues import CUE_SAYS, RINGS_MS, announcement, cues
from recovery_timer.session.session import Session
from recovery_timer.session.state import State

WHEN_READY = "When you are ready."


class Utterance(Struct, frozen=True):
    """A phrase: its time in ms, and until when it may last; None if nothing follows."""

    at_ms: int
    text: str
    until_ms: int | None


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
            yield from session.sounds_ahead(now)
            session.advance(segment.start_ms)
            now = segment.end_ms
            session.done(now)
    if session.state is State.FINISHED:
        yield now, Sound.FINISHED
    else:
        yield from session.sounds_ahead(now)


def spoken(timeline: Timeline, *, half: bool, rate_percent: int) -> Iterator[Utterance]:
    """Yield what the voice says in ``timeline``, in order, at ``rate_percent`` of its usual speed."""
    last = timeline.segments[-1]
    for segment in timeline.segments:
        begins, until_ms = segment.start_ms, segment.start_ms + _first_tick_ms(segment)
        announced = announcement(segment, rate_percent)
        if announced is not None:
            text = _with_invitation(announced.text) if segment.is_manual else announced.text
            yield Utterance(begins + announced.at_ms, text, until_ms)
        for cue in cues(segment, segment.duration_ms, half=half, last=segment is last):
            if cue.name in CUE_SAYS:
                until = None if cue.name == "finished" else until_ms
                yield Utterance(begins + cue.at_ms + RINGS_MS, CUE_SAYS[cue.name], until)


def chapters(timeline: Timeline) -> Sequence[Chapter]:
    """Return a chapter for each block, from its lead-in on, named after what is done in it."""
    begins: dict[int, int] = {}
    labels: dict[int, dict[str, None]] = {}
    for segment in timeline.segments:
        begins.setdefault(segment.block, segment.start_ms)
        labels.setdefault(segment.block, {})[segment.label] = None
    return [Chapter(begins[block], ", ".join(labels[block])) for block in begins]


def _first_tick_ms(segment: Segment) -> int:
    """Return the offset of the first tick of ``segment`` in ms, or its length if it has none."""
    ticks = (cue.at_ms for cue in cues(segment, segment.duration_ms, half=False, last=False) if cue.name == "tick")
    return next(ticks, segment.length_ms)


def _with_invitation(announced: str) -> str:
    """Return what is said where a live session waits: the file goes on by itself, and whoever needs longer stops it."""
    return f"{announced.rstrip('.')}. {WHEN_READY}"
