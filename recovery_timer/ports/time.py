"""The time, being woken at a time, and noticing that the machine slept."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """The time. The session is computed from `now`; nothing is ever computed from `wall`."""

    def now(self) -> int:
        """Return ms since some fixed point; monotonic, and runs on while the machine sleeps."""
        ...

    def awake(self) -> int:
        """Return ms since some fixed point; monotonic, and stands still while the machine sleeps."""
        ...

    def wall(self) -> datetime:
        """Return the local time with its offset, for display."""
        ...

    def here(self) -> datetime:
        """Return `wall` in the local time zone, which knows the offsets of other days too: for rules about days."""
        ...


class Ticker(Protocol):
    """One single-shot alarm."""

    def arm(self, delay_ms: int, wake: Callable[[], None]) -> None:
        """Call ``wake`` once, ``delay_ms`` from now or a little later, in place of an earlier alarm."""
        ...

    def disarm(self) -> None:
        """Cancel the alarm."""
        ...


SHORTEST_SLEEP_MS = 1_000
"""A smaller difference between the clocks counts as noise."""


class SleepGap:
    """The gap between two clocks, only one of which counts the machine's sleep."""

    def __init__(self, clock: Clock) -> None:
        """Start measuring now."""
        self._clock = clock
        self._now = clock.now()
        self._awake = clock.awake()

    def look(self) -> int:
        """Return how long the machine slept since the last call, in ms; 0 if it did not."""
        now, awake = self._clock.now(), self._clock.awake()
        slept_ms = (now - self._now) - (awake - self._awake)
        self._now, self._awake = now, awake
        return slept_ms if slept_ms >= SHORTEST_SLEEP_MS else 0
