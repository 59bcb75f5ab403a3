"""The wheel over a control without the focus scrolls the page: on every screen, for every control with a value."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QScrollBar,
    QSlider,
    QSpinBox,
    QWidget,
)

from recovery_timer.ui.settings.section_list import SectionList
from recovery_timer.ui.widgets.seconds_edit import SecondsEdit
from tests import screens
from tests.running_app import RunningApp
from tests.ui.builder.steps import BATH, ROUNDS, STRETCH, build, only

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # of windows on the offscreen platform


def turn(widget: QWidget, notches: int = -2) -> QWidget | None:
    """Turn the wheel over ``widget``; return the widget that takes the event, which Qt passes from parent to parent."""
    middle = QPointF(widget.rect().center())
    taker: QWidget | None = widget
    while taker is not None:
        event = QWheelEvent(
            middle,
            QPointF(widget.mapToGlobal(middle.toPoint())),
            QPoint(),
            QPoint(0, notches * 120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(taker, event)
        if event.isAccepted():
            return taker
        taker = taker.parentWidget()
    return None


def values(window: QWidget) -> list[tuple[QWidget, object]]:
    """Return every control in ``window`` that has a value, with the value."""
    found: list[tuple[QWidget, object]] = []
    for each in window.findChildren(QWidget):
        # The list of sections marks the visible section.
        if isinstance(each, QScrollBar) or isinstance(each.parent(), SectionList) or not each.isVisible():
            continue
        if isinstance(each, QAbstractSlider | QSpinBox):
            found.append((each, each.value()))
        elif isinstance(each, QComboBox):
            found.append((each, each.currentIndex()))
        elif isinstance(each, QAbstractButton) and each.isCheckable():
            found.append((each, each.isChecked()))
        elif isinstance(each, SecondsEdit):
            found.append((each, each.text()))
    return found


def settings(running: RunningApp) -> None:
    screens.settings(running)


def step(running: RunningApp) -> None:
    only(running, STRETCH)


def contrast(running: RunningApp) -> None:
    only(running, BATH)


def circuit(running: RunningApp) -> None:
    only(running, ROUNDS)


@pytest.mark.parametrize("scene", [settings, step, contrast, circuit], ids=lambda scene: scene.__name__)
def test_wheel__over_a_control_without_the_focus__changes_nothing(
    run_app: Callable[..., RunningApp], scene: Callable[[RunningApp], None]
) -> None:
    running = run_app()
    scene(running)
    QApplication.processEvents()
    before = values(running.window)
    assert before
    for control, _ in before:
        if not control.hasFocus():
            turn(control)
            assert not control.hasFocus(), control.accessibleName()

    assert [
        control.accessibleName() for control, value in values(running.window) if (control, value) not in before
    ] == []


def test_wheel__over_a_control_in_a_page__scrolls_it(run_app: Callable[..., RunningApp]) -> None:
    running = run_app()
    only(running, STRETCH)
    running.window.resize(1_280, 560)
    QApplication.processEvents()
    inspector = build(running).inspector
    (bar,) = (
        each
        for each in inspector.findChildren(QScrollBar)
        if each.orientation() is Qt.Orientation.Vertical and each.maximum()
    )
    slider = next(each for each in inspector.findChildren(QSlider) if each.isVisible())
    turn(slider)

    assert bar.value() > 0


def test_wheel__over_a_number_in_use__steps_it(run_app: Callable[..., RunningApp]) -> None:
    running = run_app()
    only(running, STRETCH)
    sets = next(
        each for each in build(running).inspector.findChildren(QAbstractSpinBox) if each.accessibleName() == "Sets"
    )
    sets.setFocus()
    assert turn(sets, 1) is sets

    assert running.builder_model.sketch.blocks[0].sets == 3  # type: ignore[union-attr]  # it is a Step
