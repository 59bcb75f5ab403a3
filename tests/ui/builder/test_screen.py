"""The builder in the window: what keys, buttons and dragging do, in a wide and in a narrow window."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QSlider,
    QSplitter,
    QWidget,
)
from pytestqt.qtbot import QtBot

from recovery_timer.ports import SavedDraft
from recovery_timer.routine.model import Sides, Sketch, Step
from recovery_timer.session.state import State
from recovery_timer.ui.builder.fit_dialog import FitDialog
from recovery_timer.ui.builder.technique_list import TECHNIQUE_MIME
from recovery_timer.ui.help import HelpDialog
from recovery_timer.ui.widgets.button import Button
from tests.running_app import RunningApp
from tests.ui.builder.steps import (
    ALT,
    BATH,
    CTRL,
    LEGS,
    OWN,
    ROUNDS,
    SHIFT,
    SQUATS,
    STRETCH,
    WALL,
    build,
    button,
    choose,
    click,
    dialog,
    dialogs,
    focus,
    names,
    only,
    press,
    row_list,
    rows_shown,
    type_text,
)
from tests.ui.mouse import move_mouse

Key = Qt.Key
COPY, MOVE = Qt.DropAction.CopyAction, Qt.DropAction.MoveAction

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # of windows on the offscreen platform


@pytest.fixture
def legs(run_app: Callable[..., RunningApp]) -> RunningApp:
    """The program with a routine of three blocks open in the builder, the first one selected."""
    running = run_app(at_home=False, routines=[LEGS])
    running.builder_model.open("legs")
    choose(running, (0,))
    return running


@pytest.fixture
def home(run_app: Callable[..., RunningApp]) -> RunningApp:
    """The program as it starts, on the routines."""
    return run_app()


def labels(running: RunningApp) -> list[str]:
    return [each.text() for each in build(running).findChildren(QLabel) if each.isVisible()]


def test_a_new_user__builds_saves_and_starts__with_keys_only(home: RunningApp) -> None:
    press(Key.Key_N, CTRL)
    for typed in ("calf stretch", "quad stretch", "hamstring stretch", "roll calves", "contrast bath"):
        type_text(typed)
        press(Key.Key_Return)
        press(Key.Key_A, CTRL)
    assert rows_shown(home) == [
        "Calf stretch",
        "Quad stretch",
        "Hamstring stretch",
        "Foam roll calves",
        "Contrast bath",
    ]
    press(Key.Key_F2)
    type_text("Evening legs")
    press(Key.Key_S, CTRL)
    (saved,) = home.fakes.routines.routines.values()
    assert (saved.name, len(saved.blocks)) == ("Evening legs", 5)
    assert not build(home).save.isEnabled()
    press(Key.Key_Return, CTRL)
    assert home.session.timeline.name == "Evening legs"
    assert home.guide_screen.isVisible()


def test_new__gives_the_focus_to_the_search__and_an_empty_routine(home: RunningApp) -> None:
    press(Key.Key_N, CTRL)
    assert focus() is build(home).techniques.search
    assert rows_shown(home) == []
    assert not build(home).start.isEnabled()
    assert not build(home).save.isEnabled()


def test_new__does_nothing__during_a_session(running: RunningApp) -> None:
    running.start("Post-run basics")
    press(Key.Key_N, CTRL)
    assert running.guide_screen.isVisible()
    assert running.state() is State.RUNNING


def test_undo__right_after_enter_in_the_search__removes_the_block(running: RunningApp) -> None:
    press(Key.Key_N, CTRL)
    type_text("calf stretch")
    press(Key.Key_Return)
    press(Key.Key_Z, CTRL)
    assert rows_shown(running) == []
    press(Key.Key_Z, CTRL | SHIFT)
    assert rows_shown(running) == ["Calf stretch"]


def test_alt_up_and_down__move_the_block__and_stop_at_the_ends(legs: RunningApp) -> None:
    press(Key.Key_Down, ALT)
    assert rows_shown(legs) == ["Legs up the wall", "Calf stretch", "Breathe"]
    press(Key.Key_Down, ALT)
    press(Key.Key_Down, ALT)
    assert rows_shown(legs) == ["Legs up the wall", "Breathe", "Calf stretch"]
    press(Key.Key_Up, ALT)
    assert rows_shown(legs) == ["Legs up the wall", "Calf stretch", "Breathe"]
    assert build(legs).blocks.selected_paths() == ((1,),)


def test_delete__removes_the_selected_block__and_selects_the_next(legs: RunningApp) -> None:
    press(Key.Key_Delete)
    assert rows_shown(legs) == ["Legs up the wall", "Breathe"]
    assert build(legs).blocks.selected_paths() == ((0,),)
    press(Key.Key_Delete)
    press(Key.Key_Delete)
    assert rows_shown(legs) == []
    press(Key.Key_Delete)
    assert not build(legs).start.isEnabled()


def test_delete__of_several__is_one_undo(legs: RunningApp) -> None:
    press(Key.Key_A, CTRL)
    press(Key.Key_Delete)
    assert rows_shown(legs) == []
    press(Key.Key_Z, CTRL)
    assert rows_shown(legs) == ["Calf stretch", "Legs up the wall", "Breathe"]
    assert build(legs).blocks.selected_paths() == ((0,), (1,), (2,))


def test_duplicate__inserts_a_copy_after_it(legs: RunningApp) -> None:
    press(Key.Key_D, CTRL)
    assert rows_shown(legs) == ["Calf stretch", "Calf stretch", "Legs up the wall", "Breathe"]
    assert len(legs.fakes.routines.routines) == 1  # the block, not the routine


def test_shift_and_arrows__select_several(legs: RunningApp) -> None:
    press(Key.Key_Down, SHIFT)
    press(Key.Key_Down, SHIFT)
    assert legs.builder_model.draft.selection == ((0,), (1,), (2,))


def test_shift_and_arrows__upwards_too(legs: RunningApp) -> None:
    choose(legs, (2,))
    press(Key.Key_Up, SHIFT)
    press(Key.Key_Up, SHIFT)
    assert legs.builder_model.draft.selection == ((0,), (1,), (2,))


def test_copy_and_paste__bring_blocks_to_another_routine(legs: RunningApp) -> None:
    press(Key.Key_Down, SHIFT)
    press(Key.Key_C, CTRL)
    press(Key.Key_N, CTRL)
    # With the focus left in the search field, which does not accept blocks as text.
    press(Key.Key_V, CTRL)
    assert legs.builder_model.sketch.blocks == (STRETCH, WALL)
    assert build(legs).techniques.search.text() == ""
    legs.builder_model.open("legs")
    assert rows_shown(legs) == ["Calf stretch", "Legs up the wall", "Breathe"]


def test_search__takes_text_from_the_clipboard(legs: RunningApp) -> None:
    QGuiApplication.clipboard().setText("squats")
    press(Key.Key_F, CTRL)
    press(Key.Key_V, CTRL)

    assert build(legs).techniques.search.text() == "squats"
    assert rows_shown(legs) == ["Calf stretch", "Legs up the wall", "Breathe"]


def test_search__is_empty__in_the_next_routine(legs: RunningApp) -> None:
    press(Key.Key_F, CTRL)
    type_text("squats")
    press(Key.Key_N, CTRL)

    assert build(legs).techniques.search.text() == ""


def test_undo__in_the_search__undoes_what_was_typed_there__then_the_routine(legs: RunningApp) -> None:
    press(Key.Key_Delete)
    press(Key.Key_F, CTRL)
    type_text("squ")
    press(Key.Key_Z, CTRL)
    assert build(legs).techniques.search.text() == ""
    assert rows_shown(legs) == ["Legs up the wall", "Breathe"]
    press(Key.Key_Z, CTRL)
    assert rows_shown(legs) == ["Calf stretch", "Legs up the wall", "Breathe"]


def test_undo__of_a_field__undoes_each_value_entered(legs: RunningApp, qtbot: QtBot) -> None:
    press(Key.Key_I, CTRL)
    qtbot.waitUntil(lambda: build(legs).inspector.isAncestorOf(focus()))
    for typed in ("20", "45", "50"):
        press(Key.Key_A, CTRL)
        type_text(typed)
        press(Key.Key_Return)

    held = []
    for _ in range(3):
        press(Key.Key_Z, CTRL)
        block = legs.builder_model.sketch.blocks[0]
        assert isinstance(block, Step)
        held.append(block.seconds)
    assert held == [45, 20, 30]


def test_cut_and_paste__bring_a_circuit_to_another_place(legs: RunningApp) -> None:
    only(legs, ROUNDS, WALL)
    press(Key.Key_X, CTRL)
    assert names(legs) == ["Legs up the wall"]
    press(Key.Key_V, CTRL)
    assert names(legs) == ["Legs up the wall", "Circuit, 3 rounds", "  Breathe", "  Squats"]
    assert legs.builder_model.sketch.blocks[1] == ROUNDS


def test_copy__also_puts_text_on_the_clipboard(legs: RunningApp) -> None:
    press(Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text().strip() == "2 x 30s Calf stretch L/R"


def test_paste__of_text__makes_blocks_of_it(legs: RunningApp) -> None:
    QGuiApplication.clipboard().setText("30s quad stretch L/R\n10 reps squats")
    press(Key.Key_V, CTRL)
    assert rows_shown(legs) == ["Calf stretch", "Quad stretch", "Squats", "Legs up the wall", "Breathe"]


def test_paste__of_text_that_cannot_be_read__says_where__and_changes_nothing(legs: RunningApp) -> None:
    QGuiApplication.clipboard().setText("30s quad stretch L/R\n30s calf stretch, rest soon")
    press(Key.Key_V, CTRL)
    assert rows_shown(legs) == ["Calf stretch", "Legs up the wall", "Breathe"]
    (message,) = legs.notices.texts()
    assert "ine 2" in message


def test_paste__of_blocks_of_a_newer_program__says_so(legs: RunningApp) -> None:
    data = QMimeData()
    data.setData("application/x-recovery-timer-blocks+json", b'[{"type": "hop"}]')
    data.setText("30s hop")
    QGuiApplication.clipboard().setMimeData(data)
    press(Key.Key_V, CTRL)
    assert rows_shown(legs) == ["Calf stretch", "Legs up the wall", "Breathe"]
    assert legs.notices.texts()


def test_paste__of_nothing__does_nothing(legs: RunningApp) -> None:
    QGuiApplication.clipboard().clear()
    press(Key.Key_V, CTRL)
    assert legs.notices.texts() == []
    assert not legs.builder_model.draft.can_undo


def test_group_and_ungroup(legs: RunningApp) -> None:
    press(Key.Key_Down, SHIFT)
    press(Key.Key_G, CTRL)
    assert names(legs) == ["Circuit, 2 rounds", "  Calf stretch", "  Legs up the wall", "Breathe"]
    press(Key.Key_G, CTRL | SHIFT)
    assert names(legs) == ["Calf stretch", "Legs up the wall", "Breathe"]


def test_group__of_all_blocks_of_a_circuit__says_that_they_are_one(running: RunningApp) -> None:
    only(running, ROUNDS)
    choose(running, (0, 0), (0, 1))
    press(Key.Key_G, CTRL)

    assert running.builder_model.sketch.blocks == (ROUNDS,)
    assert running.notices.texts() == ["These blocks are a circuit already."]


def test_refusals__are_one_notice__until_the_next_edit(legs: RunningApp) -> None:
    build(legs).name.setFocus()
    build(legs).name.selectAll()
    type_text("x" * 100)
    assert legs.notices.texts() == ["The name may have at most 80 characters; this one has 100."]
    press(Key.Key_Backspace)
    assert legs.notices.texts() == ["The name may have at most 80 characters; this one has 99."]
    legs.builder_model.add("squats")
    assert legs.notices.texts() == []


def test_ungroup__of_anything_but_a_circuit__says_why(legs: RunningApp) -> None:
    press(Key.Key_G, CTRL | SHIFT)
    assert names(legs) == ["Calf stretch", "Legs up the wall", "Breathe"]
    assert len(legs.notices.texts()) == 1


def test_undo_and_redo__are_named_in_their_buttons(legs: RunningApp) -> None:
    undo, redo = button(build(legs), "Undo"), button(build(legs), "Redo")
    assert (undo.isEnabled(), redo.isEnabled()) == (False, False)
    press(Key.Key_Down, ALT)
    press(Key.Key_Delete)
    assert undo.accessibleName() == undo.toolTip() == "Undo: delete Calf stretch"
    press(Key.Key_Z, CTRL)
    assert (undo.accessibleName(), redo.accessibleName()) == ("Undo: move Calf stretch", "Redo: delete Calf stretch")
    click(undo)
    assert rows_shown(legs) == ["Calf stretch", "Legs up the wall", "Breathe"]
    press(Key.Key_Y, CTRL)
    click(redo)
    assert rows_shown(legs) == ["Legs up the wall", "Breathe"]
    assert redo.accessibleName() == "Redo"


def test_undo__survives_showing_another_screen(legs: RunningApp) -> None:
    press(Key.Key_Delete)
    legs.navigator.show("settings")
    legs.navigator.show("build")
    build(legs).blocks.setFocus()
    press(Key.Key_Z, CTRL)
    assert rows_shown(legs) == ["Calf stretch", "Legs up the wall", "Breathe"]


def test_rename__by_typing__is_one_undo(legs: RunningApp) -> None:
    press(Key.Key_F2)
    assert focus() is build(legs).name
    type_text("Slow  evening ")
    assert legs.builder_model.sketch.name == "Slow evening"
    build(legs).blocks.setFocus()
    press(Key.Key_Z, CTRL)
    assert build(legs).name.text() == "Legs"
    assert not legs.builder_model.draft.can_undo


def test_rename__to_nothing__keeps_the_name__and_shows_it_again(legs: RunningApp) -> None:
    press(Key.Key_F2)
    press(Key.Key_Backspace)
    build(legs).blocks.setFocus()
    assert legs.builder_model.sketch.name == "Legs"
    assert build(legs).name.text() == "Legs"


def test_rename__a_space_within_the_name__keeps_the_cursor(legs: RunningApp) -> None:
    press(Key.Key_F2)
    press(Key.Key_Home)
    type_text("My ")
    assert build(legs).name.text() == "My Legs"
    assert legs.builder_model.sketch.name == "My Legs"


def test_click_on_a_block__shows_it_in_the_inspector(legs: RunningApp) -> None:
    blocks = build(legs).blocks
    place = blocks.visualRect(blocks.model().index(1, 0)).center()
    QTest.mouseClick(blocks.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert legs.builder_model.chosen == WALL
    assert "Legs up the wall" in labels(legs)


def test_inspect__goes_to_the_first_field(legs: RunningApp, qtbot: object) -> None:
    press(Key.Key_I, CTRL)
    QTest.qWait(1)
    assert build(legs).inspector.isAncestorOf(focus())
    press(Key.Key_A, CTRL)
    type_text("0:45")
    press(Key.Key_Return)
    chosen = legs.builder_model.chosen
    assert isinstance(chosen, Step)
    assert chosen.seconds == 45


def test_total_and_end__follow_every_edit(legs: RunningApp) -> None:
    assert "9:00" in labels(legs)
    press(Key.Key_Delete)
    # The second is now the first: 10 s of get ready instead of its own 20 s of position.
    assert "6:20" in labels(legs)
    legs.builder_model.add("squats")
    assert any(text.startswith("about ") for text in labels(legs))


def test_rows_sum_to_the_total(legs: RunningApp) -> None:
    assert legs.builder_model.timeline is not None
    assert sum(row.ms for row in row_list(legs).rows) == legs.builder_model.timeline.total_ms


def drop(running: RunningApp, data: QMimeData, row: int, action: Qt.DropAction = MOVE) -> None:
    """Drop ``data`` before ``row``, as the list does."""
    assert row_list(running).canDropMimeData(data, action, row, 0, QModelIndex())
    row_list(running).dropMimeData(data, action, row, 0, QModelIndex())


def test_drag__of_a_technique__adds_it_where_it_is_dropped(legs: RunningApp) -> None:
    techniques = build(legs).techniques
    techniques.search.setText("squats")
    listed = techniques.list.model()
    drop(legs, listed.mimeData([listed.index(1, 0)]), 1, COPY)
    assert rows_shown(legs) == ["Calf stretch", "Squats", "Legs up the wall", "Breathe"]
    assert build(legs).blocks.selected_paths() == ((1,),)


def test_drag__of_a_technique_into_an_empty_routine__is_its_first_block(running: RunningApp) -> None:
    running.builder_model.new()
    data = QMimeData()
    data.setData(TECHNIQUE_MIME, b"squats")
    drop(running, data, -1, COPY)
    assert rows_shown(running) == ["Squats"]


@pytest.mark.parametrize(
    "dragged, before, expected",
    [
        ([2], 0, ["Breathe", "Calf stretch", "Legs up the wall"]),
        ([0], 3, ["Legs up the wall", "Breathe", "Calf stretch"]),
        ([0], -1, ["Legs up the wall", "Breathe", "Calf stretch"]),
        ([0, 2], 1, ["Calf stretch", "Breathe", "Legs up the wall"]),
        ([1], 2, ["Calf stretch", "Legs up the wall", "Breathe"]),
    ],
)
def test_drag__of_blocks__moves_them(legs: RunningApp, dragged: list[int], before: int, expected: list[str]) -> None:
    listed = row_list(legs)
    drop(legs, listed.mimeData([listed.index(row, 0) for row in dragged]), before)
    assert rows_shown(legs) == expected


def test_drag__into_a_circuit_and_out_of_it(running: RunningApp) -> None:
    only(running, STRETCH, ROUNDS, WALL)
    listed = row_list(running)
    drop(running, listed.mimeData([listed.index(0, 0)]), 3)
    assert names(running) == ["Circuit, 3 rounds", "  Breathe", "  Calf stretch", "  Squats", "Legs up the wall"]
    drop(running, listed.mimeData([listed.index(1, 0)]), 0)
    assert names(running) == ["Breathe", "Circuit, 3 rounds", "  Calf stretch", "  Squats", "Legs up the wall"]


def test_drag__of_a_circuit_into_itself__says_why_not(running: RunningApp) -> None:
    only(running, ROUNDS, WALL)
    listed = row_list(running)
    drop(running, listed.mimeData([listed.index(0, 0)]), 1)
    assert names(running) == ["Circuit, 3 rounds", "  Breathe", "  Squats", "Legs up the wall"]
    assert len(running.notices.texts()) == 1


def test_drop_on_the_list__is_an_edit_of_the_draft(legs: RunningApp) -> None:
    blocks = build(legs).blocks
    listed = row_list(legs)
    data = listed.mimeData([listed.index(2, 0)])
    place = blocks.visualRect(listed.index(0, 0)).topLeft() + QPoint(20, 1)
    event = QDropEvent(place, MOVE | COPY, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    event.setDropAction(MOVE)
    blocks.dropEvent(event)
    assert rows_shown(legs) == ["Breathe", "Calf stretch", "Legs up the wall"]
    assert event.dropAction() is COPY  # or the view would remove rows


@pytest.mark.styled
def test_wide__shows_three_columns(legs: RunningApp) -> None:
    legs.window.resize(1280, 800)
    screen = build(legs)
    assert all(each.isVisible() for each in (screen.techniques, screen.blocks, screen.inspector))
    lefts = [each.mapTo(screen, QPoint(0, 0)).x() for each in (screen.techniques, screen.blocks, screen.inspector)]
    assert lefts == sorted(set(lefts))


@pytest.mark.styled
def test_columns__are_as_wide_as_the_user_drags_them(legs: RunningApp) -> None:
    legs.window.resize(1280, 800)
    screen = build(legs)
    (columns,) = screen.findChildren(QSplitter)
    before = screen.techniques.width()
    handle = columns.handle(1)
    middle = handle.rect().center()
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=middle)
    move_mouse(handle, middle + QPoint(80, 0), Qt.MouseButton.LeftButton)
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=middle + QPoint(80, 0))
    pulled = screen.techniques.width()
    assert pulled > before + 40

    legs.window.resize(1300, 800)
    assert screen.techniques.width() == pulled


def test_narrow__shows_the_techniques_or_the_block(legs: RunningApp) -> None:
    legs.window.resize(800, 560)
    screen = build(legs)
    legs.builder_model.select(())
    click(button(screen, "Techniques"))
    assert (screen.techniques.isVisible(), screen.inspector.isVisible()) == (True, False)
    place = screen.blocks.visualRect(screen.blocks.model().index(0, 0)).center()
    QTest.mouseClick(screen.blocks.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert (screen.techniques.isVisible(), screen.inspector.isVisible()) == (False, True)
    legs.window.resize(1280, 800)
    assert (screen.techniques.isVisible(), screen.inspector.isVisible()) == (True, True)


def test_narrow__searching_techniques__brings_them_back(legs: RunningApp) -> None:
    legs.window.resize(800, 560)
    click(button(build(legs), "Step"))
    press(Key.Key_F, CTRL)
    assert build(legs).techniques.search.isVisible()
    assert focus() is build(legs).techniques.search


@pytest.mark.styled
@pytest.mark.parametrize("size", [(800, 560), (1280, 800)], ids=["narrow", "wide"])
def test_nothing_extends_beyond_the_window(legs: RunningApp, size: tuple[int, int]) -> None:
    legs.window.resize(*size)
    screen = build(legs)
    shown = QRect(QPoint(0, 0), screen.size())
    for control in (screen.name, screen.save, screen.start, screen.blocks, screen.techniques):
        if control.isVisible():
            assert shown.contains(QRect(control.mapTo(screen, QPoint(0, 0)), control.size())), control.accessibleName()


def test_start__plays_the_draft__saved_or_not(legs: RunningApp) -> None:
    press(Key.Key_Delete)
    click(build(legs).start)
    assert [each.block for each in legs.session.timeline.segments][-1] == 1
    assert legs.session.timeline.name == "Legs"
    assert legs.fakes.routines.routines["legs"] == LEGS


def test_start__without_a_block__does_nothing(running: RunningApp) -> None:
    press(Key.Key_N, CTRL)
    press(Key.Key_Return, CTRL)
    assert not running.player.is_playing
    assert running.builder_screen.isVisible()


def test_save__says_when_it_is_saved(legs: RunningApp) -> None:
    save = build(legs).save
    assert (save.text(), save.isEnabled()) == ("Saved", False)
    press(Key.Key_Delete)
    assert (save.text(), save.isEnabled()) == ("Save", True)
    press(Key.Key_S, CTRL)
    assert (save.text(), save.isEnabled()) == ("Saved", False)
    press(Key.Key_Z, CTRL)
    assert (save.text(), save.isEnabled()) == ("Save", True)


def test_save__without_a_block__says_why_not(running: RunningApp) -> None:
    press(Key.Key_N, CTRL)
    press(Key.Key_S, CTRL)
    assert len(running.notices.texts()) == 1
    assert running.fakes.routines.routines == {}


def test_save__under_a_name_that_another_routine_has__asks(legs: RunningApp) -> None:
    legs.builder_model.new("LEGS", (WALL,))
    press(Key.Key_S, CTRL)
    assert list(legs.fakes.routines.routines) == ["legs"]
    click(button(dialog(legs), "Save as “LEGS (copy)”"))

    assert sorted(each.name for each in legs.fakes.routines.routines.values()) == ["LEGS (copy)", "Legs"]
    assert build(legs).name.text() == "LEGS (copy)"


def test_save__under_a_name_that_another_routine_has__if_the_user_wants_it(legs: RunningApp) -> None:
    legs.builder_model.new("Legs", (WALL,))
    press(Key.Key_S, CTRL)
    click(button(dialog(legs), "Save with the same name"))
    assert [each.name for each in legs.fakes.routines.routines.values()] == ["Legs", "Legs"]

    legs.builder_model.add("squats")
    press(Key.Key_S, CTRL)
    assert dialogs(legs) == []
    assert build(legs).save.text() == "Saved"


def test_save_as__a_name_that_another_routine_has__is_refused(legs: RunningApp) -> None:
    press(Key.Key_S, CTRL | SHIFT)
    (edit,) = dialog(legs).findChildren(QLineEdit)
    edit.setText("contrast bath")
    QTest.keyClick(edit, Key.Key_Return)

    assert any("Another routine has this name." in each.text() for each in dialog(legs).findChildren(QLabel))
    assert list(legs.fakes.routines.routines) == ["legs"]


def test_save_as__asks_for_a_name(legs: RunningApp) -> None:
    press(Key.Key_S, CTRL | SHIFT)
    asked = dialog(legs)
    (edit,) = asked.findChildren(QLineEdit)
    edit.setText("")
    QTest.keyClick(edit, Key.Key_Return)
    assert asked.isVisible()
    edit.setText("Other legs")
    QTest.keyClick(edit, Key.Key_Return)
    assert sorted(each.name for each in legs.fakes.routines.routines.values()) == ["Legs", "Other legs"]
    assert build(legs).name.text() == "Other legs"


def test_fit__opens_its_dialog__only_with_a_block(legs: RunningApp) -> None:
    press(Key.Key_M, CTRL)
    asked = dialog(legs)
    assert isinstance(asked, FitDialog)
    asked.reject()
    legs.builder_model.new()
    press(Key.Key_M, CTRL)
    assert dialogs(legs) == []


def test_text__and_back__with_a_key__and_its_help(legs: RunningApp) -> None:
    press(Key.Key_T, CTRL)
    screen = build(legs)
    assert (screen.is_text, screen.text.isVisible(), screen.blocks.isVisible()) == (True, True, False)
    assert focus() is screen.text.editor
    click(button(screen, "Text format help"))
    asked = dialog(legs)
    assert isinstance(asked, HelpDialog)
    asked.accept()
    press(Key.Key_T, CTRL)
    assert screen.blocks.isVisible()


def test_edit__opens_a_routine_in_the_builder(run_app: Callable[..., RunningApp]) -> None:
    running = run_app(routines=[LEGS])
    running.routines_model.choose("legs")
    press(Key.Key_E, CTRL)
    assert build(running).isVisible()
    assert rows_shown(running) == ["Calf stretch", "Legs up the wall", "Breathe"]


def test_offer_drafts__left_by_a_crash__can_be_continued(run_app: Callable[..., RunningApp]) -> None:
    running = run_app(at_home=False, routines=[LEGS])
    running.fakes.drafts.save(
        SavedDraft(routine_id="legs", sketch=Sketch(name="Leg day", blocks=(WALL, SQUATS)), base=LEGS)
    )
    running.make_ready()
    assert "Leg day" in running.notices.texts()[0]
    click(button(running.notices, "Continue editing"))
    assert rows_shown(running) == ["Legs up the wall", "Squats"]
    press(Key.Key_Z, CTRL)
    assert rows_shown(running) == ["Calf stretch", "Legs up the wall", "Breathe"]


def test_every_edit__is_stored_at_once(legs: RunningApp) -> None:
    press(Key.Key_Delete)
    assert legs.fakes.drafts.kept["legs"].sketch.blocks == (WALL, OWN)
    press(Key.Key_S, CTRL)
    assert legs.fakes.drafts.kept == {}


def test_coverage__says_the_minutes_of_a_muscle_on_each_side(running: RunningApp) -> None:
    only(running, Step(name="Calf stretch", technique="calf-stretch", seconds=90, sides=Sides.LEFT))
    running.builder_model.select(())
    texts = labels(running)
    place = texts.index("calves")
    assert texts[place + 1 : place + 3] == ["1:30", "–"]


def controls(screen: QWidget) -> list[QWidget]:
    kinds = (QAbstractButton, QLineEdit, QPlainTextEdit, QAbstractSpinBox, QSlider, QAbstractItemView)
    found = [each for kind in kinds for each in screen.findChildren(kind)]
    parts = (QLineEdit, QAbstractSpinBox, QAbstractItemView)  # whose inner parts need no names
    return [each for each in found if not isinstance(each.parent(), parts)]


def test_every_control__has_a_name_for_a_screen_reader(running: RunningApp) -> None:
    only(running, STRETCH, BATH, ROUNDS)
    for control in controls(build(running)):
        text = control.text() if isinstance(control, QAbstractButton) else ""
        assert control.accessibleName() or text, control


def test_new_routine__with_changes_in_the_one_before__says_that_they_are_kept(home: RunningApp) -> None:
    home.builder_model.add("squats")
    left = home.builder_model.draft
    press(Qt.Key.Key_N, CTRL)
    again = next(each for each in home.notices.findChildren(Button) if each.text() == "Continue editing")
    again.click()

    assert home.builder_model.draft is left
    assert names(home) == ["Squats"]


# -- menus


def menu(running: RunningApp) -> QMenu:
    found = QApplication.activePopupWidget()
    assert isinstance(found, QMenu)
    return found


def entries(shown: QMenu) -> list[str]:
    """Return the texts in ``shown``, greyed ones in brackets, separators as dashes."""
    return [
        "-" if each.isSeparator() else each.text() if each.isEnabled() else f"({each.text()})"
        for each in shown.actions()
    ]


def test_context_menu__has_only_what_applies(legs: RunningApp) -> None:
    QGuiApplication.clipboard().clear()
    build(legs).blocks.customContextMenuRequested.emit(QPoint(0, 0))
    shown = menu(legs)

    assert entries(shown) == [
        "Cut blocks",
        "Copy blocks",
        "-",
        "Duplicate blocks",
        "Delete blocks",
        "-",
        "Move blocks up",
        "Move blocks down",
        "-",
        "Group into a circuit",
        "-",
        "Go to the block’s fields",
    ]
    shown.close()


def test_context_menu__of_a_circuit__offers_to_ungroup_it(running: RunningApp) -> None:
    only(running, ROUNDS)
    build(running).blocks.customContextMenuRequested.emit(QPoint(0, 0))
    shown = menu(running)
    assert "Ungroup the circuit" in entries(shown)
    assert "Group into a circuit" not in entries(shown)
    next(each for each in shown.actions() if each.text() == "Ungroup the circuit").trigger()
    shown.close()

    assert running.builder_model.sketch.blocks == (OWN, SQUATS)


def test_context_menu__with_nothing_to_do__is_not_shown(running: RunningApp) -> None:
    QGuiApplication.clipboard().clear()
    running.builder_model.new()
    build(running).blocks.customContextMenuRequested.emit(QPoint(0, 0))

    assert QApplication.activePopupWidget() is None


def test_more__greys_out_what_does_not_apply__while_its_keys_keep_working(legs: RunningApp) -> None:
    legs.builder_model.select(())
    click(button(build(legs), "More"))
    shown = menu(legs)
    assert {"(Discard the changes)", "(Delete blocks)", "(Group into a circuit)", "Rename the routine"} <= set(
        entries(shown)
    )
    shown.close()

    choose(legs, (0,))
    press(Key.Key_Delete)
    assert rows_shown(legs) == ["Legs up the wall", "Breathe"]


# -- drafts that are not on screen


@pytest.fixture
def five_drafts(run_app: Callable[..., RunningApp]) -> RunningApp:
    """The program, started with five drafts on the disk."""
    running = run_app(at_home=False)
    for number in range(1, 6):
        sketch = Sketch(name=f"D{number}", blocks=(WALL,))
        running.fakes.drafts.save(SavedDraft(routine_id=f"d{number}", sketch=sketch))
    running.make_ready()
    return running


def drafts_listed(running: RunningApp) -> list[str]:
    labels = (each for each in dialog(running).findChildren(QLabel) if each.isVisible())
    return sorted(each.text() for each in labels if each.text() in {f"D{number}" for number in range(1, 6)})


def test_drafts__more_than_three__are_all_offered(five_drafts: RunningApp) -> None:
    assert five_drafts.notices.texts() == ["Unsaved changes in 5 routines: “D1”, “D2”, “D3”, …."]
    click(button(five_drafts.notices, "Show drafts"))
    assert drafts_listed(five_drafts) == ["D1", "D2", "D3", "D4", "D5"]
    click(button(dialog(five_drafts), "Edit D5"))

    assert dialogs(five_drafts) == []
    assert build(five_drafts).isVisible()
    assert five_drafts.builder_model.sketch.name == "D5"


def test_drafts__are_linked_in_the_builder__after_their_notice_is_closed(five_drafts: RunningApp) -> None:
    five_drafts.notices.clear()
    five_drafts.builder_model.open("d2")
    link = button(build(five_drafts), "4 other drafts")
    assert link.isVisible()
    click(link)

    assert drafts_listed(five_drafts) == ["D1", "D2", "D3", "D4", "D5"]


def test_drafts__discarded__asks_first(five_drafts: RunningApp) -> None:
    five_drafts.builder_model.open("d1")
    build(five_drafts).drafts_wanted.emit()
    shown = dialog(five_drafts)
    click(button(shown, "Discard D3"))
    (asked,) = [each for each in dialogs(five_drafts) if each is not shown]
    click(button(asked, "Keep"))
    assert "d3" in five_drafts.fakes.drafts.kept
    click(button(shown, "Discard D3"))
    (asked,) = [each for each in dialogs(five_drafts) if each is not shown]
    click(button(asked, "Discard"))

    assert "d3" not in five_drafts.fakes.drafts.kept
    assert "D3" not in drafts_listed(five_drafts)
    assert button(build(five_drafts), "3 other drafts").isVisible()


def test_drafts__none__says_so(legs: RunningApp) -> None:
    build(legs).drafts_wanted.emit()

    assert any(each.text() == "Everything is saved." for each in dialog(legs).findChildren(QLabel) if each.isVisible())
    assert not button(build(legs), "0 other drafts").isVisible()
