"""Events for the user's own calendar, as an iCalendar file with alarms.

An event keeps its UID, and its SEQUENCE grows with time: importing a second export updates a calendar's events instead
of duplicating them. `icalendar` is imported late.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from recovery_timer.ports import CalendarEvent
from recovery_timer.storage.files.atomic import write_atomically

if TYPE_CHECKING:
    import icalendar

_DOMAIN = "recovery-timer"
_SEQUENCE_FROM = datetime.fromisoformat("2020-01-01T00:00:00+00:00")


def write(events: Iterable[CalendarEvent], file: str, now: datetime) -> None:
    """Write a calendar of ``events`` as of ``now`` to ``file``; raise OSError if that fails."""
    write_atomically(Path(file), encode(events, now))


def encode(events: Iterable[CalendarEvent], now: datetime) -> bytes:
    """Return a calendar of ``events`` as of ``now``."""
    import icalendar

    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Recovery Timer//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for each in events:
        calendar.add_component(_event(each, now))
    written: bytes = calendar.to_ical()
    return written


def _event(each: CalendarEvent, now: datetime) -> "icalendar.Event":
    import icalendar

    event = icalendar.Event()
    event.add("uid", f"{each.key.replace(' ', '-')}@{_DOMAIN}")
    event.add("dtstamp", _utc(now))
    event.add("last-modified", _utc(now))
    event.add("sequence", int((now - _SEQUENCE_FROM) / timedelta(minutes=1)))
    event.add("summary", each.title)
    if each.note:
        event.add("description", each.note)
    if isinstance(each.start, datetime):
        # Without a zone, a repeating event keeps its time of day when the clocks change.
        event.add("dtstart", each.start.replace(tzinfo=None) if each.repeats else _utc(each.start))
        event.add("duration", timedelta(seconds=each.duration_s))
        alarm = icalendar.Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", each.title)
        alarm.add("trigger", timedelta(0))
        event.add_component(alarm)
    else:
        event.add("dtstart", each.start)
        event.add("transp", "TRANSPARENT")
    if each.repeats:
        event.add("rrule", {"freq": each.repeats})
    return event


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(microsecond=0)
