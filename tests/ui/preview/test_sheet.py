"""The sheet over the routines: a preview of a routine before it is started."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from recovery_timer.app.navigation import Stage
from recovery_timer.routine.model import Circuit, Contrast, Routine, Sides, Step
from recovery_timer.ui.builder.fit_dialog import FitDialog
from tests.running_app import RunningApp

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # of windows on the offscreen platform

BASICS = "builtin-post-run-basics"
QUADS = Step(name="Quad stretch", technique="quad-stretch", seconds=30, sides=Sides.EACH)


def shown_in(widget: QWidget) -> list[str]:
    QApplication.processEvents()
    return [each.text() for each in widget.findChildren(QLabel) if each.isVisible()]


def is_playing(running: RunningApp) -> bool:
    return running.navigator.place.stage is Stage.GUIDE


def test_enter__on_a_card__opens_its_sheet__and_on_start__starts_it(running: RunningApp, qtbot: QtBot) -> None:
    running.library.set_favourite("builtin-ice-bath", True)
    running.routines_model.choose(BASICS)
    QTest.keyClick(running.routines_screen.grid, Qt.Key.Key_Return)
    assert running.routine_sheet.isVisible()
    assert running.routine_sheet.name.text() == "Post-run basics"
    assert running.routine_sheet.start.hasFocus()

    QTest.keyClick(running.routine_sheet.start, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: is_playing(running))
    assert not running.routine_sheet.isVisible()


def test_sheet__has_what_is_needed_and_each_caution_once(running: RunningApp) -> None:
    running.preview(BASICS)
    shown = shown_in(running.routine_sheet)

    routine = running.library.entry(BASICS).routine
    steps = [block for block in routine.blocks if isinstance(block, Step)]
    techniques = [running.techniques.catalogue[step.technique or ""] for step in steps]
    for caution in {caution for technique in techniques for caution in technique.cautions}:
        assert shown.count(caution) == 1
    needed = {item for technique in techniques for item in technique.equipment}
    # A wall is needed anyway.
    counts = {item: [words.casefold() for words in shown].count(item) for item in needed}
    assert counts == {item: 0 if item == "a wall or a chair to hold on to" else 1 for item in needed}
    assert [step.name for step in running.preview_model.preview(BASICS).steps] == [step.name for step in steps]


def test_how_to__is_shown_and_hidden(running: RunningApp) -> None:
    running.preview(BASICS)
    how_to = running.techniques.catalogue["hamstring-stretch"].how_to
    assert how_to not in shown_in(running.routine_sheet)

    running.routine_sheet.how_to.click()
    assert how_to in shown_in(running.routine_sheet)
    running.routine_sheet.how_to.click()
    assert how_to not in shown_in(running.routine_sheet)


def test_steps__unfold_by_the_arrow_keys_and_by_mouse(running: RunningApp) -> None:
    running.preview(BASICS)
    first, second = running.routine_sheet.steps.rows[:2]
    first.fold.setFocus()
    QTest.keyClick(first.fold, Qt.Key.Key_Right)
    assert first.how_to.isVisible()
    QTest.keyClick(first.fold, Qt.Key.Key_Down)
    assert second.fold.hasFocus()
    QTest.keyClick(second.fold, Qt.Key.Key_Up)
    QTest.keyClick(first.fold, Qt.Key.Key_Left)
    assert not first.how_to.isVisible()

    second.fold.click()
    assert second.how_to.isVisible()
    second.fold.click()
    assert not second.how_to.isVisible()


def test_cautions__known__are_hidden_for_good_and_restored_in_the_settings(running: RunningApp) -> None:
    running.preview(BASICS)
    box = running.routine_sheet.cautions
    known = [each.text() for each in box.findChildren(QLabel) if each.text()]
    for left in range(len(box.buttons), 0, -1):
        assert len(box.buttons) == left
        box.buttons[0].click()

    assert not box.isVisible()
    assert running.routine_sheet.start.hasFocus()
    running.preview(BASICS)
    assert not set(known) & set(shown_in(running.routine_sheet))

    running.settings_screen.hidden_notes.click()
    running.preview(BASICS)
    assert set(known) <= set(shown_in(running.routine_sheet))


def sheet_menu(running: RunningApp) -> dict[str, QAction]:
    running.routine_sheet.more.click()
    (menu,) = (each for each in running.routines_screen.findChildren(QMenu) if each.isVisible())
    return {action.text(): action for action in menu.actions()}


def test_menu__ends_showing_the_sheet_first(running: RunningApp) -> None:
    running.preview(BASICS)
    menu = sheet_menu(running)
    assert "Start" not in menu
    menu["Don’t show this before the first time"].trigger()
    running.routine_sheet.close()
    running.routines_screen.started.emit(BASICS)

    assert is_playing(running)
    assert not running.settings.current.preview


def test_menu__acts_on_the_routine_and_closes_the_sheet(running: RunningApp) -> None:
    running.preview("builtin-ice-bath")
    sheet_menu(running)["Duplicate"].trigger()

    assert [each.name for each in running.fakes.routines.routines.values()] == ["Ice bath (copy)"]
    assert not running.routine_sheet.isVisible()


def test_narrow_window__is_a_separate_page(running: RunningApp) -> None:
    running.settings.change("motion", False)
    running.preview(BASICS)
    assert running.routine_sheet.panel.geometry().left() > 0
    running.window.resize(800, 560)
    QApplication.processEvents()

    assert running.routine_sheet.panel.geometry().left() < 0
    assert running.routine_sheet.panel.geometry().right() == running.routines_screen.rect().right()


def test_slide__without_animations__is_there_at_once(running: RunningApp) -> None:
    running.settings.change("motion", False)
    running.preview(BASICS)

    assert running.routine_sheet.panel.geometry().right() == running.routines_screen.rect().right()


@pytest.fixture
def double_click_within() -> Iterator[Callable[[int], None]]:
    """Return a function that sets the time in ms within which a second press belongs to a double click."""
    usual = QApplication.doubleClickInterval()
    yield QApplication.setDoubleClickInterval
    QApplication.setDoubleClickInterval(usual)


@pytest.mark.parametrize("how", ["Escape", "close button", "beside"])
@pytest.mark.parametrize("routine_id", [BASICS, "builtin-ice-bath"])
def test_close__goes_back_to_the_card(
    running: RunningApp, routine_id: str, how: str, qtbot: QtBot, double_click_within: Callable[[int], None]
) -> None:
    running.routines_model.choose(routine_id)
    running.preview(routine_id)
    sheet = running.routine_sheet
    if how == "Escape":
        QTest.keyClick(sheet.start, Qt.Key.Key_Escape)
    elif how == "close button":
        sheet.close_button.click()
    else:
        double_click_within(1)
        qtbot.wait(10)
        QTest.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=QPoint(10, 200))

    assert not sheet.isVisible()
    screen = running.routines_screen
    assert (screen.head.hero.start if routine_id == BASICS else screen.grid).hasFocus()
    assert running.navigator.place.stage is Stage.HOME


def test_double_click__on_a_card__leaves_its_sheet_open(
    running: RunningApp, double_click_within: Callable[[int], None]
) -> None:
    double_click_within(600_000)
    running.preview(BASICS)
    QTest.mouseClick(running.routine_sheet, Qt.MouseButton.LeftButton, pos=QPoint(10, 200))

    assert running.routine_sheet.isVisible()


def test_tab__stays_inside(running: RunningApp) -> None:
    running.preview(BASICS)
    sheet = running.routine_sheet
    for key, modifier in (
        (Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier),
    ):
        met = set()
        for _ in range(9):
            focus = QApplication.focusWidget()
            assert focus is not None
            met.add(focus)
            QTest.keyClick(focus, key, modifier)
        buttons = {sheet.start, sheet.edit, sheet.fit, sheet.more, sheet.how_to, sheet.close_button}
        assert met == {*buttons, *sheet.cautions.buttons, sheet.steps.rows[0].fold}


def test_start__of_what_was_never_played__shows_the_sheet_first(running: RunningApp) -> None:
    assert running.journal.last_used(BASICS) is None
    running.routines_screen.started.emit(BASICS)
    assert running.routine_sheet.isVisible()
    assert not is_playing(running)

    running.routine_sheet.start.click()
    assert is_playing(running)


def test_edit__opens_the_builder(running: RunningApp) -> None:
    running.preview(BASICS)
    running.routine_sheet.edit.click()

    assert running.navigator.place.screen == "build"
    assert not running.routine_sheet.isVisible()


def test_shorten__opens_the_builder_with_the_length_to_fit(running: RunningApp, qtbot: QtBot) -> None:
    running.preview(BASICS)
    running.routine_sheet.fit.click()

    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), FitDialog))
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    dialog.close()


def test_leaving_the_routines__closes_it(running: RunningApp) -> None:
    running.preview(BASICS)
    running.navigator.show("settings")
    running.navigator.show("routines")

    assert not running.routine_sheet.isVisible()


def test_preview__shows_sides_waters_and_circuits(running: RunningApp) -> None:
    routine = Routine(
        id="all",
        name="All",
        blocks=(
            Step(name="Calf stretch", technique="calf-stretch", seconds=30, sides=Sides.RIGHT),
            Step(name="Shake", seconds=30, instruction="Loosely."),
            Contrast(cycles=1),
            Circuit(blocks=(QUADS,), rounds=2),
        ),
    )
    running.library.add(routine)
    preview = running.preview_model.preview(running.library.find("All").id)

    assert [(step.name, step.side, step.is_inner) for step in preview.steps] == [
        ("Calf stretch", "right", False),
        ("Shake", None, False),
        ("Contrast bath", None, False),
        ("Circuit, 2 rounds", None, False),
        ("Quad stretch", "left", True),
    ]
    assert preview.steps[1].how_to == "Loosely."


def test_preview__of_very_many_blocks__names_the_rest(running: RunningApp) -> None:
    steps = tuple(Step(name=f"Shake {number}", seconds=30) for number in range(100))
    running.library.add(Routine(id="many", name="Many", blocks=steps))
    running.preview(running.library.find("Many").id)

    assert "and 40 more" in shown_in(running.routine_sheet)
