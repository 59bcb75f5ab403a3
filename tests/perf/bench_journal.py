"""Measures a long journal against an empty one: ``python -m tests.perf.bench_journal``.

10,000 sessions with about 300,000 visits and 30,000 entries of soreness, from a seed. Each number is the best of five.
"""

import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from msgspec.structs import replace

from recovery_timer.app.journal import Journal
from recovery_timer.journal import soreness, totals
from recovery_timer.journal.entries import Soreness
from recovery_timer.journal.known import DAYS_LOOKED_BACK
from recovery_timer.ports import ImmediateSaver
from recovery_timer.storage.journal.db import JournalDatabase
from tests.fakes import journals

TIMES = 5


def best_ms(work: Callable[[], object]) -> float:
    """Return the shortest time that ``work`` took, in ms."""
    took = []
    for _ in range(TIMES):
        began = time.perf_counter()
        work()
        took.append((time.perf_counter() - began) * 1_000)
    return min(took)


def main() -> None:
    """Print the table."""
    made = journals.ten_thousand_sessions()
    visits = sum(len(record.visits) for record in made.records)
    sore = sum(isinstance(entry, Soreness) for entry in made.entries)
    print(f"{len(made.records):,} sessions, {visits:,} visits, {sore:,} entries of soreness")
    with tempfile.TemporaryDirectory() as folder:
        empty, full = Path(folder, "empty.sqlite3"), Path(folder, "full.sqlite3")
        journals.write(journals.MadeJournal(made.records[:1], ()), empty)
        journals.write(made, full)
        print(f"{full.stat().st_size / 1e6:.0f} MB; ms, the best of {TIMES}:\n")
        print(f"{'':<42}{'empty':>9}{'10,000':>9}")
        since = made.records[-1].started - timedelta(days=DAYS_LOOKED_BACK)
        new = replace(made.records[-1], id="new")
        rows: dict[str, Callable[[Journal, JournalDatabase], object]] = {
            "at start: when each routine was last used": lambda journal, _: journal.read_last_used(),
            "after it: what the rules look at": lambda journal, _: journal.read_recent(since, since),
            "write a session": lambda _, store: store.write(new),
            "write an entry": lambda _, store: store.write_entry(made.entries[-1]),
            "read one session": lambda _, store: store.record("new"),
            "History: read a year": lambda journal, _: journal.read_history(since),
            "History: read all": lambda journal, _: journal.read_history(),
        }
        for what, work in rows.items():
            times = []
            for path in (empty, full):
                store = JournalDatabase(path, lambda found: None)
                journal = Journal(store, ImmediateSaver())
                times.append(best_ms(lambda work=work, journal=journal, store=store: work(journal, store)))  # type: ignore[misc]  # bound now
            print(f"{what:<42}{times[0]:>9.1f}{times[1]:>9.1f}")
        history = Journal(JournalDatabase(full, lambda found: None), ImmediateSaver()).read_history()
        entries = [entry for entry in history.entries if isinstance(entry, Soreness)]
        print(f"{'History: totals of days and muscles':<42}{'':>9}", end="")
        print(f"{best_ms(lambda: (totals.a_day(history.sessions), totals.a_muscle(history.sessions))):>9.1f}")
        print(f"{'History: curves of all soreness':<42}{'':>9}{best_ms(lambda: soreness.curves(entries)):>9.1f}")


if __name__ == "__main__":
    main()
