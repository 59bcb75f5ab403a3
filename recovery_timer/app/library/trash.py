"""The trash: deleted routines, which can be restored for 30 days."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from datetime import timedelta

from recovery_timer.app.signals import Signal
from recovery_timer.ports import (
    DAYS_KEPT,
    Clock,
    ImmediateWorker,
    SaveKey,
    SaveKind,
    Saver,
    Trashed,
    TrashStore,
    Worker,
)
from recovery_timer.routine.model import Routine


class Trash:
    """Deleted routines. `Library.delete` fills it and `Library.restore` empties it; `changed` is emitted on both."""

    def __init__(self, *, store: TrashStore, saver: Saver, clock: Clock, worker: Worker | None = None) -> None:
        """Without a ``worker``, files are read synchronously."""
        self.changed: Signal[None] = Signal()
        self._store = store
        self._saver = saver
        self._clock = clock
        self._worker = worker or ImmediateWorker()
        self._trashed: list[Trashed] = []

    def load(self) -> None:
        """Let the worker read the deleted routines; nothing may be changed before that."""

        def take(read: Future[Sequence[Trashed]]) -> None:
            present = (each for each in read.result() if self.days_left(each) >= 0)
            self._trashed = sorted(present, key=lambda each: each.deleted)
            self.changed.emit(None)

        self._worker.run(self._store.load, take)

    def purge(self) -> None:
        """Remove the routines that were deleted more than `DAYS_KEPT` days ago."""
        oldest = self._clock.wall().date() - timedelta(days=DAYS_KEPT)
        self._saver.submit(SaveKey(SaveKind.TRASH), lambda: self._store.purge(oldest))

    @property
    def trashed(self) -> tuple[Trashed, ...]:
        """The routines that can be restored, last deleted first."""
        return tuple(reversed(self._trashed))

    def days_left(self, trashed: Trashed) -> int:
        """Return how many more days ``trashed`` can be restored."""
        return DAYS_KEPT - (self._clock.wall().date() - trashed.deleted).days

    def put(self, routine: Routine, key: SaveKey, then: Callable[[], None]) -> None:
        """Add ``routine``. Its file is written under ``key``; only then is ``then`` called.

        A power cut in between thus leaves the routine in both places, never in neither.
        """
        trashed = Trashed(routine=routine, deleted=self._clock.wall().date())

        def job() -> None:
            self._store.put(trashed)
            then()

        self._saver.submit(key, job)
        self._trashed.append(trashed)
        self.changed.emit(None)

    def take(self, routine: Routine, key: SaveKey, first: Callable[[], None]) -> None:
        """Remove ``routine``. Its file is removed under ``key``, after ``first`` was called.

        Raises:
            KeyError: if it is not in the trash.
        """
        trashed = self._find(routine)

        def job() -> None:
            first()
            self._store.take(trashed)

        self._saver.submit(key, job)
        self._trashed.remove(trashed)
        self.changed.emit(None)

    def _find(self, routine: Routine) -> Trashed:
        for each in self.trashed:
            if each.routine == routine:
                return each
        raise KeyError(routine.id)
