"""Child processes: the program started again. They read standard input, write lines, and end with the program.

Used where a system library may hang or abort, as for sound, and for what the window should neither wait for nor load.
Both ends are here: `ChildProcess` is the parent's; `CommandReader`, `child_application` and `send_line` are the
child's.
"""

import logging
import os
import signal
import sys
from collections.abc import Callable, Sequence
from threading import Thread, main_thread
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QLoggingCategory, QObject, QProcess, QTimer, Signal

from recovery_timer.adapters.garbage import collect_between_events

STOP_TIMEOUT_MS = 300
"""How long the program waits for a child to exit."""
KILL_TIMEOUT_MS = 5_000
"""How long a killed child may take to disappear on a very busy machine. Qt would wait for it anyway."""
CANCEL_TIMEOUT_MS = 5_000
"""How long a cancelled child may take to clean up before it is killed."""
EXIT_TIMEOUT_S = 1.0
"""How long a library may take to shut down cleanly after the program is gone."""
LOOKS_PER_ANSWER = 5
"""A child hangs if it has not answered after this many looks at its output. Counted in looks, not in ms, because a
window that stalls looks less often."""
RETRY_AFTER_MS = (0, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000)
"""Delays before the restarts; the last one repeats."""

_QUIET = "qt.multimedia.symbolsresolver.warning=false\nqt.multimedia.ffmpeg.info=false"
"""Messages that Qt logs at every start: that it falls back from PipeWire to PulseAudio, and its FFmpeg version."""

_log = logging.getLogger(__name__)


def child_command(name: str) -> Sequence[str]:
    """Return the command that starts the program again as its child ``name``, which `__main__` knows."""
    return program_command("--child", name)


def program_command(*arguments: str) -> Sequence[str]:
    """Return the command that starts the program again with ``arguments``."""
    if getattr(sys, "frozen", False):
        # A frozen program is its own interpreter and has no modules to run by name.
        return sys.executable, *arguments
    # -P: a folder in the working directory that has the program's name must not be imported.
    return sys.executable, "-P", "-m", "recovery_timer", *arguments


class ChildEnding(NamedTuple):
    """How a process ended that was neither stopped nor cancelled."""

    fault: str
    """Why it failed, in Qt's words or as its exit status; empty if that was 0."""
    is_hung: bool = False
    """Whether it was killed for not answering."""


