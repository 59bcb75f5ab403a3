import pytest
from hypothesis import given, settings

from recovery_timer.routine.advice.coverage import coverage
from recovery_timer.routine.advice.guidance import Note, Remark, notes, recommended
from recovery_timer.routine.model import Block, Circuit, Contrast, Routine, Sides, Sketch, Step, Temperature, Water
from recovery_timer.routine.technique import Catalogue, Dose, DoseField, Fact, Family, Figure, Muscle, Technique
from recovery_timer.routine.timeline import BOTH, expand
from tests.strategies import CATALOGUE, routines


def technique(id: str, family: Family, dose: Dose = Dose(), **more: object) -> Technique:  # noqa: A002, B008 - the field's name; a frozen value
    texts = {"name": id.capitalize(), "how_to": "Do it.", "section": "Here", "claims": (), "place": "step"}
    return Technique(id=id, family=family, dose=dose, **{**texts, **more})  # type: ignore[arg-type] # fields by name


def figure(low: int, high: int) -> Figure:
    return Figure(default=low, low=low, high=high, claim=f"From {low} to {high}.")


DOSED: Catalogue = {
    entry.id: entry
    for entry in (
        technique("stretch", Family.STRETCH, Dose(seconds=figure(15, 30), sets=figure(2, 3)), muscles=(Muscle.CALVES,)),
        technique("raises", Family.STRENGTH, Dose(reps=figure(8, 12)), muscles=(Muscle.CALVES, Muscle.GLUTES)),
        technique("gun", Family.MASSAGE, Dose(seconds=Figure(default=60, words="a few minutes", claim="A few."))),
        technique("wall", Family.ELEVATION, Dose(seconds=Figure(default=300))),
        technique("ice-bath", Family.COLD, cautions=("Ask first.",)),
        technique("ice-pack", Family.COLD, cautions=("Leave out what hurts.",)),
        technique(
            "compress",
            Family.HEAT,
            cautions=("Wait.", "Really."),
            facts=(
                Fact(what="salt", low=1, high=2, unit="cups", claim="1 to 2 cups."),
                Fact(what="wait", low=48, high=48, unit="h", claim="48 hours."),
            ),
        ),
        technique(
            "contrast-bath",
            Family.CONTRAST,
            Dose(warm=figure(180, 240), cold=figure(60, 120), total=figure(900, 1_200)),
            place="contrast",
        ),
        technique(
            "hot-cold-shower",
            Family.CONTRAST,
            Dose(warm=Figure(default=180, words="a few minutes", claim="A few."), cycles=figure(2, 4)),
            place="contrast",
        ),
    )
}


def step(id: str, **fields: object) -> Step:  # noqa: A002 - the field's name
    amount = {} if "reps" in fields else {"seconds": 20}
    return Step(name=id, technique=id, **{**amount, **fields})  # type: ignore[arg-type] # fields by name


def noted(*blocks: Block) -> tuple[Note, ...]:
    return notes(Sketch(name="Legs", blocks=blocks), DOSED)


def test_notes__says_hold_and_sets_outside_the_range_with_the_figures() -> None:
    hold, sets = noted(step("stretch", seconds=45, sets=1))
    assert hold == Note(
        kind=DoseField.SECONDS, path=(0,), technique="stretch", low=15, high=30, actual=45, claim="From 15 to 30."
    )
    assert (sets.kind, sets.low, sets.high, sets.actual) == (DoseField.SETS, 2, 3, 1)


@pytest.mark.parametrize("seconds", [15, 30])
@pytest.mark.parametrize("sets", [2, 3])
def test_notes__says_nothing_at_the_ends_of_a_range(seconds: int, sets: int) -> None:
    assert noted(step("stretch", seconds=seconds, sets=sets)) == ()


def test_notes__says_reps_outside_the_range() -> None:
    assert [(note.kind, note.actual) for note in noted(step("raises", reps=7))] == [(DoseField.REPS, 7)]


def test_notes__counts_the_rounds_of_a_circuit_as_sets_and_as_time_in_the_water() -> None:
    bath = Contrast(cycles=1)
    assert noted(Circuit(blocks=(step("stretch"),), rounds=3), Circuit(blocks=(bath,), rounds=4)) == ()
    (sets,) = noted(Circuit(blocks=(step("wall"), step("stretch", sets=2)), rounds=2))
    assert (sets.path, sets.kind, sets.actual) == ((0, 1), DoseField.SETS, 4)
    (water,) = noted(Circuit(blocks=(bath,), rounds=5))
    assert (water.kind, water.actual) == (DoseField.TOTAL, 1_500)


