"""The core on long routines: the notation, the timeline and fitting."""

from functools import partial

from recovery_timer.routine import notation
from recovery_timer.routine.advice.fitting import fit
from recovery_timer.routine.lead_in import Gaps
from recovery_timer.routine.leaves import total_s
from recovery_timer.routine.timeline import expand
from tests.perf.pairs import FIXED_WORK, Case, Laps, timed
from tests.perf.rows import BenchLine, BenchTable
from tests.perf.samples import CATALOGUE, blocks, routine

LAPS = 15
BLOCKS = (10, 100, 1_000)
HARD = ["30s" + " " * 1_900 + "a", "1" * 1_990, "30s " + "1 " * 900, '"' * 1_999, "a as " * 390]
"""Lines that a careless parser would take a long time to reject."""


def parse(count: int, laps: Laps) -> None:
    text = notation.write("Long", blocks(count), CATALOGUE)
    for _ in range(LAPS):
        with laps.lap():
            notation.parse(text, CATALOGUE)


def refuse(count: int, laps: Laps) -> None:
    text = "\n".join(HARD * (count // len(HARD)))
    for _ in range(LAPS):
        with laps.lap():
            notation.faults(text, CATALOGUE)


def write(count: int, laps: Laps) -> None:
    long = blocks(count)
    for _ in range(LAPS):
        with laps.lap():
            notation.write("Long", long, CATALOGUE)


def expand_all(count: int, laps: Laps) -> None:
    long = routine(count)
    for _ in range(LAPS):
        with laps.lap():
            expand(long, CATALOGUE, Gaps())


def fit_to(share: float, count: int, laps: Laps) -> None:
    long = routine(count)
    target = int(total_s(long, CATALOGUE, Gaps()) * share)
    for _ in range(LAPS):
        with laps.lap():
            fit(long, CATALOGUE, Gaps(), target)


def line(subject: str, count: int, things: str = "blocks") -> BenchLine:
    return BenchLine(subject, count, things, against=FIXED_WORK)


CASES: dict[BenchLine, Case] = {
    **{line("read a text", count): partial(parse, count) for count in BLOCKS},
    **{line("refuse a text made to take long", count, "lines"): partial(refuse, count) for count in (10, 100)},
    **{line("write a text", count): partial(write, count) for count in BLOCKS},
    **{line("expand into a timeline", count): partial(expand_all, count) for count in BLOCKS},
    **{line("fit to half the time", count): partial(fit_to, 0.5, count) for count in BLOCKS},
    **{line("fit to a twentieth", count): partial(fit_to, 0.05, count) for count in BLOCKS},
}

TEXT = BenchTable(
    "text", "The pure core, called as the window calls it, without a window.", list(CASES), partial(timed, CASES)
)
