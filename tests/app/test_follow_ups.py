from collections.abc import Callable
from concurrent.futures import Future
from datetime import date, datetime, time, timedelta
from itertools import count

import pytest
from msgspec.structs import replace

from recovery_timer.app.follow_ups import FollowUps, choices_of
from recovery_timer.app.journal import Journal
from recovery_timer.app.settings import Settings
from recovery_timer.journal.entries import Entry, Sign
from recovery_timer.journal.known import Choices, Way
from recovery_timer.journal.lines import CataloguePage, HeatWaits, Ice, TodayLine, Topic
from recovery_timer.ports import ImmediateSaver, ImmediateWorker
from recovery_timer.ports.worker import Result, finished
from recovery_timer.routine.technique import Family
from recovery_timer.session.record import Record
from tests.app.test_journal import record
from tests.fakes.clock import FakeClock
from tests.fakes.stores import MemoryJournal
from tests.fakes.ticker import FakeTicker
from tests.fuzz import samples
from tests.journal.made import BERLIN, TUESDAY, run, sore

HOUR_MS = 3_600_000


class TickerOfClock(FakeTicker):
    """An alarm that rings when its clock has come to ``due_ms``."""

    def __init__(self, clock: FakeClock) -> None:
        super().__init__()
        self._clock = clock
        self.due_ms = 0

    def arm(self, delay_ms: int, wake: Callable[[], None]) -> None:
        super().arm(delay_ms, wake)
        self.due_ms = self._clock.now_ms + delay_ms


class WatchedFollowUps:
    """Follow-ups with a clock and a ticker that go on together, and what became due."""

    def __init__(self, *entries: Entry, at: datetime = TUESDAY, choices: Choices | None = None) -> None:
        self.clock, self.store = FakeClock(wall=at), MemoryJournal()
        self.ticker = TickerOfClock(self.clock)
        self.store.kept = {entry.id: entry for entry in entries}
        self.journal = Journal(self.store, ImmediateSaver())
        self.choices = choices or Choices()
        self.is_busy = False
        self.due: list[str] = []
        self.changes = 0
        ids = (f"id-{number}" for number in count(1))
        self.ups = FollowUps(
            journal=self.journal,
            clock=self.clock,
            ticker=self.ticker,
            worker=ImmediateWorker(),
            new_id=lambda: next(ids),
            choices=lambda: self.choices,
            is_busy=lambda: self.is_busy,
        )
        self.ups.became_due.connect(lambda lines: self.due.append(" + ".join(line.key for line in lines)))
        self.ups.changed.connect(lambda _: self._count())
        self.ups.load()

    def _count(self) -> None:
        self.changes += 1

    def let_pass(self, hours: float) -> None:
        end = self.clock.now_ms + round(hours * HOUR_MS)
        while self.ticker.armed is not None and self.ticker.due_ms <= end:
            self.clock.advance(self.ticker.due_ms - self.clock.now_ms)
            self.ticker.fire()
        self.clock.advance(end - self.clock.now_ms)

    @property
    def keys(self) -> list[str]:
        return [line.key for line in self.ups.lines]

    def line(self, key: str) -> TodayLine:
        return next(line for line in self.ups.lines if line.key == key)


def test_lines__before_the_journal_is_read__are_none() -> None:
    watched = WatchedFollowUps()
    assert watched.keys == []
    unread = FollowUps(
        journal=watched.journal,
        clock=watched.clock,
        ticker=FakeTicker(),
        worker=ImmediateWorker(),
        new_id=str,
        choices=Choices,
        is_busy=lambda: False,
    )
    unread.look()

    assert unread.lines == ()


def test_lines__follow_the_time_by_one_ticker() -> None:
    watched = WatchedFollowUps(run())
    seen = [watched.keys]
    for _ in range(8):
        watched.let_pass(12)
        seen.append(watched.keys)

    assert seen == [
        ["heat run"],
        ["heat run"],
        ["soreness run 24", "heat run"],
        ["soreness run 24", "heat run"],
        ["soreness run 48"],
        ["soreness run 48"],
        ["soreness run 72"],
        ["soreness run 72"],
        [],
    ]


def test_lines__through_a_change_of_the_clocks__count_the_hours_that_pass() -> None:
    before = datetime(2026, 3, 28, 18, tzinfo=BERLIN)
    watched = WatchedFollowUps(run(before), at=before)
    watched.let_pass(23.9)
    assert watched.keys == ["heat run"]
    watched.let_pass(0.1)

    assert watched.clock.wall().hour == 19
    assert watched.keys == ["soreness run 24", "heat run"]


def test_lines__are_three_at_most_and_the_next_one_follows_an_answer() -> None:
    choices = Choices(rest_days=frozenset(range(7)))
    watched = WatchedFollowUps(
        run(), sore(TUESDAY, 8, entry_id="bad"), at=TUESDAY + timedelta(hours=24), choices=choices
    )

    assert watched.keys == ["see bad", "soreness run 24", "heat run"]
    undo = watched.ups.answer(watched.line("see bad"))
    assert watched.keys == ["soreness run 24", "heat run", "rest 2026-05-06"]
    undo()
    assert watched.keys == ["see bad", "soreness run 24", "heat run"]


