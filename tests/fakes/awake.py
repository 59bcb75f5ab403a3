"""A screen that is never kept awake."""

from collections.abc import Callable


class SilentScreenAwake:
    """Does nothing."""

    def hold(self, failed: Callable[[], None]) -> None:
        """Do nothing."""

    def release(self) -> None:
        """Do nothing."""
