from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from recovery_timer.routine import limits
from recovery_timer.routine.advice.fitting import CannotFit, Fit, FitChange, drop_order, fit
from recovery_timer.routine.advice.guidance import amounts, range_of
from recovery_timer.routine.edits import RowPath
from recovery_timer.routine.lead_in import Gaps, technique_of
from recovery_timer.routine.leaves import leaves, total_s
from recovery_timer.routine.model import Block, Circuit, Contrast, Routine, Sides, Sketch, Step, Water
from recovery_timer.routine.technique import Amount, Catalogue, Dose, DoseField, Family, Technique, Timing
from recovery_timer.routine.timeline import count_segments, expand
from tests.strategies import CATALOGUE, gaps, routines

GAPS = Gaps()


def amount(low: int, high: int) -> Amount:
    return Amount(default=low, low=low, high=high, claim=f"From {low} to {high}.")


def technique(id: str, family: Family, dose: Dose) -> Technique:  # noqa: A002 - the field's name
    name = id.replace("-", " ")
    return Technique(
        id=id,
        name=name,
        family=family,
        dose=dose,
        place="step",
        how_to="Do it.",
        section="Here",
        claims=(),
        timing=Timing(position=5),
    )


STRETCH = Dose(seconds=amount(15, 30), sets=amount(2, 3))
BATH = Dose(warm=amount(180, 240), cold=amount(60, 120), total=amount(900, 1_200))
DOSED: Catalogue = {
    entry.id: entry
    for entry in (
        technique("stretch", Family.STRETCH, STRETCH),
        technique("other-stretch", Family.STRETCH, STRETCH),
        technique("roll", Family.ROLL, Dose(seconds=amount(60, 120))),
        technique("gun", Family.MASSAGE, Dose(seconds=Amount(default=60, words="a few minutes", claim="A few."))),
        technique("group", Family.ROLL, Dose(seconds=replace(amount(60, 120), is_sum=True))),
        technique("walk", Family.ACTIVE, Dose(seconds=Amount(default=1_200))),
        technique("squats", Family.STRENGTH, Dose(reps=Amount(default=10))),
        technique("compress", Family.HEAT, Dose(seconds=Amount(default=600))),
        technique("ice-bath", Family.COLD, Dose(seconds=amount(600, 900))),
        technique("contrast-bath", Family.CONTRAST, BATH),
        technique(
            "hot-cold-shower",
            Family.CONTRAST,
            Dose(warm=Amount(default=180, words="a few minutes", claim="A few."), cold=amount(60, 120)),
        ),
        # As in tests.strategies, with ranges.
        replace(CATALOGUE["calf-stretch"], dose=STRETCH),
        replace(CATALOGUE["high-knees"], dose=Dose(reps=amount(10, 30), sets=amount(1, 2))),
    )
}


def step(id: str, seconds: int = 30, **fields: object) -> Step:  # noqa: A002 - the field's name
    return Step(name=id, technique=id, seconds=seconds, **fields)  # type: ignore[arg-type] # fields by name


def legs(*blocks: Block) -> Sketch:
    return Sketch(name="Legs", blocks=blocks)


def fitted(made: Sketch, target_s: int, lengths: Gaps = GAPS) -> Fit[Sketch]:
    found = fit(made, DOSED, lengths, target_s)
    assert isinstance(found, Fit)
    return found


def dropped(found: Fit[Sketch] | Fit[Routine]) -> set[RowPath]:
    return {change.path for change in found.changes if change.field is None}


# -- scaling within doses


def test_fit__changes_nothing_when_it_fits_exactly() -> None:
    made = legs(step("stretch", 20, sets=2), step("walk", 300))
    found = fitted(made, total_s(made, DOSED, GAPS))
    assert (found.made, found.changes) == (made, ())


