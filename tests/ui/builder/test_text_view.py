"""The routine as text: text and draft follow each other, and faults are marked in place."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from recovery_timer.routine.model import Step
from recovery_timer.ui.builder.text_view import TextView
from recovery_timer.ui.text.blocks import block_name
from tests.running_app import RunningApp
from tests.ui.builder.steps import (
    CTRL,
    LEGS,
    OWN,
    SHIFT,
    STRETCH,
    WALL,
    build,
    button,
    click,
    dialog,
    dialogs,
    press,
    type_text,
    undone,
)

Key = Qt.Key

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # of windows on the offscreen platform


@pytest.fixture
def typing(run_app: Callable[..., RunningApp]) -> RunningApp:
    """The program with a routine shown as text."""
    running = run_app(at_home=False, routines=[LEGS])
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
    assert text(typing).splitlines()[:2] == ["# Legs", "2 x 30s Calf stretch L/R"]
    assert typing.builder_model.sketch.blocks == LEGS.blocks
    assert not typing.builder_model.draft.can_undo


def test_typing__changes_the_draft_as_it_is_typed(typing: RunningApp) -> None:
    type_at_end(typing, "\n45s squats")
    assert typing.builder_model.sketch.blocks == (
        *LEGS.blocks,
        Step(name="Squats", technique="squats", seconds=45, rest=60),
    )
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


def test_typing__in_one_line__is_one_undo__and_undo_brings_the_text_back(typing: RunningApp) -> None:
    before = text(typing)
    type_at_end(typing, "\n45s squats")
    after = typing.builder_model.sketch
    assert undone(typing.builder_model) == 1
    press(Key.Key_Z, CTRL)
    assert text(typing) == before
    assert typing.builder_model.sketch.blocks == LEGS.blocks
    press(Key.Key_Z, CTRL | SHIFT)
    assert typing.builder_model.sketch == after
    assert "squats" in text(typing)


def test_typing__of_each_line__is_a_separate_undo(typing: RunningApp) -> None:
    lines = ["45s squats", "30s quad stretch L/R", "1 min walk"]
    before = text(typing)
    for line in lines:
        type_at_end(typing, f"\n{line}")
    assert undone(typing.builder_model) == 3

    for left in (2, 1, 0):
        press(Key.Key_Z, CTRL)
        assert text(typing) == "\n".join([before, *lines[:left]])


def test_typing__after_a_pause__is_a_separate_undo(typing: RunningApp) -> None:
    type_at_end(typing, "\n45s squats")
    typing.fakes.clock.advance(1_500)
    type_at_end(typing, ", rest 20s")

    press(Key.Key_Z, CTRL)
    assert text(typing).endswith("\n45s squats")


def test_undo__puts_the_cursor_where_the_change_was(typing: RunningApp) -> None:
    end = len(text(typing))
    type_at_end(typing, "\n45s squats")
    view(typing).editor.moveCursor(QTextCursor.MoveOperation.Start)
    press(Key.Key_Z, CTRL)

    assert view(typing).editor.textCursor().position() == end


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


def test_faults__take_the_height_of_their_lines(typing: RunningApp) -> None:
    listed = view(typing).faults
    type_at_end(typing, "\n30s calf stretch, rast 10s")
    QApplication.processEvents()

    room = listed.visualItemRect(listed.item(0))
    assert listed.viewport().rect().contains(room)
    assert listed.viewport().height() == room.height()


def test_fault__that_is_fixed__disappears_and_the_draft_follows(typing: RunningApp) -> None:
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


def test_undo__restores_text_with_faults__with_its_comments_and_layout(typing: RunningApp) -> None:
    typed = "# Legs\n\n   45s   squats   # slowly\n30s calf stretch, rest soon\n\n"
    view(typing).editor.setPlainText(typed)
    before = text(typing)
    assert before == typed
    type_at_end(typing, "1 min walk")
    press(Key.Key_Z, CTRL)
    assert text(typing) == typed
    assert len(faults(typing)) == 1
    press(Key.Key_Z, CTRL | SHIFT)
    assert text(typing) == f"{typed}1 min walk"


def test_notice__of_a_name_close_to_a_technique__is_listed__and_still_read(typing: RunningApp) -> None:
    view(typing).editor.setPlainText("# Legs\n30s hamstrng stretch")
    assert typing.builder_model.sketch.blocks == (Step(name="hamstrng stretch", seconds=30),)
    assert any("amstring stretch" in message for message in faults(typing))


def test_notices__are_not_as_red_as_faults(typing: RunningApp) -> None:
    view(typing).editor.setPlainText("# Legs\n30s hamstrng stretch\n")
    notice = view(typing).faults.item(0).foreground().color()
    view(typing).editor.setPlainText("# Legs\n1:00 breathe, rest soon\n")

    assert notice == typing.theme.colour("note")
    assert view(typing).faults.item(0).foreground().color() == typing.theme.colour("danger")


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


def test_text_that_cannot_be_read_yet__gives_way_to_an_edit_of_the_blocks__until_that_is_undone(
    typing: RunningApp,
) -> None:
    type_at_end(typing, "\n3 x 30s hamstring stretch, rast 10s")
    typed = text(typing)
    build(typing).show_text(False)
    typing.builder_model.add("squats")
    build(typing).show_text(True)
    assert "rast" not in text(typing)
    assert "Squats" in text(typing)

    press(Key.Key_Z, CTRL)
    assert text(typing) == typed
    assert len(faults(typing)) == 1


UNREAD = "# Legs\n\n  2x30s calf stretch L/R   # slowly\n3 x 30s hamstring stretch, rast 10s\n1 min walk, rest soon"


@pytest.fixture
def unread(typing: RunningApp) -> RunningApp:
    """The program with a text in which two lines cannot be read."""
    view(typing).editor.setPlainText(UNREAD)
    return typing


def restart(run_app: Callable[..., RunningApp], before: RunningApp) -> RunningApp:
    """Start the program again with what is on the disk, as after a crash."""
    again = run_app(at_home=False, routines=list(before.fakes.routines.routines.values()))
    again.fakes.drafts.kept = dict(before.fakes.drafts.kept)
    again.make_ready()
    return again


def test_every_key__is_kept_at_once__so_that_a_crash_loses_none(typing: RunningApp) -> None:
    for typed in ("\n", "3", " ", "x", " ", "?"):
        type_at_end(typing, typed)
        kept = typing.fakes.drafts.kept["legs"].typed
        assert kept is not None
        assert kept.text == text(typing)


def test_unread_text__is_there_after_a_restart__unchanged(
    unread: RunningApp, run_app: Callable[..., RunningApp]
) -> None:
    again = restart(run_app, unread)
    click(button(again.notices, "Continue editing"))

    assert build(again).is_text
    assert text(again) == UNREAD
    assert len(faults(again)) == 2
    press(Key.Key_Z, CTRL)
    assert text(again).splitlines()[:2] == ["# Legs", "2 x 30s Calf stretch L/R"]
    press(Key.Key_Z, CTRL | SHIFT)
    assert text(again) == UNREAD


def test_read_text__is_there_after_a_restart__with_comments(
    typing: RunningApp, run_app: Callable[..., RunningApp]
) -> None:
    typed = "# Legs\n\n  2x30s calf stretch L/R   # slowly"
    view(typing).editor.setPlainText(typed)
    again = restart(run_app, typing)
    click(button(again.notices, "Continue editing"))

    assert text(again) == typed
    assert again.builder_model.sketch.blocks == (STRETCH,)


def test_another_routine_and_back__keeps_the_text(unread: RunningApp) -> None:
    unread.builder_model.new()
    assert not build(unread).is_text
    unread.builder_model.open("legs")

    assert build(unread).is_text
    assert text(unread) == UNREAD


def test_rename__does_not_rewrite_the_text(unread: RunningApp) -> None:
    press(Key.Key_F2)
    type_text("Evening legs")

    assert text(unread) == UNREAD.replace("# Legs", "# Evening legs")
    assert unread.builder_model.sketch.name == "Evening legs"
    assert len(faults(unread)) == 2


def test_save__with_faults__says_which_lines__and_saves_the_text_as_a_draft(unread: RunningApp) -> None:
    press(Key.Key_S, CTRL)
    asked = dialog(unread)
    words = " ".join(each.text() for each in asked.findChildren(QLabel))
    assert "2 lines cannot be read yet" in words
    assert "Line 4" in words
    assert "Line 5" in words
    assert unread.fakes.routines.routines == {"legs": LEGS}

    click(button(asked, "Save the text as a draft"))
    assert dialogs(unread) == []
    assert any("kept as a draft" in each for each in unread.notices.texts())
    assert unread.fakes.routines.routines == {"legs": LEGS}
    kept = unread.fakes.drafts.kept["legs"].typed
    assert kept is not None
    assert kept.text == text(unread) == UNREAD
    assert build(unread).save.text() == "Save"


def test_save__with_faults__leads_to_the_first_of_them(unread: RunningApp) -> None:
    press(Key.Key_S, CTRL)
    click(button(dialog(unread), "Go to line 4"))

    cursor = view(unread).editor.textCursor()
    assert cursor.block().text()[cursor.positionInBlock() :].startswith("rast")
    assert view(unread).editor.hasFocus()


def test_save__with_faults__of_the_blocks_that_are_shown__keeps_the_text_as_a_draft(unread: RunningApp) -> None:
    type_at_end(unread, "")
    view(unread).editor.setPlainText("# Legs\n30s squats")
    view(unread).editor.setPlainText("# Legs\n30s squats\n1 min walk, rest soon")
    build(unread).show_text(False)
    press(Key.Key_S, CTRL)
    click(button(dialog(unread), "Save the blocks only"))

    assert [block_name(each) for each in unread.fakes.routines.routines["legs"].blocks] == ["Squats"]
    kept = unread.fakes.drafts.kept["legs"].typed
    assert kept is not None
    assert kept.text.endswith("rest soon")


def test_save_as__with_faults__is_refused_too(unread: RunningApp) -> None:
    press(Key.Key_S, CTRL | SHIFT)

    assert button(dialog(unread), "Save the text as a draft").isEnabled()
    assert unread.fakes.routines.routines == {"legs": LEGS}


def test_start__with_faults__does_not_start__and_says_which_lines(unread: RunningApp) -> None:
    press(Key.Key_Return, CTRL)
    asked = dialog(unread)
    words = " ".join(each.text() for each in asked.findChildren(QLabel))
    assert "2 lines cannot be read yet" in words
    assert "Line 4" in words
    assert not unread.player.is_playing
    click(button(asked, "Cancel"))
    assert not unread.player.is_playing


def test_start__of_a_new_text_that_cannot_be_read__says_so_too(running: RunningApp) -> None:
    running.builder_model.new()
    build(running).show_text(True)
    view(running).editor.setPlainText("30s squats, rest soon")
    click(build(running).start)

    assert button(dialog(running), "Go to line 1").isEnabled()


def test_fit__with_faults__says_so(unread: RunningApp) -> None:
    press(Key.Key_M, CTRL)

    assert button(dialog(unread), "Go to line 4").isEnabled()


def test_blocks__with_faults_in_the_text__say_that_they_are_not_all__and_play_as_they_are(unread: RunningApp) -> None:
    build(unread).show_text(False)
    again = button(build(unread), "Show the text")
    assert again.isVisible()
    click(again)
    assert text(unread) == UNREAD
    assert not again.isVisible()

    build(unread).show_text(False)
    press(Key.Key_Return, CTRL)
    assert unread.player.is_playing


def test_technique__added_to_the_text__is_a_line_below_the_cursor(unread: RunningApp) -> None:
    cursor = view(unread).editor.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.Start)
    view(unread).editor.setTextCursor(cursor)
    build(unread).techniques.added.emit("squats")

    first, added, *others = text(unread).split("\n")
    assert (first, added) == ("# Legs", "2 x 10 reps Squats")
    assert ["# Legs", *others] == UNREAD.split("\n")


def test_enter__indents_the_lines_of_a_circuit(typing: RunningApp) -> None:
    view(typing).editor.setPlainText("# Legs")
    type_at_end(typing, "\nrepeat 2:\n30s squats\n1 min walk\n")
    QTest.keyClick(view(typing).editor, Key.Key_Backspace)
    QTest.keyClicks(view(typing).editor, "5 min rest")

    assert text(typing) == "# Legs\nrepeat 2:\n    30s squats\n    1 min walk\n5 min rest"


def test_tab__leaves_the_text__in_both_directions(typing: RunningApp) -> None:
    before = text(typing)
    view(typing).editor.setFocus()
    press(Key.Key_Tab)
    assert not view(typing).editor.hasFocus()
    press(Key.Key_Backtab, SHIFT)
    assert view(typing).editor.hasFocus()
    assert text(typing) == before


def test_typing__of_a_comment_only__is_kept_until_saved(typing: RunningApp) -> None:
    type_at_end(typing, "  # slowly")
    assert build(typing).save.text() == "Save"
    assert "legs" in typing.fakes.drafts.kept
    press(Key.Key_S, CTRL)

    assert build(typing).save.text() == "Saved"
    assert text(typing).endswith("  # slowly")
    assert typing.fakes.drafts.kept == {}


def test_typing__back_to_what_was_there__leaves_nothing_to_undo_or_save(typing: RunningApp) -> None:
    type_at_end(typing, "x")
    QTest.keyClick(view(typing).editor, Key.Key_Backspace)

    assert not typing.builder_model.draft.can_undo
    assert build(typing).save.text() == "Saved"


def test_long_text__is_kept_at_once__and_read_when_the_typing_pauses(typing: RunningApp, qtbot: QtBot) -> None:
    model = typing.builder_model
    view(typing).editor.setPlainText("# Legs\n" + "2 x 30s calf stretch L/R\n" * 300)
    kept = typing.fakes.drafts.kept["legs"].typed
    assert kept is not None
    assert kept.text == text(typing)
    assert model.sketch.blocks == LEGS.blocks

    qtbot.waitUntil(lambda: len(model.sketch.blocks) == 300, timeout=15_000)
    assert undone(model) == 1


def test_long_text__is_read_before_it_is_saved(typing: RunningApp) -> None:
    view(typing).editor.setPlainText("# Legs\n" + "2 x 30s calf stretch L/R\n" * 300)
    press(Key.Key_S, CTRL)

    assert len(typing.fakes.routines.routines["legs"].blocks) == 300


def test_keys_of_the_blocks__do_nothing_while_they_cannot_be_seen(typing: RunningApp) -> None:
    typing.builder_model.select([(0,)])
    view(typing).editor.setFocus()
    press(Key.Key_D, CTRL)

    assert typing.builder_model.sketch.blocks == LEGS.blocks
