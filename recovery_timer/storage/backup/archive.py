"""A backup as a zip archive: its format, writing one, and reading one from an untrusted source.

It contains the user's files unchanged, so that it is useful without this program too. A copy of everything contains
more: a README, the history as tables, and all other files. Reading never unpacks a member to a path taken from its
name, never reads more than a backup can contain, and ignores those additional members.
"""

import errno
import os
import re
import stat
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

import msgspec
from msgspec import Struct

from recovery_timer.ports.problems import (
    BackupDamaged,
    BackupFault,
    BackupHoldsOther,
    BackupMemberTooLarge,
    BackupRoutinesTooLarge,
    BackupTooManyFiles,
    BackupUnusable,
    Newer,
    NotABackupError,
    WrittenByNewerVersion,
)
from recovery_timer.routine.limits import ID_PATTERN
from recovery_timer.storage.document import MAX_BYTES
from recovery_timer.storage.schema import NewerSchemaError, require_known_schema

SCHEMA = 2
"""The newest backup version that this program reads."""

WITHOUT_TECHNIQUES = 1
"""The version of a backup without any of the user's own techniques, which older programs can read too."""

HEAD = "backup.json"
SETTINGS = "settings.json"
FAVOURITES = "favourites.json"
JOURNAL = "journal.sqlite3"
ROUTINES = "routines/"
TECHNIQUES = "techniques/"

README = "README.txt"
HISTORY_CSV = "history.csv"
HISTORY_LINES = "history.jsonl"
OTHER = "other/"
"""Prefix for the paths of files that have no place of their own in a backup."""

Content = bytes | Path | Iterable[bytes]
"""The content of a member: its bytes, a file to read them from, or chunks of them."""

LIMITS = {HEAD: 64 * 1024, SETTINGS: 1024 * 1024, FAVOURITES: 1024 * 1024, JOURNAL: 1024 * 1024 * 1024}
"""The largest size in bytes of each member that occurs at most once."""

_ROUTINE = re.compile(rf"{ROUTINES}(?P<id>{ID_PATTERN})\.json", re.ASCII)
_TECHNIQUE = re.compile(rf"{TECHNIQUES}(?P<id>{ID_PATTERN})\.json", re.ASCII)
_BESIDE = {README, HISTORY_CSV, HISTORY_LINES}
_MOST_FILES = 20_000
_MOST_BYTES_OF_ROUTINES = 256 * 1024 * 1024
_CHUNK_BYTES = 1024 * 1024
_ENCRYPTED = 0x1

_SMALLEST_BYTES = 22
"""The length of the record at the end of every zip archive, and so of an empty archive."""

_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OverflowError, RuntimeError, ValueError)
"""Raised when an archive is damaged or uses features that a backup never does."""


class Head(Struct, frozen=True, kw_only=True):
    """A backup's own description: its day, the reason for making it, and how much is in it."""

    schema: int
    day: date
    reason: str
    routines: int
    sessions: int


def routine_name(routine_id: str) -> str:
    """Return the member name of a routine."""
    return f"{ROUTINES}{routine_id}.json"


def technique_name(technique_id: str) -> str:
    """Return the member name of a technique."""
    return f"{TECHNIQUES}{technique_id}.json"


def write(into: BinaryIO, head: Head, members: Iterable[tuple[str, Content]]) -> None:
    """Write an archive of ``members``, each a name with its content.

    Raises:
        OSError: if a file cannot be read, or the archive cannot be written.
        NotABackupError: if `Archive` would refuse the result.
    """
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED, allowZip64=False) as archive:
        archive.writestr(_info(HEAD), msgspec.json.encode(head))
        for name, content in members:
            with archive.open(_info(name), "w") as member:
                for chunk in _chunks(content):
                    member.write(chunk)
        _require_bounds(archive.infolist())


