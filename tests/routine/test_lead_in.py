import pytest

from recovery_timer.routine.lead_in import Arrival, Gaps, LeadIn, Pace, arrivals, lead_in, technique_of, timing_of
from recovery_timer.routine.model import WAIT, Block, Circuit, Contrast, LeafBlock, Step, Water
from recovery_timer.routine.technique import Timing
from tests.strategies import CATALOGUE

CALVES = Step(name="Calves", technique="calf-stretch", seconds=30)
KNEES = Step(name="High knees", technique="high-knees", reps=20)
WALK = Step(name="Walking", technique="walking", seconds=600)
OWN = Step(name="Own", seconds=1)
BATH = Contrast(cycles=2)


def test_technique_of__is_none_for_an_own_step_and_a_missing_technique() -> None:
    assert technique_of(CALVES, CATALOGUE) is CATALOGUE["calf-stretch"]
    assert technique_of(BATH, CATALOGUE) is CATALOGUE["contrast-bath"]
    assert technique_of(Contrast(cycles=1, water=Water.SHOWER), CATALOGUE) is None
    assert technique_of(OWN, CATALOGUE) is None
    assert technique_of(Step(name="Gone", technique="gone-since", seconds=1), CATALOGUE) is None


def test_timing_of__an_own_step_is_the_default() -> None:
    assert timing_of(KNEES, CATALOGUE) == CATALOGUE["high-knees"].timing
    assert timing_of(OWN, CATALOGUE) == Timing()


@pytest.mark.parametrize(
    "pace, seconds",
    [(Pace.SHORTER, (0, 1, 7, 11, 14)), (Pace.USUAL, (0, 1, 10, 15, 20)), (Pace.LONGER, (0, 2, 15, 23, 30))],
)
def test_pace__is_rounded_up_to_whole_seconds(pace: Pace, seconds: tuple[int, ...]) -> None:
    assert tuple(pace.of(usual) for usual in (0, 1, 10, 15, 20)) == seconds


@pytest.mark.parametrize(
    "block, before, leads",
    [
        (CALVES, None, LeadIn(12)),
        (CALVES, OWN, LeadIn(10)),
        (OWN, CALVES, LeadIn(10)),
        (KNEES, CALVES, LeadIn(15)),
        (KNEES, KNEES, LeadIn(12)),
        (CALVES, CALVES, LeadIn(10)),
        (WALK, None, LeadIn(12, waits=True)),
        (WALK, CALVES, LeadIn(10, waits=True)),
        (OWN, WALK, LeadIn(10, waits=True)),
        (BATH, CALVES, LeadIn(10, waits=True, get_in=20)),
        (BATH, WALK, LeadIn(10, waits=True, get_in=20)),
        (Contrast(cycles=2, position=30), CALVES, LeadIn(30)),
        (Contrast(cycles=2, position=30), None, LeadIn(12)),
        (Step(name="Own", seconds=1, position=WAIT), CALVES, LeadIn(10, waits=True)),
        (Step(name="Own", seconds=1, position=0), CALVES, LeadIn(0)),
    ],
)
def test_lead_in__of_each_block_after_each(block: LeafBlock, before: LeafBlock | None, leads: LeadIn) -> None:
    assert lead_in(block, before, CATALOGUE, Gaps(get_ready=12)) == leads


def test_lead_in__has_the_segments_and_the_length_of_both_parts() -> None:
    assert (LeadIn(0).segments, LeadIn(5).segments, LeadIn(0, waits=True).segments) == (0, 1, 1)
    both = LeadIn(10, waits=True, get_in=20)
    assert (both.segments, both.total_s) == (2, 30)


@pytest.mark.parametrize(
    "blocks, reached",
    [
        ((CALVES, OWN), [Arrival(CALVES, None, 1), Arrival(OWN, CALVES, 1)]),
        ((Circuit(blocks=(CALVES,), rounds=1), OWN), [Arrival(CALVES, None, 1), Arrival(OWN, CALVES, 1)]),
        (
            (OWN, Circuit(blocks=(CALVES, KNEES), rounds=3), BATH),
            [
                Arrival(OWN, None, 1),
                Arrival(CALVES, OWN, 1),
                Arrival(CALVES, KNEES, 2),
                Arrival(KNEES, CALVES, 3),
                Arrival(BATH, KNEES, 1),
            ],
        ),
    ],
)
def test_arrivals__are_what_is_played_before_each_leaf(blocks: tuple[Block, ...], reached: list[Arrival]) -> None:
    assert list(arrivals(blocks)) == reached
