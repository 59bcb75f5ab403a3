"""Painting marks: outlines as Qt paths, and their positions."""

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from recovery_timer.figures.marks import Capsule, Fill, Halo, Mark, Path, disc, polygon
from recovery_timer.figures.pictures import View
from recovery_timer.routine.technique import Family
from recovery_timer.ui.figure import painter
from recovery_timer.ui.theme.colours import DARK, LIGHT, Colours


def painted(*marks: Mark, mirrored: bool = False) -> QImage:
    image = QImage(100, 100, QImage.Format.Format_RGB32)
    image.fill(QColor("#808080"))
    brush = QPainter(image)
    inks = painter.inks(LIGHT, Family.STRETCH, "#FFFFFF")
    painter.paint(brush, marks, inks, QRectF(0, 0, 100, 100), View(scale=1.0, middle=0.0), mirrored=mirrored)
    brush.end()
    return image


@pytest.mark.parametrize(
    "capsule,inside,outside",
    [
        (Capsule(0j, 10.0 + 0j, 3.0, 2.0), [(-2.9, 0), (5, 2.3), (11.9, 0)], [(-3.2, 0), (5, 3), (12.2, 0)]),
        (Capsule(0j, 0j, 3.0, 3.0), [(2.9, 0), (0, -2.9)], [(3.1, 0)]),
        (Capsule(0j, 1.0 + 0j, 1.0, 5.0), [(-3.9, 0), (5.9, 0)], [(-4.2, 0), (6.2, 0)]),
    ],
    ids=["limb", "disc", "one within the other"],
)
def test_path__of_a_capsule(
    capsule: Capsule, inside: list[tuple[float, float]], outside: list[tuple[float, float]]
) -> None:
    path = painter.path(capsule)

    assert [point for point in inside if not path.contains(QPointF(*point))] == []
    assert [point for point in outside if path.contains(QPointF(*point))] == []


def test_path__of_curves__is_closed() -> None:
    path = painter.path(Path(0j).line_to(4.0 + 0j, 4j))

    assert path.contains(QPointF(1.0, 1.0))
    assert not path.contains(QPointF(3.0, 3.0))


def test_paint__floor_and_middle__and_mirrored() -> None:
    right = Fill(disc(20.0 + 30.0j, 5.0), "muscle")
    muscle = QColor(LIGHT.family(Family.STRETCH))

    assert painted(right).pixelColor(70, 64) == muscle
    assert painted(right, mirrored=True).pixelColor(30, 64) == muscle


def test_paint__halo__is_the_stage_around_the_shape() -> None:
    square = polygon([0j, 20.0 + 0j, 20.0 + 20.0j, 20j])
    image = painted(Halo(square, 4.0), Fill(square, "muscle"))

    assert image.pixelColor(60, 84) == QColor(LIGHT.family(Family.STRETCH))
    assert image.pixelColor(48, 84) == QColor("#FFFFFF")
    assert image.pixelColor(40, 84) == QColor("#808080")


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_inks__a_colour_for_each_tint(colours: Colours) -> None:
    inks = painter.inks(colours, Family.ROLL, colours.surface)

    assert inks["muscle"] == QColor(colours.family(Family.ROLL))
    assert all(ink.isValid() for ink in inks.values())