class Archive:
    """A context manager for reading a backup. Reading raises NotABackupError if it is damaged."""

    def __init__(self, file: Path) -> None:
        """Open ``file``.

        Raises:
            NotABackupError: if it is not a backup, is from a newer version, or contains anything that no backup does.
            OSError: if it cannot be read.
        """
        # Check before opening: opening a named pipe would block until somebody writes to it.
        if not stat.S_ISREG(os.lstat(file).st_mode):
            raise NotABackupError(BackupUnusable(BackupFault.NOT_A_FILE))
        _require_small_directory(file)
        with _translated_faults():
            self._zip = zipfile.ZipFile(file)
        try:
            with _translated_faults():
                self.head = self._read_head()
                _require_bounds(self._zip.infolist())
        except BaseException:
            self._zip.close()
            raise

    def __enter__(self) -> Self:
        """Return the archive."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Close the file."""
        self._zip.close()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the members, except the head."""
        return tuple(name for name in self._zip.namelist() if name != HEAD)

    @property
    def routine_ids(self) -> tuple[str, ...]:
        """The ids of the routines in the archive."""
        return tuple(named["id"] for name in self.names if (named := _ROUTINE.fullmatch(name)))

    @property
    def technique_ids(self) -> tuple[str, ...]:
        """The ids of the user's own techniques in the archive."""
        return tuple(named["id"] for name in self.names if (named := _TECHNIQUE.fullmatch(name)))

    def read(self, name: str) -> bytes:
        """Return the content of the member ``name``, empty if it is missing."""
        if name not in self._zip.namelist():
            return b""
        with _translated_faults(), self._zip.open(name) as member:
            return member.read(_limit(name))

    def copy(self, name: str, to: Path) -> None:
        """Extract the member ``name`` to the file ``to``; raise OSError if it cannot be written."""
        with _translated_faults(), self._zip.open(name) as member, to.open("wb") as file:
            while chunk := member.read(_CHUNK_BYTES):
                file.write(chunk)

    def holds_the_same(self, packed: Path) -> bool:
        """Return whether all members are intact and the same as in the archive ``packed``."""
        with zipfile.ZipFile(packed) as other:
            return _marks(other) == _marks(self._zip) and self.is_whole()

    def is_whole(self) -> bool:
        """Return whether all members are intact, by reading them; raise OSError if the disk fails."""
        try:
            with _translated_faults():
                return self._zip.testzip() is None
        except NotABackupError:
            return False

    def _read_head(self) -> Head:
        head = self._zip.NameToInfo.get(HEAD)
        if head is None or head.file_size > LIMITS[HEAD]:
            raise NotABackupError(BackupUnusable(BackupFault.NOT_A_BACKUP))
        data = self.read(HEAD)
        try:
            require_known_schema(data, SCHEMA)
        except NewerSchemaError as newer:
            raise NotABackupError(WrittenByNewerVersion(Newer.BACKUP)) from newer
        return msgspec.json.decode(data, type=Head)


def _info(name: str) -> zipfile.ZipInfo:
    # Without a time stamp, the same content makes the same archive.
    info = zipfile.ZipInfo(name)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o600 << 16
    return info


def _chunks(content: Content) -> Iterator[bytes]:
    if isinstance(content, bytes):
        yield content
    elif isinstance(content, Path):
        with content.open("rb") as file:
            while chunk := file.read(_CHUNK_BYTES):
                yield chunk
    else:
        yield from content


def _limit(name: str) -> int:
    return LIMITS.get(name, MAX_BYTES)


def _marks(archive: zipfile.ZipFile) -> dict[str, tuple[int, int]]:
    """Return the checksum and size of each member except the head: together they identify the content of an archive."""
    return {each.filename: (each.CRC, each.file_size) for each in archive.infolist() if each.filename != HEAD}


def _require_small_directory(file: Path) -> None:
    """Refuse an archive whose directory alone would fill the memory: `zipfile` reads all of it on opening."""
    size = file.stat().st_size
    before = max(size - _SMALLEST_BYTES - 20, 0)
    with file.open("rb") as opened:
        opened.seek(before)
        tail = opened.read(_SMALLEST_BYTES + 20)
    end = tail[-_SMALLEST_BYTES:]
    # Ours end with this record, without a comment after it or a zip64 record before it.
    if len(end) < _SMALLEST_BYTES or not end.startswith(b"PK\5\6") or tail[:-_SMALLEST_BYTES].startswith(b"PK\6\7"):
        raise NotABackupError(BackupUnusable(BackupFault.END_MISSING))
    if int.from_bytes(end[12:16], "little") > _MOST_FILES * 512:
        raise NotABackupError(BackupTooManyFiles(_MOST_FILES))


def _require_bounds(members: list[zipfile.ZipInfo]) -> None:
    """Raise NotABackupError if an archive contains anything that no backup does."""
    if len(members) > _MOST_FILES:
        raise NotABackupError(BackupTooManyFiles(_MOST_FILES))
    if len({each.filename for each in members}) < len(members):
        raise NotABackupError(BackupUnusable(BackupFault.DUPLICATE_NAMES))
    read = [each for each in members if each.filename not in _BESIDE and not each.filename.startswith(OTHER)]
    for each in read:
        if each.filename not in LIMITS and not any(kind.fullmatch(each.filename) for kind in (_ROUTINE, _TECHNIQUE)):
            raise NotABackupError(BackupHoldsOther(ascii(each.filename[:100])))
        if each.file_size > _limit(each.filename):
            raise NotABackupError(BackupMemberTooLarge(each.filename, _limit(each.filename)))
        if each.flag_bits & _ENCRYPTED:
            raise NotABackupError(BackupUnusable(BackupFault.ENCRYPTED))
    if sum(each.file_size for each in read if each.filename not in LIMITS) > _MOST_BYTES_OF_ROUTINES:
        raise NotABackupError(BackupRoutinesTooLarge(_MOST_BYTES_OF_ROUTINES))


@contextmanager
def _translated_faults() -> Iterator[None]:
    try:
        yield
    except NotABackupError:
        raise
    except OSError as error:
        # EINVAL: seeking to before the start of the file. Any other error is the disk's.
        if error.errno != errno.EINVAL:
            raise
        raise NotABackupError(BackupUnusable(BackupFault.OFFSET_OUTSIDE)) from error
    except _FAULTS as error:
        raise NotABackupError(BackupDamaged(str(error).rstrip(".") or type(error).__name__)) from error
