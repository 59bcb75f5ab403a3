"""`write` and `parse` are inverses: nothing is lost on a round trip, and no text has unexpected effects."""

import re
import sys
from collections.abc import Callable
from types import FrameType

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from recovery_timer.routine.edits import new_block
from recovery_timer.routine.model import Routine, Sides, Step
from recovery_timer.routine.notation import NotationError, faults, parse, write
from recovery_timer.routine.own import OwnTechnique, with_own
from recovery_timer.storage.catalogue import load_catalogue
from tests.routine.notation.test_notation_faults import mended
from tests.strategies import CATALOGUE, as_written, names, own_techniques, routines, steps

SHIPPED = load_catalogue()

# Names that could be taken for something else.
_TRICKY = [
    "30", "30s", "3x30s", "x3", "10 reps", "1:30", "1,5", "seconds", "sec.", "secnds a", "for 20:00", "x", "/",
    "L/R", "left", "calf left", "each side", "each sid", "a lefft", "rest 10s", "wait", "position wait",
    "one side first", "as", "calf stretch as me", "Calf stretch", "calf stretches", "high-knees", "contrast",
    "contrast bath", "shower x4", "repeat 2:", "repeat", "legs:", "# legs", "legs #2", "a, b", "a,", "-",
    "- a", "1. a", "•", '"',
    '"a"', "“a”", "a\\", "\\n",
]  # fmt: skip
_CALLED = names() | st.sampled_from(_TRICKY) | st.lists(st.sampled_from(_TRICKY), min_size=2, max_size=3).map(" ".join)


@given(routine=routines())
def test_parse__reads_back_every_routine_that_is_written(routine: Routine) -> None:
    text = write(routine.name, routine.blocks, CATALOGUE)
    parsed = parse(text, CATALOGUE)

    assert parsed.name == routine.name
    assert parsed.blocks == as_written(routine, CATALOGUE).blocks
    assert write(parsed.name, parsed.blocks, CATALOGUE) == text


@given(
    name=names() | st.none() | st.sampled_from(_TRICKY),
    called=_CALLED.filter(lambda text: len(text) <= 80),
    step=steps(),
)
def test_parse__reads_back_every_name(name: str | None, called: str, step: Step) -> None:
    step = Step(name=called, technique=step.technique if step.technique in CATALOGUE else None, seconds=30)
    text = write(name, (step,), CATALOGUE)

    assert (parse(text, CATALOGUE).name, parse(text, CATALOGUE).blocks) == (name, (step,))


@given(
    own=st.lists(own_techniques(), min_size=1, max_size=3, unique_by=lambda each: each.id),
    called=st.none() | _CALLED.filter(lambda text: len(text) <= 80),
    side=st.sampled_from(Sides),
)
def test_parse__reads_back_a_step_of_every_own_technique(
    own: list[OwnTechnique], called: str | None, side: Sides
) -> None:
    # Under a name of its own, or one that could be taken for something else.
    own[0] = replace(own[0], name=called or own[0].name)
    catalogue = with_own(CATALOGUE, own)
    blocks = tuple(replace(step, sides=side) for each in own if isinstance(step := new_block(catalogue[each.id]), Step))
    text = write("Legs", blocks, catalogue)

    assert parse(text, catalogue).blocks == blocks


def test_write__uses_no_quotation_marks_unless_in_doubt() -> None:
    for name in ("shake it out", "phase 2", "wall-sit", "Müller’s walk (easy)", "90/90", "伸び"):
        assert '"' not in write(None, (Step(name=name, seconds=30),), SHIPPED)


_WORDS = st.sampled_from(
    [
        "30s", "30z", "3x", "x4", "20", "reps", "10s", "1:00 cold", "4:00 warm", "/", "for", "start", "end", "cold",
        "contrast", "shower", "hot/cold", "calf stretch", "squats", "high knees", "my", "L/R", "left", "lefft", "as",
        "rest", "position wait", "one side first", "repeat 2:", "repeat", ":", ", ", '"a"', '"', "\\", "#", "-", "1.",
        "\n", "\n    ",
    ]
)  # fmt: skip
_LIKE_A_ROUTINE = st.lists(_WORDS, max_size=14).map(" ".join)


@given(text=st.text() | _LIKE_A_ROUTINE | st.text(st.sampled_from('3s x:,"\\#/\n as1.-')))
@example("0,RS")
@example('"' * 3)
@example(":")
@example("," * 9)
@example("repeat 2:,")
@example("-\n1.")
@example("\ud800")
def test_parse__any_text_is_a_routine_or_a_notation_error(text: str) -> None:
    found = faults(text, SHIPPED)

    if not found:
        assert parse(text, SHIPPED).blocks
        return
    with pytest.raises(NotationError) as caught:
        parse(text, SHIPPED)
    error, first = caught.value, found[0]
    assert (error.line, error.column, error.suggestion) == (first.line, first.column, first.suggestion)
    lines = re.split(r"\r\n|\r|\n", text)
    for fault in found:
        assert fault.suggestion
        assert 1 <= fault.column <= fault.column + fault.length <= len(lines[fault.line - 1]) + 1


@given(text=_LIKE_A_ROUTINE)
def test_faults__following_the_suggestions_ends_in_a_routine(text: str) -> None:
    for _ in range(40):
        found = faults(text, SHIPPED)
        if not found:
            break
        text = mended(text, found[0])

    assert parse(text, SHIPPED).blocks


def calls_of(work: Callable[[], object]) -> int:
    """Return how many calls ``work`` makes: a measure of its cost that does not depend on how busy the machine is."""
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return calls


def test_parse__ten_times_the_blocks__cost_ten_times_the_work() -> None:
    lines = [f"{count % 9 + 1} x 45s my stretch number {count} L/R, rest {count % 60}s" for count in range(500)]
    some, many = "\n".join(lines[:50]), "\n".join(lines)

    parse(some, SHIPPED)

    assert calls_of(lambda: parse(many, SHIPPED)) < 12 * calls_of(lambda: parse(some, SHIPPED))


@pytest.mark.parametrize(
    "line",
    ["30s" + " " * 1_900 + "a", "1" * 1_990, "30s " + "1 " * 900, '"' * 1_999, "a as " * 390],
    ids=["spaces", "digits", "numbers", "quotes", "as"],
)
def test_faults__a_line_crafted_to_be_slow__costs_no_more_among_others(line: str) -> None:
    # Regular expressions that backtrack through such a line would never finish.
    one, many = faults(line, SHIPPED), faults(f"{line}\n" * 20, SHIPPED)

    assert [fault.line for fault in many] == [number for number in range(1, 21) for _ in one]
