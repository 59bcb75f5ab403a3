"""The main window: navigation, full screen, and closing."""

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from recovery_timer.app.playback import CannotKeepAwake
from recovery_timer.session.state import State
from recovery_timer.ui.navigation import Rail
from recovery_timer.ui.shortcuts import ShortcutsDialog
from recovery_timer.ui.widgets.button import Button
from recovery_timer.ui.widgets.question import QuestionDialog
from recovery_timer.ui.window import SMALLEST
from tests.running_app import RunningApp


def question() -> QuestionDialog:
    asked = QApplication.activeModalWidget()
    assert isinstance(asked, QuestionDialog)
    return asked


@pytest.mark.parametrize(
    "screen, fits",
    [
        ((1920, 1080), (1280, 800)),
        ((1366, 728), (1280, 680)),
        ((1280, 800), (1264, 752)),
        # 1366x768 at twice the scale.
        ((683, 364), (667, 316)),
    ],
)
def test_fits_into_the_screen(running: RunningApp, screen: tuple[int, int], fits: tuple[int, int]) -> None:
    running.window.fit_into(QSize(*screen))

    assert running.window.size() == QSize(*fits)


def test_scrolls_to_the_control_with_the_focus__on_a_small_screen(running: RunningApp, qtbot: QtBot) -> None:
    running.window.fit_into(QSize(683, 364))
    running.start("Post-run basics")
    qtbot.waitUntil(running.guide_screen.isVisible)
    end = next(each for each in running.guide_screen.findChildren(Button) if "End" in each.text())
    before = in_sight(end, running.window)
    end.setFocus(Qt.FocusReason.TabFocusReason)
    for key in (Qt.Key.Key_Backtab, Qt.Key.Key_Tab):
        QTest.keyClick(running.window.focusWidget(), key)

    assert end.hasFocus()
    assert (before, in_sight(end, running.window)) == (False, True)
    assert running.guide_screen.size().expandedTo(QSize(*SMALLEST)) == running.guide_screen.size()


def in_sight(widget: QWidget, window: QWidget) -> bool:
    return window.rect().contains(QRect(widget.mapTo(window, QPoint(0, 0)), widget.size()))


def test_starts_with_the_routine_used_last__on_enter_twice(running: RunningApp, qtbot: QtBot) -> None:
    hero = running.routines_screen.head.hero
    assert hero.name.text() == "Post-run basics"
    assert hero.start.hasFocus()
    QTest.keyClick(hero.start, Qt.Key.Key_Return)
    qtbot.waitUntil(running.routine_sheet.start.hasFocus)
    QTest.keyClick(running.routine_sheet.start, Qt.Key.Key_Return)
    qtbot.waitUntil(running.guide_screen.isVisible)
    assert running.player.session is not None
    assert running.player.session.timeline.name == "Post-run basics"


def test_keys_of_the_session_do_nothing__outside_of_it(running: RunningApp) -> None:
    before = running.settings.current.volume
    QTest.keyClick(running.window, Qt.Key.Key_M)
    QTest.keyClick(running.window, Qt.Key.Key_Plus)
    assert not running.volume.muted
    assert running.settings.current.volume == before


