import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from recovery_timer.ports import Device
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.pick import ChoiceBox

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # of windows on the offscreen platform

HEADSET, HDMI = Device(id="usb", name="USB Headset"), Device(id="hdmi", name="HDMI")


class PickMachine:
    """A machine with devices, which counts how often their list was read."""

    def __init__(self, *there: Device) -> None:
        self.there = list(there)
        self.asked = 0

    def outputs(self) -> list[Device]:
        self.asked += 1
        return self.there


@pytest.fixture
def machine() -> PickMachine:
    return PickMachine(HEADSET, HDMI)


@pytest.fixture
def pick(qtbot: QtBot, theme: ThemeManager, machine: PickMachine) -> ChoiceBox:
    made = ChoiceBox(theme, usual="System default", absent="{name} (not connected)", there=machine.outputs)
    qtbot.addWidget(made)
    return made


def show(pick: ChoiceBox, qtbot: QtBot) -> None:
    with qtbot.waitExposed(pick):
        pick.show()


def offered(pick: ChoiceBox) -> list[str]:
    return [pick.itemText(index) for index in range(pick.count())]


def test_pick__before_it_is_visible__reads_nothing(pick: ChoiceBox, machine: PickMachine) -> None:
    pick.show_id("usb")
    pick.ask_anew()

    assert machine.asked == 0


def test_pick__visible__offers_the_default_first_and_what_is_available(pick: ChoiceBox, qtbot: QtBot) -> None:
    show(pick, qtbot)

    assert offered(pick) == ["System default", "USB Headset", "HDMI"]
    assert pick.currentText() == "System default"


def test_pick__opened__reads_again(pick: ChoiceBox, qtbot: QtBot, machine: PickMachine) -> None:
    show(pick, qtbot)
    machine.there.pop()
    pick.showPopup()

    assert offered(pick) == ["System default", "USB Headset"]
    pick.hidePopup()


def test_pick__open__stays_as_it_is_until_it_is_closed(pick: ChoiceBox, qtbot: QtBot, machine: PickMachine) -> None:
    show(pick, qtbot)
    pick.showPopup()
    machine.there.clear()
    pick.ask_anew()
    assert offered(pick) == ["System default", "USB Headset", "HDMI"]
    pick.hidePopup()

    pick.ask_anew()

    assert offered(pick) == ["System default"]


def test_pick__chosen_with_the_keys__emits_its_id(pick: ChoiceBox, qtbot: QtBot) -> None:
    show(pick, qtbot)
    emitted: list[str] = []
    pick.chosen.connect(emitted.append)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Home):
        QTest.keyClick(pick, key)

    assert emitted == ["usb", "hdmi", ""]


def test_show_id__emits_nothing(pick: ChoiceBox, qtbot: QtBot) -> None:
    show(pick, qtbot)
    emitted: list[str] = []
    pick.chosen.connect(emitted.append)
    pick.show_id("hdmi")

    assert (emitted, pick.currentText()) == ([], "HDMI")


def test_pick__unplugged__is_shown_by_its_name_as_not_available(
    pick: ChoiceBox, qtbot: QtBot, machine: PickMachine
) -> None:
    show(pick, qtbot)
    pick.show_id("usb")
    machine.there.remove(HEADSET)
    pick.ask_anew()
    assert offered(pick) == ["System default", "HDMI", "USB Headset (not connected)"]
    assert pick.currentText() == "USB Headset (not connected)"

    machine.there.insert(0, HEADSET)
    pick.ask_anew()

    assert (offered(pick), pick.currentText()) == (["System default", "USB Headset", "HDMI"], "USB Headset")


def test_pick__never_available_since_the_start__is_shown_by_its_id(pick: ChoiceBox, qtbot: QtBot) -> None:
    pick.show_id("alsa_output.usb-Logi")
    show(pick, qtbot)

    assert pick.currentText() == "alsa_output.usb-Logi (not connected)"
    assert pick.toolTip() == pick.currentText()


def test_pick__the_wheel__is_left_to_the_page(pick: ChoiceBox, qtbot: QtBot) -> None:
    show(pick, qtbot)
    pick.setFocus()
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(pick, wheel)

    assert not wheel.isAccepted()
    assert pick.currentIndex() == 0
