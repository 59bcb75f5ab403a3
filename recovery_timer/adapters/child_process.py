"""A process of the program's own: it is told by lines, tells by lines, and ends with the program.

The program starts one where a library of the system's may stand still or abort: for the sound, and for the voice. Both
ends are here: `ChildProcess` is the program's; `CommandReader`, `child_application` and `send_line` are the child's.
"""

import logging
import os
import signal
import sys
from collections.abc import Callable, Sequence
from threading import Thread, main_thread

from PySide6.QtCore import QCoreApplication, QObject, QProcess, Signal

STOP_TIMEOUT_MS = 300
"""So long does the program wait for a process that it lets go."""
EXIT_TIMEOUT_S = 1.0
"""When the program is gone, so long may a library take to let go in order."""

_log = logging.getLogger(__name__)


def command_to_run(module: str) -> Sequence[str]:
    """Return the command that starts ``module`` as a process of the program's own."""
    # -P: a folder of the program's name where it was started is not the program.
    return sys.executable, "-P", "-m", module


class ChildProcess(QObject):
    """One such process, from its start until it is lost or let go; for another, make another.

    What it says on its standard error is logged.
    """

    line_received = Signal(bytes)
    """A whole line, with its end."""
    error_line_received = Signal(str)
    """A line of its standard error."""
    lost = Signal()
    """It has ended without being let go, or could not be started. Nothing follows."""

    def __init__(self, name: str, command: Sequence[str]) -> None:
        """Start nothing yet. ``name`` is what the log calls it: "The ``name`` process"."""
        super().__init__()
        self._name = name
        self._command = command
        self._process = QProcess(self)
        self._process.readyReadStandardOutput.connect(self._read_lines)
        self._process.readyReadStandardError.connect(self._complain)
        self._process.finished.connect(self._lose)
        self._process.errorOccurred.connect(self._note_error)

    def start(self) -> None:
        """Start it. On some systems `lost` comes before this returns, if it cannot be started."""
        self._process.start(self._command[0], self._command[1:])

    def send(self, line: bytes) -> None:
        """Tell it ``line``, as soon as it hears."""
        self._process.write(line)

    def wait(self, ms: int) -> None:
        """Stand still until something of it comes, ``ms`` at most. A line that is whole is told as ever."""
        self._process.waitForReadyRead(ms)

    def kill(self) -> None:
        """End it whatever it is doing; `lost` follows."""
        self._process.kill()

    def stop(self, *, at_once: bool = False) -> None:
        """End it, and hear nothing of it any more. It may end in order, unless ``at_once`` or it takes too long."""
        self._forget()
        self._process.closeWriteChannel()
        if at_once or not self._process.waitForFinished(STOP_TIMEOUT_MS):
            self._process.kill()
            self._process.waitForFinished(STOP_TIMEOUT_MS)

    def _forget(self) -> None:
        self._process.blockSignals(True)
        # Its own as well: it may be in the middle of telling several lines.
        self.blockSignals(True)
        self.deleteLater()

    def _read_lines(self) -> None:
        while self._process.canReadLine():
            self.line_received.emit(self._process.readLine().data())

    def _complain(self) -> None:
        said = bytes(self._process.readAllStandardError().data())
        for line in said.decode(errors="replace").splitlines():
            _log.info("The %s process: %s", self._name, line)
            self.error_line_received.emit(line)

    def _note_error(self, error: QProcess.ProcessError) -> None:
        # All others are followed by its end.
        if error is QProcess.ProcessError.FailedToStart:
            self._lose()

    def _lose(self) -> None:
        self.lost.emit()
        self._forget()


class CommandReader(QObject):
    """Reads lines from the standard input in a thread of its own; `came` and `over` are heard in the loop's."""

    came = Signal(object)
    over = Signal()

    def __init__(self, decode: Callable[[bytes], object]) -> None:
        """Let ``decode`` make a command of each line. Nothing is read before `read`: nobody might hear it."""
        super().__init__()
        self._decode = decode

    def read(self) -> None:
        """Begin to read. When the input is over, the process ends, whatever its loop is doing then."""
        # No daemon: Python ends only after it. One that is still inside Qt then would abort the process.
        Thread(target=self._read).start()

    def _read(self) -> None:
        for line in sys.stdin.buffer:
            self.came.emit(self._decode(line))
        self.over.emit()
        main_thread().join(EXIT_TIMEOUT_S)
        if main_thread().is_alive():
            # The loop had not begun yet, or stands still in a call.
            os._exit(0)


def child_application() -> QCoreApplication:
    """Return the application whose loop such a process runs. Ctrl+C in a terminal is the program's to deal with."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    app = QCoreApplication([])
    app.setApplicationName("Recovery Timer")
    return app


def send_line(line: bytes) -> None:
    """Send ``line`` to the program."""
    sys.stdout.buffer.write(line)
    sys.stdout.buffer.flush()
