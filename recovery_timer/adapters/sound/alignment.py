"""Aligning a stream of samples with the clock: which sample is heard when."""

from collections import deque
from statistics import median_low


class Alignment:
    """When the first sample of a stream is heard, learnt from when the server draws samples out of Qt's ring.

    The server holds ``reserve_ms`` of sound and draws a block when it has used one up. So at the very moment before
    it draws, what it drew last is ``reserve_ms`` from the ear, and the time less the length drawn is at its greatest
    for that block. Looks that miss the moment find less, and a server that is late for once shows more; so it is the
    median of the greatest of each of the last seconds that counts. It follows a sound clock slower or faster than ours.
    """

    _WINDOW_MS = 1_000
    _WINDOWS = 7

    def __init__(self, reserve_ms: float, started: float) -> None:
        """Begin with a stream that was ``started`` just now, in ms of the clock, and not drawn from."""
        self._reserve_ms = reserve_ms
        self._undrawn_at = started
        self._window_began: float | None = None
        self._greatest = 0.0
        self._leads: deque[float] = deque(maxlen=self._WINDOWS)

    def look(self, now: float, drawn_ms: float) -> bool:
        """Learn that at ``now``, in ms of the clock, ``drawn_ms`` of the stream had been drawn.

        Return whether `first_heard` is known better now: at the first block, then once a second.
        """
        lead = now - drawn_ms
        if drawn_ms <= 0:
            self._undrawn_at = now
            return False
        if self._window_began is None:
            # A server that had filled its reserve with silence draws its first block, one that had not the reserve.
            self._leads.append(self._undrawn_at if drawn_ms < self._reserve_ms else lead)
        elif now - self._window_began < self._WINDOW_MS:
            self._greatest = max(self._greatest, lead)
            return False
        else:
            self._leads.append(self._greatest)
        self._window_began, self._greatest = now, lead
        return True

    @property
    def first_heard(self) -> float | None:
        """When sample 0 is or was heard, in ms of the clock; None while nothing has been drawn."""
        return median_low(self._leads) + self._reserve_ms if self._leads else None
