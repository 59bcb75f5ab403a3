"""Tiles: figures that are drawn after the list is shown, and icons for techniques without one."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from recovery_timer.routine.technique import Family
from recovery_timer.ui.figure import tiles as module
from recovery_timer.ui.figure.tiles import FigureTiles
from recovery_timer.ui.theme.colours import DARK, LIGHT
from recovery_timer.ui.theme.manager import ThemeManager

ROOM = QRect(0, 0, 56, 44)


@pytest.fixture
def tiles(theme: ThemeManager) -> FigureTiles:
    theme.choose("light")
    return FigureTiles(theme, theme)


def painted(
    tiles: FigureTiles, technique: str | None, family: Family | None = Family.STRETCH, *, mirrored: bool = False
) -> QImage:
    image = QImage(ROOM.size(), QImage.Format.Format_RGB32)
    image.fill(QColor("#FFFFFF"))
    brush = QPainter(image)
    tiles.paint(brush, ROOM, technique, family, mirrored=mirrored)
    brush.end()
    return image


def colours(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name().upper() for x in range(image.width()) for y in range(image.height())}


def test_figure__is_drawn_after_the_list_is_shown(tiles: FigureTiles, qtbot: QtBot) -> None:
    with qtbot.waitSignal(tiles.drawn, timeout=15_000):
        before = painted(tiles, "hamstring-stretch")
    after = painted(tiles, "hamstring-stretch")

    assert LIGHT.figure.hair not in colours(before)
    assert LIGHT.figure.hair in colours(after)
    assert LIGHT.stage(Family.STRETCH) in colours(after)


def test_figures__each_is_drawn_once(tiles: FigureTiles, qtbot: QtBot) -> None:
    with qtbot.waitSignals([tiles.drawn, tiles.drawn], timeout=15_000):
        for technique in ("squats", "lunges", "squats"):
            painted(tiles, technique)
    with qtbot.assertNotEmitted(tiles.drawn, wait=50):
        painted(tiles, "squats")


def test_figures__many_at_once__are_not_shown_one_by_one(
    tiles: FigureTiles, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_SHOWN_EVERY_MS", 60_000)
    techniques = ("squats", "lunges", "calf-stretch", "hamstring-stretch")
    shown: list[None] = []
    tiles.drawn.connect(lambda: shown.append(None))

    for technique in techniques:
        painted(tiles, technique)
    qtbot.waitUntil(lambda: not tiles.is_drawing, timeout=15_000)

    assert len(shown) == 2
    assert all(LIGHT.figure.hair in colours(painted(tiles, technique)) for technique in techniques)


def test_mirrored__faces_left(tiles: FigureTiles, qtbot: QtBot) -> None:
    with qtbot.waitSignals([tiles.drawn, tiles.drawn], timeout=15_000):
        for mirrored in (False, True):
            painted(tiles, "calf-stretch", mirrored=mirrored)

    assert painted(tiles, "calf-stretch", mirrored=True) != painted(tiles, "calf-stretch")


@pytest.mark.parametrize("family", [None, Family.FUEL])
def test_no_figure__has_the_icon_of_the_family_at_once(tiles: FigureTiles, family: Family | None) -> None:
    assert LIGHT.family(family) in colours(painted(tiles, None, family))


def test_technique__without_a_figure__has_the_icon_once_that_is_known(tiles: FigureTiles, qtbot: QtBot) -> None:
    with qtbot.waitSignal(tiles.drawn, timeout=15_000):
        before = painted(tiles, "unicycle", None)

    assert LIGHT.accent not in colours(before)
    assert LIGHT.accent in colours(painted(tiles, "unicycle", None))


def test_figures__too_many_to_keep__the_oldest_goes(
    tiles: FigureTiles, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_MOST_KEPT", 1)
    with qtbot.waitSignals([tiles.drawn, tiles.drawn], timeout=15_000):
        for technique in ("squats", "lunges"):
            painted(tiles, technique)

    assert LIGHT.figure.hair not in colours(painted(tiles, "squats"))
    assert LIGHT.figure.hair in colours(painted(tiles, "lunges"))


def test_theme_changes__before_a_figure_is_drawn__it_has_the_new_colours(
    tiles: FigureTiles, theme: ThemeManager, qtbot: QtBot
) -> None:
    painted(tiles, "squats")
    theme.choose("dark")
    with qtbot.waitSignal(tiles.drawn, timeout=15_000):
        painted(tiles, "squats")
    dark = colours(painted(tiles, "squats"))
    theme.choose("light")
    with qtbot.waitSignal(tiles.drawn, timeout=15_000):
        painted(tiles, "squats")

    assert DARK.figure.hair in dark
    assert LIGHT.figure.hair in colours(painted(tiles, "squats"))


def test_is_drawing__until_the_last_figure_is_there(tiles: FigureTiles, qtbot: QtBot) -> None:
    drawing = [tiles.is_drawing]
    for technique in ("squats", "lunges"):
        painted(tiles, technique)
    drawing.append(tiles.is_drawing)
    assert drawing == [False, True]

    qtbot.waitUntil(lambda: not tiles.is_drawing)
    assert LIGHT.figure.hair in colours(painted(tiles, "lunges"))
