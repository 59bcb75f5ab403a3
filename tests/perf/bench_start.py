"""The start: how long it takes from the command until the window, and its first screen, are visible."""

from collections.abc import Iterator
from typing import NamedTuple

from tests.perf.programs import EMPTY_WINDOW, empty_window, starter, until_painted, until_ready
from tests.perf.rows import BenchLine, BenchTable, Budget, Measured, Pairs

LAPS = 5
PAINTED_BUDGET = Budget(1.5, of_ratio=True)


class Size(NamedTuple):
    """The amount of a user's data when the program starts."""

    number: int
    things: str


SIZES = (Size(0, "routines"), Size(1_000, "routines"), Size(10_000, "routines"), Size(10_000, "sessions"))


def painted(size: Size) -> BenchLine:
    return BenchLine("exec to painted", *size, against=EMPTY_WINDOW, budget=PAINTED_BUDGET)


def ready(size: Size) -> BenchLine:
    return BenchLine("exec to ready", *size, against=EMPTY_WINDOW)


def measure() -> Iterator[Measured]:
    with starter() as starting:
        for size in SIZES:
            data = starting.data(f"{size.number} {size.things}", **{size.things: size.number})
            for line, start in ((painted(size), until_painted(data)), (ready(size), until_ready(data))):
                # A warm-up: the first run reads files that are not cached yet.
                starting.run_ms(start)
                pairs = [(starting.run_ms(start), starting.run_ms(empty_window)) for _ in range(LAPS)]
                yield line, Pairs(*zip(*pairs, strict=True))


START = BenchTable(
    "start",
    """From the start of Python until the window is painted, still empty, and until the first screen with its cards is
    painted and the program is about to read keys. The reference is an empty QMainWindow that the same Python imports,
    shows and paints. Both run without a display, so a window manager's time is in neither, and from files that the
    system has in memory: the first start after a boot takes longer.""",
    [*map(painted, SIZES), *map(ready, SIZES)],
    measure,
)
