"""The visit that is going on: one stay in one segment, until it is closed into the record."""

from collections.abc import Iterator

from recovery_timer.routine.timeline import Segment
from recovery_timer.session.checkpoint import OpenVisit
from recovery_timer.session.cues import Cue, cues
from recovery_timer.session.record import HowLeft, Visit


class CurrentVisit:
    """A stay in ``segment`` since ``entered`` (elapsed ms), which is ``entered_ms`` since the session's start."""

    def __init__(self, segment: Segment, entered: int, entered_ms: int) -> None:
        """Begin the stay, with all its cues ahead."""
        self.segment = segment
        self.entered = entered
        self.entered_ms = entered_ms
        self.extended_ms = 0
        self._emitted_ms = -1
        self._half_told = False

    @property
    def length_ms(self) -> int | None:
        """Its length, extensions included; None when it waits for the user."""
        duration_ms = self.segment.duration_ms
        return None if duration_ms is None else duration_ms + self.extended_ms

    def cues_from(self, position: int, *, half: bool) -> Iterator[Cue]:
        """Yield the cues at or after ``position`` (ms); ``half`` says whether the user wants that one.

        The half-time cue comes once a visit, however its length changes. *Finished* is not among them.
        """
        for cue in cues(self.segment, self.length_ms, half=half and not self._half_told, last=False):
            if cue.at_ms >= position:
                yield cue

    def cues_left(self, *, half: bool) -> Iterator[Cue]:
        """Yield the cues that have not been told yet."""
        return self.cues_from(self._emitted_ms + 1, half=half)

    def mark_emitted(self, cue: Cue) -> None:
        """Take ``cue`` and all before it as told."""
        self._emitted_ms = cue.at_ms
        self._half_told = self._half_told or cue.name == "half"

    def change_length(self, by_ms: int, position: int) -> None:
        """Become longer, or shorter if negative; cues that this puts before ``position`` (ms) are dropped."""
        self.extended_ms += by_ms
        self._emitted_ms = max(self._emitted_ms, position - 1)

    def so_far(self, elapsed: int) -> OpenVisit:
        """Return the visit as it can be taken up again, at ``elapsed``."""
        return OpenVisit(
            index=self.segment.index,
            entered_ms=self.entered_ms,
            held_ms=elapsed - self.entered,
            extended_ms=self.extended_ms,
            told_ms=self._emitted_ms,
            half_told=self._half_told,
        )

    def restore(self, visit: OpenVisit) -> None:
        """Go on with ``visit`` of the same segment: no cue is told twice."""
        self.extended_ms = visit.extended_ms
        self._emitted_ms = visit.told_ms
        self._half_told = visit.half_told

    def close(self, how: HowLeft, elapsed: int) -> Visit:
        """Return the visit as the record keeps it, left at ``elapsed``."""
        held_ms = elapsed - self.entered
        return Visit(
            segment=self.segment,
            entered_ms=self.entered_ms,
            held_ms=held_ms,
            extended_ms=self.extended_ms,
            skipped_ms=0 if self.length_ms is None else self.length_ms - held_ms,
            left=how,
        )
