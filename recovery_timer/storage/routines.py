"""The user's routines: one JSON document per routine, in a file named by its id."""

import os
from contextlib import suppress
from pathlib import Path

from msgspec.structs import replace

from recovery_timer.ports import QuarantinedFile
from recovery_timer.ports.problems import KeptIn, NotARoutineError
from recovery_timer.routine.limits import is_id
from recovery_timer.routine.model import Routine
from recovery_timer.storage import document
from recovery_timer.storage.files.atomic import (
    SUFFIX,
    json_files,
    left_alone,
    quarantine,
    read_own,
    require_no_link,
    unreadable,
)
from recovery_timer.storage.files.copies import by_id, copy_with, marked, read_all, write_with_id

_Mark = tuple[int, int, int]


class RoutineFiles:
    """A folder of files, as `ports.RoutineStore`.

    The file's name determines the routine's id, so a copy made by a syncer or file manager is a routine of its own (see
    `copies`). Unreadable files are never overwritten. A broken file is quarantined; links, folders and files from a
    newer version stay as they are. The folder is created by the first `save`.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        # By file name: the routine as it was last read, with a mark that changes when the file does.
        self._seen: dict[str, tuple[_Mark, Routine]] = {}

    def load(self) -> tuple[list[Routine], list[QuarantinedFile]]:
        """Return all readable routines in the order of their ids, and the unreadable files."""
        return read_all(self._folder, KeptIn.ROUTINES, Routine, self._read_first)

    def reread(self) -> dict[str, Routine | None]:
        """Return the present routines by id; None for one that cannot be read now.

        Only changed files are read again. Nothing is quarantined: another program may be writing.

        Raises:
            OSError: if the folder cannot be read.
        """
        now: dict[str, Routine | None] = {}
        files = by_id(json_files(self._folder))
        for routine_id, path in files.items():
            now[routine_id] = None
            with suppress(OSError, NotARoutineError):
                now[routine_id] = self._read_again(path, routine_id)
        names = {path.name for path in files.values()}
        self._seen = {name: seen for name, seen in self._seen.items() if name in names}
        return now

    def save(self, routine: Routine) -> None:
        """Save ``routine`` under its id.

        Raises:
            OSError: if it cannot be written, or would overwrite a file that must stay.
        """
        self._remove_copy(write_with_id(self._folder, routine.id, document.encode(routine), _read))

    def delete(self, routine_id: str) -> None:
        """Delete the routine, if it exists; raise OSError if its file cannot be removed."""
        if is_id(routine_id):
            require_no_link(self._folder)
            copy = copy_with(self._folder, routine_id)
            self._path(routine_id).unlink(missing_ok=True)
            self._remove_copy(copy)

    def _read_first(self, path: Path, routine_id: str) -> Routine | QuarantinedFile:
        try:
            mark = _mark(path)
        except OSError as error:
            return unreadable(path, error)
        found = _read(path, routine_id)
        if isinstance(found, Routine):
            self._seen[path.name] = (mark, found)
        return found

    def _read_again(self, path: Path, routine_id: str) -> Routine:
        mark = _mark(path)
        known = self._seen.get(path.name)
        if known is None or known[0] != mark or known[1].id != routine_id:
            known = (mark, _decode(path, routine_id))
            self._seen[path.name] = known
        return known[1]

    def _path(self, routine_id: str) -> Path:
        return self._folder / f"{routine_id}{SUFFIX}"

    def _remove_copy(self, copy: Path | None) -> None:
        """Remove ``copy``, whose routine is now saved elsewhere, unless it has changed since it was read."""
        if copy is None:
            return
        with suppress(FileNotFoundError):
            known = self._seen.get(copy.name)
            if known is not None and known[0] == _mark(copy):
                copy.unlink()


def _mark(path: Path) -> _Mark:
    """Return a mark that changes when ``path`` does; raise OSError if it is gone."""
    status = os.lstat(path)
    return status.st_mtime_ns, status.st_size, status.st_ino


def _decode(path: Path, routine_id: str) -> Routine:
    """Return the routine in ``path``; raise OSError, or NotARoutineError if it is not a routine."""
    routine = document.decode(read_own(path, document.MAX_BYTES))
    name = marked(routine.name, path)
    return routine if (routine_id, name) == (routine.id, routine.name) else replace(routine, id=routine_id, name=name)


def _read(path: Path, routine_id: str) -> Routine | QuarantinedFile:
    try:
        return _decode(path, routine_id)
    except document.NewerDocumentError as error:
        understood = error.understood and replace(error.understood, id=routine_id)
        return replace(left_alone(path, error.problem), understood=understood)
    except NotARoutineError as error:
        return quarantine(path, error.problem)
    except OSError as error:
        return unreadable(path, error)
