from collections.abc import Callable

import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from recovery_timer.routine.lead_in import Gaps, Pace
from recovery_timer.routine.limits import OutOfRangeError
from recovery_timer.routine.model import (
    WAIT,
    Block,
    Circuit,
    Contrast,
    Order,
    Routine,
    Sides,
    Step,
    Temperature,
    Water,
)
from recovery_timer.routine.technique import Family, Muscle
from recovery_timer.routine.timeline import Kind, Segment, Timeline, count_segments, expand
from tests.strategies import CATALOGUE, gaps, routines

COLD, WARM = Temperature.COLD, Temperature.WARM
CALVES = Step(name="Calf stretch", seconds=30)
LUNGES = Step(name="Lunges", reps=10)


def routine(*blocks: Block) -> Routine:
    return Routine(id="legs", name="Legs", blocks=blocks)


def expanded(*blocks: Block, get_ready: int = 10, position: Pace = Pace.USUAL) -> Timeline:
    return expand(routine(*blocks), CATALOGUE, Gaps(get_ready=get_ready, position=position))


def rows(timeline: Timeline) -> list[str]:
    """Each segment in words: kind, side, set, length in s (or ~estimate)."""

    def row(segment: Segment) -> str:
        side = {"left": "L", "right": "R", None: ""}[segment.side]
        length = f"{segment.length_ms // 1_000}"
        parts = (segment.kind, side, str(segment.set), f"~{length}" if segment.is_manual else length)
        return " ".join(part for part in parts if part)

    return [row(segment) for segment in timeline.segments]


# -- steps


def test_step__alternates_sides_with_a_switch_between_and_a_rest_between_sets() -> None:
    step = Step(name="Calf stretch", seconds=30, sets=3, sides=Sides.EACH, rest=10, switch=5)

    assert rows(expanded(step)) == [
        "get_ready L 1 10",
        "work L 1 30",
        "switch R 1 5",
        "work R 1 30",
        "rest L 2 10",
        "work L 2 30",
        "switch R 2 5",
        "work R 2 30",
        "rest L 3 10",
        "work L 3 30",
        "switch R 3 5",
        "work R 3 30",
    ]


def test_step__one_side_first_does_all_sets_left_then_all_right() -> None:
    step = Step(
        name="Calf stretch",
        seconds=30,
        sets=3,
        sides=Sides.EACH,
        rest=10,
        switch=5,
        order=Order.ONE_SIDE_FIRST,
    )

    assert rows(expanded(step)) == [
        "get_ready L 1 10",
        "work L 1 30",
        "rest L 2 10",
        "work L 2 30",
        "rest L 3 10",
        "work L 3 30",
        "switch R 1 5",
        "work R 1 30",
        "rest R 2 10",
        "work R 2 30",
        "rest R 3 10",
        "work R 3 30",
    ]


@pytest.mark.parametrize("order", Order)
def test_step__one_set_of_each_side_is_the_same_in_either_order(order: Order) -> None:
    step = Step(name="Calf stretch", seconds=30, sides=Sides.EACH, order=order)

    assert rows(expanded(step)) == ["get_ready L 1 10", "work L 1 30", "switch R 1 5", "work R 1 30"]


@pytest.mark.parametrize("order", Order)
@pytest.mark.parametrize("sides, letter", [(Sides.LEFT, "L "), (Sides.RIGHT, "R "), (Sides.TOGETHER, "")])
def test_step__on_one_side_or_together_rests_and_never_switches(sides: Sides, letter: str, order: Order) -> None:
    step = Step(name="Calf stretch", seconds=30, sets=3, sides=sides, rest=20, order=order)

    assert rows(expanded(step)) == [
        f"get_ready {letter}1 10",
        f"work {letter}1 30",
        f"rest {letter}2 20",
        f"work {letter}2 30",
        f"rest {letter}3 20",
        f"work {letter}3 30",
    ]


def test_step__a_rest_of_0_is_left_out() -> None:
    step = Step(name="Calf stretch", seconds=30, sets=2, sides=Sides.EACH, rest=0)

    assert rows(expanded(step))[1:] == [
        "work L 1 30", "switch R 1 5", "work R 1 30", "work L 2 30", "switch R 2 5", "work R 2 30",
    ]  # fmt: skip


