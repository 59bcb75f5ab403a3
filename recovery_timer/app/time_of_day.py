"""The time of day, watched for all that is shown of it: "yesterday", the greeting, "ends 19:52"."""

from datetime import datetime

from recovery_timer.app.signals import Signal
from recovery_timer.ports import Clock, Ticker

MINUTE_MS = 60_000


class TimeOfDay:
    """Reports that it is another minute, and that it is another hour, another day or another time zone.

    Nothing is reported before `begin`.
    """

    def __init__(self, clock: Clock, ticker: Ticker) -> None:
        self.minute_changed: Signal[datetime] = Signal()
        self.hour_changed: Signal[datetime] = Signal()
        self._clock = clock
        self._ticker = ticker
        self._known: datetime | None = None

    def begin(self) -> None:
        """Watch from now on."""
        self._know(self._clock.wall())

    def look(self) -> None:
        """Report what has changed since the last look. By itself, it looks at the beginning of every minute."""
        known, now = self._known, self._clock.wall()
        if known is None:
            return
        self._know(now)
        if _minute(now) != _minute(known):
            self.minute_changed.emit(now)
        if _hour(now) != _hour(known):
            self.hour_changed.emit(now)

    def _know(self, now: datetime) -> None:
        self._known = now
        self._ticker.arm(MINUTE_MS - now.second * 1_000 - now.microsecond // 1_000, self.look)


def _minute(time: datetime) -> object:
    return time.minute, _hour(time)


def _hour(time: datetime) -> object:
    return time.date(), time.hour, time.utcoffset()
