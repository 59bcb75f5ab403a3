"""A routine was changed elsewhere while it was edited here: three ways to go on, none of which loses anything."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from recovery_timer.routine.model import Routine
from recovery_timer.ui.builder.conflict_dialog import ConflictDialog
from tests.desk import Desk
from tests.ui.builder.bench import CTRL, LEGS, OWN, STRETCH, WALL, build, button, choose, click, dialogs, names, press

THEIRS = Routine(id="legs", name="Legs", blocks=(WALL,))
MINE = (WALL, OWN)

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # of windows on the offscreen platform


@pytest.fixture
def torn(make_desk: Callable[..., Desk]) -> Desk:
    """A desk with a routine that was changed here, and then elsewhere."""
    desk = make_desk(routines=[LEGS])
    desk.build.open("legs")
    choose(desk, (0,))
    press(Qt.Key.Key_Delete)
    desk.store.save(THEIRS)
    desk.library.reload()
    return desk


def asked(desk: Desk) -> ConflictDialog:
    (found,) = dialogs(desk)
    assert isinstance(found, ConflictDialog)
    return found


def back_to_the_window(desk: Desk) -> None:
    """Make the window active again, as a window manager does."""
    desk.window.activateWindow()
    assert QTest.qWaitForWindowActive(desk.window)


def answer(desk: Desk, text: str) -> None:
    click(button(asked(desk), text))
    back_to_the_window(desk)


def test_asks__at_once__and_names_the_routine(torn: Desk) -> None:
    assert any("“Legs”" in each.text() for each in asked(torn).findChildren(QLabel))


def test_asks_once__however_often_it_is_reported(torn: Desk) -> None:
    torn.store.save(Routine(id="legs", name="Legs", blocks=(WALL, STRETCH)))
    torn.library.reload()
    assert len(dialogs(torn)) == 1


def test_keep_mine__continues__and_saving_replaces_theirs(torn: Desk) -> None:
    answer(torn, "Keep mine")
    assert dialogs(torn) == []
    assert torn.build.sketch.blocks == MINE
    assert torn.store.routines["legs"] == THEIRS
    torn.build.save()
    assert torn.store.routines["legs"].blocks == MINE


def test_take_theirs__shows_it__and_an_undo_brings_mine_back(torn: Desk) -> None:
    answer(torn, "Take theirs")
    assert names(torn) == ["Legs up the wall"]
    assert torn.build.draft.is_saved
    build(torn).blocks.setFocus()
    press(Qt.Key.Key_Z, CTRL)
    assert torn.build.sketch.blocks == MINE


def test_keep_both__saves_mine_as_another_routine(torn: Desk) -> None:
    answer(torn, "Keep both")
    assert torn.store.routines["legs"] == THEIRS
    (other,) = (each for each in torn.store.routines.values() if each.id != "legs")
    assert other.blocks == MINE
    assert other.name != "Legs"
    assert build(torn).name.text() == other.name
    assert torn.build.draft.is_saved


def test_no_answer__keeps_both_as_they_are__and_saving_asks_again(torn: Desk) -> None:
    QTest.keyClick(asked(torn), Qt.Key.Key_Escape)
    back_to_the_window(torn)
    assert dialogs(torn) == []
    assert torn.build.sketch.blocks == MINE
    build(torn).blocks.setFocus()
    press(Qt.Key.Key_S, CTRL)
    assert torn.store.routines["legs"] == THEIRS
    answer(torn, "Keep mine")
    press(Qt.Key.Key_S, CTRL)
    assert torn.store.routines["legs"].blocks == MINE


def test_saving__over_a_change_made_a_moment_ago__asks(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk(routines=[LEGS])
    desk.build.open("legs")
    choose(desk, (0,))
    press(Qt.Key.Key_Delete)
    desk.store.save(THEIRS)  # without the library's knowledge
    press(Qt.Key.Key_S, CTRL)
    assert desk.store.routines["legs"] == THEIRS
    assert asked(desk).isVisible()


def test_no_question__without_own_changes(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk(routines=[LEGS])
    desk.build.open("legs")
    desk.store.save(THEIRS)
    desk.library.reload()
    assert dialogs(desk) == []
    assert names(desk) == ["Legs up the wall"]


def test_deleted_elsewhere__what_is_edited_stays__and_can_be_saved(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk(routines=[LEGS])
    desk.build.open("legs")
    choose(desk, (0,))
    press(Qt.Key.Key_Delete)
    desk.store.delete("legs")
    desk.library.reload()
    assert desk.build.sketch.blocks == MINE
    press(Qt.Key.Key_S, CTRL)
    assert desk.store.routines["legs"].blocks == MINE
