"""How a routine went, in words: facts, in a long form and in shorter ones."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QLocale

from recovery_timer.journal.reuse import LastTime
from recovery_timer.routine.model import Water
from recovery_timer.routine.timeline import Kind, Segment
from recovery_timer.session.record import Outcome
from recovery_timer.ui.text import last_time
from recovery_timer.ui.text.journal import session_of_routine_words
from tests.fakes.ports import EVENING

YESTERDAY = EVENING - timedelta(days=1)
MINUTE = 60_000


def step(name: str, water: Water | None = None) -> Segment:
    return Segment(kind=Kind.WORK, duration_ms=MINUTE, label=name, water=water)


def went(held_ms: int, planned_ms: int, *skipped: Segment, outcome: Outcome = Outcome.FINISHED) -> LastTime:
    return LastTime(started=YESTERDAY, outcome=outcome, held_ms=held_ms, planned_ms=planned_ms, skipped=skipped)


CALVES, BATH = step("Foam roll calves"), step("Warm water", Water.BASIN)
WHOLE = 20 * MINUTE


@pytest.mark.parametrize(
    "time,forms",
    [
        (went(WHOLE, WHOLE), ["all of it"]),
        (went(WHOLE - 9_000, WHOLE), ["all of it"]),
        (went(WHOLE + 15_000, WHOLE), ["all of it"]),
        (went(25 * MINUTE, WHOLE), ["25 min"]),
        (went(17 * MINUTE, WHOLE), ["17 of 20 min"]),
        (
            went(18 * MINUTE, WHOLE, CALVES),
            ["18 of 20 min, skipped Foam roll calves", "18 of 20 min, 1 skipped", "18 of 20 min"],
        ),
        (
            went(12 * MINUTE, WHOLE, CALVES, BATH),
            ["12 of 20 min, 2 steps skipped", "12 of 20 min, 2 skipped", "12 of 20 min"],
        ),
        (went(8 * MINUTE, WHOLE, outcome=Outcome.ENDED), ["8 of 20 min, ended early", "8 of 20 min"]),
        (went(8 * MINUTE, WHOLE, outcome=Outcome.BROKEN_OFF), ["8 of 20 min"]),
        (
            went(8 * MINUTE, WHOLE, BATH, outcome=Outcome.ENDED),
            [
                "8 of 20 min, skipped Contrast bath, ended early",
                "8 of 20 min, 1 skipped, ended early",
                "8 of 20 min, 1 skipped",
                "8 of 20 min",
            ],
        ),
        (went(30_000, 45_000), ["30 of 45 s"]),
        (went(45_000, 45_000), ["45 s"]),
        # It was started "as last time", without the bath.
        (went(15 * MINUTE, 15 * MINUTE), ["15 min"]),
    ],
)
def test_how_it_went__in_all_its_forms(time: LastTime, forms: list[str]) -> None:
    assert list(last_time.how_it_went(time, WHOLE)) == forms


def test_on_card__says_the_day_too__and_no_number_of_what_was_barely_begun() -> None:
    assert last_time.on_card(YESTERDAY, None, WHOLE, EVENING) == ("done yesterday",)
    assert last_time.on_card(YESTERDAY, went(WHOLE, WHOLE), WHOLE, EVENING) == (
        "done yesterday, all of it",
        "done yesterday",
    )
    assert last_time.on_card(YESTERDAY, went(50_000, WHOLE), WHOLE, EVENING) == ("started yesterday",)
    assert last_time.on_card(YESTERDAY, went(50_000, 50_000), 50_000, EVENING)[0] == "done yesterday, all of it"


def test_why_first__says_the_day_too() -> None:
    assert last_time.why_first(YESTERDAY, went(18 * MINUTE, WHOLE, CALVES), WHOLE, EVENING) == (
        "Last used yesterday: 18 of 20 min, skipped Foam roll calves",
        "Last used yesterday: 18 of 20 min, 1 skipped",
        "Last used yesterday: 18 of 20 min",
        "Last used yesterday",
    )
    assert last_time.why_first(YESTERDAY, went(9_000, WHOLE), WHOLE, EVENING) == ("Last used yesterday",)
    assert last_time.why_first(YESTERDAY, None, WHOLE, EVENING) == ("Last used yesterday",)


def test_in_a_sentence__begins_with_a_capital() -> None:
    assert last_time.in_a_sentence(went(WHOLE, WHOLE), WHOLE, EVENING) == "Yesterday: all of it"
    assert last_time.in_a_sentence(went(9_000, WHOLE), WHOLE, EVENING) == "Yesterday: under 1 of 20 min"


@pytest.mark.parametrize(
    "time,differed,held",
    [
        (went(WHOLE, WHOLE), "All of it", "20 min"),
        (went(18 * MINUTE, WHOLE, CALVES), "Skipped Foam roll calves", "18 of 20 min"),
        (
            went(8 * MINUTE, WHOLE, CALVES, outcome=Outcome.ENDED),
            "Skipped Foam roll calves, ended early",
            "8 of 20 min",
        ),
        (went(17 * MINUTE, WHOLE), "Shorter than planned", "17 of 20 min"),
        (went(25 * MINUTE, WHOLE), "Longer than planned", "25 min"),
        (went(0, WHOLE, outcome=Outcome.ENDED), "Ended early", "0 of 20 min"),
    ],
)
def test_row__says_when_and_what_differed(time: LastTime, differed: str, held: str) -> None:
    words = session_of_routine_words(time, EVENING)

    assert words.what.startswith("Yesterday, ")
    assert words[1:] == (differed, held)


def test_numbers__follow_the_locale() -> None:
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.German))
    try:
        assert last_time.how_it_went(went(1_200 * MINUTE, 1_500 * MINUTE), WHOLE) == ("1.200 of 1.500 min",)
    finally:
        QLocale.setDefault(before)
