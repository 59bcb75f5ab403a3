"""The cues of a segment: which sounds, at which offsets. What the voice says is in `session.speech`.

- ``go`` at the start of every segment, including manual ones; its sound depends on the kind of segment.
- ``tick`` 3, 2 and 1 s before the end of every timed segment of 5 s or more; shorter ones have only ``go``.
- ``half`` half-way through work, warm and cold of 30 s or more, if the user wants it.
- ``finished`` at the end of the last segment.

Offsets are in ms from the start of the segment. They are computed from its present length, so +15 s moves them.
"""

from collections.abc import Iterator
from typing import Literal, assert_never

from msgspec import Struct

from recovery_timer.audio.sounds import Sound
from recovery_timer.routine.timeline import Kind, Segment

CueName = Literal["go", "half", "tick", "finished"]

TICKS_BEFORE_END_MS = (3_000, 2_000, 1_000)
SHORTEST_WITH_TICKS_MS = 5_000
SHORTEST_WITH_HALF_MS = 30_000


class Cue(Struct, frozen=True):
    """A cue and its offset in ms."""

    at_ms: int
    name: CueName


def cues(segment: Segment, length_ms: int | None, *, half: bool, last: bool) -> Iterator[Cue]:
    """Yield the cues of ``segment`` in order, for a length of ``length_ms`` (None if it waits for the user).

    ``half`` is the user's setting; ``last`` is whether this is the last segment.
    """
    yield Cue(0, "go")
    if length_ms is not None:
        if half and not segment.kind.is_gap and length_ms >= SHORTEST_WITH_HALF_MS:
            yield Cue(length_ms // 2, "half")
        if length_ms >= SHORTEST_WITH_TICKS_MS:
            for before_end_ms in TICKS_BEFORE_END_MS:
                yield Cue(length_ms - before_end_ms, "tick")
    if last:
        yield Cue(segment.length_ms if length_ms is None else length_ms, "finished")


def sound(name: CueName, kind: Kind) -> Sound:
    """Return the sound of cue ``name`` in a segment of ``kind``. Only the sound of ``go`` depends on the kind."""
    match name:
        case "go":
            return _go_sound(kind)
        case "half":
            return Sound.HALF
        case "tick":
            return Sound.TICK
        case "finished":
            return Sound.FINISHED
    assert_never(name)


def _go_sound(begins: Kind) -> Sound:
    match begins:
        case Kind.WORK:
            return Sound.GO_WORK
        case Kind.WARM:
            return Sound.GO_WARM
        case Kind.COLD:
            return Sound.GO_COLD
        case Kind.SWITCH | Kind.TRANSFER:
            return Sound.GO_SWITCH
        case Kind.REST | Kind.GET_READY | Kind.POSITION:
            return Sound.GO_REST
    assert_never(begins)
