"""Memory: of an idle window, and after sessions."""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from subprocess import run

import msgspec

from tests.perf.bench_start import SIZES, Size
from tests.perf.long_life import Holding
from tests.perf.programs import EMPTY_WINDOW, Starter, empty_window_stays, starter, stays
from tests.perf.rows import BenchLine, BenchTable, Budget, Measured, Pairs

SESSIONS = (1, 100)
BUDGET = Budget(1.6, of_ratio=True)
"""For the program with what it ships. A user's routines and sessions come on top, in proportion."""


def rss(size: Size) -> BenchLine:
    return BenchLine("RSS, idle", *size, "MiB", EMPTY_WINDOW, None if size.number else BUDGET)


def pss(size: Size) -> BenchLine:
    return BenchLine("PSS, idle", *size, "MiB", EMPTY_WINDOW)


def played(sessions: int) -> BenchLine:
    return BenchLine("RSS, played", sessions, "sessions", "MiB", EMPTY_WINDOW)


def measure() -> Iterator[Measured]:
    with starter() as starting:
        empty = starting.memory_when_idle(empty_window_stays)
        for size in SIZES:
            data = starting.data(f"{size.number} {size.things}", **{size.things: size.number})
            ours = starting.memory_when_idle(stays(data))
            yield rss(size), Pairs([ours.rss], [empty.rss])
            yield pss(size), Pairs([ours.pss], [empty.pss])
        for holding in lived(starting):
            yield played(holding.sessions), Pairs([holding.resident_kib / 1024], [empty.rss])


def lived(starting: Starter) -> list[Holding]:
    """Return the program's resources after each number of `SESSIONS`."""
    words = ["--sessions", str(max(SESSIONS)), "--report", *map(str, SESSIONS)]
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "tests.perf.long_life", str(Path(folder, "data")), *words]
        said = run(command, env=starting.environment, check=True, capture_output=True, timeout=600).stdout
    return [msgspec.json.decode(line, type=Holding) for line in said.splitlines()]


MEMORY = BenchTable(
    "memory",
    """The memory of the window's process once it no longer changes, without that of the sound process. RSS is all that
    it uses, PSS counts what it shares with other processes in part. The reference is an empty QMainWindow, which has
    Python and Qt loaded as well. Played: the whole program has guided through built-in routines, on simulated time.""",
    [*map(rss, SIZES), *map(pss, SIZES), *map(played, SESSIONS)],
    measure,
)
