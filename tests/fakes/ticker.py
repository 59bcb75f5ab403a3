"""An alarm that rings on command."""

from collections.abc import Callable


class FakeTicker:
    """An alarm that rings on command; ``armed`` is its delay in ms, None if it is not armed."""

    def __init__(self) -> None:
        self.armed: int | None = None
        self._wake: Callable[[], None] | None = None

    def arm(self, delay_ms: int, wake: Callable[[], None]) -> None:
        self.armed, self._wake = delay_ms, wake

    def disarm(self) -> None:
        self.armed = self._wake = None

    def fire(self) -> None:
        """Ring, if armed."""
        wake = self._wake
        self.disarm()
        if wake is not None:
            wake()
