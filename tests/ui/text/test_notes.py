import pytest
from msgspec.structs import replace

from recovery_timer.routine.advice.guidance import GuidanceNote, Remark, notes
from recovery_timer.routine.model import (
    Block,
    Contrast,
    Sides,
    Sketch,
    Step,
    Temperature,
    Water,
)
from recovery_timer.routine.technique import DoseField
from recovery_timer.storage.catalogue import load_catalogue
from recovery_timer.ui.text.notes import note_text
from tests.ui.builder.steps import BATH, OWN, STRETCH, WALL

CATALOGUE = load_catalogue()


SHOWER = Contrast(warm=180, cycles=3, water=Water.SHOWER)

ICE = Step(name="Ice pack", technique="ice-pack", seconds=900)
ROLL = Step(name="Foam roll quads", technique="foam-roll-quads", seconds=30, sides=Sides.EACH)
AIS = Step(name="AIS quads", technique="ais-quads", seconds=2, sets=10, sides=Sides.EACH)

NOTES: dict[str, tuple[DoseField | Remark, Block]] = {
    "Recommended: 15–30 s.": (DoseField.SECONDS, replace(STRETCH, seconds=45)),
    "Recommended: about 2 s.": (DoseField.SECONDS, replace(AIS, seconds=10)),
    "45 min in all. Recommended: 15–20 min.": (DoseField.SECONDS, replace(ICE, sets=3)),
    "5 min in all. Recommended: 1–2 min.": (DoseField.SECONDS, replace(ROLL, sets=10)),
    "Recommended: 2–3 sets.": (DoseField.SETS, replace(STRETCH, sets=5)),
    "Warm: 3–4 min recommended.": (DoseField.WARM, replace(BATH, warm=300)),
    "Cold: 1–2 min recommended.": (DoseField.COLD, replace(BATH, cold=30)),
    "30 min in the water. Recommended: 15–20 min.": (DoseField.TOTAL, replace(BATH, cycles=6)),
    "Recommended: start with warm water.": (Remark.STARTS_COLD, replace(BATH, start_on=Temperature.COLD)),
    "Recommended: end with cold water.": (Remark.ENDS_WARM, replace(SHOWER, end_on=Temperature.WARM)),
    "Starts by itself: there may be too little time to prepare.": (Remark.NO_WAIT, replace(ICE, position=5)),
    "Only with warm muscles: warm up before any stretching.": (Remark.WARM_UP, AIS),
    "Its technique is not here: the step keeps its name and times, without figure and how-to.": (
        Remark.MISSING,
        replace(STRETCH, technique="gone"),
    ),
    "Only the left side: calves.": (Remark.ONE_SIDE, replace(STRETCH, sides=Sides.LEFT)),
    "Only the right side: calves.": (Remark.ONE_SIDE, replace(STRETCH, sides=Sides.RIGHT)),
}


def note_texts(*blocks: Block) -> dict[DoseField | Remark, str]:
    """Return the texts of all notes on ``blocks``."""
    return {note.kind: note_text(note) for note in notes(Sketch(name="Legs", blocks=blocks), CATALOGUE)}


@pytest.mark.parametrize(
    "field,expected",
    [
        (DoseField.REPS, "Recommended: 8–12 reps."),
        (DoseField.CYCLES, "Recommended: 8–12 cycles."),
    ],
)
def test_note_text__has_a_range_that_no_technique_has_yet(field: DoseField, expected: str) -> None:
    assert (
        note_text(GuidanceNote(kind=field, path=(0,), technique="calf-raises", low=8, high=12, actual=20)) == expected
    )


@pytest.mark.parametrize("expected", NOTES)
def test_note_text__has_the_recommended_number(expected: str) -> None:
    kind, block = NOTES[expected]
    assert note_texts(block)[kind] == expected


def test_note_text__of_one_side__names_every_muscle() -> None:
    swings = Step(name="Leg swings", technique="leg-swings", reps=10, sides=Sides.LEFT)
    words = note_texts(swings)[Remark.ONE_SIDE]
    assert "hamstrings" in words
    assert "hip flexors" in words


def test_note_text__of_heat_and_of_an_ice_bath__is_the_catalogues() -> None:
    epsom = Step(name="Epsom salt bath", technique="epsom-bath", seconds=900)
    ice = Step(name="Ice bath", technique="ice-bath", seconds=600)
    words = note_texts(epsom, ice)
    assert "48 hours" in words[Remark.HEAT]
    assert words[Remark.CAUTION] == " ".join(CATALOGUE["ice-bath"].cautions)


@pytest.mark.parametrize("block", [STRETCH, SHOWER, OWN, WALL], ids=["stretch", "shower", "own", "wall"])
def test_nothing_is_noted__within_the_range__or_where_there_is_none(block: Block) -> None:
    assert note_texts(block) == {}
