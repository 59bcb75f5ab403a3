"""All of the user's data at once: how much there is, a copy of it in one file, and whether it may be erased.

Erasing is the last thing the program does before it starts over (`desktop.lifecycle`): while running, it would write
its data again.
"""

from pathlib import Path

from recovery_timer.ports import BackgroundSaver, Clock, Holdings, WholeStore
from recovery_timer.ports.problems import FileProblemError, NotAllSaved

_SAVED_WITHIN_S = 10.0


class Everything:
    """May be called from any thread; better from the worker's, because a disk can be slow."""

    def __init__(self, *, store: WholeStore, saver: BackgroundSaver, clock: Clock) -> None:
        self._store = store
        self._saver = saver
        self._clock = clock

    @property
    def folder(self) -> Path:
        """The folder of the user's data, which exists; raise OSError if it cannot be created."""
        return self._store.folder

    def count(self) -> Holdings:
        """Return how much there is of each kind; raise OSError if that cannot be read."""
        self._finish_saving()
        return self._store.count()

    def copy_to(self, file: Path) -> None:
        """Copy everything into ``file``, replacing it.

        Raises:
            OSError: if something is not saved, or the copy cannot be written and read back.
        """
        self._finish_saving()
        if self._saver.unsaved:
            raise FileProblemError(NotAllSaved())
        self._store.copy_to(file, self._clock.wall().date())

    def copy_to_erase(self, file: Path) -> None:
        """Copy everything into ``file`` before it is erased. Raises like `copy_to`, also if it cannot be erased."""
        self._store.require_erasable()
        self.copy_to(file)

    def _finish_saving(self) -> None:
        self._saver.retry()
        self._saver.flush(_SAVED_WITHIN_S)
