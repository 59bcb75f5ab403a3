"""Deleted routines: one document per file, named by id and day, ``evening.2026-05-01.json``.

Such a file can be moved back to the routines, or imported, as it is.
"""

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from recovery_timer.ports import Trashed
from recovery_timer.ports.problems import NotARoutineError
from recovery_timer.routine.limits import ID_PATTERN
from recovery_timer.routine.model import Routine
from recovery_timer.storage import document
from recovery_timer.storage.files.atomic import SUFFIX, holds, json_files, read_own, require_no_link, write_atomically

# The number distinguishes routines with the same id deleted on the same day.
_NAME = re.compile(rf"(?P<id>{ID_PATTERN})\.(?P<day>\d{{4}}-\d\d-\d\d)(?:\.\d+)?", re.ASCII)


class TrashFiles:
    """A folder of files, as `ports.TrashStore`. It is created by the first deletion."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load(self) -> list[Trashed]:
        """Return the readable routines; unreadable files stay as they are until `purge`."""
        return [trashed for _, trashed in self._read()]

    def put(self, trashed: Trashed) -> None:
        """Save ``trashed``; raise OSError if it cannot be written."""
        require_no_link(self._folder)
        data = document.encode(trashed.routine)
        path = self._path(trashed, 1)
        number = 1
        while os.path.lexists(path) and not holds(path, data):
            number += 1
            path = self._path(trashed, number)
        write_atomically(path, data)

    def take(self, trashed: Trashed) -> None:
        """Remove ``trashed``, if it exists; raise OSError if that fails."""
        for path, each in self._read():
            if each == trashed:
                path.unlink(missing_ok=True)

    def purge(self, before: date) -> None:
        """Remove everything deleted before that day, readable or not; raise OSError if that fails."""
        for path, _, day in self._files():
            if day < before:
                path.unlink(missing_ok=True)

    def _path(self, trashed: Trashed, number: int) -> Path:
        mark = "" if number == 1 else f".{number}"
        return self._folder / f"{trashed.routine.id}.{trashed.deleted.isoformat()}{mark}{SUFFIX}"

    def _read(self) -> Iterator[tuple[Path, Trashed]]:
        for path, routine_id, day in self._files():
            with suppress(OSError, NotARoutineError):
                yield path, Trashed(routine=_routine(path, routine_id), deleted=day)

    def _files(self) -> Iterator[tuple[Path, str, date]]:
        """Yield the properly named files, with the id and the day from their names."""
        # Without a folder, nothing has been deleted yet; from an unreadable one, nothing can be restored.
        with suppress(OSError):
            for path in json_files(self._folder):
                found = _NAME.fullmatch(path.stem)
                with suppress(ValueError):
                    if found:
                        yield path, found["id"], date.fromisoformat(found["day"])


def _routine(path: Path, routine_id: str) -> Routine:
    return replace(document.decode(read_own(path, document.MAX_BYTES)), id=routine_id)
