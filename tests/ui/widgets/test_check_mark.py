import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.check_mark import CheckMark


@pytest.fixture
def mark(theme: ThemeManager, qtbot: QtBot) -> CheckMark:
    theme.set_animated(False)
    made = CheckMark(theme, 100)
    qtbot.addWidget(made)
    made.resize(100, 100)
    return made


def ink(mark: CheckMark, colour: QColor) -> int:
    image = mark.grab().toImage()
    return sum(image.pixelColor(x, y) == colour for x in range(100) for y in range(100))


def test_draw__done__is_a_check_in_the_accent(mark: CheckMark, theme: ThemeManager) -> None:
    mark.draw(done=True)

    assert ink(mark, theme.colour("accent")) > 500
    assert ink(mark, theme.colour("rest")) == 0


def test_draw__stopped__is_not_a_check(mark: CheckMark, theme: ThemeManager) -> None:
    mark.draw(done=False)

    assert ink(mark, theme.colour("rest")) > 500
    assert ink(mark, theme.colour("accent")) == 0


def test_draw__is_animated__until_it_is_complete(mark: CheckMark, theme: ThemeManager, qtbot: QtBot) -> None:
    mark.draw(done=True)
    whole = ink(mark, theme.colour("accent"))
    theme.set_animated(True)
    mark.draw(done=True)
    mark._advance(0.3)
    part = ink(mark, theme.colour("accent"))

    assert 0 < part < whole
    qtbot.waitUntil(lambda: ink(mark, theme.colour("accent")) == whole, timeout=15_000)
