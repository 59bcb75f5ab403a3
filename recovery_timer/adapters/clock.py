"""The time, from the system's clocks.

| system | ``now``, includes sleep | ``awake``, excludes sleep |
|---|---|---|
| Linux | CLOCK_BOOTTIME | CLOCK_MONOTONIC |
| macOS | CLOCK_MONOTONIC | CLOCK_UPTIME_RAW |
| Windows | ``time.monotonic`` | QueryUnbiasedInterruptTime |
| any other | ``time.monotonic`` | the same: sleep cannot be detected there |
"""

import sys
import time
from datetime import UTC, datetime, timedelta, tzinfo

_NS_A_MS = 1_000_000

if sys.platform == "linux":

    def _now_ns() -> int:
        return time.clock_gettime_ns(time.CLOCK_BOOTTIME)

    def _awake_ns() -> int:
        return time.clock_gettime_ns(time.CLOCK_MONOTONIC)

elif sys.platform == "darwin":

    def _now_ns() -> int:
        return time.clock_gettime_ns(time.CLOCK_MONOTONIC)

    def _awake_ns() -> int:
        return time.clock_gettime_ns(time.CLOCK_UPTIME_RAW)

elif sys.platform == "win32":
    import ctypes

    def _now_ns() -> int:
        return time.monotonic_ns()

    def _awake_ns() -> int:
        hundreds_of_ns = ctypes.c_ulonglong()
        ctypes.windll.kernel32.QueryUnbiasedInterruptTime(ctypes.byref(hundreds_of_ns))
        return hundreds_of_ns.value * 100

else:
    _now_ns = _awake_ns = time.monotonic_ns


class SystemClock:
    """`ports.Clock` of this machine."""

    def now(self) -> int:
        """Return ms since an arbitrary start, including time asleep."""
        return _now_ns() // _NS_A_MS

    def awake(self) -> int:
        """Return ms since an arbitrary start, excluding time asleep."""
        return _awake_ns() // _NS_A_MS

    def wall(self) -> datetime:
        """Return the local time with its UTC offset."""
        if sys.platform != "win32":
            # Otherwise it would stay in the time zone in which the program was started.
            time.tzset()
        return datetime.now(UTC).astimezone()

    def here(self) -> datetime:
        """Return the local time in the zone of the place."""
        return self.wall().astimezone(_LOCAL_ZONE)


class _LocalZone(tzinfo):
    """The time zone that the machine is set to, with its past and future offsets."""

    def utcoffset(self, moment: datetime | None) -> timedelta | None:
        """Return the offset from UTC at this local time."""
        return None if moment is None else moment.replace(tzinfo=None).astimezone().utcoffset()

    def dst(self, moment: datetime | None) -> timedelta | None:
        """Return None, because the system does not provide it."""
        return None

    def tzname(self, moment: datetime | None) -> str | None:
        """Return the name of the zone at that time."""
        return None if moment is None else moment.replace(tzinfo=None).astimezone().tzname()

    def fromutc(self, moment: datetime) -> datetime:
        """Return the local time of ``moment``, which is in UTC; of a repeated hour, it knows which one it is."""
        local = moment.replace(tzinfo=UTC).astimezone()
        here = local.replace(tzinfo=self)
        return here if self.utcoffset(here) == local.utcoffset() else here.replace(fold=1)


_LOCAL_ZONE = _LocalZone()
