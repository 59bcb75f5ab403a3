"""What the user tells the journal, from whichever screen: kept at once, and undone from a notice."""

from collections.abc import Callable, Mapping
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from recovery_timer.app.journal import Journal
from recovery_timer.journal.entries import Logged
from recovery_timer.journal.soreness import Place, Point
from recovery_timer.ports import Clock


class EntryLog(QObject):
    """Emits `logged` with the words for what was kept or deleted, and what undoes it."""

    logged = Signal(object)

    def __init__(self, journal: Journal, clock: Clock, new_id: Callable[[], str]) -> None:
        super().__init__()
        self._journal = journal
        self._clock = clock
        self._new_id = new_id

    @property
    def now(self) -> datetime:
        """The time, here."""
        return self._clock.here()

    @property
    def latest_levels(self) -> Mapping[Place, Point]:
        """The latest level of each muscle and side: what a new entry begins with."""
        raise NotImplementedError

    def new_id(self) -> str:
        """Return an id for a new entry."""
        return self._new_id()

    def keep(self, entry: Logged, instead_of: Logged | None = None) -> None:
        """Keep ``entry``, which may be a later version of ``instead_of``; `logged` offers to undo that."""
        undo = self._journal.log(entry, instead_of)
        self.logged.emit((self.tr("Logged.") if instead_of is None else self.tr("The entry was changed."), undo))

    def delete_entry(self, entry: Logged) -> None:
        """Delete ``entry``; `logged` offers to undo that."""
        self.logged.emit((self.tr("The entry was deleted."), self._journal.delete_entry(entry)))
