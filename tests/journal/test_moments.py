from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from recovery_timer.journal import moments
from tests.journal.made import AUCKLAND, BERLIN

BEFORE_SPRING = datetime(2026, 3, 28, 18, tzinfo=BERLIN)
"""In the following night, the clocks in Berlin go forward from 2 to 3."""


def test_as_written__keeps_the_offset_of_that_moment_and_forgets_the_zone() -> None:
    winter = moments.as_written(BEFORE_SPRING)

    assert winter == BEFORE_SPRING
    assert winter.tzinfo == timezone(timedelta(hours=1))
    assert moments.as_written(datetime(2026, 3, 28, 18, tzinfo=timezone(timedelta()))).tzinfo is UTC


def test_as_written__of_the_repeated_hour__knows_which_of_the_two_it_is() -> None:
    second = datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN, fold=1)

    assert moments.as_written(second).utcoffset() == timedelta(hours=1)
    assert moments.stamp_ms(moments.as_written(second)) == moments.stamp_ms(second)


def test_as_written__without_an_offset__is_refused() -> None:
    with pytest.raises(ValueError, match="offset"):
        moments.as_written(datetime(2026, 3, 28, 18))  # noqa: DTZ001 - that is the point


def test_hours__are_those_that_pass_and_not_those_of_the_clock() -> None:
    later = moments.hours_later(BEFORE_SPRING, 24)

    assert (later.hour, later.tzinfo) == (19, BERLIN)
    assert moments.hours_between(BEFORE_SPRING, later) == 24
    assert moments.hours_between(later, BEFORE_SPRING) == -24
    same_time = BEFORE_SPRING + timedelta(days=1)
    assert moments.hours_between(BEFORE_SPRING, same_time) == 23


def test_hours__on_a_flight__are_those_that_pass() -> None:
    take_off = datetime(2026, 5, 5, 12, tzinfo=BERLIN)
    landing = datetime(2026, 5, 6, 23, tzinfo=AUCKLAND)

    assert moments.hours_between(take_off, landing) == 25


def test_next_day__is_at_local_midnight() -> None:
    assert moments.next_day(datetime(2026, 3, 28, 23, 59, tzinfo=BERLIN)).isoformat() == "2026-03-29T00:00:00+01:00"
    assert moments.next_day(datetime(2026, 3, 29, 0, 0, tzinfo=BERLIN)).isoformat() == "2026-03-30T00:00:00+02:00"
    assert moments.next_day(datetime(2028, 2, 28, 12, tzinfo=BERLIN)).date() == date(2028, 2, 29)


def test_days__go_through_a_leap_day() -> None:
    assert list(moments.days(date(2028, 2, 28), date(2028, 3, 1))) == [
        date(2028, 2, 28),
        date(2028, 2, 29),
        date(2028, 3, 1),
    ]
    assert moments.monday(date(2028, 3, 1)) == date(2028, 2, 28)
