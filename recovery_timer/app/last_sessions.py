"""The latest session of each routine: what its card says of the last time, and what can be done the same way again."""

from collections.abc import Mapping
from concurrent.futures import Future
from typing import TYPE_CHECKING, NamedTuple

from recovery_timer.app.journal import Change, Journal
from recovery_timer.app.signals import Signal
from recovery_timer.ports import Worker
from recovery_timer.session.record import Record

if TYPE_CHECKING:
    # Nothing is read before the window has been painted, and `reuse` is not needed until then.
    from recovery_timer.journal.reuse import LastTime


class LastSession(NamedTuple):
    """The record of a session, and what it says of how it went."""

    record: Record
    time: "LastTime"


class LastSessions:
    """Knows the latest session of each routine that was asked for. `changed` is emitted when more of them are known.

    Only what is asked for is read, by the worker, so the journal's length does not matter: ask with `of`, then `read`.
    """

    def __init__(self, journal: Journal, worker: Worker) -> None:
        self.changed: Signal[None] = Signal()
        self._journal = journal
        self._worker = worker
        self._known: dict[str, LastSession | None] = {}
        self._wanted: set[str] = set()
        self._changes = 0
        journal.changed.connect(self._learn)
        journal.replaced.connect(lambda _: self.forget())

    def of(self, routine_id: str) -> LastSession | None:
        """Return the latest session of the routine; None if there is none, or if the next `read` has to find it."""
        if routine_id not in self._known:
            self._wanted.add(routine_id)
        return self._known.get(routine_id)

    @property
    def is_complete(self) -> bool:
        """Whether everything that was asked for has been read, or is being read."""
        return not self._wanted

    def read(self) -> None:
        """Let the worker read what was asked for and is not known."""
        if self.is_complete:
            return
        wanted, changes = frozenset(self._wanted), self._changes
        self._wanted.clear()

        def take(found: Future[Mapping[str, LastSession | None]]) -> None:
            if changes != self._changes:
                # Sessions were added or deleted meanwhile, possibly after they were read.
                self._wanted |= wanted
                self.read()
                return
            self._known |= found.result()
            self.changed.emit(None)

        self._worker.run(lambda: {routine_id: self._last(routine_id) for routine_id in wanted}, take)

    def forget(self) -> None:
        """Read all of them again with the next `read`: many sessions were added or deleted at once."""
        self._changes += 1
        self._wanted |= self._known.keys()

    def _last(self, routine_id: str) -> LastSession | None:
        from recovery_timer.journal.reuse import last_time

        for record in self._journal.read_sessions_of(routine_id, 1):
            return LastSession(record, last_time(record))
        return None

    def _learn(self, change: Change) -> None:
        if change.entry is not None:
            return
        self._changes += 1
        if change.record is not None:
            self._known.pop(change.record.routine_id, None)
        else:
            gone = [each for each, last in self._known.items() if last is not None and last.record.id == change.id]
            for routine_id in gone:
                del self._known[routine_id]
