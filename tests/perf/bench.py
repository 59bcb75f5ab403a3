"""Measures how long the user waits: ``make bench``. Prints a table of times, without a verdict.

Milliseconds say what this machine does today. The ratio is what can be compared between machines and days: each lap
is held against a fixed piece of work that is timed just before it. That work is plain Python of the kind the program
is made of (small objects, dictionaries, sorting by a key); it uses nothing of the program and nothing of Qt, so no
change to either can move it.
"""

import gc
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import NamedTuple

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from msgspec.structs import replace
from PySide6.QtCore import QEvent
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from recovery_timer.adapters.sound.m4a import write_m4a
from recovery_timer.adapters.speech.rendering import BackgroundSynthesizer
from recovery_timer.app.settings import Settings
from recovery_timer.app.sound_file import sound_file
from recovery_timer.ports import ImmediateWorker, SoundFileWriter
from recovery_timer.routine import notation
from recovery_timer.routine.advice.fitting import fit
from recovery_timer.routine.lead_in import Gaps
from recovery_timer.routine.leaves import total_s
from recovery_timer.routine.model import Routine, Sides, Step
from recovery_timer.routine.timeline import expand
from recovery_timer.storage.sound.store import built_in_sounds
from recovery_timer.storage.sound.wav_file import write_wav
from recovery_timer.ui.application import Application
from tests.fakes.ports import Fakes
from tests.perf import bench_session, bench_sound, bench_start
from tests.perf.samples import CATALOGUE, blocks, library
from tests.running_app import RunningApp

LAPS = 15
STARTS = 5
EXPORTS = 3
HOUR = tuple(Step(name=f"Stretch {number}", seconds=30, sets=3, sides=Sides.EACH) for number in range(15))

GAPS = Gaps()


# -- measuring


def reference() -> int:
    """Sort and group five thousand fixed words."""
    words = [f"word {number * 7_919 % 5_000:04}" for number in range(5_000)]
    groups: dict[str, list[tuple[int, str]]] = {}
    for place, word in enumerate(sorted(words, key=lambda word: word[::-1])):
        groups.setdefault(word[-2:], []).append((place, word))
    return sum(place for group in groups.values() for place, _ in group)


class Watch:
    """Times laps, and the reference before each of them, so that both meet the same machine."""

    def __init__(self) -> None:
        self.laps_ms: list[float] = []
        self.references_ms: list[float] = []

    @contextmanager
    def lap(self, against: Callable[[], object] = reference) -> Iterator[None]:
        begin = perf_counter()
        against()
        middle = perf_counter()
        yield
        end = perf_counter()
        self.references_ms.append((middle - begin) * 1_000)
        self.laps_ms.append((end - middle) * 1_000)


class Case(NamedTuple):
    """A measurement, and the time in ms within which the user should have a response."""

    name: str
    budget_ms: int | None
    run: Callable[[Watch], None]


# -- what is measured


def routine(count: int) -> Routine:
    return Routine(id="long", name="Long", blocks=blocks(count))


