"""A screen that nothing keeps awake."""

from collections.abc import Callable


class SilentScreenAwake:
    """Leaves the screen to the system."""

    def hold(self, failed: Callable[[], None]) -> None:
        """Nothing is held."""

    def release(self) -> None:
        """Nothing is held."""
