"""A process of the program's own, seen from inside: it is told by lines, tells by lines, and ends with the program.

The program starts one where a library of the system's may stand still or abort: for the sound, and for the voice.
"""

import os
import signal
import sys
from collections.abc import Callable
from threading import Event, Thread

from PySide6.QtCore import QCoreApplication, QObject, Signal

END_WITHIN_S = 1.0
"""When the program is gone, so long may a library take to let go in order."""


class Commands(QObject):
    """Reads lines from the standard input in a thread of its own; `came` and `over` are heard in the loop's."""

    came = Signal(object)
    over = Signal()

    def __init__(self, decode: Callable[[bytes], object]) -> None:
        """Let ``decode`` make a command of each line. Nothing is read before `read`: nobody might hear it."""
        super().__init__()
        self._decode = decode

    def read(self) -> None:
        """Begin to read. When the input is over, the process ends, whatever its loop is doing then."""
        Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        for line in sys.stdin.buffer:
            self.came.emit(self._decode(line))
        self.over.emit()
        # Not reached if it ends in order. Or the loop had not begun yet, or stands still in a call.
        Event().wait(END_WITHIN_S)
        os._exit(0)


def application() -> QCoreApplication:
    """Return the application whose loop such a process runs. Ctrl+C in a terminal is the program's to deal with."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    app = QCoreApplication([])
    app.setApplicationName("Recovery Timer")
    return app


def tell(line: bytes) -> None:
    """Send ``line`` to the program."""
    sys.stdout.buffer.write(line)
    sys.stdout.buffer.flush()
