from hypothesis import given

from recovery_timer.routine.lead_in import Gaps
from recovery_timer.routine.leaves import leaves, total_s, with_leaves
from recovery_timer.routine.model import Circuit, Contrast, Routine, Sketch, Step
from recovery_timer.routine.timeline import expand
from tests.strategies import CATALOGUE, gaps, routines

STEP, BATH = Step(name="Calves", technique="calf-stretch", seconds=30), Contrast(cycles=2)
SKETCH = Sketch(name="Legs", blocks=(STEP, Circuit(blocks=(STEP, BATH), rounds=3), BATH))


def test_leaves__opens_circuits() -> None:
    assert [(leaf.path, leaf.rounds, leaf.block) for leaf in leaves(SKETCH)] == [
        ((0,), 1, STEP),
        ((1, 0), 3, STEP),
        ((1, 1), 3, BATH),
        ((2,), 1, BATH),
    ]


def test_with_leaves__keeps_the_given_leaves_and_no_empty_circuit() -> None:
    assert with_leaves(SKETCH, {(1, 1): STEP, (2,): BATH}).blocks == (Circuit(blocks=(STEP,), rounds=3), BATH)
    assert with_leaves(SKETCH, {(0,): BATH}).blocks == (BATH,)


def test_total_s__is_0_without_blocks() -> None:
    assert total_s(Sketch(name="Legs"), CATALOGUE, Gaps()) == 0


@given(routines(most_sets=12, most_segments=400), gaps())
def test_total_s__is_the_length_of_the_timeline(routine: Routine, lengths: Gaps) -> None:
    assert total_s(routine, CATALOGUE, lengths) * 1_000 == expand(routine, CATALOGUE, lengths).total_ms
