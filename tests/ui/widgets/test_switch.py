import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.switch import Switch


@pytest.fixture
def switch(theme: ThemeManager, qtbot: QtBot) -> Switch:
    made = Switch(theme)
    qtbot.addWidget(made)
    made.resize(made.sizeHint())
    made.show()
    return made


def test_switch__is_off_at_first(switch: Switch) -> None:
    assert not switch.isChecked()


def test_click__toggles_and_emits(switch: Switch) -> None:
    emitted: list[bool] = []
    switch.toggled.connect(emitted.append)
    for _ in range(2):
        QTest.mouseClick(switch, Qt.MouseButton.LeftButton)

    assert emitted == [True, False]


def test_space__toggles(switch: Switch) -> None:
    QTest.keyClick(switch, Qt.Key.Key_Space)

    assert switch.isChecked()


def test_switch__can_be_reached_without_a_mouse(switch: Switch) -> None:
    assert switch.focusPolicy() & Qt.FocusPolicy.TabFocus


@pytest.mark.parametrize("on", [True, False])
def test_screen_reader__learns_whether_it_is_on(switch: Switch, on: bool) -> None:
    switch.setChecked(on)
    state = QAccessible.queryAccessibleInterface(switch).state()

    assert (state.checkable, state.checked) == (1, int(on))


def test_paint__on_and_off_differ_by_more_than_colour(switch: Switch) -> None:
    pictures = []
    for on in (False, True):
        switch.setChecked(on)
        pictures.append(switch.grab().toImage())
    off, on_ = (
        [image.pixelColor(x, image.height() // 2).lightness() for x in range(image.width())] for image in pictures
    )

    # The knob is on the other side.
    assert off.index(max(off)) < len(off) / 2 < len(on_) - 1 - on_[::-1].index(max(on_))


def test_paint__shows_that_it_has_the_focus(switch: Switch, qtbot: QtBot) -> None:
    with qtbot.waitActive(switch):
        switch.activateWindow()
    switch.clearFocus()
    without = switch.grab().toImage()
    switch.setFocus()

    assert switch.grab().toImage() != without
