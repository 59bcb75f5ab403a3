"""The hero of the routines screen: its contents, and its use by keys, by mouse and by a screen reader."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from recovery_timer.routine.model import Routine, Step
from recovery_timer.ui.figure.tile import FigureTile
from recovery_timer.ui.routines.hero import Hero
from recovery_timer.ui.widgets.button import Button
from tests.running_app import RunningApp, used_lately

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # of windows on the offscreen platform

BASICS = "builtin-post-run-basics"
WALK = Routine(id="walk", name="Slow walk", blocks=(Step(name="Walk", seconds=600),))


def hero(running: RunningApp) -> Hero:
    return running.routines_screen.head.hero


def tiles(running: RunningApp) -> int:
    return sum(each.isVisible() for each in hero(running).findChildren(FigureTile))


def test_hero__says_why_it_is_offered_and_what_it_takes(run_app: Callable[..., RunningApp]) -> None:
    shown = hero(run_app(last_used=used_lately()))

    assert (shown.why.text(), shown.name.text()) == ("Last used yesterday", "Post-run basics")
    assert (shown.length.text(), shown.ends.text()) == ("15 min", "ends 19:45")
    assert shown.equipment.text() == "Wall, roller"
    assert (shown.accessibleName(), shown.start.accessibleName()) == ("Post-run basics", "Start Post-run basics")


def test_hero__has_up_to_five_figures__fewer_in_less_space(running: RunningApp) -> None:
    assert tiles(running) == 5
    running.window.resize(800, 560)
    QApplication.processEvents()

    assert 0 < tiles(running) < 5


def test_hero__is_the_one_filled_button_of_the_screen(running: RunningApp) -> None:
    filled = [
        each
        for each in running.routines_screen.findChildren(Button)
        if each.isVisible() and each.property("role") in {"primary", "hero", "big"}
    ]
    assert filled == [hero(running).start]


def test_start__has_the_focus_and_starts_what_was_played_before(run_app: Callable[..., RunningApp]) -> None:
    running = run_app(last_used=used_lately())
    assert hero(running).start.hasFocus()
    QTest.keyClick(hero(running).start, Qt.Key.Key_Space)

    assert running.session.timeline.name == "Post-run basics"


def test_keys__lead_down_into_the_cards_and_back_up(running: RunningApp) -> None:
    screen = running.routines_screen
    QTest.keyClick(hero(running).start, Qt.Key.Key_Down)
    assert screen.head.all.hasFocus()
    QTest.keyClick(screen.head.all, Qt.Key.Key_Down)
    assert screen.grid.hasFocus()
    assert running.routines_model.chosen == screen.grid.current_id() == running.routines_model.groups[0].ids[0]
    QTest.keyClick(screen.grid, Qt.Key.Key_Up)
    assert screen.head.all.hasFocus()


@pytest.mark.parametrize("key", [Qt.Key.Key_B, Qt.Key.Key_D])
def test_commands__go_to_the_hero_while_it_is_chosen(running: RunningApp, key: Qt.Key) -> None:
    QTest.keyClick(hero(running).start, key, Qt.KeyboardModifier.ControlModifier)

    if key == Qt.Key.Key_B:
        assert running.library.entry(BASICS).favourite
    else:
        assert [each.name for each in running.fakes.routines.routines.values()] == ["Post-run basics (copy)"]


def test_focus__back_on_the_hero__commands_go_to_it_again(running: RunningApp) -> None:
    running.routines_model.choose("builtin-ice-bath")
    running.routines_screen.focus_first()
    hero(running).start.setFocus(Qt.FocusReason.TabFocusReason)

    assert running.routines_model.chosen == BASICS
    assert running.routines_screen.grid.current_id() is None


def test_star__makes_it_a_favourite_and_no_longer(running: RunningApp) -> None:
    hero(running).star.click()
    assert running.library.entry(BASICS).favourite
    assert hero(running).star.accessibleName() == "No longer a favourite"
    hero(running).star.click()
    assert not running.library.entry(BASICS).favourite


def test_click__beside_the_buttons__opens_it(running: RunningApp) -> None:
    QTest.mouseClick(hero(running), Qt.MouseButton.LeftButton, pos=QPoint(20, 20))

    assert running.routine_sheet.isVisible()
    assert running.routine_sheet.name.text() == "Post-run basics"


def test_click__released_elsewhere__opens_nothing(running: RunningApp, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(hero(running).opened):
        QTest.mousePress(hero(running), Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
        QTest.mouseRelease(hero(running), Qt.MouseButton.LeftButton, pos=QPoint(20, -200))


def test_menu__by_key_or_mouse__is_that_of_the_hero(running: RunningApp) -> None:
    place = QPoint(20, 20)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, hero(running).mapToGlobal(place))
    QApplication.sendEvent(hero(running), event)
    (menu,) = (each for each in running.routines_screen.findChildren(QMenu) if each.isVisible())
    next(each for each in menu.actions() if each.text() == "Duplicate").trigger()
    menu.close()

    assert [each.name for each in running.fakes.routines.routines.values()] == ["Post-run basics (copy)"]


def test_a_minute_later__it_ends_later(running: RunningApp) -> None:
    running.fakes.clock.wall_time = running.fakes.clock.wall_time.replace(minute=40)
    running.routines_screen.show_end()

    assert hero(running).ends.text() == "ends 19:55"


def test_invitation__is_shown_until_the_user_has_a_routine(run_app: Callable[..., RunningApp]) -> None:
    running = run_app()
    invitation = running.routines_screen.invitation
    assert invitation.isVisibleTo(running.window)
    running.library.save(WALK)

    assert not invitation.isVisibleTo(running.window)


def test_nothing_found__offers_a_routine_of_that_name(running: RunningApp) -> None:
    running.routines_screen.search.setText("unicycle")
    running.routines_screen.new_named.click()

    assert running.navigator.place.screen == "build"
    assert running.builder_model.sketch.name == "unicycle"
