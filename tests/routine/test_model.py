from itertools import pairwise
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings

from recovery_timer.routine.model import (
    WAIT,
    Circuit,
    Contrast,
    Order,
    Position,
    Routine,
    Sides,
    Step,
    Temperature,
    Water,
)
from tests.strategies import contrasts, routines

WARM, COLD = Temperature.WARM, Temperature.COLD


def test_step__by_default_is_what_the_design_says() -> None:
    step = Step(name="Calf stretch", seconds=30)

    assert (step.sets, step.sides, step.rest, step.switch) == (1, Sides.TOGETHER, 10, 5)
    assert (step.order, step.position, step.technique, step.instruction) == (Order.ALTERNATE, None, None, "")


@pytest.mark.parametrize("amount", [{}, {"seconds": 30, "reps": 10}])
def test_step__needs_either_seconds_or_reps(amount: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="either seconds or reps"):
        Step(name="Calf stretch", **amount)
    with pytest.raises(msgspec.ValidationError, match="either seconds or reps"):
        msgspec.convert({"type": "step", "name": "Calf stretch", **amount}, Step)


def test_contrast__by_default_is_what_the_design_says() -> None:
    contrast = Contrast(total=20 * 60)

    assert (contrast.warm, contrast.cold, contrast.transfer) == (240, 60, 10)
    assert (contrast.start_on, contrast.end_on, contrast.water) == (WARM, COLD, Water.BASIN)
    assert contrast.cycle_count == 4
    assert contrast.in_water == 20 * 60


@pytest.mark.parametrize("amount", [{}, {"cycles": 4, "total": 1_200}])
def test_contrast__needs_either_cycles_or_a_total(amount: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="either cycles or a total"):
        Contrast(**amount)
    with pytest.raises(msgspec.ValidationError, match="either cycles or a total"):
        msgspec.convert({"type": "contrast", **amount}, Contrast)


@pytest.mark.parametrize(
    "start_on, end_on, stays",
    [
        (WARM, COLD, [WARM, COLD, WARM, COLD]),
        (COLD, WARM, [COLD, WARM, COLD, WARM]),
        (WARM, WARM, [WARM, COLD, WARM, COLD, WARM]),
        (COLD, COLD, [COLD, WARM, COLD, WARM, COLD]),
    ],
)
def test_stays__two_cycles_and_a_half_where_it_ends_as_it_started(
    start_on: Temperature, end_on: Temperature, stays: list[Temperature]
) -> None:
    contrast = Contrast(cycles=2, start_on=start_on, end_on=end_on)

    assert list(contrast.stays) == stays
    assert contrast.in_water == sum(contrast.seconds(stay) for stay in stays)


@pytest.mark.parametrize(
    "total, cycles",
    [
        (1, 1),  # at least one
        (300, 1),
        (449, 1),
        (450, 1),  # as near to 5:00 as to 10:00: the smaller
        (451, 2),
        (600, 2),
        (750, 2),
        (751, 3),
        (1_200, 4),
    ],
)
def test_cycle_count__is_the_nearest_to_the_total(total: int, cycles: int) -> None:
    assert Contrast(total=total).cycle_count == cycles


@pytest.mark.parametrize(
    "total, cycles",
    [
        (1, 1),
        (540, 1),  # 4 + 1 + 4 min
        (690, 1),  # as near to 9:00 as to 14:00
        (691, 2),
        (840, 2),
    ],
)
def test_cycle_count__counts_the_half_cycle_as_time_in_the_water(total: int, cycles: int) -> None:
    assert Contrast(total=total, end_on=WARM).cycle_count == cycles


def test_cycle_count__leaves_transfers_out() -> None:
    assert Contrast(total=1_200, transfer=600).cycle_count == Contrast(total=1_200, transfer=0).cycle_count


@given(contrast=contrasts())
def test_cycle_count__no_other_number_is_nearer(contrast: Contrast) -> None:
    if contrast.total is None:
        assert contrast.cycle_count == contrast.cycles
        return
    half = contrast.seconds(contrast.end_on) if contrast.end_on is contrast.start_on else 0
    misses = [abs((contrast.warm + contrast.cold) * cycles + half - contrast.total) for cycles in range(1, 102)]
    # list.index finds the first, which is the smaller at a tie.
    assert contrast.cycle_count == misses.index(min(misses)) + 1


@given(contrast=contrasts())
def test_stays__alternate_from_the_start_to_the_end_asked_for(contrast: Contrast) -> None:
    stays = contrast.stays

    assert (stays[0], stays[-1]) == (contrast.start_on, contrast.end_on)
    assert all(one is not other for one, other in pairwise(stays))
    assert len(stays) // 2 == contrast.cycle_count


def test_circuit__by_default_is_two_rounds_without_rest() -> None:
    circuit = Circuit(blocks=(Step(name="Lunges", reps=10),))

    assert (circuit.rounds, circuit.rest) == (2, 0)


def test_circuit__is_one_level_deep() -> None:
    inner = {"type": "circuit", "blocks": [{"type": "step", "name": "Lunges", "reps": 10}]}
    with pytest.raises(msgspec.ValidationError, match=r"Invalid value 'circuit' - at `\$.blocks\[0\].type`"):
        msgspec.convert({"type": "circuit", "blocks": [inner]}, Circuit)


@pytest.mark.parametrize("position", [None, 0, 600, WAIT])
def test_position__may_be_absent_a_number_or_wait(position: Position) -> None:
    assert Step(name="Ice bath", seconds=600, position=position).position == position


def test_values__are_frozen() -> None:
    step: Any = Step(name="Calf stretch", seconds=30)
    with pytest.raises(AttributeError):
        step.seconds = 0


@pytest.mark.parametrize(
    "kind, values",
    [
        (Step, {"type": "step", "name": "x", "seconds": 1}),
        (Contrast, {"type": "contrast", "cycles": 1}),
        (Circuit, {"type": "circuit", "blocks": [{"type": "contrast", "cycles": 1}]}),
        (Routine, {"id": "x", "name": "x", "blocks": [{"type": "contrast", "cycles": 1}]}),
    ],
)
def test_decoding__refuses_a_field_it_does_not_know(kind: type[Any], values: dict[str, Any]) -> None:
    assert isinstance(msgspec.convert(values, kind), kind)
    with pytest.raises(msgspec.ValidationError, match="unknown field `colour`"):
        msgspec.convert({**values, "colour": "red"}, kind)


def test_decoding__reports_where_the_fault_is() -> None:
    text = '{"id": "x", "name": "x", "blocks": [{"type": "circuit", "blocks": [{"type": "step", "name": "x"}]}]}'
    with pytest.raises(msgspec.ValidationError, match=r" - at `\$.blocks\[0\].blocks\[0\]`"):
        msgspec.json.decode(text, type=Routine)


@settings(max_examples=settings().max_examples // 2)
@given(routine=routines())
def test_decoding__gives_back_every_routine(routine: Routine) -> None:
    assert msgspec.json.decode(msgspec.json.encode(routine), type=Routine) == routine
