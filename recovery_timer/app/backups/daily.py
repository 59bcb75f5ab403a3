"""The daily backup: made before the first save of a day, so that it has the end of the day before."""

from collections.abc import Callable
from datetime import date

from recovery_timer.ports import BackupStore, Clock, SaveKey, SaveKind, Saver


class DailyBackup:
    """A saver that makes the day's backup before it passes on the day's first job.

    A program that runs past midnight therefore makes one too, at the next save.
    """

    def __init__(self, *, store: Callable[[], BackupStore], saver: Saver, clock: Clock) -> None:
        """All jobs go to ``saver``, including the backups. None is made before `begin`.

        ``store`` is called in the saver's thread when a backup is due.
        """
        self._store = store
        self._saver = saver
        self._clock = clock
        self._has_begun = False
        self._day: date | None = None

    def begin(self) -> None:
        """Make today's backup, and one every day from now on."""
        self._has_begun = True
        self._make_if_due()

    def submit(self, key: SaveKey, job: Callable[[], None]) -> None:
        """Run ``job`` soon, after the day's backup."""
        if self._has_begun:
            self._make_if_due()
        self._saver.submit(key, job)

    def is_pending(self, key: SaveKey) -> bool:
        """Return whether a job with this key is waiting, running or failed."""
        return self._saver.is_pending(key)

    def pending(self, kind: SaveKind) -> frozenset[str]:
        """Return the ids of all pending jobs of this kind."""
        return self._saver.pending(kind)

    def _make_if_due(self) -> None:
        today = self._clock.wall().date()
        if today != self._day:
            self._day = today
            self._saver.submit(SaveKey(SaveKind.BACKUP), lambda: self._store().make(today))
