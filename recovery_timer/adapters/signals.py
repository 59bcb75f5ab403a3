"""SIGINT, SIGTERM and SIGHUP: requests from outside to stop."""

import signal
import sys
from collections.abc import Sequence
from types import FrameType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    # The first window does not wait for it.
    import asyncio

_WAKE_EVERY_MS = 500


def stop_signals() -> Sequence[signal.Signals]:
    """Return the signals that ask this process to stop.

    SIGHUP, sent when the terminal closes, is one of them unless it is ignored, as `nohup` has it.
    """
    if sys.platform != "win32" and signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:
        return signal.SIGINT, signal.SIGTERM, signal.SIGHUP
    return signal.SIGINT, signal.SIGTERM


class StopSignals(QObject):
    """Sets ``stop`` on the first of `stop_signals`. A second SIGINT ends the process at once, saving nothing more."""

    def __init__(self, loop: "asyncio.AbstractEventLoop", stop: "asyncio.Event") -> None:
        super().__init__()
        self._loop = loop
        self._stop = stop
        try:
            for number in stop_signals():
                loop.add_signal_handler(number, self._interrupt if number is signal.SIGINT else stop.set)
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
