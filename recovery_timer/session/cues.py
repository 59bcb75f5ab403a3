"""The cues of a segment: what is heard, and what is said, at which offset.

- ``go`` at the start of every segment, manual ones too; its sound tells the kinds apart.
- ``tick`` 3, 2 and 1 s before the end of every timed segment of 5 s or more; shorter ones have only ``go``.
- ``half`` at half the length of work, warm and cold of 30 s or more, where the user wants it.
- ``finished`` at the end of the last segment.

Offsets are ms from the start of the segment. They are computed from its present length, so +15 s moves them.
"""

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from recovery_timer.routine.timeline import Kind, Segment

CueName = Literal["go", "half", "tick", "finished"]

TICKS_BEFORE_END_MS = (3_000, 2_000, 1_000)
SHORTEST_WITH_TICKS_MS = 5_000
SHORTEST_WITH_HALF_MS = 30_000

SPOKEN_CHARACTERS_PER_SECOND = 14
"""How fast the voice is taken to speak when a phrase is chosen that fits its gap."""

GO_SOUNDS = {
    Kind.WORK: "go_work",
    Kind.WARM: "go_warm",
    Kind.COLD: "go_cold",
    Kind.SWITCH: "go_switch",
    Kind.TRANSFER: "go_switch",
    Kind.REST: "go_rest",
    Kind.GET_READY: "go_rest",
    Kind.POSITION: "go_rest",
}
"""The sound of ``go`` by the kind of segment that begins; the other cues have one sound each, of their own name."""


class Cue(Struct, frozen=True):
    """A cue and its offset in ms."""

    at_ms: int
    name: CueName


def cues(segment: Segment, length_ms: int | None, *, half: bool, last: bool) -> Iterator[Cue]:
    """Yield the cues of ``segment`` in their order, if it is ``length_ms`` long (None: it waits for the user).

    ``half`` is the user's setting; ``last`` says that nothing comes after this segment.
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


def sound(name: CueName, kind: Kind) -> str:
    """Return the name of the sound of cue ``name`` in a segment of ``kind``."""
    return GO_SOUNDS[kind] if name == "go" else name


def says(segment: Segment) -> str:
    """Return what the voice says at the start of ``segment``: in a gap, what it leads to; else nothing.

    It is the longest of three phrasings that ends before the gap's first tick, so that voice and tick never meet.
    """
    if not segment.kind.is_gap:
        return ""
    fitting = [phrase for phrase in _phrasings(segment) if _fits(phrase, segment.duration_ms)]
    return max(fitting, key=len, default="")


def _phrasings(leads_to: Segment) -> Iterator[str]:
    side = leads_to.side or ""
    counted = "cycle" if leads_to.family == "contrast" else "set"
    number = f"{counted} {leads_to.set} of {leads_to.of_sets}" if leads_to.of_sets > 1 else ""
    for parts in ((side,), (side, number), (leads_to.label, side, number)):
        phrase = ", ".join(part for part in parts if part)
        if phrase:
            yield phrase[0].upper() + phrase[1:]


def _fits(phrase: str, gap_ms: int | None) -> bool:
    if gap_ms is None:
        return True
    before_tick_ms = gap_ms - TICKS_BEFORE_END_MS[0] if gap_ms >= SHORTEST_WITH_TICKS_MS else gap_ms
    return len(phrase) * 1_000 <= before_tick_ms * SPOKEN_CHARACTERS_PER_SECOND
