"""The first window: painted before the program is loaded, looking like the last one."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from recovery_timer.adapters.worker import QtWorker
from recovery_timer.desktop.composition import compose
from recovery_timer.desktop.first_window import first_window, keep_alive
from recovery_timer.desktop.options import Options
from recovery_timer.routine.model import Routine, Step
from recovery_timer.storage.state import StateFile
from recovery_timer.ui.window import MainWindow
from tests.fakes.ports import EVENING, Fakes
from tests.fakes.stores import MemoryFavourites, MemoryJournal, MemoryRoutines, MemoryTechniques, MemoryTrash
from tests.running_app import RunningApp

Open = Callable[[Path], MainWindow]


@pytest.fixture
def open_window(qapp: QApplication) -> Iterator[Open]:
    opened: list[MainWindow] = []

    def open_with(state_file: Path) -> MainWindow:
        opened.append(first_window(qapp, state_file))
        return opened[-1]

    yield open_with
    for window in opened:
        window.close_without_asking()
        window.deleteLater()


def background(window: MainWindow) -> str:
    return window.palette().color(QPalette.ColorRole.Window).name()


def test_first_window__looks_like_the_last(open_window: Open, tmp_path: Path) -> None:
    state_file = tmp_path / "state.json"
    last = MainWindow()
    last.resize(last.width(), 640)
    last.look_like({"background": "#102030"})
    StateFile(state_file).save(last.look())

    window = open_window(state_file)

    assert window.windowHandle().isExposed()
    assert window.height() == 640
    assert background(window) == "#102030"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b'{"window": 1, "background": 2}',
        b'{"window": "!", "background": "no colour"}',
        b"[" * 100_000,
    ],
)
def test_first_window__state_cannot_be_read__looks_as_usual(content: bytes, open_window: Open, tmp_path: Path) -> None:
    state_file = tmp_path / "state.json"
    state_file.write_bytes(content)

    assert open_window(state_file).size() == open_window(tmp_path / "none").size()
    assert state_file.read_bytes() == content


def test_first_window__state_is_not_a_file__looks_as_usual(open_window: Open, tmp_path: Path) -> None:
    for make in (os.mkdir, os.mkfifo) if hasattr(os, "mkfifo") else (os.mkdir,):
        path = tmp_path / make.__name__
        make(path)
        assert open_window(path).size() == open_window(tmp_path / "none").size()


def test_compose__in_the_first_window__fills_it_with_the_background_of_the_theme(
    qapp: QApplication, plain_app: None, open_window: Open, tmp_path: Path
) -> None:
    state_file = tmp_path / "state.json"
    state_file.write_text(json.dumps({"background": "#102030"}))
    window = open_window(state_file)

    program = compose(qapp, Fakes().ports(), Options(), window=window, style=None, scale=1.0)

    qapp.processEvents()
    assert program.window is window
    assert program.routines_screen.isVisible()
    assert background(window) == program.theme.colours.background.lower()
    program.theme.deleteLater()


def test_compose__waits_with_a_living_window_until_the_worker_has_read_the_routines(
    qapp: QApplication, plain_app: None, open_window: Open, tmp_path: Path
) -> None:
    window = open_window(tmp_path / "none")
    fakes = Fakes(routines=[Routine(id="legs", name="Legs", blocks=(Step(name="Squats", seconds=30),))])
    shown: list[bool] = []

    def wait(is_there: Callable[[], bool]) -> None:
        shown.append(window.isVisible() and not is_there())
        keep_alive(qapp, is_there)

    program = compose(
        qapp, replace(fakes.ports(), worker=QtWorker), Options(), window=window, style=None, scale=1.0, wait=wait
    )

    assert shown == [True]
    assert "legs" in program.routines_model.ids
    assert program.routines_model.chosen == program.routines_model.hero
    program.theme.deleteLater()


def test_compose__reads_the_users_data_on_the_worker_alone(
    qapp: QApplication, plain_app: None, open_window: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    readers: dict[type, str] = {}

    def note(store: type, method: str) -> None:
        read = getattr(store, method)

        def noting(self: object) -> object:
            readers[store] = threading.current_thread().name
            return read(self)

        monkeypatch.setattr(store, method, noting)

    for store in (MemoryRoutines, MemoryTechniques, MemoryTrash, MemoryFavourites):
        note(store, "load")
    note(MemoryJournal, "last_used")
    fakes = Fakes(last_used={"builtin-contrast-bath": EVENING})
    ports = replace(fakes.ports(), worker=QtWorker)
    window, wait = open_window(tmp_path / "none"), partial(keep_alive, qapp)
    program = compose(qapp, ports, Options(), window=window, style=None, scale=1.0, wait=wait)

    stores = (MemoryRoutines, MemoryTechniques, MemoryTrash, MemoryFavourites, MemoryJournal)
    assert readers == dict.fromkeys(stores, "worker")
    assert program.routines_model.hero == "builtin-contrast-bath"
    program.theme.deleteLater()


def test_compose__in_the_first_window__gives_it_the_font_of_the_theme(tmp_path: Path) -> None:
    # In a process of its own: once an event loop has run, Qt updates the window's font by itself.
    program = """
import sys
from pathlib import Path
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel
from recovery_timer.desktop.composition import compose
from recovery_timer.desktop.first_window import first_window
from recovery_timer.desktop.options import Options
from recovery_timer.ui.application import Application
from tests.fakes.ports import EVENING, Fakes
from tests.fakes.stores import MemoryFavourites, MemoryJournal, MemoryRoutines, MemoryTechniques, MemoryTrash
app = Application([])
app.setFont(QFont("another"))
window = first_window(app, Path(sys.argv[1]))
theme = compose(app, Fakes().ports(), Options(), window=window, scale=1.0).theme
print({each.font().family() for each in window.findChildren(QLabel)} == {app.font().family()} == {theme.face})
"""
    result = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "none")], capture_output=True, text=True, check=True, timeout=300
    )
    assert result.stdout.strip() == "True"


def test_save_look__is_the_look_of_the_next_window(running: RunningApp, open_window: Open, tmp_path: Path) -> None:
    running.window.resize(running.window.width(), 620)

    running.save_look()

    state_file = tmp_path / "state.json"
    state_file.write_text(json.dumps(running.fakes.state.load()[0]))
    window = open_window(state_file)
    assert window.height() == 620
    assert background(window) == background(running.window)


def test_start__paints_the_window_before_anything_large_is_loaded(tmp_path: Path) -> None:
    late = ["msgspec", "asyncio", "PySide6.QtSvg", "PySide6.QtNetwork", "recovery_timer.app", "recovery_timer.routine"]
    program = f"""
import os, sys
from recovery_timer.cli import commands
from recovery_timer.desktop import first_window
from PySide6 import QtCore
paint = first_window.paint
def paint_and_leave(app, window):
    paint(app, window)
    late = [each for each in {late} if each in sys.modules]
    # The namespace Qt, with a thousand enumerators, takes a fifth of the time of an empty window.
    print(late + [each for each in vars(QtCore) if each == "Qt"], flush=True)
    os._exit(0)
first_window.paint = paint_and_leave
commands.main(["--data-dir", sys.argv[1]])
"""
    result = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)], capture_output=True, text=True, check=True, timeout=60
    )
    assert result.stdout.strip() == "[]"
