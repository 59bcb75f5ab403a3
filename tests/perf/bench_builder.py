"""The builder: how long the user waits for an edit, an undo and a keystroke."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from msgspec.structs import replace
from PySide6.QtGui import QTextCursor

from recovery_timer.routine.model import Step
from tests.fakes.ports import Fakes
from tests.perf.pairs import FIXED_WORK, Case, Laps, timed
from tests.perf.rows import BenchLine, BenchTable, Budget
from tests.perf.samples import routine
from tests.perf.window import opened, show_all, show_figures
from tests.running_app import RunningApp

LAPS = 15
BLOCKS = (10, 100, 1_000)
BUDGETS = {10: Budget(16), 100: Budget(16), 1_000: Budget(100)}


@contextmanager
def building(count: int) -> Iterator[RunningApp]:
    """The builder with a routine of ``count`` blocks, and a step in its middle selected."""
    long = routine(count)
    with opened(Fakes(routines=[long])) as running:
        running.builder_model.open(long.id)
        running.navigator.show("build")
        running.builder_model.select([(len(long.blocks) // 2 // 8 * 8,)])
        show_figures(running)
        yield running


def hold(running: RunningApp, seconds: int) -> None:
    """Change the hold of the selected step, as the inspector does, and wait until the window shows it."""
    step = running.builder_model.chosen
    assert isinstance(step, Step)
    running.builder_screen.inspector.changed.emit("seconds", replace(step, seconds=seconds))
    show_all()


def edit(count: int, laps: Laps) -> None:
    with building(count) as running:
        for seconds in range(20, 20 + LAPS):
            running.builder_model.end_merge()
            with laps.lap():
                hold(running, seconds)


def undo(count: int, laps: Laps) -> None:
    with building(count) as running:
        for seconds in range(20, 20 + LAPS):
            running.builder_model.end_merge()
            hold(running, seconds)
            with laps.lap():
                running.builder_model.undo()
                show_all()


def type_text(count: int, laps: Laps) -> None:
    with building(count) as running:
        running.builder_screen.show_text(True)
        show_all()
        editor = running.builder_screen.text.editor
        # In the routine's name, where the text can be read after every key.
        editor.moveCursor(QTextCursor.MoveOperation.EndOfLine)
        for _ in range(LAPS):
            with laps.lap():
                editor.insertPlainText("g")
                show_all()


def line(subject: str, count: int, budget: Budget | None = None) -> BenchLine:
    return BenchLine(subject, count, "blocks", against=FIXED_WORK, budget=budget)


CASES: dict[BenchLine, Case] = {
    **{line("an edit", count, BUDGETS[count]): partial(edit, count) for count in BLOCKS},
    **{line("an undo", count, BUDGETS[count]): partial(undo, count) for count in BLOCKS},
    **{line("a key in the text view", count): partial(type_text, count) for count in BLOCKS},
}

BUILDER = BenchTable(
    "builder",
    """From a change until the window, drawn without a display, shows it, with every total, check and suggestion; the
    figures of the lists are there. A block inside a circuit counts as one.""",
    list(CASES),
    partial(timed, CASES),
)
