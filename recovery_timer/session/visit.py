"""The current visit: one stay in one segment, until it is closed and added to the record."""

from collections.abc import Iterator

from recovery_timer.routine.timeline import Segment
from recovery_timer.session.checkpoint import OpenVisit
from recovery_timer.session.cues import Cue, cues
from recovery_timer.session.record import HowLeft, Visit


class CurrentVisit:
    """A stay in ``segment`` since ``entered`` (elapsed ms), which is ``entered_ms`` after the session's start."""

    def __init__(self, segment: Segment, entered: int, entered_ms: int) -> None:
        self.segment = segment
        self.entered = entered
        self.entered_ms = entered_ms
        self.extended_ms = 0
        self._emitted_ms = -1
        self.half_emitted_ms: int | None = None

    @property
    def length_ms(self) -> int | None:
        """The segment's length including extensions, in ms; None if it waits for the user."""
        duration_ms = self.segment.duration_ms
        return None if duration_ms is None else duration_ms + self.extended_ms

    def cues_from(self, position: int, *, half: bool) -> Iterator[Cue]:
        """Yield the cues at or after ``position`` (ms); ``half`` is whether the user wants the half-time cue.

        The half-time cue comes once per visit, however often its length changes. *Finished* is not included.
        """
        for cue in cues(self.segment, self.length_ms, half=half and self.half_emitted_ms is None, last=False):
            if cue.at_ms >= position:
                yield cue

    def cues_left(self, *, half: bool) -> Iterator[Cue]:
        """Yield the cues that have not been emitted yet."""
        return self.cues_from(self._emitted_ms + 1, half=half)

    def mark_emitted(self, cue: Cue) -> None:
        """Mark ``cue`` and all before it as emitted."""
        self._emitted_ms = cue.at_ms
        if cue.name == "half":
            self.half_emitted_ms = cue.at_ms

    def change_length(self, by_ms: int, position: int) -> None:
        """Lengthen by ``by_ms``, or shorten if negative; cues that are then before ``position`` (ms) are dropped."""
        self.extended_ms += by_ms
        self._emitted_ms = max(self._emitted_ms, position - 1)

    def so_far(self, elapsed: int) -> OpenVisit:
        """Return the visit as of ``elapsed``, in a form that `restore` takes."""
        return OpenVisit(
            index=self.segment.index,
            entered_ms=self.entered_ms,
            held_ms=elapsed - self.entered,
            extended_ms=self.extended_ms,
            emitted_ms=self._emitted_ms,
            half_emitted=self.half_emitted_ms is not None,
        )

    def restore(self, visit: OpenVisit) -> None:
        """Continue ``visit`` of the same segment; no cue is emitted twice."""
        self.extended_ms = visit.extended_ms
        self._emitted_ms = visit.emitted_ms
        self.half_emitted_ms = 0 if visit.half_emitted else None

    def close(self, how: HowLeft, elapsed: int) -> Visit:
        """Return the visit for the record, left at ``elapsed``."""
        held_ms = elapsed - self.entered
        return Visit(
            segment=self.segment,
            entered_ms=self.entered_ms,
            held_ms=held_ms,
            extended_ms=self.extended_ms,
            skipped_ms=0 if self.length_ms is None else self.length_ms - held_ms,
            left=how,
        )
