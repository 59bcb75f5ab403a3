"""Entries that the user logs from any screen: saved at once, and undone from a notice or by a key."""

from collections.abc import Callable, Mapping
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from recovery_timer.app.journal import Journal, Undo
from recovery_timer.journal.entries import Logged
from recovery_timer.journal.soreness import CurvePoint, MuscleSide
from recovery_timer.ports import Clock


class EntryLog(QObject):
    """Emits `logged` with the words for an entry that was logged or deleted, and a function that undoes it.

    `undone` is emitted with the same words when `undo_latest` has undone it.
    """

    logged = Signal(tuple)
    undone = Signal(str)

    def __init__(self, journal: Journal, clock: Clock, new_id: Callable[[], str]) -> None:
        super().__init__()
        self._journal = journal
        self._clock = clock
        self._new_id = new_id
        self._undos: list[tuple[str, Undo]] = []

    @property
    def now(self) -> datetime:
        """The present local time."""
        return self._clock.here()

    @property
    def latest_levels(self) -> Mapping[MuscleSide, CurvePoint]:
        """The latest level of each muscle and side: the initial values of a new entry."""
        raise NotImplementedError

    def new_id(self) -> str:
        """Return an id for a new entry."""
        return self._new_id()

    def keep(self, entry: Logged, instead_of: Logged | None = None) -> None:
        """Log ``entry``, which may be a later version of ``instead_of``; `logged` offers to undo that."""
        undo = self._journal.log(entry, instead_of)
        self._offer_undo(self.tr("Logged.") if instead_of is None else self.tr("The entry was changed."), undo)

    def delete_entry(self, entry: Logged) -> None:
        """Delete ``entry``; `logged` offers to undo that."""
        self._offer_undo(self.tr("The entry was deleted."), self._journal.delete_entry(entry))

    def undo_latest(self) -> None:
        """Undo the latest change that has not been undone, if there is one."""
        if self._undos:
            words, undo = self._undos.pop()
            undo()
            self.undone.emit(words)

    def _offer_undo(self, words: str, undo: Undo) -> None:
        """Emit `logged` with an undo that does nothing after `undo_latest`: by then, the entry may have changed."""
        offer = (words, undo)
        self._undos.append(offer)

        def undo_once() -> None:
            if offer in self._undos:
                self._undos.remove(offer)
                undo()

        self.logged.emit((words, undo_once))