def test_step__a_switch_of_0_is_left_out() -> None:
    step = Step(name="Calf stretch", seconds=30, sets=2, sides=Sides.EACH, switch=0)

    assert rows(expanded(step))[1:] == [
        "work L 1 30", "work R 1 30", "rest L 2 10", "work L 2 30", "work R 2 30",
    ]  # fmt: skip


def test_step__by_reps_of_its_own_waits_at_each_set_and_is_estimated_at_3_s_a_rep() -> None:
    timeline = expanded(Step(name="Lunges", reps=12, sets=2, rest=10))

    assert rows(timeline) == ["get_ready 1 10", "work 1 ~36", "rest 2 10", "work 2 ~36"]
    assert [segment.reps for segment in timeline.segments] == [None, 12, None, 12]
    assert [segment.start_ms for segment in timeline.segments] == [0, 10_000, 46_000, 56_000]
    assert timeline.total_ms == 92_000
    assert timeline.is_about


def test_step__takes_family_muscles_and_instruction_from_its_technique() -> None:
    work = expanded(Step(name="My calves", technique="calf-stretch", seconds=30)).segments[1]

    assert (work.label, work.technique, work.family) == ("My calves", "calf-stretch", Family.STRETCH)
    assert (work.muscles, work.instruction) == ((Muscle.CALVES,), "Rear heel down")


def test_step__shows_the_users_own_instruction_instead_of_the_techniques() -> None:
    step = Step(name="My calves", technique="calf-stretch", seconds=30, instruction="Left foot back")

    assert {segment.instruction for segment in expanded(step).segments} == {"Left foot back"}


@pytest.mark.parametrize("technique", [None, "gone-since"])
def test_step__of_the_users_own_or_of_a_removed_technique(technique: str | None) -> None:
    work = expanded(Step(name="My calves", technique=technique, seconds=30)).segments[1]

    assert (work.label, work.family, work.muscles, work.instruction) == ("My calves", None, (), "")


# -- before a block


def test_first_block__has_10_s_to_get_ready_and_later_ones_10_s_for_position() -> None:
    assert rows(expand(routine(CALVES, CALVES, CALVES), CATALOGUE)) == [
        "get_ready 1 10",
        "work 1 30",
        "position 1 10",
        "work 1 30",
        "position 1 10",
        "work 1 30",
    ]


def test_get_ready__has_the_length_in_the_settings() -> None:
    assert rows(expanded(CALVES, get_ready=20)) == ["get_ready 1 20", "work 1 30"]


@pytest.mark.parametrize("pace, seconds", [(Pace.SHORTER, 7), (Pace.USUAL, 10), (Pace.LONGER, 15)])
def test_position__follows_the_pace_in_the_settings(pace: Pace, seconds: int) -> None:
    assert rows(expanded(CALVES, CALVES, position=pace))[2] == f"position 1 {seconds}"


def test_get_ready_and_position__of_0_are_left_out() -> None:
    timeline = expanded(CALVES, replace(CALVES, position=0), get_ready=0)

    assert rows(timeline) == ["work 1 30", "work 1 30"]
    assert [segment.block for segment in timeline.segments] == [0, 1]


def test_get_ready_and_position__name_the_next_block_and_its_instruction() -> None:
    lean = Step(name="Calf stretch", technique="calf-stretch", seconds=30, sides=Sides.EACH)
    own = Step(name="Quads", seconds=30, sides=Sides.RIGHT, instruction="Hold the ankle")
    get_ready, *_, position, _ = expanded(lean, own).segments

    assert (get_ready.kind, get_ready.label, get_ready.instruction) == (
        Kind.GET_READY,
        "Calf stretch",
        "Rear heel down",
    )
    assert (position.kind, position.label, position.instruction) == (Kind.POSITION, "Quads", "Hold the ankle")
    assert (get_ready.side, position.side) == ("left", "right")


