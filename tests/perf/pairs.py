"""Timing in pairs: what is measured, and a reference just before it, so that both meet the same machine.

Milliseconds say what this machine does today. The ratio is what can be compared between machines and days. The usual
reference is a fixed piece of plain Python of the kind the program is made of (small objects, dictionaries, sorting by a
key); it uses nothing of the program and nothing of Qt, so no change to either can move it.
"""

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from time import perf_counter

from tests.perf.rows import BenchLine, Measured, Pairs

FIXED_WORK = "fixed work"


def fixed_work() -> int:
    """Sort and group five thousand fixed words."""
    words = [f"word {number * 7_919 % 5_000:04}" for number in range(5_000)]
    groups: dict[str, list[tuple[int, str]]] = {}
    for place, word in enumerate(sorted(words, key=lambda word: word[::-1])):
        groups.setdefault(word[-2:], []).append((place, word))
    return sum(place for group in groups.values() for place, _ in group)


class Laps:
    """Times laps in ms, and the fixed work before each of them.

    Garbage waits for the end of a lap, as in the program for that of an event (`adapters/garbage`).
    """

    def __init__(self) -> None:
        self._laps_ms: list[float] = []
        self._fixed_ms: list[float] = []

    @contextmanager
    def lap(self) -> Iterator[None]:
        """Time the block."""
        gc.disable()
        begin = perf_counter()
        fixed_work()
        middle = perf_counter()
        try:
            yield
        finally:
            end = perf_counter()
            gc.enable()
        self._fixed_ms.append((middle - begin) * 1_000)
        self._laps_ms.append((end - middle) * 1_000)

    @property
    def pairs(self) -> Pairs:
        """All laps, each with the fixed work before it."""
        return Pairs(self._laps_ms, self._fixed_ms)


Case = Callable[[Laps], None]
"""Runs laps of one line."""


def timed(cases: Mapping[BenchLine, Case]) -> Iterator[Measured]:
    """Run the laps of each line, one line after the other."""
    for line, run in cases.items():
        laps = Laps()
        gc.collect()
        run(laps)
        yield line, laps.pairs
