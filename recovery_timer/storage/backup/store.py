"""Backups: one zip archive per day, ``2026-11-22.zip``, of the user's routines, settings, favourites and journal.

None is written if nothing has changed, so there may be days without one. The second one of a day is
``2026-11-22.2.zip``.
"""

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
from msgspec.structs import replace

from recovery_timer.ports import BACKUPS_KEPT, Backup, BackupContents
from recovery_timer.ports.problems import (
    FileProblemError,
    NotABackupError,
    NotARoutineError,
    TooMuchToBackUp,
    Unreadable,
    detail_of,
)
from recovery_timer.routine.limits import is_id
from recovery_timer.routine.model import Routine
from recovery_timer.routine.own import OwnTechnique
from recovery_timer.storage import document, techniques
from recovery_timer.storage.backup import archive, members
from recovery_timer.storage.backup.archive import (
    FAVOURITES,
    JOURNAL,
    LIMITS,
    SETTINGS,
    Archive,
    Content,
    Head,
    routine_name,
    technique_name,
)
from recovery_timer.storage.backup.members import is_plain
from recovery_timer.storage.files.atomic import read_bounded, read_own, replacing, require_no_link
from recovery_timer.storage.files.paths import Folders
from recovery_timer.storage.settings import SettingsFile

DAILY = "daily"
"""The reason given in a daily backup."""

_SUFFIX = ".zip"
_NAME = re.compile(r"(?P<day>\d{4}-\d\d-\d\d)(?:\.(?P<number>[2-9]|[1-9]\d))?", re.ASCII)


class BackupFiles:
    """A folder of archives, as `ports.BackupStore`. The folder is created with the first one.

    Only backups are ever removed: other files in the folder, and unreadable backups, stay.
    """

    def __init__(self, places: Folders) -> None:
        self._places = places
        self._folder = places.backups

    # -- making one

    def make(self, day: date) -> None:
        """Make the backup of ``day``, unless it exists or nothing has changed since the last one.

        Raises:
            OSError: if something cannot be read, or the backup cannot be written.
        """
        if not any(each.day == day and not each.problem for each in self.load()):
            self.make_now(day, DAILY)

    def make_now(self, day: date, reason: str) -> None:
        """Make another backup of ``day`` like `make`, with ``reason`` in its head."""
        with TemporaryDirectory(prefix="recovery-timer-") as own:
            packed = self._pack(day, reason, Path(own))
            if packed is None or self._latest_holds(packed):
                return
            path = self._free(day)
            with replacing(path) as copy:
                shutil.copyfile(packed, copy)
        self._prune(path)

    def _pack(self, day: date, reason: str, own: Path) -> Path | None:
        """Return an archive of the present data, in the folder ``own``; None if there is no data yet."""
        routines, techniques = (_readable(kind(self._places)) for kind in (members.routines, members.techniques))
        beside: list[tuple[str, Content]] = []
        with suppress(FileNotFoundError):
            beside.append((SETTINGS, read_bounded(self._places.settings_file, LIMITS[SETTINGS])))
        if favourites := members.favourites(self._places):
            beside.append((FAVOURITES, favourites))
        sessions = 0
        if is_plain(self._places.journal):
            from recovery_timer.storage.journal.copy import copy_journal

            sessions = copy_journal(self._places.journal, own / JOURNAL)
        if sessions:
            beside.append((JOURNAL, own / JOURNAL))
        if not (routines or techniques or beside):
            return None
        schema = archive.SCHEMA if techniques else archive.WITHOUT_TECHNIQUES
        head = Head(schema=schema, day=day, reason=reason, routines=len(routines), sessions=sessions)
        packed = own / f"{day.isoformat()}{_SUFFIX}"
        try:
            with packed.open("wb") as into:
                archive.write(into, head, chain(_read(routines | techniques), beside))
        except NotABackupError as error:
            raise FileProblemError(TooMuchToBackUp(error.problem)) from error
        return packed

    def _latest_holds(self, packed: Path) -> bool:
        for path, *_ in self._files():
            with suppress(NotABackupError), Archive(path) as latest:
                return latest.holds_the_same(packed)
        return False

    def _free(self, day: date) -> Path:
        path, number = self._folder / f"{day.isoformat()}{_SUFFIX}", 1
        while os.path.lexists(path):
            number += 1
            path = self._folder / f"{day.isoformat()}.{number}{_SUFFIX}"
        return path

    def _prune(self, made: Path) -> None:
        ours = [path for path, *_ in self._files() if path != made and _is_backup(path)]
        for path in ours[BACKUPS_KEPT - 1 :]:
            path.unlink(missing_ok=True)

    # -- using one

    def load(self) -> list[Backup]:
        """Return all backups, newest first, with the problem of each that cannot be used.

        Raises:
            OSError: if the folder cannot be read.
        """
        return [_look_at(path, day) for path, day, _ in self._files()]

    def read(self, key: str) -> BackupContents:
        """Return the contents of a backup; raise NotABackupError if it is damaged, OSError if it cannot be read."""
        with Archive(self._path(key)) as archive, TemporaryDirectory(prefix="recovery-timer-") as own:
            found = [_routine(archive, routine_id) for routine_id in archive.routine_ids]
            routines = tuple(each for each in found if each is not None)
            missing = 0
            if JOURNAL in archive.names:
                copy = Path(own) / JOURNAL
                archive.copy(JOURNAL, copy)
                from recovery_timer.storage.journal.copy import count_missing

                missing = count_missing(copy, self._places.journal)
            return BackupContents(
                routines=routines,
                favourites=_favourites(archive),
                settings=_settings(archive, Path(own) / SETTINGS),
                missing_sessions=missing,
                unreadable=len(found) - len(routines),
                techniques=tuple(_techniques(archive)),
            )

    def add_missing_sessions(self, key: str) -> int:
        """Add to the journal the sessions that only the backup ``key`` has, and return their number.

        Raises:
            NotABackupError: if the backup is damaged.
            OSError: if it cannot be read, or the journal cannot be written. Nothing has changed then.
        """
        with Archive(self._path(key)) as archive, TemporaryDirectory(prefix="recovery-timer-") as own:
            if JOURNAL not in archive.names:
                return 0
            from recovery_timer.storage.journal.copy import add_missing

            copy = Path(own) / JOURNAL
            archive.copy(JOURNAL, copy)
            return add_missing(copy, self._places.journal)

    def look_at(self, file: Path) -> Backup:
        """Describe the backup in any ``file``, such as a copy of everything; its key is the file's path."""
        return replace(_look_at(file.absolute(), None), key=str(file.absolute()))

    def _path(self, key: str) -> Path:
        if Path(key).is_absolute():
            return Path(key)
        if not _NAME.fullmatch(key):
            raise FileNotFoundError(key)
        return self._folder / f"{key}{_SUFFIX}"

    def _files(self) -> list[tuple[Path, date, int]]:
        """Return the files named like backups, with their days and numbers, newest first."""
        found = []
        require_no_link(self._folder)
        # Without the folder, no backup has been made yet.
        with suppress(FileNotFoundError):
            for path in self._folder.iterdir():
                named = _NAME.fullmatch(path.stem) if path.suffix == _SUFFIX else None
                with suppress(ValueError):
                    if named:
                        found.append((path, date.fromisoformat(named["day"]), int(named["number"] or 1)))
        return sorted(found, key=lambda each: each[1:], reverse=True)


