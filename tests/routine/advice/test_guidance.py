import pytest
from msgspec.structs import replace

from recovery_timer.routine.advice.guidance import GuidanceNote, Remark, cautions, notes, recommended
from recovery_timer.routine.edits import RowPath
from recovery_timer.routine.model import WAIT, Block, Circuit, Contrast, Sides, Sketch, Step, Temperature, Water
from recovery_timer.routine.technique import Amount, Catalogue, Dose, DoseField, Fact, Family, Muscle, Technique, Timing


def technique(id: str, family: Family, dose: Dose = Dose(), **more: object) -> Technique:  # noqa: A002, B008 - the field's name; a frozen value
    texts = {"name": id.capitalize(), "how_to": "Do it.", "section": "Here", "claims": (), "place": "step"}
    return Technique(id=id, family=family, dose=dose, **{**texts, **more})  # type: ignore[arg-type] # fields by name


def amount(low: int, high: int, *, is_sum: bool = False) -> Amount:
    return Amount(default=low, low=low, high=high, claim=f"From {low} to {high}.", is_sum=is_sum)


ABOUT_2 = Amount(default=2, low=2, high=2, claim="About 2 s.", is_about=True)


DOSED: Catalogue = {
    entry.id: entry
    for entry in (
        technique("stretch", Family.STRETCH, Dose(seconds=amount(15, 30), sets=amount(2, 3)), muscles=(Muscle.CALVES,)),
        technique("raises", Family.STRENGTH, Dose(reps=amount(8, 12)), muscles=(Muscle.CALVES, Muscle.GLUTES)),
        technique("gun", Family.MASSAGE, Dose(seconds=Amount(default=60, words="a few minutes", claim="A few."))),
        technique("wall", Family.ELEVATION, Dose(seconds=Amount(default=300))),
        technique("raw", Family.STRETCH, Dose(seconds=ABOUT_2), needs_warm_up=True, cautions=("Warm up.",)),
        technique("roll", Family.ROLL, Dose(seconds=amount(60, 120, is_sum=True)), muscles=(Muscle.CALVES,)),
        technique("walk", Family.ACTIVE, muscles=(Muscle.CALVES, Muscle.GLUTES)),
        technique("knees", Family.DYNAMIC, muscles=(Muscle.QUADS,)),
        technique(
            "ice-bath",
            Family.COLD,
            Dose(seconds=amount(10, 60, is_sum=True)),
            cautions=("Ask first.", "And then?"),
            is_cautioned=True,
            preparation="Run it.",
            timing=Timing(position="wait"),
        ),
        technique("dip", Family.COLD, cautions=("Ask first.",), is_cautioned=True),
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
            Dose(warm=amount(180, 240), cold=amount(60, 120), total=amount(900, 1_200)),
            place="contrast",
        ),
        technique(
            "hot-cold-shower",
            Family.CONTRAST,
            Dose(warm=Amount(default=180, words="a few minutes", claim="A few."), cycles=amount(2, 4)),
            place="contrast",
        ),
    )
}


def step(id: str, **fields: object) -> Step:  # noqa: A002 - the field's name
    usual = {} if "reps" in fields else {"seconds": 20}
    return Step(name=id, technique=id, **{**usual, **fields})  # type: ignore[arg-type] # fields by name


LEFT, RIGHT, EACH = Sides.LEFT, Sides.RIGHT, Sides.EACH


def noted(*blocks: Block) -> tuple[GuidanceNote, ...]:
    return notes(Sketch(name="Legs", blocks=blocks), DOSED)


def kinds(*blocks: Block) -> list[DoseField | Remark]:
    return [note.kind for note in noted(*blocks)]


# -- amounts, row by row


def test_notes__hold_and_sets_outside_the_range__have_the_amounts() -> None:
    hold, sets = noted(step("stretch", seconds=45, sets=1))
    assert hold == GuidanceNote(
        kind=DoseField.SECONDS,
        path=(0,),
        technique="stretch",
        low=15,
        high=30,
        actual=45,
        claim="From 15 to 30.",
        subject="stretch",
    )
    assert (sets.kind, sets.low, sets.high, sets.actual, sets.in_all) == (DoseField.SETS, 2, 3, 1, True)


