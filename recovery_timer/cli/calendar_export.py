"""`export ROUTINE --to ics`: the routine as an event with an alarm, for the user's own calendar."""

from argparse import ArgumentTypeError
from datetime import datetime, time, timedelta

from recovery_timer.adapters.clock import SystemClock
from recovery_timer.journal.moments import hours_later
from recovery_timer.ports import CalendarEvent
from recovery_timer.routine.model import Routine
from recovery_timer.routine.timeline import Timeline
from recovery_timer.storage.calendar import encode


def moment(text: str) -> datetime:
    """Return the moment in ``text``: a day and time, or the next occurrence of a time of day.

    Raises:
        ArgumentTypeError: if it is neither.
    """
    now = SystemClock().here()
    try:
        if len(text) > len("18:30"):
            return datetime.fromisoformat(text).replace(tzinfo=now.tzinfo)
        asked = datetime.combine(now.date(), time.fromisoformat(text), tzinfo=now.tzinfo)
    except ValueError:
        raise ArgumentTypeError(f"{text!a} is not a time such as 19:00, or 2026-11-24 19:00") from None
    return asked if asked > now else asked + timedelta(days=1)


def as_calendar(routine: Routine, timeline: Timeline, text: str, at: datetime | None) -> bytes:
    """Return a calendar with ``routine`` ``at`` that moment, or at the next full hour; ``text`` is the routine's."""
    now = SystemClock().here()
    start = at or hours_later(now.replace(minute=0, second=0, microsecond=0), 1)
    event = CalendarEvent(
        key=f"routine {routine.id}",
        title=routine.name,
        start=start,
        note=text,
        duration_s=-(-timeline.total_ms // 1_000),
    )
    return encode([event], now)
