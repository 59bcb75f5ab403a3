"""The members that daily backups and the copy of everything share: the user's files, by their names in the archive.

The files are listed, not read, so that writing an archive of ten thousand routines keeps only one of them in memory.
"""

import stat
from collections.abc import Callable
from pathlib import Path

import msgspec

from recovery_timer.storage import document
from recovery_timer.storage.backup.archive import routine_name, technique_name
from recovery_timer.storage.files.atomic import json_files
from recovery_timer.storage.files.copies import by_id
from recovery_timer.storage.files.paths import Folders
from recovery_timer.storage.state import FavouritesInState, StateFile


def routines(places: Folders) -> dict[str, Path]:
    """Return the files of the user's routines, even broken ones. Raise OSError if their folder cannot be read."""
    return _named(places.routines, routine_name)


def techniques(places: Folders) -> dict[str, Path]:
    """Return the files of the user's own techniques, like `routines`."""
    return _named(places.techniques, technique_name)


def favourites(places: Folders) -> bytes | None:
    """Return the ids of the favourite routines as JSON; None if there are none."""
    found = FavouritesInState(StateFile(places.state_file)).load()
    return msgspec.json.encode(sorted(found)) if found else None


def is_plain(path: Path, most_bytes: int | None = None) -> bool:
    """Return whether ``path`` is a file, not a link, of at most ``most_bytes``."""
    try:
        status = path.lstat()
    except OSError:
        return False
    return stat.S_ISREG(status.st_mode) and (most_bytes is None or status.st_size <= most_bytes)


def _named(folder: Path, member_name: Callable[[str], str]) -> dict[str, Path]:
    try:
        files = by_id(json_files(folder))
    except FileNotFoundError:
        # Nothing has been saved yet.
        return {}
    return {member_name(each): path for each, path in files.items() if is_plain(path, document.MAX_BYTES)}
