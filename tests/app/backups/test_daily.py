from datetime import date, timedelta

import pytest

from recovery_timer.app.backups.daily import DailyBackup
from recovery_timer.ports import ImmediateSaver, SaveKey, SaveKind, Saver
from tests.fakes.clock import FakeClock
from tests.fakes.savers import LateSaver
from tests.fakes.stores import NoBackups

LEGS = SaveKey(SaveKind.ROUTINE, "legs")


class CountedBackups(NoBackups):
    """Appends the days on which backups are made to a shared log."""

    def __init__(self, log: list[str]) -> None:
        self._log = log

    def make(self, day: date) -> None:
        self._log.append(f"backup of {day}")


@pytest.fixture
def log() -> list[str]:
    return []


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def daily(log: list[str], clock: FakeClock) -> DailyBackup:
    return DailyBackup(store=lambda: CountedBackups(log), saver=ImmediateSaver(), clock=clock)


def test_begin__makes_todays_backup(daily: DailyBackup, log: list[str]) -> None:
    daily.begin()

    assert log == ["backup of 2026-05-01"]


def test_submit__before_begin__only_saves(daily: DailyBackup, log: list[str]) -> None:
    saver: Saver = daily
    saver.submit(LEGS, lambda: log.append("saved"))

    assert log == ["saved"]


def test_submit__on_the_same_day__only_saves(daily: DailyBackup, log: list[str], clock: FakeClock) -> None:
    daily.begin()
    clock.advance(5 * 60 * 60 * 1_000)
    daily.submit(LEGS, lambda: log.append("saved"))

    assert log == ["backup of 2026-05-01", "saved"]


def test_submit__first_on_the_next_day__makes_a_backup_before_it_saves(
    daily: DailyBackup, log: list[str], clock: FakeClock
) -> None:
    daily.begin()
    clock.advance(24 * 60 * 60 * 1_000)
    daily.submit(LEGS, lambda: log.append("saved"))
    daily.submit(LEGS, lambda: log.append("saved again"))

    assert log == ["backup of 2026-05-01", "backup of 2026-05-02", "saved", "saved again"]


def test_submit__clock_set_back__makes_that_days_backup(daily: DailyBackup, log: list[str], clock: FakeClock) -> None:
    daily.begin()
    clock.wall_time -= timedelta(days=3)
    daily.submit(LEGS, lambda: log.append("saved"))

    assert log == ["backup of 2026-05-01", "backup of 2026-04-28", "saved"]


def test_is_pending__asks_the_saver(log: list[str], clock: FakeClock) -> None:
    saver = LateSaver()
    daily = DailyBackup(store=lambda: CountedBackups(log), saver=saver, clock=clock)
    daily.submit(LEGS, lambda: log.append("saved"))
    assert daily.is_pending(LEGS)
    assert daily.pending(SaveKind.ROUTINE) == {"legs"}

    saver.save()
    assert not daily.is_pending(LEGS)
    assert daily.pending(SaveKind.ROUTINE) == frozenset()
