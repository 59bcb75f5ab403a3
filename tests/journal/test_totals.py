from datetime import date, datetime, timedelta

from recovery_timer.journal import totals
from recovery_timer.journal.entries import Elsewhere
from recovery_timer.journal.summary import Worked
from recovery_timer.journal.totals import MuscleTotal
from recovery_timer.routine.technique import Muscle
from tests.journal.made import AUCKLAND, BERLIN, TUESDAY, session

MINUTE_MS = 60_000
YOGA = Elsewhere(id="yoga", at=TUESDAY, what="Yoga", duration_s=45 * 60, muscles=(Muscle.GLUTES,))


def test_a_day__adds_up_what_was_started_on_that_local_day() -> None:
    before_midnight = datetime(2026, 5, 5, 23, 55, tzinfo=BERLIN)
    # The same evening for the runner, but another day in UTC and in Berlin.
    after_the_flight = datetime(2026, 5, 7, 6, tzinfo=AUCKLAND)
    days = totals.a_day([session(before_midnight), session(TUESDAY, 5), session(after_the_flight, 7)], [YOGA])

    assert days == {date(2026, 5, 5): (10 + 5 + 45) * MINUTE_MS, date(2026, 5, 7): 7 * MINUTE_MS}


def test_a_day__in_the_repeated_hour__is_one_day() -> None:
    first = datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN)
    days = totals.a_day([session(first), session(first.replace(fold=1), session_id="second")])

    assert days == {date(2026, 10, 25): 20 * MINUTE_MS}


def test_a_day__without_anything_held__is_left_out() -> None:
    assert totals.a_day([session(TUESDAY, 0)]) == {}


def test_a_week__begins_on_monday_and_may_span_a_leap_day() -> None:
    days = {date(2028, 2, 28): 1, date(2028, 2, 29): 2, date(2028, 3, 5): 3, date(2028, 3, 6): 4}

    assert totals.a_week(days) == {date(2028, 2, 28): 6, date(2028, 3, 6): 4}


def test_shade__is_darker_from_ten_twenty_and_thirty_minutes() -> None:
    assert [totals.shade(minutes * MINUTE_MS) for minutes in (0, 1, 9, 10, 20, 30, 90)] == [0, 1, 1, 2, 3, 4, 4]


def test_a_muscle__counts_both_together_for_each_side_and_once_in_all() -> None:
    later = TUESDAY + timedelta(days=1)
    sessions = [
        session(TUESDAY, 9, Worked(Muscle.CALVES, "left", 60), Worked(Muscle.CALVES, None, 100)),
        session(later, 9, Worked(Muscle.CALVES, "right", 7), Worked(Muscle.QUADS, None, 5)),
    ]
    found = totals.a_muscle(sessions, [YOGA])

    assert found[Muscle.CALVES] == MuscleTotal(held_ms=167, left_ms=160, right_ms=107, last=later)
    assert [found[Muscle.CALVES].side_ms(side) for side in ("left", "right")] == [160, 107]
    assert found[Muscle.GLUTES].held_ms == 45 * MINUTE_MS
    assert found[Muscle.HAMSTRINGS] == MuscleTotal()


def test_a_muscle__over_a_span__still_knows_when_it_was_worked_before() -> None:
    old = session(TUESDAY, 9, Worked(Muscle.CALVES, None, 60))
    found = totals.a_muscle([old], since=date(2026, 5, 6))

    assert found[Muscle.CALVES] == MuscleTotal(last=TUESDAY)


def test_pace__averages_the_whole_weeks_since_the_first() -> None:
    today = date(2026, 5, 28)
    starts = [TUESDAY + timedelta(days=7 * week) for week in (0, 1, 3)]
    sessions = [session(start, 10) for start in starts]
    weeks = totals.a_week(totals.a_day(sessions))
    found = totals.pace(sessions, weeks, today)

    assert (found.this_ms, found.last_ms) == (10 * MINUTE_MS, 0)
    assert (found.this_sessions, found.last_sessions) == (1, 0)
    assert found.average_ms == 20 * MINUTE_MS // 3


def test_pace__in_the_first_week__has_no_average() -> None:
    found = totals.pace([session(TUESDAY)], totals.a_week(totals.a_day([session(TUESDAY)])), TUESDAY.date())

    assert (found.average_ms, found.this_sessions) == (None, 1)


def test_pace__averages_twelve_weeks_at_most() -> None:
    weeks = {date(2020, 1, 6): 1_000_000, date(2026, 4, 27): 12}

    assert totals.pace([], weeks, TUESDAY.date()).average_ms == 1
