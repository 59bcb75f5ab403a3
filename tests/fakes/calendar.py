"""Calendars and opened files that are recorded."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from recovery_timer.ports import CalendarEvent


class RecordingCalendar:
    """Has what was ``written`` by its file; writing fails with ``error``, if there is one."""

    def __init__(self) -> None:
        self.written: dict[str, Sequence[CalendarEvent]] = {}
        self.error: OSError | None = None

    def __call__(self, events: Iterable[CalendarEvent], file: str, now: datetime) -> None:
        if self.error is not None:
            raise self.error
        self.written[file] = list(events)


class RecordingOpener:
    """Has the files that were ``opened``; with ``can_open`` off, there is no program for them."""

    def __init__(self) -> None:
        self.opened: list[str] = []
        self.can_open = True

    def __call__(self, file: str) -> bool:
        self.opened.append(file)
        return self.can_open
