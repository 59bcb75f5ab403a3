"""The inspector: what each field of each kind of block changes and refuses, and the article's claims."""

from collections.abc import Callable
from functools import partial

import pytest
from msgspec.structs import asdict, replace
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSlider,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from recovery_timer.routine.edits import new_block
from recovery_timer.routine.lead_in import Pace
from recovery_timer.routine.model import WAIT, Block, Contrast, Order, Sides, Step, Temperature, Water
from recovery_timer.routine.technique import Family
from recovery_timer.ui.builder.inspector import Inspector
from recovery_timer.ui.figure.tile import FigureTile
from recovery_timer.ui.widgets.dose_slider import DoseSlider
from recovery_timer.ui.widgets.fold_heading import FoldHeading
from recovery_timer.ui.widgets.seconds_edit import SecondsEdit
from recovery_timer.ui.widgets.segmented_control import SegmentedControl
from recovery_timer.ui.widgets.stepper import Stepper
from tests.running_app import RunningApp
from tests.ui.builder.steps import (
    BATH,
    CTRL,
    OWN,
    ROUNDS,
    SQUATS,
    STRETCH,
    WALL,
    build,
    button,
    choose,
    click,
    only,
    press,
    undone,
)

Key = Qt.Key

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # of a tool tip on the offscreen platform


def said(value: object) -> str:
    """Return the id of a parameter: the kind of a block, or its text."""
    return value if isinstance(value, str) else type(value).__name__


@pytest.fixture
def running(run_app: Callable[..., RunningApp], show_alone: Callable[[QWidget], None]) -> RunningApp:
    """The program with the builder alone, as wide as in a window of 1280 px."""
    made = run_app(opens=False)
    made.builder_screen.resize(1_192, 800)
    show_alone(made.builder_screen)
    return made


def inspector(running: RunningApp) -> Inspector:
    return build(running).inspector


def chosen(running: RunningApp) -> Block:
    block = running.builder_model.chosen
    assert block is not None
    return block


def form(running: RunningApp) -> QWidget:
    """Return the form of the selected block."""
    made = inspector(running).form_of(chosen(running))
    assert made.isVisibleTo(inspector(running))
    return made


def unfold(running: RunningApp) -> None:
    """Unfold all groups."""
    for heading in inspector(running).findChildren(FoldHeading):
        heading.setChecked(True)


def lengths(running: RunningApp, name: str) -> list[SecondsEdit]:
    """Return the visible fields for a duration called ``name``."""
    unfold(running)
    found = form(running).findChildren(SecondsEdit)
    return [each for each in found if each.accessibleName() == name and each.isVisibleTo(form(running))]


def enter_length(running: RunningApp, name: str, typed: str) -> SecondsEdit:
    (edit,) = lengths(running, name)
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, typed)
    QTest.keyClick(edit, Key.Key_Return)
    return edit


def enter_count(running: RunningApp, name: str, typed: str) -> None:
    (box,) = (
        each for each in form(running).findChildren(QSpinBox) if each.accessibleName() == name and _shown(running, each)
    )
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, typed)
    QTest.keyClick(box, Key.Key_Return)


def press_choice(running: RunningApp, field: str, choice: str) -> None:
    """Press the button ``choice`` of the choice called ``field``."""
    unfold(running)
    found = form(running).findChildren(SegmentedControl)
    (control,) = (each for each in found if each.accessibleName() == field and _shown(running, each))
    # A widget that is scrolled out of view takes no click.
    scroll = next(each for each in inspector(running).findChildren(QScrollArea) if each.isAncestorOf(control))
    QApplication.processEvents()
    scroll.ensureWidgetVisible(control)
    click(button(control, choice))


def sliders(running: RunningApp, name: str) -> list[DoseSlider]:
    found = form(running).findChildren(DoseSlider)
    return [each for each in found if each.accessibleName() == name and _shown(running, each)]


def words(running: RunningApp) -> list[str]:
    return [each.text() for each in inspector(running).findChildren(QLabel) if each.isVisibleTo(inspector(running))]


def _shown(running: RunningApp, widget: QWidget) -> bool:
    return widget.isVisibleTo(form(running))


