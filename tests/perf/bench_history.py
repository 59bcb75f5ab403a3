"""The history and the journal's database: how long the user or the worker waits for them."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from recovery_timer.app.journal import Journal
from recovery_timer.journal.entries import Soreness
from recovery_timer.journal.known import DAYS_LOOKED_BACK
from recovery_timer.ports import ImmediateSaver, JournalStore, Ports
from recovery_timer.storage.journal.db import JournalDatabase
from tests.fakes import journals
from tests.fakes.ports import Fakes
from tests.perf.pairs import FIXED_WORK, Case, Laps, timed
from tests.perf.rows import BenchLine, BenchTable
from tests.perf.samples import journal, journal_file
from tests.perf.window import opened, show_all
from tests.running_app import RunningApp

LAPS = 5
SESSIONS = (10, 1_000, 10_000)


class WithJournal(Fakes):
    """A machine with a real journal, on the evening of its last session."""

    def __init__(self, store: JournalStore) -> None:
        super().__init__(wall=journals.UNTIL)
        self._store = store

    def ports(self) -> Ports:
        return replace(super().ports(), journal=lambda _: self._store)


@contextmanager
def database(sessions: int) -> Iterator[JournalDatabase]:
    """A journal of ``sessions`` that the bench may change."""
    with tempfile.TemporaryDirectory() as folder:
        yield JournalDatabase(Path(shutil.copy(journal_file(sessions), folder)), lambda _: None)


@contextmanager
def shown(sessions: int) -> Iterator[RunningApp]:
    """The window, before the history is opened."""
    with database(sessions) as store, opened(WithJournal(store)) as running:
        yield running


# -- visible to the user


def open_history(sessions: int, laps: Laps) -> None:
    for _ in range(LAPS):
        with shown(sessions) as running, laps.lap():
            running.navigator.show("history")
            show_all()


def open_sheet(sessions: int, laps: Laps) -> None:
    """Open the sheet of the routine done most often, with its latest sessions."""
    with shown(sessions) as running:
        played = [record.routine_id for record in journal(sessions).records]
        most = max(set(played), key=lambda routine_id: (played.count(routine_id), routine_id))
        for _ in range(LAPS):
            running.preview("builtin-ice-bath")
            show_all()
            with laps.lap():
                running.preview(most)
                show_all()
            assert running.routine_sheet.sessions.list.isVisible()


def read_older(sessions: int, laps: Laps) -> None:
    with shown(sessions) as running:
        running.navigator.show("history")
        show_all()
        for _ in range(LAPS):
            with laps.lap():
                running.history_model.read_older()
                show_all()


def search(sessions: int, laps: Laps) -> None:
    with shown(sessions) as running:
        running.navigator.show("history")
        running.history_model.read_older()
        show_all()
        for end in range(1, len("contrast") + 1):
            with laps.lap():
                running.history_screen.search.setText("contrast"[:end])
                show_all()


# -- reading and writing behind it

Work = Callable[[JournalDatabase], object]


def _read_last_used(store: JournalDatabase) -> object:
    return store.last_used()


def _read_recent(store: JournalDatabase) -> object:
    since = journals.UNTIL - timedelta(days=DAYS_LOOKED_BACK)
    return Journal(store, ImmediateSaver()).read_recent(since, since)


def _read_session(store: JournalDatabase) -> object:
    return store.record("session-3")


def _read_last_sessions(store: JournalDatabase) -> object:
    return [store.sessions_of(routine_id, 1) for routine_id in store.last_used()]


def read_from(work: Work, sessions: int, laps: Laps) -> None:
    with database(sessions) as store:
        for _ in range(LAPS):
            with laps.lap():
                work(store)


def write_session(sessions: int, laps: Laps) -> None:
    record = journal(10).records[-1]
    with database(sessions) as store:
        for number in range(LAPS):
            with laps.lap():
                store.write(replace(record, id=f"new {number}"))


def write_entry(sessions: int, laps: Laps) -> None:
    sore = next(entry for entry in journal(10).entries if isinstance(entry, Soreness))
    with database(sessions) as store:
        for number in range(LAPS):
            with laps.lap():
                store.write_entry(replace(sore, id=f"new {number}"))


def lines(subject: str, run: Callable[[int, Laps], None]) -> dict[BenchLine, Case]:
    return {BenchLine(subject, each, "sessions", against=FIXED_WORK): partial(run, each) for each in SESSIONS}


CASES: dict[BenchLine, Case] = {
    **lines("open the history, the last year", open_history),
    **lines("open a routine with its sessions", open_sheet),
    **lines("read all that is older too", read_older),
    **lines("search all, a key", search),
    **lines("read when routines were last used", partial(read_from, _read_last_used)),
    **lines("read how each routine went last", partial(read_from, _read_last_sessions)),
    **lines("read what the advice looks at", partial(read_from, _read_recent)),
    **lines("read a session", partial(read_from, _read_session)),
    **lines("write a session", write_session),
    **lines("write an entry", write_entry),
}

HISTORY = BenchTable(
    "history",
    """Journals with 1,000 sessions a year, each with 30 visits and 3 entries of soreness, in a real database. From
    asking until the window, drawn without a display, shows it. Here the window waits while the journal is read; in the
    program, a worker reads it and writes it.""",
    list(CASES),
    partial(timed, CASES),
)
