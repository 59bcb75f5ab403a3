"""A clock that is advanced by hand."""

from datetime import UTC, datetime, timedelta


class FakeClock:
    """A clock that stands still until it is advanced; its times can be set."""

    def __init__(self, now: int = 0, awake: int = 0, wall: datetime = datetime(2026, 5, 1, 18, tzinfo=UTC)) -> None:
        self.now_ms = now
        self.awake_ms = awake
        self.wall_time = wall

    def now(self) -> int:
        return self.now_ms

    def awake(self) -> int:
        return self.awake_ms

    def wall(self) -> datetime:
        return self.wall_time

    def here(self) -> datetime:
        return self.wall_time

    def advance(self, ms: int) -> None:
        """Advance the time."""
        self.sleep(ms)
        self.awake_ms += ms

    def sleep(self, ms: int) -> None:
        """Advance the time while the machine sleeps."""
        self.now_ms += ms
        # Converted, so that time passes as it does through a change of the clocks.
        zone = self.wall_time.tzinfo
        self.wall_time = (self.wall_time.astimezone(UTC) + timedelta(milliseconds=ms)).astimezone(zone)
