from collections.abc import Callable

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from recovery_timer.ports import QuarantinedFile
from recovery_timer.ports.problems import NewerRoutine
from recovery_timer.routine.model import Routine, Step
from recovery_timer.ui.routines.screen import RoutinesScreen
from recovery_timer.ui.widgets.name_dialog import ask_for_name
from tests.running_app import RunningApp

WALK = Routine(id="walk", name="Slow walk", blocks=(Step(name="Walk", seconds=600),))
HIPS = Routine(id="hips", name="Hips", blocks=(Step(name="Hips", seconds=60),))

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # of windows on the offscreen platform


@pytest.fixture
def own(run_app: Callable[..., RunningApp]) -> RunningApp:
    """A running with two routines of the user's own."""
    return run_app(routines=[WALK, HIPS])


def screen(running: RunningApp) -> RoutinesScreen:
    return running.routines_screen


def shown(running: RunningApp) -> list[str]:
    return [card.routine_id for card in screen(running).grid.visible_cards() if card.isVisible()]


def texts(running: RunningApp) -> list[str]:
    return [label.text() for label in screen(running).findChildren(QLabel) if label.isVisible()]


def dialog(running: RunningApp) -> QDialog:
    return next(each for each in running.window.findChildren(QDialog) if each.isVisible())


def button(parent: QDialog, text: str) -> QPushButton:
    return next(each for each in parent.findChildren(QPushButton) if each.text() == text)


def test_screen__shows_every_routine_and_where_the_user_is(own: RunningApp) -> None:
    assert shown(own)[:2] == ["hips", "walk"]
    assert own.routines_model.greeting() in texts(own)
    assert own.routines_model.overview() in texts(own)


def test_search__typed__shows_what_matches(own: RunningApp) -> None:
    QTest.keyClicks(screen(own).search, "hips")
    assert shown(own)[0] == "hips"
    assert "walk" not in shown(own)

    screen(own).search.clear()
    assert "walk" in shown(own)


def test_search__that_finds_nothing__says_so_and_offers_all_again(own: RunningApp) -> None:
    QTest.keyClicks(screen(own).search, "trombone")
    assert shown(own) == []
    assert any("trombone" in text for text in texts(own))

    again = next(each for each in screen(own).findChildren(QPushButton) if each.isVisible() and "all" in each.text())
    QTest.mouseClick(again, Qt.MouseButton.LeftButton)

    assert screen(own).search.text() == ""
    assert "walk" in shown(own)


def test_search__has_a_name_for_a_screen_reader(own: RunningApp) -> None:
    assert screen(own).search.accessibleName()


def test_start__a_click_on_it__begins_the_session(own: RunningApp) -> None:
    (card,) = (each for each in screen(own).grid.visible_cards() if each.routine_id == "walk")
    QTest.mouseClick(card.start, Qt.MouseButton.LeftButton)

    assert own.player.is_playing
    assert own.player.session is not None
    assert own.player.session.timeline.name == "Slow walk"


def test_duplicate__makes_a_copy_of_its_own_name_and_gives_it_the_focus(own: RunningApp) -> None:
    screen(own).duplicate("walk")
    (copy,) = (each for each in own.fakes.routines.routines.values() if each.id not in {"walk", "hips"})

    assert (copy.name, copy.blocks) == ("Slow walk (copy)", WALK.blocks)
    assert screen(own).grid.focused_id() == copy.id


def test_duplicate__of_a_built_in_one__is_the_users_own(own: RunningApp) -> None:
    screen(own).grid.focus_id("builtin-ice-bath")
    screen(own).duplicate()
    focused = screen(own).grid.focused_id()

    assert focused in own.fakes.routines.routines
    assert own.library.entry("builtin-ice-bath").built_in


def test_rename__a_good_name__is_accepted(own: RunningApp) -> None:
    screen(own).rename("walk")
    asked = dialog(own)
    edit = asked.findChildren(QLineEdit)[0]
    assert edit.text() == "Slow walk"
    edit.setText("  Brisk   walk ")
    QTest.keyClick(edit, Qt.Key.Key_Return)

    assert own.fakes.routines.routines["walk"].name == "Brisk walk"
    assert not asked.isVisible()


@pytest.mark.parametrize("bad", ["", "   ", "x" * 81])
def test_rename__a_bad_name__is_refused_with_the_reason(own: RunningApp, bad: str) -> None:
    screen(own).rename("walk")
    asked = dialog(own)
    edit = asked.findChildren(QLineEdit)[0]
    edit.setText(bad)
    before = {label.text() for label in asked.findChildren(QLabel)}
    QTest.mouseClick(button(asked, "Rename"), Qt.MouseButton.LeftButton)
    message = " ".join({label.text() for label in asked.findChildren(QLabel)} - before)

    assert asked.isVisible()
    assert "1 to 80 characters" in message
    assert own.fakes.routines.routines["walk"].name == "Slow walk"

    edit.setText("Brisk walk")
    QTest.mouseClick(button(asked, "Rename"), Qt.MouseButton.LeftButton)
    assert own.fakes.routines.routines["walk"].name == "Brisk walk"


