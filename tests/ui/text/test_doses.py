import pytest

from recovery_timer.routine.technique import Figure
from recovery_timer.storage.catalogue import load_catalogue
from recovery_timer.ui.text.doses import dose_label, recommendation

CATALOGUE = load_catalogue()


@pytest.mark.parametrize(
    "technique, expected",
    [
        ("calf-stretch", "15–30 s × 2–3"),
        ("ais-quads", "2 s"),
        ("squats", "10 reps"),
        ("foam-roll-quads", "1–2 min"),
        ("massage-gun", "a few minutes"),
        ("ice-bath", "10–15 min"),
        ("warm-compress", "10 min"),
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


@pytest.mark.parametrize(
    "figure, expected",
    [
        (Figure(default=30, low=15, high=30, claim="Hold for 15 to 30 s."), "Hold for 15 to 30 s."),
        (Figure(default=60, words="a few minutes", claim="A few minutes."), "A few minutes."),
        (Figure(default=300), "The article gives no figure; this is our starting value."),
    ],
    ids=["range", "words", "none"],
)
def test_recommendation__is_the_articles__or_says_that_it_is_ours(figure: Figure, expected: str) -> None:
    assert recommendation(figure) == expected
