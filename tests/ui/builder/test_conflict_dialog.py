"""A routine was changed elsewhere while it was edited here: three ways to continue, none of which loses anything."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from recovery_timer.routine.model import Routine
from recovery_timer.ui.builder.conflict_dialog import ConflictDialog
from tests.running_app import RunningApp
from tests.ui.builder.steps import CTRL, LEGS, OWN, STRETCH, WALL, build, button, choose, click, dialogs, names, press

THEIRS = Routine(id="legs", name="Legs", blocks=(WALL,))
MINE = (WALL, OWN)

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # of windows on the offscreen platform


@pytest.fixture
def torn(run_app: Callable[..., RunningApp]) -> RunningApp:
    """The program with a routine that was changed here, and then elsewhere."""
    running = run_app(at_home=False, routines=[LEGS])
    running.builder_model.open("legs")
    choose(running, (0,))
    press(Qt.Key.Key_Delete)
    running.fakes.routines.save(THEIRS)
    running.library.reload()
    return running


def asked(running: RunningApp) -> ConflictDialog:
    (found,) = dialogs(running)
    assert isinstance(found, ConflictDialog)
    return found


def back_to_the_window(running: RunningApp) -> None:
    """Make the window active again, as a window manager does."""
    running.window.activateWindow()
    assert QTest.qWaitForWindowActive(running.window, 60_000)


def answer(running: RunningApp, text: str) -> None:
    click(button(asked(running), text))
    back_to_the_window(running)


def test_asks__at_once__and_names_the_routine(torn: RunningApp) -> None:
    assert any("“Legs”" in each.text() for each in asked(torn).findChildren(QLabel))


def test_asks_once__however_often_it_is_reported(torn: RunningApp) -> None:
    torn.fakes.routines.save(Routine(id="legs", name="Legs", blocks=(WALL, STRETCH)))
    torn.library.reload()
    assert len(dialogs(torn)) == 1


def test_keep_mine__continues__and_saving_replaces_theirs(torn: RunningApp) -> None:
    answer(torn, "Keep mine")
    assert dialogs(torn) == []
    assert torn.builder_model.sketch.blocks == MINE
    assert torn.fakes.routines.routines["legs"] == THEIRS
    torn.builder_model.save()
    assert torn.fakes.routines.routines["legs"].blocks == MINE


def test_take_theirs__shows_it__and_an_undo_brings_mine_back(torn: RunningApp) -> None:
    answer(torn, "Take theirs")
    assert names(torn) == ["Legs up the wall"]
    assert torn.builder_model.draft.is_saved
    build(torn).blocks.setFocus()
    press(Qt.Key.Key_Z, CTRL)
    assert torn.builder_model.sketch.blocks == MINE


def test_keep_both__saves_mine_as_another_routine(torn: RunningApp) -> None:
    answer(torn, "Keep both")
    assert torn.fakes.routines.routines["legs"] == THEIRS
    (other,) = (each for each in torn.fakes.routines.routines.values() if each.id != "legs")
    assert other.blocks == MINE
    assert other.name != "Legs"
    assert build(torn).name.text() == other.name
    assert torn.builder_model.draft.is_saved


def test_no_answer__keeps_both_as_they_are__and_saving_asks_again(torn: RunningApp) -> None:
    QTest.keyClick(asked(torn), Qt.Key.Key_Escape)
    back_to_the_window(torn)
    assert dialogs(torn) == []
    assert torn.builder_model.sketch.blocks == MINE
    build(torn).blocks.setFocus()
    press(Qt.Key.Key_S, CTRL)
    assert torn.fakes.routines.routines["legs"] == THEIRS
    answer(torn, "Keep mine")
    press(Qt.Key.Key_S, CTRL)
    assert torn.fakes.routines.routines["legs"].blocks == MINE


def test_saving__over_a_change_made_a_moment_ago__asks(run_app: Callable[..., RunningApp]) -> None:
    running = run_app(at_home=False, routines=[LEGS])
    running.builder_model.open("legs")
    choose(running, (0,))
    press(Qt.Key.Key_Delete)
    running.fakes.routines.save(THEIRS)  # without the library's knowledge
    press(Qt.Key.Key_S, CTRL)
    assert running.fakes.routines.routines["legs"] == THEIRS
    assert asked(running).isVisible()


def test_no_question__without_own_changes(run_app: Callable[..., RunningApp]) -> None:
    running = run_app(at_home=False, routines=[LEGS])
    running.builder_model.open("legs")
    running.fakes.routines.save(THEIRS)
    running.library.reload()
    assert dialogs(running) == []
    assert names(running) == ["Legs up the wall"]


def test_deleted_elsewhere__what_is_edited_stays__and_can_be_saved(run_app: Callable[..., RunningApp]) -> None:
    running = run_app(at_home=False, routines=[LEGS])
    running.builder_model.open("legs")
    choose(running, (0,))
    press(Qt.Key.Key_Delete)
    running.fakes.routines.delete("legs")
    running.library.reload()
    assert running.builder_model.sketch.blocks == MINE
    press(Qt.Key.Key_S, CTRL)
    assert running.fakes.routines.routines["legs"].blocks == MINE
