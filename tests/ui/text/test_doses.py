import pytest

from recovery_timer.routine.technique import Amount
from recovery_timer.storage.catalogue import load_catalogue
from recovery_timer.ui.text.doses import dose_label, recommendation

CATALOGUE = load_catalogue()


@pytest.mark.parametrize(
    "technique, expected",
    [
        ("calf-stretch", "15–30 s, 2–3 sets"),
        ("ais-quads", "about 2 s"),
        ("squats", "10 reps to start with"),
        ("foam-roll-quads", "about 1–2 min"),
        ("massage-gun", "a few minutes"),
        ("ice-bath", "10–15 min"),
        ("warm-compress", "10 min to start with"),
        ("contrast-bath", "3–4 min warm / 1–2 min cold"),
        ("hot-cold-shower", "a few minutes warm / 1–2 min cold"),
    ],
)
def test_dose_label(technique: str, expected: str) -> None:
    assert dose_label(CATALOGUE[technique]) == expected


def test_dose_label__of_every_technique_that_can_be_a_block__is_not_empty() -> None:
    for technique in CATALOGUE.values():
        if technique.place != "page":
            assert dose_label(technique), technique.id


RANGE, TIME = Amount(default=30, low=15, high=30, claim="15 to 30 s."), Amount(default=300)


@pytest.mark.parametrize(
    "amount, is_time, value, expected",
    [
        (RANGE, True, 40, "Recommended: 15–30 s"),
        (Amount(default=2, low=2, high=3, claim="2 or 3."), False, None, "Recommended: 2–3"),
        (Amount(default=60, words="a few minutes", claim="A few minutes."), True, 40, "Recommended: a few minutes"),
        (TIME, True, None, "No recommended time; 5 min is a good start"),
        (TIME, True, 300, "No recommended time; 5 min is a good start"),
        (TIME, True, 2_400, ""),
        (Amount(default=10), False, 10, "No recommended number; 10 is a good start"),
    ],
)
def test_recommendation__is_the_range_or_our_start_until_the_user_has_set_another(
    amount: Amount, is_time: bool, value: int | None, expected: str
) -> None:
    assert recommendation(amount, is_time=is_time, value=value) == expected
