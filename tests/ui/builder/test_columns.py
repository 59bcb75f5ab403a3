"""The columns: three or two, as wide as the user has dragged them, now and after a restart."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from recovery_timer.ui.builder.columns import Columns
from tests.running_app import RunningApp
from tests.ui.builder.steps import LEGS, build, button
from tests.ui.mouse import move_mouse

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # of windows on the offscreen platform


@pytest.fixture
def legs(run_app: Callable[..., RunningApp]) -> RunningApp:
    """The program with a routine of three blocks open in the builder, in a wide window."""
    running = run_app(at_home=False, routines=[LEGS])
    running.window.resize(1_280, 800)
    running.builder_model.open("legs")
    return running


def columns(running: RunningApp) -> Columns:
    return build(running).columns


def pull(running: RunningApp, by_px: int) -> None:
    """Drag the edge between techniques and blocks."""
    handle = columns(running).handle(1)
    middle = handle.rect().center()
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=middle)
    move_mouse(handle, middle + QPoint(by_px, 0), Qt.MouseButton.LeftButton)
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=middle + QPoint(by_px, 0))


@pytest.mark.styled
def test_default_widths__are_not_kept(legs: RunningApp) -> None:
    assert columns(legs).look() == {}


@pytest.mark.styled
def test_dragged_widths__come_back_with_the_window(legs: RunningApp, run_app: Callable[..., RunningApp]) -> None:
    pull(legs, 60)
    legs.save_look()
    kept, _ = legs._state.load()
    assert kept["builder"] == list(columns(legs)._outer or ())

    columns(legs).look_like({"builder": [300, 310]})
    assert build(legs).techniques.width() == 300
    columns(legs).look_like(kept)
    assert columns(legs).look() == {"builder": kept["builder"]}


def test_dragged_widths__survive_a_start_in_which_the_builder_is_not_opened(run_app: Callable[..., RunningApp]) -> None:
    running = run_app()
    running._state.save({"builder": [300, 310]})
    running.save_look()
    kept, _ = running._state.load()
    assert kept["builder"] == [300, 310]


@pytest.mark.parametrize("damaged", [None, [], [300], [300, "wide"], [0, 300], [-1, 300], {"left": 300}], ids=str)
def test_damaged_widths__are_ignored(legs: RunningApp, damaged: object) -> None:
    columns(legs).look_like({"builder": damaged})
    assert columns(legs).look() == {}


@pytest.mark.styled
def test_narrow__techniques_and_step_share_a_column__and_leave_it_again(legs: RunningApp) -> None:
    screen = build(legs)
    legs.window.resize(800, 560)
    assert (screen.techniques.isVisible(), screen.inspector.isVisible()) == (True, False)
    button(screen, "Step").click()
    assert (screen.techniques.isVisible(), screen.inspector.isVisible()) == (False, True)
    legs.window.resize(1_280, 800)
    assert (screen.techniques.isVisible(), screen.inspector.isVisible()) == (True, True)
    assert not button(screen, "Step").isVisible()


@pytest.mark.styled
def test_narrow__text_fit_and_save_are_in_the_menu(legs: RunningApp) -> None:
    head = build(legs)._head
    legs.window.resize(800, 560)
    assert not any(each.isVisible() for each in (head.save, head._fit, head._as_text))
    assert head.start.isVisible()
    legs.window.resize(1_280, 800)
    assert all(each.isVisible() for each in (head.save, head._fit, head._as_text))
