"""Showing, exporting and deleting everything from the settings page."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from recovery_timer.ports import Holdings
from recovery_timer.ui.widgets.question import QuestionDialog
from recovery_timer.ui.your_data.actions import YourDataActions
from tests.fakes.worker import LateWorker
from tests.running_app import RunningApp

TODAY = date(2026, 5, 1)

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # of windows on the offscreen platform


@pytest.fixture
def running(run_app: Callable[..., RunningApp], tmp_path: Path) -> RunningApp:
    made = run_app()
    made.fakes.state.save({"folder": str(tmp_path)})
    made.navigator.show("settings")
    made.fakes.everything.holdings = Holdings(routines=2, sessions=1, drafts=1, backups=14)
    return made


@pytest.fixture
def actions(running: RunningApp) -> YourDataActions:
    return running.your_data_actions


def shown(running: RunningApp) -> list[str]:
    return [label.text() for label in running.notices.findChildren(QLabel) if label.isVisible()]


def question(heading: str) -> QuestionDialog:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QuestionDialog)
    assert dialog.windowTitle() == heading
    return dialog


def words(dialog: QDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def answer(heading: str, button: str) -> None:
    QTest.mouseClick(question(heading).buttons[button], Qt.MouseButton.LeftButton)


def agree_twice(actions: YourDataActions) -> None:
    actions.erase_button.click()
    answer("Delete everything?", "Delete…")
    answer("Really delete everything?", "Copy, then delete everything")


def choose(running: RunningApp, file: Path) -> None:
    (dialog,) = [each for each in running.window.findChildren(QFileDialog) if each.isVisible()]
    dialog.fileSelected.emit(str(file))
    dialog.close()


# -- the folder


def test_folder__is_shown_in_the_file_manager(running: RunningApp, actions: YourDataActions) -> None:
    actions.folder_button.click()
    assert running.fakes.opener.opened == ["/data"]
    assert shown(running) == []


def test_folder__without_a_file_manager__is_named(running: RunningApp, actions: YourDataActions) -> None:
    running.fakes.opener.can_open = False
    actions.folder_button.click()
    assert "No file manager answers. Your data is in /data." in shown(running)


# -- exporting


def test_export__is_a_file_of_the_day__that_replaces_none(
    running: RunningApp, actions: YourDataActions, tmp_path: Path
) -> None:
    (tmp_path / "recovery-timer 2026-05-01.zip").write_bytes(b"an earlier one")
    actions.export_button.click()
    (dialog,) = running.window.findChildren(QFileDialog)
    assert [Path(file).name for file in dialog.selectedFiles()] == ["recovery-timer 2026-05-01 2.zip"]
    assert Path(dialog.directory().path()) == tmp_path

    choose(running, tmp_path / "all.zip")

    assert running.fakes.everything.copied == [(tmp_path / "all.zip", TODAY)]
    assert f"Everything was exported to {tmp_path / 'all.zip'}." in shown(running)


def test_export__that_fails__says_why(running: RunningApp, actions: YourDataActions, tmp_path: Path) -> None:
    running.fakes.everything.why_not = OSError(28, "No space left on device")
    actions.export_button.click()
    choose(running, tmp_path / "all.zip")
    assert "Nothing was exported. No space left on device" in shown(running)


# -- deleting


def test_delete__is_asked_twice_with_what_goes__and_copied_first(
    running: RunningApp, actions: YourDataActions, tmp_path: Path, qtbot: QtBot
) -> None:
    copy = tmp_path / "recovery-timer 2026-05-01.zip"
    actions.erase_button.click()
    first = words(question("Delete everything?"))
    assert "2 routines, 1 session, 1 draft, 14 backups and all settings" in first.replace(", and", " and")
    assert str(copy) in first
    answer("Delete everything?", "Delete…")
    assert str(copy) in words(question("Really delete everything?"))
    assert running.fakes.everything.copied == []

    with qtbot.waitSignal(running.window.erase_agreed, timeout=15_000):
        answer("Really delete everything?", "Copy, then delete everything")

    assert running.fakes.everything.copied == [(copy, TODAY)]
    waiting = QApplication.activeModalWidget()
    assert waiting is not None
    assert "Copying everything" in waiting.windowTitle()
    QTest.keyClick(waiting, Qt.Key.Key_Escape)
    assert waiting.isVisible()


def test_delete__the_copy_goes_elsewhere(
    running: RunningApp, actions: YourDataActions, tmp_path: Path, qtbot: QtBot
) -> None:
    other = tmp_path / "elsewhere" / "mine.zip"
    actions.erase_button.click()
    answer("Delete everything?", "Copy elsewhere…")
    choose(running, other)
    assert str(other) in words(question("Delete everything?"))
    answer("Delete everything?", "Delete…")
    with qtbot.waitSignal(running.window.erase_agreed, timeout=15_000):
        answer("Really delete everything?", "Copy, then delete everything")
    assert running.fakes.everything.copied == [(other, TODAY)]


@pytest.mark.parametrize("at", ["Delete everything?", "Really delete everything?"])
def test_delete__is_cancelled_by_enter_and_by_esc(running: RunningApp, actions: YourDataActions, at: str) -> None:
    agreed: list[None] = []
    running.window.erase_agreed.connect(lambda: agreed.append(None))
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape):
        actions.erase_button.click()
        if at.startswith("Really"):
            answer("Delete everything?", "Delete…")
        dialog = question(at)
        QTest.keyClick(dialog.buttons["Cancel"] if key == Qt.Key.Key_Return else dialog, key)
        QTest.qWait(200)
        assert QApplication.activeModalWidget() is None
    assert (agreed, running.fakes.everything.copied) == ([], [])


def test_delete__without_a_copy__is_refused(running: RunningApp, actions: YourDataActions) -> None:
    agreed: list[None] = []
    running.window.erase_agreed.connect(lambda: agreed.append(None))
    running.fakes.everything.why_not = OSError(30, "Read-only file system")

    agree_twice(actions)

    assert "Read-only file system" in words(question("Nothing was deleted"))
    assert agreed == []


def test_delete__during_a_session__is_refused(running: RunningApp, actions: YourDataActions) -> None:
    running.start("Post-run basics")
    actions.erase_button.click()
    assert "A session is in progress. End it first." in words(question("Nothing was deleted"))


def test_delete__a_session_begins_while_it_is_copied__is_refused(
    running: RunningApp, actions: YourDataActions, monkeypatch: pytest.MonkeyPatch
) -> None:
    agreed: list[None] = []
    running.window.erase_agreed.connect(lambda: agreed.append(None))
    worker = LateWorker()
    monkeypatch.setattr(running.your_data_model, "_worker", worker)
    actions.erase_button.click()
    worker.deliver()
    answer("Delete everything?", "Delete…")
    answer("Really delete everything?", "Copy, then delete everything")
    running.start("Post-run basics")

    worker.deliver()

    assert "A session is in progress" in words(question("Nothing was deleted"))
    assert agreed == []


def test_report__what_could_not_be_deleted__is_named(running: RunningApp, actions: YourDataActions) -> None:
    read: list[None] = []
    left = [OSError(13, "Permission denied", "/data/sounds/tick.wav")]

    actions.erasing.report(left, lambda: read.append(None))

    assert "Permission denied: /data/sounds/tick.wav" in words(question("Not everything was deleted"))
    answer("Not everything was deleted", "Close")
    assert read == [None]
