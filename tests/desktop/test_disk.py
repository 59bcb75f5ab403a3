"""The window's thread never waits for a disk: whatever the user does, other threads read and write the files."""

import io
import os
import sqlite3
import threading
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from recovery_timer.audio.sounds import Sound
from recovery_timer.desktop.composition import Program
from recovery_timer.journal.entries import Note
from recovery_timer.routine.model import Routine, Step
from recovery_timer.storage.routines import RoutineFiles
from tests.desktop.on_disk import open_on

NOON = datetime(2026, 5, 1, 12, 0, tzinfo=UTC)
LEGS = Routine(id="legs", name="Legs", blocks=(Step(name="Squats", seconds=30), Step(name="Lunges", reps=10)))
ACCESSES = (
    *((os, name) for name in ("stat", "lstat", "scandir", "listdir", "open", "mkdir", "rename", "replace", "unlink")),
    *((io, "open"), (sqlite3, "connect")),
)


class DiskWatch:
    """While it is on, records where the window's thread accesses a file in ``folder``."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.seen: list[str] = []
        self.is_on = False
        self._folder = str(folder)
        self._thread = threading.get_ident()
        for module, name in ACCESSES:
            monkeypatch.setattr(module, name, self._watched(name, getattr(module, name)))
        monkeypatch.setattr("builtins.open", io.open)

    def _watched(self, name: str, access: Callable[..., object]) -> Callable[..., object]:
        def look(place: object = ".", *arguments: object, **options: object) -> object:
            if self.is_on and threading.get_ident() == self._thread and str(place).startswith(self._folder):
                at = next(each for each in reversed(traceback.extract_stack()) if "/recovery_timer/" in each.filename)
                self.seen.append(f"{name} {place} in {at.filename}:{at.lineno}")
            return access(place, *arguments, **options)

        return look


@pytest.fixture
def watch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DiskWatch:
    return DiskWatch(tmp_path, monkeypatch)


@pytest.mark.qt_log_ignore("This plugin does not support")  # of windows on the offscreen platform
def test_window__is_used__its_thread_accesses_no_file(
    watch: DiskWatch, qapp: QApplication, qtbot: QtBot, plain_app: None, tmp_path: Path
) -> None:
    RoutineFiles(tmp_path / "data" / "routines").save(LEGS)
    with open_on(tmp_path / "data", qapp, qtbot, wall=NOON) as program:
        # Left drafts are read by whoever asks first; no user opens the builder before the worker has read them.
        assert program.worker.flush(15)
        watch.is_on = True
        for use in (_look_around, _build, _delete, _export_and_import, _change_settings, _restore, _log, _play):
            use(program, qtbot, tmp_path)
            # The results of other threads arrive in this one.
            qtbot.waitUntil(lambda: program.worker.flush(15) and program.saver.flush(15))
            qapp.processEvents()
        program.save_look()
        watch.is_on = False

    assert watch.seen == []


def _look_around(program: Program, _: QtBot, __: Path) -> None:
    for screen in ("build", "techniques", "history", "settings", "routines"):
        program.navigator.show(screen)
    program.preview(LEGS.id)
    program.routine_sheet.close()


def _build(program: Program, qtbot: QtBot, _: Path) -> None:
    program.builder_model.new("Mine")
    for technique in ("squats", "calf-stretch"):
        program.builder_model.add(technique)
    program.builder_model.undo()
    program.builder_model.redo()
    program.builder_model.save()
    qtbot.waitUntil(lambda: program.library.is_taken("Mine"))


def _delete(program: Program, _: QtBot, __: Path) -> None:
    program.routines_model.delete(LEGS.id)
    program.routines_model.undo_delete()


def _export_and_import(program: Program, qtbot: QtBot, folder: Path) -> None:
    file = str(folder / "out.recovery.json")
    program.import_export.export(LEGS.id)
    qtbot.waitUntil(lambda: program.window.findChild(QFileDialog) is not None)
    dialog = program.window.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(file)
    dialog.reject()
    assert program.worker.flush(15)
    added: list[str] = []
    program.import_export.import_files([file], added.extend)
    qtbot.waitUntil(lambda: bool(added))


def _change_settings(program: Program, qtbot: QtBot, _: Path) -> None:
    program.settings.change("flash", not program.settings.current.flash)
    chosen: list[Exception | None] = []
    program.sounds.choose(Sound.TICK, str(Path(__file__).parents[2] / "resources/sounds/half.wav"), chosen.append)
    qtbot.waitUntil(lambda: chosen == [None])


def _restore(program: Program, qtbot: QtBot, _: Path) -> None:
    program.daily_backup.begin()
    assert program.saver.flush(15)
    model = program.restore_model
    model.load()
    qtbot.waitUntil(lambda: bool(model.backups))
    with qtbot.waitSignal(model.changed):
        model.open(model.backups[0])
    qtbot.waitUntil(lambda: bool(model.routines))
    program.library.delete(LEGS.id)
    model.restore([LEGS])


def _log(program: Program, _: QtBot, __: Path) -> None:
    undo = program.journal.log(Note(id="note", at=NOON, text="Tight on the stairs"))
    undo()
    program.navigator.show("history")


def _play(program: Program, qtbot: QtBot, _: Path) -> None:
    program.play(LEGS)
    qtbot.waitUntil(lambda: program.player.is_playing)
    program.player.pause_or_resume()
    program.player.pause_or_resume()
    session = program.player.session
    assert session is not None
    while not session.is_over:
        program.player.next()
    program.navigator.go_back()
