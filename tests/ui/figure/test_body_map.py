from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainterPath, QRegion
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from recovery_timer.ui.figure.body_map import BodyMap, _read_path

WIDTH, HEIGHT = 440, 600
LIT = QColor("#FF0000")
FRONT = ("hip_flexors", "quads")
BACK = ("glutes", "hamstrings", "calves")
MUSCLES = FRONT + BACK

# The picture in four columns, one leg in each. From the front, the person's left is on the right.
COLUMN = {("front", "right"): 0, ("front", "left"): 1, ("back", "left"): 2, ("back", "right"): 3}


@pytest.fixture
def body_map(qtbot: QtBot) -> BodyMap:
    widget = BodyMap()
    qtbot.addWidget(widget)
    widget.set_colours(outline="#FBFAF7", region="#E7E3D9", line="#E3DFD6", text="#5B666E")
    widget.resize(WIDTH, HEIGHT)
    return widget


def painted(body_map: BodyMap, ratio: float = 1.0) -> QImage:
    image = QImage(body_map.size() * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.white)
    body_map.render(image, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
    return image


def values(image: QImage) -> memoryview:
    """The pixels, row by row: 0xffRRGGBB."""
    return memoryview(image.constBits()).cast("I")


def pixels(image: QImage, colour: QColor) -> set[tuple[int, int]]:
    wanted, width = colour.rgb(), image.width()
    return {(at % width, at // width) for at, value in enumerate(values(image)) if value == wanted}


def column(x: int) -> int:
    return x * 4 // WIDTH


def lit(body_map: BodyMap, muscle: str, side: str | None) -> set[tuple[int, int]]:
    body_map.set_lit([muscle], side, LIT)
    return pixels(painted(body_map), LIT)


@pytest.mark.parametrize("side", ["left", "right"])
@pytest.mark.parametrize("muscle", MUSCLES)
def test_set_lit__one_side_lights_that_leg_and_changes_nothing_else(body_map: BodyMap, muscle: str, side: str) -> None:
    leg = COLUMN["front" if muscle in FRONT else "back", side]
    resting = painted(body_map)
    body_map.set_lit([muscle], side, LIT)
    shown = painted(body_map)
    lit_pixels = pixels(shown, LIT)
    pairs = zip(values(resting), values(shown), strict=True)
    changed = {at % WIDTH for at, (before, after) in enumerate(pairs) if before != after}
    assert len(lit_pixels) > 800
    assert {column(x) for x, _ in lit_pixels} == {leg}
    assert {column(x) for x in changed} == {leg}


@pytest.mark.parametrize("side", [None, "together", "each"])
@pytest.mark.parametrize("muscle", MUSCLES)
def test_set_lit__both_sides_is_the_union_of_left_and_right(body_map: BodyMap, muscle: str, side: str | None) -> None:
    both = lit(body_map, muscle, side)
    assert both == lit(body_map, muscle, "left") | lit(body_map, muscle, "right")


@pytest.mark.parametrize("muscle", MUSCLES)
def test_drawing__is_symmetric(body_map: BodyMap, muscle: str) -> None:
    middle = WIDTH // 4 if muscle in FRONT else WIDTH * 3 // 4
    left, right = lit(body_map, muscle, "left"), lit(body_map, muscle, "right")
    mirrored = {(2 * middle - 1 - x, y) for x, y in left}
    # Edge pixels may round either way.
    assert len(mirrored ^ right) < 0.03 * len(right)


def test_drawing__muscles_do_not_overlap(body_map: BodyMap) -> None:
    for one, other in combinations(MUSCLES, 2):
        assert not lit(body_map, one, None) & lit(body_map, other, None)


@pytest.mark.parametrize("above, below", [("hip_flexors", "quads"), ("glutes", "hamstrings"), ("hamstrings", "calves")])
def test_drawing__muscles_lie_in_the_order_of_the_body(body_map: BodyMap, above: str, below: str) -> None:
    def height(muscle: str) -> float:
        ys = [y for _, y in lit(body_map, muscle, None)]
        return sum(ys) / len(ys)

    assert height(above) < height(below)


def test_set_lit__again_replaces_what_was_lit(body_map: BodyMap) -> None:
    body_map.set_lit(["quads", "calves"], None, LIT)
    body_map.set_lit([], None, LIT)
    assert pixels(painted(body_map), LIT) == set()


@pytest.mark.parametrize("size", [QSize(120, 160), QSize(900, 300), QSize(200, 900)])
@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_paint__at_any_size_keeps_the_shape(body_map: BodyMap, size: QSize, ratio: float) -> None:
    body_map.set_lit(["quads"], None, LIT)
    body_map.resize(size)
    lit_pixels = pixels(painted(body_map, ratio), LIT)
    wide = max(x for x, _ in lit_pixels) - min(x for x, _ in lit_pixels)
    high = max(y for _, y in lit_pixels) - min(y for _, y in lit_pixels)
    # The drawing's quads are 77.6 wide and 92.4 high; their tips end in mixed pixels.
    assert wide == pytest.approx(high * 77.6 / 92.4, abs=4)


def test_set_colours__reaches_legs_muscles_and_words(body_map: BodyMap) -> None:
    body_map.set_colours(outline="#00FF00", region="#0000FF", line="#FFFF00", text="#FF00FF")
    image = painted(body_map, 2.0)
    for colour in ("#00FF00", "#0000FF", "#FFFF00", "#FF00FF"):
        assert pixels(image, QColor(colour)), colour


def test_letters__are_bold_under_the_lit_leg_only(body_map: BodyMap) -> None:
    below_the_feet = HEIGHT - 2 * body_map.fontMetrics().height()

    def ink(image: QImage) -> list[int]:
        counts = [0, 0, 0, 0]
        for y in range(below_the_feet, HEIGHT - body_map.fontMetrics().height()):
            for x in range(WIDTH):
                counts[column(x)] += 255 - QColor(image.pixel(x, y)).lightness()
        return counts

    resting = ink(painted(body_map))
    body_map.set_lit(["calves"], "left", LIT)
    shown = ink(painted(body_map))
    darker = [leg for leg in range(4) if shown[leg] > resting[leg]]
    assert darker == [COLUMN["back", "left"]]


def test_size__leaves_room_for_the_words_in_large_type(body_map: BodyMap) -> None:
    assert body_map.sizeHint() == QSize(220, 300)
    font = body_map.font()
    font.setPixelSize(60)
    body_map.setFont(font)
    assert body_map.minimumSizeHint().width() >= 2 * body_map.fontMetrics().horizontalAdvance("front") - 1
    assert body_map.minimumSizeHint().height() >= 120 + 2 * body_map.fontMetrics().height()
    assert body_map.sizeHint().width() >= body_map.minimumSizeHint().width()


@pytest.mark.parametrize(
    "muscles, side, words",
    [
        (["hamstrings"], "left", "Left hamstrings"),
        (["hip_flexors"], "right", "Right hip flexors"),
        (["glutes"], None, "Glutes, both sides"),
        (["calves", "quads"], "right", "Calves and quads, right side"),
        (["hip_flexors", "glutes"], "each", "Hip flexors and glutes, both sides"),
        ([], "left", "No muscle"),
    ],
)
def test_accessible_name__says_what_is_lit(body_map: BodyMap, muscles: list[str], side: str | None, words: str) -> None:
    body_map.set_lit(muscles, side, LIT)
    assert body_map.accessibleName() == words


@pytest.mark.parametrize("muscle", MUSCLES)
@pytest.mark.parametrize("side", ["left", "right", "each"])
def test_accessible_name__every_muscle_and_side_has_words_of_its_own(body_map: BodyMap, muscle: str, side: str) -> None:
    body_map.set_lit([muscle], side, LIT)
    words = body_map.accessibleName().lower()
    assert muscle.replace("_", " ") in words
    assert {"left": "left", "right": "right", "each": "both sides"}[side] in words


def test_set_lit__unknown_muscle_or_side_is_refused_and_changes_nothing(body_map: BodyMap) -> None:
    body_map.set_lit(["quads"], "left", LIT)
    before = painted(body_map)
    with pytest.raises(ValueError, match="no muscle 'biceps'"):
        body_map.set_lit(["quads", "biceps"], "right", LIT)
    with pytest.raises(ValueError, match="no muscle 'shin'"):
        body_map.set_lit(["shin"], "right", LIT)
    with pytest.raises(ValueError, match="side is 'middle'"):
        body_map.set_lit(["quads"], "middle", LIT)
    assert painted(body_map) == before


def test_read_path__curves_and_lines_become_a_closed_shape() -> None:
    path = _read_path("M0 0 L10 0 C10 5 10 5 10 10 L0 10 Z M-1.5 2 L3 4")
    expected = QPainterPath(QPointF(0, 0))
    expected.lineTo(10, 0)
    expected.cubicTo(10, 5, 10, 5, 10, 10)
    expected.lineTo(0, 10)
    expected.closeSubpath()
    expected.moveTo(-1.5, 2)
    expected.lineTo(3, 4)
    assert path == expected


@pytest.mark.parametrize("data", ["m0 0", "M0 0 5 5", "M0 0 A1 1 0 0 1 2 2", "M0 0 C1 1 2 2"])
def test_read_path__anything_else_is_refused(data: str) -> None:
    with pytest.raises(ValueError, match=r"path|could not convert"):
        _read_path(data)
