"""Noticing that the machine slept, from the gap between two clocks: one counts sleep, the other does not."""

from recovery_timer.ports import Clock

SHORTEST_SLEEP_MS = 1_000
"""A smaller difference between the clocks is taken for noise."""


class SleepGap:
    """Compares the clocks between two looks."""

    def __init__(self, clock: Clock) -> None:
        """Begin looking now."""
        self._clock = clock
        self._now = clock.now()
        self._awake = clock.awake()

    def look(self) -> int:
        """Return how long the machine slept since the last look, in ms; 0 if it did not."""
        now, awake = self._clock.now(), self._clock.awake()
        slept_ms = (now - self._now) - (awake - self._awake)
        self._now, self._awake = now, awake
        return slept_ms if slept_ms >= SHORTEST_SLEEP_MS else 0
