"""Every kind of entry is added, edited, deleted and undone: by keys alone, and by the mouse alone."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from recovery_timer.journal.entries import Elsewhere, Entry, Note, Run, Soreness
from recovery_timer.ui.entries.log_dialogs import LogDialog, NoteDialog
from recovery_timer.ui.history.screen import HistoryScreen
from recovery_timer.ui.widgets.button import Button
from tests.fakes import journals
from tests.fakes.ports import EVENING
from tests.running_app import RunningApp

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # of windows on the offscreen platform

MADE = journals.make(days=20, sessions=3, soreness=2, seed=3, until=EVENING)

KINDS: dict[type[Entry], tuple[Qt.Key, str, str]] = {
    Run: (Qt.Key.Key_R, "5 km", "8 km hard"),
    Soreness: (Qt.Key.Key_S, "4", "7"),
    Note: (Qt.Key.Key_N, "Left calf", "Both calves"),
    Elsewhere: (Qt.Key.Key_E, "Yoga", "Pilates"),
}
"""The key of each kind, and the text typed into its first field when added and when edited."""


@pytest.fixture
def running(run_app: Callable[..., RunningApp], qtbot: QtBot) -> RunningApp:
    made = run_app()
    made.fakes.journal.records = {record.id: record for record in MADE.records}
    made.fakes.journal.kept = {entry.id: entry for entry in MADE.entries}
    made.navigator.show("history")
    qtbot.waitUntil(made.window.isActiveWindow, timeout=15_000)
    return made


@pytest.fixture
def screen(running: RunningApp) -> HistoryScreen:
    return running.history_screen


def focus() -> QWidget:
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


def press(*keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(focus(), key)
        QApplication.processEvents()


def tab_to(widget: QWidget) -> None:
    for _ in range(60):
        if focus() is widget:
            return
        press(Qt.Key.Key_Tab)
    pytest.fail(f"Tab never reaches {widget}")


def dialog() -> LogDialog:
    found = QApplication.activeModalWidget()
    assert isinstance(found, LogDialog)
    return found


def type_over(words: str, qtbot: QtBot) -> None:
    """Replace the text in the first field, which has the focus when the dialog opens."""
    qtbot.waitUntil(lambda: dialog().isAncestorOf(focus()), timeout=15_000)
    QTest.keyClick(focus(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(focus(), words)


def fill_in(running: RunningApp, words: str, qtbot: QtBot) -> None:
    """Fill in the open dialog, and log the entry."""
    shown = dialog()
    type_over(words, qtbot)
    if isinstance(shown, NoteDialog):
        tab_to(shown.log_button)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None, timeout=15_000)
    # As a window manager does.
    running.window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None, timeout=15_000)


def logged(running: RunningApp, kind: type[Entry]) -> list[Entry]:
    return [entry for entry in running.fakes.journal.kept.values() if isinstance(entry, kind)]


def undo_button(running: RunningApp) -> Button:
    """Return the button of the latest notice."""
    return [each for each in running.notices.findChildren(Button) if each.text() == "Undo" and each.isVisible()][-1]


def test_entries__by_keys__are_added_edited_deleted_and_each_undone(
    running: RunningApp, screen: HistoryScreen, qtbot: QtBot
) -> None:
    for kind in KINDS:
        running.fakes.clock.wall_time += timedelta(minutes=1)
        walk_by_keys(running, screen, kind, qtbot)


def walk_by_keys(running: RunningApp, screen: HistoryScreen, kind: type[Entry], qtbot: QtBot) -> None:
    key, first, later = KINDS[kind]
    before = logged(running, kind)
    press(key)
    fill_in(running, first, qtbot)
    (new,) = [entry for entry in logged(running, kind) if entry not in before]

    tab_to(screen.entries)
    press(Qt.Key.Key_Home, Qt.Key.Key_Return)
    fill_in(running, later, qtbot)
    (changed,) = [entry for entry in logged(running, kind) if entry not in before]
    assert changed.id == new.id
    assert changed != new
    tab_to(undo_button(running))
    press(Qt.Key.Key_Space)
    assert new in logged(running, kind)

    tab_to(screen.entries)
    press(Qt.Key.Key_Home, Qt.Key.Key_Delete)
    assert logged(running, kind) == before
    tab_to(undo_button(running))
    press(Qt.Key.Key_Space)
    assert new in logged(running, kind)


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def click_row(screen: HistoryScreen, index: QModelIndex) -> None:
    screen._scroll.ensureWidgetVisible(screen.entries)
    place = screen.entries.visualRect(index).center()
    QTest.mouseClick(screen.entries.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QApplication.processEvents()


def test_entries__by_the_mouse__are_added_edited_deleted_and_each_undone(
    running: RunningApp, screen: HistoryScreen, qtbot: QtBot
) -> None:
    for number, kind in enumerate(KINDS):
        running.fakes.clock.wall_time += timedelta(minutes=1)
        walk_by_mouse(running, screen, number, kind, qtbot)


def walk_by_mouse(running: RunningApp, screen: HistoryScreen, number: int, kind: type[Entry], qtbot: QtBot) -> None:
    _, first, later = KINDS[kind]
    before = logged(running, kind)
    click(screen.log_button)
    (menu,) = [each for each in screen.findChildren(QMenu) if each.isVisible()]
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(menu.actions()[number]).center())
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None, timeout=15_000)
    type_over(first, qtbot)
    click(dialog().log_button)
    (new,) = [entry for entry in logged(running, kind) if entry not in before]

    click_row(screen, screen.entries.model().index(0, 0))
    type_over(later, qtbot)
    click(dialog().log_button)
    (changed,) = [entry for entry in logged(running, kind) if entry not in before]
    assert changed != new
    click(undo_button(running))
    assert new in logged(running, kind)

    click_row(screen, screen.entries.model().index(0, 0))
    click(dialog().delete_button)
    assert logged(running, kind) == before
    click(undo_button(running))
    assert new in logged(running, kind)


@pytest.mark.styled
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_dialogs__are_no_larger_than_the_window__with_their_buttons_in_sight(
    run_app: Callable[..., RunningApp], scale: float
) -> None:
    running = run_app(scale=scale)
    running.window.resize(800 if scale == 1.0 else 1_280, 560 if scale == 1.0 else 800)
    running.navigator.show("history")
    screen = running.history_screen
    for log in (screen.log_run, screen.log_soreness, screen.log_note, screen.log_elsewhere):
        log()
        shown = dialog()
        QApplication.processEvents()
        assert shown.width() <= running.window.width()
        assert shown.height() <= running.window.height()
        assert shown.rect().contains(shown.log_button.geometry())
        if isinstance(shown, NoteDialog):
            # Nothing in a new note wraps.
            assert shown.text.visibleRegion().boundingRect() == shown.text.rect()
        shown.close()
