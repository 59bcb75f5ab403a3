"""The keys of a terminal: each delivered as it is pressed, without an echo."""

import os
import sys
from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QObject, Signal

if sys.platform == "win32":
    from PySide6.QtCore import QTimer
else:
    import termios

    from PySide6.QtCore import QSocketNotifier


if sys.platform == "win32":
    import msvcrt

    _LOOK_EVERY_MS = 50
    _PREFIXES = "\x00\xe0"
    _SEQUENCES = {"H": "[A", "P": "[B", "M": "[C", "K": "[D", "G": "[H", "O": "[F", "I": "[5~", "Q": "[6~", "?": "[15~"}
    """What other terminals send after the Esc character for the arrows, Home, End, the page keys and F5."""

    class Keyboard(QObject):
        """Emits `pressed` with what each key sends, while open. The console does not report keys, so it is polled."""

        pressed = Signal(bytes)

        def __init__(self) -> None:
            super().__init__()
            self._timer = QTimer(self, interval=_LOOK_EVERY_MS)
            self._timer.timeout.connect(self._read)

        def open(self) -> bool:
            """Read keys from now on; return whether there is a keyboard."""
            if sys.stdin is not None and sys.stdin.isatty():
                self._timer.start()
            return self._timer.isActive()

        def close(self) -> None:
            """Stop reading."""
            self._timer.stop()

        def _read(self) -> None:
            while msvcrt.kbhit():
                key = msvcrt.getwch()
                if key in _PREFIXES:
                    key = f"\x1b{_SEQUENCES.get(msvcrt.getwch(), '[~')}"
                self.pressed.emit(key.encode())

else:

    class Keyboard(QObject):
        """Emits `pressed` with what the terminal sends, while open.

        It is the terminal of standard input or, if that has something else to do, the one that controls the process.
        Ctrl+C and Ctrl+Z stay signals.
        """

        pressed = Signal(bytes)

        def __init__(self) -> None:
            super().__init__()
            self._handle: int | None = None
            self._restore: Callable[[], None] | None = None
            self._notifier = QSocketNotifier(QSocketNotifier.Type.Read, self)
            self._notifier.activated.connect(self._read)

        def open(self) -> bool:
            """Read keys from now on; return whether there is a keyboard.

            There is none for a process in the background, which would be stopped at the attempt.
            """
            if self._restore is not None:
                return True
            if self._handle is None:
                self._handle = _terminal()
            if self._handle is None or not _is_in_foreground(self._handle):
                return False
            self._restore = _read_each_key(self._handle)
            self._notifier.setSocket(self._handle)
            self._notifier.setEnabled(True)
            return True

        def close(self) -> None:
            """Leave the terminal as it was found. It may be opened again."""
            self._notifier.setEnabled(False)
            if self._restore is not None:
                self._restore()
                self._restore = None

        def _read(self) -> None:
            assert self._handle is not None
            try:
                sent = os.read(self._handle, 1_024)
            except OSError:
                sent = b""
            if sent:
                self.pressed.emit(sent)
            else:
                # The terminal has gone.
                self._notifier.setEnabled(False)

    def _terminal() -> int | None:
        if sys.stdin is not None and sys.stdin.isatty():
            return sys.stdin.fileno()
        if sys.stdout is not None and sys.stdout.isatty():
            with suppress(OSError):
                return os.open("/dev/tty", os.O_RDONLY | os.O_NOCTTY | os.O_CLOEXEC)
        return None

    def _is_in_foreground(handle: int) -> bool:
        try:
            return os.tcgetpgrp(handle) == os.getpgrp()
        except OSError:
            # It does not control this process, and so cannot stop it either.
            return True

    def _read_each_key(handle: int) -> Callable[[], None]:
        """Have the terminal send each key at once and without echo; return what puts it back."""
        before = termios.tcgetattr(handle)
        after = termios.tcgetattr(handle)
        after[3] &= ~(termios.ICANON | termios.ECHO)
        # Ctrl+S would hold up whatever writes to the terminal, and Ctrl+\ would kill without putting it back.
        after[0] &= ~termios.IXON
        after[6][termios.VQUIT] = bytes([os.fpathconf(handle, "PC_VDISABLE")])
        after[6][termios.VMIN], after[6][termios.VTIME] = 1, 0
        termios.tcsetattr(handle, termios.TCSANOW, after)

        def restore() -> None:
            # It may have gone.
            with suppress(termios.error):
                termios.tcsetattr(handle, termios.TCSANOW, before)

        return restore
