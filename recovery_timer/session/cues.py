"""The cues of a segment: which sounds and phrases, at which offsets.

- ``go`` at the start of every segment, including manual ones; its sound depends on the kind of segment.
- ``tick`` 3, 2 and 1 s before the end of every timed segment of 5 s or more; shorter ones have only ``go``.
- ``half`` half-way through work, warm and cold of 30 s or more, if the user wants it.
- ``finished`` at the end of the last segment.
- The voice speaks in gaps: what comes next, then the instruction, as far as both end before the first tick. This is as
  exact as speech can be: the duration of a phrase is estimated from its number of characters. Who does not look must
  know that the exercise changes, so then its name comes first, and is spoken even if the first tick cuts it off.
  Between sets a few seconds apart, only the number is spoken.

Offsets are in ms from the start of the segment. They are computed from its present length, so +15 s moves them.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Literal, assert_never

from msgspec import Struct

from recovery_timer.audio.sounds import Sound
from recovery_timer.routine.technique import Family
from recovery_timer.routine.timeline import Kind, Segment, Timeline

CueName = Literal["go", "half", "tick", "finished"]

TICKS_BEFORE_END_MS = (3_000, 2_000, 1_000)
SHORTEST_WITH_TICKS_MS = 5_000
SHORTEST_WITH_HALF_MS = 30_000

SPOKEN_CHARACTERS_PER_SECOND = 14
"""Assumed speed of the voice at its default rate, for choosing a phrase that fits into a gap."""

RINGS_MS = 600
"""How much of a sound must have been played before the voice can be understood over it."""

CUE_SAYS: dict[CueName, str] = {"half": "Half way", "finished": "Done"}
"""What the voice says at cues other than announcements of what comes next."""


class Cue(Struct, frozen=True):
    """A cue and its offset in ms."""

    at_ms: int
    name: CueName


class Announcement(Struct, frozen=True):
    """What the voice says in a gap, and at which offset, in ms."""

    at_ms: int
    text: str


_END_OF_SENTENCE = re.compile(r"(?<=[.!?])\s+")


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


def upcoming_sounds(
    timeline: Timeline, segment: Segment, length_ms: int | None, begins: int, ahead: Iterable[Cue], *, half: bool
) -> Iterator[tuple[int, Sound]]:
    """Yield each sound and when it is due, in ms of the clock, up to the first segment that waits for the user.

    ``segment`` begins at ``begins``, is ``length_ms`` long and has the cues ``ahead`` left; ``half`` is the user's
    setting.
    """
    last = timeline.segments[-1]
    while True:
        for cue in ahead:
            yield begins + cue.at_ms, sound(cue.name, segment.kind)
        if length_ms is None:
            return
        begins += length_ms
        if segment is last:
            yield begins, Sound.FINISHED
            return
        segment = timeline.segments[segment.index + 1]
        length_ms = segment.duration_ms
        ahead = cues(segment, length_ms, half=half, last=False)


def says(segment: Segment, rate_percent: int = 100) -> str:
    """Return what the voice announces at the start of ``segment``: for a gap, what comes next; else nothing.

    It is the longest wording that ends before the gap's first tick at ``rate_percent`` of the default speed. Where the
    exercise changes, every wording begins with its name, and the shortest is used if none ends in time.
    """
    if not segment.kind.is_gap:
        return ""
    phrases = list(_phrasings(segment))
    fitting = [phrase for phrase in phrases if _spare_ms(phrase, segment, rate_percent) >= 0]
    return max(fitting, key=len, default=phrases[0] if _changes_exercise(segment) else "")


def adds(segment: Segment, rate_percent: int = 100) -> str:
    """Return the part of the instruction to speak after `says`: the whole sentences that end before the first tick.

    It is empty if nothing is announced, or only the number of the set.
    """
    announced, added = says(segment, rate_percent), ""
    if not announced or _only_counts(segment):
        return ""
    for sentence in _END_OF_SENTENCE.split(segment.instruction):
        longer = f"{added} {sentence}".strip()
        if _spare_ms(_joined(announced, longer), segment, rate_percent) < 0:
            break
        added = longer
    return added


def announcement(segment: Segment, rate_percent: int = 100) -> Announcement | None:
    """Return everything that the voice says in ``segment``, and when; None if nothing.

    It lets the sound of ``go`` ring out first, as far as time allows.
    """
    announced = says(segment, rate_percent)
    if not announced:
        return None
    text = _joined(announced, adds(segment, rate_percent))
    return Announcement(max(0, min(RINGS_MS, _spare_ms(text, segment, rate_percent))), text)


def _phrasings(leads_to: Segment) -> Iterator[str]:
    name, side, number = leads_to.label, leads_to.side or "", _number(leads_to)
    if _changes_exercise(leads_to):
        wordings = [(name,), (name, side), (name, side, number)]
    elif _only_counts(leads_to):
        wordings = [(str(leads_to.set),)]
    else:
        wordings = [(side,), (side, number), (name, side, number)]
    for parts in wordings:
        phrase = ", ".join(part for part in parts if part)
        if phrase:
            yield phrase[0].upper() + phrase[1:]


def _only_counts(gap: Segment) -> bool:
    """Whether sets follow each other so quickly that more than their number would be a nuisance."""
    return gap.kind is Kind.REST and not _changes_exercise(gap) and gap.length_ms < SHORTEST_WITH_TICKS_MS


def _changes_exercise(gap: Segment) -> bool:
    match gap.kind:
        case Kind.GET_READY | Kind.POSITION | Kind.TRANSFER:
            return True
        case Kind.REST:
            # Between rounds: a rest within a step leads to a later set.
            return gap.set == 1
        case Kind.SWITCH | Kind.WORK | Kind.WARM | Kind.COLD:
            return False
    assert_never(gap.kind)


def _number(leads_to: Segment) -> str:
    counted = "cycle" if leads_to.family is Family.CONTRAST else "set"
    if leads_to.of_sets == 1:
        return ""
    return f"last {counted}" if leads_to.set == leads_to.of_sets else f"{counted} {leads_to.set} of {leads_to.of_sets}"


def _joined(announced: str, added: str) -> str:
    return f"{announced}. {added}" if added else announced


def _spare_ms(text: str, gap: Segment, rate_percent: int) -> int:
    """Return how much time is left in ``gap`` between speaking ``text`` and the first tick, in ms."""
    if gap.duration_ms is None:
        return RINGS_MS
    before_tick_ms = gap.duration_ms
    if gap.duration_ms >= SHORTEST_WITH_TICKS_MS:
        before_tick_ms -= TICKS_BEFORE_END_MS[0]
    # Rounded up, so that no text counts as fitting when it does not.
    spoken_ms = -(-len(text) * 100_000 // (SPOKEN_CHARACTERS_PER_SECOND * rate_percent))
    return before_tick_ms - spoken_ms