def test_fit__shrinks_holds_alike_and_keeps_amounts_without_a_recommendation() -> None:
    # 10 s to get ready, 2 x 30 with a rest of 10, 5 s, the same again, 5 s, 300 s.
    made = legs(step("stretch", sets=2), step("other-stretch", sets=2), step("walk", 300))
    found = fitted(made, 460 - 40)
    assert [block.seconds for block in found.made.blocks if isinstance(block, Step)] == [20, 20, 300]
    assert found.changes == (
        FitChange((0,), DoseField.SECONDS, 30, 20),
        FitChange((1,), DoseField.SECONDS, 30, 20),
    )
    assert found.total_s == 420


def test_fit__gives_the_remainder_of_rounding_to_the_first_blocks() -> None:
    made = legs(step("roll", 120), step("roll", 120), step("roll", 120))
    found = fitted(made, 380 - 100)
    assert [block.seconds for block in found.made.blocks if isinstance(block, Step)] == [90, 90, 75]


def test_fit__removes_sets_from_the_last_block_first__when_holds_are_at_their_low_ends() -> None:
    made = legs(step("stretch", sets=3), step("other-stretch", sets=3))
    # At 15 s with three sets of each: 10 + 65 + 5 + 65.
    found = fitted(made, 140)
    assert FitChange((1,), DoseField.SETS, 3, 2) in found.changes
    assert not [change for change in found.changes if change.path == (0,) and change.field is DoseField.SETS]
    assert 135 <= found.total_s <= 140


def test_fit__halves_amounts_without_a_recommendation_before_anything_is_dropped() -> None:
    made = legs(step("walk", 300), step("stretch", sets=2))
    found = fitted(made, 10 + 200 + 5 + 40)
    assert found.changes == (
        FitChange((0,), DoseField.SECONDS, 300, 195),
        FitChange((1,), DoseField.SECONDS, 30, 15),
    )


def test_fit__keeps_amounts_in_words() -> None:
    assert fit(legs(step("gun", 300)), DOSED, GAPS, 200) == CannotFit(310)
    assert fitted(legs(step("gun", 300)), 400).changes == ()


def test_fit__halves_reps_without_a_recommendation() -> None:
    made = legs(Step(name="squats", technique="squats", reps=10, sides=Sides.EACH))
    found = fitted(made, 10 + 5 + 2 * 3 * 7)
    assert found.changes == (FitChange((0,), DoseField.REPS, 10, 7),)
    assert fit(made, DOSED, GAPS, 10 + 5 + 2 * 3 * 5 - 1) == CannotFit(45)


def test_fit__brings_a_hold_beyond_its_range_back_and_never_further_out() -> None:
    assert fitted(legs(step("roll", 300)), 10 + 90).changes == (FitChange((0,), DoseField.SECONDS, 300, 90),)
    assert fitted(legs(step("roll", 300)), 1_000).changes == ()
    assert fit(legs(step("roll", 30)), DOSED, GAPS, 30) == CannotFit(40)
    assert fitted(legs(step("roll", 30)), 100).changes == (FitChange((0,), DoseField.SECONDS, 30, 90),)


def test_fit__lengthens_holds_then_adds_sets_from_the_first_block() -> None:
    made = legs(step("stretch", 20, sets=2), step("other-stretch", 20, sets=2))
    assert fitted(made, total_s(made, DOSED, GAPS) + 20).changes == (
        FitChange((0,), DoseField.SECONDS, 20, 25),
        FitChange((1,), DoseField.SECONDS, 20, 25),
    )
    # Both at 30 s, and one more set with its rest.
    found = fitted(made, total_s(made, DOSED, GAPS) + 40 + 40)
    assert FitChange((0,), DoseField.SETS, 2, 3) in found.changes
    assert FitChange((1,), DoseField.SETS, 2, 3) not in found.changes