@pytest.mark.parametrize("seconds", [15, 30])
@pytest.mark.parametrize("sets", [2, 3])
def test_notes__none_at_the_ends_of_a_range(seconds: int, sets: int) -> None:
    assert noted(step("stretch", seconds=seconds, sets=sets)) == ()


@pytest.mark.parametrize("seconds, kind", [(1, []), (2, []), (3, []), (4, [DoseField.SECONDS])])
def test_notes__about_2_s__allows_a_second_more_or_less(seconds: int, kind: list[DoseField]) -> None:
    assert kinds(step("walk"), step("raw", seconds=seconds)) == kind


def test_notes__reps_outside_the_range() -> None:
    assert [(note.kind, note.actual) for note in noted(step("raises", reps=7))] == [(DoseField.REPS, 7)]


@pytest.mark.parametrize(
    "block",
    [
        step("wall", seconds=14_400, sets=100),
        step("gun", seconds=1),
        step("stretch", reps=1_000, sets=2),
        step("raises", seconds=1),
        Step(name="Own", seconds=14_400),
        Contrast(water=Water.SHOWER, warm=900, cycles=3),
    ],
)
def test_notes__none_without_a_recommendation(block: Block) -> None:
    assert noted(block) == ()


def test_notes__warm_cold_and_time_in_the_water_of_a_bath() -> None:
    found = noted(Contrast(warm=300, cold=30, cycles=4))
    assert [(note.kind, note.actual) for note in found] == [
        (DoseField.WARM, 300),
        (DoseField.COLD, 30),
        (DoseField.TOTAL, 1_320),
    ]


# -- amounts that add up


@pytest.mark.parametrize(
    "blocks, sets",
    [
        ((step("stretch", sides=EACH), step("stretch", sides=EACH)), None),
        ((step("stretch", sets=2, sides=LEFT), step("stretch", sets=2, sides=RIGHT)), None),
        ((step("stretch", sides=LEFT), step("wall"), step("stretch"), step("stretch", sides=RIGHT)), None),
        ((step("stretch", sets=2, sides=LEFT), step("stretch", sets=1, sides=RIGHT)), 1),
        ((step("stretch", sets=2, sides=EACH), step("stretch", sets=2)), 4),
        ((Circuit(blocks=(step("stretch"),), rounds=3),), None),
        ((Circuit(blocks=(step("wall"), step("stretch", sets=2)), rounds=2),), 4),
    ],
)
def test_notes__count_sets_over_rows_and_rounds_for_each_side(blocks: tuple[Block, ...], sets: int | None) -> None:
    assert [note.actual for note in noted(*blocks)] == ([] if sets is None else [sets])


@pytest.mark.parametrize(
    "blocks, actual",
    [
        ((step("roll", seconds=30, sets=2, sides=EACH),), None),
        ((step("roll", seconds=45, sides=EACH),), None),  # 1:30 for both legs
        ((step("roll", seconds=45, sides=LEFT), step("roll", seconds=45, sides=RIGHT)), None),
        ((step("roll", seconds=120, sides=EACH),), None),
        ((step("roll", seconds=25, sides=EACH),), 25),
        ((step("roll", seconds=45),), 45),
        ((Circuit(blocks=(step("roll", seconds=120, sides=EACH),), rounds=3),), 360),
        ((step("roll", seconds=90), step("wall"), step("roll", seconds=90)), 180),
    ],
)
def test_notes__add_up_the_time_for_a_muscle_group_per_side_or_over_both(
    blocks: tuple[Block, ...], actual: int | None
) -> None:
    found = noted(*blocks)
    assert [(note.path[0], note.actual, note.in_all) for note in found] == (
        [] if actual is None else [(0, actual, True)]
    )


