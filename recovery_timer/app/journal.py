"""The journal: the records of past sessions, and what the user told it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from recovery_timer.app.signals import Signal
from recovery_timer.ports import ImmediateWorker, JournalStore, SaveKey, SaveKind, Saver, Worker
from recovery_timer.session.record import Outcome, Record

if TYPE_CHECKING:
    # When the program starts, it only asks when each routine was last used.
    from concurrent.futures import Future

    from recovery_timer.journal.entries import Entry
    from recovery_timer.journal.summary import Summary

Undo = Callable[[], None]


class Change(NamedTuple):
    """A record or an entry as it is kept now, under its id; if it has neither, it was deleted."""

    id: str
    record: Record | None = None
    entry: "Entry | None" = None


class History(NamedTuple):
    """Everything that happened: the summary of each session, and the entries, both oldest first."""

    sessions: "Sequence[Summary]"
    entries: "Sequence[Entry]"


class Recent(NamedTuple):
    """The entries since some time, and when each technique was last held, by its id."""

    entries: "Sequence[Entry]"
    last_done: Mapping[str, datetime]


class SortedOut(NamedTuple):
    """What is new in a history, how many items were known already (``same``), and how many differ (``other``)."""

    records: Sequence[Record]
    entries: "Sequence[Entry]"
    same: int
    other: int

    @property
    def ids(self) -> Sequence[str]:
        """The ids of what is new."""
        return [each.id for each in (*self.records, *self.entries)]

    @property
    def added(self) -> int:
        """How many sessions and entries are new."""
        return len(self.records) + len(self.entries)


class Journal:
    """Keeps records and entries, and knows when each routine was last used. `changed` is emitted with each change.

    Changes are visible at once, even before the saver has written them. `replaced` is emitted when so much has changed
    at once that everything has to be read again.
    """

    def __init__(self, store: JournalStore, saver: Saver, worker: Worker | None = None) -> None:
        """Without a ``worker``, `load` reads synchronously."""
        self.changed: Signal[Change] = Signal()
        self.replaced: Signal[None] = Signal()
        self._store = store
        self._saver = saver
        self._worker = worker or ImmediateWorker()
        self._last_used: dict[str, datetime] = {}
        self._unsaved: dict[str, Change] = {}
        self._stamp: object = None

    # -- when routines were used

    def load(self) -> None:
        """Let the worker read when each routine was last used; raise OSError if the journal cannot be read."""
        self._worker.run(self.read_last_used, lambda read: self.learn(read.result()))

    def read_last_used(self) -> Mapping[str, datetime]:
        """Return when each routine was last used, according to the store, for `learn`. Any thread may call this."""
        # The stamp comes first: whatever is written during this read is found by the next `look`.
        self._stamp = self._store.stamp()
        return self._store.last_used()

    def learn(self, last_used: Mapping[str, datetime]) -> None:
        """Merge these times of last use with the known ones; the later one counts."""
        for routine_id, started in last_used.items():
            self._last_used[routine_id] = max(started, self._last_used.get(routine_id, started))

    def last_used(self, routine_id: str) -> datetime | None:
        """Return when the routine was last started; None if never."""
        return self._last_used.get(routine_id)

    def is_over(self, session_id: str) -> bool:
        """Return whether this is the latest session, and was ended or finished."""
        latest = self._store.latest(1)
        return any(record.id == session_id and record.outcome is not Outcome.BROKEN_OFF for record in latest)

    # -- keeping and deleting

    def keep(self, record: Record, then: Callable[[], None] | None = None) -> None:
        """Keep ``record`` in place of an earlier one of the same session; call ``then`` once it is safe.

        ``then`` is called by the saver, possibly in another thread.
        """
        self._last_used[record.routine_id] = record.started
        self._submit(SaveKind.RECORD, Change(record.id, record=record), then)

    def log(self, entry: "Entry", instead_of: "Entry | None" = None) -> Undo:
        """Keep ``entry``, which may be a later version of ``instead_of``; return a function that undoes that."""
        self._submit(SaveKind.ENTRY, Change(entry.id, entry=entry))
        return lambda: self._submit(SaveKind.ENTRY, Change(entry.id, entry=instead_of))

    def delete_entry(self, entry: "Entry") -> Undo:
        """Delete ``entry``; return a function that undoes that."""
        self._submit(SaveKind.ENTRY, Change(entry.id))
        return lambda: self._submit(SaveKind.ENTRY, Change(entry.id, entry=entry))

    def delete_session(self, record: Record, used_before: datetime | None) -> Undo:
        """Delete the session of ``record``; return a function that undoes that.

        ``used_before`` is when its routine was last used apart from it; None if never.
        """
        used = self._last_used.pop(record.routine_id, None)
        if used is not None and used != record.started:
            self._last_used[record.routine_id] = used
        elif used_before is not None:
            self._last_used[record.routine_id] = used_before
        self._submit(SaveKind.RECORD, Change(record.id))

        def undo() -> None:
            self.learn({record.routine_id: record.started})
            self._submit(SaveKind.RECORD, Change(record.id, record=record))

        return undo

    def sort_out(self, records: "Iterable[Record]", entries: "Iterable[Entry]") -> SortedOut:
        """Return those of ``records`` and ``entries`` whose ids are not known yet. Any thread may call this."""
        history = self.read_history()
        known_entries = {entry.id: entry for entry in history.entries}
        known_sessions = {session.id for session in history.sessions}
        new_records: dict[str, Record] = {}
        new_entries: dict[str, Entry] = {}
        same = other = 0
        for record in records:
            known = new_records.get(record.id)
            if known is None and record.id not in known_sessions:
                new_records[record.id] = record
            elif (known or self.read_record(record.id)) == record:
                same += 1
            else:
                other += 1
        for entry in entries:
            if entry.id not in known_entries:
                known_entries[entry.id] = new_entries[entry.id] = entry
            elif known_entries[entry.id] == entry:
                same += 1
            else:
                other += 1
        return SortedOut(tuple(new_records.values()), tuple(new_entries.values()), same, other)

    def import_history(self, new: SortedOut, done: "Callable[[OSError | None], None]") -> None:
        """Keep what is ``new``, all of it or nothing.

        ``done`` is called by the saver, possibly in another thread; then call `read_anew`.
        """
        self._do_at_once(new, lambda: self._store.write_all(new.records, new.entries), done)

    def take_back(self, new: SortedOut, done: "Callable[[OSError | None], None]") -> None:
        """Delete what was imported; see `import_history`."""
        self._do_at_once(new, lambda: self._store.delete_all(new.ids), done)

    def _do_at_once(self, new: SortedOut, job: Callable[[], None], done: "Callable[[OSError | None], None]") -> None:
        def save() -> None:
            try:
                job()
            except OSError as error:
                done(error)
            else:
                done(None)

        self._saver.submit(SaveKey(SaveKind.RESTORED_SESSIONS, new.ids[0] if new.added else ""), save)

    def read_anew(self) -> None:
        """Emit `replaced`, because much has changed at once in the store and has to be read again."""

        def learn(read: "Future[Mapping[str, datetime]]") -> None:
            self._last_used = {}
            self.learn(read.result())
            for change in self._unsaved.values():
                if change.record is not None:
                    self.learn({change.record.routine_id: change.record.started})
            self.replaced.emit(None)

        self._worker.run(self.read_last_used, learn)

    def look(self) -> None:
        """Emit `replaced` if the store has been written to since, perhaps by another program.

        The journal's own writes count too: reading once too often is cheap, and no other program's write is missed.
        """

        def compare(read: "Future[object]") -> None:
            found = read.result()
            # A drive that is temporarily missing must not empty the history.
            if found is not None and found != self._stamp:
                self._stamp = found
                self.read_anew()

        self._worker.run(self._store.stamp, compare)

    def _submit(self, kind: SaveKind, change: Change, then: Callable[[], None] | None = None) -> None:
        def save() -> None:
            if change.record is not None:
                self._store.write(change.record)
            elif change.entry is not None:
                self._store.write_entry(change.entry)
            else:
                self._store.delete(change.id)
            if self._unsaved.get(change.id) is change:
                del self._unsaved[change.id]
            if then is not None:
                then()

        self._unsaved[change.id] = change
        self._saver.submit(SaveKey(kind, change.id), save)
        self.changed.emit(change)

    # -- reading; any thread may do this

    def read_history(self, since: datetime | None = None) -> History:
        """Return what happened ``since`` that moment, or everything if it is None."""
        from recovery_timer.journal.summary import summary_of

        unsaved = dict(self._unsaved)
        sessions = [each for each in self._store.summaries(since) if each.id not in unsaved]
        sessions += [summary_of(change.record) for change in unsaved.values() if change.record is not None]
        sessions.sort(key=lambda each: each.started)
        return History(sessions, _with_unsaved(self._store.entries(since), unsaved))

    def read_sessions_of(self, routine_id: str, count: int) -> Sequence[Record]:
        """Return the ``count`` latest records of the routine with this id, newest first."""
        unsaved = dict(self._unsaved)
        # Just as many of those in the store may have been deleted or replaced since.
        stored = self._store.sessions_of(routine_id, count + len(unsaved))
        found = [record for record in stored if record.id not in unsaved]
        kept = (change.record for change in unsaved.values() if change.record is not None)
        found += [record for record in kept if record.routine_id == routine_id]
        return sorted(found, key=lambda record: record.started, reverse=True)[:count]

    def sessions_before(self, moment: datetime) -> int:
        """Return how many of the sessions that are safe were started before ``moment``."""
        return self._store.sessions_before(moment)

    def read_recent(self, since: datetime, done_since: datetime) -> Recent:
        """Return the entries ``since`` then, and what was done in sessions ``done_since`` then."""
        unsaved = dict(self._unsaved)
        return Recent(_with_unsaved(self._store.entries(since), unsaved), self._store.last_done(done_since))

    def read_record(self, session_id: str) -> Record | None:
        """Return the record of a session; None if there is none."""
        change = self._unsaved.get(session_id)
        return self._store.record(session_id) if change is None else change.record


def _with_unsaved(entries: "Iterable[Entry]", unsaved: Mapping[str, Change]) -> "list[Entry]":
    found = [entry for entry in entries if entry.id not in unsaved]
    found += [change.entry for change in unsaved.values() if change.entry is not None]
    return sorted(found, key=lambda entry: entry.at)
