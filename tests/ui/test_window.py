"""The main window: from screen to screen, full screen, and closing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from recovery_timer.session.state import State
from recovery_timer.ui.shortcuts import ShortcutsDialog
from recovery_timer.ui.widgets.button import Button
from recovery_timer.ui.widgets.question import QuestionDialog
from tests.desk import Desk


def question() -> QuestionDialog:
    asked = QApplication.activeModalWidget()
    assert isinstance(asked, QuestionDialog)
    return asked


def test_starts_with_the_routine_used_last__on_enter(desk: Desk) -> None:
    card = desk.window.routines.grid.visible_cards()[0]
    assert card.routine_id == "builtin-post-run-basics"
    assert card.hasFocus()
    QTest.keyClick(card, Qt.Key.Key_Return)
    assert desk.window.guide.isVisible()
    assert desk.player.session is not None
    assert desk.player.session.timeline.name == "Post-run basics"


def test_keys_of_the_session_do_nothing__outside_of_it(desk: Desk) -> None:
    before = desk.settings.current.volume
    QTest.keyClick(desk.window, Qt.Key.Key_M)
    QTest.keyClick(desk.window, Qt.Key.Key_Plus)
    assert not desk.volume.muted
    assert desk.settings.current.volume == before


def test_settings_open_with_their_key_and_the_rail(desk: Desk) -> None:
    QTest.keyClick(desk.window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    assert desk.window.settings.isVisible()
    desk.window.show_screen("routines")
    assert desk.window.routines.isVisible()


def test_settings_do_not_open__during_a_session(desk: Desk) -> None:
    desk.play("Post-run basics")
    QTest.keyClick(desk.window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    assert desk.window.guide.isVisible()


def test_closes_at_once__while_nothing_plays(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.window.close_wanted):
        desk.window.close()


def test_asks_before_closing__during_a_session(desk: Desk, qtbot: QtBot) -> None:
    desk.play("Post-run basics")
    desk.window.close()
    assert desk.player.is_playing
    with qtbot.waitSignal(desk.window.close_wanted):
        question().buttons["End"].click()


def test_goes_on__when_the_question_is_refused(desk: Desk) -> None:
    desk.play("Post-run basics")
    desk.let_pass(3_000)
    desk.window.close()
    question().buttons["Go on"].click()
    assert desk.player.is_playing
    desk.let_pass(1_000)
    assert desk.player.session is not None
    assert desk.player.session.position(desk.clock.now()) == 4_000


def test_escape_asks_and_then_ends(desk: Desk) -> None:
    desk.play("Post-run basics")
    QTest.keyClick(desk.window, Qt.Key.Key_Escape)
    question().buttons["End"].click()
    assert desk.player.session is not None
    assert desk.player.session.state is State.ENDED
    assert desk.window.finish.isVisible()


def test_full_screen_shows_the_floor_view__and_escape_leaves_both(desk: Desk) -> None:
    desk.play("Post-run basics")
    QTest.keyClick(desk.window, Qt.Key.Key_F11)
    floor = [(desk.window.isFullScreen(), desk.window.guide.is_floor)]
    QTest.keyClick(desk.window, Qt.Key.Key_Escape)
    floor.append((desk.window.isFullScreen(), desk.window.guide.is_floor))
    assert floor == [(True, True), (False, False)]
    assert desk.player.is_playing


def test_lists_every_shortcut(desk: Desk) -> None:
    QTest.keyClick(desk.window, Qt.Key.Key_F1)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ShortcutsDialog)
    dialog.accept()


def test_says_what_is_missing__and_goes_on(desk: Desk) -> None:
    desk.play("Post-run basics")
    desk.guide.missing.emit("The screen cannot be kept awake.")
    assert desk.window.notices.texts() == ["The screen cannot be kept awake."]
    assert desk.player.is_playing


def test_undoes_a_deletion(desk: Desk) -> None:
    copy = desk.library.duplicate("builtin-ice-bath")
    desk.window.routines.delete(copy.id)
    assert copy.id not in desk.store.routines
    undo = next(each for each in desk.window.notices.findChildren(Button) if each.text() == "Undo")
    undo.click()
    assert desk.store.routines[copy.id] == copy


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_follows_the_theme__live(desk: Desk, theme: str) -> None:
    desk.theme.choose(theme)
    shown = desk.window.grab().toImage().pixelColor(700, 20).name().upper()
    assert shown == desk.theme.colours.background