def test_notes__add_up_the_time_in_ice() -> None:
    ranges = [note for note in noted(step("ice-bath", seconds=60, sets=10)) if isinstance(note.kind, DoseField)]
    assert [(note.actual, note.high) for note in ranges] == [(600, 60)]
    assert DoseField.SECONDS in kinds(step("ice-bath", seconds=60), step("wall"), step("ice-bath", seconds=60))


def test_notes__add_up_time_in_the_water_and_cycles() -> None:
    bath, shower = Contrast(cycles=2), Contrast(water=Water.SHOWER, cycles=2)
    assert noted(bath, step("wall"), bath) == ()
    assert noted(Circuit(blocks=(Contrast(cycles=1),), rounds=4)) == ()
    (water,) = noted(Circuit(blocks=(Contrast(cycles=1),), rounds=5))
    assert (water.kind, water.actual) == (DoseField.TOTAL, 1_500)
    assert [(note.kind, note.actual) for note in noted(shower, shower, shower)] == [(DoseField.CYCLES, 6)]


@pytest.mark.parametrize("end_on", Temperature)
@pytest.mark.parametrize("cold", range(60, 121, 15))
@pytest.mark.parametrize("warm", range(180, 241, 15))
def test_notes__none_on_a_bath_whose_three_lengths_are_in_range(warm: int, cold: int, end_on: Temperature) -> None:
    for total in range(900, 1_201, 30):
        assert noted(Contrast(warm=warm, cold=cold, total=total, end_on=end_on)) == ()
    assert kinds(Contrast(warm=warm, cold=cold, total=2_400, end_on=end_on)) == [DoseField.TOTAL]
    two = Circuit(blocks=(Contrast(warm=warm, cold=cold, total=900, end_on=end_on),), rounds=2)
    assert kinds(two) == [DoseField.TOTAL]


# -- remarks


def test_notes__bath_that_starts_cold_and_shower_that_ends_warm() -> None:
    warm, cold = Temperature.WARM, Temperature.COLD
    shower = Contrast(water=Water.SHOWER, cycles=3, end_on=warm)
    assert kinds(shower) == [Remark.ENDS_WARM]
    assert kinds(Contrast(cycles=3, end_on=warm)) == []
    assert kinds(Contrast(cycles=3, start_on=cold), replace(shower, start_on=cold)) == [
        Remark.STARTS_COLD,
        Remark.ENDS_WARM,
    ]


def test_notes__48_hours_before_heat__once() -> None:
    (heat,) = noted(step("compress"), step("wall"), step("compress"))
    assert (heat.path, heat.kind, heat.low, heat.high, heat.claim) == ((0,), Remark.HEAT, 48, 48, "Wait.")


def test_notes__first_caution__once_for_a_family_and_only_if_cautioned() -> None:
    found = noted(step("ice-pack"), step("ice-bath"), step("dip"))
    assert [(note.path, note.kind, note.claim) for note in found] == [((1,), Remark.CAUTION, "Ask first.")]


@pytest.mark.parametrize(
    "blocks, path",
    [
        ((step("raw", seconds=2), step("raw", seconds=2)), (0,)),
        ((step("stretch", sets=2), step("raw", seconds=2)), (1,)),
        ((step("walk"), step("stretch", sets=2), step("raw", seconds=2)), None),
        ((step("knees"), step("raw", seconds=2)), None),
        ((Circuit(blocks=(step("raw", seconds=2), step("walk")), rounds=2),), (0, 0)),
    ],
)
def test_notes__ask_for_a_warm_up_if_nothing_warms_up(blocks: tuple[Block, ...], path: RowPath | None) -> None:
    found = noted(*blocks)
    assert [(note.path, note.kind, note.claim) for note in found] == (
        [] if path is None else [(path, Remark.WARM_UP, "Warm up.")]
    )


def test_notes__technique_with_preparation_that_starts_by_itself() -> None:
    (note,) = (note for note in noted(step("wall"), step("ice-bath", position=5)) if note.kind is Remark.NO_WAIT)
    assert (note.path, note.actual) == ((1,), 5)
    (first,) = (note for note in noted(step("ice-bath", position=5)) if note.kind is Remark.NO_WAIT)
    assert first.actual is None
    for position in (None, WAIT):
        assert Remark.NO_WAIT not in kinds(step("wall"), step("ice-bath", position=position))
    assert kinds(step("compress", position=5)) == [Remark.HEAT]