def test_fit__shortens_holds_for_one_more_set__when_they_are_at_their_high_ends() -> None:
    made = legs(step("stretch", 30, sets=2))
    # A third set of 30 s does not fit, one of 25 s does.
    found = fitted(made, 10 + 3 * 25 + 20)
    assert found.changes == (FitChange((0,), DoseField.SECONDS, 30, 25), FitChange((0,), DoseField.SETS, 2, 3))
    # Not for such a small gain.
    assert fitted(made, total_s(made, DOSED, GAPS) + 10).changes == ()
    # And not if the holds cannot make room.
    assert fitted(legs(step("stretch", 30, sets=2, rest=60)), total_s(made, DOSED, GAPS) + 50 + 13).changes == ()


def test_fit__keeps_its_holds__when_one_more_set_would_get_no_nearer() -> None:
    # Its holds go from 50 s, beyond the range, to at most 30 s for the third set: that is shorter than before.
    made = legs(step("stretch", 50, sets=2))
    assert fitted(made, total_s(made, DOSED, GAPS) + 11).changes == ()


def test_fit__stays_shorter__when_all_doses_are_at_their_high_ends() -> None:
    made = legs(step("stretch", 30, sets=3), step("walk", 300))
    found = fitted(made, 3_600)
    assert (found.changes, found.total_s) == ((), total_s(made, DOSED, GAPS))


def test_fit__keeps_the_time_in_the_water_in_its_range() -> None:
    bath = legs(Contrast(warm=240, cold=60, cycles=4))
    longest, shortest = fitted(bath, 3_600), fit(bath, DOSED, GAPS, 60)
    assert longest.changes == ()
    # Three cycles of 5 minutes are the minimum: 900 s, 5 transfers.
    assert shortest == CannotFit(10 + 900 + 50)
    assert fitted(bath, 10 + 960 + 70).changes == (FitChange((0,), DoseField.WARM, 240, 180),)
    assert fitted(bath, 10 + 900 + 50).changes == (FitChange((0,), DoseField.CYCLES, 4, 3),)
    # 980 of 1,120 s in the water.
    less = fitted(legs(Contrast(warm=200, cold=80, cycles=4)), 10 + 980 + 70)
    assert less.changes == (FitChange((0,), DoseField.WARM, 200, 180), FitChange((0,), DoseField.COLD, 80, 60))


def test_fit__bath_defined_by_its_total__stays_so() -> None:
    found = fitted(legs(Contrast(total=1_200)), 1_220)
    assert found.changes == (
        FitChange((0,), DoseField.WARM, 240, 225),
        FitChange((0,), DoseField.TOTAL, 1_200, 1_140),
    )
    assert found.made.blocks[0] == Contrast(warm=225, total=1_140)


def test_fit__bath_too_long_for_a_total__is_defined_by_cycles() -> None:
    bath = legs(Contrast(warm=14_400, cold=14_400, total=14_400))
    room = total_s(bath, DOSED, GAPS) - 60
    found = fitted(bath, room)
    assert found.changes == (
        FitChange((0,), DoseField.WARM, 14_400, 14_370),
        FitChange((0,), DoseField.COLD, 14_400, 14_370),
        FitChange((0,), DoseField.CYCLES, None, 1),
        FitChange((0,), DoseField.TOTAL, 14_400, None),
    )


def test_fit__scales_the_amounts_of_a_shower_that_have_numbers() -> None:
    shower = legs(Contrast(water=Water.SHOWER, warm=180, cold=120, cycles=3))
    found = fitted(shower, total_s(shower, DOSED, GAPS) - 90)
    assert found.changes == (FitChange((0,), DoseField.COLD, 120, 90),)
    assert fit(shower, DOSED, GAPS, 60) == CannotFit(total_s(shower, DOSED, GAPS) - 3 * 60)


def test_fit__scales_and_drops_inside_circuits() -> None:
    made = legs(Circuit(blocks=(step("stretch", 30), step("roll", 120)), rounds=2, rest=20))
    found = fitted(made, total_s(made, DOSED, GAPS) - 100)
    assert [change.path for change in found.changes] == [(0, 0), (0, 1)]
    left = fitted(made, 100)
    assert left.made.blocks == (Circuit(blocks=(step("stretch", 30),), rounds=2, rest=20),)
    assert left.changes == (FitChange((0, 1), None),)


