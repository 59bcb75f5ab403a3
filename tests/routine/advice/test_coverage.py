from hypothesis import given

from recovery_timer.routine.advice.coverage import Coverage, WorkedTime, coverage
from recovery_timer.routine.model import Block, Circuit, Contrast, Routine, Sides, Step
from recovery_timer.routine.technique import Muscle
from recovery_timer.routine.timeline import Timeline, expand
from tests.strategies import CATALOGUE, timelines

CALVES, QUADS = Muscle.CALVES, Muscle.QUADS


def calf_stretch(sides: Sides, sets: int = 1) -> Step:
    return Step(name="Calf stretch", technique="calf-stretch", seconds=30, sets=sets, sides=sides)


def covered(*blocks: Block) -> Coverage:
    return coverage(expand(Routine(id="legs", name="Legs", blocks=blocks), CATALOGUE))


def test_coverage__counts_the_holds_of_each_side_and_no_gaps() -> None:
    found = covered(calf_stretch(Sides.EACH, sets=2))
    assert found.side(CALVES, "left") == found.side(CALVES, "right") == WorkedTime(60_000)


def test_coverage__counts_work_of_both_sides_together_in_full_for_each() -> None:
    found = covered(calf_stretch(Sides.TOGETHER))
    assert found.side(CALVES, "left") == found.side(CALVES, "right") == WorkedTime(30_000)


def test_coverage__counts_warm_and_cold() -> None:
    found = covered(Contrast(cycles=2))
    assert found.side(QUADS, "left") == found.side(QUADS, "right") == WorkedTime(600_000)


def test_coverage__counts_every_round_of_a_circuit() -> None:
    assert covered(Circuit(blocks=(calf_stretch(Sides.LEFT),), rounds=3)).side(CALVES, "left") == WorkedTime(90_000)


def test_coverage__is_about_only_for_muscles_with_an_estimate() -> None:
    found = covered(Step(name="Raises", technique="calf-stretch", reps=10), Contrast(cycles=1))
    assert found.side(CALVES, "left") == WorkedTime(330_000, is_about=True)
    assert found.side(QUADS, "left") == WorkedTime(300_000)


def test_coverage__has_no_time_for_the_side_that_is_not_worked() -> None:
    found = covered(calf_stretch(Sides.RIGHT))
    assert (found.side(CALVES, "left"), found.side(CALVES, "right")) == (WorkedTime(), WorkedTime(30_000))


def test_coverage__is_nothing_for_a_muscle_that_is_not_worked() -> None:
    found = covered(Step(name="Breathe", seconds=60))
    assert found.side(Muscle.GLUTES, "left") == WorkedTime()


@given(timelines())
def test_coverage__works_no_side_for_longer_than_the_timeline_lasts(timeline: Timeline) -> None:
    for worked in coverage(timeline).sides.values():
        assert 0 < worked.ms <= timeline.total_ms
