"""Exporting the history, or the results of a search, from the window, and importing what a file has that is new."""

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from recovery_timer.journal.entries import Logged
from recovery_timer.ports.problems import FileProblemError, NotAHistory
from recovery_timer.ui.history.screen import HistoryScreen
from recovery_timer.ui.widgets.button import Button
from tests.fakes import journals
from tests.fakes.ports import EVENING
from tests.running_app import RunningApp

MADE = journals.make(days=30, sessions=6, soreness=5, seed=3, until=EVENING)
LOGGED = [entry for entry in MADE.entries if isinstance(entry, Logged)]


@pytest.fixture
def running(run_app: Callable[..., RunningApp]) -> RunningApp:
    made = run_app()
    made.fakes.journal.records = {record.id: record for record in MADE.records}
    made.fakes.journal.kept = {entry.id: entry for entry in MADE.entries}
    made.navigator.show("history")
    return made


@pytest.fixture
def screen(running: RunningApp) -> HistoryScreen:
    return running.history_screen


def choose(running: RunningApp, screen: HistoryScreen, entry: int, file: str) -> None:
    screen.more_menu().actions()[entry].trigger()
    (dialog,) = [each for each in running.window.findChildren(QFileDialog) if each.isVisible()]
    dialog.fileSelected.emit(file)
    dialog.close()


def shown(running: RunningApp) -> str:
    return "\n".join(label.text() for label in running.notices.findChildren(QLabel) if label.isVisible())


def test_export__has_the_whole_history(running: RunningApp, screen: HistoryScreen) -> None:
    choose(running, screen, 0, "/out/history.csv")
    assert running.fakes.history_files.files["/out/history.csv"] == (list(MADE.records), LOGGED)
    count = len(MADE.records) + len(LOGGED)
    assert f"{count} sessions and entries were exported to /out/history.csv." in shown(running)


def test_export__while_searching__has_what_is_found(running: RunningApp, screen: HistoryScreen, qtbot: QtBot) -> None:
    name = MADE.records[0].routine_name
    screen.search.setText(name)
    qtbot.waitUntil(lambda: not running.history_model.is_searching, timeout=15_000)
    assert [action.text() for action in screen.more_menu().actions()] == ["Export what is found…", "Import…"]

    choose(running, screen, 0, "/out/found.jsonl")

    found = [record for record in MADE.records if record.routine_name == name]
    assert running.fakes.history_files.files["/out/found.jsonl"] == (found, [])


def test_export__that_fails__says_why(running: RunningApp, screen: HistoryScreen) -> None:
    running.fakes.history_files.files["/full/history.csv"] = OSError(28, "No space left on device")
    choose(running, screen, 0, "/full/history.csv")
    assert "Nothing was exported. No space left on device" in shown(running)


def test_import__adds_what_is_not_known__and_can_be_undone(
    running: RunningApp, screen: HistoryScreen, qtbot: QtBot
) -> None:
    new = replace(MADE.records[0], id="new", routine_id="builtin-post-run-basics")
    changed = replace(MADE.records[1], session_ms=1)
    running.fakes.history_files.files["/in/history.csv"] = ([new, MADE.records[2], changed], LOGGED[:3])

    choose(running, screen, 1, "/in/history.csv")

    qtbot.waitUntil(lambda: "were added" in shown(running) or "was added" in shown(running), timeout=15_000)
    assert "1 session or entry was added. 4 were known already." in shown(running)
    assert "1 was known with other content, and stays as it is." in shown(running)
    assert running.fakes.journal.records["new"] == new
    assert running.fakes.journal.records[changed.id] == MADE.records[1]
    assert screen.list.model().rowCount() == 7

    next(button for button in running.notices.findChildren(Button) if button.text() == "Undo").click()

    qtbot.waitUntil(lambda: screen.list.model().rowCount() == 6, timeout=15_000)
    assert "new" not in running.fakes.journal.records


def test_import__of_what_is_known__adds_nothing(running: RunningApp, screen: HistoryScreen) -> None:
    running.fakes.history_files.files["/in/history.csv"] = (MADE.records[:2], LOGGED[:1])
    choose(running, screen, 1, "/in/history.csv")
    assert "3 were known already." in shown(running)


def test_import__of_a_file_that_is_not_a_history__says_where(running: RunningApp, screen: HistoryScreen) -> None:
    running.fakes.history_files.files["/in/taxes.csv"] = FileProblemError(NotAHistory(3, "Expected `int`"))
    choose(running, screen, 1, "/in/taxes.csv")
    assert "taxes.csv was not imported. It is no history. Line 3: Expected `int`." in shown(running)


def test_import__that_cannot_be_saved__says_why(
    running: RunningApp, screen: HistoryScreen, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(running.fakes.journal, "write_all", refuse)
    running.fakes.history_files.files["/in/history.csv"] = ([replace(MADE.records[0], id="new")], [])
    choose(running, screen, 1, "/in/history.csv")
    qtbot.waitUntil(lambda: "The history was not imported. No space left" in shown(running), timeout=15_000)


def test_files__are_written_by_their_suffix__and_read_back(tmp_path: Path) -> None:
    from recovery_timer.storage.journal.exchange import Files

    for name, first in (("history.csv", b"row,"), ("history.jsonl", b'{"type"'), ("history", b'{"type"')):
        file = tmp_path / name
        Files().write(file, MADE.records, LOGGED)
        assert file.read_bytes().startswith(first)
        assert Files().read(file) == (tuple(MADE.records), tuple(LOGGED))
    (tmp_path / "taxes.csv").write_text("row,at\nrun,yesterday\n")
    with pytest.raises(FileProblemError) as refused:
        Files().read(tmp_path / "taxes.csv")
    assert isinstance(refused.value.problem, NotAHistory)
    assert refused.value.problem.line == 2
