"""The machine: its screen, and its sleep."""

from collections.abc import Callable
from typing import Protocol


class ScreenAwake(Protocol):
    """Keeps the screen from sleeping."""

    def hold(self, failed: Callable[[], None]) -> None:
        """Keep the screen on until `release`; call ``failed`` if that is impossible."""
        ...

    def release(self) -> None:
        """Let the screen sleep again. Harmless when nothing is held."""
        ...


class SleepWatch(Protocol):
    """Tells that the machine is about to sleep, and that it woke, where the system says so.

    Where it does not, the gap between the clocks tells it afterwards; see `app.sleep_gap`.
    """

    def watch(self, going_to_sleep: Callable[[], None], woke: Callable[[], None]) -> None:
        """Call ``going_to_sleep`` before the machine sleeps, and ``woke`` after it."""
        ...

    async def close(self) -> None:
        """Watch no longer; when it is over, nothing is left behind."""
        ...


class NoSleepWatch:
    """The system tells nothing of its sleep."""

    def watch(self, going_to_sleep: Callable[[], None], woke: Callable[[], None]) -> None:
        """Nothing is told."""

    async def close(self) -> None:
        """Nothing is watched."""
