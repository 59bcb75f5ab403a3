"""Local days and real hours.

A moment is a datetime with an offset. Its *day* is the local day on which it was recorded, so an evening session stays
in that evening wherever the journal is read. *Hours* between moments are hours that really passed: subtracting two
datetimes of the same zone would ignore that a clock change skips or repeats an hour.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, timezone

from recovery_timer.routine.durations import MS


def as_written(moment: datetime) -> datetime:
    """Return ``moment`` with a fixed offset from UTC, the one in effect then, instead of a zone with its rules.

    Raises:
        ValueError: if it has no offset.
    """
    if isinstance(moment.tzinfo, timezone) and not moment.fold:
        # True of all that were read from the journal.
        return moment
    offset = moment.utcoffset()
    if offset is None:
        raise ValueError("a moment needs its offset from UTC")
    return moment.replace(tzinfo=UTC if not offset else timezone(offset), fold=0)


def stamp_ms(moment: datetime) -> int:
    """Return ``moment`` in ms since 1970 in UTC, for sorting whatever the offset."""
    since = moment.astimezone(UTC) - datetime(1970, 1, 1, tzinfo=UTC)
    return since // timedelta(milliseconds=1)


def hours_later(moment: datetime, hours: float) -> datetime:
    """Return the moment ``hours`` after ``moment``, in the same zone."""
    return (moment.astimezone(UTC) + timedelta(hours=hours)).astimezone(moment.tzinfo)


def hours_between(first: datetime, then: datetime) -> float:
    """Return how many hours have passed from ``first`` to ``then``; negative if it was before."""
    return (stamp_ms(then) - stamp_ms(first)) / MS / 3_600


def next_day(moment: datetime) -> datetime:
    """Return the beginning of the day after that of ``moment``, in its zone."""
    return datetime.combine(moment.date() + timedelta(days=1), time(), tzinfo=moment.tzinfo)


def monday(day: date) -> date:
    """Return the first day of the week of ``day``."""
    return day - timedelta(days=day.weekday())


def days(first: date, last: date) -> Iterator[date]:
    """Yield every day from ``first`` to ``last``."""
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)