def only_differs(before: Block, after: Block, **expected: object) -> None:
    assert asdict(after) == {**asdict(before), **expected}


@pytest.mark.parametrize("typed", ["90", "90s", "1:30", "1m30", "0:90", "1.5 min"])
def test_length__may_be_typed_in_many_ways(running: RunningApp, typed: str) -> None:
    only(running, OWN)
    edit = enter_length(running, "Hold", typed)
    only_differs(OWN, chosen(running), seconds=90)
    assert edit.text() == "1:30"


@pytest.mark.parametrize(
    "block, field, typed, changed",
    [
        (STRETCH, "Hold", "45", {"seconds": 45}),
        (STRETCH, "Rest", "0", {"rest": 0}),
        (STRETCH, "Switch sides", "10:00", {"switch": 600}),
        (replace(OWN, position=20), "Time to get into position", "1:05", {"position": 65}),
        (BATH, "Warm", "3:30", {"warm": 210}),
        (BATH, "Cold", "1", {"cold": 1}),
        (BATH, "Change over", "15", {"transfer": 15}),
        (replace(BATH, position=20), "Time to get into position", "1:05", {"position": 65}),
        (replace(BATH, cycles=None, total=900), "In the water", "18 min", {"total": 1_080}),
        (ROUNDS, "Rest after a round", "1:00", {"rest": 60}),
        (OWN, "Hold", "4:00:00", {"seconds": 14_400}),
    ],
    ids=said,
)
def test_length__changes_its_field_alone(
    running: RunningApp, block: Block, field: str, typed: str, changed: dict[str, object]
) -> None:
    only(running, block)
    before = undone(running.builder_model)
    enter_length(running, field, typed)
    only_differs(block, chosen(running), **changed)
    assert undone(running.builder_model) == before + 1


@pytest.mark.parametrize(
    "block, field, typed, changed",
    [
        (STRETCH, "Sets", "5", {"sets": 5}),
        (SQUATS, "Reps", "25", {"reps": 25}),
        (BATH, "Cycles", "7", {"cycles": 7}),
        (ROUNDS, "Rounds", "1", {"rounds": 1}),
        (SQUATS, "Reps", "1000", {"reps": 1_000}),
    ],
    ids=said,
)
def test_count__changes_its_field_alone(
    running: RunningApp, block: Block, field: str, typed: str, changed: dict[str, object]
) -> None:
    only(running, block)
    enter_count(running, field, typed)
    only_differs(block, chosen(running), **changed)


@pytest.mark.parametrize(
    "block, field, choice, changed",
    [
        (STRETCH, "Sides", "Left", {"sides": Sides.LEFT}),
        (STRETCH, "Sides", "Right", {"sides": Sides.RIGHT}),
        (STRETCH, "Sides", "Both", {"sides": Sides.TOGETHER}),
        (OWN, "Sides", "Each", {"sides": Sides.EACH}),
        (STRETCH, "Order", "One side first", {"order": Order.ONE_SIDE_FIRST}),
        (STRETCH, "Count by", "Reps", {"seconds": None, "reps": 10}),
        (SQUATS, "Count by", "Time", {"seconds": 30, "reps": None}),
        (OWN, "Time to get into position", "Custom", {"position": 10}),
        pytest.param(WALL, "Time to get into position", "Custom", {"position": 20}, id="wall-Position-Own"),
        (BATH, "Time to get into position", "Custom", {"position": 10}),
        (OWN, "Time to get into position", "Until I’m ready", {"position": WAIT}),
        (replace(OWN, position=20), "Time to get into position", "Default", {"position": None}),
        (BATH, "Time to get into position", "Until I’m ready", {"position": WAIT}),
        (BATH, "Water", "Shower", {"water": Water.SHOWER}),
        (BATH, "Start with", "Cold", {"start_on": Temperature.COLD}),
        (BATH, "End with", "Warm", {"end_on": Temperature.WARM}),
        (BATH, "Length", "Time", {"cycles": None, "total": 1_200}),
        (replace(BATH, cycles=None, total=900), "Length", "Cycles", {"cycles": 4, "total": None}),
    ],
    ids=said,
)
def test_choice__changes_its_field_alone(
    running: RunningApp, block: Block, field: str, choice: str, changed: dict[str, object]
) -> None:
    only(running, block)
    before = undone(running.builder_model)
    press_choice(running, field, choice)
    only_differs(block, chosen(running), **changed)
    assert undone(running.builder_model) == before + 1


