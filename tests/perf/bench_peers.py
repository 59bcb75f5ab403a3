"""The start and the memory of comparable programs, where they are installed."""

import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from subprocess import DEVNULL

from tests.perf.procfs import Memory
from tests.perf.programs import EMPTY_WINDOW, compiled_in, empty_window_stays, idle_memory, make_data, stays
from tests.perf.rows import BenchLine, BenchTable, Measured, Missing, Pairs
from tests.real.processes import running, wait_until, want
from tests.real.screen import screen_of_its_own
from tests.real.session_bus import session_bus_of_its_own

LAPS = 5
OURS = "Recovery Timer"
INSTALLABLE = {"GNOME Clocks": "gnome-clocks", "Workrave": "workrave"}
"""Each program with its command, which is also the name of its Debian package."""


class Desktop:
    """A display with a window manager, where one program at a time opens its window."""

    def __init__(self, environment: Mapping[str, str], windows: Path) -> None:
        """``windows`` is the output of ``xprop -spy``: the window manager's list of windows after every change."""
        self._environment = environment
        self._windows = windows

    def mapped_ms(self, command: Sequence[str]) -> float:
        """Run a program until it has a window; return how long that took."""
        begun = time.perf_counter()
        with self._open(command):
            return (time.perf_counter() - begun) * 1_000

    def memory(self, command: Sequence[str]) -> Memory:
        """Run a program until its memory is stable, and return that."""
        with self._open(command) as process_id:
            return idle_memory(process_id)

    @contextmanager
    def _open(self, command: Sequence[str]) -> Iterator[int]:
        with subprocess.Popen(command, env=self._environment, stdout=DEVNULL, stderr=DEVNULL) as process:
            try:
                wait_until(self._has_window, f"a window of {command[0]}")
                yield process.pid
            finally:
                process.terminate()
        wait_until(lambda: not self._has_window(), f"{command[0]} to close its window")

    def _has_window(self) -> bool:
        return "0x" in self._windows.read_text().rpartition("_NET_CLIENT_LIST")[2]


@contextmanager
def desktop(folder: Path) -> Iterator[Desktop]:
    """Yield a separate desktop with a bus, whose programs write into ``folder``."""
    with screen_of_its_own(folder) as screen, session_bus_of_its_own(folder) as bus:
        environment = {
            **compiled_in(folder),
            **screen.env,
            **bus.env,
            "HOME": str(folder),
            "XDG_RUNTIME_DIR": str(folder),
            "GSETTINGS_BACKEND": "memory",
            "PULSE_SERVER": "unix:/nonexistent",
        }
        windows = folder / "windows"
        command = [want("xprop", "x11-utils"), "-spy", "-root", "_NET_CLIENT_LIST"]
        with running(command, env=environment, log=windows):
            yield Desktop(environment, windows)


def mapped(name: str) -> BenchLine:
    return BenchLine(f"exec to mapped window, {name}", against=EMPTY_WINDOW)


def rss(name: str) -> BenchLine:
    return BenchLine(f"RSS, {name}", unit="MiB", against=EMPTY_WINDOW)


def pss(name: str) -> BenchLine:
    return BenchLine(f"PSS, {name}", unit="MiB", against=EMPTY_WINDOW)


NAMES = (OURS, *INSTALLABLE)


def measure() -> Iterator[Measured]:
    with tempfile.TemporaryDirectory() as name, desktop(Path(name)) as screen:
        make_data(Path(name, "data"))
        commands = {OURS: stays(Path(name, "data")), **{peer: [each] for peer, each in INSTALLABLE.items()}}
        empty = screen.memory(empty_window_stays)
        for each, command in commands.items():
            if shutil.which(command[0]) is None:
                yield from ((line, Missing("not installed")) for line in (mapped(each), rss(each), pss(each)))
                continue
            held = screen.memory(command)
            yield rss(each), Pairs([held.rss], [empty.rss])
            yield pss(each), Pairs([held.pss], [empty.pss])
            laps = [(screen.mapped_ms(command), screen.mapped_ms(empty_window_stays)) for _ in range(LAPS)]
            yield mapped(each), Pairs(*zip(*laps, strict=True))


PEERS = BenchTable(
    "peers",
    """From the start of a program until the window manager has its window, which need not be painted yet, and the
    memory of its main process when that no longer changes; our sound process, which starts later, and the services of
    GNOME are in neither. All run on the same display, with a bus and without a sound server, with nothing set up. They
    do different things: GNOME Clocks shows its world clocks, Workrave its timers. What they have in common is that
    somebody waits for their window and keeps them open. Both are written in a compiled language and use GTK, of which a
    GNOME desktop has a part in memory anyway. What they cost while a timer runs is not compared: neither can be driven
    from outside.""",
    [*map(mapped, NAMES), *map(rss, NAMES), *map(pss, NAMES)],
    measure,
)
