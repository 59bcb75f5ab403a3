from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QFileDialog, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from recovery_timer.ui.widgets.file_choice import FileChoice
from tests.fakes.worker import LateWorker

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # of windows on the offscreen platform

KINDS = {"Routine (*.recovery.json)": "recovery.json", "Text (*.txt)": "txt"}


class Asking:
    """A window that asks for files, and records the answers."""

    def __init__(self, window: QWidget, last_folder: str) -> None:
        self.window = window
        self.last_folder = last_folder
        self.kept: list[str] = []
        self.chosen: list[object] = []
        self.worker = LateWorker()
        self.choice = FileChoice(lambda: self.last_folder, self.kept.append, self.worker)

    def to_save(self) -> QFileDialog:
        self.choice.to_save(self.window, "Export", "Legs", KINDS, self.chosen.append)
        return self.dialog

    @property
    def dialog(self) -> QFileDialog:
        self.worker.deliver()
        (dialog,) = self.window.findChildren(QFileDialog)
        return dialog


@pytest.fixture
def asking(qtbot: QtBot, tmp_path: Path) -> Asking:
    window = QWidget()
    qtbot.addWidget(window)
    return Asking(window, str(tmp_path))


def names(dialog: QFileDialog) -> list[str]:
    return [Path(file).name for file in dialog.selectedFiles()]


def choose_kind(dialog: QFileDialog, key: Qt.Key) -> None:
    (kinds,) = (each for each in dialog.findChildren(QComboBox) if each.objectName() == "fileTypeCombo")
    QTest.keyClick(kinds, key)


def test_to_save__begins_in_the_last_folder_with_a_name_and_asks_before_overwriting(
    asking: Asking, tmp_path: Path
) -> None:
    dialog = asking.to_save()
    assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    assert dialog.selectedFiles() == [str(tmp_path / "Legs.recovery.json")]
    assert not dialog.testOption(QFileDialog.Option.DontConfirmOverwrite)


def test_to_save__another_kind__changes_the_whole_suffix(asking: Asking) -> None:
    dialog = asking.to_save()
    choose_kind(dialog, Qt.Key.Key_Down)
    assert (names(dialog), dialog.defaultSuffix()) == (["Legs.txt"], "txt")
    choose_kind(dialog, Qt.Key.Key_Up)
    assert (names(dialog), dialog.defaultSuffix()) == (["Legs.recovery.json"], "recovery.json")


def test_to_save__another_kind__keeps_the_name_that_was_typed(asking: Asking) -> None:
    dialog = asking.to_save()
    dialog.selectFile("Legs 2.5.recovery.json")
    choose_kind(dialog, Qt.Key.Key_Down)
    assert names(dialog) == ["Legs 2.5.txt"]


@pytest.mark.parametrize("several", [False, True])
def test_to_open__reports_the_choice_and_keeps_its_folder(asking: Asking, several: bool) -> None:
    if several:
        asking.choice.several_to_open(asking.window, "Import", ["All files (*)"], asking.chosen.append)
        asking.dialog.filesSelected.emit(["/there/a.json", "/there/b.json"])
    else:
        asking.choice.to_open(asking.window, "Import", ["All files (*)"], asking.chosen.append)
        asking.dialog.fileSelected.emit("/there/a.json")
    assert asking.chosen == [["/there/a.json", "/there/b.json"] if several else "/there/a.json"]
    assert asking.kept == ["/there"]


def test_folder_to_fill__reports_and_keeps_the_folder(asking: Asking) -> None:
    asking.choice.folder_to_fill(asking.window, "Export all", asking.chosen.append)
    assert asking.dialog.fileMode() is QFileDialog.FileMode.Directory
    asking.dialog.fileSelected.emit("/there")
    assert (asking.chosen, asking.kept) == (["/there"], ["/there"])


def test_cancel__reports_nothing_and_leaves_no_dialog(asking: Asking, qtbot: QtBot) -> None:
    asking.to_save().reject()
    qtbot.waitUntil(lambda: not asking.window.findChildren(QFileDialog))
    assert (asking.chosen, asking.kept) == ([], [])


def test_dialog__parent_closed_before_its_folder_is_found__is_not_opened(asking: Asking) -> None:
    parent = QWidget(asking.window)
    asking.choice.to_open(parent, "Import", ["All files (*)"], asking.chosen.append)
    delete(parent)

    asking.worker.deliver()

    assert asking.window.findChildren(QFileDialog) == []


def test_find_free__folder_gone__is_in_documents_or_home(asking: Asking, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = Path(asking.last_folder, "gone")
    documents = Path(asking.last_folder, "documents")
    asking.last_folder = str(gone)
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(documents))

    def find_free() -> str:
        found: list[str] = []
        asking.choice.find_free("history", "csv", found.append)
        assert found == []
        asking.worker.deliver()
        return found[0]

    assert find_free() == str(Path.home() / "history.csv")
    documents.mkdir()
    assert find_free() == str(documents / "history.csv")
    (documents / "history.csv").touch()
    assert find_free() == str(documents / "history 2.csv")
