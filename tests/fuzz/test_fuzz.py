"""3,000 hostile inputs, the same ones in every run; `make soak` feeds 100,000 others."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import json

from tests.fuzz.hunt import Target, hunt
from tests.fuzz.mutator import STUMBLES, Mutator
from tests.fuzz.targets import targets

INPUTS = 2_600
"""Hypothesis makes the others, a hundred a test."""

NAMES = (
    *("document", "text", "exchange", "settings", "routine file", "draft", "trash", "journal", "catalogue"),
    *("history", "typed entry"),
    *("message", "sound", "checkpoint", "backup", "arguments"),
)


@pytest.fixture(scope="module")
def every() -> Iterator[dict[str, Target]]:
    with tempfile.TemporaryDirectory() as folder:
        yield {target.name: target for target in targets(Path(folder))}


@pytest.mark.parametrize("name", NAMES)
def test_hostile_bytes__are_taken_or_refused(name: str, every: dict[str, Target]) -> None:
    assert set(every) == set(NAMES)
    share = every[name].share / sum(target.share for target in every.values())

    found = hunt(every[name], round(INPUTS * share), "normal")

    assert found.inputs > 0


def test_targets__shown_beside_a_failure__are_short(every: dict[str, Target]) -> None:
    # Hypothesis warns of more than 30 kB, and the warning would hide the failure.
    assert len(repr(every)) < 1_000


def test_mutator__same_seed__makes_the_same_inputs() -> None:
    one, same, other = (Mutator([b"30s calf stretch"], seed) for seed in ("1", "1", "2"))
    made = [one.next() for _ in range(50)]

    assert made == [same.next() for _ in range(50)]
    assert made != [other.next() for _ in range(50)]
    assert len(set(made)) > 30


WORDS = st.sampled_from(
    [
        *"#:,-*x×•\n\t'\"\\ ",
        "repeat",
        "30s",
        "1:30",
        "10 reps",
        "calf stretch",
        "L/R",
        "rest",
        "wait",
        "contrast",
        "cold",
    ]
)
STUMBLE = st.sampled_from([each.decode("utf-8", "replace") for each in STUMBLES])


@given(text=st.lists(WORDS | STUMBLE | st.text(max_size=5), max_size=40).map(" ".join))
def test_text__of_words_in_any_order__is_read_or_refused(text: str, every: dict[str, Target]) -> None:
    every["text"].feed(text.encode("utf-8", "replace"))


KEYS = st.sampled_from(
    [
        "schema",
        "routine",
        "id",
        "name",
        "blocks",
        "type",
        "seconds",
        "reps",
        "sets",
        "sides",
        "warm",
        "cycles",
        "rounds",
    ]
)
LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=100)
    | st.sampled_from(["step", "each", "wait"])
)
VALUES = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=8
)


@pytest.mark.parametrize("name", ["document", "settings", "draft", "message"])
@given(value=st.dictionaries(KEYS | st.text(max_size=9), VALUES, max_size=4))
def test_json__of_any_shape__is_read_or_refused(name: str, value: object, every: dict[str, Target]) -> None:
    every[name].feed(json.encode(value))


@pytest.mark.soak
def test_hostile_bytes__a_hundred_thousand_in_a_process_of_their_own__cost_little_memory() -> None:
    hunted = subprocess.run(
        [sys.executable, "-W", "error", "-m", "tests.fuzz", "100000", "soak"],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        check=False,
        text=True,
        timeout=3_600,
    )
    print(hunted.stdout)

    assert hunted.returncode == 0, hunted.stderr