def test_settings_open_with_their_key_and_the_rail(running: RunningApp) -> None:
    QTest.keyClick(running.window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    assert running.settings_screen.isVisible()
    running.navigator.show("routines")
    assert running.routines_screen.isVisible()


@pytest.mark.parametrize("screen", ["build", "settings"])
def test_rail__by_a_screen_readers_default_action__shows_the_screen(running: RunningApp, screen: str) -> None:
    rail = running.window.findChildren(Rail)[0]
    button = QAccessible.queryAccessibleInterface(rail.buttons[screen])
    button.actionInterface().doAction(button.actionInterface().actionNames()[0])

    assert running.navigator.place.screen == screen
    assert button.role() is QAccessible.Role.RadioButton
    assert [name for name, each in rail.buttons.items() if each.isChecked()] == [screen]


@pytest.mark.parametrize(
    "key, why",
    [(Qt.Key.Key_Comma, "A session has the whole window until it is over. "), (Qt.Key.Key_N, "")],
)
def test_keys_that_lead_away__ask__during_a_session(running: RunningApp, key: Qt.Key, why: str) -> None:
    running.start("Post-run basics")
    QTest.keyClick(running.window, key, Qt.KeyboardModifier.ControlModifier)
    assert running.guide_screen.isVisible()
    assert f"{why}Your progress is saved." in [each.text() for each in question().findChildren(QLabel)]
    question().buttons["Keep going"].click()
    assert running.player.is_playing


def test_title__is_the_step__and_says_that_it_is_paused(running: RunningApp) -> None:
    running.start("Legs up the wall")
    running.let_pass(15_000)
    titles = [running.window.windowTitle()]
    running.player.pause_or_resume()
    titles.append(running.window.windowTitle())
    running.player.pause_or_resume()
    titles.append(running.window.windowTitle())
    running.player.end()

    assert titles == ["Legs up the wall", "Paused: Legs up the wall", "Legs up the wall"]
    assert running.window.windowTitle() == ""


def test_closes_at_once__while_nothing_plays(running: RunningApp, qtbot: QtBot) -> None:
    with qtbot.waitSignal(running.window.close_agreed):
        running.window.close()


def test_asks_before_closing__during_a_session(running: RunningApp, qtbot: QtBot) -> None:
    running.start("Post-run basics")
    running.window.close()
    assert running.player.is_playing
    with qtbot.waitSignal(running.window.close_agreed):
        question().buttons["End session"].click()


def test_continues__when_the_question_is_cancelled(running: RunningApp) -> None:
    running.start("Post-run basics")
    running.let_pass(3_000)
    running.window.close()
    question().buttons["Keep going"].click()
    assert running.player.is_playing
    running.let_pass(1_000)
    assert running.player.session is not None
    assert running.player.session.position(running.fakes.clock.now()) == 4_000


def test_escape_asks_and_then_ends(running: RunningApp) -> None:
    running.start("Post-run basics")
    QTest.keyClick(running.window, Qt.Key.Key_Escape)
    question().buttons["End session"].click()
    assert running.player.session is not None
    assert running.player.session.state is State.ENDED
    assert running.finish_screen.isVisible()


def test_full_screen_shows_the_floor_view__and_escape_leaves_both(running: RunningApp) -> None:
    running.start("Post-run basics")
    QTest.keyClick(running.window, Qt.Key.Key_F11)
    floor = [(running.window.isFullScreen(), running.guide_screen.is_floor)]
    QTest.keyClick(running.window, Qt.Key.Key_Escape)
    floor.append((running.window.isFullScreen(), running.guide_screen.is_floor))
    assert floor == [(True, True), (False, False)]
    assert running.player.is_playing


def test_lists_every_shortcut(running: RunningApp) -> None:
    QTest.keyClick(running.window, Qt.Key.Key_F1)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ShortcutsDialog)
    dialog.accept()


def test_says_what_is_missing__and_continues(running: RunningApp) -> None:
    running.start("Post-run basics")
    running.player.events.emit(CannotKeepAwake())
    sentence = "Your screen may turn off: switch off the screen lock, or follow the sounds."
    assert running.notices.texts() == [sentence]
    assert running.player.is_playing


def test_undoes_a_deletion(running: RunningApp) -> None:
    copy = running.library.duplicate("builtin-ice-bath")
    running.routines_model.choose(copy.id)
    running.routines_screen.delete()
    assert copy.id not in running.fakes.routines.routines
    undo = next(each for each in running.notices.findChildren(Button) if each.text() == "Undo")
    undo.click()
    assert running.fakes.routines.routines[copy.id] == copy


@pytest.mark.styled
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_follows_the_theme__live(running: RunningApp, theme: str) -> None:
    running.theme.choose(theme)
    shown = running.window.grab().toImage().pixelColor(700, 20).name().upper()
    assert shown == running.theme.colours.background