def test_logged__soreness_and_a_run__change_the_lines_at_once() -> None:
    watched = WatchedFollowUps(run(), at=TUESDAY + timedelta(hours=25))
    undo = watched.journal.log(sore(watched.clock.wall(), 3))
    assert watched.keys == ["heat run"]
    undo()
    assert watched.keys == ["soreness run 24", "heat run"]
    watched.journal.delete_entry(run())
    assert watched.keys == []


def test_hide__lasts_until_tomorrow() -> None:
    watched = WatchedFollowUps(run())
    watched.ups.hide(watched.line("heat run"))
    assert watched.keys == []
    watched.let_pass(6)

    assert watched.keys == ["heat run"]


def test_answers__outlast_the_program() -> None:
    watched = WatchedFollowUps(run())
    watched.ups.answer(watched.line("heat run"))
    again = WatchedFollowUps(*watched.store.kept.values())

    assert again.keys == []


def test_due__is_told_once__and_not_what_was_due_at_the_start() -> None:
    choices = Choices(rest_days=frozenset(range(7)))
    noon = TUESDAY.replace(hour=12, minute=0)
    watched = WatchedFollowUps(run(noon), at=noon, choices=choices)
    assert watched.due == []
    watched.let_pass(18.9)
    # At midnight, the rest day became due: nothing is told in the night.
    assert watched.due == []
    watched.let_pass(0.2)
    assert watched.due == ["rest 2026-05-06"]
    watched.let_pass(15)
    assert watched.due == ["rest 2026-05-06", "soreness run 24"]


def test_due__during_a_session__is_told_after_it() -> None:
    watched = WatchedFollowUps(run(), at=TUESDAY + timedelta(hours=17))
    watched.is_busy = True
    watched.let_pass(7.5)
    assert (watched.keys, watched.due) == (["soreness run 24", "heat run"], [])
    watched.is_busy = False
    watched.ups.look()

    assert watched.due == ["soreness run 24"]


def test_due__several_at_once__as_after_the_machine_slept__are_told_as_one() -> None:
    noon = TUESDAY.replace(hour=12, minute=0)
    watched = WatchedFollowUps(run(noon), at=noon, choices=Choices(rest_days=frozenset({2})))
    watched.clock.advance(25 * HOUR_MS)
    watched.ups.look()

    assert watched.due == ["soreness run 24 + rest 2026-05-06"]


def test_due__by_what_the_user_logs_or_sets__is_no_news() -> None:
    watched = WatchedFollowUps(at=TUESDAY.replace(hour=12))
    watched.journal.log(run(watched.clock.here() - timedelta(hours=25)))
    watched.choices = Choices(rest_days=frozenset(range(7)))
    watched.ups.look_after_change()

    assert [key.split()[0] for key in watched.keys] == ["soreness", "heat", "rest"]
    watched.let_pass(1)
    assert watched.due == []


def test_due__while_the_journal_is_read_anew__is_told_and_what_came_with_it_is_not() -> None:
    noon = TUESDAY.replace(hour=12, minute=0)
    watched = WatchedFollowUps(run(noon), at=noon)
    watched.clock.advance(24 * HOUR_MS)
    watched.store.write_entry(sore(watched.clock.here(), 3, signs=(Sign.SWELLING,)))
    watched.ups.load()
    watched.let_pass(1)

    assert watched.due == ["soreness run 24"]
    assert [key.split()[0] for key in watched.keys] == ["see", "heat"]


def test_due__until_logged__comes_again_and_ends_with_an_answer() -> None:
    morning = TUESDAY.replace(hour=9, minute=0)
    watched = WatchedFollowUps(
        run(morning - timedelta(days=1)), at=morning - timedelta(hours=1), choices=Choices(again=True)
    )
    watched.let_pass(4.1)
    assert watched.due == ["soreness run 24"] * 2
    watched.journal.log(sore(watched.clock.here(), 2))
    watched.let_pass(8)

    assert watched.due == ["soreness run 24"] * 2


def test_due__ice_in_an_hour__is_told_again() -> None:
    watched = WatchedFollowUps(at=TUESDAY.replace(hour=12))
    watched.ups.ice_again(watched.clock.wall() + timedelta(hours=3))
    watched.let_pass(3)
    assert watched.due == ["ice id-1"]
    line = watched.line("ice id-1")
    assert isinstance(line, Ice)
    undo = watched.ups.ice_later(line)
    assert watched.keys == []
    watched.let_pass(1)
    assert watched.due == ["ice id-1", "ice id-1"]
    undo()
    assert watched.keys == ["ice id-1"]


