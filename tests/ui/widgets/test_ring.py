from itertools import product

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPaintEvent, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets import big_digits
from recovery_timer.ui.widgets.ring import Dial, Ring, RingShape

CRIMSON = QColor("#DC143C")


@pytest.fixture
def ring(theme: ThemeManager, qtbot: QtBot) -> Ring:
    made = Ring(theme)
    qtbot.addWidget(made)
    made.resize(400, 400)
    return made


def dial(digits: str = "0:23", share: float = 0.5, below: str = "", **more: object) -> Dial:
    return Dial(digits=digits, share=share, below=below, colour=CRIMSON.name(), **more)  # type: ignore[arg-type]  # up to the caller


def painted(ring: Ring, digits: str = "0:23", share: float = 0.5, below: str = "", **more: object) -> QImage:
    ring.show_dial(dial(digits, share, below, **more))
    return ring.grab().toImage()


def crimson(image: QImage) -> list[tuple[int, int]]:
    return [
        (x, y)
        for y in range(0, image.height(), 2)
        for x in range(0, image.width(), 2)
        if image.pixelColor(x, y) == CRIMSON
    ]


def test_share__one_is_the_whole_circle_and_zero_is_nothing(ring: Ring) -> None:
    whole = crimson(painted(ring, share=1.0))

    assert {(x > 200, y > 200) for x, y in whole} == {(True, True), (True, False), (False, True), (False, False)}
    assert crimson(painted(ring, share=0.0)) == []


def test_share__goes_clockwise_from_the_top(ring: Ring) -> None:
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
    without, shown = painted(ring), painted(ring, below="left")
    rows = [y for y in range(400) for x in range(0, 400, 2) if without.pixelColor(x, y) != shown.pixelColor(x, y)]

    assert max(rows) > 240


class PaintedRing(QObject):
    """Records the part of a visible ring that is repainted."""

    def __init__(self, ring: Ring) -> None:
        super().__init__(ring)
        self.region = QRegion()
        ring.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.region += event.region()
        return False


def area(region: QRegion) -> int:
    # In PySide6 a region is iterable, but its stubs do not say so.
    return sum(rect.width() * rect.height() for rect in region)  # type: ignore[attr-defined]


@pytest.mark.parametrize("size", [QSize(400, 400), QSize(700, 300), QSize(250, 600)])
@pytest.mark.parametrize(
    "share,then", [(1.0, 0.99), (1.0, 0.7), (0.9, 0.88), (0.51, 0.49), (0.26, 0.24), (0.02, 0.005), (0.02, 0.0)]
)
@pytest.mark.parametrize("digits", ["0:23", "0:22"])
def test_show_time__paints_again_all_that_changes(
    ring: Ring, size: QSize, share: float, then: float, digits: str
) -> None:
    ring.resize(size)
    ring.show()
    QApplication.processEvents()
    before = painted(ring, share=share)
    QApplication.processEvents()
    seen = PaintedRing(ring)
    ring.show_dial(dial(digits, then))
    QApplication.processEvents()
    again = seen.region
    after = ring.grab().toImage()

    changed = [
        QPoint(x, y)
        for y in range(0, size.height(), 2)
        for x in range(0, size.width(), 2)
        if before.pixel(x, y) != after.pixel(x, y)
    ]
    assert changed
    assert [point for point in changed if not again.contains(point)] == []


@pytest.mark.parametrize("below", ["", "left"])
def test_paint__a_part__is_as_in_the_whole(ring: Ring, below: str) -> None:
    whole = painted(ring, share=0.6, below=below)
    for x, y in product(range(0, 400, 80), repeat=2):
        part = QRect(x, y, 80, 80)
        alone, there = QImage(part.size(), whole.format()), whole.copy(part)
        ring.render(alone, QPoint(), QRegion(part))
        apart = [abs(a - b) for a, b in zip(bytes(alone.constBits()), bytes(there.constBits()), strict=True)]

        # A part of the arc has slightly other curves than the whole.
        assert max(apart) < 64, part


def test_show_time__the_arc_moves_beside_the_digits__does_not_paint_them(
    ring: Ring, monkeypatch: pytest.MonkeyPatch
) -> None:
    ring.show()
    painted(ring, share=1.0)
    QApplication.processEvents()
    drawn: list[str] = []
    monkeypatch.setattr(big_digits, "draw", lambda painter, theme, text, **how: drawn.append(text))
    for hundredths in range(99, 2, -1):
        ring.show_dial(dial("0:23", hundredths / 100))
        QApplication.processEvents()

    assert len(drawn) < 30


def test_show_time__the_arc_has_hardly_moved__paints_little_or_nothing(ring: Ring, qtbot: QtBot) -> None:
    with qtbot.waitExposed(ring):
        ring.show()
    painted(ring, share=0.5)
    QApplication.processEvents()
    seen = PaintedRing(ring)
    ring.show_dial(dial("0:23", 0.4999))
    QApplication.processEvents()
    nothing = area(seen.region)
    ring.show_dial(dial("0:23", 0.495))
    QApplication.processEvents()

    assert nothing == 0
    assert 0 < area(seen.region) < 400 * 400 / 50


def test_pause__shows_two_bars_and_a_smaller_time(ring: Ring) -> None:
    running, digits_px = painted(ring), ring.digits_px
    paused = painted(ring, paused=True)

    assert running != paused
    assert ring.digits_px < digits_px / 2
    assert crimson(paused) == []


def test_bar__for_a_long_time__is_below_the_digits_and_shortens(ring: Ring) -> None:
    ring.resize(600, 400)
    half = crimson(painted(ring, "1:00:00", 0.5, shape=RingShape.BAR))
    quarter = crimson(painted(ring, "1:00:00", 0.25, shape=RingShape.BAR))

    assert min(y for _, y in half) > 200
    assert max(x for x, _ in quarter) < max(x for x, _ in half) < 320


def test_dashed__shows_an_icon_and_no_digits(ring: Ring) -> None:
    image = painted(ring, "", 1.0, shape=RingShape.DASHED, icon="family-cold")

    assert crimson(image)
    assert all(abs(x - 200) < 60 and abs(y - 200) < 60 for x, y in crimson(image))


@pytest.mark.parametrize("digits", ["0:23", "10:00"])
def test_digits__reach_the_minimum_height__squeezed_if_necessary(ring: Ring, digits: str) -> None:
    ring.set_least(100)
    painted(ring, digits)

    assert ring.digits_px >= 100


def test_click__is_emitted_but_not_with_another_button(ring: Ring, qtbot: QtBot) -> None:
    with qtbot.waitSignal(ring.pressed):
        QTest.mouseClick(ring, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(200, 200))
    with qtbot.assertNotEmitted(ring.pressed):
        QTest.mouseClick(ring, Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, QPoint(200, 200))