class ChildProcess(QObject):
    """A child process and its supervision: it is killed if it does not answer in time, and can be restarted later.

    `start` may be called again once the process has ended or was stopped or cancelled. Its standard error is logged.
    """

    line_received = Signal(bytes)
    """Emitted for each complete line of output, including the line feed."""
    error_line_received = Signal(str)
    """Emitted for each line of standard error."""
    ended = Signal(object)
    """Emitted with its `ChildEnding` when it has ended by itself, was killed, or could not be started."""
    retry_due = Signal()
    """Emitted when the delay of `retry_later` is over."""

    def __init__(self, name: str, command: Sequence[str]) -> None:
        """``name`` is for the log: "The ``name`` process"."""
        super().__init__()
        self._name = name
        self._command = command
        self._process: QProcess | None = None
        self._incomplete = b""
        self._logged: set[str] = set()
        self._looks = 0
        self._look_timer = QTimer(self)
        self._look_timer.timeout.connect(self._look)
        self.retries = 0
        self._retry_timer = QTimer(self, singleShot=True)
        self._retry_timer.timeout.connect(self.retry_due)

    @property
    def is_running(self) -> bool:
        """Whether it has been started, and neither ended nor was stopped or cancelled."""
        return self._process is not None

    def start(self, *arguments: str) -> None:
        """Start the process, with ``arguments`` after those of its command, unless it is running.

        If that fails, some systems emit `ended` before this returns.
        """
        if self._process is not None:
            return
        self._incomplete = b""
        self._process = process = QProcess(self)
        process.readyReadStandardOutput.connect(self._read_lines)
        process.readyReadStandardError.connect(self._read_error_lines)
        process.finished.connect(self._finish)
        process.errorOccurred.connect(self._note_error)
        process.start(self._command[0], [*self._command[1:], *arguments])

    def send(self, data: bytes) -> None:
        """Send ``data``, if the process is running; it is delivered once the process reads."""
        if self._process is not None:
            self._process.write(data)

    def close_input(self) -> None:
        """Let the process read the end of its input after what was sent."""
        if self._process is not None:
            self._process.closeWriteChannel()

    def stop(self, *, at_once: bool = False) -> None:
        """End the process, wait for that, emit nothing more of it, and cancel a retry.

        It may shut down cleanly, unless ``at_once`` or it takes too long.
        """
        process = self._release()
        if process is None:
            return
        process.deleteLater()
        process.closeWriteChannel()
        if at_once or not process.waitForFinished(STOP_TIMEOUT_MS):
            process.kill()
            process.waitForFinished(KILL_TIMEOUT_MS)

    def cancel(self) -> None:
        """Ask the process to terminate, and emit nothing more of it.

        It is not waited for, as it may be waiting for a disk itself; it is killed if it takes too long.
        """
        process = self._release()
        if process is None:
            return
        process.finished.connect(process.deleteLater)
        QTimer.singleShot(CANCEL_TIMEOUT_MS, process, process.kill)
        process.terminate()

    def wait_for_cancelled(self) -> None:
        """Wait until every process that was cancelled has ended: before the program does."""
        for process in self.findChildren(QProcess):
            if process is not self._process and not process.waitForFinished(CANCEL_TIMEOUT_MS):
                process.kill()
                process.waitForFinished(KILL_TIMEOUT_MS)

    # -- supervision

    def expect_answer(self, within_ms: int) -> None:
        """Kill the process and emit `ended` unless `answered` is called ``within_ms`` from now."""
        self._looks = 0
        self._look_timer.start(within_ms // LOOKS_PER_ANSWER)

    def answered(self) -> None:
        """Expect no more answers for now."""
        self._look_timer.stop()

    def retry_later(self) -> None:
        """Emit `retry_due` after the next of the delays, which get longer with each call."""
        self._retry_timer.start(RETRY_AFTER_MS[min(self.retries, len(RETRY_AFTER_MS) - 1)])
        self.retries += 1

    def reset_retries(self) -> None:
        """Cancel a retry, and begin with the shortest delay again: the process works, or is not needed."""
        self._retry_timer.stop()
        self.retries = 0

    def _look(self) -> None:
        self._looks += 1
        if self._looks >= LOOKS_PER_ANSWER:
            _log.info("The %s process does not respond.", self._name)
            self.stop(at_once=True)
            self.ended.emit(ChildEnding("no response", is_hung=True))

    # -- the process

    def _release(self) -> QProcess | None:
        process, self._process = self._process, None
        self._look_timer.stop()
        self._retry_timer.stop()
        if process is not None:
            process.readyReadStandardOutput.disconnect()
            process.readyReadStandardError.disconnect()
            process.finished.disconnect()
            process.errorOccurred.disconnect()
        return process

    def _read_lines(self) -> None:
        process = self._process
        # Handling a line may stop the process, or even start another one.
        while process is not None and process is self._process and process.canReadLine():
            self.line_received.emit(process.readLine().data())

    def _read_error_lines(self, *, is_over: bool = False) -> None:
        """Log and emit the complete lines of standard error, and the rest once it ``is_over``."""
        process = self._process
        if process is None:
            return
        output = self._incomplete + bytes(process.readAllStandardError().data())
        lines = output.splitlines(keepends=True)
        is_complete = is_over or not lines or lines[-1].endswith(b"\n")
        self._incomplete = b"" if is_complete else lines.pop()
        for each in lines:
            line = each.decode(errors="replace").rstrip("\r\n")
            if line not in self._logged:
                # Restarts would repeat it every half minute.
                self._logged.add(line)
                _log.info("The %s process: %s", self._name, line)
            if process is self._process:
                self.error_line_received.emit(line)

    def _note_error(self, error: QProcess.ProcessError) -> None:
        # All other errors are followed by `finished`.
        if error is QProcess.ProcessError.FailedToStart:
            self._end(None)

    def _finish(self, status: int, how: QProcess.ExitStatus) -> None:
        self._end(status if how is QProcess.ExitStatus.NormalExit else None)

    def _end(self, status: int | None) -> None:
        """Report the end; ``status`` is None if the process crashed or could not be started."""
        process = self._process
        self._read_error_lines(is_over=True)
        if process is None or process is not self._process:
            # Its last words made a listener stop it.
            return
        self._release()
        process.deleteLater()
        fault = process.errorString() if status is None else f"exit status {status}" if status else ""
        _log.info("The %s process has ended%s.", self._name, f": {fault}" if fault else "")
        self.ended.emit(ChildEnding(fault))


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
            # A program that was killed leaves half a line.
            if line.endswith(b"\n"):
                self.came.emit(self._decode(line))
        self.over.emit()
        main_thread().join(EXIT_TIMEOUT_S)
        if main_thread().is_alive():
            # The loop has not started yet, or hangs in a call.
            os._exit(0)


def child_application() -> QCoreApplication:
    """Return the application whose loop a child runs.

    It ignores Ctrl+C and the closing of its terminal, which are for the program to handle.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform != "win32":
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
    QLoggingCategory.setFilterRules(_QUIET)
    app = QCoreApplication([])
    app.setApplicationName("Recovery Timer")
    # The thread that reads the commands allocates too.
    collect_between_events()
    return app


def send_line(line: bytes) -> None:
    """Write ``line`` to the program."""
    sys.stdout.buffer.write(line)
    sys.stdout.buffer.flush()
