"""Tab and Shift+Tab: on every screen and in every dialog, each control is reached once, and none traps the focus.

Each has a name for a screen reader too: it is looked at here, because opening them all takes long.
"""

from collections import Counter
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QApplication, QComboBox, QWidget

from recovery_timer.ui.preview.sheet import RoutineSheet
from recovery_timer.ui.widgets.fold_heading import FoldHeading
from recovery_timer.ui.widgets.segmented_control import SegmentedControl
from tests import screens
from tests.running_app import RunningApp
from tests.ui.builder.steps import BATH, ROUNDS, STRETCH, button, click, only

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # of windows on the offscreen platform

Scene = Callable[[RunningApp], QWidget | None]

MOST_STOPS = 500


def own_position(running: RunningApp) -> None:
    """Show a step with its own position, to reach the fields that a form hides by default."""
    only(running, STRETCH)
    for heading in running.builder_screen.inspector.findChildren(FoldHeading):
        heading.setChecked(True)
    click(button(running.builder_screen.inspector, "Custom"))


def step_by_reps(running: RunningApp) -> None:
    only(running, STRETCH)
    click(button(running.builder_screen.inspector, "Reps"))


def contrast_by_cycles(running: RunningApp) -> None:
    only(running, BATH)


def circuit(running: RunningApp) -> None:
    only(running, ROUNDS)


def several(running: RunningApp) -> None:
    only(running, STRETCH, ROUNDS)
    running.builder_model.select([(0,), (1,)])


def narrow(running: RunningApp) -> None:
    running.window.resize(800, 560)
    own_position(running)


SCENES: tuple[Scene, ...] = (
    screens.welcome,
    screens.routines,
    screens.routines_nothing,
    screens.routines_notices,
    screens.resume_offer,
    screens.routines_rename,
    screens.routines_deleted,
    screens.routine_sheet,
    screens.routine_sheet_how_to,
    screens.techniques,
    screens.techniques_to_read,
    screens.techniques_questions,
    screens.settings,
    screens.settings_own_sounds,
    screens.sound_check,
    screens.backups,
    screens.backup_contents,
    screens.shortcuts,
    screens.sleep_question,
    screens.question,
    screens.guide_work,
    screens.guide_reps,
    screens.floor_work,
    screens.finish,
    screens.build_empty,
    screens.build_text_fault,
    screens.build_text_unsaved,
    screens.build_drafts,
    screens.build_fit,
    screens.build_discard,
    screens.build_conflict,
    own_position,
    step_by_reps,
    contrast_by_cycles,
    circuit,
    several,
    narrow,
)


def stops(window: QWidget) -> list[QWidget]:
    """Return everything in ``window`` that Tab should reach; only what is on the sheet, if one covers it."""
    sheets = [each for each in window.findChildren(RoutineSheet) if each.isVisible()]
    return [
        each
        for each in (sheets[0] if sheets else window).findChildren(QWidget)
        if each.isVisible()
        and each.isEnabled()
        and each.window() is window
        and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not isinstance(each.parent(), QAbstractSpinBox | QComboBox)
    ]


def choice(control: QWidget) -> QObject:
    """Return the tab stop of ``control``: itself, or its group of exclusive buttons, in which the arrow keys move."""
    is_choice = isinstance(control, QAbstractButton) and control.autoExclusive()
    return (control.parentWidget() if is_choice else None) or control


def described(control: QWidget) -> str:
    text = getattr(control, "text", lambda: "")()
    return f"{type(control).__name__} {control.accessibleName() or text!r}"


def spoken_name(control: QWidget) -> str:
    """Return what a screen reader calls ``control``."""
    return QAccessible.queryAccessibleInterface(control).text(QAccessible.Text.Name)


def walk(window: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> list[QWidget]:
    """Press ``key`` until the focus is where it began; return where it was."""
    first = QApplication.focusWidget()
    assert first is not None
    seen = [first]
    while len(seen) < MOST_STOPS:
        QTest.keyClick(seen[-1], key, modifiers)
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused is first:
            return seen
        assert focused is not seen[-1], f"{described(focused)} holds the focus"
        seen.append(focused)
    pytest.fail(f"Tab goes in a circle: {[described(each) for each in seen[-12:]]}")


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.__name__)
def test_tab__reaches_each_named_control_once__in_both_directions(
    run_app: Callable[..., RunningApp], scene: Scene
) -> None:
    running = run_app(routines=(screens.EVENING_LEGS, screens.LONG))
    scene(running)
    QApplication.processEvents()
    window = QApplication.activeModalWidget() or running.window
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window, 60_000)
    expected = stops(window)
    assert [described(each) for each in expected if not spoken_name(each)] == []
    if not expected:
        assert scene is screens.floor_work  # It has keys only.
        return
    if QApplication.focusWidget() not in expected:
        expected[0].setFocus(Qt.FocusReason.TabFocusReason)

    there = walk(window, Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier)
    back = walk(window, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)

    for seen in (there, back):
        count = Counter(choice(each) for each in seen)
        assert [described(each) for each in expected if count[choice(each)] != 1] == []
        assert [described(each) for each in seen if each not in expected] == []


def test_segments__are_a_choice_of_the_form(run_app: Callable[..., RunningApp]) -> None:
    running = run_app()
    own_position(running)
    there = walk(running.window, Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier)

    segments = [each for each in running.builder_screen.inspector.findChildren(SegmentedControl) if each.isVisible()]
    assert all(any(each.isAncestorOf(stop) for stop in there) for each in segments)
