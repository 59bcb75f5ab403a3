"""Notices when another program, or a second window, changes the files of a folder."""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer

QUIET_MS = 250
"""Nothing is told before nothing has changed for so long: programs write a file in several steps."""

AWAY_MS = 2_000
"""So often a folder that has gone is looked for: nothing tells of a drive that is plugged in again."""


class FolderWatch(QObject):
    """Calls ``changed`` when files of ``folder`` have come, gone or changed. The folder need not exist yet.

    The program's own writing is told too: whoever listens looks at what is different.
    """

    def __init__(self, folder: Path, changed: Callable[[], None], parent: QObject | None = None) -> None:
        """Watch from now on, until the object is deleted or `stop` is called."""
        super().__init__(parent)
        self._folder = folder
        self._changed = changed
        self._watcher = QFileSystemWatcher(self)
        self._quiet = QTimer(self, interval=QUIET_MS, singleShot=True)
        self._quiet.timeout.connect(self._notify)
        self._away = QTimer(self, interval=AWAY_MS)
        self._away.timeout.connect(self._look_for_it)
        self._watcher.directoryChanged.connect(self._quiet.start)
        self._watcher.fileChanged.connect(self._quiet.start)
        self._watch()

    def stop(self) -> None:
        """Call ``changed`` no more."""
        self._quiet.stop()
        self._away.stop()
        if watched := [*self._watcher.directories(), *self._watcher.files()]:
            self._watcher.removePaths(watched)

    def _notify(self) -> None:
        # Watched before it is told: what changes from now on is told again.
        self._watch()
        self._changed()

    def _look_for_it(self) -> None:
        if _is_there(self._folder):
            self._away.stop()
            self._quiet.start()

    def _watch(self) -> None:
        """Watch what is there now: a file that was replaced is another one, and is not watched any more."""
        was_there = str(self._folder) in self._watcher.directories()
        place = next(each for each in (self._folder, *self._folder.parents) if _is_there(each))
        files: list[str] = []
        if place == self._folder:
            # A file that is written in place does not change its folder, so each is watched too.
            with suppress(OSError):
                files = [str(path) for path in self._folder.glob("*.json")]
        elif was_there:
            self._away.start()
        watched = {*self._watcher.directories(), *self._watcher.files()}
        wanted = {str(place), *files}
        if gone := list(watched - wanted):
            self._watcher.removePaths(gone)
        if new := list(wanted - watched):
            self._watcher.addPaths(new)


def _is_there(folder: Path) -> bool:
    return os.path.isdir(folder)  # noqa: PTH112 - Path.is_dir raises OSError of a drive that does not answer