def test_position__of_the_block_itself() -> None:
    assert rows(expanded(CALVES, Step(name="Quads", seconds=30, position=45)))[2] == "position 1 45"


def test_position__of_0_of_the_block_itself_is_left_out() -> None:
    assert rows(expanded(CALVES, Step(name="Quads", seconds=30, position=0)))[2:] == ["work 1 30"]


@pytest.mark.parametrize("pace", Pace)
def test_position__of_the_block_itself_is_the_same_at_any_pace(pace: Pace) -> None:
    assert rows(expanded(CALVES, Step(name="Quads", seconds=30, position=8), position=pace))[2] == "position 1 8"


def test_position__that_waits_is_manual() -> None:
    timeline = expanded(CALVES, Step(name="Ice bath", seconds=600, position=WAIT))

    assert rows(timeline)[2:] == ["position 1 ~10", "work 1 600"]
    assert timeline.segments[2].duration_ms is None
    assert timeline.is_about


@pytest.mark.parametrize("position", [0, 45])
def test_first_block__its_own_position_is_unused(position: int) -> None:
    first = Step(name="Quads", seconds=30, position=position)

    assert rows(expanded(first)) == ["get_ready 1 10", "work 1 30"]
    assert rows(expanded(first, get_ready=0)) == ["work 1 30"]


@pytest.mark.parametrize("get_ready", [10, 0])
def test_first_block__that_waits_makes_the_get_ready_manual(get_ready: int) -> None:
    timeline = expanded(Step(name="Ice bath", seconds=600, position=WAIT), get_ready=get_ready)

    assert rows(timeline) == [f"get_ready 1 ~{get_ready}", "work 1 600"]
    assert timeline.segments[0].duration_ms is None


# -- contrast


def test_contrast__alternates_warm_and_cold_with_transfers_between() -> None:
    timeline = expanded(Contrast(cycles=3, position=0))

    assert rows(timeline) == [
        "get_ready 1 10",
        "warm 1 240",
        "transfer 1 10",
        "cold 1 60",
        "transfer 2 10",
        "warm 2 240",
        "transfer 2 10",
        "cold 2 60",
        "transfer 3 10",
        "warm 3 240",
        "transfer 3 10",
        "cold 3 60",
    ]
    assert {segment.of_sets for segment in timeline.segments} == {3}


def test_contrast__that_ends_on_what_it_started_on_has_a_half_cycle_more() -> None:
    timeline = expanded(Contrast(warm=120, cold=60, cycles=1, start_on=COLD, end_on=COLD, position=0))

    assert rows(timeline) == [
        "get_ready 1 10",
        "cold 1 60",
        "transfer 1 10",
        "warm 1 120",
        "transfer 2 10",
        "cold 2 60",
    ]
    assert {segment.of_sets for segment in timeline.segments} == {2}


def test_contrast__by_a_total_has_the_nearest_number_of_cycles() -> None:
    kinds = [segment.kind for segment in expanded(Contrast(total=20 * 60)).segments]

    assert (kinds.count(Kind.WARM), kinds.count(Kind.COLD), kinds.count(Kind.TRANSFER)) == (4, 4, 7)


def test_contrast__a_transfer_of_0_is_left_out() -> None:
    assert rows(expanded(Contrast(cycles=1, transfer=0, position=0))) == ["get_ready 1 10", "warm 1 240", "cold 1 60"]


def test_contrast__that_waits_for_the_runner_to_be_in_the_water() -> None:
    timeline = expanded(CALVES, Contrast(cycles=1, position=WAIT))

    assert rows(timeline)[2:] == ["position 1 ~10", "position 1 20", "warm 1 240", "transfer 1 10", "cold 1 60"]


def test_contrast__waits_by_itself_and_then_leaves_time_to_get_in() -> None:
    assert rows(expanded(Contrast(cycles=1)))[:3] == ["get_ready 1 ~10", "position 1 20", "warm 1 240"]
    assert rows(expanded(Contrast(cycles=1), position=Pace.LONGER))[1] == "position 1 30"


def test_contrast__with_a_position_of_its_own_starts_by_itself() -> None:
    assert rows(expanded(CALVES, Contrast(cycles=1, position=30)))[2:4] == ["position 1 30", "warm 1 240"]


