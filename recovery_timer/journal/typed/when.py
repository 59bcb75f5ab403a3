"""A moment in the past: ``yesterday 18:30``, ``tuesday``, ``2026-11-24 at 7``, ``2 hours ago``."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from recovery_timer.journal import moments
from recovery_timer.journal.typed.reading import EntryPart, of_whole, once, read, words
from recovery_timer.routine.message import Message

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
LONGEST_AGO_DAYS = 3_660
EXPECTED = Message("write, for instance: yesterday 18:30")

_NOW = words(r"(?:just\s+|right\s+)?now")
_AGO = words(r"(\d{1,5})\s*(minutes?|mins?|hours?|hrs?|h|days?|d)\s+ago")
_NAMED_DAY = words(r"today|yesterday")
_WEEKDAY = words(rf"(?:on\s+|last\s+)?({'|'.join(f'{day[:3]}(?:{day[3:]})?' for day in WEEKDAYS)})")
_DATE = words(r"(?:on\s+)?(\d{4}-\d\d-\d\d)")
_CLOCK = words(r"(?:at\s+)?(\d{1,2})[:.]([0-5]\d)(?:\s*([ap])\.?m\.?)?")
_HOUR = words(r"(?:at\s+)?(\d{1,2})\s*([ap])\.?m\.?")
_AT_HOUR = words(r"at\s+(\d{1,2})")

_UNITS_S = {"m": 60, "h": 3_600, "d": 86_400}


def read_moment(line: str, now: datetime) -> datetime:
    """Return the moment in ``line``, seen from ``now``.

    Raises:
        LineError: if it cannot be read, or lies in the future.
    """
    when = When(now)
    read(line, when.parts, EXPECTED)
    try:
        return when.moment()
    except ValueError as error:
        raise of_whole(line, error) from error


def moment_line(moment: datetime) -> str:
    """Return ``moment`` to the minute, as `read_moment` reads it."""
    return f"{moment:%Y-%m-%d %H:%M}"


class When:
    """Collects the parts of a line about the moment, seen from ``now``."""

    def __init__(self, now: datetime) -> None:
        self._now = now
        self._said: dict[str, object] = {}
        self._day: date | None = None
        self._weekday: int | None = None
        self._time: time | None = None
        self._ago_s: int | None = None

    @property
    def parts(self) -> Sequence[EntryPart]:
        """The parts that a line can have about the moment."""
        return (
            EntryPart(_NOW, lambda _: self._take_ago(0)),
            EntryPart(_AGO, lambda found: self._take_ago(int(found[1]) * _UNITS_S[found[2][0].lower()])),
            EntryPart(_NAMED_DAY, self._take_named_day),
            EntryPart(_WEEKDAY, self._take_weekday),
            EntryPart(_DATE, self._take_date),
            EntryPart(_CLOCK, lambda found: self._take_time(found[1], found[2], found[3])),
            EntryPart(_HOUR, lambda found: self._take_time(found[1], "0", found[2])),
            EntryPart(_AT_HOUR, lambda found: self._take_time(found[1], "0", None)),
        )

    def moment(self) -> datetime:
        """Return the moment: without a time of day, at the present one; without a day, the latest such time.

        Raises:
            ValueError: if it lies in the future.
        """
        if self._ago_s is not None:
            return moments.hours_later(self._now, -self._ago_s / 3_600)
        asked = self._time or self._now.timetz().replace(tzinfo=None, second=0, microsecond=0)
        for day in self._days():
            moment = datetime.combine(day, asked, tzinfo=self._now.tzinfo)
            if moment.astimezone(UTC) <= self._now.astimezone(UTC):
                return moment
        raise ValueError(Message("That is in the future."))

    def _days(self) -> Sequence[date]:
        """Return the days that may be meant, the likeliest first."""
        today = self._now.date()
        if self._day is not None:
            return (self._day,)
        if self._weekday is not None:
            latest = today - timedelta(days=(today.weekday() - self._weekday) % 7)
            return (latest, latest - timedelta(weeks=1))
        return (today, today - timedelta(days=1))

    def _take_ago(self, seconds: int) -> None:
        once(self._said, "day", seconds)
        once(self._said, "time", seconds)
        if seconds > LONGEST_AGO_DAYS * _UNITS_S["d"]:
            raise ValueError(Message("That is too long ago."))
        self._ago_s = seconds

    def _take_named_day(self, found: re.Match[str]) -> None:
        self._take_day(self._now.date() - timedelta(days=found[0].lower() == "yesterday"))

    def _take_weekday(self, found: re.Match[str]) -> None:
        once(self._said, "day", found)
        self._weekday = next(number for number, day in enumerate(WEEKDAYS) if day[:3] == found[1][:3].lower())

    def _take_date(self, found: re.Match[str]) -> None:
        try:
            day = date.fromisoformat(found[1])
        except ValueError:
            raise ValueError(Message("There is no such day.")) from None
        if abs((self._now.date() - day).days) > LONGEST_AGO_DAYS:
            raise ValueError(Message("That is too long ago."))
        self._take_day(day)

    def _take_day(self, day: date) -> None:
        once(self._said, "day", day)
        self._day = day

    def _take_time(self, hours: str, minutes: str, half: str | None) -> None:
        once(self._said, "time", hours)
        hour = int(hours)
        if half is not None and not 1 <= hour <= 12:
            raise ValueError(Message("There is no such time of day."))
        if half is not None:
            hour = hour % 12 + (12 if half.lower() == "p" else 0)
        if hour > 23:
            raise ValueError(Message("There is no such time of day."))
        self._time = time(hour, int(minutes))