@pytest.mark.parametrize(
    "block, field, choice",
    [
        (replace(OWN, seconds=95), "Count by", "Time"),
        (replace(SQUATS, reps=25), "Count by", "Reps"),
        (replace(OWN, position=20), "Time to get into position", "Custom"),
        (replace(BATH, cycles=2), "Length", "Cycles"),
        (replace(BATH, cycles=None, total=900), "Length", "Time"),
        (STRETCH, "Sides", "Each"),
    ],
    ids=said,
)
def test_choice__that_is_chosen_already__changes_nothing(
    running: RunningApp, block: Block, field: str, choice: str
) -> None:
    only(running, block)
    press_choice(running, field, choice)
    assert chosen(running) == block


def test_before_it_starts__says_how_long_the_default_takes_where_the_step_stands(running: RunningApp) -> None:
    model = running.builder_model
    model.new("Legs", (OWN, WALL, BATH, ROUNDS, replace(OWN, position=20)))

    def said(*path: int) -> str:
        choose(running, path)
        headings = form(running).findChildren(FoldHeading)
        return next(each for each in headings if each.text() == "Before it starts").accessibleDescription()

    assert said(0) == "Default (10 s)"
    assert said(1) == "Default (20 s)"
    assert said(2) == "Default (wait)"
    assert said(3, 1) == "Default (15 s)"
    assert said(4) == "20 s"
    running.settings.change("position", Pace.LONGER)
    assert said(1) == "Default (30 s)"
    running.settings.change("get_ready", 25)
    assert said(0) == "Default (25 s)"


def own_words(running: RunningApp) -> tuple[QLineEdit, QPlainTextEdit]:
    name = next(each for each in form(running).findChildren(QLineEdit) if each.accessibleName() == "Name")
    instruction = next(
        each for each in form(running).findChildren(QPlainTextEdit) if each.accessibleName() == "Your instruction"
    )
    return name, instruction


def test_name_and_instruction__change_as_they_are_typed__each_one_undo(running: RunningApp) -> None:
    only(running, STRETCH)
    before = undone(running.builder_model)
    name, instruction = own_words(running)
    name.setFocus()
    name.selectAll()
    QTest.keyClicks(name, "My  calves ")
    only_differs(STRETCH, chosen(running), name="My calves")
    instruction.setFocus()
    QTest.keyClicks(instruction, "Heel down")
    QTest.keyClick(instruction, Key.Key_Return)
    QTest.keyClicks(instruction, "Breathe")
    only_differs(STRETCH, chosen(running), name="My calves", instruction="Heel down\nBreathe")
    assert instruction.toPlainText() == "Heel down\nBreathe"
    assert undone(running.builder_model) == before + 2
    running.builder_model.undo()
    assert instruction.toPlainText() == ""
    running.builder_model.undo()
    assert name.text() == "Calf stretch"


def test_typing_again__after_the_field_was_left__is_another_undo(running: RunningApp) -> None:
    only(running, STRETCH)
    before = undone(running.builder_model)
    name, instruction = own_words(running)
    name.setFocus()
    QTest.keyClicks(name, "es")
    instruction.setFocus()
    name.setFocus()
    name.end(False)
    QTest.keyClicks(name, " now")
    assert undone(running.builder_model) == before + 2


def test_stepping_a_length__is_one_undo(running: RunningApp) -> None:
    only(running, OWN)
    before = undone(running.builder_model)
    (edit,) = lengths(running, "Hold")
    edit.setFocus()
    for key in (Key.Key_Up, Key.Key_Up, Key.Key_Up, Key.Key_Down):
        QTest.keyClick(edit, key)
    only_differs(OWN, chosen(running), seconds=70)
    assert undone(running.builder_model) == before + 1


def test_undo__with_the_focus_in_a_field__is_of_the_routine(run_app: Callable[..., RunningApp]) -> None:
    running = run_app(at_home=False)
    only(running, OWN)
    edit = enter_length(running, "Hold", "90")
    assert edit.hasFocus()
    press(Key.Key_Z, CTRL)
    assert chosen(running) == OWN
    assert edit.text() == "1:00"


