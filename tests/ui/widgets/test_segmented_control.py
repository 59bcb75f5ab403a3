import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.segmented_control import SegmentedControl


@pytest.fixture
def control(theme: ThemeManager, qtbot: QtBot) -> SegmentedControl:
    made = SegmentedControl(theme, {"l": "Left", "r": "Right"})
    qtbot.addWidget(made)
    made.show_chosen("l")
    made.show()
    return made


def test_show_chosen__marks_it_without_emitting(control: SegmentedControl, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(control.chosen):
        control.show_chosen("r")

    assert [button.isChecked() for button in control.buttons.values()] == [False, True]


def test_chosen__by_mouse_or_space__is_emitted_once(control: SegmentedControl) -> None:
    chosen: list[str] = []
    control.chosen.connect(chosen.append)
    QTest.mouseClick(control.buttons["r"], Qt.MouseButton.LeftButton)
    QTest.mouseClick(control.buttons["r"], Qt.MouseButton.LeftButton)
    QTest.keyClick(control.buttons["l"], Qt.Key.Key_Space)

    assert chosen == ["r", "l"]


def test_chosen__by_a_screen_readers_default_action__is_emitted(control: SegmentedControl, qtbot: QtBot) -> None:
    button = QAccessible.queryAccessibleInterface(control.buttons["r"])
    action = button.actionInterface().actionNames()[0]
    with qtbot.waitSignal(control.chosen) as chosen:
        button.actionInterface().doAction(action)

    assert chosen.args == ["r"]
    assert button.role() is QAccessible.Role.RadioButton
    assert button.state().checked
