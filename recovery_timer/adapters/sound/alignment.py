"""Aligning a stream of samples with the clock: when each sample is heard."""

from collections import deque
from statistics import median_low


class Alignment:
    """Estimates when the first sample of a stream is heard, from when the server draws samples from Qt's ring buffer.

    The server holds ``reserve_ms`` of sound and draws a block whenever it has used one up. So just before it draws, the
    last sample drawn is ``reserve_ms`` from the ear, and the time minus the length drawn is at its maximum for that
    block. A look that misses this moment finds less, and a server that is late for once shows more; hence the median of
    the maxima of the last few seconds. It follows a sound clock that runs slower or faster than ours.
    """

    _WINDOW_MS = 1_000
    _WINDOWS = 7
    _STEADY_MS = 12
    _STEADY_FACTOR = 5
    """While the windows agree, each lasts this many times longer, so that as many times fewer looks are enough."""

    def __init__(self, reserve_ms: float, started: float) -> None:
        """``started`` is when the stream was started, in ms of the clock; nothing has been drawn from it yet."""
        self._reserve_ms = reserve_ms
        self._undrawn_at = started
        self._window_began: float | None = None
        self._greatest = 0.0
        self._leads: deque[float] = deque(maxlen=self._WINDOWS)

    def look(self, now: float, drawn_ms: float) -> None:
        """Record that ``drawn_ms`` of the stream had been drawn at ``now``, in ms of the clock."""
        lead = now - drawn_ms
        if drawn_ms <= 0:
            self._undrawn_at = now
            return
        if self._window_began is None:
            # A server that has filled its reserve with silence draws one block first; otherwise it draws its reserve.
            self._leads.append(self._undrawn_at if drawn_ms < self._reserve_ms else lead)
        elif now - self._window_began < self._WINDOW_MS * (self._STEADY_FACTOR if self.is_steady else 1):
            self._greatest = max(self._greatest, lead)
            return
        else:
            self._leads.append(self._greatest)
        self._window_began, self._greatest = now, lead

    @property
    def is_steady(self) -> bool:
        """Whether all recent windows agree, including the current one."""
        leads = [*self._leads, max(self._greatest, self._leads[-1])] if self._leads else []
        return len(leads) > self._WINDOWS and max(leads) - min(leads) <= self._STEADY_MS

    @property
    def first_heard(self) -> float | None:
        """When sample 0 is or was heard, in ms of the clock; None until something has been drawn."""
        return median_low(self._leads) + self._reserve_ms if self._leads else None