@pytest.mark.parametrize("leave", ["Cancel", "Esc"])
def test_rename__cancelled__changes_nothing(own: RunningApp, leave: str) -> None:
    screen(own).rename("walk")
    asked = dialog(own)
    asked.findChildren(QLineEdit)[0].setText("Brisk walk")
    if leave == "Esc":
        QTest.keyClick(asked, Qt.Key.Key_Escape)
    else:
        QTest.mouseClick(button(asked, leave), Qt.MouseButton.LeftButton)

    assert own.fakes.routines.routines["walk"].name == "Slow walk"
    assert not asked.isVisible()


def test_rename__of_a_built_in_one__asks_nothing(own: RunningApp) -> None:
    screen(own).rename("builtin-ice-bath")

    assert not [each for each in own.window.findChildren(QDialog) if each.isVisible()]


def test_ask_for_name__error_other_than_a_bad_name__is_not_hidden(own: RunningApp, qtbot: QtBot) -> None:
    def take(_: str) -> None:
        raise OSError("No space left on device")

    asked = ask_for_name(own.window, own.theme, "Slow walk", take)
    with qtbot.captureExceptions() as errors:
        QTest.keyClick(asked.findChildren(QLineEdit)[0], Qt.Key.Key_Return)

    assert [kind for kind, _, _ in errors] == [OSError]
    asked.reject()


def test_delete__is_reported_and_can_be_undone(own: RunningApp) -> None:
    screen(own).grid.focus_id("walk")
    screen(own).delete()
    assert "walk" not in own.fakes.routines.routines
    assert "walk" not in shown(own)
    assert any("Slow walk" in text for text in own.notices.texts())

    undo = next(each for each in own.notices.findChildren(QPushButton) if each.text() == "Undo")
    QTest.mouseClick(undo, Qt.MouseButton.LeftButton)

    assert own.fakes.routines.routines["walk"] == WALK
    assert "walk" in shown(own)
    assert own.notices.texts() == []


def test_delete__of_a_built_in_one__does_nothing(own: RunningApp) -> None:
    before = own.routines_model.ids()
    screen(own).delete("builtin-ice-bath")

    assert own.routines_model.ids() == before
    assert own.notices.texts() == []


def test_delete__leaves_the_focus_among_the_cards(own: RunningApp) -> None:
    screen(own).grid.focus_id("hips")
    screen(own).delete()

    assert screen(own).grid.focused_id() == "walk"


def test_commands__with_no_card_in_focus__do_nothing(own: RunningApp) -> None:
    screen(own).search.setFocus()
    before = dict(own.fakes.routines.routines)
    for command in (screen(own).duplicate, screen(own).rename, screen(own).delete):
        command()

    assert own.fakes.routines.routines == before
    assert not [each for each in own.window.findChildren(QDialog) if each.isVisible()]


@pytest.mark.parametrize("routine_id,changeable", [("walk", True), ("builtin-ice-bath", False)])
def test_more__offers_only_what_can_be_done(own: RunningApp, routine_id: str, changeable: bool) -> None:
    screen(own).grid.focus_id(routine_id)
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Menu)
    (menu,) = (each for each in screen(own).findChildren(QMenu) if each.isVisible())
    offered = {action.text().rstrip("…"): action.isEnabled() for action in menu.actions()}
    menu.close()

    assert {"Start", "Duplicate"} <= {text for text, enabled in offered.items() if enabled}
    assert (offered["Rename"], offered["Delete"]) == (changeable, changeable)


def test_more__for_one_of_a_newer_version__says_what_happens_to_changes(own: RunningApp) -> None:
    newer = replace(WALK, id="newer")
    own.fakes.routines.quarantined.append(
        QuarantinedFile(file="n", kept_as="n", problem=NewerRoutine(2, 1), understood=newer)
    )
    own.library.load()
    screen(own).grid.focus_id("newer")
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Menu)
    (menu,) = (each for each in screen(own).findChildren(QMenu) if each.isVisible())
    offered = {action.text().rstrip("…"): action.isEnabled() for action in menu.actions()}
    menu.close()

    assert (offered["Rename"], offered["Delete"], offered["Duplicate"]) == (False, False, True)
    assert "Of a newer version: what you change is saved as a copy" in offered
