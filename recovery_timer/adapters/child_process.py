"""Child processes: line-based commands in, line-based messages out; they end with the program.

Used where a system library may hang or abort: for sound and for speech. Both ends are here: `ChildProcess` is the
parent's; `CommandReader`, `child_application` and `send_line` are the child's.
"""

import logging
import os
import signal
import sys
from collections.abc import Callable, Sequence
from threading import Thread, main_thread

from PySide6.QtCore import QCoreApplication, QObject, QProcess, Signal

STOP_TIMEOUT_MS = 300
"""How long the program waits for a child to exit."""
EXIT_TIMEOUT_S = 1.0
"""How long a library may take to shut down cleanly after the program has gone."""

_log = logging.getLogger(__name__)


def command_to_run(module: str) -> Sequence[str]:
    """Return the command that starts ``module`` as a child process."""
    # -P: a folder in the working directory that has the program's name must not be imported.
    return sys.executable, "-P", "-m", module


class ChildProcess(QObject):
    """One child process, from its start until it is lost or stopped; to restart, make another.

    Its standard error is logged.
    """

    line_received = Signal(bytes)
    """Emitted for each complete line of output, including the line feed."""
    error_line_received = Signal(str)
    """Emitted for each line of standard error."""
    lost = Signal()
    """Emitted when it has ended without `stop`, or could not be started. No other signal follows."""

    def __init__(self, name: str, command: Sequence[str]) -> None:
        """``name`` is for the log: "The ``name`` process"."""
        super().__init__()
        self._name = name
        self._command = command
        self._process = QProcess(self)
        self._process.readyReadStandardOutput.connect(self._read_lines)
        self._process.readyReadStandardError.connect(self._complain)
        self._process.finished.connect(self._lose)
        self._process.errorOccurred.connect(self._note_error)

    def start(self) -> None:
        """Start the process. If that fails, some systems emit `lost` before this returns."""
        self._process.start(self._command[0], self._command[1:])

    def send(self, line: bytes) -> None:
        """Send ``line``; it is delivered once the process reads."""
        self._process.write(line)

    def kill(self) -> None:
        """Kill the process; `lost` follows."""
        self._process.kill()

    def stop(self, *, at_once: bool = False) -> None:
        """End the process and emit nothing more. It may shut down cleanly, unless ``at_once`` or it takes too long."""
        self._forget()
        self._process.closeWriteChannel()
        if at_once or not self._process.waitForFinished(STOP_TIMEOUT_MS):
            self._process.kill()
            self._process.waitForFinished(STOP_TIMEOUT_MS)

    def _forget(self) -> None:
        self._process.blockSignals(True)
        # This object's own signals too: it may be in the middle of emitting several lines.
        self.blockSignals(True)
        self.deleteLater()

    def _read_lines(self) -> None:
        while self._process.canReadLine():
            self.line_received.emit(self._process.readLine().data())

    def _complain(self) -> None:
        output = bytes(self._process.readAllStandardError().data())
        for line in output.decode(errors="replace").splitlines():
            _log.info("The %s process: %s", self._name, line)
            self.error_line_received.emit(line)

    def _note_error(self, error: QProcess.ProcessError) -> None:
        # All other errors are followed by `finished`.
        if error is QProcess.ProcessError.FailedToStart:
            self._lose()

    def _lose(self) -> None:
        self.lost.emit()
        self._forget()


class CommandReader(QObject):
    """Reads standard input on a thread of its own; `came` and `over` are delivered on the event loop's thread."""

    came = Signal(object)
    over = Signal()

    def __init__(self, decode: Callable[[bytes], object]) -> None:
        """``decode`` turns a line into a command. Nothing is read before `read`, as nothing might be connected yet."""
        super().__init__()
        self._decode = decode

    def read(self) -> None:
        """Start reading. At the end of input the process exits, whatever its loop is doing then."""
        # Not a daemon, so that Python waits for it: a thread still inside Qt at exit would abort the process.
        Thread(target=self._read).start()

    def _read(self) -> None:
        for line in sys.stdin.buffer:
            self.came.emit(self._decode(line))
        self.over.emit()
        main_thread().join(EXIT_TIMEOUT_S)
        if main_thread().is_alive():
            # The loop has not started yet, or hangs in a call.
            os._exit(0)


def child_application() -> QCoreApplication:
    """Return the application whose loop a child runs. It ignores Ctrl+C, which is for the program to handle."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    app = QCoreApplication([])
    app.setApplicationName("Recovery Timer")
    return app


def send_line(line: bytes) -> None:
    """Write ``line`` to the program."""
    sys.stdout.buffer.write(line)
    sys.stdout.buffer.flush()