# -- sides


def test_notes__muscles_worked_on_one_side_only__once_at_the_first_block() -> None:
    raises = step("raises", reps=10, sides=LEFT)
    found = noted(step("wall"), raises)
    assert found == (
        GuidanceNote(
            kind=Remark.ONE_SIDE,
            path=(1,),
            technique="raises",
            muscles=(Muscle.CALVES, Muscle.GLUTES),
            side="left",
            subject="raises",
        ),
    )
    assert noted(raises, step("raises", reps=10, sides=RIGHT)) == ()


@pytest.mark.parametrize(
    "other", [step("walk", seconds=1_200), step("roll", seconds=60), step("raises", reps=10), Contrast(cycles=4)]
)
def test_notes__one_sided_stretch__is_not_balanced_by_another_kind_of_work(other: Block) -> None:
    (note,) = noted(step("stretch", sets=2, sides=LEFT), other)
    assert (note.kind, note.side, note.muscles) == (Remark.ONE_SIDE, "left", (Muscle.CALVES,))


def test_notes__cold_or_gentle_work__may_be_one_sided() -> None:
    assert noted(step("walk", sides=LEFT)) == ()


# -- all of them


def test_notes__technique_of_a_step_is_missing() -> None:
    gone = Step(name="Couch stretch", technique="gone", seconds=30)
    own = Step(name="My own", seconds=30)

    found = noted(gone, own, Circuit(blocks=(own, gone)))

    assert [(note.kind, note.path, note.key) for note in found] == [
        (Remark.MISSING, (0,), "missing: gone"),
        (Remark.MISSING, (2, 1), "missing: gone"),
    ]


def test_cautions__never_noted_beside_a_block__are_keyed_by_their_text() -> None:
    sketch = Sketch(name="Legs", blocks=(step("ice-bath", seconds=30), step("ice-pack", seconds=600)))

    of_family, *others = cautions(sketch, DOSED)

    assert (of_family.text, of_family.key) == ("Ask first.", "caution: cold")
    assert [caution.key for caution in others] == ["caution: And then?", "caution: Leave out what hurts."]
    assert cautions(sketch, DOSED, {caution.key for caution in others}) == (of_family,)


def test_notes__are_in_block_order() -> None:
    left = step("stretch", sets=1, sides=LEFT)
    found = noted(Circuit(blocks=(left, step("ice-bath")), rounds=1), step("compress"))
    assert [(note.path, note.kind) for note in found] == [
        ((0, 0), DoseField.SETS),
        ((0, 0), Remark.ONE_SIDE),
        ((0, 1), Remark.CAUTION),
        ((1,), Remark.HEAT),
    ]


def test_notes__leave_out_what_the_user_has_dismissed() -> None:
    made = Sketch(name="Legs", blocks=(step("stretch", sets=1), step("ice-bath"), step("compress")))
    found = notes(made, DOSED)
    assert [note.key for note in found] == ["sets: stretch", "caution: cold", "heat"]
    for note in found:
        assert [other.key for other in notes(made, DOSED, {note.key})] == [
            other.key for other in found if other is not note
        ]


def test_is_caution__distinguishes_cautions_from_what_to_change() -> None:
    found = noted(step("stretch", sets=1), step("compress", position=5), step("ice-bath", seconds=20, position=5))
    assert [(note.kind, note.is_caution) for note in found] == [
        (DoseField.SETS, False),
        (Remark.HEAT, True),
        (Remark.CAUTION, True),
        (Remark.NO_WAIT, False),
    ]


def test_recommended__is_the_amount_of_the_dose() -> None:
    assert recommended(DOSED["stretch"], DoseField.SECONDS) == amount(15, 30)
    assert recommended(DOSED["wall"], DoseField.SECONDS) == Amount(default=300)
    assert recommended(DOSED["wall"], DoseField.REPS) is None
    assert recommended(None, DoseField.SECONDS) is None
