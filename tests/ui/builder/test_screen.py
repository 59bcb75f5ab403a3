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
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSlider,
    QWidget,
)

from recovery_timer.ports import SavedDraft
from recovery_timer.routine.model import Sides, Sketch, Step
from recovery_timer.session.state import State
from recovery_timer.ui.builder.fit_dialog import FitDialog
from recovery_timer.ui.builder.technique_list import TECHNIQUE_MIME
from recovery_timer.ui.help import HelpDialog
from recovery_timer.ui.widgets.button import Button
from tests.desk import Desk
from tests.ui.builder.bench import (
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

Key = Qt.Key
COPY, MOVE = Qt.DropAction.CopyAction, Qt.DropAction.MoveAction

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # of windows on the offscreen platform


@pytest.fixture
def legs(make_desk: Callable[..., Desk]) -> Desk:
    """A desk with a routine of three blocks open in the builder, with the first selected."""
    desk = make_desk(routines=[LEGS])
    desk.build.open("legs")
    choose(desk, (0,))
    return desk


def labels(desk: Desk) -> list[str]:
    return [each.text() for each in build(desk).findChildren(QLabel) if each.isVisible()]


def test_a_new_user__builds_saves_and_starts__with_keys_only(desk: Desk) -> None:
    press(Key.Key_N, CTRL)
    for typed in ("calf stretch", "quad stretch", "hamstring stretch", "roll calves", "contrast bath"):
        type_text(typed)
        press(Key.Key_Return)
        press(Key.Key_A, CTRL)
    assert rows_shown(desk) == [
        "Calf stretch",
        "Quad stretch",
        "Hamstring stretch",
        "Foam roll calves",
        "Contrast bath",
    ]
    press(Key.Key_F2)
    type_text("Evening legs")
    press(Key.Key_S, CTRL)
    (saved,) = desk.store.routines.values()
    assert (saved.name, len(saved.blocks)) == ("Evening legs", 5)
    assert not build(desk).save.isEnabled()
    press(Key.Key_Return, CTRL)
    assert desk.session.timeline.name == "Evening legs"
    assert desk.window.guide.isVisible()


def test_new__gives_the_focus_to_the_search__and_an_empty_routine(desk: Desk) -> None:
    press(Key.Key_N, CTRL)
    assert focus() is build(desk).techniques.search
    assert rows_shown(desk) == []
    assert not build(desk).start.isEnabled()
    assert not build(desk).save.isEnabled()


def test_new__does_nothing__during_a_session(desk: Desk) -> None:
    desk.play("Post-run basics")
    press(Key.Key_N, CTRL)
    assert desk.window.guide.isVisible()
    assert desk.state() is State.RUNNING


def test_undo__right_after_enter_in_the_search__takes_the_block_back(desk: Desk) -> None:
    press(Key.Key_N, CTRL)
    type_text("calf stretch")
    press(Key.Key_Return)
    press(Key.Key_Z, CTRL)
    assert rows_shown(desk) == []
    press(Key.Key_Z, CTRL | SHIFT)
    assert rows_shown(desk) == ["Calf stretch"]


def test_alt_up_and_down__move_the_block__and_stop_at_the_ends(legs: Desk) -> None:
    press(Key.Key_Down, ALT)
    assert rows_shown(legs) == ["Legs up the wall", "Calf stretch", "Breathe"]
    press(Key.Key_Down, ALT)
    press(Key.Key_Down, ALT)
    assert rows_shown(legs) == ["Legs up the wall", "Breathe", "Calf stretch"]
    press(Key.Key_Up, ALT)
    assert rows_shown(legs) == ["Legs up the wall", "Calf stretch", "Breathe"]
    assert build(legs).blocks.selected_paths() == ((1,),)


def test_delete__removes_the_selected_block__and_selects_the_next(legs: Desk) -> None:
    press(Key.Key_Delete)
    assert rows_shown(legs) == ["Legs up the wall", "Breathe"]
    assert build(legs).blocks.selected_paths() == ((0,),)
    press(Key.Key_Delete)
    press(Key.Key_Delete)
    assert rows_shown(legs) == []
    press(Key.Key_Delete)
    assert not build(legs).start.isEnabled()


def test_delete__of_several__is_one_undo(legs: Desk) -> None:
    press(Key.Key_A, CTRL)
    press(Key.Key_Delete)
    assert rows_shown(legs) == []
    press(Key.Key_Z, CTRL)
    assert rows_shown(legs) == ["Calf stretch", "Legs up the wall", "Breathe"]
    assert build(legs).blocks.selected_paths() == ((0,), (1,), (2,))


def test_duplicate__inserts_a_copy_after_it(legs: Desk) -> None:
    press(Key.Key_D, CTRL)
    assert rows_shown(legs) == ["Calf stretch", "Calf stretch", "Legs up the wall", "Breathe"]
    assert len(legs.store.routines) == 1  # the block, not the routine


def test_shift_and_arrows__select_several(legs: Desk) -> None:
    press(Key.Key_Down, SHIFT)
    press(Key.Key_Down, SHIFT)
    assert legs.build.draft.selection == ((0,), (1,), (2,))


def test_shift_and_arrows__upwards_too(legs: Desk) -> None:
    choose(legs, (2,))
    press(Key.Key_Up, SHIFT)
    press(Key.Key_Up, SHIFT)
    assert legs.build.draft.selection == ((0,), (1,), (2,))


def test_copy_and_paste__bring_blocks_to_another_routine(legs: Desk) -> None:
    press(Key.Key_Down, SHIFT)
    press(Key.Key_C, CTRL)
    press(Key.Key_N, CTRL)
    build(legs).blocks.setFocus()
    press(Key.Key_V, CTRL)
    assert legs.build.sketch.blocks == (STRETCH, WALL)
    legs.build.open("legs")
    assert rows_shown(legs) == ["Calf stretch", "Legs up the wall", "Breathe"]


def test_cut_and_paste__bring_a_circuit_to_another_place(legs: Desk) -> None:
    only(legs, ROUNDS, WALL)
    press(Key.Key_X, CTRL)
    assert names(legs) == ["Legs up the wall"]
    press(Key.Key_V, CTRL)
    assert names(legs) == ["Legs up the wall", "Circuit, 3 rounds", "  Breathe", "  Squats"]
    assert legs.build.sketch.blocks[1] == ROUNDS


def test_copy__also_puts_text_on_the_clipboard(legs: Desk) -> None:
    press(Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text().strip() == "2 x 30s Calf stretch L/R"


def test_paste__of_text__makes_blocks_of_it(legs: Desk) -> None:
    QGuiApplication.clipboard().setText("30s quad stretch L/R\n10 reps squats")
    press(Key.Key_V, CTRL)
    assert rows_shown(legs) == ["Calf stretch", "Quad stretch", "Squats", "Legs up the wall", "Breathe"]


def test_paste__of_text_that_is_none__says_where__and_changes_nothing(legs: Desk) -> None:
    QGuiApplication.clipboard().setText("30s quad stretch L/R\n30s calf stretch, rest soon")
    press(Key.Key_V, CTRL)
    assert rows_shown(legs) == ["Calf stretch", "Legs up the wall", "Breathe"]
    (told,) = legs.window.notices.texts()
    assert "ine 2" in told


def test_paste__of_blocks_of_a_newer_program__says_so(legs: Desk) -> None:
    data = QMimeData()
    data.setData("application/x-recovery-timer-blocks+json", b'[{"type": "hop"}]')
    data.setText("30s hop")
    QGuiApplication.clipboard().setMimeData(data)
    press(Key.Key_V, CTRL)
    assert rows_shown(legs) == ["Calf stretch", "Legs up the wall", "Breathe"]
    assert legs.window.notices.texts()


def test_paste__of_nothing__does_nothing(legs: Desk) -> None:
    QGuiApplication.clipboard().clear()
    press(Key.Key_V, CTRL)
    assert legs.window.notices.texts() == []
    assert not legs.build.draft.can_undo


def test_group_and_ungroup(legs: Desk) -> None:
    press(Key.Key_Down, SHIFT)
    press(Key.Key_G, CTRL)
    assert names(legs) == ["Circuit, 2 rounds", "  Calf stretch", "  Legs up the wall", "Breathe"]
    press(Key.Key_G, CTRL | SHIFT)
    assert names(legs) == ["Calf stretch", "Legs up the wall", "Breathe"]


def test_ungroup__of_anything_but_a_circuit__says_why(legs: Desk) -> None:
    press(Key.Key_G, CTRL | SHIFT)
    assert names(legs) == ["Calf stretch", "Legs up the wall", "Breathe"]
    assert len(legs.window.notices.texts()) == 1


def test_undo_and_redo__are_named_in_their_buttons(legs: Desk) -> None:
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


def test_undo_outlives_another_screen(legs: Desk) -> None:
    press(Key.Key_Delete)
    legs.window.show_screen("settings")
    legs.window.show_screen("build")
    build(legs).blocks.setFocus()
    press(Key.Key_Z, CTRL)
    assert rows_shown(legs) == ["Calf stretch", "Legs up the wall", "Breathe"]


def test_rename__by_typing__is_one_undo(legs: Desk) -> None:
    press(Key.Key_F2)
    assert focus() is build(legs).name
    type_text("Slow  evening ")
    assert legs.build.sketch.name == "Slow evening"
    build(legs).blocks.setFocus()
    press(Key.Key_Z, CTRL)
    assert build(legs).name.text() == "Legs"
    assert not legs.build.draft.can_undo


def test_rename__to_nothing__keeps_the_name__and_shows_it_again(legs: Desk) -> None:
    press(Key.Key_F2)
    press(Key.Key_Backspace)
    build(legs).blocks.setFocus()
    assert legs.build.sketch.name == "Legs"
    assert build(legs).name.text() == "Legs"


def test_rename__a_space_within_the_name__keeps_the_cursor(legs: Desk) -> None:
    press(Key.Key_F2)
    press(Key.Key_Home)
    type_text("My ")
    assert build(legs).name.text() == "My Legs"
    assert legs.build.sketch.name == "My Legs"


def test_click_on_a_block__shows_it_in_the_inspector(legs: Desk) -> None:
    blocks = build(legs).blocks
    place = blocks.visualRect(blocks.model().index(1, 0)).center()
    QTest.mouseClick(blocks.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert legs.build.chosen == WALL
    assert "Legs up the wall" in labels(legs)


def test_inspect__goes_to_the_first_field(legs: Desk, qtbot: object) -> None:
    press(Key.Key_I, CTRL)
    QTest.qWait(1)
    assert build(legs).inspector.isAncestorOf(focus())
    press(Key.Key_A, CTRL)
    type_text("0:45")
    press(Key.Key_Return)
    chosen = legs.build.chosen
    assert isinstance(chosen, Step)
    assert chosen.seconds == 45


def test_total_and_end__follow_every_edit(legs: Desk) -> None:
    assert "8:40" in labels(legs)
    press(Key.Key_Delete)
    # The second is now the first: 10 s of get ready instead of 5 s of position.
    assert "6:15" in labels(legs)
    legs.build.add("squats")
    assert any(text.startswith("about ") for text in labels(legs))


def test_rows_sum_to_the_total(legs: Desk) -> None:
    assert legs.build.timeline is not None
    assert sum(row.ms for row in row_list(legs).rows) == legs.build.timeline.total_ms


def drop(desk: Desk, data: QMimeData, row: int, action: Qt.DropAction = MOVE) -> None:
    """Drop ``data`` before ``row``, as the list does."""
    assert row_list(desk).canDropMimeData(data, action, row, 0, QModelIndex())
    row_list(desk).dropMimeData(data, action, row, 0, QModelIndex())


def test_drag__of_a_technique__adds_it_where_it_is_dropped(legs: Desk) -> None:
    techniques = build(legs).techniques
    techniques.search.setText("squats")
    listed = techniques.list.model()
    drop(legs, listed.mimeData([listed.index(1, 0)]), 1, COPY)
    assert rows_shown(legs) == ["Calf stretch", "Squats", "Legs up the wall", "Breathe"]
    assert build(legs).blocks.selected_paths() == ((1,),)


def test_drag__of_a_technique_onto_nothing__is_its_first_block(desk: Desk) -> None:
    desk.build.new()
    data = QMimeData()
    data.setData(TECHNIQUE_MIME, b"squats")
    drop(desk, data, -1, COPY)
    assert rows_shown(desk) == ["Squats"]


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
def test_drag__of_blocks__moves_them(legs: Desk, dragged: list[int], before: int, expected: list[str]) -> None:
    listed = row_list(legs)
    drop(legs, listed.mimeData([listed.index(row, 0) for row in dragged]), before)
    assert rows_shown(legs) == expected


def test_drag__into_a_circuit_and_out_of_it(desk: Desk) -> None:
    only(desk, STRETCH, ROUNDS, WALL)
    listed = row_list(desk)
    drop(desk, listed.mimeData([listed.index(0, 0)]), 3)
    assert names(desk) == ["Circuit, 3 rounds", "  Breathe", "  Calf stretch", "  Squats", "Legs up the wall"]
    drop(desk, listed.mimeData([listed.index(1, 0)]), 0)
    assert names(desk) == ["Breathe", "Circuit, 3 rounds", "  Calf stretch", "  Squats", "Legs up the wall"]


def test_drag__of_a_circuit_into_itself__says_why_not(desk: Desk) -> None:
    only(desk, ROUNDS, WALL)
    listed = row_list(desk)
    drop(desk, listed.mimeData([listed.index(0, 0)]), 1)
    assert names(desk) == ["Circuit, 3 rounds", "  Breathe", "  Squats", "Legs up the wall"]
    assert len(desk.window.notices.texts()) == 1


def test_drop_on_the_list__is_an_edit_of_the_draft(legs: Desk) -> None:
    blocks = build(legs).blocks
    listed = row_list(legs)
    data = listed.mimeData([listed.index(2, 0)])
    place = blocks.visualRect(listed.index(0, 0)).topLeft() + QPoint(20, 1)
    event = QDropEvent(place, MOVE | COPY, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    event.setDropAction(MOVE)
    blocks.dropEvent(event)
    assert rows_shown(legs) == ["Breathe", "Calf stretch", "Legs up the wall"]
    assert event.dropAction() is COPY  # or the view would remove rows


def test_wide__shows_three_columns(legs: Desk) -> None:
    legs.window.resize(1280, 800)
    screen = build(legs)
    assert all(each.isVisible() for each in (screen.techniques, screen.blocks, screen.inspector))
    lefts = [each.mapTo(screen, QPoint(0, 0)).x() for each in (screen.techniques, screen.blocks, screen.inspector)]
    assert lefts == sorted(set(lefts))


def test_narrow__shows_the_techniques_or_the_block(legs: Desk) -> None:
    legs.window.resize(800, 560)
    screen = build(legs)
    legs.build.select(())
    click(button(screen, "Techniques"))
    assert (screen.techniques.isVisible(), screen.inspector.isVisible()) == (True, False)
    place = screen.blocks.visualRect(screen.blocks.model().index(0, 0)).center()
    QTest.mouseClick(screen.blocks.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert (screen.techniques.isVisible(), screen.inspector.isVisible()) == (False, True)
    legs.window.resize(1280, 800)
    assert (screen.techniques.isVisible(), screen.inspector.isVisible()) == (True, True)


def test_narrow__searching_techniques__brings_them_back(legs: Desk) -> None:
    legs.window.resize(800, 560)
    click(button(build(legs), "Block"))
    press(Key.Key_F, CTRL)
    assert build(legs).techniques.search.isVisible()
    assert focus() is build(legs).techniques.search


@pytest.mark.parametrize("size", [(800, 560), (1280, 800)], ids=["narrow", "wide"])
def test_nothing_extends_beyond_the_window(legs: Desk, size: tuple[int, int]) -> None:
    legs.window.resize(*size)
    screen = build(legs)
    shown = QRect(QPoint(0, 0), screen.size())
    for control in (screen.name, screen.save, screen.start, screen.blocks, screen.techniques):
        if control.isVisible():
            assert shown.contains(QRect(control.mapTo(screen, QPoint(0, 0)), control.size())), control.accessibleName()


def test_start__plays_the_draft__saved_or_not(legs: Desk) -> None:
    press(Key.Key_Delete)
    click(build(legs).start)
    assert [each.block for each in legs.session.timeline.segments][-1] == 1
    assert legs.session.timeline.name == "Legs"
    assert legs.store.routines["legs"] == LEGS


def test_start__without_a_block__does_nothing(desk: Desk) -> None:
    press(Key.Key_N, CTRL)
    press(Key.Key_Return, CTRL)
    assert not desk.player.is_playing
    assert desk.window.build.isVisible()


def test_save__says_when_it_is_saved(legs: Desk) -> None:
    save = build(legs).save
    assert (save.text(), save.isEnabled()) == ("Saved", False)
    press(Key.Key_Delete)
    assert (save.text(), save.isEnabled()) == ("Save", True)
    press(Key.Key_S, CTRL)
    assert (save.text(), save.isEnabled()) == ("Saved", False)
    press(Key.Key_Z, CTRL)
    assert (save.text(), save.isEnabled()) == ("Save", True)


def test_save__without_a_block__says_why_not(desk: Desk) -> None:
    press(Key.Key_N, CTRL)
    press(Key.Key_S, CTRL)
    assert len(desk.window.notices.texts()) == 1
    assert desk.store.routines == {}


def test_save_as__asks_for_a_name(legs: Desk) -> None:
    press(Key.Key_S, CTRL | SHIFT)
    asked = dialog(legs)
    (edit,) = asked.findChildren(QLineEdit)
    edit.setText("")
    QTest.keyClick(edit, Key.Key_Return)
    assert asked.isVisible()
    edit.setText("Other legs")
    QTest.keyClick(edit, Key.Key_Return)
    assert sorted(each.name for each in legs.store.routines.values()) == ["Legs", "Other legs"]
    assert build(legs).name.text() == "Other legs"


def test_fit__opens_its_dialog__only_with_a_block(legs: Desk) -> None:
    press(Key.Key_M, CTRL)
    asked = dialog(legs)
    assert isinstance(asked, FitDialog)
    asked.reject()
    legs.build.new()
    press(Key.Key_M, CTRL)
    assert dialogs(legs) == []


def test_text__and_back__with_a_key__and_its_help(legs: Desk) -> None:
    press(Key.Key_T, CTRL)
    screen = build(legs)
    assert (screen.is_text, screen.text.isVisible(), screen.blocks.isVisible()) == (True, True, False)
    assert focus() is screen.text.editor
    click(button(screen, "How to type a routine"))
    asked = dialog(legs)
    assert isinstance(asked, HelpDialog)
    asked.accept()
    press(Key.Key_T, CTRL)
    assert screen.blocks.isVisible()


def test_edit__opens_a_routine_in_the_builder(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk(routines=[LEGS])
    desk.window.routines.grid.focus_id("legs")
    press(Key.Key_E, CTRL)
    assert build(desk).isVisible()
    assert rows_shown(desk) == ["Calf stretch", "Legs up the wall", "Breathe"]


def test_offer_drafts__left_by_a_crash__can_be_continued(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk(routines=[LEGS])
    desk.drafts.save(SavedDraft(routine_id="legs", sketch=Sketch(name="Leg day", blocks=(WALL, SQUATS)), base=LEGS))
    desk.workbench.load()
    desk.window.builder_controller.offer_drafts()
    assert "Leg day" in desk.window.notices.texts()[0]
    click(button(desk.window.notices, "Go on editing"))
    assert rows_shown(desk) == ["Legs up the wall", "Squats"]
    press(Key.Key_Z, CTRL)
    assert rows_shown(desk) == ["Calf stretch", "Legs up the wall", "Breathe"]


def test_every_edit__is_stored_at_once(legs: Desk) -> None:
    press(Key.Key_Delete)
    assert legs.drafts.kept["legs"].sketch.blocks == (WALL, OWN)
    press(Key.Key_S, CTRL)
    assert legs.drafts.kept == {}


def test_coverage__says_the_minutes_of_a_muscle_on_each_side(desk: Desk) -> None:
    only(desk, Step(name="Calf stretch", technique="calf-stretch", seconds=90, sides=Sides.LEFT))
    texts = labels(desk)
    place = texts.index("calves")
    assert texts[place + 1 : place + 3] == ["1:30", "–"]


def controls(screen: QWidget) -> list[QWidget]:
    kinds = (QAbstractButton, QLineEdit, QPlainTextEdit, QAbstractSpinBox, QSlider, QAbstractItemView)
    found = [each for kind in kinds for each in screen.findChildren(kind)]
    parts = (QLineEdit, QAbstractSpinBox, QAbstractItemView)  # whose inner parts need no names
    return [each for each in found if not isinstance(each.parent(), parts)]


def test_every_control__has_a_name_for_a_screen_reader(desk: Desk) -> None:
    only(desk, STRETCH, BATH, ROUNDS)
    for control in controls(build(desk)):
        text = control.text() if isinstance(control, QAbstractButton) else ""
        assert control.accessibleName() or text, control


def test_new_routine__with_changes_in_the_one_before__says_that_they_are_kept(desk: Desk) -> None:
    desk.build.add("squats")
    left = desk.build.draft
    press(Qt.Key.Key_N, CTRL)
    again = next(each for each in desk.window.notices.findChildren(Button) if each.text() == "Go on editing")
    again.click()

    assert desk.build.draft is left
    assert names(desk) == ["Squats"]
