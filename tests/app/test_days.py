"""Days are those of the user's place: a clock runs through a change of the clocks, midnight, a flight and a leap day.

What the history shows then is an independent sum over the exported CSV.
"""

import csv
from collections import Counter
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from recovery_timer.app.journal import Journal
from recovery_timer.journal import totals
from recovery_timer.journal.entries import Elsewhere, Logged
from recovery_timer.journal.typed import read_run
from recovery_timer.ports import ImmediateSaver
from recovery_timer.storage.journal.exchange import Files
from recovery_timer.storage.journal.store import JournalFiles
from tests.fakes import journals
from tests.fakes.clock import FakeClock
from tests.journal.made import AUCKLAND, BERLIN

MADE = journals.make(days=5, sessions=1, soreness=0, seed=1).records[0]

STOPS = {
    "before the clocks go forward": datetime(2027, 3, 28, 1, 50, tzinfo=BERLIN),
    "before midnight": datetime(2027, 3, 28, 23, 55, tzinfo=BERLIN),
    "before the clocks go back": datetime(2027, 10, 31, 2, 50, tzinfo=BERLIN),
    "before a flight": datetime(2028, 1, 10, 21, 0, tzinfo=BERLIN),
    "after it": datetime(2028, 1, 12, 7, 0, tzinfo=AUCKLAND),
    "before a leap day": datetime(2028, 2, 28, 23, 50, tzinfo=AUCKLAND),
    "before March": datetime(2028, 2, 29, 23, 55, tzinfo=AUCKLAND),
}
"""At each, something is done, and once more 20 minutes later."""

DAYS = [
    *(
        date(2027, 3, 28),
        date(2027, 3, 28),
        date(2027, 3, 28),
        date(2027, 3, 29),
        date(2027, 10, 31),
        date(2027, 10, 31),
    ),
    *(date(2028, 1, 10), date(2028, 1, 10), date(2028, 1, 12), date(2028, 1, 12)),
    *(date(2028, 2, 28), date(2028, 2, 29), date(2028, 2, 29), date(2028, 3, 1)),
]


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    """A journal in which a session, a run and a class were kept at each stop."""
    clock = FakeClock()
    store = JournalFiles(tmp_path / "journal.sqlite3", pytest.fail)  # type: ignore[arg-type]  # any report fails
    made = Journal(store, ImmediateSaver())
    for number, stop in enumerate(STOPS.values()):
        clock.wall_time = stop
        for again in range(2):
            key = f"{number}-{again}"
            made.keep(replace(MADE, id=f"session-{key}", started=clock.here(), ended=clock.here()))
            made.log(read_run("10 km", f"run-{key}", clock.here()))
            made.log(Elsewhere(id=f"yoga-{key}", at=clock.here(), what="Yoga", duration_s=60 * (number + 1)))
            clock.advance(20 * 60_000)
    return made


def test_days__are_those_of_the_place_where_one_was(journal: Journal) -> None:
    history = journal.read_history()
    assert [session.day for session in history.sessions] == DAYS
    assert [entry.at.date() for entry in history.entries if isinstance(entry, Elsewhere)] == DAYS
    # From 1:50 to 3:10, and from 2:50 to 2:10, are twenty minutes all the same.
    starts = [session.started for session in history.sessions]
    assert {later - earlier for earlier, later in zip(starts[::2], starts[1::2], strict=True)} == {
        timedelta(minutes=20)
    }


def test_totals__are_an_independent_sum_over_the_exported_csv(journal: Journal, tmp_path: Path) -> None:
    history = journal.read_history()
    records = [record for each in history.sessions if (record := journal.read_record(each.id)) is not None]
    Files().write(tmp_path / "history.csv", records, [each for each in history.entries if isinstance(each, Logged)])
    day_of: dict[str, str] = {}
    summed: Counter[str] = Counter()
    with (tmp_path / "history.csv").open(newline="") as file:
        for row in csv.DictReader(file):
            if row["row"] == "session":
                day_of[row["id"]] = row["at"][:10]
            elif row["row"] == "visit" and row["kind"] in {"work", "warm", "cold"}:
                summed[day_of[row["session"]]] += int(row["held_ms"])
            elif row["row"] == "elsewhere":
                summed[row["at"][:10]] += int(row["duration_s"]) * 1_000
    elsewhere = [each for each in history.entries if isinstance(each, Elsewhere)]
    days = totals.a_day(history.sessions, elsewhere)

    assert {str(day): ms for day, ms in days.items()} == summed
    assert set(days) == set(DAYS)
    weeks = Counter[date]()
    for day, ms in days.items():
        weeks[day - timedelta(days=day.weekday())] += ms
    assert totals.a_week(days) == weeks
