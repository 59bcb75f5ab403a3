"""A terminal with the program in it: typing there, and reading its screen."""

import fcntl
import os
import pty
import re
import signal
import struct
import subprocess
import sys
import termios
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from recovery_timer.session.record import Record
from recovery_timer.storage.journal.db import JournalDatabase
from tests.real.processes import wait_until

REPOSITORY = Path(__file__).parents[2]
COLUMNS = 80
_IN_A_TERMINAL = (
    "import fcntl, os, signal, sys, termios\n"
    "signal.signal(signal.SIGHUP, signal.SIG_DFL)\n"
    "os.setsid()\n"
    "fcntl.ioctl(0, termios.TIOCSCTTY, 0)\n"
    "os.execv(sys.executable, [sys.executable, *sys.argv[1:]])"
)
"""Makes standard input the controlling terminal of the process, as a shell does.

SIGHUP is not ignored there, unlike in tests that are run with nohup.
"""

_NO_DISPLAY = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


@dataclass
class Terminal:
    """A terminal of 80 columns, with a process in it."""

    process: "subprocess.Popen[bytes]"
    data_dir: Path
    _keyboard: int
    _screen: int
    _written: bytearray = field(default_factory=bytearray)

    def type(self, keys: str) -> None:
        """Press keys, as a terminal sends them."""
        os.write(self._keyboard, keys.encode())

    def written(self) -> str:
        """Return everything that was written there."""
        # A character may have come in part.
        return bytes(self._written).decode(errors="ignore")

    def lines(self) -> Sequence[str]:
        """Return everything that was ever shown, each state of a rewritten line as a separate line."""
        return [line for line in self.written().replace("\r", "\n").split("\n") if line.strip()]

    def last_line(self) -> str:
        """Return its last line."""
        return self.written().rpartition("\n")[2].rpartition("\r")[2]

    def wait_for(self, pattern: str) -> None:
        """Wait until something that matches ``pattern`` has been written there."""
        wait_until(lambda: re.search(pattern, self.written()) is not None, f"{pattern!r} in the terminal")

    def wait_for_line(self, words: str) -> None:
        """Wait until ``words`` are in its last line."""
        wait_until(lambda: words in self.last_line(), f"the line {words!r}")

    def wait_for_line_of(self, pattern: str) -> None:
        """Wait until its last line begins with something that matches ``pattern``."""
        wait_until(lambda: re.match(pattern, self.last_line()) is not None, f"a line that begins with {pattern!r}")

    def wait(self) -> int:
        """Wait for the end of the process, and return its exit status."""
        return self.process.wait(60)

    def mode(self) -> Sequence[object]:
        """Return the mode of the terminal: whether it echoes, and so on."""
        return termios.tcgetattr(self._screen)

    def records(self) -> Sequence[Record]:
        """Return the latest records in the journal."""
        problems: list[object] = []
        records = JournalDatabase(self.data_dir / "journal.sqlite3", problems.append).latest(10)
        assert problems == []
        return records

    def listen(self) -> None:
        """Read what is written, until the terminal is closed."""
        # Linux reports the end as an error.
        with suppress(OSError):
            while sent := os.read(self._keyboard, 4_096):
                self._written += sent


@contextmanager
def terminal(folder: Path, *arguments: str, env: Mapping[str, str] | None = None) -> Iterator[Terminal]:
    """Run the program in a terminal without a display, with its data in ``folder``/data; kill it at the end."""
    keyboard, screen = pty.openpty()
    fcntl.ioctl(screen, termios.TIOCSWINSZ, struct.pack("HHHH", 24, COLUMNS, 0, 0))
    bare = {name: value for name, value in os.environ.items() if name not in _NO_DISPLAY}
    # Without even a plugin for an invisible display.
    bare |= {"QT_QPA_PLATFORM_PLUGIN_PATH": "/nonexistent", "TERM": "dumb"}
    bare |= {"RECOVERY_TIMER_DATA_DIR": str(folder / "data"), **(env or {})}
    command = [sys.executable, "-c", _IN_A_TERMINAL, "-W", "error", "-m", "recovery_timer", *arguments]
    process = subprocess.Popen(command, env=bare, cwd=REPOSITORY, stdin=screen, stdout=screen, stderr=screen)
    running = Terminal(process, folder / "data", keyboard, screen)
    listener = threading.Thread(target=running.listen)
    listener.start()
    try:
        yield running
    finally:
        # Works even if it is stopped.
        process.send_signal(signal.SIGKILL)
        process.wait()
        os.close(screen)
        listener.join(10)
        os.close(keyboard)