# -- of a technique


def test_position__is_the_techniques_and_shorter_after_one_of_the_same_section() -> None:
    knees = Step(name="High knees", technique="high-knees", reps=20)

    assert rows(expanded(CALVES, knees, knees)) == [
        "get_ready 1 10", "work 1 30", "position 1 15", "work 1 ~20", "position 1 12", "work 1 ~20",
    ]  # fmt: skip


def test_position__waits_before_a_walk_and_after_it_whatever_follows() -> None:
    walk = Step(name="Walking", technique="walking", seconds=600)

    assert rows(expanded(walk, CALVES, CALVES)) == [
        "get_ready 1 ~10", "work 1 600", "position 1 ~10", "work 1 30", "position 1 10", "work 1 30",
    ]  # fmt: skip
    assert rows(expanded(walk, replace(CALVES, position=30)))[2] == "position 1 30"


def test_position__in_a_circuit_depends_on_what_came_before_in_each_round() -> None:
    walk = Step(name="Walking", technique="walking", seconds=600, position=20)
    knees = Step(name="High knees", technique="high-knees", reps=20)

    assert rows(expanded(walk, Circuit(blocks=(knees, CALVES), rounds=2)))[2:] == [
        "position 1 ~10", "work 1 ~20", "position 1 10", "work 1 30",
        "position 1 15", "work 1 ~20", "position 1 10", "work 1 30",
    ]  # fmt: skip
    assert rows(expanded(CALVES, Circuit(blocks=(knees,), rounds=2)))[2:] == [
        "position 1 15", "work 1 ~20", "position 1 12", "work 1 ~20",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "water, labels, technique, muscles",
    [
        (Water.BASIN, ["Warm water", "Cold water", "Cold water"], "contrast-bath", (Muscle.CALVES, Muscle.QUADS)),
        (Water.SHOWER, ["Hot shower", "Cold shower", "Cold shower"], "hot-cold-shower", ()),
    ],
)
def test_contrast__in_a_shower_is_worded_differently(
    water: Water, labels: list[str], technique: str, muscles: tuple[Muscle, ...]
) -> None:
    segments = expanded(Contrast(cycles=1, water=water, position=0), get_ready=0).segments

    assert [segment.label for segment in segments] == labels
    assert {segment.technique for segment in segments} == {technique}
    assert {segment.family for segment in segments} == {Family.CONTRAST}
    assert {segment.muscles for segment in segments} == {muscles}


def test_contrast__shows_its_own_instruction_or_the_techniques() -> None:
    assert expanded(Contrast(cycles=1)).segments[1].instruction == "Up to the knees"
    assert expanded(Contrast(cycles=1, instruction="Feet only")).segments[1].instruction == "Feet only"
    assert expanded(Contrast(cycles=1, water=Water.SHOWER)).segments[1].instruction == ""


# -- circuits


def test_circuit__repeats_its_blocks_each_with_its_position_and_rests_between_rounds() -> None:
    hips = Step(name="Hips", seconds=20, position=8)
    timeline = expanded(CALVES, Circuit(blocks=(hips, LUNGES), rounds=2, rest=20))

    assert rows(timeline) == [
        "get_ready 1 10",
        "work 1 30",
        "position 1 8",
        "work 1 20",
        "position 1 10",
        "work 1 ~30",
        "rest 1 20",
        "position 1 8",
        "work 1 20",
        "position 1 10",
        "work 1 ~30",
    ]
    places = [(segment.block, segment.inner, segment.round, segment.of_rounds) for segment in timeline.segments]
    assert places == [
        (0, None, None, None),
        (0, None, None, None),
        (1, 1, 1, 2),
        (1, 1, 1, 2),
        (1, 2, 1, 2),
        (1, 2, 1, 2),
        (1, 1, 2, 2),
        (1, 1, 2, 2),
        (1, 1, 2, 2),
        (1, 2, 2, 2),
        (1, 2, 2, 2),
    ]
    assert [segment.label for segment in timeline.segments][-5:] == ["Hips", "Hips", "Hips", "Lunges", "Lunges"]


