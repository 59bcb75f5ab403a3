"""The user's own techniques: their limits, and how they join the catalogue."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from recovery_timer.routine import own
from recovery_timer.routine.advice.coverage import coverage
from recovery_timer.routine.advice.guidance import notes
from recovery_timer.routine.edits import new_block
from recovery_timer.routine.limits import OutOfRangeError
from recovery_timer.routine.model import Circuit, Contrast, Routine, Sides, Step
from recovery_timer.routine.own import OwnTechnique, as_technique, copy_of, missing_from, used_by, with_ids, with_own
from recovery_timer.routine.technique import Family, Muscle, Timing
from recovery_timer.routine.timeline import expand
from recovery_timer.storage.catalogue import load_catalogue
from tests.strategies import CATALOGUE, own_techniques

SHIPPED = load_catalogue()
COUCH = OwnTechnique(
    id="own-couch",
    name="Couch stretch",
    family=Family.STRETCH,
    muscles=(Muscle.QUADS, Muscle.HIP_FLEXORS),
    sides="each",
    seconds=90,
    sets=2,
    how_to="Kneel before a couch.",
    instruction="Hips forward",
    timing=Timing(position=20),
    figure="quad-stretch",
)


def routine(*techniques: str | None) -> Routine:
    steps = tuple(Step(name=f"Step {each}", technique=each, seconds=30) for each in techniques)
    return Routine(id="legs", name="Legs", blocks=(*steps, Circuit(blocks=steps), Contrast(cycles=2)))


# -- its limits


def test_own_technique__has_texts_in_normal_form_and_each_muscle_once() -> None:
    made = replace(COUCH, name="  Couch   stretch ", how_to=" a\r\nb ", muscles=(Muscle.QUADS, Muscle.QUADS))

    assert (made.name, made.how_to, made.muscles) == ("Couch stretch", "a\nb", (Muscle.QUADS,))


@pytest.mark.parametrize(
    "fields",
    [
        {"name": ""},
        {"name": "x" * 81},
        {"seconds": 0},
        {"seconds": 4 * 60 * 60 + 1},
        {"seconds": None, "reps": 0},
        {"seconds": None, "reps": 1_001},
        {"sets": 0},
        {"sets": 101},
        {"how_to": "x" * 501},
        {"instruction": "x" * 501},
        {"cautions": ("x",) * 21},
    ],
)
def test_own_technique__outside_a_limit__is_refused_by_name(fields: dict[str, object]) -> None:
    with pytest.raises(OutOfRangeError) as refused:
        replace(COUCH, **fields)

    assert refused.value.field in fields


@pytest.mark.parametrize("field,seconds", [("position", 601), ("position", -1), ("rest", 601), ("rep", 0)])
def test_own_technique__with_a_time_outside_its_limit__is_refused(field: str, seconds: int) -> None:
    with pytest.raises(OutOfRangeError) as refused:
        replace(COUCH, timing=replace(Timing(), **{field: seconds}))

    assert refused.value.field == field


@pytest.mark.parametrize(
    "fields,why",
    [
        ({"id": "../couch"}, "id must be"),
        ({"figure": "../../etc"}, "figure must be"),
        ({"family": Family.CONTRAST}, "family must be one of"),
        ({"family": Family.FUEL}, "family must be one of"),
        ({"seconds": None}, "either seconds or reps"),
        ({"reps": 10}, "either seconds or reps"),
        ({"timing": Timing(again=5)}, "again is only for"),
        ({"name": "a\0b"}, "U\\+0000"),
        ({"cautions": ("\0",)}, "U\\+0000"),
    ],
)
def test_own_technique__that_cannot_be__is_refused(fields: dict[str, object], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        replace(COUCH, **fields)


@given(technique=own_techniques())
def test_own_technique__survives_json(technique: OwnTechnique) -> None:
    assert msgspec.json.decode(msgspec.json.encode(technique), type=OwnTechnique) == technique


# -- as an entry of the catalogue


def test_as_technique__is_played_as_the_user_set_it() -> None:
    catalogue = with_own(SHIPPED, [COUCH])
    step = new_block(catalogue["own-couch"])
    assert step == Step(name="Couch stretch", technique="own-couch", seconds=90, sets=2, sides=Sides.EACH)
    first = Step(name="Walk", seconds=60)

    timeline = expand(Routine(id="legs", name="Legs", blocks=(first, step)), catalogue)

    position, work = timeline.segments[2:4]
    assert position.duration_ms == 20_000
    assert (work.label, work.family, work.instruction) == ("Couch stretch", Family.STRETCH, "Hips forward")
    assert work.drawn_as == "quad-stretch"
    assert set(coverage(timeline).sides) == {
        (muscle, side) for muscle in (Muscle.QUADS, Muscle.HIP_FLEXORS) for side in ("left", "right")
    }


def test_as_technique__by_reps__waits_for_the_user() -> None:
    technique = as_technique(replace(COUCH, seconds=None, reps=12, figure=None))

    step = new_block(technique)
    assert isinstance(step, Step)
    assert (step.seconds, step.reps) == (None, 12)
    assert technique.drawn_as == "own-couch"


@given(technique=own_techniques())
def test_as_technique__of_any__is_recommended_nothing(technique: OwnTechnique) -> None:
    catalogue = with_own(SHIPPED, [technique])
    made = catalogue[technique.id]
    assert made.is_own
    assert (made.claims, made.facts, made.how_often) == ((), (), "")
    step = new_block(made)

    found = notes(Routine(id="legs", name="Legs", blocks=(step,)), catalogue)

    assert all(note.low is None for note in found)


def test_is_own__of_what_ships_with_the_program__is_false() -> None:
    assert not any(technique.is_own for technique in SHIPPED.values())


# -- copies of ours


@pytest.mark.parametrize("technique_id", [each.id for each in SHIPPED.values() if each.place == "step"])
def test_copy_of__any_of_ours__is_played_as_ours(technique_id: str) -> None:
    ours = SHIPPED[technique_id]
    copy = as_technique(copy_of(ours, "own-1", "Mine"))

    kept = ("family", "muscles", "sides", "how_to", "instruction", "posture", "preparation", "cautions", "equipment")
    assert [getattr(copy, field) for field in kept] == [getattr(ours, field) for field in kept]
    assert copy.drawn_as == technique_id
    step, of_ours = new_block(copy), new_block(ours)
    assert isinstance(step, Step)
    assert isinstance(of_ours, Step)
    amounts = ("seconds", "reps", "sets", "sides", "order")
    assert [getattr(step, field) for field in amounts] == [getattr(of_ours, field) for field in amounts]
    assert copy.timing == replace(ours.timing, again=None)


@pytest.mark.parametrize("technique_id", ["contrast-bath", "sleep"])
def test_copy_of__not_a_step__is_refused(technique_id: str) -> None:
    with pytest.raises(ValueError, match="only a technique that is a step"):
        copy_of(SHIPPED[technique_id], "own-1", "Mine")


# -- the catalogue of both


def test_with_own__puts_the_users_last_in_their_family_and_by_name() -> None:
    ours = [each.id for each in SHIPPED.values()]
    others = [replace(COUCH, id=f"own-{name}", name=name) for name in ("zebra", "Apple")]
    roll = replace(COUCH, id="own-roll", name="Ball", family=Family.ROLL)

    ids = list(with_own(SHIPPED, [*others, roll]))

    assert [each for each in ids if not each.startswith("own-")] == ours
    assert ids.index("own-Apple") + 1 == ids.index("own-zebra")
    families = [with_own(SHIPPED, [*others, roll])[each].family for each in ids]
    assert families == sorted(families, key=list(Family).index)


def test_with_own__of_the_id_of_one_of_ours__keeps_ours() -> None:
    assert with_own(SHIPPED, [replace(COUCH, id="walking")]) == SHIPPED


def test_with_guests__adds_what_came_with_a_routine_without_saving() -> None:
    mine = with_own(CATALOGUE, [COUCH])
    theirs = replace(COUCH, name="Another")

    assert own.with_guests(mine, [theirs])["own-couch"].name == "Another"
    assert own.with_guests(mine, []) is mine


# -- techniques of a routine


def test_used_by__finds_those_of_steps_also_in_circuits() -> None:
    other = replace(COUCH, id="own-other")
    assert used_by(routine("own-couch", None), [COUCH, other]) == (COUCH,)


def test_missing_from__names_each_step_once() -> None:
    assert missing_from(with_own(SHIPPED, [COUCH]), routine("own-couch", "walking", None, "gone")) == ("Step gone",)


@settings(max_examples=settings().max_examples // 2)
@given(ids=st.dictionaries(st.sampled_from(["a", "b", "c"]), st.sampled_from(["x", "y"])))
def test_with_ids__changes_only_those_techniques(ids: dict[str, str]) -> None:
    before = ("a", "b", None, "c")

    assert with_ids(routine(*before), ids).blocks[-1] == Contrast(cycles=2)
    changed = [block.technique for block in with_ids(routine(*before), ids).blocks if isinstance(block, Step)]
    assert changed == [ids.get(each, each) if each else None for each in before]