def test_undo__with_the_focus_in_a_count__is_of_the_routine(run_app: Callable[..., RunningApp]) -> None:
    running = run_app(at_home=False)
    only(running, STRETCH)
    enter_count(running, "Sets", "5")
    press(Key.Key_Z, CTRL)
    assert chosen(running) == STRETCH


@pytest.mark.parametrize(
    "block, field, typed, message",
    [
        (OWN, "Hold", "0", "0:01 to 4:00:00"),
        (OWN, "Hold", "4:00:01", "0:01 to 4:00:00"),
        (STRETCH, "Rest", "10:01", "0:00 to 10:00"),
        (ROUNDS, "Rest after a round", "11 min", "0:00 to 10:00"),
        (OWN, "Hold", "soon", "1:30"),
        (OWN, "Hold", "-5", "1:30"),
    ],
    ids=said,
)
def test_length__beyond_its_limit__is_refused_with_the_range(
    running: RunningApp, block: Block, field: str, typed: str, message: str
) -> None:
    only(running, block)
    before = undone(running.builder_model)
    (edit,) = lengths(running, field)
    shown = edit.text()
    enter_length(running, field, typed)
    assert message in edit.toolTip()
    assert message in edit.accessibleDescription()
    assert edit.text() == shown
    assert chosen(running) == block
    assert undone(running.builder_model) == before


@pytest.mark.parametrize(
    "block, field, typed, message",
    [
        (STRETCH, "Sets", "101", "1 to 100"),
        (STRETCH, "Sets", "500", "1 to 100"),
        (SQUATS, "Reps", "1001", "1 to 1,000"),
        (BATH, "Cycles", "0", "1 to 100"),
        (ROUNDS, "Rounds", "101", "1 to 100"),
    ],
    ids=said,
)
def test_count__beyond_its_limit__is_refused_with_the_range(
    running: RunningApp, block: Block, field: str, typed: str, message: str
) -> None:
    only(running, block)
    before = undone(running.builder_model)
    enter_count(running, field, typed)
    assert any(message in text for text in words(running))
    assert chosen(running) == block
    assert undone(running.builder_model) == before


def test_name__that_is_too_long__is_refused__and_the_field_is_reset(running: RunningApp) -> None:
    only(running, OWN)
    name, _ = own_words(running)
    name.setFocus()
    name.selectAll()
    QTest.keyClicks(name, "x" * 81)
    assert chosen(running) == replace(OWN, name="x" * 80)
    assert any("at most 80 characters" in text for text in words(running))


def test_fault__disappears__with_the_next_valid_change(running: RunningApp) -> None:
    only(running, replace(BATH, cycles=None, total=14_400))
    enter_length(running, "Cold", "1")
    enter_length(running, "Warm", "1")
    assert any("1 to 100" in text for text in words(running))
    enter_length(running, "Warm", "4:00")
    enter_length(running, "Warm", "4:30")
    assert not any("1 to 100" in text for text in words(running))


@pytest.mark.parametrize(
    "block, slider, recommended",
    [
        (STRETCH, "Hold", (15, 30)),
        (BATH, "Warm", (180, 240)),
        (BATH, "Cold", (60, 120)),
        (replace(BATH, cycles=None, total=900), "In the water", (900, 1_200)),
    ],
    ids=said,
)
def test_slider__shows_the_articles_range(
    running: RunningApp, block: Block, slider: str, recommended: tuple[int, int]
) -> None:
    only(running, block)
    (shown,) = sliders(running, slider)
    assert shown._recommended == recommended
    assert shown.minimum() <= recommended[0] < recommended[1] <= shown.maximum()


