"""The model of the history: the journal's last year, or all of it, searching it, and one session in full."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from datetime import date, datetime, timedelta
from itertools import chain
from typing import NamedTuple

from PySide6.QtCore import Signal

from recovery_timer.app.journal import Change, History, Journal
from recovery_timer.app.library import Library
from recovery_timer.journal import moments, soreness, totals
from recovery_timer.journal.entries import Elsewhere, Logged, Note, Run, Soreness
from recovery_timer.journal.reuse import as_last_time
from recovery_timer.journal.soreness import CurvePoint, MuscleSide
from recovery_timer.journal.summary import Summary
from recovery_timer.journal.totals import MuscleTotal, WeeklyTotals
from recovery_timer.ports import Clock, Worker
from recovery_timer.routine.model import Routine
from recovery_timer.routine.technique import Muscle
from recovery_timer.session.record import Record
from recovery_timer.ui.entries.entry_log import EntryLog
from recovery_timer.ui.history.search import Search
from recovery_timer.ui.text.catalogue import translated
from recovery_timer.ui.text.journal import entry_words, full_day

WEEKS = 53
MUSCLE_DAYS = (14, 92, WEEKS * 7)
SORENESS_DAYS = 92


class _Read(NamedTuple):
    """What was read: the history, the number of older sessions, and both kinds newest first."""

    history: History
    older: int
    sessions: list[Summary]
    logged: list[Logged]


class HistoryModel(EntryLog):
    """Emits `changed` when the history was read or has changed, and `found` when the search results change.

    `opened` is emitted with a record that is shown in full.
    """

    changed = Signal()
    found = Signal()
    opened = Signal(Record)

    def __init__(
        self, journal: Journal, library: Library, clock: Clock, worker: Worker, new_id: Callable[[], str]
    ) -> None:
        super().__init__(journal, clock, new_id)
        self._library = library
        self._worker = worker
        self._words: tuple[str, ...] = ()
        self.only_routine: str | None = None
        self._search = Search(self._form)
        self._search.setParent(self)
        self._search.changed.connect(self.found)
        self._newest_sessions: list[Summary] = []
        self._newest_logged: list[Logged] = []
        self._reads_all = False
        self.is_read = False
        self.muscle_days = MUSCLE_DAYS[0]
        self.older = 0
        self.history = History((), ())
        journal.changed.connect(self._learn)
        journal.replaced.connect(self._learn)
        # Searching a session includes the current name of its routine.
        library.changed.connect(lambda _: self._search.forget())

    # -- reading

    def read(self) -> None:
        """Read the last year, in the background; all, after `read_older`."""
        first = datetime.combine(self.first_day, datetime.min.time(), tzinfo=self.now.tzinfo)

        def read() -> _Read:
            since, older = (None, 0) if self._reads_all else (first, self._journal.sessions_before(first))
            history = self._journal.read_history(since)
            logged = [each for each in reversed(history.entries) if isinstance(each, Logged)]
            return _Read(history, older, list(reversed(history.sessions)), logged)

        self._worker.run(read, self._take)

    def read_older(self) -> None:
        """Read everything older too, now and from now on."""
        self._reads_all = True
        self.read()

    def _take(self, read: Future["_Read"]) -> None:
        self.history, self.older, self._newest_sessions, self._newest_logged = read.result()
        self._search.forget()
        self.is_read = True
        self._find()
        self.changed.emit()

    def _learn(self, _: Change | None) -> None:
        if self.is_read:
            self.read()

    @property
    def first_day(self) -> date:
        """The first day of the year that is shown: a Monday."""
        return moments.monday(self.now.date()) - timedelta(weeks=WEEKS - 1)

    # -- what is shown

    @property
    def sessions_in_year(self) -> int:
        """How many sessions there were in the year that is shown."""
        return sum(each.day >= self.first_day for each in self.history.sessions)

    @property
    def is_empty(self) -> bool:
        """Whether nothing has ever been done or logged; reminders and answers are neither."""
        logged = any(isinstance(entry, Logged) for entry in self.history.entries)
        return self.is_read and not self.history.sessions and not logged and not self.older

    @property
    def _elsewhere(self) -> Sequence[Elsewhere]:
        return [entry for entry in self.history.entries if isinstance(entry, Elsewhere)]

    @property
    def days(self) -> Mapping[date, int]:
        """The ms held on each day."""
        return totals.a_day(self.history.sessions, self._elsewhere)

    @property
    def pace(self) -> WeeklyTotals:
        """The totals of this week, the last one and an average week."""
        return totals.pace(self.history.sessions, totals.a_week(self.days), self.now.date())

    @property
    def muscles(self) -> Mapping[Muscle, MuscleTotal]:
        """How long each muscle was worked in the last `muscle_days`, and when last."""
        since = self.now.date() - timedelta(days=self.muscle_days - 1)
        return totals.a_muscle(self.history.sessions, self._elsewhere, since=since)

    @property
    def curves(self) -> Mapping[MuscleSide, Sequence[CurvePoint]]:
        """The course of soreness in the last three months."""
        since = moments.hours_later(self.now, -24 * SORENESS_DAYS)
        entries = [entry for entry in self.history.entries if isinstance(entry, Soreness) and entry.at >= since]
        return soreness.curves(entries)

    @property
    def runs(self) -> Sequence[Run]:
        """The runs, oldest first."""
        return [entry for entry in self.history.entries if isinstance(entry, Run)]

    def names_on(self, day: date) -> Sequence[str]:
        """Return what was done on ``day``, each once."""
        sessions = [translated(each.routine_name) for each in self.history.sessions if each.day == day]
        return list(dict.fromkeys([*sessions, *(each.what for each in self._elsewhere if each.at.date() == day)]))

    # -- sessions and entries, one by one

    def search(self, words: str) -> None:
        """Find the sessions whose name and day, and the entries whose words and day, have all ``words``."""
        self._words = tuple(words.casefold().split())
        self._find()

    def show_only(self, routine_id: str | None) -> None:
        """Find only sessions of the routine with this id, whatever it was called then; None for all routines."""
        self.only_routine = routine_id
        self._find()

    @property
    def only_name(self) -> str:
        """The name of the routine whose sessions alone are shown; "" if there is none."""
        if self.only_routine is None:
            return ""
        last = next((each for each in reversed(self.history.sessions) if each.routine_id == self.only_routine), None)
        return self._present_name(self.only_routine, "" if last is None else last.routine_name)

    @property
    def sessions(self) -> Sequence[Summary]:
        """The sessions found so far, newest first."""
        return self._search.sessions

    @property
    def entries(self) -> Sequence[Logged]:
        """The entries found so far, newest first."""
        return self._search.entries

    @property
    def is_filtered(self) -> bool:
        """Whether only a part is shown: the results of a search, or the sessions of one routine."""
        return bool(self._words) or self.only_routine is not None

    @property
    def is_searching(self) -> bool:
        """Whether more may be found yet."""
        return not self._search.is_over

    def _find(self) -> None:
        only, sessions = self.only_routine, self._newest_sessions
        if only is not None:
            sessions = [each for each in sessions if each.routine_id == only]
        if self._words:
            self._search.begin(chain(sessions, self._newest_logged), self._words)
        else:
            self._search.all(sessions, self._newest_logged)

    def _form(self, each: Summary | Logged) -> str:
        if isinstance(each, Summary):
            # A routine that was renamed is found by both names.
            names = {translated(each.routine_name), self._present_name(each.routine_id, each.routine_name)}
            return f"{' '.join(names)} {full_day(each.day)}"
        return f"{' '.join(entry_words(each, self.now))} {full_day(each.at.date())}"

    def _present_name(self, routine_id: str, otherwise: str) -> str:
        """Return what a routine is called now; ``otherwise``, if it is gone."""
        try:
            return translated(self._library.entry(routine_id).routine.name)
        except KeyError:
            return translated(otherwise)

    def open(self, session_id: str) -> None:
        """Show a session in full."""

        def show(read: Future[Record | None]) -> None:
            record = read.result()
            if record is not None:
                self.opened.emit(record)

        self._worker.run(lambda: self._journal.read_record(session_id), show)

    def notes_of(self, record: Record) -> Sequence[Note]:
        """Return the notes on the session of ``record``, oldest first."""
        return [each for each in self.history.entries if isinstance(each, Note) and each.session == record.id]

    def soreness_around(self, record: Record) -> Mapping[Muscle, soreness.LevelChange]:
        """Return how sore each muscle was before the session of ``record``, and after it."""
        soreness_entries = (each for each in self.history.entries if isinstance(each, Soreness))
        return soreness.change(soreness_entries, record.started, record.ended)

    def routine_of(self, record: Record) -> Routine | None:
        """Return the routine that was played in ``record``, as it is now; None if it is gone."""
        try:
            return self._library.entry(record.routine_id).routine
        except KeyError:
            return None

    def as_last_time(self, record: Record) -> Routine | None:
        """Return that routine as it was done in ``record``; None if nothing differs, or it has changed since."""
        routine = self.routine_of(record)
        return None if routine is None else as_last_time(routine, record)

    def delete_session(self, session_id: str) -> None:
        """Delete a session that is not open; `logged` offers to undo that."""

        def delete(read: Future[Record | None]) -> None:
            record = read.result()
            if record is not None:
                self.delete(record)

        self._worker.run(lambda: self._journal.read_record(session_id), delete)

    def delete(self, record: Record) -> None:
        """Delete the session of ``record``; `logged` offers to undo that."""
        others = [
            each.started
            for each in self.history.sessions
            if each.routine_id == record.routine_id and each.id != record.id
        ]
        undo = self._journal.delete_session(record, max(others, default=None))
        name = translated(record.routine_name)
        self._offer_undo(self.tr("The session “{name}” was deleted.").format(name=name), undo)

    @property
    def latest_levels(self) -> Mapping[MuscleSide, CurvePoint]:
        """The latest level of each muscle and side: the initial values of a new entry."""
        return soreness.latest(entry for entry in self.history.entries if isinstance(entry, Soreness))
