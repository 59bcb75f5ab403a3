"""Watches a folder for changes by other programs or another window."""

import os
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer

from recovery_timer.ports import Worker

QUIET_MS = 250
"""A change is reported once nothing has changed for this long: programs write a file in several steps."""

AWAY_MS = 2_000
"""How often a missing folder is polled: there is no event when a drive is plugged in again."""

AT_ONCE = 100
"""Files watched in one go, which takes up to 4 ms on the window's thread: Qt looks at each, and 10,000 take 0.4 s."""


class _Watchable(Struct, frozen=True):
    """What exists to be watched: the folder, or its nearest existing ancestor, and the files in the folder."""

    place: Path
    files: tuple[str, ...] = ()


class FolderWatch(QObject):
    """Calls ``changed`` when files in ``folder`` were added, removed or changed. The folder need not exist yet.

    The program's own writes are reported too: the callee compares. The worker reads the disk.
    """

    def __init__(
        self, folder: Path, changed: Callable[[], None], worker: Worker, parent: QObject | None = None
    ) -> None:
        """Watch until the object is deleted or `stop` is called."""
        super().__init__(parent)
        self._folder = folder
        self._changed = changed
        self._worker = worker
        self._watcher = QFileSystemWatcher(self)
        self._quiet = QTimer(self, interval=QUIET_MS, singleShot=True)
        self._quiet.timeout.connect(self._notify)
        self._away = QTimer(self, interval=AWAY_MS)
        self._away.timeout.connect(self._look_for_it)
        self._unwatched: list[str] = []
        self._has_changed = False
        self._next = QTimer(self, interval=0, singleShot=True)
        self._next.timeout.connect(self._watch_some)
        self._watcher.directoryChanged.connect(self._quiet.start)
        self._watcher.fileChanged.connect(self._quiet.start)
        self._worker.run(self._look, self._watch)

    def stop(self) -> None:
        """Stop calling ``changed``."""
        self._quiet.stop()
        self._away.stop()
        self._next.stop()
        if watched := [*self._watcher.directories(), *self._watcher.files()]:
            self._watcher.removePaths(watched)

    def _notify(self) -> None:
        def watched(found: Future[_Watchable]) -> None:
            self._has_changed = True
            self._watch(found)

        self._worker.run(self._look, watched)

    def _look_for_it(self) -> None:
        def looked(is_there: Future[bool]) -> None:
            if is_there.result():
                self._away.stop()
                self._quiet.start()

        self._worker.run(lambda: _is_there(self._folder), looked)

    def _look(self) -> _Watchable:
        """Return what exists to be watched now. Runs on the worker's thread."""
        place = next(folder for folder in (self._folder, *self._folder.parents) if _is_there(folder))
        if place == self._folder:
            # Writing a file in place does not change its folder, so the files are watched too.
            with suppress(OSError):
                return _Watchable(place, tuple(str(path) for path in self._folder.glob("*.json")))
        return _Watchable(place)

    def _watch(self, found: Future[_Watchable]) -> None:
        """Watch what was found: a file that was replaced is a new one and no longer watched."""
        there = found.result()
        if there.place != self._folder and str(self._folder) in self._watcher.directories():
            self._away.start()
        watched = {*self._watcher.directories(), *self._watcher.files()}
        wanted = {str(there.place), *there.files}
        if gone := list(watched - wanted):
            self._watcher.removePaths(gone)
        self._unwatched = list(wanted - watched)
        self._watch_some()

    def _watch_some(self) -> None:
        some, self._unwatched = self._unwatched[:AT_ONCE], self._unwatched[AT_ONCE:]
        if some:
            self._watcher.addPaths(some)
        if self._unwatched:
            self._next.start()
        elif self._has_changed:
            # Reported only now that all is watched, so that any later change is reported again.
            self._has_changed = False
            self._changed()


def _is_there(folder: Path) -> bool:
    return os.path.isdir(folder)  # noqa: PTH112 - Path.is_dir raises OSError of a drive that does not answer
