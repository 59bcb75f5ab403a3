"""The trash: deleted routines, which can be restored for 30 days."""

from datetime import timedelta

from recovery_timer.app.signals import Signal
from recovery_timer.ports import Clock, Saver, Trashed, TrashStore
from recovery_timer.routine.model import Routine

DAYS_KEPT = 30
"""So many days after it was deleted, a routine can still be restored."""


class Trash:
    """Holds what was deleted. `Library.delete` fills it and `Library.restore` empties it; `changed` hears of both."""

    def __init__(self, *, store: TrashStore, saver: Saver, clock: Clock) -> None:
        """Receive where deleted routines are kept, and what tells the day."""
        self.changed: Signal[None] = Signal()
        self._store = store
        self._saver = saver
        self._clock = clock
        self._trashed: list[Trashed] = []

    def load(self) -> None:
        """Read what was deleted, and let go for good what was deleted more than `DAYS_KEPT` days ago."""
        oldest = self._clock.wall().date() - timedelta(days=DAYS_KEPT)
        kept = (each for each in self._store.load() if each.deleted >= oldest)
        self._trashed = sorted(kept, key=lambda each: each.deleted)
        self._saver.submit("trash", lambda: self._store.purge(oldest))
        self.changed.emit(None)

    @property
    def trashed(self) -> tuple[Trashed, ...]:
        """What can be restored, deleted last first."""
        return tuple(reversed(self._trashed))

    def days_left(self, trashed: Trashed) -> int:
        """Return for how many more days ``trashed`` can be restored."""
        return DAYS_KEPT - (self._clock.wall().date() - trashed.deleted).days

    # -- for the library, which saves both ends of a move at once

    def ticket(self, routine: Routine) -> Trashed:
        """Return what the trash will have of ``routine``."""
        return Trashed(routine=routine, deleted=self._clock.wall().date())

    def find(self, routine: Routine) -> Trashed:
        """Return what the trash has of ``routine``; KeyError if it has nothing."""
        for each in self.trashed:
            if each.routine == routine:
                return each
        raise KeyError(routine.id)

    def write(self, trashed: Trashed) -> None:
        """Keep ``trashed`` where it outlives the program: the first half of a deletion."""
        self._store.put(trashed)

    def erase(self, trashed: Trashed) -> None:
        """Take ``trashed`` from there: the second half of a restoration."""
        self._store.take(trashed)

    def add(self, trashed: Trashed) -> None:
        """Hold ``trashed``."""
        self._trashed.append(trashed)
        self.changed.emit(None)

    def drop(self, trashed: Trashed) -> None:
        """Hold ``trashed`` no more."""
        self._trashed.remove(trashed)
        self.changed.emit(None)
