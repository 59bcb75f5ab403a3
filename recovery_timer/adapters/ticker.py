"""A session's alarm, from Qt's event loop."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer


class QtTicker:
    """`ports.Ticker` on a single-shot precise timer.

    Qt's coarse timers are up to 5 % off; the precise one was never early. Waking early would be harmless, as the
    callback checks the clock.
    """

    def __init__(self) -> None:
        self._wake: Callable[[], None] | None = None
        self._timer = QTimer(singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._ring)

    def arm(self, delay_ms: int, wake: Callable[[], None]) -> None:
        """Call ``wake`` once, ``delay_ms`` from now; if that is not positive, as soon as Qt can."""
        self._wake = wake
        self._timer.start(max(0, delay_ms))

    def disarm(self) -> None:
        """Cancel the alarm."""
        self._timer.stop()
        self._wake = None

    def _ring(self) -> None:
        wake, self._wake = self._wake, None
        if wake is not None:
            wake()
