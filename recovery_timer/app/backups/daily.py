"""The daily backup: made before the first thing is saved on a day, so that it has the end of the day before."""

from collections.abc import Callable
from datetime import date

from recovery_timer.ports import BackupStore, Clock, SaveKey, SaveKind, Saver


class DailyBackup:
    """A saver that sees to the day's backup before it hands on what is to be saved.

    So a program that runs past midnight makes one too, at the first thing that is saved then.
    """

    def __init__(self, *, store: Callable[[], BackupStore], saver: Saver, clock: Clock) -> None:
        """Hand everything on to ``saver``, the making of backups too. Until `begin`, none is made.

        ``store`` returns where backups are kept; it is asked in the saver's thread when one is due.
        """
        self._store = store
        self._saver = saver
        self._clock = clock
        self._has_begun = False
        self._day: date | None = None

    def begin(self) -> None:
        """Make today's backup, and from now on one on every day."""
        self._has_begun = True
        self._make_if_due()

    def submit(self, key: SaveKey, job: Callable[[], None]) -> None:
        """Do ``job`` soon, after the day's backup."""
        if self._has_begun:
            self._make_if_due()
        self._saver.submit(key, job)

    def is_pending(self, key: SaveKey) -> bool:
        """Whether a job with this key has been submitted and is not done."""
        return self._saver.is_pending(key)

    def pending(self, kind: SaveKind) -> frozenset[str]:
        """Return the ids of every pending job of this kind."""
        return self._saver.pending(kind)

    def _make_if_due(self) -> None:
        today = self._clock.wall().date()
        if today != self._day:
            self._day = today
            self._saver.submit(SaveKey(SaveKind.BACKUP), lambda: self._store().make(today))
