"""A session without a user, for export to a sound file: each wait ends by itself after its estimated time.

The same state machine plays it as any other, so it sounds like a live session in which the user presses the space bar
at exactly those times.
"""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from recovery_timer.routine.timeline import Segment, Timeline
from recovery_timer.session.ahead import Audible, Says, finish
from recovery_timer.session.session import Session
from recovery_timer.session.speech import BETWEEN_MS, Measured, Spoken, announcement, times_left
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


def soundtrack(timeline: Timeline, *, half: bool, says: Says | None) -> Iterator[tuple[int, Audible]]:
    """Yield each sound and phrase of ``timeline`` and when it is due, in ms, in order.

    ``half`` is whether half-time is heard; ``says`` returns what the voice says in a segment. Without it there is none.
    """
    session = Session(timeline, half=half)
    session.start(0)
    now = 0
    for segment in timeline.segments:
        if segment.is_manual:
            yield from session.sounds_ahead(now, says)
            session.advance(segment.start_ms)
            now = segment.end_ms
            session.done(now)
    if session.state is State.FINISHED:
        yield from finish(now, voice=says is not None)
    else:
        yield from session.sounds_ahead(now, says)


def speaking(measured: Measured, *, half: bool, every_ms: int) -> Says:
    """Return a function for the voice: it says what a live voice does, and "go on" where a live session would wait.

    ``half`` is whether half-time is announced, and ``every_ms`` how often the time left is; 0 is never.
    """

    def says(segment: Segment, length_ms: int | None) -> Iterable[Spoken]:
        said = announcement(segment, segment.length_ms, measured).spoken
        yield from said
        if said and length_ms is None:
            # The file goes on by itself; users who need longer stop it.
            at_ms = said[-1].at_ms + (measured(said[-1].text) or 0) + BETWEEN_MS
            yield Spoken(at_ms, WHEN_READY, max(0, segment.length_ms - at_ms))
        if every_ms:
            yield from times_left(segment, length_ms, every_ms, half=half)

    return says


def chapters(timeline: Timeline) -> Sequence[Chapter]:
    """Return a chapter per block, beginning with its lead-in and named after the exercise."""
    begins: dict[int, int] = {}
    labels: dict[int, dict[str, None]] = {}
    for segment in timeline.segments:
        begins.setdefault(segment.block, segment.start_ms)
        labels.setdefault(segment.block, {})[segment.label] = None
    return [Chapter(begins[block], ", ".join(labels[block])) for block in begins]
