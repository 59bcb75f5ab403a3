"""Timing in pairs: each measurement with a reference just before it, so that both see the same state of the machine.

Milliseconds describe this machine today; only the ratio can be compared between machines and days. The usual reference
is a fixed piece of plain Python of the kind that the program consists of (small objects, dictionaries, sorting by a
key); it uses neither the program nor Qt, so that changes to them do not affect it.
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

    No garbage is collected during a lap, as the program collects none during an event (`adapters/garbage`).
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
"""Runs the laps of one line."""


def timed(cases: Mapping[BenchLine, Case]) -> Iterator[Measured]:
    """Run the laps of each line, one line after the other."""
    for line, run in cases.items():
        laps = Laps()
        gc.collect()
        run(laps)
        yield line, laps.pairs
