"""The routines: how long the user waits for the list, and for each keystroke of a search."""

from functools import partial

from tests.fakes.ports import Fakes
from tests.perf.pairs import FIXED_WORK, Case, Laps, timed
from tests.perf.rows import BenchLine, BenchTable, Budget
from tests.perf.samples import library
from tests.perf.window import opened, show_all, show_figures

LAPS = 15
STARTS = 3
ROUTINES = (100, 1_000, 10_000)
BUDGETS = {100: Budget(16), 1_000: Budget(16)}


def show_list(count: int, laps: Laps) -> None:
    with opened(Fakes(routines=library(count))) as running:
        search = running.routines_screen.search
        for _ in range(LAPS):
            search.setText("unicycle")
            show_figures(running)
            with laps.lap():
                search.clear()
                show_all()


def find(count: int, laps: Laps) -> None:
    with opened(Fakes(routines=library(count))) as running:
        search = running.routines_screen.search
        search.setText("x")
        for word in ("calves", "quads", "evening 7"):
            search.clear()
            for end in range(1, len(word) + 1):
                show_figures(running)
                with laps.lap():
                    search.setText(word[:end])
                    show_all()


def find_first(count: int, laps: Laps) -> None:
    routines = library(count)
    for _ in range(STARTS):
        with opened(Fakes(routines=routines)) as running:
            show_figures(running)
            with laps.lap():
                running.routines_screen.search.setText("c")
                show_all()


def line(subject: str, count: int) -> BenchLine:
    return BenchLine(subject, count, "routines", against=FIXED_WORK, budget=BUDGETS.get(count))


CASES: dict[BenchLine, Case] = {
    **{line("show the list", count): partial(show_list, count) for count in ROUTINES},
    **{line("search, a key", count): partial(find, count) for count in ROUTINES},
    **{line("search, the first key", count): partial(find_first, count) for count in ROUTINES},
}

LIBRARY = BenchTable(
    "library",
    """From a key in the search field until the window, drawn without a display, shows what is found; names, techniques
    and muscles are searched.""",
    list(CASES),
    partial(timed, CASES),
)
