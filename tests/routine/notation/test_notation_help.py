"""Everything on the user's page about the grammar can be parsed."""

import re

import pytest

from recovery_timer import assets
from recovery_timer.routine import limits
from recovery_timer.routine.model import Step
from recovery_timer.routine.notation import parse
from recovery_timer.storage.catalogue import load_catalogue

PAGE = assets.read_text("help/en/notation.md")
CATALOGUE = load_catalogue()
EXAMPLES = re.findall(r"^```\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
OPTIONS = re.findall(r"^\| `([^`]*)` \|", PAGE, re.MULTILINE)


def test_page__has_examples() -> None:
    assert len(EXAMPLES) > 10
    assert len(OPTIONS) == 6
    assert PAGE.count("```") == 2 * len(EXAMPLES)


@pytest.mark.parametrize("example", EXAMPLES)
def test_page__every_example_is_a_routine(example: str) -> None:
    parsed = parse(example, CATALOGUE)

    assert parsed.blocks
    assert parsed.notices == ()


@pytest.mark.parametrize("option", OPTIONS)
def test_page__every_option_of_a_step_is_one(option: str) -> None:
    (step,) = parse(f"30s shake, {option}", CATALOGUE).blocks

    assert isinstance(step, Step)
    assert step != Step(name="shake", seconds=30)


def test_page__lists_spellings_of_the_same_length() -> None:
    (same,) = (example for example in EXAMPLES if "1m30" in example)

    assert len(set(parse(same, CATALOGUE).blocks)) == 1


@pytest.mark.parametrize(
    "limit, words",
    [
        (limits.WORK, "| 1 s | 4 h |"),
        (limits.GAP, "| 0 s | 10 min |"),
        (limits.SETS, "| 1 | 100 |"),
        (limits.REPS, "| 1 | 1,000 |"),
        (limits.SEGMENTS, "| 1 | 20,000 |"),
        (limits.NAME_LENGTH, "| 1 character | 80 characters |"),
        (limits.INSTRUCTION_LENGTH, "| | 500 characters |"),
    ],
)
def test_page__states_the_limits(limit: limits.Limit, words: str) -> None:
    in_page = {"s": 1, "min": 60, "h": 3_600}
    numbers = [part.replace(",", "").split() for part in words.strip("| ").split("|")]
    highest = numbers[-1]

    assert words in PAGE
    assert int(highest[0]) * in_page.get(highest[-1], 1) == limit.high
