import pytest
from msgspec.structs import replace

from recovery_timer.routine.model import (
    WAIT,
    Block,
    Circuit,
    Contrast,
    Order,
    Sides,
    Step,
    Temperature,
    Water,
)
from recovery_timer.ui.text.blocks import block_name, block_summary, format_seconds
from tests.ui.builder.steps import BATH, OWN, ROUNDS, SQUATS, STRETCH, WALL

NAMES: dict[str, Block] = {
    "Calf stretch": STRETCH,
    "Contrast bath": BATH,
    "Hot/cold shower": replace(BATH, water=Water.SHOWER),
    "Circuit, 3 rounds": ROUNDS,
    "Circuit, 1 round": replace(ROUNDS, rounds=1),
}

WORDS: dict[str, Block] = {
    "30 s": Step(name="Hold", seconds=30),
    "1 min": OWN,
    "1:30": Step(name="Hold", seconds=90),
    "5 min": WALL,
    "4:00:00": Step(name="Hold", seconds=14_400),
    "10 reps": SQUATS,
    "1 rep": replace(SQUATS, reps=1),
    "3 × 10 reps": replace(SQUATS, sets=3),
    "30 s, left": Step(name="Hold", seconds=30, sides=Sides.LEFT),
    "2 × 30 s, right": Step(name="Hold", seconds=30, sets=2, sides=Sides.RIGHT),
    "2 × 30 s, each side": STRETCH,
    "2 × 30 s, each side · one side first": replace(STRETCH, order=Order.ONE_SIDE_FIRST),
    "30 s, each side · switch 8 s": replace(STRETCH, sets=1, switch=8, order=Order.ONE_SIDE_FIRST),
    "1 min · starts when you’re ready": replace(OWN, position=WAIT),
    "1 min · position 20 s": replace(OWN, position=20),
    "4:00 warm / 1:00 cold × 4 · ends cold": BATH,
    "4:00 warm / 1:00 cold × 2 · ends warm · starts when you’re ready": Contrast(
        cycles=2, end_on=Temperature.WARM, position=WAIT
    ),
    "3:00 warm / 1:00 cold × 5 · ends cold": Contrast(warm=180, total=1_200),
    "2 blocks × 3 · rest 20 s": ROUNDS,
    "1 block × 2": Circuit(blocks=(OWN,)),
}


@pytest.mark.parametrize("expected", NAMES)
def test_block_name(expected: str) -> None:
    assert block_name(NAMES[expected]) == expected


@pytest.mark.parametrize("expected", WORDS)
def test_block_summary__says_what_it_expands_to(expected: str) -> None:
    assert block_summary(WORDS[expected]) == expected


def test_block_name__is_the_users_own__whatever_it_contains() -> None:
    assert block_name(Step(name="{sets} of <b>%n</b>", seconds=30)) == "{sets} of <b>%n</b>"


@pytest.mark.parametrize(
    "seconds, expected", [(0, "0 s"), (59, "59 s"), (60, "1 min"), (61, "1:01"), (3_540, "59 min"), (3_600, "1:00:00")]
)
def test_format_seconds(seconds: int, expected: str) -> None:
    assert format_seconds(seconds) == expected
