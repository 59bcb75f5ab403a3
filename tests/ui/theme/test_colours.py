"""The colours are those of the design, and contrasts suffice as computed by WCAG 2."""

import re
from typing import get_args

import pytest
from msgspec.structs import asdict
from PySide6.QtGui import QColor

from recovery_timer.figures import prop_marks
from recovery_timer.routine.model import Temperature
from recovery_timer.routine.technique import Family
from recovery_timer.routine.timeline import Kind, Segment
from recovery_timer.ui.theme.colours import DARK, LIGHT, ColourName, Colours, mixed

THEMES = [LIGHT, DARK]
GROUNDS = ("background", "surface", "raised")

OF_THE_DESIGN = {
    "light": {
        "background": "#F6F5F1", "surface": "#FFFFFF", "raised": "#FBFAF7", "ink": "#1B2126", "muted": "#5B666E",
        "floor_muted": "#4B545B", "line": "#E3DFD6", "accent": "#0B6E63", "on_accent": "#FFFFFF",
        "accent_soft": "#EAF3F1", "rest": "#7F898F", "ready": "#858E93",
    },
    "dark": {
        "background": "#12171A", "surface": "#1A2125", "raised": "#20282D", "ink": "#F2F4F3", "muted": "#A3AFB5",
        "line": "#2C363B", "accent": "#37D3BD", "on_accent": "#06231F", "accent_soft": "#17302D", "rest": "#6B787F",
        "ready": "#626F75",
    },
}  # fmt: skip

FAMILIES_OF_THE_DESIGN = {
    Family.STRETCH: ("#256BD8", "#6FA8FF"),
    Family.DYNAMIC: ("#256BD8", "#6FA8FF"),
    Family.ROLL: ("#7C4DBE", "#B794F6"),
    Family.MASSAGE: ("#7C4DBE", "#B794F6"),
    Family.HEAT: ("#BC4B1C", "#FF8A57"),
    Family.COLD: ("#0D77A3", "#4CC3EE"),
    Family.ACTIVE: ("#2F7D46", "#6FCF8C"),
    Family.STRENGTH: ("#2F7D46", "#6FCF8C"),
    Family.ELEVATION: ("#8A6A12", "#DDB951"),
    Family.COMPRESSION: ("#8A6A12", "#DDB951"),
    Family.REST: ("#8A6A12", "#DDB951"),
}


def luminance(colour: str) -> float:
    shown = QColor(colour)
    return 0.2126 * _linear(shown.redF()) + 0.7152 * _linear(shown.greenF()) + 0.0722 * _linear(shown.blueF())


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def segment(kind: Kind, family: Family | None = Family.STRETCH) -> Segment:
    temperature = {Kind.WARM: Temperature.WARM, Kind.COLD: Temperature.COLD}.get(kind)
    return Segment(kind=kind, duration_ms=30_000, label="Hips", family=family, temperature=temperature)


@pytest.fixture(params=THEMES, ids=[theme.name for theme in THEMES])
def theme(request: pytest.FixtureRequest) -> Colours:
    made: Colours = request.param
    return made


def test_contrast__is_computed_correctly() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_colours__all_have_the_same_format(theme: Colours) -> None:
    colours = [value for name, value in asdict(theme).items() if isinstance(value, str) and name != "name"]

    assert all(re.fullmatch(r"#[0-9A-F]{6}", colour) for colour in (*colours, *theme.families.values()))


def test_colours__are_those_of_the_design(theme: Colours) -> None:
    expected = OF_THE_DESIGN[theme.name]

    assert {name: getattr(theme, name) for name in expected} == expected


def test_colour_names__are_the_fields_that_hold_one_colour() -> None:
    fields = {name for name, value in asdict(LIGHT).items() if isinstance(value, str)}

    assert set(get_args(ColourName)) == fields - {"name"}


@pytest.mark.parametrize("family", FAMILIES_OF_THE_DESIGN)
def test_families__have_the_colours_of_the_design(family: Family) -> None:
    assert (LIGHT.families[family], DARK.families[family]) == FAMILIES_OF_THE_DESIGN[family]


def test_families__each_has_a_colour(theme: Colours) -> None:
    assert set(theme.families) == set(Family)


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("text", ["ink", "muted", "accent", "danger"])
def test_text__meets_4_5_on_every_ground(theme: Colours, text: str, ground: str) -> None:
    assert contrast(getattr(theme, text), getattr(theme, ground)) >= 4.5


@pytest.mark.parametrize("text", ["ink", "muted", "accent"])
def test_text__meets_4_5_where_something_is_chosen(theme: Colours, text: str) -> None:
    assert contrast(getattr(theme, text), theme.accent_soft) >= 4.5


@pytest.mark.parametrize("ground", ["accent", "accent_hover", "accent_pressed"])
def test_text__meets_4_5_on_the_accent(theme: Colours, ground: str) -> None:
    assert contrast(theme.on_accent, getattr(theme, ground)) >= 4.5


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("family", [*Family, None])
def test_text__in_the_colour_of_a_family_meets_4_5(theme: Colours, family: Family | None, ground: str) -> None:
    assert contrast(theme.family(family), getattr(theme, ground)) >= 4.5


@pytest.mark.parametrize("family", [*Family, None])
def test_text__on_the_colour_of_a_family_meets_4_5(theme: Colours, family: Family | None) -> None:
    assert contrast(theme.on(theme.family(family)), theme.family(family)) >= 4.5


@pytest.mark.parametrize("kind", Kind)
def test_text__about_a_segment_meets_4_5(theme: Colours, kind: Kind) -> None:
    assert contrast(theme.words(segment(kind)), theme.background) >= 4.5
    assert contrast(theme.digits(segment(kind)), theme.background) >= 4.5


