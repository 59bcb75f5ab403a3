"""Elapsed time: the clock's time minus all pauses.

The only place that converts between the clock's time and a session's own. All times are in ms.
"""

from recovery_timer.session.checkpoint import Progress
from recovery_timer.session.record import Pause, PauseReason


class SessionClock:
    """A stopwatch: reads 0 until started, and records completed pauses."""

    def __init__(self) -> None:
        self.started = 0
        self.pauses: list[Pause] = []
        self._offset = 0
        self._still_since: int | None = 0
        self._reason = PauseReason.USER

    def elapsed(self, now: int) -> int:
        """Return how long it has run by ``now``."""
        return (now if self._still_since is None else self._still_since) - self._offset

    def moment(self, elapsed: int) -> int:
        """Return the clock's time at which ``elapsed`` is or was reached, assuming no further pause."""
        return self._offset + elapsed

    def since_start(self, now: int) -> int:
        """Return the time from the start to ``now``, including pauses."""
        return now - self.started

    def length(self, now: int) -> int:
        """Return the time from the start to where it has stopped, or to ``now`` if it is running, including pauses."""
        return self.since_start(now if self._still_since is None else self._still_since)

    def start(self, now: int) -> None:
        """Start running from 0."""
        self.started = self._offset = now
        self._still_since = None

    def restore(self, progress: Progress, now: int) -> None:
        """Stop as of ``now`` where another clock was at ``progress``; a pause in progress then counts as completed."""
        self.started = now - progress.session_ms
        self._offset = now - progress.elapsed_ms
        self.pauses = [*progress.pauses, *([progress.pause] if progress.pause else [])]
        self._still_since = now
        self._reason = PauseReason.BROKEN_OFF

    def standing(self, now: int) -> Pause | None:
        """Return the current pause up to ``now``; None if it is running."""
        if self._still_since is None:
            return None
        start_ms, end_ms = self.since_start(self._still_since), self.since_start(now)
        return Pause(start_ms=start_ms, end_ms=end_ms, reason=self._reason)

    def stop(self, now: int, reason: PauseReason) -> None:
        """Stop; a current pause is replaced by this one."""
        if self._still_since is not None:
            self.go_on(now)
        self._still_since = now
        self._reason = reason

    def go_on(self, now: int) -> None:
        """Continue where it stopped, and record the pause."""
        pause = self.standing(now)
        if pause is None or self._still_since is None:
            return
        self.pauses.append(pause)
        self._offset += now - self._still_since
        self._still_since = None

    def hold(self, ms: int) -> None:
        """Stand still for ``ms`` while running, without a pause."""
        self._offset += ms