@pytest.mark.parametrize(
    "block, field, more, less",
    [
        (STRETCH, "Hold", {"seconds": 35}, {"seconds": 25}),
        (STRETCH, "Sets", {"sets": 3}, {"sets": 1}),
        (replace(OWN, seconds=3), "Hold", {"seconds": 8}, {"seconds": 1}),
        (replace(SQUATS, reps=1_000), "Reps", {"reps": 1_000}, {"reps": 999}),
        (BATH, "Cold", {"cold": 65}, {"cold": 55}),
    ],
    ids=["hold", "sets", "to the least", "not beyond the most", "cold"],
)
def test_stepper__raises_and_lowers__within_the_limit(
    running: RunningApp, block: Block, field: str, more: dict[str, object], less: dict[str, object]
) -> None:
    for name, changed in (("More", more), ("Less", less)):
        only(running, block)
        found = [each for each in form(running).findChildren(Stepper) if _shown(running, each)]
        (pressed,) = (
            each
            for stepper in found
            for each in (stepper.more, stepper.less)
            if each.accessibleName() == f"{name}: {field}"
        )
        click(pressed)
        only_differs(block, chosen(running), **changed)


def test_stepper__first_commits_what_is_typed(running: RunningApp) -> None:
    only(running, OWN)
    (edit,) = lengths(running, "Hold")
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, "90")
    stepper = edit.parentWidget()
    assert isinstance(stepper, Stepper)
    click(stepper.more)
    only_differs(OWN, chosen(running), seconds=95)


@pytest.mark.parametrize(
    "key, seconds", [(Key.Key_Up, 65), (Key.Key_Down, 55), (Key.Key_PageUp, 75), (Key.Key_PageDown, 45)]
)
def test_length__arrows_step_5_s__and_page_keys_15_s(running: RunningApp, key: Key, seconds: int) -> None:
    only(running, OWN)
    (edit,) = lengths(running, "Hold")
    QTest.keyClick(edit, key)
    only_differs(OWN, chosen(running), seconds=seconds)


def test_folded_groups__are_closed_at_first__and_stay_as_they_are_left(running: RunningApp) -> None:
    only(running, STRETCH, WALL)
    assert "Name" not in words(running)
    heading = next(each for each in form(running).findChildren(FoldHeading) if each.text() == "Name and words")
    heading.setFocus()
    QTest.keyClick(heading, Key.Key_Space)
    assert "Name" in words(running)
    choose(running, (1,))
    assert "Name" in words(running)
    QTest.keyClick(heading, Key.Key_Space)
    assert "Name" not in words(running)


def _fits(page: QWidget, scroll: QScrollArea) -> None:
    assert page.minimumSizeHint().width() <= scroll.viewport().width()


@pytest.mark.styled
@pytest.mark.parametrize("size", [(1_280, 800, 1.0), (800, 560, 1.0), (1_280, 800, 2.0)], ids=str)
def test_inspector__no_technique_and_no_field_is_wider_than_it(
    run_app: Callable[..., RunningApp], qtbot: QtBot, size: tuple[int, int, float]
) -> None:
    width, height, scale = size
    running = run_app(at_home=False, scale=scale)
    running.window.resize(width, height)
    steps = [new_block(each) for each in running.builder_model.catalogue.values() if each.place != "page"]
    only(running, *steps, ROUNDS)
    build(running).focus_inspector()
    for number in range(len(steps) + 1):
        choose(running, (number,))
        build(running).focus_inspector()
        unfold(running)
        (scroll,) = inspector(running).findChildren(QScrollArea)
        page = scroll.widget()
        assert page is not None
        qtbot.waitUntil(partial(_fits, page, scroll), timeout=15_000)


@pytest.mark.parametrize(
    "block, slider",
    [(OWN, "Hold"), (WALL, "Hold"), (SQUATS, "Hold"), (STRETCH, "Rest")],
    ids=["own", "no number", "reps", "a gap"],
)
def test_slider__is_hidden__if_the_article_gives_no_number(running: RunningApp, block: Block, slider: str) -> None:
    only(running, block)
    assert sliders(running, slider) == []


def test_recommendation__is_the_range__or_a_good_start_until_another_is_set(running: RunningApp) -> None:
    only(running, STRETCH)
    assert {"Recommended: 15–30 s", "Recommended: 2–3"} <= set(words(running))
    only(running, WALL)
    assert "No recommended time; 5 min is a good start" in words(running)
    only(running, replace(WALL, seconds=2_400))
    assert not any("ecommended" in text for text in words(running))
    only(running, OWN)
    assert not any("ecommended" in text for text in words(running))