def test_circuit__without_rest_goes_straight_to_the_next_round() -> None:
    assert rows(expanded(Circuit(blocks=(CALVES,), rounds=3))) == [
        "get_ready 1 10",
        "work 1 30",
        "position 1 10",
        "work 1 30",
        "position 1 10",
        "work 1 30",
    ]


def test_circuit__of_one_round_never_rests() -> None:
    assert rows(expanded(Circuit(blocks=(CALVES,), rounds=1, rest=60))) == ["get_ready 1 10", "work 1 30"]


def test_circuit__as_first_block_gets_ready_once_and_takes_position_from_then_on() -> None:
    own = Step(name="Hips", seconds=20, position=8)

    assert rows(expanded(Circuit(blocks=(own, CALVES), rounds=2, rest=15), get_ready=12)) == [
        "get_ready 1 12",
        "work 1 20",
        "position 1 10",
        "work 1 30",
        "rest 1 15",
        "position 1 8",
        "work 1 20",
        "position 1 10",
        "work 1 30",
    ]


def test_circuit__as_first_block_whose_first_waits() -> None:
    bath = Contrast(warm=60, cold=30, cycles=1, position=WAIT)

    assert rows(expanded(Circuit(blocks=(bath,), rounds=2, rest=15))) == [
        "get_ready 1 ~10",
        "position 1 20",
        "warm 1 60",
        "transfer 1 10",
        "cold 1 30",
        "rest 1 15",
        "position 1 ~10",
        "position 1 20",
        "warm 1 60",
        "transfer 1 10",
        "cold 1 30",
    ]


def test_circuit__a_first_position_of_0_is_only_left_out_after_the_get_ready() -> None:
    own = Step(name="Hips", seconds=20, position=0)

    assert rows(expanded(Circuit(blocks=(own,), rounds=2, rest=15))) == [
        "get_ready 1 10",
        "work 1 20",
        "rest 1 15",
        "work 1 20",
    ]


# -- what a timeline knows


def test_timeline__is_contiguous_and_has_a_total() -> None:
    timeline = expanded(CALVES, CALVES)

    assert [(segment.start_ms, segment.end_ms) for segment in timeline.segments] == [
        (0, 10_000),
        (10_000, 40_000),
        (40_000, 50_000),
        (50_000, 80_000),
    ]
    assert timeline.total_ms == 80_000
    assert timeline.work_ms == 60_000
    assert timeline.name == "Legs"
    assert not timeline.is_about


@pytest.mark.parametrize("kind", Kind)
def test_is_gap__is_any_kind_but_work_warm_and_cold(kind: Kind) -> None:
    assert kind.is_gap is (kind.value not in {"work", "warm", "cold"})


# -- the limit on segments


def test_expand__20000_segments_are_allowed() -> None:
    full = Circuit(blocks=(Step(name="x", seconds=1, sets=100, rest=0, position=0),) * 2, rounds=100)

    assert len(expanded(full, get_ready=0).segments) == 20_000


def test_expand__over_20000_segments_are_refused_with_the_range() -> None:
    full = Circuit(blocks=(Step(name="x", seconds=1, sets=100, rest=0, position=0),) * 2, rounds=100)

    with pytest.raises(OutOfRangeError, match="segments must be 1 to 20,000, not 20,001"):
        expanded(full, get_ready=1)


def test_expand__far_too_many_segments_are_refused_before_they_are_built(monkeypatch: pytest.MonkeyPatch) -> None:
    def built(*_: object, **__: object) -> Segment:
        raise AssertionError("a segment was built")

    monkeypatch.setattr("recovery_timer.routine.timeline.Segment", built)
    step = Step(name="x", seconds=1, sets=100, sides=Sides.EACH)
    huge = routine(Circuit(blocks=(step,) * 999, rounds=100))

    with pytest.raises(OutOfRangeError, match="segments must be 1 to 20,000"):
        expand(huge, CATALOGUE)


# -- of any routine

