"""The builder's texts: for blocks, doses, notes, undo and redo."""

import pytest
from msgspec.structs import replace

from recovery_timer.app.editing import EditLabel, Verb
from recovery_timer.routine.advice.guidance import Note, Remark, notes
from recovery_timer.routine.model import (
    WAIT,
    Block,
    Circuit,
    Contrast,
    Order,
    Sides,
    Sketch,
    Step,
    Temperature,
    Water,
)
from recovery_timer.routine.technique import DoseField, Figure
from recovery_timer.storage.catalogue import load_catalogue
from recovery_timer.ui.text.blocks import block_name, block_summary, format_seconds
from recovery_timer.ui.text.doses import dose_label, recommendation
from recovery_timer.ui.text.history import edit_label, redo_label, undo_label
from recovery_timer.ui.text.notes import note_text
from tests.ui.builder.bench import BATH, OWN, ROUNDS, SQUATS, STRETCH, WALL

CATALOGUE = load_catalogue()

NAMES: dict[str, Block] = {
    "Calf stretch": STRETCH,
    "Contrast bath": BATH,
    "Hot/cold shower": replace(BATH, water=Water.SHOWER),
    "Circuit, 3 rounds": ROUNDS,
    "Circuit, 1 round": replace(ROUNDS, rounds=1),
}

WORDS: dict[str, Block] = {
    "30 s": Step(name="Hold", seconds=30),
    "1 min": OWN,
    "1:30": Step(name="Hold", seconds=90),
    "5 min": WALL,
    "4:00:00": Step(name="Hold", seconds=14_400),
    "10 reps": SQUATS,
    "1 rep": replace(SQUATS, reps=1),
    "3 × 10 reps": replace(SQUATS, sets=3),
    "30 s, left": Step(name="Hold", seconds=30, sides=Sides.LEFT),
    "2 × 30 s, right": Step(name="Hold", seconds=30, sets=2, sides=Sides.RIGHT),
    "2 × 30 s, each side · switch 5 s": STRETCH,
    "2 × 30 s, each side · one side first · switch 5 s": replace(STRETCH, order=Order.ONE_SIDE_FIRST),
    "30 s, each side · switch 5 s": replace(STRETCH, sets=1, order=Order.ONE_SIDE_FIRST),
    "1 min · waits for you": replace(OWN, position=WAIT),
    "1 min · position 20 s": replace(OWN, position=20),
    "4:00 warm / 1:00 cold × 4 · ends cold": BATH,
    "4:00 warm / 1:00 cold × 2 · ends warm · waits for you": Contrast(cycles=2, end_on=Temperature.WARM, position=WAIT),
    "3:00 warm / 1:00 cold × 5 · ends cold": Contrast(warm=180, total=1_200),
    "2 blocks × 3 · rest 20 s": ROUNDS,
    "1 block × 2": Circuit(blocks=(OWN,)),
}


@pytest.mark.parametrize("expected", NAMES)
def test_block_name(expected: str) -> None:
    assert block_name(NAMES[expected]) == expected


@pytest.mark.parametrize("expected", WORDS)
def test_block_summary__says_what_it_expands_to(expected: str) -> None:
    assert block_summary(WORDS[expected]) == expected


def test_block_name__is_the_users_own__whatever_it_contains() -> None:
    assert block_name(Step(name="{sets} of <b>%n</b>", seconds=30)) == "{sets} of <b>%n</b>"


@pytest.mark.parametrize(
    "seconds, expected", [(0, "0 s"), (59, "59 s"), (60, "1 min"), (61, "1:01"), (3_540, "59 min"), (3_600, "1:00:00")]
)
def test_format_seconds(seconds: int, expected: str) -> None:
    assert format_seconds(seconds) == expected


@pytest.mark.parametrize(
    "technique, expected",
    [
        ("calf-stretch", "15–30 s × 2–3"),
        ("ais-quads", "2 s"),
        ("squats", "10 reps"),
        ("foam-roll-quads", "1–2 min"),
        ("massage-gun", "a few minutes"),
        ("ice-bath", "10–15 min"),
        ("warm-compress", "10 min"),
        ("contrast-bath", "3–4 min warm / 1–2 min cold"),
        ("hot-cold-shower", "a few minutes warm / 1–2 min cold"),
    ],
)
def test_dose_label(technique: str, expected: str) -> None:
    assert dose_label(CATALOGUE[technique]) == expected


def test_dose_label__of_every_technique_that_can_be_a_block__is_not_empty() -> None:
    for technique in CATALOGUE.values():
        if technique.place != "page":
            assert dose_label(technique), technique.id