def test_slider__moved__changes_the_field__as_one_undo(running: RunningApp) -> None:
    only(running, STRETCH)
    before = undone(running.builder_model)
    (slider,) = sliders(running, "Hold")
    slider.triggerAction(QAbstractSlider.SliderAction.SliderSingleStepSub)
    slider.triggerAction(QAbstractSlider.SliderAction.SliderSingleStepSub)
    only_differs(STRETCH, chosen(running), seconds=28)
    assert lengths(running, "Hold")[0].text() == "0:28"
    assert undone(running.builder_model) == before + 1


def test_slider__of_a_value_far_beyond_the_range__shows_it__and_changes_nothing(running: RunningApp) -> None:
    only(running, replace(STRETCH, seconds=14_400))
    assert sliders(running, "Hold")[0].value() == 14_400
    assert chosen(running) == replace(STRETCH, seconds=14_400)


@pytest.mark.parametrize(
    "block, fields",
    [
        (STRETCH, {"Rest": 1, "Switch sides": 1, "Order": 1}),
        (replace(STRETCH, sets=1), {"Rest": 1, "Switch sides": 1, "Order": 0}),
        (replace(STRETCH, sides=Sides.LEFT), {"Rest": 1, "Switch sides": 0, "Order": 0}),
        (OWN, {"Rest": 0, "Switch sides": 0, "Order": 0}),
    ],
    ids=["each side", "once", "left", "one hold"],
)
def test_fields__that_do_not_apply_to_this_block__are_hidden(
    running: RunningApp, block: Block, fields: dict[str, int]
) -> None:
    only(running, block)
    choices = [each for each in form(running).findChildren(SegmentedControl) if _shown(running, each)]
    shown = [*words(running), *(each.accessibleName() for each in choices)]
    assert {field: shown.count(field) for field in fields} == fields


def test_nothing_chosen__says_what_to_do(running: RunningApp) -> None:
    only(running, STRETCH)
    running.builder_model.select(())
    assert any("Select a step" in text for text in words(running))
    assert not any(each.isVisibleTo(inspector(running)) for each in inspector(running).forms)


def test_text__leaves_nothing_to_select__so_the_routine_is_shown(running: RunningApp) -> None:
    only(running, STRETCH)
    build(running).show_text(True)
    assert "TIME PER MUSCLE" in words(running)
    assert not any("Select a step" in text for text in words(running))
    build(running).show_text(False)
    assert "Dose".upper() in words(running)


def test_shows__how_many_blocks_are_selected(running: RunningApp) -> None:
    only(running, STRETCH, OWN)
    running.builder_model.select([(0,), (1,)])
    assert "2 steps are selected." in words(running)
    running.builder_model.select(())
    assert "2 steps are selected." not in words(running)


@pytest.mark.parametrize("block, said, unsaid", [(STRETCH, "Hold", "Reps"), (SQUATS, "Reps", "Hold")])
def test_shows__whether_the_amount_is_a_hold_or_repetitions(
    running: RunningApp, block: Block, said: str, unsaid: str
) -> None:
    only(running, block)
    assert said in words(running)
    assert unsaid not in words(running)


def test_shows__the_technique_and_how_it_is_done(running: RunningApp) -> None:
    only(running, STRETCH)
    assert running.builder_model.catalogue["calf-stretch"].instruction in words(running)
    assert running.builder_model.catalogue["calf-stretch"].how_to not in words(running)
    unfold(running)
    assert running.builder_model.catalogue["calf-stretch"].how_to in words(running)
    only(running, Contrast(cycles=3, water=Water.SHOWER))
    assert running.builder_model.catalogue["hot-cold-shower"].how_to in words(running)


@pytest.mark.parametrize(
    "block, edit_name", [(OWN, "Hold"), (SQUATS, "Reps"), (ROUNDS, "Rounds")], ids=["time", "reps", "circuit"]
)
def test_focus_first__is_a_field_that_is_shown(
    run_app: Callable[..., RunningApp], block: Block, edit_name: str
) -> None:
    running = run_app(at_home=False)
    only(running, block)
    press(Key.Key_I, CTRL)
    QTest.qWait(1)
    focused = inspector(running).focusWidget()
    assert focused is not None
    assert focused.isVisible()
    assert focused.accessibleName() == edit_name


