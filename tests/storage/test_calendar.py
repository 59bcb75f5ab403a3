"""Calendars, read back by two independent libraries."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import icalendar
import ics

from recovery_timer.ports import CalendarEvent
from recovery_timer.storage.calendar import encode, write
from tests.journal.made import TUESDAY

NOW = datetime(2026, 5, 4, 12, 30, 15, 500, tzinfo=UTC)
ICE = CalendarEvent(key="ice 1", title="Ice pack, 15 min; again", start=TUESDAY, note="Line one\nline two, and more")

REST = CalendarEvent(key="rest", title="Rest day", start=date(2026, 5, 6))


def test_calendar__read_by_icalendar__has_the_event_and_its_alarm() -> None:
    (event,) = icalendar.Calendar.from_ical(encode([ICE], NOW)).walk("VEVENT")
    (alarm,) = event.walk("VALARM")

    assert str(event["SUMMARY"]) == ICE.title
    assert str(event["DESCRIPTION"]) == ICE.note
    assert event.decoded("DTSTART") == TUESDAY
    assert event.decoded("DURATION") == timedelta(minutes=15)
    assert (str(alarm["ACTION"]), alarm.decoded("TRIGGER")) == ("DISPLAY", timedelta(0))


def test_calendar__read_by_ics__has_the_event_and_its_alarm() -> None:
    (event,) = ics.Calendar(encode([ICE], NOW).decode()).events

    assert (event.name, event.description) == (ICE.title, ICE.note)
    assert event.begin.datetime == TUESDAY
    assert event.duration == timedelta(minutes=15)
    assert [alarm.trigger for alarm in event.alarms] == [timedelta(0)]


def test_calendar__exported_again__updates_the_event() -> None:
    first, second = (
        icalendar.Calendar.from_ical(encode([ICE], now)).walk("VEVENT")[0] for now in (NOW, NOW + timedelta(hours=1))
    )

    assert first["UID"] == second["UID"] == "ice-1@recovery-timer"
    assert int(second.decoded("SEQUENCE")) > int(first.decoded("SEQUENCE"))


def test_calendar__a_whole_day__has_no_alarm_and_takes_no_time() -> None:
    (event,) = icalendar.Calendar.from_ical(encode([REST], NOW)).walk("VEVENT")

    assert event.decoded("DTSTART") == date(2026, 5, 6)
    assert event.walk("VALARM") == []
    assert str(event["TRANSP"]) == "TRANSPARENT"
    assert [each.all_day for each in ics.Calendar(encode([REST], NOW).decode()).events] == [True]


def test_calendar__every_day__stays_at_its_time_when_the_clocks_change() -> None:
    daily = CalendarEvent(key="gun", title="Massage gun", start=TUESDAY, repeats="daily")
    (event,) = icalendar.Calendar.from_ical(encode([daily], NOW)).walk("VEVENT")

    assert event.decoded("DTSTART") == TUESDAY.replace(tzinfo=None)
    assert event["RRULE"] == {"FREQ": ["DAILY"]}


def test_calendar__every_week__is_a_whole_day_that_repeats() -> None:
    rest = CalendarEvent(key="rest every 0", title="Rest day", start=date(2026, 5, 4), repeats="weekly")
    (event,) = icalendar.Calendar.from_ical(encode([rest], NOW)).walk("VEVENT")

    assert (event["UID"], event["RRULE"]) == ("rest-every-0@recovery-timer", {"FREQ": ["WEEKLY"]})
    assert event.decoded("DTSTART") == date(2026, 5, 4)


def test_write__again__replaces_the_file(tmp_path: Path) -> None:
    file = tmp_path / "recovery.ics"
    write([ICE], str(file), NOW)
    write([ICE, REST], str(file), NOW)

    assert len(icalendar.Calendar.from_ical(file.read_bytes()).walk("VEVENT")) == 2
