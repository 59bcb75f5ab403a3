"""Interrupts and termination: the wish to stop, from outside."""

import asyncio
import signal
from types import FrameType

from PySide6.QtCore import QObject, QTimer

_WAKE_EVERY_MS = 500


class StopSignals(QObject):
    """Sets ``stop`` at the first SIGINT or SIGTERM. A second SIGINT ends the process at once, saving nothing more."""

    def __init__(self, loop: asyncio.AbstractEventLoop, stop: asyncio.Event) -> None:
        """Begin to listen."""
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
        # Not the loop's: it cannot handle the second one while the end waits for a disk. The system ends the process.
        signal.signal(signal.SIGINT, signal.SIG_DFL)

    def _listen_without_the_loop(self) -> None:
        """On Windows, Python's own handler runs only when Python does: wake it up now and then."""

        def on_signal(_number: int, _frame: FrameType | None) -> None:
            self._loop.call_soon_threadsafe(self._interrupt)

        signal.signal(signal.SIGINT, on_signal)
        waking = QTimer(self)
        waking.timeout.connect(lambda: None)
        waking.start(_WAKE_EVERY_MS)