def test_fit__of_a_sketch_without_blocks_is_the_sketch() -> None:
    assert fit(legs(), DOSED, GAPS, 60) == Fit(legs(), (), 0)


def test_fit__adds_no_sets_beyond_the_limit_of_segments() -> None:
    block = step("stretch", 20, sets=1, sides=Sides.EACH)
    many = Circuit(blocks=(block,) * 99, rounds=50)
    made = Routine(id="many", name="Many", blocks=(many,))
    dosed = {**DOSED, "stretch": replace(DOSED["stretch"], dose=Dose(seconds=amount(15, 30), sets=amount(1, 200)))}
    found = fit(made, dosed, GAPS, 14_400 * 60)
    assert isinstance(found, Fit)
    assert {change.field for change in found.changes} == {DoseField.SECONDS}
    assert count_segments(found.made, DOSED, GAPS) <= limits.SEGMENTS.high


# -- dropping


def test_drop_order__is_fixed() -> None:
    made = legs(
        step("walk", 600),  # first, so the warm-up
        step("stretch"),
        step("roll", 60),
        Contrast(cycles=3),
        step("ice-bath", 600),
        Step(name="Breathe", seconds=60),
        step("gun", 60),
        step("stretch"),
        step("walk", 600, sides=Sides.EACH),
        step("compress", 600),
        step("squats", 60),
        step("other-stretch"),
    )
    *dropped, kept = drop_order(made, DOSED)
    assert [path for (path,) in dropped] == [(7,), (10,), (9,), (8,), (4,), (3,), (6,), (5,), (2,), (11,)]
    assert kept == ((0,), (1,))


def test_drop_order__easy_movement_is_not_a_warm_up_elsewhere_or_without_a_stretch_after_it() -> None:
    assert drop_order(legs(step("stretch"), step("walk", 600)), DOSED) == (((1,),), ((0,),))
    assert drop_order(legs(step("walk", 600), step("roll", 60)), DOSED) == (((0,),), ((1,),))
    assert drop_order(legs(step("walk", 600)), DOSED) == (((0,),),)
    own = Step(name="Breathe", seconds=60)
    assert drop_order(legs(own, step("stretch")), DOSED) == (((0,),), ((1,),))


def test_fit__shrinks_a_warm_up_to_a_minute_and_keeps_it() -> None:
    made = legs(step("walk", 300), step("stretch", 15, sets=2), step("other-stretch", 15, sets=2))
    # 10 s to get ready, the walk, 5 s, and 2 x 15 with a rest of 10.
    least = 10 + 60 + 5 + 40
    assert fitted(made, least).made.blocks == (step("walk", 60), step("stretch", 15, sets=2))
    assert fit(made, DOSED, GAPS, least - 1) == CannotFit(least)


def test_fit__keeps_a_time_for_a_muscle_group_in_its_range_over_all_sets() -> None:
    made = legs(step("group", 30, sets=3))
    assert fitted(made, 3_600).made.blocks == (step("group", 40, sets=3),)
    assert fit(made, DOSED, GAPS, 10) == CannotFit(10 + 3 * 20 + 20)


def test_fit__is_short_enough__when_dropping_a_block_lengthens_the_next_position() -> None:
    catalogue = {
        **DOSED,
        "roll": replace(DOSED["roll"], section="Rolling", timing=Timing(position=600, again=0)),
        "gun": replace(DOSED["gun"], section="Rolling", timing=Timing(position=5)),
    }
    made = legs(step("stretch", 15, sets=2), step("gun", 10), step("roll", 60))
    fits = [fit(made, catalogue, GAPS, target) for target in range(40, 800)]
    assert all(isinstance(found, CannotFit) or found.total_s <= target for target, found in enumerate(fits, start=40))


def test_drop_order__drops_left_and_right_together() -> None:
    left, right = step("stretch", sides=Sides.LEFT), step("stretch", sides=Sides.RIGHT)
    assert drop_order(legs(left, step("roll", 60), right), DOSED) == (((1,),), ((0,), (2,)))


