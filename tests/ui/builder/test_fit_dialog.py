"""Fitting to a time: the changes are shown beside the present values, and accepting them is one undo."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from recovery_timer.routine.model import Routine
from recovery_timer.ui.builder.fit_dialog import FitDialog
from tests.running_app import RunningApp
from tests.ui.builder.steps import CTRL, OWN, SQUATS, STRETCH, WALL, build, button, click, dialog, names, press, undone

LONG = Routine(id="long", name="Long", blocks=(replace(STRETCH, sets=3), replace(WALL, seconds=600), SQUATS))

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # of windows on the offscreen platform


@pytest.fixture
def fitting(run_app: Callable[..., RunningApp]) -> RunningApp:
    """The program with the dialog open over a routine."""
    running = run_app(at_home=False, routines=[LONG])
    running.builder_model.open("long")
    build(running).blocks.setFocus()
    press(Qt.Key.Key_M, CTRL)
    return running


def asked(running: RunningApp) -> FitDialog:
    found = dialog(running)
    assert isinstance(found, FitDialog)
    return found


def type_length(running: RunningApp, typed: str) -> None:
    edit = asked(running).length
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, typed)
    QTest.keyClick(edit, Qt.Key.Key_Return)


def changes(running: RunningApp) -> list[str]:
    """Return the texts in the rows of changes."""
    rows = asked(running)._changes
    labels = [item.widget() for number in range(rows.count()) if (item := rows.itemAt(number)) is not None]
    return [each.text() for each in labels if isinstance(each, QLabel)]


def total_s(running: RunningApp) -> int:
    assert running.builder_model.timeline is not None
    return running.builder_model.timeline.total_ms // 1_000


def test_begins_with_the_present_length__and_the_keyboard_in_it(fitting: RunningApp) -> None:
    assert asked(fitting).length.text() == "10:00"
    assert asked(fitting).length.hasFocus()


def test_fit__scales__shows_old_beside_new__and_is_one_undo(fitting: RunningApp) -> None:
    before = fitting.builder_model.sketch
    type_length(fitting, "12:00")
    assert fitting.builder_model.sketch == before  # unchanged until it is accepted
    assert "Changes:" in asked(fitting).outcome.text()
    shown = changes(fitting)
    rows = [shown[row : row + 3] for row in range(0, len(shown), 3)]
    assert ["Calf stretch", "3 sets", "2 sets"] in rows
    assert all(before != after for _, before, after in rows)
    click(asked(fitting).take)
    assert total_s(fitting) <= 720
    assert undone(fitting.builder_model) == 1
    fitting.builder_model.undo()
    assert fitting.builder_model.sketch == before


def test_fit__that_drops_a_block__says_so(fitting: RunningApp) -> None:
    type_length(fitting, "4:00")
    assert "left out" in changes(fitting)
    click(asked(fitting).take)
    assert total_s(fitting) <= 240
    assert "Calf stretch" in names(fitting)
    assert len(names(fitting)) < len(LONG.blocks)


def test_fit__of_sets__says_one_set(fitting: RunningApp) -> None:
    type_length(fitting, "2:30")
    assert not any(text == "1 sets" for text in changes(fitting))


def test_fit__too_short__says_the_shortest__and_cannot_be_accepted(fitting: RunningApp) -> None:
    type_length(fitting, "0:20")
    assert "The shortest is " in asked(fitting).outcome.text()
    assert not asked(fitting).take.isEnabled()
    assert changes(fitting) == []
    shortest = asked(fitting).outcome.text().rpartition(" ")[2].rstrip(".")
    type_length(fitting, shortest)
    assert asked(fitting).take.isEnabled()


def test_fit__to_its_present_length__changes_nothing(run_app: Callable[..., RunningApp]) -> None:
    running = run_app(at_home=False)
    running.builder_model.new("Short", (replace(OWN, seconds=110),))
    press(Qt.Key.Key_M, CTRL)
    type_length(running, "2:00")
    assert "nothing has to change" in asked(running).outcome.text()
    assert not asked(running).take.isEnabled()


def test_preset_lengths__are_set_with_one_press(fitting: RunningApp) -> None:
    click(button(asked(fitting), "12 min"))
    assert asked(fitting).length.text() == "12:00"
    assert "Changes:" in asked(fitting).outcome.text()


@pytest.mark.parametrize("typed", ["soon", "0:05", "13 h", ""])
def test_length__that_cannot_be_used__says_why__and_stays_as_typed(fitting: RunningApp, typed: str) -> None:
    asked(fitting).length.selectAll()
    QTest.keyClick(asked(fitting).length, Qt.Key.Key_Delete)
    type_length(fitting, typed)

    assert asked(fitting).length.text() == typed
    assert asked(fitting).length.hasFocus()
    assert not asked(fitting).take.isEnabled()
    assert asked(fitting).outcome.text().startswith(("Write the length as 12", "It may be 0:10 to 12:00:00"))
    assert changes(fitting) == []
    assert asked(fitting).isVisible()
    assert not fitting.builder_model.draft.can_undo


def test_length__shows_its_effect_while_it_is_typed(fitting: RunningApp) -> None:
    edit = asked(fitting).length
    edit.selectAll()
    QTest.keyClicks(edit, "12 min")

    assert "Changes:" in asked(fitting).outcome.text()
    assert edit.text() == "12 min"
    assert asked(fitting).take.isEnabled()
    assert edit.toolTip() == ""


def test_length__accepted_with_enter__twice(fitting: RunningApp) -> None:
    type_length(fitting, "12")
    assert asked(fitting).take.hasFocus()
    QTest.keyClick(asked(fitting).take, Qt.Key.Key_Space)
    assert total_s(fitting) <= 720


def test_length__arrow_keys__step_by_a_minute(fitting: RunningApp) -> None:
    QTest.keyClick(asked(fitting).length, Qt.Key.Key_Up)

    assert asked(fitting).length.text() == "11:00"
    assert "New length" in asked(fitting).outcome.text()


def test_fit__longer_than_what_is_recommended__says_the_longest(fitting: RunningApp) -> None:
    type_length(fitting, "3 h")
    words = asked(fitting).outcome.text()

    assert "within what is recommended. The longest is " in words
    longest = words.rpartition(" ")[2].rstrip(".")
    type_length(fitting, longest)
    assert longest in asked(fitting).outcome.text()


def test_cancel__changes_nothing(fitting: RunningApp) -> None:
    type_length(fitting, "4:00")
    click(button(asked(fitting), "Cancel"))
    assert fitting.builder_model.sketch.blocks == LONG.blocks
    assert not fitting.builder_model.draft.can_undo


def test_fit__is_named_in_the_history(fitting: RunningApp) -> None:
    type_length(fitting, "12:00")
    click(asked(fitting).take)
    label = fitting.builder_model.draft.undo_label
    assert label is not None
    assert label.subject == fitting.builder_model.total_words().removeprefix("about ")


def test_number_without_a_unit__is_minutes(fitting: RunningApp) -> None:
    type_length(fitting, "12")

    assert asked(fitting).length.read() == (720, "")