def test_editing_one_field__leaves_another_steps_alone(run_app: Callable[..., RunningApp]) -> None:
    running = run_app(at_home=False)
    running.builder_model.new("Legs", (OWN, WALL))
    running.builder_model.select([(1,)])
    enter_length(running, "Hold", "90")
    assert running.builder_model.sketch.blocks == (OWN, replace(WALL, seconds=90))


def test_editing_inside_a_circuit__changes_that_row(running: RunningApp) -> None:
    only(running, ROUNDS)
    running.builder_model.select([(0, 0)])
    enter_length(running, "Hold", "90")
    assert running.builder_model.sketch.blocks == (replace(ROUNDS, blocks=(Step(name="Breathe", seconds=90), SQUATS)),)


def instruction_edit(running: RunningApp) -> QPlainTextEdit:
    (edit,) = (
        each for each in form(running).findChildren(QPlainTextEdit) if each.accessibleName() == "Your instruction"
    )
    return edit


class InspectorPaints(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() is QEvent.Type.Paint
        return False


def test_own_instruction__of_another_step__is_repainted(running: RunningApp, qtbot: QtBot) -> None:
    other = Step(name="Hamstring stretch", technique="hamstring-stretch", seconds=30)
    only(running, STRETCH, other)
    choose(running, (0,))
    unfold(running)
    edit = instruction_edit(running)
    before = edit.placeholderText()
    QApplication.processEvents()
    # A widget that is scrolled out of view is not painted at all.
    scroll = next(each for each in inspector(running).findChildren(QScrollArea) if each.isAncestorOf(edit))
    scroll.ensureWidgetVisible(edit)
    QApplication.processEvents()
    paints = InspectorPaints(edit.viewport())
    choose(running, (1,))

    assert instruction_edit(running) is edit
    assert edit.placeholderText() != before
    qtbot.waitUntil(lambda: paints.count > 0, timeout=15_000)


def test_cold_slider__is_cold_and_the_warm_one_warm(running: RunningApp) -> None:
    only(running, BATH)
    colours = running.theme.colours
    found = {name: each._colour.name().upper() for name in ("Warm", "Cold") for each in sliders(running, name)}

    assert found == {"Warm": colours.families[Family.HEAT], "Cold": colours.families[Family.COLD]}


@pytest.mark.parametrize(
    "block,words",
    [
        (STRETCH, ["Leaning with both hands on a wall, one leg back, its knee straight and its heel down"]),
        (
            replace(STRETCH, sides=Sides.LEFT),
            ["Leaning with both hands on a wall, one leg back, its knee straight and its heel down; left side"],
        ),
        (BATH, ["Sitting with both feet in one of two basins, warm and cold"] * 2),
    ],
    ids=["each", "left", "bath"],
)
def test_figure__does_the_exercise_on_its_side(running: RunningApp, block: Block, words: list[str]) -> None:
    only(running, block)
    shown = [each.accessibleName() for each in inspector(running).head.figures if each.isVisible()]

    assert shown == words


def test_figure__of_the_users_own_step__is_none(running: RunningApp) -> None:
    only(running, OWN)
    assert not inspector(running).head.figures

    only(running, STRETCH)
    only(running, OWN)
    (figure,) = inspector(running).head.figures
    assert not figure.isVisible()


def test_contrast__is_shown_in_warm_and_in_cold_water__in_their_order(running: RunningApp) -> None:
    for block, expected in (
        (BATH, [Family.HEAT, Family.COLD]),
        (replace(BATH, start_on=Temperature.COLD, end_on=Temperature.WARM), [Family.COLD, Family.HEAT]),
    ):
        only(running, block)
        poses = [each._shown.pose for each in inspector(running).head.figures if each.isVisible()]
        assert [pose.family for pose in poses if pose is not None] == expected


def test_circuit__shows_every_exercise_in_it(running: RunningApp, qtbot: QtBot) -> None:
    only(running, ROUNDS)
    head = inspector(running).head

    def shown() -> list[str]:
        return [each.toolTip() for each in head.findChildren(FigureTile) if each.isVisible()]

    qtbot.waitUntil(lambda: shown() == ["Breathe", "Squats"], timeout=15_000)
