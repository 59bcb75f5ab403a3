"""The machine: its screen, its sleep, and whether its desktop allows animations."""

from collections.abc import Callable
from typing import Protocol


class ScreenAwake(Protocol):
    """Keeps the screen from sleeping."""

    def hold(self, failed: Callable[[], None]) -> None:
        """Keep the screen on until `release`; call ``failed`` if that is impossible."""
        ...

    def release(self) -> None:
        """Allow the screen to sleep again. Harmless if it is not held."""
        ...


class SleepWatch(Protocol):
    """Reports that the machine is about to sleep, and that it woke, on systems that announce this.

    Elsewhere, the gap between the clocks reveals it afterwards; see `SleepGap`.
    """

    def watch(self, going_to_sleep: Callable[[], None], woke: Callable[[], None]) -> None:
        """Call ``going_to_sleep`` before the machine sleeps, and ``woke`` afterwards."""
        ...

    async def close(self) -> None:
        """Stop watching, and leave nothing behind."""
        ...


class NoSleepWatch:
    """For systems that do not announce sleep."""

    def watch(self, going_to_sleep: Callable[[], None], woke: Callable[[], None]) -> None:
        """Do nothing."""

    async def close(self) -> None:
        """Do nothing."""


class MotionWatch(Protocol):
    """Reports whether the desktop allows animations, on systems where Qt does not pass that on."""

    def watch(self, changed: Callable[[bool], None]) -> None:
        """Call ``changed`` with whether things may move: as soon as that is known, and whenever it changes."""
        ...

    async def close(self) -> None:
        """Stop watching, and leave nothing behind."""
        ...


class NoMotionWatch:
    """For systems where Qt knows it."""

    def watch(self, changed: Callable[[bool], None]) -> None:
        """Do nothing."""

    async def close(self) -> None:
        """Do nothing."""
