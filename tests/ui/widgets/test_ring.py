import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.ring import Ring, fitting_px

CRIMSON = QColor("#DC143C")


@pytest.fixture
def ring(theme: ThemeManager, qtbot: QtBot) -> Ring:
    made = Ring(theme)
    qtbot.addWidget(made)
    made.resize(400, 400)
    return made


def painted(ring: Ring, digits: str = "0:23", share: float = 0.5, below: str = "") -> QImage:
    ring.show_time(digits, share, below, CRIMSON)
    return ring.grab().toImage()


def crimson(image: QImage) -> list[tuple[int, int]]:
    return [
        (x, y)
        for y in range(0, image.height(), 2)
        for x in range(0, image.width(), 2)
        if image.pixelColor(x, y) == CRIMSON
    ]


def test_share__whole_goes_all_the_way_round_and_none_leaves_nothing(ring: Ring) -> None:
    whole = crimson(painted(ring, share=1.0))

    assert {(x > 200, y > 200) for x, y in whole} == {(True, True), (True, False), (False, True), (False, False)}
    assert crimson(painted(ring, share=0.0)) == []


def test_share__what_is_left_goes_round_clockwise_from_the_top(ring: Ring) -> None:
    quarter = crimson(painted(ring, share=0.25))

    assert quarter
    assert all(x > 180 and y < 220 for x, y in quarter)
    assert len(quarter) < len(crimson(painted(ring, share=0.5))) < len(crimson(painted(ring, share=0.75)))


@pytest.mark.parametrize("size", [QSize(400, 400), QSize(700, 300), QSize(250, 600)])
@pytest.mark.parametrize("digits", ["0:05", "12:34", "3:59:59"])
def test_digits__are_as_large_as_the_ring_allows_and_stay_in_it(ring: Ring, size: QSize, digits: str) -> None:
    ring.resize(size)
    bare = painted(ring, digits="", share=0.0)
    shown = painted(ring, digits=digits, share=0.0)
    side = min(size.width(), size.height())
    changed = [
        (x, y)
        for y in range(0, size.height(), 3)
        for x in range(0, size.width(), 3)
        if bare.pixelColor(x, y) != shown.pixelColor(x, y)
    ]

    assert changed
    assert max(abs(x - size.width() / 2) for x, _ in changed) < side / 2 * 0.95
    assert max(abs(y - size.height() / 2) for _, y in changed) < side / 2 * 0.95
    assert ring.digits_px > side / 12


def test_digits__keep_their_size_while_they_count(ring: Ring) -> None:
    sizes = set()
    for seconds in range(59, -1, -7):
        painted(ring, digits=f"0:{seconds:02}")
        sizes.add(ring.digits_px)

    assert len(sizes) == 1


def test_below__the_words_are_shown_beneath_the_digits(ring: Ring) -> None:
    without, shown = painted(ring), painted(ring, below="paused")
    rows = [y for y in range(400) for x in range(0, 400, 2) if without.pixelColor(x, y) != shown.pixelColor(x, y)]

    assert rows
    assert min(rows) > 240


@pytest.mark.parametrize("text", ["0:23", "12:34", "3:59:59"])
@pytest.mark.parametrize("room", [(300.0, 60.0), (80.0, 400.0)])
def test_fitting_px__is_the_largest_that_fits(theme: ThemeManager, text: str, room: tuple[float, float]) -> None:
    width, height = room
    size = fitting_px(theme, text, width, height)

    def fits(px: float) -> bool:
        metrics = QFontMetricsF(theme.font(px, QFont.Weight.Bold))
        return metrics.horizontalAdvance(text) <= width * 1.02 and metrics.capHeight() <= height * 1.02

    assert fits(size)
    assert not fits(size * 1.1)


def test_click__is_told_and_one_with_another_button_is_not(ring: Ring, qtbot: QtBot) -> None:
    with qtbot.waitSignal(ring.pressed):
        QTest.mouseClick(ring, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(200, 200))
    with qtbot.assertNotEmitted(ring.pressed):
        QTest.mouseClick(ring, Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, QPoint(200, 200))