@pytest.mark.parametrize("text", ["ink", "floor_muted"])
def test_text__small_and_read_from_the_floor_meets_7(theme: Colours, text: str) -> None:
    assert contrast(getattr(theme, text), theme.background) >= 7


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("kind", [Kind.WORK, Kind.WARM, Kind.COLD])
@pytest.mark.parametrize("family", [*Family, None])
def test_strip__cells_of_work_meet_3(theme: Colours, kind: Kind, family: Family | None, ground: str) -> None:
    assert contrast(theme.segment(segment(kind, family)), getattr(theme, ground)) >= 3


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("outline", ["ink", "accent"])
def test_outline__of_the_present_cell_and_of_the_focus_meets_3(theme: Colours, outline: str, ground: str) -> None:
    assert contrast(getattr(theme, outline), getattr(theme, ground)) >= 3


def test_segment__gaps_differ_from_work_and_getting_ready_from_rest(theme: Colours) -> None:
    assert theme.segment(segment(Kind.GET_READY)) == theme.segment(segment(Kind.POSITION)) == theme.ready
    assert {theme.segment(segment(kind)) for kind in (Kind.REST, Kind.SWITCH, Kind.TRANSFER)} == {theme.rest}
    assert not {theme.ready, theme.rest} & {*theme.families.values(), theme.accent}


def test_segment__warm_and_cold_differ_whatever_their_family(theme: Colours) -> None:
    warm, cold = (theme.segment(segment(kind, Family.CONTRAST)) for kind in (Kind.WARM, Kind.COLD))

    assert (warm, cold) == (theme.families[Family.HEAT], theme.families[Family.COLD])


@pytest.mark.parametrize("kind", [Kind.COLD, Kind.TRANSFER, Kind.POSITION])
def test_phase__cold_water_is_never_orange__nor_is_the_gap_before_it(theme: Colours, kind: Kind) -> None:
    cold = Segment(kind=kind, duration_ms=60_000, label="Bath", family=Family.CONTRAST, temperature=Temperature.COLD)

    assert theme.phase(cold) == theme.families[Family.COLD]
    assert theme.families[Family.HEAT] not in {theme.segment(cold), theme.ring(cold), theme.words(cold)}


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("family", [*Family, None])
def test_switching__words_on_it_can_be_read(theme: Colours, kind: Kind, family: Family | None) -> None:
    ground = theme.switching(segment(kind, family))

    assert contrast(theme.ink, ground) >= 7
    assert contrast(theme.floor_muted, ground) >= 4.5
    assert contrast(theme.phase(segment(kind, family)), ground) >= 3


@pytest.mark.parametrize("ground", ["background", "surface"])
@pytest.mark.parametrize("name", ["rest", "ready", "body_edge"])
def test_cells_of_gaps_and_edges_meet_3(theme: Colours, name: str, ground: str) -> None:
    assert contrast(getattr(theme, name), getattr(theme, ground)) >= 3


def test_mixed__lays_one_colour_over_another() -> None:
    assert (mixed("#FFFFFF", "#000000", 0.5), mixed("#102030", "#405060", 0.0)) == ("#808080", "#102030")


@pytest.mark.parametrize("kind", Kind)
def test_flash__is_visible_in_every_kind_of_segment(theme: Colours, kind: Kind) -> None:
    assert contrast(theme.flash(segment(kind)), theme.background) >= 3


def test_flash__differs_in_colour_by_what_begins(theme: Colours) -> None:
    kinds = (Kind.WORK, Kind.WARM, Kind.COLD, Kind.REST, Kind.SWITCH)

    assert len({theme.flash(segment(kind, Family.STRETCH)) for kind in kinds}) == len(kinds)


def test_is_dark__says_which_it_is() -> None:
    assert (LIGHT.is_dark, DARK.is_dark) == (False, True)
    assert luminance(LIGHT.background) > luminance(LIGHT.ink)
    assert luminance(DARK.background) < luminance(DARK.ink)


@pytest.mark.parametrize("colours", THEMES, ids=lambda colours: colours.name)
@pytest.mark.parametrize("family", [None, *Family])
def test_figure__a_muscle_stands_out_from_the_line_around_it(colours: Colours, family: Family | None) -> None:
    for stage in (colours.surface, colours.stage(family)):
        assert contrast(colours.family(family), stage) >= 3.0
        assert contrast(colours.far_muscle(family), stage) >= 3.0


@pytest.mark.parametrize("colours", THEMES, ids=lambda colours: colours.name)
@pytest.mark.parametrize("family", [None, *Family])
def test_figure__a_muscle_or_the_line_around_it_stands_out_from_the_skin(
    colours: Colours, family: Family | None
) -> None:
    skin = colours.figure.skin

    assert max(contrast(colours.family(family), skin), contrast(colours.stage(family), skin)) >= 3.0


@pytest.mark.parametrize("colours", THEMES, ids=lambda colours: colours.name)
@pytest.mark.parametrize("family", [Family.HEAT, Family.COLD])
def test_figure__under_water__a_muscle_still_stands_out_from_the_line_around_it(
    colours: Colours, family: Family
) -> None:
    water = colours.family(family)
    muscle, line = (mixed(under, water, prop_marks.WATER) for under in (water, colours.stage(family)))

    assert contrast(muscle, line) >= 3.0


@pytest.mark.parametrize("colours", THEMES, ids=lambda colours: colours.name)
def test_figure__swimming__a_muscle_still_stands_out_from_the_line_around_it(colours: Colours) -> None:
    water, muscle, stage = colours.family(Family.COLD), colours.family(Family.ACTIVE), colours.stage(Family.ACTIVE)

    assert contrast(*(mixed(under, water, prop_marks.DEEP_WATER) for under in (muscle, stage))) >= 3.0
