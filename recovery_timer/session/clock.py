"""Elapsed time: the clock's time less all pauses.

The one place where the clock's time and a session's own time are turned into each other. All times are ms.
"""

from recovery_timer.session.checkpoint import Progress
from recovery_timer.session.record import Pause, PauseReason


class SessionClock:
    """Stands at 0 until it is started; keeps the pauses that are over."""

    def __init__(self) -> None:
        """Stand still at 0."""
        self.started = 0
        self.pauses: list[Pause] = []
        self._offset = 0
        self._still_since: int | None = 0
        self._reason = PauseReason.USER

    def elapsed(self, now: int) -> int:
        """Return how long it has run until ``now``."""
        return (now if self._still_since is None else self._still_since) - self._offset

    def moment(self, elapsed: int) -> int:
        """Return when ``elapsed`` is or was reached, if it runs on without another pause."""
        return self._offset + elapsed

    def since_start(self, now: int) -> int:
        """Return the time from the start to ``now``, pauses included."""
        return now - self.started

    def length(self, now: int) -> int:
        """Return the time from the start to where it stands still, or to ``now`` while it runs, pauses included."""
        return self.since_start(now if self._still_since is None else self._still_since)

    def start(self, now: int) -> None:
        """Run from 0."""
        self.started = self._offset = now
        self._still_since = None

    def restore(self, progress: Progress, now: int) -> None:
        """Stand still as of ``now``, broken off, where another one was at ``progress``; a pause of then is over."""
        self.started = now - progress.session_ms
        self._offset = now - progress.elapsed_ms
        self.pauses = [*progress.pauses, *([progress.pause] if progress.pause else [])]
        self._still_since = now
        self._reason = PauseReason.BROKEN_OFF

    def standing(self, now: int) -> Pause | None:
        """Return the pause that goes on, as far as ``now``; None while it runs."""
        if self._still_since is None:
            return None
        start_ms, end_ms = self.since_start(self._still_since), self.since_start(now)
        return Pause(start_ms=start_ms, end_ms=end_ms, reason=self._reason)

    def stop(self, now: int, reason: PauseReason) -> None:
        """Stand still; a pause that is not over yet gives way to this one."""
        if self._still_since is not None:
            self.go_on(now)
        self._still_since = now
        self._reason = reason

    def go_on(self, now: int) -> None:
        """Run on where it stood still, and keep the pause."""
        pause = self.standing(now)
        if pause is None or self._still_since is None:
            return
        self.pauses.append(pause)
        self._offset += now - self._still_since
        self._still_since = None
