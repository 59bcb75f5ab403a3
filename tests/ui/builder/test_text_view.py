"""The routine as text: text and draft follow each other, and faults are marked in place."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from recovery_timer.routine.model import Step
from recovery_timer.ui.builder.text_view import TextView
from tests.running_app import RunningApp
from tests.ui.builder.steps import CTRL, LEGS, OWN, SHIFT, STRETCH, WALL, build, press, undone

Key = Qt.Key

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # of windows on the offscreen platform


@pytest.fixture
def typing(run_app: Callable[..., RunningApp]) -> RunningApp:
    """A running with a routine shown as text."""
    running = run_app(routines=[LEGS])
    running.builder_model.open("legs")
    build(running).show_text(True)
    return running


def view(running: RunningApp) -> TextView:
    return build(running).text


def text(running: RunningApp) -> str:
    return view(running).editor.toPlainText()


def type_at_end(running: RunningApp, typed: str) -> None:
    view(running).editor.moveCursor(QTextCursor.MoveOperation.End)
    for line in typed.splitlines(keepends=True):
        QTest.keyClicks(view(running).editor, line.rstrip("\n"))
        if line.endswith("\n"):
            QTest.keyClick(view(running).editor, Key.Key_Return)


def faults(running: RunningApp) -> list[str]:
    listed = view(running).faults
    return [listed.item(row).text() for row in range(listed.count())]


def marked(running: RunningApp) -> list[str]:
    """Return the pieces of the text that are marked."""
    selections = view(running).editor.extraSelections()
    return [each.cursor.selectedText() for each in selections]


def test_shows_the_draft_as_text(typing: RunningApp) -> None:
    assert (
        text(typing).splitlines()
        == [
            "# Legs",
            "2 x 30s Calf stretch L/R",
            "5min Legs up the wall",
            "1min Breathe",
        ]
        or text(typing).splitlines()[0] == "# Legs"
    )
    assert typing.builder_model.sketch.blocks == LEGS.blocks
    assert not typing.builder_model.draft.can_undo


def test_typing__changes_the_draft_as_it_is_typed(typing: RunningApp) -> None:
    type_at_end(typing, "\n45s squats")
    assert typing.builder_model.sketch.blocks == (*LEGS.blocks, Step(name="Squats", technique="squats", seconds=45))
    type_at_end(typing, " left")
    added = typing.builder_model.sketch.blocks[-1]
    assert isinstance(added, Step)
    assert added.sides == "left"


def test_typing__is_left_as_it_was_typed(typing: RunningApp) -> None:
    view(typing).editor.setPlainText("# Legs\n  - 2x0:30   calf stretch each side   # slowly")
    assert typing.builder_model.sketch.blocks == (STRETCH,)
    assert text(typing) == "# Legs\n  - 2x0:30   calf stretch each side   # slowly"


def test_typing__the_first_line__renames(typing: RunningApp) -> None:
    view(typing).editor.setPlainText("# Evening legs\n2x30s calf stretch L/R")
    assert typing.builder_model.sketch.name == "Evening legs"
    assert build(typing).name.text() == "Evening legs"


def test_typing__without_a_name__keeps_the_name(typing: RunningApp) -> None:
    view(typing).editor.setPlainText("2x30s calf stretch L/R")
    assert typing.builder_model.sketch.name == "Legs"


def test_typing__is_one_undo__and_undo_brings_the_text_back(typing: RunningApp) -> None:
    before = text(typing)
    type_at_end(typing, "\n45s squats\n30s quad stretch L/R")
    after = typing.builder_model.sketch
    assert undone(typing.builder_model) == 1
    press(Key.Key_Z, CTRL)
    assert text(typing) == before
    assert typing.builder_model.sketch.blocks == LEGS.blocks
    press(Key.Key_Z, CTRL | SHIFT)
    assert typing.builder_model.sketch == after
    assert "Squats" in text(typing)


def test_typing_again__after_leaving_the_editor__is_another_undo(typing: RunningApp) -> None:
    type_at_end(typing, "\n45s squats")
    build(typing).name.setFocus()
    view(typing).setFocus()
    type_at_end(typing, "\n46s squats")
    assert undone(typing.builder_model) == 2


def test_change_from_elsewhere__changes_the_text(typing: RunningApp) -> None:
    typing.builder_model.add("squats")
    assert "Squats" in text(typing)
    typing.builder_model.rename("Evening legs")
    assert text(typing).splitlines()[0] == "# Evening legs"


def test_fault__changes_nothing__is_listed_with_its_place__and_marked(typing: RunningApp) -> None:
    view(typing).editor.setPlainText("# Legs\n2x30s calf stretch L/R\n1:00 breathe, rest soon")
    assert typing.builder_model.sketch.blocks == LEGS.blocks
    (message,) = faults(typing)
    assert message.startswith("Line 3, column ")
    assert "try: " in message
    assert view(typing).faults.isVisible()
    assert marked(typing) == ["soon"]
    assert "rest soon" in text(typing)


def test_every_fault__is_listed(typing: RunningApp) -> None:
    view(typing).editor.setPlainText("# Legs\n1:00 breathe, rest soon\n30s squats\n20s hop, switch never")
    assert [message.split(",")[0] for message in faults(typing)] == ["Line 2", "Line 4"]
    assert len(marked(typing)) == 2


def test_fault__that_is_fixed__goes_and_the_draft_follows(typing: RunningApp) -> None:
    type_at_end(typing, "\n1:00 squats, rest ")
    assert faults(typing)
    assert typing.builder_model.sketch.blocks[:3] == LEGS.blocks
    type_at_end(typing, "20s")
    assert (faults(typing), marked(typing)) == ([], [])
    assert not view(typing).faults.isVisible()
    assert typing.builder_model.sketch.blocks[-1] == Step(name="Squats", technique="squats", seconds=60, rest=20)


def test_fault__chosen__puts_the_cursor_there(typing: RunningApp) -> None:
    view(typing).editor.setPlainText("# Legs\n30s squats\n1:00 breathe, rest soon")
    listed = view(typing).faults
    listed.setCurrentRow(0)
    listed.setFocus()
    QTest.keyClick(listed, Key.Key_Return)
    cursor = view(typing).editor.textCursor()
    assert cursor.blockNumber() == 2
    assert cursor.block().text()[cursor.positionInBlock() :].startswith("soon")
    assert view(typing).editor.hasFocus()


def test_fault__after_characters_outside_the_first_plane__is_marked_at_its_place(typing: RunningApp) -> None:
    view(typing).editor.setPlainText("# Legs 🦵🦵\n1:00 🦵🦵 breathe, rest soon")
    assert marked(typing) == ["soon"]


def test_fault__after_a_line_broken_with_shift_and_enter__is_marked_at_its_place(typing: RunningApp) -> None:
    view(typing).editor.setPlainText("# Legs")
    view(typing).editor.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClick(view(typing).editor, Key.Key_Return, SHIFT)
    QTest.keyClicks(view(typing).editor, "1:00 breathe, rest soon")
    assert faults(typing)[0].startswith("Line 2, ")
    assert marked(typing) == ["soon"]


def test_nothing_typed__is_a_fault__and_keeps_the_blocks(typing: RunningApp) -> None:
    view(typing).editor.clear()
    assert typing.builder_model.sketch.blocks == LEGS.blocks
    assert len(faults(typing)) == 1


def test_undo__while_there_is_a_fault__goes_back_to_what_can_be_read(typing: RunningApp) -> None:
    before = text(typing)
    type_at_end(typing, "\n45s squats")
    type_at_end(typing, ", rest soon")
    assert faults(typing)
    press(Key.Key_Z, CTRL)
    assert text(typing) == before
    assert faults(typing) == []


def test_notice__of_a_name_close_to_a_technique__is_listed__and_still_read(typing: RunningApp) -> None:
    view(typing).editor.setPlainText("# Legs\n30s hamstrng stretch")
    assert typing.builder_model.sketch.blocks == (Step(name="hamstrng stretch", seconds=30),)
    assert any("amstring stretch" in message for message in faults(typing))


def test_notice__of_a_range__offers_both_ends(typing: RunningApp) -> None:
    view(typing).editor.setPlainText("# Legs\n30 to 60s squats")
    assert [line.strip() for line in faults(typing)[1:]] == ["Write 30s", "Write 1:00"]
    assert marked(typing) == ["30 to 60s"]
    listed = view(typing).faults
    listed.setCurrentRow(2)
    listed.setFocus()
    QTest.keyClick(listed, Key.Key_Return)
    assert text(typing) == "# Legs\n1:00 squats"
    assert faults(typing) == []
    assert view(typing).editor.hasFocus()


def test_more_than_can_be_played__is_refused__and_keeps_the_text(typing: RunningApp) -> None:
    typed = "# Legs\nrepeat 100:\n" + "    100 x 30s calf stretch L/R\n" * 3
    view(typing).editor.setPlainText(typed)
    assert typing.builder_model.sketch.blocks == LEGS.blocks
    assert text(typing) == typed
    assert any("20,000" in message for message in faults(typing))


def test_as_blocks_again__shows_what_was_typed(typing: RunningApp) -> None:
    view(typing).editor.setPlainText("# Legs\n2x30s calf stretch L/R\n5 min legs up the wall")
    build(typing).show_text(False)
    assert [row.block for row in typing.builder_model.rows] == [STRETCH, WALL]
    typing.builder_model.select([(0,)])
    typing.builder_model.remove()
    build(typing).show_text(True)
    assert "Calf stretch" not in text(typing)


def test_another_routine__is_shown_as_blocks(typing: RunningApp) -> None:
    typing.builder_model.new("Other", (OWN,))
    assert not build(typing).is_text
    build(typing).show_text(True)
    assert text(typing).splitlines()[0] == "# Other"


def test_editor_and_faults__have_names_for_a_screen_reader(typing: RunningApp) -> None:
    assert view(typing).editor.accessibleName()
    assert view(typing).faults.accessibleName()


def test_text_that_cannot_be_read_yet__is_still_there_after_a_look_at_the_blocks(typing: RunningApp) -> None:
    type_at_end(typing, "\n3 x 30s hamstring stretch, rast 10s")
    typed = text(typing)
    build(typing).show_text(False)
    build(typing).show_text(True)

    assert text(typing) == typed
    assert len(faults(typing)) == 1


def test_text_that_cannot_be_read_yet__gives_way_to_another_edit(typing: RunningApp) -> None:
    type_at_end(typing, "\n3 x 30s hamstring stretch, rast 10s")
    build(typing).show_text(False)
    typing.builder_model.add("squats")
    build(typing).show_text(True)

    assert "rast" not in text(typing)
    assert "Squats" in text(typing)


def test_keys_of_the_blocks__do_nothing_while_they_cannot_be_seen(typing: RunningApp) -> None:
    typing.builder_model.select([(0,)])
    view(typing).editor.setFocus()
    press(Key.Key_D, CTRL)

    assert typing.builder_model.sketch.blocks == LEGS.blocks