def _look_at(path: Path, day: date | None) -> Backup:
    """Describe the backup ``path``; ``day`` is the one in its name, None if its name has none."""
    size, unknown = 0, day or date.min
    try:
        size = path.lstat().st_size
        with Archive(path) as archive:
            head = archive.head
            routines = len(archive.routine_ids)
    except NotABackupError as error:
        return Backup(key=path.stem, day=unknown, size_bytes=size, problem=error.problem)
    except OSError as error:
        return Backup(key=path.stem, day=unknown, size_bytes=0, problem=Unreadable(detail_of(error)))
    return Backup(key=path.stem, day=day or head.day, size_bytes=size, routines=routines, sessions=head.sessions)


def _is_backup(path: Path) -> bool:
    try:
        with Archive(path):
            return True
    except (NotABackupError, OSError):
        return False


def _readable(files: dict[str, Path]) -> dict[str, Path]:
    """Return those of ``files`` that this user may read; the others have been reported."""
    return {name: path for name, path in files.items() if os.access(path, os.R_OK)}


def _read(files: dict[str, Path]) -> Iterator[tuple[str, bytes]]:
    """Read ``files`` one at a time, skipping any that can no longer be read."""
    for name, path in files.items():
        with suppress(OSError):
            yield name, read_own(path, document.MAX_BYTES)


def _routine(archive: Archive, routine_id: str) -> Routine | None:
    """Return a routine of the archive; None if its file was already broken when the backup was made."""
    routine: Routine | None
    try:
        routine = document.decode(archive.read(routine_name(routine_id)))
    except document.NewerDocumentError as error:
        routine = error.understood
    except NotARoutineError:
        routine = None
    # The file's name determines the id.
    return replace(routine, id=routine_id) if routine is not None and is_id(routine_id) else None


def _techniques(archive: Archive) -> Iterator[OwnTechnique]:
    """Yield the readable techniques of the archive."""
    for technique_id in archive.technique_ids:
        with suppress(ValueError, RecursionError):
            yield techniques.decode(archive.read(technique_name(technique_id)), technique_id)


def _settings(archive: Archive, own: Path) -> dict[str, object]:
    """Return the settings of the archive, migrated in the file ``own``; none if they were broken."""
    if SETTINGS in archive.names:
        archive.copy(SETTINGS, own)
    values, _ = SettingsFile(own).load()
    return values


def _favourites(archive: Archive) -> frozenset[str]:
    with suppress(ValueError, RecursionError):
        return msgspec.json.decode(archive.read(FAVOURITES), type=frozenset[str])
    return frozenset()
