"""The contents of a card: as many figures as fit, its name, its equipment, and how it went the last time."""

from collections.abc import Callable, Iterator
from itertools import groupby

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from recovery_timer.routine.lead_in import Gaps
from recovery_timer.routine.model import Contrast, Routine, Step
from recovery_timer.routine.timeline import expand
from recovery_timer.storage.catalogue import load_catalogue
from recovery_timer.ui.routines.card_delegate import CardDelegate, CardRole
from recovery_timer.ui.routines.model import Card
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.block_strip import strip_of

CATALOGUE = load_catalogue()
TECHNIQUES = ("hamstring-stretch", "foam-roll-quads", "hamstring-stretch", "legs-up-the-wall", "squats")
Paint = Callable[..., QImage]


def card(*last_time: str, name: str = "Legs", equipment: tuple[str, ...] = ()) -> Card:
    steps = tuple(Step(name=CATALOGUE[each].name, technique=each, seconds=60) for each in TECHNIQUES)
    timeline = expand(Routine(id="legs", name="Legs", blocks=(*steps, Contrast(cycles=2))), CATALOGUE, Gaps())
    return Card(
        routine_id="legs",
        name=name,
        length="10 min",
        equipment=equipment,
        summary="10 min, stretch",
        last_time=last_time,
        favourite=False,
        strip=strip_of(timeline),
    )


@pytest.fixture
def paint(theme: ThemeManager, qtbot: QtBot) -> Iterator[Paint]:
    """Return a function that paints a card in a cell of the grid, until its figures are drawn."""
    theme.choose("light")
    view, model = QListView(), QStandardItemModel(1, 1)
    qtbot.addWidget(view)
    delegate = CardDelegate(theme, view)

    def painted(shown: Card, width: int) -> QImage:
        item = QStandardItem()
        item.setData(shown, CardRole)
        model.setItem(0, item)
        image = QImage(width, 168, QImage.Format.Format_RGB32)
        image.fill(theme.colour("background"))
        brush = QPainter(image)
        cell = QRect(0, 0, width, 168)
        delegate.paint_cell(brush, cell, model.index(0, 0), chosen=False, focused=False)
        brush.end()
        return image

    yield painted
    view.close()


def tiles(image: QImage, theme: ThemeManager) -> int:
    """Return the number of figures: the runs of a stage's colour along the line above their feet."""
    stages = {theme.colours.stage(CATALOGUE[each].family) for each in TECHNIQUES}
    line = [image.pixelColor(x, 64).name().upper() in stages for x in range(image.width())]
    return sum(is_stage for is_stage, run in groupby(line) if len(list(run)) > 1)


def test_figures__the_first_three_exercises__each_once(paint: Paint, theme: ThemeManager) -> None:
    assert tiles(paint(card(), 380), theme) == 3


def test_figures__a_narrow_card__leaves_room_for_the_buttons(paint: Paint, theme: ThemeManager) -> None:
    assert tiles(paint(card(), 240), theme) == 1


def test_figures__are_drawn_after_the_card_is_shown(paint: Paint, theme: ThemeManager, qtbot: QtBot) -> None:
    before = paint(card(), 380)
    qtbot.waitUntil(lambda: paint(card(), 380) != before, timeout=15_000)


def lines(delegate: CardDelegate, shown: Card, width: int) -> list[str]:
    return [line.elided() for line in delegate._lines(QRect(0, 0, width, 152), shown)]


def test_width__of_the_longest_name__leaves_it_whole(theme: ThemeManager, qtbot: QtBot) -> None:
    view = QListView()
    qtbot.addWidget(view)
    delegate = CardDelegate(theme, view)
    shown = replace(card("done yesterday", name="Active isolated stretching"), favourite=True)
    widest = delegate.width_for(shown.name)
    for width in (widest, 300, 360, 420):
        assert shown.name in lines(delegate, shown, width)
        assert shown.length in lines(delegate, shown, width)


@pytest.mark.parametrize("width", [300, 360, 548])
def test_name__of_seventy_letters__is_whole_on_one_or_two_lines(theme: ThemeManager, qtbot: QtBot, width: int) -> None:
    view = QListView()
    qtbot.addWidget(view)
    delegate = CardDelegate(theme, view)
    name = "Everything that the legs can take after a long and hilly Sunday run up"
    shown = card("done yesterday, all of it", name=name)
    assert delegate.width_for(name) <= 360

    room = QRect(0, 0, max(width, delegate.width_for(name)), 152)
    said = [line for line in delegate._lines(room, shown) if line.text in name]
    assert " ".join(line.elided() for line in said) == name
    assert len({line.room.left() for line in said}) == 1
    assert delegate.elided(room.adjusted(-8, -8, 8, 8), shown) == ""


def test_name__of_one_endless_word__is_elided_and_in_the_tool_tip(theme: ThemeManager, qtbot: QtBot) -> None:
    view = QListView()
    qtbot.addWidget(view)
    delegate = CardDelegate(theme, view)

    assert delegate.elided(QRect(0, 0, 360, 168), card(name="legs" * 20)) == "legs" * 20


FORMS = (
    "done yesterday, 18 of 20 min, skipped Foam roll calves",
    "done yesterday, 18 of 20 min, 1 skipped",
    "done yesterday, 18 of 20 min",
    "done yesterday",
)


@pytest.mark.parametrize(
    "width,said,equipment",
    [
        (560, 0, "Roller, wall, bath tub"),
        (450, 0, "Roller +2"),
        (420, 1, "Roller, wall, bath tub"),
        (360, 1, "Roller +2"),
        (300, 2, "Roller +2"),
        (200, 3, "Roller +2"),
    ],
)
def test_last_time__is_as_long_as_fits(
    theme: ThemeManager, qtbot: QtBot, width: int, said: int, equipment: str
) -> None:
    view = QListView()
    qtbot.addWidget(view)
    delegate = CardDelegate(theme, view)
    shown = card(*FORMS, equipment=("roller", "wall", "bath tub"))

    assert lines(delegate, shown, width)[-2:] == [equipment, FORMS[said]]
    told = delegate.elided(QRect(-8, -8, width + 16, 168), shown)
    assert (FORMS[0] in told) == (said > 0)
    assert ("Roller, wall, bath tub" in told) == (equipment == "Roller +2")


def test_equipment__has_what_fits_and_the_number_of_the_rest(theme: ThemeManager, qtbot: QtBot) -> None:
    view = QListView()
    qtbot.addWidget(view)
    delegate = CardDelegate(theme, view)
    shown = card("done yesterday", equipment=("roller", "wall", "bath tub", "ice cubes"))

    assert "Roller, wall, bath tub, ice cubes" in lines(delegate, shown, 420)
    assert "Roller +3" in lines(delegate, shown, 210)
    assert "No equipment" in lines(delegate, card(), 300)
