"""The system's signals, delivered in Qt's event loop: requests to stop, and those of a shell's job control."""

import os
import signal
import socket
import sys
from collections.abc import Collection, Sequence

from PySide6.QtCore import QObject, QSocketNotifier, Signal


def stop_signals() -> Sequence[signal.Signals]:
    """Return the signals that ask this process to stop.

    SIGHUP, sent when the terminal closes, is one of them unless it is ignored, as `nohup` has it.
    """
    if sys.platform != "win32" and signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:
        return signal.SIGINT, signal.SIGTERM, signal.SIGHUP
    return signal.SIGINT, signal.SIGTERM


def job_control_signals() -> Sequence[signal.Signals]:
    """Return the signals by which a shell stops a process (Ctrl+Z) and continues it, where there are any."""
    if sys.platform != "win32":
        return signal.SIGTSTP, signal.SIGCONT
    else:  # noqa: RET505 - without it, the type checker calls the last line unreachable
        return ()


def stop_process() -> None:
    """Stop this process as Ctrl+Z does, until the shell continues it."""
    if sys.platform != "win32":
        os.kill(os.getpid(), signal.SIGSTOP)


class SignalWatch(QObject):
    """Emits `received` for each of ``numbers``. A second SIGINT ends the process at once, saving nothing more.

    Python runs a handler only between two of its instructions, and a waiting event loop executes none. So the handlers
    do nothing; the interpreter also writes each number to a socket, which wakes the loop.
    """

    received = Signal(int)

    def __init__(self, numbers: Collection[signal.Signals]) -> None:
        """Watch until `close`. Must be made in the main thread."""
        super().__init__()
        self._numbers = numbers
        self._reading, self._writing = socket.socketpair()
        self._reading.setblocking(False)
        self._writing.setblocking(False)
        self._notifier = QSocketNotifier(self._reading.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._read)
        signal.set_wakeup_fd(self._writing.fileno(), warn_on_full_buffer=False)
        for number in numbers:
            signal.signal(number, lambda *_: None)

    def close(self) -> None:
        """Restore the signals' default handlers."""
        for number in self._numbers:
            signal.signal(number, signal.SIG_DFL)
        signal.set_wakeup_fd(-1)
        self._notifier.setEnabled(False)
        self._reading.close()
        self._writing.close()

    def _read(self) -> None:
        # Other signals, such as SIGCHLD, arrive here too.
        for number in self._reading.recv(64):
            if number == signal.SIGINT:
                # The loop could not handle a second one while shutting down waits for a disk.
                signal.signal(signal.SIGINT, signal.SIG_DFL)
            if number in self._numbers:
                self.received.emit(number)