@contextmanager
def opened(routines: Sequence[Routine]) -> Iterator[RunningApp]:
    """The window with ``routines`` in its library, as large as it usually is."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    running = RunningApp(app, Fakes(routines=routines), styled=True)
    running.window.resize(1_280, 800)
    running.window.show()
    app.processEvents()
    running.library.prepare_search()
    yield running
    running.window.close_without_asking()
    running.window.deleteLater()
    running.theme.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@contextmanager
def builder_controller(count: int) -> Iterator[RunningApp]:
    """The builder with a routine of ``count`` blocks, and a step in its middle selected."""
    long = routine(count)
    with opened([long]) as running:
        running.builder_model.open(long.id)
        running.navigator.show("build")
        running.builder_model.select([(len(long.blocks) // 2 // 8 * 8,)])
        QApplication.processEvents()
        yield running


def hold(running: RunningApp, seconds: int) -> None:
    """Change the hold of the selected step, as the inspector does, and wait until the window shows it."""
    step = running.builder_model.chosen
    assert isinstance(step, Step)
    running.builder_screen.inspector.changed.emit("seconds", replace(step, seconds=seconds))
    QApplication.processEvents()


def edit(count: int, watch: Watch) -> None:
    with builder_controller(count) as running:
        for seconds in range(20, 20 + LAPS):
            running.builder_model.end_merge()
            with watch.lap():
                hold(running, seconds)


def undo(count: int, watch: Watch) -> None:
    with builder_controller(count) as running:
        for seconds in range(20, 20 + LAPS):
            running.builder_model.end_merge()
            hold(running, seconds)
            with watch.lap():
                running.builder_model.undo()
                QApplication.processEvents()


def type_text(count: int, watch: Watch) -> None:
    with builder_controller(count) as running:
        running.builder_screen.show_text(True)
        QApplication.processEvents()
        editor = running.builder_screen.text.editor
        # The routine's name: a text that can be read at every key.
        editor.moveCursor(QTextCursor.MoveOperation.EndOfLine)
        for _ in range(LAPS):
            with watch.lap():
                editor.insertPlainText("g")
                QApplication.processEvents()


def filter_routines(count: int, watch: Watch) -> None:
    with opened(library(count)) as running:
        search = running.routines_screen.search
        search.setText("x")
        for word in ("calves", "quads", "evening 7"):
            search.clear()
            QApplication.processEvents()
            for end in range(1, len(word) + 1):
                with watch.lap():
                    search.setText(word[:end])
                    QApplication.processEvents()


def list_routines(count: int, watch: Watch) -> None:
    with opened(library(count)) as running:
        search = running.routines_screen.search
        for _ in range(LAPS):
            search.setText("unicycle")
            QApplication.processEvents()
            with watch.lap():
                search.clear()
                QApplication.processEvents()


def filter_first(count: int, watch: Watch) -> None:
    routines = library(count)
    for _ in range(STARTS):
        with opened(routines) as running, watch.lap():
            running.routines_screen.search.setText("c")
            QApplication.processEvents()


def parse(count: int, watch: Watch) -> None:
    text = notation.write("Long", blocks(count), CATALOGUE)
    for _ in range(LAPS):
        with watch.lap():
            notation.parse(text, CATALOGUE)


def refuse(count: int, watch: Watch) -> None:
    hard = ["30s" + " " * 1_900 + "a", "1" * 1_990, "30s " + "1 " * 900, '"' * 1_999, "a as " * 390]
    text = "\n".join(hard * (count // len(hard)))
    for _ in range(LAPS):
        with watch.lap():
            notation.faults(text, CATALOGUE)


def write(count: int, watch: Watch) -> None:
    long = blocks(count)
    for _ in range(LAPS):
        with watch.lap():
            notation.write("Long", long, CATALOGUE)


def expand_all(count: int, watch: Watch) -> None:
    long = routine(count)
    for _ in range(LAPS):
        with watch.lap():
            expand(long, CATALOGUE, GAPS)


def fit_to(share: float, count: int, watch: Watch) -> None:
    long = routine(count)
    target = int(total_s(long, CATALOGUE, GAPS) * share)
    for _ in range(LAPS):
        with watch.lap():
            fit(long, CATALOGUE, GAPS, target)


def export(write: SoundFileWriter, watch: Watch) -> None:
    """Export an hour, with the voice that is installed."""
    hour = expand(replace(routine(100), blocks=HOUR), CATALOGUE, GAPS)
    sounds, settings = built_in_sounds(), Settings()
    with TemporaryDirectory() as folder:
        for _ in range(EXPORTS):
            voice = BackgroundSynthesizer(ImmediateWorker())
            with watch.lap():
                write(Path(folder, "hour.tmp"), sound_file(hour, settings, sounds, voice, lambda _: None))


# -- the table

CASES = (
    Case("an edit, 100 blocks", 16, partial(edit, 100)),
    Case("an edit, 1,000 blocks", 100, partial(edit, 1_000)),
    Case("an undo, 100 blocks", 16, partial(undo, 100)),
    Case("an undo, 1,000 blocks", 100, partial(undo, 1_000)),
    Case("a key in the text view, 100 blocks", None, partial(type_text, 100)),
    Case("a key in the text view, 1,000 blocks", None, partial(type_text, 1_000)),
    Case("list 1,000 routines", 16, partial(list_routines, 1_000)),
    Case("filter 1,000 routines, a key", 16, partial(filter_routines, 1_000)),
    Case("filter 1,000 routines, the first key", 16, partial(filter_first, 1_000)),
    Case("list 10,000 routines", None, partial(list_routines, 10_000)),
    Case("filter 10,000 routines, a key", None, partial(filter_routines, 10_000)),
    Case("filter 10,000 routines, the first key", None, partial(filter_first, 10_000)),
    Case("parse a text of 1,000 blocks", None, partial(parse, 1_000)),
    Case("refuse 100 lines made to take long", None, partial(refuse, 100)),
    Case("write a text of 1,000 blocks", None, partial(write, 1_000)),
    Case("expand 1,000 blocks", None, partial(expand_all, 1_000)),
    Case("fit 1,000 blocks to half the time", None, partial(fit_to, 0.5, 1_000)),
    Case("fit 1,000 blocks to a twentieth", None, partial(fit_to, 0.05, 1_000)),
    Case("export an hour as WAV", 10_000, partial(export, write_wav)),
    Case("export an hour as M4A", 10_000, partial(export, write_m4a)),
)


def main(words: Sequence[str]) -> int:
    """Measure the cases with one of ``words`` in their names, or all if there are no words."""
    application = QApplication.instance() or Application(sys.argv[:1])
    assert isinstance(application, QApplication)
    references_ms: list[float] = []
    print(f"{'what':<38} {'median':>9} {'slowest':>9} {'ratio':>7} {'budget':>7}")
    for name, budget_ms, run in CASES:
        if words and not any(word in name for word in words):
            continue
        watch = Watch()
        gc.collect()
        run(watch)
        ratio = median(watch.laps_ms) / median(watch.references_ms)
        budget = f"{budget_ms} ms" if budget_ms else ""
        print(
            f"{name:<38} {median(watch.laps_ms):>6.1f} ms {max(watch.laps_ms):>6.1f} ms {ratio:>7.2f} {budget:>7}",
            flush=True,
        )
        references_ms += watch.references_ms
    if not words or "start" in words:
        bench_start.main()
    if not words or "session" in words:
        bench_session.main()
    if not words or "sound" in words:
        bench_sound.main()
    if references_ms:
        print(f"{'the reference, of which the ratio is':<38} {median(references_ms):>6.1f} ms")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
