"""The built-in routines follow the program's own advice."""

import pytest

from recovery_timer.routine.advice.guidance import Remark, cautions, notes
from recovery_timer.routine.model import Routine, Step
from recovery_timer.routine.technique import Catalogue, Family
from recovery_timer.storage.catalogue import load_builtin_routines, load_catalogue


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


CAUTIONS = {
    "builtin-ice-bath": [Remark.CAUTION],
    "builtin-after-intervals": [Remark.CAUTION],
    "builtin-massage-gun-legs": [Remark.CAUTION],
    "builtin-strong-legs": [Remark.CAUTION],
    "builtin-rest-day": [Remark.CAUTION],
    "builtin-epsom-salt-bath": [Remark.HEAT],
    "builtin-warm-legs": [Remark.HEAT],
}


@pytest.mark.parametrize("routine", load_builtin_routines(), ids=lambda routine: routine.id)
def test_notes__on_built_in_routines_are_only_cautions(routine: Routine, catalogue: Catalogue) -> None:
    assert [note.kind for note in notes(routine, catalogue)] == CAUTIONS.get(routine.id, [])


def test_notes__on_any_heat_say_48_hours(catalogue: Catalogue) -> None:
    heat = [technique for technique in catalogue.values() if technique.family is Family.HEAT]
    for technique in heat:
        step = Step(name=technique.name, technique=technique.id, seconds=900)
        (note,) = notes(Routine(id="heat", name="Heat", blocks=(step,)), catalogue)
        assert (note.kind, note.low) == (Remark.HEAT, 48)
        assert "48 hours" in note.claim


def test_notes__on_an_ice_bath_say_to_ask_first(catalogue: Catalogue) -> None:
    step = Step(name="Ice bath", technique="ice-bath", seconds=600)
    (note,) = notes(Routine(id="ice", name="Ice", blocks=(step,)), catalogue)
    assert note.kind is Remark.CAUTION
    assert "healthcare professional" in note.claim


# -- cautions before a start


def test_cautions__each_once_with_the_key_of_its_note(catalogue: Catalogue) -> None:
    routine = Routine(
        id="r",
        name="R",
        blocks=(
            Step(name="Ice bath", technique="ice-bath", seconds=600),
            Step(name="AIS calves", technique="ais-calves", seconds=2),
            Step(name="Quad stretch", technique="quad-stretch", seconds=30),
            Step(name="Epsom bath", technique="epsom-bath", seconds=900),
            Step(name="Foam roll quads", technique="foam-roll-quads", seconds=60),
            Step(name="My own", seconds=60),
        ),
    )
    found = cautions(routine, catalogue)
    keys = {note.key for note in notes(routine, catalogue) if note.is_caution}

    assert len({caution.text for caution in found}) == len(found)
    assert {"heat", "warm up", "caution: cold"} <= keys <= {caution.key for caution in found}


def test_cautions__dismissed__are_left_out(catalogue: Catalogue) -> None:
    routine = Routine(id="r", name="R", blocks=(Step(name="Ice bath", technique="ice-bath", seconds=600),))
    first, *others = cautions(routine, catalogue)

    assert cautions(routine, catalogue, {first.key}) == tuple(others)
