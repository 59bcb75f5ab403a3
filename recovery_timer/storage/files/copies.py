"""Copies of our files that other programs have made beside them.

Two machines that share the folder through a file syncer may change the same file; the syncer then keeps both, the
second under a new name. File managers make copies too. Such a copy counts as an item of its own: it gets an id derived
from its name, the same on every machine, under which it can be used, changed and deleted like any other.

| made by | name of a copy of ``evening.json`` |
|---|---|
| Syncthing | ``evening.sync-conflict-20260101-120000-ABCDEFG.json`` |
| Nextcloud, ownCloud | ``evening (conflicted copy 2026-01-01 120000).json`` |
| Dropbox | ``evening (Kim's conflicted copy 2026-01-01).json`` |
| Google Drive | ``evening (1).json`` |
| iCloud | ``evening 2.json`` |
"""

import os
import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from recovery_timer.ports import QuarantinedFile
from recovery_timer.ports.problems import FolderUnreadable, KeptIn, detail_of
from recovery_timer.routine.limits import is_id, with_mark
from recovery_timer.storage.files.atomic import (
    SUFFIX,
    json_files,
    left_alone,
    require_no_link,
    require_out_of_the_way,
    write_atomically,
)

Kept = TypeVar("Kept")

_PREFIX = "copy-"
_CONFLICT = re.compile(r"\.sync-conflict-|[ (]conflicted copy|_conflict-", re.ASCII)
_NUMBERED = re.compile(r"(?P<of>.+?) ?(\(\d{1,3}\)| \d{1,3})", re.ASCII)
_DAY = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?!\d)", re.ASCII)


def by_id(files: Iterable[Path]) -> dict[str, Path]:
    """Return ``files`` by id: the file's name if it is a valid id, or else an id derived from the name."""
    found: dict[str, Path] = {}
    others: list[Path] = []
    for path in files:
        name = path.stem
        if is_id(name):
            found[name] = path
        else:
            others.append(path)
    for path in others:
        found[_free_id(path, found)] = path
    return found


def read_all(
    folder: Path, what: KeptIn, kind: type[Kept], read: Callable[[Path, str], Kept | QuarantinedFile]
) -> tuple[list[Kept], list[QuarantinedFile]]:
    """Return what ``read`` makes of the files in ``folder``, in the order of their ids, and the unreadable files.

    ``read`` receives a file and its id, and returns a ``kind`` for a readable one. A missing folder counts as empty.
    """
    try:
        files = json_files(folder)
    except FileNotFoundError:
        return [], []
    except OSError as error:
        return [], [left_alone(folder, FolderUnreadable(what, detail_of(error)))]
    found = [read(path, file_id) for file_id, path in sorted(by_id(files).items())]
    return [each for each in found if isinstance(each, kind)], [
        each for each in found if isinstance(each, QuarantinedFile)
    ]


def copy_with(folder: Path, file_id: str) -> Path | None:
    """Return the file in ``folder`` that has this id under another name; None if there is none."""
    # Only ids derived by `by_id` begin like this; for all others, the folder need not be read.
    if not file_id.startswith(_PREFIX):
        return None
    with suppress(FileNotFoundError):
        path = by_id(json_files(folder)).get(file_id)
        return path if path != folder / f"{file_id}{SUFFIX}" else None
    return None


def write_with_id(folder: Path, file_id: str, data: bytes, read: Callable[[Path, str], object]) -> Path | None:
    """Write ``data`` to the file in ``folder`` named by its id; return another file that had the id so far, if any.

    ``read`` returns a `QuarantinedFile` for an unreadable file. Such a file is never overwritten.

    Raises:
        OSError: if it cannot be written, or would overwrite a file that must stay.
    """
    require_no_link(folder)
    copy = copy_with(folder, file_id)
    path = folder / f"{file_id}{SUFFIX}"
    found = read(path, file_id) if os.path.lexists(path) else None
    if isinstance(found, QuarantinedFile):
        require_out_of_the_way(found)
    write_atomically(path, data)
    return copy


def marked(name: str, path: Path) -> str:
    """Return ``name``, with a mark if the routine's file ``path`` is a conflict copy."""
    if is_id(path.stem) or not _is_conflict(path):
        return name
    day = _DAY.search(path.stem)
    return with_mark(name, f"conflict copy {'-'.join(day.groups())}" if day else "conflict copy")


def _is_conflict(path: Path) -> bool:
    if _CONFLICT.search(path.stem):
        return True
    # A number alone may simply be part of the name that the user gave the file.
    numbered = _NUMBERED.fullmatch(path.stem)
    return numbered is not None and os.path.lexists(path.with_name(numbered["of"] + path.suffix))


def _free_id(path: Path, taken: dict[str, Path]) -> str:
    # Imported late: few folders have copies, and it takes a while to load.
    import hashlib

    # Bytes, because a name need not be valid text. The id may be taken: once a copy is saved, there is a file under its
    # id, and the copy may come back from another machine.
    name, number = os.fsencode(path.stem), 1
    while (file_id := _PREFIX + hashlib.sha256(b"%d/%s" % (number, name)).hexdigest()[:24]) in taken:
        number += 1
    return file_id
