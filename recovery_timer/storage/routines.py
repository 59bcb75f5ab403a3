"""The user's routines: one JSON document each, in a file named by the routine's id."""

import errno
import os
from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from recovery_timer.ports import SetAside
from recovery_timer.routine.limits import is_id
from recovery_timer.routine.model import Routine
from recovery_timer.storage import document
from recovery_timer.storage.jsonfile import (
    SUFFIX,
    json_files,
    left_alone,
    read_bounded,
    require_out_of_the_way,
    set_aside,
    unreadable,
    write_atomically,
)

_Mark = tuple[int, int, int]


class RoutineFiles:
    """The files of one folder, as `ports.RoutineStore`.

    A file's name decides its routine's id: a copy made in the file manager is a routine of its own. What cannot be
    read is never overwritten. A broken file is set aside; a link, a folder and a file of a newer version stay as they
    are. Nothing is made before the first `save`.
    """

    def __init__(self, folder: Path) -> None:
        """Keep routines in ``folder``, which need not exist yet."""
        self._folder = folder
        # What each file held when it was last read, with what tells that it is another file now.
        self._seen: dict[Path, tuple[_Mark, Routine]] = {}

    def load(self) -> tuple[list[Routine], list[SetAside]]:
        """Return every readable routine in the order of their ids, and what could not be read."""
        try:
            files = json_files(self._folder)
        except FileNotFoundError:
            # Nothing was saved yet.
            return [], []
        except OSError as error:
            return [], [left_alone(self._folder, f"The folder of routines cannot be read: {error.strerror}.")]
        found = [self._read_first(path) for path in files]
        routines = [each for each in found if isinstance(each, Routine)]
        return routines, [each for each in found if isinstance(each, SetAside)]

    def reread(self) -> dict[str, Routine | None]:
        """Return the routines as they are now, by their ids; None for one that cannot be read now.

        A file is read again only if it is another one. Nothing is set aside: another program may be writing it.

        Raises:
            OSError: the folder cannot be read.
        """
        now: dict[str, Routine | None] = {}
        for path in json_files(self._folder):
            if is_id(path.stem):
                now[path.stem] = None
                with suppress(OSError, document.NotARoutineError):
                    now[path.stem] = self._read_again(path)
        self._seen = {path: seen for path, seen in self._seen.items() if path.stem in now}
        return now

    def _read_first(self, path: Path) -> Routine | SetAside:
        try:
            mark = _mark(path)
        except OSError as error:
            return unreadable(path, error)
        found = _read(path)
        if isinstance(found, Routine):
            self._seen[path] = (mark, found)
        return found

    def _read_again(self, path: Path) -> Routine:
        mark = _mark(path)
        known = self._seen.get(path)
        if known is None or known[0] != mark:
            known = (mark, _decode(path))
            self._seen[path] = known
        return known[1]

    def save(self, routine: Routine) -> None:
        """Keep ``routine`` under its id.

        Raises:
            OSError: it cannot be written, or what stands in its place must stay.
        """
        path = self._path(routine.id)
        _make_way(path)
        write_atomically(path, document.encode(routine))

    def delete(self, routine_id: str) -> None:
        """Forget the routine; nothing happens if it is not there. OSError if its file cannot be removed."""
        if is_id(routine_id):
            self._path(routine_id).unlink(missing_ok=True)

    def _path(self, routine_id: str) -> Path:
        return self._folder / f"{routine_id}{SUFFIX}"


def _mark(path: Path) -> _Mark:
    """Return what tells that ``path`` is another file now; OSError if it is gone."""
    status = os.lstat(path)
    return status.st_mtime_ns, status.st_size, status.st_ino


def _decode(path: Path) -> Routine:
    """Return the routine in ``path``. OSError, or NotARoutineError if it holds none."""
    if path.is_symlink():
        raise OSError(errno.ELOOP, "It is a link", str(path))
    return replace(document.decode(read_bounded(path, document.MAX_BYTES)), id=path.stem)


def _read(path: Path) -> Routine | SetAside:
    if not is_id(path.stem):
        return left_alone(path, "A routine's file is named with 1 to 64 of the characters A-Z, a-z, 0-9, - and _.")
    if path.is_symlink():
        return left_alone(path, "It is a link; only files in the folder itself are read.")
    try:
        data = read_bounded(path, document.MAX_BYTES)
        return replace(document.decode(data), id=path.stem)
    except document.NotARoutineError as error:
        return left_alone(path, str(error)) if _is_newer(data) else set_aside(path, str(error))
    except OSError as error:
        return unreadable(path, error)


class _Version(Struct):
    schema: int


def _is_newer(data: bytes) -> bool:
    try:
        return msgspec.json.decode(data, type=_Version).schema > document.SCHEMA
    except (ValueError, RecursionError):
        return False


def _make_way(path: Path) -> None:
    """Make sure that writing ``path`` replaces nothing but a routine that this version could read."""
    found = _read(path) if os.path.lexists(path) else None
    if isinstance(found, SetAside):
        require_out_of_the_way(found)
