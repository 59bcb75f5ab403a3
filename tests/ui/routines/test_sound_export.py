"""Exporting a session as a sound file from the window."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from recovery_timer.ports.problems import NoEncoder, SoundExportProblem
from recovery_timer.routine.model import Routine, Step
from recovery_timer.ui.notices.card import NoticeCard
from recovery_timer.ui.routines.sound_export import ProgressDialog
from tests.running_app import RunningApp

LEGS = Routine(id="legs", name="Legs", blocks=(Step(name="Calf", seconds=30),))

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # of windows on the offscreen platform


@pytest.fixture
def own(run_app: Callable[..., RunningApp]) -> RunningApp:
    return run_app(routines=[LEGS])


def file_dialog(own: RunningApp) -> QFileDialog:
    (found,) = own.window.findChildren(QFileDialog)
    return found


def begin(own: RunningApp, file: Path) -> ProgressDialog:
    """Export to ``file``, and return the dialog that shows the progress."""
    own.routines_screen.exported_as_sound.emit("legs")
    file_dialog(own).fileSelected.emit(str(file))
    file_dialog(own).reject()
    (dialog,) = own.window.findChildren(ProgressDialog)
    return dialog


def test_export_as_sound__is_offered_for_phones_first(own: RunningApp) -> None:
    own.routines_screen.exported_as_sound.emit("legs")
    dialog = file_dialog(own)
    assert dialog.acceptMode() == QFileDialog.AcceptMode.AcceptSave
    assert not dialog.testOption(QFileDialog.Option.DontConfirmOverwrite)
    assert [Path(file).name for file in dialog.selectedFiles()] == ["Legs.m4a"]

    (kinds,) = (each for each in dialog.findChildren(QComboBox) if each.objectName() == "fileTypeCombo")
    QTest.keyClick(kinds, Qt.Key.Key_Down)

    assert [Path(file).name for file in dialog.selectedFiles()] == ["Legs.wav"]
    dialog.reject()


def test_export_as_sound__shows_how_far_it_is_and_where_it_went(own: RunningApp, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = begin(own, tmp_path / "legs.m4a")
    assert own.fakes.sound_export.started == [(LEGS, str(tmp_path / "legs.m4a"))]

    own.fakes.sound_export.progress(37)
    assert dialog.bar.value() == 37
    own.fakes.sound_export.done(None)

    qtbot.waitUntil(lambda: not own.window.findChildren(ProgressDialog))
    assert own.notices.texts() == [f"“Legs” was exported to {tmp_path / 'legs.m4a'}."]
    assert own.fakes.sound_export.cancelled == 0


def test_export_as_sound__cancelled__ends_it(own: RunningApp, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = begin(own, tmp_path / "legs.m4a")
    (cancel,) = dialog.findChildren(QPushButton)
    QTest.mouseClick(cancel, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: not own.window.findChildren(ProgressDialog))
    assert own.fakes.sound_export.cancelled == 1
    assert own.notices.texts() == []


@pytest.mark.parametrize(
    "problem, details",
    [
        ("legs.m4a: It cannot be written: No space left.", "legs.m4a: It cannot be written: No space left."),
        (NoEncoder("AAC"), "Qt's sound library here has no AAC encoder. Export as .wav instead."),
    ],
)
def test_export_as_sound__fails__says_why(
    problem: SoundExportProblem, details: str, own: RunningApp, tmp_path: Path
) -> None:
    begin(own, tmp_path / "legs.m4a")
    own.fakes.sound_export.done(problem)

    assert own.notices.texts() == ["“Legs” was not exported as sound."]
    (card,) = own.notices.findChildren(NoticeCard)
    assert card.details == details
