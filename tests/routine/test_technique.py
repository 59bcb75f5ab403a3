from typing import Any

import msgspec
import pytest

from recovery_timer.routine.technique import Amount, Technique


def test_amount__a_range_and_its_claim() -> None:
    amount = Amount(default=20, low=15, high=30, claim="Hold for 15 to 30 s.")

    assert (amount.low, amount.high) == (15, 30)


def test_amount__one_value_is_a_range_of_equal_ends() -> None:
    assert Amount(default=2, low=2, high=2, claim="Hold for 2 s.").low == 2


def test_amount__without_a_range_needs_no_claim() -> None:
    assert Amount(default=300).low is None


def test_amount__an_amount_in_words() -> None:
    assert Amount(default=180, words="a few minutes", claim="Use it for a few minutes.").low is None


@pytest.mark.parametrize("half", [{"low": 15}, {"high": 30}])
def test_amount__half_a_range_is_refused(half: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="both low and high"):
        Amount(default=20, claim="Hold for 15 to 30 s.", **half)


def test_amount__a_range_that_runs_backwards_is_refused() -> None:
    with pytest.raises(ValueError, match="low must not be more than high"):
        Amount(default=20, low=30, high=15, claim="Hold for 15 to 30 s.")


def test_amount__the_articles_range_without_its_claim_is_refused() -> None:
    with pytest.raises(ValueError, match="needs the claim"):
        Amount(default=20, low=15, high=30)


def test_amount__the_articles_words_without_their_claim_are_refused() -> None:
    with pytest.raises(ValueError, match="needs the claim"):
        Amount(default=180, words="a few minutes")


def test_technique__fault_in_its_dose__is_located() -> None:
    entry = {
        "id": "calf-stretch",
        "name": "Calf stretch",
        "family": "stretch",
        "place": "step",
        "how_to": "Lean on a wall.",
        "section": "Stretching",
        "claims": [],
        "dose": {"seconds": {"default": 20, "low": 15}},
    }
    with pytest.raises(msgspec.ValidationError, match=r"both low and high, or neither - at `\$.dose.seconds`"):
        msgspec.convert(entry, Technique)
