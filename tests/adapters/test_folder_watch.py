import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from recovery_timer.adapters.folder_watch import AT_ONCE, QUIET_MS, FolderWatch
from recovery_timer.ports import ImmediateWorker


class WatchedFolder:
    """A folder that may not exist yet, and how often a change was reported."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.reports = 0
        self.watch = FolderWatch(folder, self.report, ImmediateWorker())

    def report(self) -> None:
        self.reports += 1


@pytest.fixture
def watched(tmp_path: Path, qapp: object) -> Iterator[WatchedFolder]:
    (tmp_path / "data" / "routines").mkdir(parents=True)
    (tmp_path / "data" / "routines" / "a.json").write_text("a")
    watched = WatchedFolder(tmp_path / "data" / "routines")
    yield watched
    watched.watch.stop()


def expect_told(watched: WatchedFolder, qtbot: QtBot) -> None:
    """Wait for a report, and clear it."""
    qtbot.waitUntil(lambda: watched.reports == 1)
    watched.reports = 0


def test_watch__reports_a_file_that_is_added_changed_and_removed(watched: WatchedFolder, qtbot: QtBot) -> None:
    path = watched.folder / "b.json"
    path.write_text("b")
    expect_told(watched, qtbot)
    path.write_text("in place")
    expect_told(watched, qtbot)
    (watched.folder / ".b.tmp").write_text("replaced")
    (watched.folder / ".b.tmp").replace(path)
    expect_told(watched, qtbot)
    path.write_text("in place, though it was replaced")
    expect_told(watched, qtbot)
    path.unlink()
    expect_told(watched, qtbot)


def test_watch__reports_several_changes_once(watched: WatchedFolder, qtbot: QtBot) -> None:
    for number in range(20):
        (watched.folder / f"{number}.json").write_text("x")
    expect_told(watched, qtbot)

    # Long enough for a second report.
    qtbot.wait(2 * QUIET_MS)
    assert watched.reports == 0


def test_watch__many_files__are_watched_a_few_at_a_time(tmp_path: Path, qtbot: QtBot) -> None:
    for number in range(2 * AT_ONCE):
        (tmp_path / f"{number}.json").touch()
    watched = WatchedFolder(tmp_path)
    watcher = watched.watch._watcher
    assert len([*watcher.directories(), *watcher.files()]) == AT_ONCE
    qtbot.waitUntil(lambda: len(watcher.files()) == 2 * AT_ONCE)
    assert watched.reports == 0

    for number in range(2 * AT_ONCE):
        (tmp_path / f"{number}.json").write_text("in place")
    expect_told(watched, qtbot)
    watched.watch.stop()


def test_stop__while_files_are_still_to_be_watched__watches_no_more(tmp_path: Path, qtbot: QtBot) -> None:
    for number in range(2 * AT_ONCE):
        (tmp_path / f"{number}.json").touch()
    watched = WatchedFolder(tmp_path)
    watched.watch.stop()

    qtbot.wait(2 * QUIET_MS)
    assert watched.watch._watcher.files() == []


def test_watch__of_a_folder_created_later(tmp_path: Path, qtbot: QtBot) -> None:
    watched = WatchedFolder(tmp_path / "data" / "routines")
    watched.folder.mkdir(parents=True)
    expect_told(watched, qtbot)
    (watched.folder / "a.json").write_text("a")
    expect_told(watched, qtbot)
    watched.watch.stop()


def test_watch__of_a_folder_removed_and_created_again(watched: WatchedFolder, qtbot: QtBot) -> None:
    (watched.folder / "a.json").unlink()
    watched.folder.rmdir()
    expect_told(watched, qtbot)
    watched.folder.mkdir()
    expect_told(watched, qtbot)
    (watched.folder / "a.json").write_text("a")
    expect_told(watched, qtbot)


def test_stop__reports_nothing_more(watched: WatchedFolder, qtbot: QtBot) -> None:
    (watched.folder / "b.json").write_text("b")
    watched.watch.stop()
    (watched.folder / "c.json").write_text("c")

    # Long enough for a report.
    qtbot.wait(2 * QUIET_MS)
    assert watched.reports == 0


def test_watch__of_a_folder_whose_drive_is_back__reports_without_an_event(
    watched: WatchedFolder, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_dir, is_away = os.path.isdir, True
    monkeypatch.setattr(
        os.path, "isdir", lambda path: is_dir(path) and not (is_away and Path(path).name in {"data", "routines"})
    )
    (watched.folder / "b.json").write_text("the last that is heard of it")
    expect_told(watched, qtbot)
    is_away = False

    qtbot.waitUntil(lambda: watched.reports == 1)
