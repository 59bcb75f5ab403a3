"""Measures the start: how long until the user sees the window, and its cards, and how much memory the program takes.

All of it is held against an empty window of Qt's that the same Python opens just before, on a screen that both fit
into. "Painted" is the window, still empty; "ready" is the first screen with its cards, and the program about to read
keys. Memory is that of the window's process once it is idle, without the sound process: RSS with what it shares with
other programs, PSS with its part of that.

``python -m tests.perf.bench_start [LAPS]`` prints the table.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

from recovery_timer.app.first_start import FirstStart
from recovery_timer.ports import ImmediateSaver
from recovery_timer.storage import document
from recovery_timer.storage.files.paths import folders
from recovery_timer.storage.state import HintsInState, StateFile
from tests.perf.samples import library
from tests.real.program import welcome_before

LAPS = 5
ROUTINES = (0, 1_000, 10_000)
BUDGETS = {"painted": 1.5, "RSS": 1.6}
"""The largest ratio to an empty window, with any number of routines."""

_IDLE_AFTER_S = 3.0
_IDLE_WITHIN_S = 30.0

SCREEN = {"name": "", "x": 0, "y": 0, "width": 1920, "height": 1080, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
USERS_PYTHON = """
import sys
# Only the tools for the tests install it; msgspec imports it if it is there.
sys.modules["typing_extensions"] = None
"""
EMPTY_WINDOW = """
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
PROGRAM = f"""{USERS_PYTHON}
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
PAINTED, READY, STAY = ("1", "2", "0")
"""How often the program paints until it ends."""


class Memory(NamedTuple):
    """The memory of a process, in MiB."""

    rss: float
    pss: float


def environment(cache: str) -> Mapping[str, str]:
    """Return the environment of a start without sound and bus; ``cache`` is the folder of compiled modules."""
    # Without one, the screen would be smaller than the window: 800 x 800.
    screen = Path(f"{cache}.screen.json")
    screen.write_text(json.dumps({"screens": [SCREEN]}))
    made = {
        **os.environ,
        "QT_QPA_PLATFORM": f"offscreen:configfile={screen}",
        "DBUS_SESSION_BUS_ADDRESS": "disabled:",
        "PULSE_SERVER": "unix:/nonexistent",
        "PYTHONPYCACHEPREFIX": cache,
    }
    # An installed program is compiled, whatever the settings of this environment.
    made.pop("PYTHONDONTWRITEBYTECODE", None)
    return made


def start_ms(cache: str, program: str, *words: str) -> float:
    """Run ``program`` until it ends; return how long that took."""
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-c", program, *words], env=environment(cache), check=True, timeout=60)
    return (time.perf_counter() - begun) * 1_000


def memory_when_idle(cache: str, program: str, *words: str) -> Memory:
    """Run ``program`` until its memory no longer changes, and return it."""
    with subprocess.Popen([sys.executable, "-c", program, *words], env=environment(cache)) as process:
        give_up = time.monotonic() + _IDLE_WITHIN_S
        before, now = Memory(0, 0), Memory(1, 1)
        while before != now and time.monotonic() < give_up:
            time.sleep(_IDLE_AFTER_S)
            before, now = now, memory(process.pid)
        process.send_signal(signal.SIGTERM)
    return now


def memory(process_id: int) -> Memory:
    lines = (line.split() for line in Path(f"/proc/{process_id}/smaps_rollup").read_text().splitlines()[1:])
    kib = {words[0]: int(words[1]) for words in lines}
    return Memory(round(kib["Rss:"] / 1024, 1), round(kib["Pss:"] / 1024, 1))


def make_routines(data_dir: Path, count: int) -> None:
    """Make the data of a user with ``count`` routines, who has been welcomed."""
    FirstStart(HintsInState(StateFile(folders(data_dir).state_file)), ImmediateSaver()).over()
    folder = folders(data_dir).routines
    folder.mkdir(parents=True)
    for routine in library(count):
        (folder / f"{routine.id}.json").write_bytes(document.encode(routine))


def main(words: Sequence[str] = ()) -> None:
    """Print the table."""
    laps = int(words[0]) if words else LAPS
    print(f"\n{'a start, in empty windows':<38} {'median':>9} {'empty':>9} {'ratio':>7} {'budget':>7}")
    with tempfile.TemporaryDirectory() as folder:
        cache = f"{folder}/cache"
        # Compiles everything, which would count as memory.
        welcome_before(Path(folder, "first"))
        memory_when_idle(cache, PROGRAM, STAY, "--data-dir", f"{folder}/first")
        for count in ROUTINES:
            data = Path(folder, str(count))
            make_routines(data, count)
            welcome_before(data)
            start_ms(cache, EMPTY_WINDOW)
            start_ms(cache, PROGRAM, READY, "--data-dir", str(data))
            for name, paints in (("painted", PAINTED), ("ready", READY)):
                empty, ours = [], []
                for _ in range(laps):
                    empty.append(start_ms(cache, EMPTY_WINDOW))
                    ours.append(start_ms(cache, PROGRAM, paints, "--data-dir", str(data)))
                _print_row(name, count, "ms", median(ours), median(empty))
            least = memory_when_idle(cache, EMPTY_WINDOW, "stay")
            held = memory_when_idle(cache, PROGRAM, STAY, "--data-dir", str(data))
            _print_row("RSS", count, "MB", held.rss, least.rss)
            _print_row("PSS", count, "MB", held.pss, least.pss)


def _print_row(name: str, count: int, unit: str, ours: float, empty: float) -> None:
    row = f"{name}, {count:,} routines"
    budget = BUDGETS.get(name, "")
    print(f"{row:<38} {ours:>6.1f} {unit} {empty:>6.1f} {unit} {ours / empty:>7.2f} {budget:>7}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
