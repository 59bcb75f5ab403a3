from datetime import UTC, datetime, timedelta, timezone

from recovery_timer.app.time_of_day import TimeOfDay
from tests.fakes.clock import FakeClock
from tests.fakes.ticker import FakeTicker

TOKYO = timezone(timedelta(hours=9))


class WatchedTime:
    """The time of day, and what it reported."""

    def __init__(self, wall: datetime) -> None:
        self.clock, self.ticker = FakeClock(wall=wall), FakeTicker()
        self.reported: list[str] = []
        self.time = TimeOfDay(self.clock, self.ticker)
        self.time.minute_changed.connect(lambda now: self.reported.append(f"minute {now:%H:%M}"))
        self.time.hour_changed.connect(lambda now: self.reported.append(f"hour {now:%H:%M}"))
        self.time.begin()

    def let_pass(self, ms: int) -> None:
        end = self.clock.now_ms + ms
        while self.ticker.armed is not None and self.clock.now_ms + self.ticker.armed <= end:
            self.clock.advance(self.ticker.armed)
            self.ticker.fire()
        self.clock.advance(end - self.clock.now_ms)


def test_watch__reports_each_minute_as_it_begins() -> None:
    watched = WatchedTime(datetime(2026, 5, 1, 19, 30, 59, 500_000, tzinfo=UTC))
    assert (watched.reported, watched.ticker.armed) == ([], 500)
    watched.let_pass(500)
    assert watched.reported == ["minute 19:31"]
    watched.let_pass(60_000)
    assert watched.reported == ["minute 19:31", "minute 19:32"]


def test_watch__at_midnight__reports_the_hour_too() -> None:
    watched = WatchedTime(datetime(2026, 5, 1, 23, 59, 50, tzinfo=UTC))
    watched.let_pass(10_000)
    assert watched.reported == ["minute 00:00", "hour 00:00"]


def test_watch__in_another_time_zone__reports_the_hour_at_the_next_look() -> None:
    watched = WatchedTime(datetime(2026, 5, 1, 18, 10, tzinfo=UTC))
    watched.clock.wall_time = watched.clock.wall_time.astimezone(TOKYO)
    watched.time.look()
    assert watched.reported == ["minute 03:10", "hour 03:10"]


def test_watch__alarm_is_early__reports_nothing_and_looks_again() -> None:
    watched = WatchedTime(datetime(2026, 5, 1, 18, 10, tzinfo=UTC))
    watched.clock.advance(59_900)
    watched.ticker.fire()
    assert (watched.reported, watched.ticker.armed) == ([], 100)


def test_watch__after_a_day_asleep__reports_once() -> None:
    watched = WatchedTime(datetime(2026, 5, 1, 18, 10, tzinfo=UTC))
    watched.clock.sleep(86_400_000)
    watched.time.look()
    assert watched.reported == ["minute 18:10", "hour 18:10"]


def test_look__before_the_beginning__reports_nothing() -> None:
    clock, ticker = FakeClock(), FakeTicker()
    TimeOfDay(clock, ticker).look()
    assert ticker.armed is None
