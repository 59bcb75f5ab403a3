import pytest

from recovery_timer.routine.facts import Filter, RoutineFacts, facts_of
from recovery_timer.routine.lead_in import Gaps
from recovery_timer.routine.model import Block, Circuit, Contrast, Routine, Step
from recovery_timer.storage.catalogue import load_catalogue

CATALOGUE = load_catalogue()
CALVES = Step(name="Calf stretch", technique="calf-stretch", seconds=30)
ROLL = Step(name="Foam roll calves", technique="foam-roll-calves", seconds=60)
OWN = Step(name="Shake", seconds=60)


def facts(*blocks: Block) -> RoutineFacts:
    return facts_of(Routine(id="legs", name="Legs", blocks=blocks), CATALOGUE, Gaps())


def test_facts_of__all_standing_without_gear() -> None:
    found = facts(CALVES, CALVES)

    assert found == RoutineFacts(
        total_s=80,
        equipment=("a wall",),
        preparations=(),
        needs_gear=False,
        is_upright=True,
        has_floor=False,
        has_water=False,
    )


def test_facts_of__one_block_on_the_floor_is_enough_and_circuits_count() -> None:
    found = facts(CALVES, Circuit(blocks=(ROLL, CALVES), rounds=2))

    assert found.equipment == ("a wall", "a foam roller")
    assert (found.needs_gear, found.is_upright, found.has_floor) == (True, False, True)


def test_facts_of__each_preparation_once() -> None:
    bath = CATALOGUE["contrast-bath"]
    found = facts(Contrast(cycles=1), CALVES, Contrast(cycles=2), CALVES)

    assert found.preparations == (bath.preparation,)


def test_facts_of__contrast_is_in_water() -> None:
    found = facts(Contrast(cycles=1))

    assert (found.has_water, found.is_upright, found.needs_gear) == (True, False, True)


def test_facts_of__an_own_step_needs_nothing_and_has_no_known_posture() -> None:
    found = facts(CALVES, OWN)

    assert (found.equipment, found.needs_gear, found.is_upright, found.has_floor) == (("a wall",), False, False, False)


@pytest.mark.parametrize("seconds, is_short", [(589, True), (590, False)])
def test_is_short__below_ten_minutes_with_getting_ready(seconds: int, is_short: bool) -> None:
    assert facts(Step(name="Shake", seconds=seconds)).is_short is is_short


@pytest.mark.parametrize(
    "block, wanted",
    [
        (CALVES, {Filter.SHORT, Filter.NO_GEAR, Filter.UPRIGHT}),
        (ROLL, {Filter.SHORT, Filter.ON_THE_FLOOR}),
        (Contrast(total=20 * 60), {Filter.IN_WATER}),
        (OWN, {Filter.SHORT, Filter.NO_GEAR}),
    ],
)
def test_passes__each_filter_by_what_the_routine_takes(block: Block, wanted: set[Filter]) -> None:
    found = facts(block)

    assert {each for each in Filter if found.passes(each)} == wanted
