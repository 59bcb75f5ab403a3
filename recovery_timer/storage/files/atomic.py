"""Small files, written atomically: after a power cut, a file has its old or its new content, never a mixture.

A broken file is quarantined, i.e. renamed, and never overwritten, so that its author can repair it.
"""

import errno
import logging
import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from msgspec.structs import replace

from recovery_timer.ports import QuarantinedFile
from recovery_timer.ports.problems import (
    AccessError,
    AccessFault,
    AccessRefused,
    FileProblem,
    FileTooLarge,
    NotOverwrittenError,
    Unreadable,
    detail_of,
)

log = logging.getLogger(__name__)

SUFFIX = ".json"

_FOLDER_MODE = 0o700
_QUARANTINED_NAME = re.compile(r".+\.broken-\d+(\W.*)?", re.ASCII)
_CUT_SHORT_NAME = re.compile(r"\..+\.[a-z0-9_]{8}\.tmp", re.ASCII)


def make_folder(folder: Path) -> None:
    """Create ``folder`` and its parents, for this user only; raise OSError if that fails."""
    # Not parents=True, which would give the parents the default mode.
    if folder.is_dir():
        return
    if folder.parent != folder:
        make_folder(folder.parent)
    try:
        folder.mkdir(mode=_FOLDER_MODE, exist_ok=True)
    except FileExistsError as error:
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder)) from error


def write_atomically(path: Path, data: bytes) -> None:
    """Write ``data`` to ``path``, readable for this user only.

    Nothing is written if the content is the same. Whatever goes wrong, the old content stays.

    Raises:
        OSError: if it cannot be written.
    """
    if holds(path, data):
        return
    with replacing(path) as temporary:
        temporary.write_bytes(data)


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Yield the path of an empty file that replaces ``path``, readable for this user only, at the end of the block.

    If the block raises, nothing is replaced, and the new file is removed.

    Raises:
        OSError: if it cannot be written.
    """
    make_folder(path.parent)
    # In the same folder: a rename between file systems is not atomic. mkstemp sets mode 0600.
    # Imported late: it loads the compression libraries, which the first window does not need.
    import tempfile

    handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
    try:
        try:
            yield Path(temporary)
            os.fsync(handle)
        finally:
            os.close(handle)
        Path(temporary).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(temporary).unlink()
        raise
    _sync_folder(path.parent)


def require_no_link(path: Path) -> None:
    """Raise OSError if ``path`` is a link: the program's files must not lead out of its folder."""
    if path.is_symlink():
        raise _link(path)


def _link(path: Path) -> OSError:
    return AccessError(errno.ELOOP, AccessRefused(AccessFault.LINK), str(path))


def json_files(folder: Path) -> list[Path]:
    """Return the JSON files in ``folder`` in the order of their names, except those that were quarantined.

    Raises:
        OSError: if the folder cannot be read, is a link, or (FileNotFoundError) is missing.
    """
    require_no_link(folder)
    # Hidden files come from the file manager, a syncer, or an interrupted write.
    with os.scandir(folder) as entries:
        names = [entry.name for entry in entries if entry.name.endswith(SUFFIX) and not entry.name.startswith(".")]
    return [folder / name for name in sorted(names) if not _QUARANTINED_NAME.fullmatch(name.removesuffix(SUFFIX))]


def sweep(folder: Path, before: datetime) -> None:
    """Remove temporary files in ``folder`` left by writes that were interrupted ``before`` that time."""
    # A file that cannot be removed does no harm.
    with suppress(OSError):
        require_no_link(folder)
        for path in folder.iterdir():
            status = path.lstat()
            is_ours = stat.S_ISREG(status.st_mode) and _CUT_SHORT_NAME.fullmatch(path.name)
            if is_ours and status.st_mtime < before.timestamp():
                path.unlink()


def read_own(path: Path, limit_bytes: int) -> bytes:
    """Return the content of ``path`` like `read_bounded`; raise OSError also if it is a link."""
    status = path.lstat()
    if stat.S_ISLNK(status.st_mode):
        raise _link(path)
    return _read(path, status, limit_bytes)


def read_bounded(path: Path, limit_bytes: int) -> bytes:
    """Return the content of the file ``path``.

    Raises:
        OSError: if it cannot be read, is not a file, or (EFBIG) is longer than ``limit_bytes``.
    """
    return _read(path, path.stat(), limit_bytes)


def _read(path: Path, status: os.stat_result, limit_bytes: int) -> bytes:
    # Check before opening: opening a named pipe would block until somebody writes to it.
    if not stat.S_ISREG(status.st_mode):
        raise AccessError(errno.EINVAL, AccessRefused(AccessFault.NOT_A_FILE), str(path))
    with path.open("rb") as file:
        # Not simply up to the limit: Python allocates all of it at once, which takes longer than reading a small file.
        data = file.read(min(status.st_size, limit_bytes) + 1)
        if status.st_size < len(data) <= limit_bytes:
            # It has grown since.
            data += file.read(limit_bytes + 1 - len(data))
    if len(data) > limit_bytes:
        raise AccessError(errno.EFBIG, FileTooLarge(limit_bytes), str(path))
    return data


def quarantine(path: Path, problem: FileProblem) -> QuarantinedFile:
    """Rename the broken file ``path`` to a free name beside it.

    ``evening.json`` becomes ``evening.broken-1.json``. If it cannot be renamed, it stays where it is:
    `QuarantinedFile.not_renamed` says why, and `QuarantinedFile.kept_as` is its own name.
    """
    number = 1
    while os.path.lexists(free := path.with_name(f"{path.stem}.broken-{number}{path.suffix}")):
        number += 1
    try:
        path.rename(free)
    except OSError as error:
        return replace(left_alone(path, problem), not_renamed=error.strerror or str(error))
    return QuarantinedFile(file=_shown(path), kept_as=_shown(free), problem=problem)


def unreadable(path: Path, error: OSError) -> QuarantinedFile:
    """Report that ``path`` cannot be read because of ``error``, and quarantine it if its content is to blame."""
    # EFBIG: see `read_bounded`. Any other error may be temporary.
    put = quarantine if error.errno == errno.EFBIG else left_alone
    return put(path, Unreadable(detail_of(error)))


def require_out_of_the_way(found: QuarantinedFile) -> None:
    """Raise NotOverwrittenError if the unreadable file still has the name of the one to be written."""
    if found.file == found.kept_as:
        raise NotOverwrittenError(found.problem, found.file)
    log.warning("%s was broken and is kept as %s: %s", found.file, found.kept_as, found.problem)


def left_alone(path: Path, problem: FileProblem) -> QuarantinedFile:
    """Report that ``path`` cannot be used because of ``problem``, and was left in place."""
    return QuarantinedFile(file=_shown(path), kept_as=_shown(path), problem=problem)


def _shown(path: Path) -> str:
    """Return ``path`` as printable text: its name may contain bytes that cannot be decoded."""
    return os.fsencode(path).decode(errors="replace")


def holds(path: Path, data: bytes) -> bool:
    """Return whether ``path`` is a file, not a link, with the content ``data``."""
    # A link is replaced by a file even if it leads to the same content.
    with suppress(OSError):
        return not path.is_symlink() and read_bounded(path, len(data)) == data
    return False


def _sync_folder(folder: Path) -> None:
    """Make the rename survive a power cut. The file itself is whole either way."""
    # Windows cannot open a folder, and some network file systems cannot sync one.
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
