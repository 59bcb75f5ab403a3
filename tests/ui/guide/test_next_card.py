"""The card that shows what comes next: its small figure."""

import pytest
from pytestqt.qtbot import QtBot

from recovery_timer.routine.model import Temperature, Water
from recovery_timer.routine.technique import Family
from recovery_timer.routine.timeline import Kind, Segment
from recovery_timer.ui.guide.next_card import NextCard
from recovery_timer.ui.theme.colours import LIGHT
from recovery_timer.ui.theme.manager import ThemeManager


@pytest.fixture
def card(theme: ThemeManager, qtbot: QtBot) -> NextCard:
    theme.choose("light")
    made = NextCard(theme)
    qtbot.addWidget(made)
    made.resize(400, 80)
    return made


def colours(card: NextCard) -> set[str]:
    image = card.grab().toImage()
    return {image.pixelColor(x, y).name().upper() for x in range(110) for y in range(image.height())}


@pytest.mark.parametrize(
    "temperature,family,other",
    [(Temperature.WARM, Family.HEAT, Family.COLD), (Temperature.COLD, Family.COLD, Family.HEAT)],
)
def test_figure__in_water__has_the_colour_of_its_temperature(
    card: NextCard, temperature: Temperature, family: Family, other: Family
) -> None:
    kind = Kind.WARM if temperature is Temperature.WARM else Kind.COLD
    card.show_next(
        Segment(
            kind=kind,
            duration_ms=60_000,
            label="Water",
            technique="contrast-bath",
            family=Family.CONTRAST,
            water=Water.BASIN,
            temperature=temperature,
        )
    )

    assert LIGHT.stage(family) in colours(card)
    assert LIGHT.stage(other) not in colours(card)


def test_figure__of_the_users_own_step__is_none(card: NextCard) -> None:
    card.show_next(Segment(kind=Kind.WORK, duration_ms=60_000, label="Mine"))

    assert LIGHT.stage(None) not in colours(card)
