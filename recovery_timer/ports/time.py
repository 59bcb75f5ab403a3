"""The time, and being woken at a time."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """The time. The session is computed from `now`; nothing is ever computed from `wall`."""

    def now(self) -> int:
        """Return ms since some start, never backwards, counting while the machine sleeps."""
        ...

    def awake(self) -> int:
        """Return ms since some start, never backwards, standing still while the machine sleeps."""
        ...

    def wall(self) -> datetime:
        """Return the local time with its offset, for display."""
        ...


class Ticker(Protocol):
    """One single-shot alarm."""

    def arm(self, delay_ms: int, wake: Callable[[], None]) -> None:
        """Call ``wake`` once, ``delay_ms`` from now or a little later; what was armed before is forgotten."""
        ...

    def disarm(self) -> None:
        """Forget what was armed."""
        ...
