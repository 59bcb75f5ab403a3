"""The programs that a bench starts, ours and an empty Qt window, as an installed program would be started."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from recovery_timer.storage import document
from recovery_timer.storage.files.paths import folders
from tests.perf import procfs
from tests.perf.procfs import Memory
from tests.perf.samples import journal_file, library
from tests.real.program import welcome_before

EMPTY_WINDOW = "an empty PySide6 window"

_IDLE_AFTER_S = 2.0
_IDLE_WITHIN_S = 30.0
_SCREEN = {"name": "", "x": 0, "y": 0, "width": 1920, "height": 1080, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
_USERS_PYTHON = """
import sys
# Only the tools for the tests install it; msgspec imports it if it is there.
sys.modules["typing_extensions"] = None
"""
_EMPTY_WINDOW = """
import os, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication(sys.argv[:1])
window = QMainWindow()
window.resize(1280, 800)
window.show()
if "stay" not in sys.argv:
    # At once, without the usual end: only the way to the window is measured.
    QTimer.singleShot(0, lambda: QTimer.singleShot(0, lambda: os._exit(0)))
app.exec()
"""
_PROGRAM = f"""{_USERS_PYTHON}
import os
from recovery_timer.cli import commands
from recovery_timer.desktop import first_window
paint, left = first_window.paint, [int(sys.argv.pop(1))]
def paint_and_leave(app, window):
    paint(app, window)
    left[0] -= 1
    if not left[0]:
        os._exit(0)
first_window.paint = paint_and_leave
sys.exit(commands.main(sys.argv[1:]))
"""
_PAINTED, _READY, _NEVER = "1", "2", "0"
"""After which paint the program ends."""


Command = list[str]


def _python(source: str, *words: str) -> Command:
    return [sys.executable, "-c", source, *words]


empty_window, empty_window_stays = _python(_EMPTY_WINDOW), _python(_EMPTY_WINDOW, "stay")


def until_painted(data: Path) -> Command:
    """Return our program, which ends when its window is painted, still empty."""
    return _python(_PROGRAM, _PAINTED, "--data-dir", str(data))


def until_ready(data: Path) -> Command:
    """Return our program, which ends when its first screen is painted, just before it reads keys."""
    return _python(_PROGRAM, _READY, "--data-dir", str(data))


def stays(data: Path) -> Command:
    """Return our program, which runs until it is ended."""
    return _python(_PROGRAM, _NEVER, "--data-dir", str(data))


class Starter:
    """Starts programs without a display, a sound server or a bus, compiled as an installed program is."""

    def __init__(self, folder: Path) -> None:
        # The default screen would be smaller than the window: 800 x 800.
        screen = folder / "screen.json"
        screen.write_text(json.dumps({"screens": [_SCREEN]}))
        self._folder = folder
        self.environment: Mapping[str, str] = {
            **compiled_in(folder),
            "QT_QPA_PLATFORM": f"offscreen:configfile={screen}",
            "DBUS_SESSION_BUS_ADDRESS": "disabled:",
            "PULSE_SERVER": "unix:/nonexistent",
        }
        # Compile everything now, or it would count as time and memory.
        self.memory_when_idle(stays(self.data("first")))

    def data(self, name: str, *, routines: int = 0, sessions: int = 0) -> Path:
        """Return a folder with the data of a user who has seen the welcome page, with so many routines and sessions."""
        data = self._folder / name
        if not data.exists():
            make_data(data, routines=routines, sessions=sessions)
        return data

    def run_ms(self, command: Command) -> float:
        """Run a program until it ends; return how long that took."""
        begun = time.perf_counter()
        subprocess.run(command, env=self.environment, check=True, timeout=60)
        return (time.perf_counter() - begun) * 1_000

    def memory_when_idle(self, command: Command) -> Memory:
        """Run a program until its memory is stable, and return that."""
        with subprocess.Popen(command, env=self.environment) as process:
            try:
                return idle_memory(process.pid)
            finally:
                process.terminate()


@contextmanager
def starter() -> Iterator[Starter]:
    """Yield a `Starter` with its own folder."""
    with tempfile.TemporaryDirectory() as folder:
        yield Starter(Path(folder))


def compiled_in(folder: Path) -> dict[str, str]:
    """Return the environment of programs whose compiled modules are in ``folder``."""
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(folder / "compiled")}
    # An installed program is compiled, whatever the settings of this environment.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return environment


def idle_memory(process_id: int) -> Memory:
    """Return the memory of a process once it is stable."""
    give_up = time.monotonic() + _IDLE_WITHIN_S
    before, now = Memory(0, 0, 0), Memory(1, 1, 1)
    while before != now and time.monotonic() < give_up:
        time.sleep(_IDLE_AFTER_S)
        before, now = now, procfs.memory(process_id)
    return now


def make_data(data: Path, *, routines: int = 0, sessions: int = 0) -> None:
    """Create the data of a user who has seen the welcome page, with so many routines and sessions."""
    places = folders(data)
    places.routines.mkdir(parents=True)
    welcome_before(data)
    for routine in library(routines):
        (places.routines / f"{routine.id}.json").write_bytes(document.encode(routine))
    if sessions:
        places.journal.write_bytes(journal_file(sessions).read_bytes())
