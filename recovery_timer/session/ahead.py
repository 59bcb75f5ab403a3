"""What will be heard from now on: the sounds and phrases of the current segment and of later ones."""

from collections.abc import Callable, Iterable, Iterator
from operator import itemgetter

from recovery_timer.audio.sounds import Sound
from recovery_timer.routine.timeline import Segment, Timeline
from recovery_timer.session.cues import Cue, cues, sound
from recovery_timer.session.speech import CUE_SAYS, RINGS_MS, Spoken

Audible = Sound | Spoken
Says = Callable[[Segment, int | None], Iterable[Spoken]]
"""Returns what the voice says in a segment of the given length, in addition to what it says at cues."""


def upcoming(
    timeline: Timeline,
    segment: Segment,
    length_ms: int | None,
    begins: int,
    here: Iterable[Cue],
    *,
    since_ms: int,
    half: bool,
    says: Says | None,
) -> Iterator[tuple[int, Audible]]:
    """Yield what is heard and when, in ms of the clock, up to the first segment that waits for the user.

    ``segment`` begins at ``begins``, is ``length_ms`` long and has the cues ``here``; anything before ``since_ms`` into
    it is left out. ``half`` is the user's setting. Without ``says`` there is no voice.
    """
    last = timeline.segments[-1]
    while True:
        for at_ms, heard in _of_segment(segment, length_ms, here, says):
            if at_ms >= since_ms:
                yield begins + at_ms, heard
        if length_ms is None:
            return
        begins += length_ms
        if segment is last:
            yield from finish(begins, voice=says is not None)
            return
        segment, since_ms = timeline.segments[segment.index + 1], 0
        length_ms = segment.duration_ms
        here = cues(segment, length_ms, half=half, last=False)


def finish(at: int, *, voice: bool) -> Iterator[tuple[int, Audible]]:
    """Yield what is heard if the session finishes when the clock reads ``at``."""
    yield at, Sound.FINISHED
    if voice:
        yield at + RINGS_MS, Spoken(RINGS_MS, CUE_SAYS["finished"])


def _of_segment(
    segment: Segment, length_ms: int | None, here: Iterable[Cue], says: Says | None
) -> list[tuple[int, Audible]]:
    heard: list[tuple[int, Audible]] = []
    for cue in here:
        heard.append((cue.at_ms, sound(cue.name, segment.kind)))
        if says is not None and cue.name in CUE_SAYS:
            said = Spoken(cue.at_ms + RINGS_MS, CUE_SAYS[cue.name])
            heard.append((said.at_ms, said))
    if says is not None:
        heard += ((said.at_ms, said) for said in says(segment, length_ms))
    return sorted(heard, key=itemgetter(0))