@pytest.mark.parametrize(
    "block",
    [
        step("wall", seconds=14_400, sets=100),
        step("gun", seconds=1),
        step("stretch", reps=1_000, sets=2),
        step("raises", seconds=1),
        Step(name="Own", seconds=14_400),
        Step(name="Gone", technique="gone-since", seconds=14_400),
        Contrast(water=Water.SHOWER, warm=900, cycles=3),
    ],
)
def test_notes__says_nothing_where_there_is_no_figure(block: Block) -> None:
    assert noted(block) == ()


def test_notes__says_warm_cold_and_time_in_the_water_of_a_bath() -> None:
    found = noted(Contrast(warm=300, cold=30, cycles=4))
    assert [(note.kind, note.actual) for note in found] == [
        (DoseField.WARM, 300),
        (DoseField.COLD, 30),
        (DoseField.TOTAL, 1_320),
    ]


def test_notes__says_that_a_shower_does_not_end_cold_and_leaves_a_bath_alone() -> None:
    warm = Temperature.WARM
    (ends, many) = sorted(noted(Contrast(water=Water.SHOWER, cycles=5, end_on=warm)), key=lambda note: note.kind)[::-1]
    assert (ends.kind, many.kind) == (Remark.ENDS_WARM, DoseField.CYCLES)
    assert noted(Contrast(cycles=3, end_on=warm)) == ()


def test_notes__says_the_48_hours_of_heat_and_not_its_other_facts() -> None:
    (heat,) = noted(step("compress"))
    assert (heat.kind, heat.low, heat.high, heat.claim) == (Remark.HEAT, 48, 48, "Wait. Really.")


def test_notes__says_the_caution_of_an_ice_bath_and_of_no_other_cold() -> None:
    found = noted(step("ice-bath"), step("ice-pack"))
    assert [(note.path, note.kind, note.claim) for note in found] == [((0,), Remark.CAUTION, "Ask first.")]


def test_notes__says_once_which_muscles_are_worked_on_one_side_only_at_the_first_block() -> None:
    raises = step("raises", reps=10, sides=Sides.LEFT)
    found = noted(step("wall"), raises, step("stretch", sets=2, sides=Sides.LEFT))
    assert found == (
        Note(
            kind=Remark.ONE_SIDE,
            path=(1,),
            technique="raises",
            muscles=(Muscle.CALVES, Muscle.GLUTES),
            side="left",
        ),
    )
    # The calves have both sides now, the glutes still have one.
    (left,) = noted(raises, step("stretch", sets=2, sides=Sides.RIGHT))
    assert left.muscles == (Muscle.GLUTES,)
    assert noted(raises, step("raises", reps=10, sides=Sides.RIGHT)) == ()


def test_notes__are_in_block_order() -> None:
    left = step("stretch", sets=1, sides=Sides.LEFT)
    found = noted(Circuit(blocks=(left, step("ice-bath")), rounds=1), step("compress"))
    assert [(note.path, note.kind) for note in found] == [
        ((0, 0), DoseField.SETS),
        ((0, 0), Remark.ONE_SIDE),
        ((0, 1), Remark.CAUTION),
        ((1,), Remark.HEAT),
    ]


def test_recommended__is_the_figure_of_the_dose() -> None:
    assert recommended(DOSED["stretch"], DoseField.SECONDS) == figure(15, 30)
    assert recommended(DOSED["wall"], DoseField.SECONDS) == Figure(default=300)
    assert recommended(DOSED["wall"], DoseField.REPS) is None
    assert recommended(None, DoseField.SECONDS) is None


@settings(max_examples=50)
@given(routines(most_sets=3, most_segments=100))
def test_notes__agrees_with_coverage_about_one_side(routine: Routine) -> None:
    found = [note for note in notes(routine, CATALOGUE) if note.kind is Remark.ONE_SIDE]
    worked = coverage(expand(routine, CATALOGUE)).sides
    one_sided = {muscle: side for muscle, side in worked if not all((muscle, each) in worked for each in BOTH)}
    assert {muscle: note.side for note in found for muscle in note.muscles} == one_sided
