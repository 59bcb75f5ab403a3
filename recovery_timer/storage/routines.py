"""The user's routines: one JSON document each, in a file named by the routine's id."""

import errno
import os
import re
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from recovery_timer.ports import SetAside
from recovery_timer.routine.model import Routine
from recovery_timer.storage import document
from recovery_timer.storage.jsonfile import (
    left_alone,
    read_bounded,
    require_out_of_the_way,
    set_aside,
    unreadable,
    write_atomically,
)

_SUFFIX = ".json"

# The names in front are devices on Windows, whatever follows the dot.
_SAFE_ID = re.compile(r"(?!(?:con|prn|aux|nul|com\d|lpt\d)\Z)[a-z0-9_-]{1,64}", re.ASCII | re.IGNORECASE)

_SET_ASIDE_NAME = re.compile(r".+\.broken-\d+", re.ASCII)


class RoutineFiles:
    """The files of one folder, as `ports.RoutineStore`.

    A file's name decides its routine's id: a copy made in the file manager is a routine of its own. What cannot be
    read is never overwritten. A broken file is set aside; a link, a folder and a file of a newer version stay as they
    are. Nothing is made before the first `save`.
    """

    def __init__(self, folder: Path) -> None:
        """Keep routines in ``folder``, which need not exist yet."""
        self._folder = folder

    def load(self) -> tuple[list[Routine], list[SetAside]]:
        """Return every readable routine in the order of their ids, and what could not be read."""
        try:
            paths = sorted(self._folder.iterdir())
        except FileNotFoundError:
            # Nothing was saved yet.
            return [], []
        except OSError as error:
            return [], [left_alone(self._folder, f"The folder of routines cannot be read: {error.strerror}.")]
        # Hidden files are the file manager's, or a write's that was cut short.
        files = [path for path in paths if path.suffix == _SUFFIX and not path.name.startswith(".")]
        found = [_read(path) for path in files if not _SET_ASIDE_NAME.fullmatch(path.stem)]
        routines = [each for each in found if isinstance(each, Routine)]
        return routines, [each for each in found if isinstance(each, SetAside)]

    def save(self, routine: Routine) -> None:
        """Keep ``routine`` under its id.

        Raises:
            OSError: it cannot be written, its id cannot name a file, or what stands in its place must stay.
        """
        if not _SAFE_ID.fullmatch(routine.id):
            raise OSError(
                errno.EINVAL,
                "The routine's id cannot name a file: 1 to 64 of the characters A-Z, a-z, 0-9, - and _ can",
                routine.id,
            )
        path = self._path(routine.id)
        _make_way(path)
        write_atomically(path, document.encode(routine))

    def delete(self, routine_id: str) -> None:
        """Forget the routine; nothing happens if it is not there. OSError if its file cannot be removed."""
        if _SAFE_ID.fullmatch(routine_id):
            self._path(routine_id).unlink(missing_ok=True)

    def _path(self, routine_id: str) -> Path:
        return self._folder / f"{routine_id}{_SUFFIX}"


def _read(path: Path) -> Routine | SetAside:
    if not _SAFE_ID.fullmatch(path.stem):
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
