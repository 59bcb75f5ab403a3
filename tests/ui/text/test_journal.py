from datetime import timedelta

from recovery_timer.journal.entries import Elsewhere, Level, Note, Run, Sign, Soreness
from recovery_timer.journal.totals import MuscleTotal
from recovery_timer.routine.technique import Muscle
from recovery_timer.ui.text.journal import day_and_time, entry_words, last_worked, sides
from tests.fakes.ports import EVENING

BEFORE = EVENING - timedelta(days=60)


def test_day__begins_with_a_capital_and_keeps_the_month() -> None:
    assert day_and_time(EVENING, EVENING).startswith("Today, ")
    assert day_and_time(BEFORE, EVENING).startswith("2 Mar, ")


def test_entry__says_what_and_how_much() -> None:
    sore = Soreness(
        id="s",
        at=EVENING,
        levels=(Level(Muscle.CALVES, 4, "left"), Level(Muscle.QUADS, 2)),
        signs=frozenset({Sign.SWELLING}),
    )

    assert entry_words(sore, EVENING)[::2] == ("Calves left 4 · Quads 2 · Swelling", "moderate")
    assert entry_words(Run(id="r", at=EVENING), EVENING)[0] == "Run"
    run = Run(id="r", at=EVENING, distance_m=12_500, duration_s=3_750, hard=True, note="with Kim")
    assert entry_words(run, EVENING)[::2] == ("12.5 km · 62 min · long or hard", "with Kim")
    assert entry_words(Note(id="n", at=EVENING, text="New\nshoes"), EVENING)[::2] == ("New shoes", "")
    done = Elsewhere(id="e", at=EVENING, what="Yoga class", duration_s=2_700)
    assert entry_words(done, EVENING)[::2] == ("Yoga class", "45 min")


def test_last_worked__says_how_many_days_ago() -> None:
    said = [last_worked(EVENING - timedelta(days=days), EVENING) for days in (0, 1, 9)]

    assert said == ["last worked today", "last worked yesterday", "last worked 9 days ago"]
    assert last_worked(None, EVENING) == "not worked in this year"


def test_sides__are_distinguished_only_where_they_differ() -> None:
    assert sides(MuscleTotal(held_ms=1_320_000, left_ms=720_000, right_ms=600_000)) == "left 12 min, right 10 min"
    assert sides(MuscleTotal(held_ms=630_000, left_ms=610_000, right_ms=620_000)) == ""
