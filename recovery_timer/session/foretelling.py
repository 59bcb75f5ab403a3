"""What will be heard, as far as it can be foretold: sound is written ahead of time."""

from collections.abc import Iterable, Iterator

from recovery_timer.routine.timeline import Segment, Timeline
from recovery_timer.session.cues import Cue, cues, sound


def foretell(
    timeline: Timeline, segment: Segment, length_ms: int | None, begins: int, ahead: Iterable[Cue], *, half: bool
) -> Iterator[tuple[int, str]]:
    """Yield each sound and when it is due (ms of the clock), up to the first segment that waits for the user.

    ``segment`` began or will have begun at ``begins``, is ``length_ms`` long, and has the cues ``ahead`` left; ``half``
    is the user's setting.
    """
    last = timeline.segments[-1]
    while True:
        for cue in ahead:
            yield begins + cue.at_ms, sound(cue.name, segment.kind)
        if length_ms is None:
            return
        begins += length_ms
        if segment is last:
            yield begins, "finished"
            return
        segment = timeline.segments[segment.index + 1]
        length_ms = segment.duration_ms
        ahead = cues(segment, length_ms, half=half, last=False)
