"""SIGINT and SIGTERM: requests from outside to stop."""

import asyncio
import signal
from types import FrameType

from PySide6.QtCore import QObject, QTimer

_WAKE_EVERY_MS = 500


class StopSignals(QObject):
    """Sets ``stop`` on the first SIGINT or SIGTERM. A second SIGINT ends the process at once, saving nothing more."""

    def __init__(self, loop: asyncio.AbstractEventLoop, stop: asyncio.Event) -> None:
        super().__init__()
        self._loop = loop
        self._stop = stop
        try:
            loop.add_signal_handler(signal.SIGINT, self._interrupt)
            loop.add_signal_handler(signal.SIGTERM, stop.set)
        except NotImplementedError:
            self._listen_without_the_loop()

    def _interrupt(self) -> None:
        self._stop.set()
        # Left to the system: the loop could not handle a second one while shutting down waits for a disk.
        signal.signal(signal.SIGINT, signal.SIG_DFL)

    def _listen_without_the_loop(self) -> None:
        """Wake Python up now and then: on Windows, its signal handlers run only while Python code does."""

        def on_signal(_number: int, _frame: FrameType | None) -> None:
            self._loop.call_soon_threadsafe(self._interrupt)

        signal.signal(signal.SIGINT, on_signal)
        waking = QTimer(self)
        waking.timeout.connect(lambda: None)
        waking.start(_WAKE_EVERY_MS)
