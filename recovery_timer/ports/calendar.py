"""Events for the user's own calendar, and opening what was written."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Literal, Protocol

from msgspec import Struct


class CalendarEvent(Struct, frozen=True, kw_only=True):
    """An event. ``key`` is the same each time it is exported; a date as its ``start`` is a whole day without an alarm.

    The alarm rings at the start. ``repeats`` says whether it comes again every day or every week.
    """

    key: str
    title: str
    start: datetime | date
    note: str = ""
    duration_s: int = 15 * 60
    repeats: Literal["", "daily", "weekly"] = ""


class CalendarWriter(Protocol):
    """Writes calendars that other programs read. Any thread may use it."""

    def __call__(self, events: Iterable[CalendarEvent], file: str, now: datetime) -> None:
        """Write ``events`` as of ``now`` to ``file``, in place of what is there; raise OSError if that fails."""
        ...


class FileOpener(Protocol):
    """Opens files with the program that the user has for them, and folders with the file manager."""

    def __call__(self, file: str) -> bool:
        """Open ``file``; return whether the system has taken it on."""
        ...
