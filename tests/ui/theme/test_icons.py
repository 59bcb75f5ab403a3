import re
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from pytestqt.qtbot import QtBot

from recovery_timer import assets
from recovery_timer.ui.theme import icons

DRAWINGS = sorted(assets.path("icons").glob("*.svg"))
NAMES = [drawing.stem for drawing in DRAWINGS]
TINTED = [drawing for drawing in DRAWINGS if drawing.stem != "app"]
FAMILIES = {
    "stretch", "dynamic", "roll", "massage", "contrast", "cold", "heat", "elevation", "compression", "active",
    "strength", "rest", "fuel", "custom",
}  # fmt: skip

CRIMSON = QColor("#DC143C")


@pytest.fixture(autouse=True)
def _application(qtbot: QtBot) -> None:
    """Pixmaps need a running application."""


def visible(image: QImage) -> list[QColor]:
    pixels = (image.pixelColor(x, y) for y in range(image.height()) for x in range(image.width()))
    return [pixel for pixel in pixels if pixel.alpha()]


def rendered(name: str, colour: QColor = CRIMSON, size_px: int = 16, ratio: float = 1.0) -> QImage:
    pixmap = icons.pixmap(name, colour, size_px, ratio)
    assert isinstance(pixmap, QPixmap)
    return pixmap.toImage()


def test_families__each_has_an_icon() -> None:
    assert {f"family-{family}" for family in FAMILIES} <= set(NAMES)


@pytest.mark.parametrize("drawing", DRAWINGS, ids=NAMES)
def test_drawing__is_on_the_24_px_grid(drawing: Path) -> None:
    root = ElementTree.fromstring(drawing.read_text(encoding="utf-8"))  # noqa: S314  our own file
    assert root.attrib["viewBox"] == "0 0 24 24"


@pytest.mark.parametrize("drawing", TINTED, ids=[drawing.stem for drawing in TINTED])
def test_drawing__names_no_colour_of_its_own(drawing: Path) -> None:
    root = ElementTree.fromstring(drawing.read_text(encoding="utf-8"))  # noqa: S314  our own file
    paints = {element.get(key, "none") for element in root.iter() for key in ("fill", "stroke", "stop-color")}
    assert paints <= {"currentColor", "none"}
    assert not any("style" in element.attrib for element in root.iter())
    assert not re.search(r"#[0-9a-fA-F]{3}|rgb\(", drawing.read_text(encoding="utf-8"))


@pytest.mark.parametrize("drawing", DRAWINGS, ids=NAMES)
def test_pixmap__is_what_was_drawn(drawing: Path) -> None:
    colour = CRIMSON.name() if drawing in TINTED else "none"
    drawn = QImage(40, 40, QImage.Format.Format_ARGB32_Premultiplied)
    drawn.fill(0)
    painter = QPainter(drawn)
    QSvgRenderer(drawing.read_bytes().replace(b"currentColor", colour.encode())).render(painter, QRectF(0, 0, 40, 40))
    painter.end()
    shown = rendered(drawing.stem, size_px=40).convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)

    difference = max(abs(one - other) for one, other in zip(drawn.constBits(), shown.constBits(), strict=True))
    assert difference <= 2, "it was drawn anew: run make icons"


def test_pictures__are_of_the_drawings() -> None:
    assert {picture.stem for picture in assets.path("icons").glob(f"*{icons.SUFFIX}")} == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_pixmap__at_16_px_shows_something_and_leaves_room(name: str) -> None:
    shown = len(visible(rendered(name)))
    assert shown >= 12
    assert shown < 256 or name == "app"


@pytest.mark.parametrize("name", [drawing.stem for drawing in TINTED])
def test_pixmap__has_the_requested_colour(name: str) -> None:
    image = rendered(name, size_px=48)
    solid = [pixel for pixel in visible(image) if pixel.alpha() == 255]
    assert solid
    # Two overlapping soft edges may change a channel by one in rounding.
    assert all(abs(pixel.red() - CRIMSON.red()) <= 1 for pixel in solid)
    assert all(abs(pixel.green() - CRIMSON.green()) <= 1 for pixel in solid)
    assert all(abs(pixel.blue() - CRIMSON.blue()) <= 1 for pixel in solid)


def test_pixmap__app_keeps_its_own_colours() -> None:
    assert rendered("app", size_px=64) == rendered("app", QColor("black"), size_px=64)


def test_pixmap__no_two_icons_look_alike() -> None:
    images = sorted(bytes(rendered(name, size_px=24).constBits()) for name in NAMES)
    assert all(one != other for one, other in pairwise(images))


def test_pixmap__on_a_dense_screen_has_more_pixels_and_the_same_size() -> None:
    pixmap = icons.pixmap("play", CRIMSON, 24, 2.0)
    assert pixmap.size() == QSize(48, 48)
    assert pixmap.deviceIndependentSize().toSize() == QSize(24, 24)


def test_pixmap__in_a_translucent_colour_is_evenly_translucent() -> None:
    # The lines of a close icon cross: painted one by one the crossing would be denser.
    image = rendered("close", QColor(0, 0, 0, 100), size_px=96)
    assert max(pixel.alpha() for pixel in visible(image)) == 100
    assert image.pixelColor(48, 48).alpha() == 100


def test_pixmap__requested_again__is_not_drawn_again() -> None:
    assert icons.pixmap("star", CRIMSON).cacheKey() == icons.pixmap("star", QColor(CRIMSON)).cacheKey()


def test_icon__has_the_requested_size() -> None:
    assert icons.icon("pause", CRIMSON, 20).availableSizes() == [QSize(20, 20)]


def test_icon__of_unknown_name_says_the_name() -> None:
    with pytest.raises(KeyError, match="no icon is named 'trombone'"):
        icons.icon("trombone", CRIMSON)