def test_wishes__heat_a_rest_day_and_a_daily_technique() -> None:
    watched = WatchedFollowUps(run())
    line = watched.line("heat run")
    assert isinstance(line, HeatWaits)
    watched.ups.tell_of_heat(line)
    watched.ups.rest_on(date(2026, 5, 6))
    undo = watched.ups.remind_daily("massage-gun", time(19))
    watched.let_pass(1)
    assert watched.keys == ["heat run", "daily id-3 2026-05-05"]
    watched.let_pass(47)
    assert "heat now id-1" in watched.keys
    undo()
    assert [reminder.id for reminder in watched.ups.known.reminders] == ["id-1", "id-2"]
    watched.ups.forget(watched.ups.known.reminders[0])
    assert "heat now id-1" not in watched.keys


def test_remind_daily__again__moves_the_same_reminder() -> None:
    watched = WatchedFollowUps()
    assert watched.ups.daily("friction") is None
    watched.ups.remind_daily("friction", time(19))
    undo = watched.ups.remind_daily("friction", time(20, 30))
    (reminder,) = watched.ups.known.reminders
    assert watched.ups.daily("friction") == reminder
    assert reminder.due.hour == 20
    undo()

    assert [each.due.hour for each in watched.ups.known.reminders] == [19]


def test_choices__are_read_from_the_settings() -> None:
    settings = Settings(
        tell_heat="off", tell_ice="notify", tell_drink=False, soreness_hours="24 72", rest_days="mon sun",
        wake_up="06:30", night_from="23:00",
    )  # fmt: skip
    choices = choices_of(settings)

    assert (choices.way(Topic.HEAT), choices.way(Topic.ICE), choices.way(Topic.DRINK)) == (
        Way.OFF,
        Way.NOTIFY,
        Way.OFF,
    )
    assert (choices.soreness_at, choices.rest_days, choices.wake_up) == (
        (24, 72),
        frozenset({0, 6}),
        time(6, 30),
    )
    assert choices.night == (time(23), time(7))
    assert set(choices_of(Settings()).ways.values()) == {Way.TODAY, Way.OFF}


def test_choices__nothing_notifies_before_the_user_wants_it() -> None:
    choices = choices_of(Settings())

    assert [topic for topic in Topic if choices.way(topic) is Way.NOTIFY] == []
    assert [topic for topic in Topic if choices.way(topic) is Way.OFF] == [Topic.SLEEP]


def test_after__a_session__is_told_from_what_was_held() -> None:
    kept = samples.records()[0]
    watched = WatchedFollowUps(run(kept.started - timedelta(hours=1)), at=kept.ended.astimezone(BERLIN))

    assert [type(line).__name__ for line in watched.ups.after(kept)] == ["Drink"]


def test_after__nothing_to_say__goes_through_the_pages() -> None:
    watched = WatchedFollowUps()
    shown = []
    for _ in range(3):
        (line,) = watched.ups.after(record())
        assert isinstance(line, CataloguePage)
        shown.append(line.technique)
        watched.ups.seen(line)

    assert shown == ["nutrition", "anti-inflammatory-foods", "sleep"]


def test_before__a_session__is_quiet_unless_it_is_against_the_record() -> None:
    watched = WatchedFollowUps(run(), sore(TUESDAY, 4, signs=[Sign.PAIN]))

    assert watched.ups.before([Family.ROLL], before_a_run=False) == ()
    lines = watched.ups.before([Family.HEAT, Family.STRENGTH], before_a_run=True)
    assert [type(line).__name__ for line in lines] == ["DrinkBefore", "HeatTooEarly", "StrongWhileSore"]


class HeldWorker:
    """A worker that reads at once, and passes on what it read on command."""

    def __init__(self) -> None:
        self.pass_on: Callable[[], None] = lambda: None

    def run(self, job: Callable[[], Result], done: Callable[[Future[Result]], None]) -> None:
        read = finished(job)
        self.pass_on = lambda: done(read)


def test_load__what_changes_meanwhile__is_not_lost() -> None:
    watched, worker = WatchedFollowUps(), HeldWorker()
    ups = FollowUps(
        journal=watched.journal,
        clock=watched.clock,
        ticker=FakeTicker(),
        worker=worker,
        new_id=str,
        choices=Choices,
        is_busy=lambda: False,
    )
    ups.load()
    watched.journal.log(run())
    worker.pass_on()

    assert [line.key for line in ups.lines] == ["heat run"]


def played(technique: str, at: datetime) -> Record:
    kept = samples.records()[0]
    visits = [replace(visit, segment=replace(visit.segment, technique=technique)) for visit in kept.visits]
    return replace(kept, visits=tuple(visits), started=at)


def test_session__with_the_technique_of_a_reminder__ends_it_for_today() -> None:
    watched = WatchedFollowUps()
    watched.ups.remind_daily("massage-gun", TUESDAY.time())
    watched.let_pass(1)
    assert watched.keys == ["daily id-1 2026-05-05"]
    watched.journal.keep(played("massage-gun-calves", watched.clock.wall()))

    assert watched.keys == []


@pytest.mark.parametrize("hours", [0.01, 1, 30])
def test_ticker__is_never_armed_for_long(hours: float) -> None:
    watched = WatchedFollowUps(run())
    watched.let_pass(hours)

    assert watched.ticker.armed is not None
    assert 0 < watched.ticker.armed <= 10 * 60_000