@pytest.mark.parametrize(
    "figure, expected",
    [
        (Figure(default=30, low=15, high=30, claim="Hold for 15 to 30 s."), "Hold for 15 to 30 s."),
        (Figure(default=60, words="a few minutes", claim="A few minutes."), "A few minutes."),
        (Figure(default=300), "The article gives no figure; this is our starting value."),
    ],
    ids=["range", "words", "none"],
)
def test_recommendation__is_the_articles__or_says_that_it_is_ours(figure: Figure, expected: str) -> None:
    assert recommendation(figure) == expected


SHOWER = Contrast(warm=180, cycles=3, water=Water.SHOWER)

NOTES: dict[str, tuple[DoseField | Remark, Block]] = {
    "The article gives 0:15 to 0:30.": (DoseField.SECONDS, replace(STRETCH, seconds=45)),
    "The article gives 2 to 3 times.": (DoseField.SETS, replace(STRETCH, sets=5)),
    "Warm: the article gives 3:00 to 4:00.": (DoseField.WARM, replace(BATH, warm=300)),
    "Cold: the article gives 1:00 to 2:00.": (DoseField.COLD, replace(BATH, cold=30)),
    "30:00 in the water; the article gives 15:00 to 20:00.": (DoseField.TOTAL, replace(BATH, cycles=6)),
    "The article ends hot and cold showers with cold water.": (
        Remark.ENDS_WARM,
        replace(SHOWER, end_on=Temperature.WARM),
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
        (DoseField.REPS, "The article gives 8 to 12 reps."),
        (DoseField.CYCLES, "The article gives 8 to 12 cycles."),
    ],
)
def test_note_text__has_a_range_that_no_technique_has_yet(field: DoseField, expected: str) -> None:
    assert note_text(Note(kind=field, path=(0,), technique="calf-raises", low=8, high=12, actual=20)) == expected


@pytest.mark.parametrize("expected", NOTES)
def test_note_text__has_the_articles_figure(expected: str) -> None:
    kind, block = NOTES[expected]
    assert note_texts(block)[kind] == expected


def test_note_text__with_a_single_figure__has_it_once() -> None:
    quads = Step(name="AIS quads", technique="ais-quads", seconds=10, sets=10, sides=Sides.EACH)
    assert note_texts(quads) == {DoseField.SECONDS: "The article gives 0:02."}


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


HISTORY: dict[str, EditLabel] = {
    "add Calf stretch": EditLabel(Verb.ADD, "Calf stretch"),
    "add 2 blocks": EditLabel(Verb.ADD, "Calf stretch", 2),
    "paste 3 blocks": EditLabel(Verb.PASTE, "Calf stretch", 3),
    "cut Calf stretch": EditLabel(Verb.CUT, "Calf stretch"),
    "delete 2 blocks": EditLabel(Verb.DELETE, "Calf stretch", 2),
    "duplicate Calf stretch": EditLabel(Verb.DUPLICATE, "Calf stretch"),
    "move Calf stretch": EditLabel(Verb.MOVE, "Calf stretch"),
    "move 2 blocks": EditLabel(Verb.MOVE, "Calf stretch", 2),
    "change Calf stretch": EditLabel(Verb.CHANGE, "Calf stretch"),
    "group 2 blocks": EditLabel(Verb.GROUP, "Calf stretch", 2),
    "ungroup the circuit": EditLabel(Verb.UNGROUP, "Circuit, 2 rounds"),
    "rename to Evening": EditLabel(Verb.RENAME, "Evening"),
    "edit the text": EditLabel(Verb.TYPE),
    "fit to 12:00": EditLabel(Verb.FIT, "12:00"),
    "rename to {count} of {subject}": EditLabel(Verb.RENAME, "{count} of {subject}"),
}


@pytest.mark.parametrize("expected", HISTORY)
def test_undo_label__names_the_edit(expected: str) -> None:
    assert edit_label(HISTORY[expected]) == expected
    assert undo_label(HISTORY[expected]) == f"Undo: {expected}"
    assert redo_label(HISTORY[expected]) == f"Redo: {expected}"


def test_undo_label__of_nothing__is_plain() -> None:
    assert (undo_label(None), redo_label(None)) == ("Undo", "Redo")


def test_edit_label__exists_for_every_verb() -> None:
    for verb in Verb:
        for count in (1, 2):
            words = edit_label(EditLabel(verb, "it", count))
            assert words
            assert "{" not in words