def test_fit__drops_no_more_than_necessary_and_scales_the_rest() -> None:
    made = legs(step("stretch", 20, sets=2), step("squats", 600), step("roll", 120))
    found = fitted(made, 10 + 50 + 5 + 100)
    assert dropped(found) == {(1,)}
    assert found.total_s == 165


def test_fit__never_drops_the_last_stretch() -> None:
    made = legs(step("roll", 60), step("stretch", 15, sets=2), step("gun", 60), step("other-stretch", 15, sets=2))
    found = fitted(made, 50)
    assert found.made.blocks == (step("stretch", 15, sets=2),)
    assert fit(made, DOSED, GAPS, 49) == CannotFit(50)


# -- any routine

# Five properties check the same routines.
third = settings(max_examples=settings().max_examples // 3)


def targets() -> st.SearchStrategy[float]:
    return st.floats(0, 2, allow_nan=False)


def in_range(made: Routine, path: RowPath) -> set[DoseField]:
    leaf = next(leaf for leaf in leaves(made) if leaf.path == path)
    technique = technique_of(leaf.block, DOSED)
    return {
        field
        for field, actual in amounts(leaf.block, leaf.rounds).items()
        if (given := range_of(technique, field)) is not None and given[0] <= actual <= given[1]
    }


@third
@given(routines(most_sets=6, most_segments=400), gaps(), targets())
def test_fit__is_never_longer_than_the_target_and_the_shortest_it_names_fits(
    routine: Routine, lengths: Gaps, share: float
) -> None:
    target = int(total_s(routine, DOSED, lengths) * share)
    found = fit(routine, DOSED, lengths, target)
    if isinstance(found, CannotFit):
        assert found.shortest_s > target
        target = found.shortest_s
        found = fit(routine, DOSED, lengths, target)
    assert isinstance(found, Fit)
    assert found.total_s <= target
    assert found.total_s * 1_000 == expand(found.made, DOSED, lengths).total_ms


@third
@given(routines(most_sets=6, most_segments=400), gaps(), targets())
def test_fit__again_changes_nothing(routine: Routine, lengths: Gaps, share: float) -> None:
    target = int(total_s(routine, DOSED, lengths) * share)
    found = fit(routine, DOSED, lengths, target)
    if isinstance(found, Fit):
        assert fit(found.made, DOSED, lengths, target) == Fit(found.made, (), found.total_s)
    assert fit(routine, DOSED, lengths, target) == found


@third
@given(routines(most_sets=6, most_segments=400), gaps())
def test_fit__to_its_own_length_changes_nothing(routine: Routine, lengths: Gaps) -> None:
    total = total_s(routine, DOSED, lengths)
    assert fit(routine, DOSED, lengths, total) == Fit(routine, (), total)


@third
@given(routines(most_sets=6, most_segments=400), gaps(), targets())
def test_fit__keeps_every_dose_in_its_range(routine: Routine, lengths: Gaps, share: float) -> None:
    found = fit(routine, DOSED, lengths, int(total_s(routine, DOSED, lengths) * share))
    if isinstance(found, Fit):
        gone = dropped(found)
        kept = [leaf.path for leaf in leaves(routine) if leaf.path not in gone]
        for old, new in zip(kept, leaves(found.made), strict=True):
            assert in_range(routine, old) <= in_range(found.made, new.path)


@third
@given(routines(most_sets=6, most_segments=400), gaps(), targets(), targets())
def test_fit__to_less_time_drops_a_superset(routine: Routine, lengths: Gaps, one: float, other: float) -> None:
    shares = sorted((one, other))
    less, more = (fit(routine, DOSED, lengths, int(total_s(routine, DOSED, lengths) * share)) for share in shares)
    if isinstance(less, Fit):
        assert isinstance(more, Fit)
        assert dropped(less) >= dropped(more)