# Eight properties check the same routines: a third of the examples for each.
third = settings(max_examples=settings().max_examples // 3)


@third
@given(routine=routines(), lengths=gaps())
def test_expand__any_routine_is_contiguous_with_indexes_in_order(routine: Routine, lengths: Gaps) -> None:
    timeline = expand(routine, CATALOGUE, lengths)

    reached = 0
    for index, segment in enumerate(timeline.segments):
        assert (segment.index, segment.start_ms) == (index, reached)
        assert segment.end_ms == segment.start_ms + segment.length_ms
        reached = segment.end_ms
    assert timeline.total_ms == reached
    assert timeline.work_ms == sum(segment.length_ms for segment in timeline.segments if not segment.kind.is_gap)
    assert timeline.name == routine.name


@third
@given(routine=routines(), lengths=gaps())
def test_expand__any_segment_is_timed_or_has_an_estimate_and_no_timed_one_is_empty(
    routine: Routine, lengths: Gaps
) -> None:
    timeline = expand(routine, CATALOGUE, lengths)

    for segment in timeline.segments:
        assert (segment.duration_ms is None) is (segment.estimate_ms is not None) is segment.is_manual
        assert segment.duration_ms != 0
    assert timeline.is_about is any(segment.estimate_ms is not None for segment in timeline.segments)


@third
@given(routine=routines(), lengths=gaps())
def test_count_segments__is_exact(routine: Routine, lengths: Gaps) -> None:
    assert count_segments(routine, CATALOGUE, lengths) == len(expand(routine, CATALOGUE, lengths).segments)


@third
@given(routine=routines(), lengths=gaps())
def test_expand__no_block_of_any_round_ends_in_a_gap(routine: Routine, lengths: Gaps) -> None:
    ends: dict[tuple[int, int | None, int | None], Kind] = {}
    for segment in expand(routine, CATALOGUE, lengths).segments:
        ends[segment.block, segment.inner, segment.round] = segment.kind

    assert not any(kind.is_gap for kind in ends.values())


@third
@given(routine=routines(), lengths=gaps())
def test_expand__any_gap_has_the_data_of_the_work_that_follows(routine: Routine, lengths: Gaps) -> None:
    carried: list[Callable[[Segment], object]] = [
        lambda segment: (segment.side, segment.set, segment.of_sets, segment.label),
        lambda segment: (segment.block, segment.inner, segment.round, segment.of_rounds),
        lambda segment: (segment.technique, segment.family, segment.muscles, segment.instruction),
    ]
    leads_to: Segment | None = None
    for segment in reversed(expand(routine, CATALOGUE, lengths).segments):
        if not segment.kind.is_gap:
            leads_to = segment
            continue
        assert leads_to is not None
        for part in carried:
            assert part(segment) == part(leads_to)


@third
@given(routine=routines(), lengths=gaps())
def test_expand__the_segments_of_a_row_are_adjacent(routine: Routine, lengths: Gaps) -> None:
    timeline = expand(routine, CATALOGUE, lengths)

    assert [segment.block for segment in timeline.segments] == sorted(segment.block for segment in timeline.segments)


@third
@given(routine=routines(), lengths=gaps())
def test_expand__get_ready_comes_at_most_once_and_first(routine: Routine, lengths: Gaps) -> None:
    kinds = [segment.kind for segment in expand(routine, CATALOGUE, lengths).segments]

    assert Kind.GET_READY not in kinds[1:]
    assert kinds[0] in {Kind.GET_READY, Kind.WORK, Kind.WARM, Kind.COLD}


@third
@given(routine=routines(), lengths=gaps())
def test_expand__time_in_the_water_is_that_of_the_blocks(routine: Routine, lengths: Gaps) -> None:
    wanted = 0
    for block in routine.blocks:
        inner, rounds = (block.blocks, block.rounds) if isinstance(block, Circuit) else ((block,), 1)
        wanted += rounds * sum(each.in_water for each in inner if isinstance(each, Contrast))
    segments = expand(routine, CATALOGUE, lengths).segments

    assert sum(each.length_ms for each in segments if each.kind in {Kind.WARM, Kind.COLD}) == wanted * 1_000
