"""All of the user's data at once: counted, copied into one file, and erased.

The copy is a backup like the daily ones, so that it can be restored from, and contains more: a README, the history as
CSV and JSON Lines, and every other file. Erasing never removes a user's file that a copy would lack: both list the
files with `_kept`.
"""

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from recovery_timer.journal.entries import Logged
from recovery_timer.ports import Holdings
from recovery_timer.ports.problems import (
    CopyNotWhole,
    CopyWouldBeErased,
    FileProblemError,
    NotABackupError,
    TooMuchToBackUp,
)
from recovery_timer.storage.backup import archive, members
from recovery_timer.storage.backup.archive import Archive, Content, Head
from recovery_timer.storage.backup.members import is_plain
from recovery_timer.storage.backup.store import BackupFiles
from recovery_timer.storage.files.atomic import make_folder, replacing
from recovery_timer.storage.files.paths import Folders, require_writable
from recovery_timer.storage.journal import exchange
from recovery_timer.storage.journal.copy import copy_journal
from recovery_timer.storage.journal.store import JournalFiles

REASON = "everything"
"""The reason given in a copy of everything."""

_README = """\
Recovery Timer: everything of yours, as it was on {day}.

  routines/         your routines, a file each
  techniques/       your own techniques, a file each
  history.csv       your sessions, runs, soreness, notes and what you did elsewhere, as a table:
                    a line each, times in ISO 8601 with the offset from UTC, UTF-8
  history.jsonl     the same as JSON Lines, an object a line
  journal.sqlite3   the same as the database that the program works with
  settings.json     your settings
  favourites.json   the ids of your favourite routines
  other/            your sounds, drafts and deleted routines, and what the program remembers by itself
  backup.json       what this file is, for the program

To have it back: Settings, Your data, Browse backups, From a file. Nothing that is there is overwritten.
Or file by file, unpacked: recovery-timer import routines/*.json history.jsonl
"""


_OURS = re.compile(
    r"(settings|state)(\.(broken-\d+|sync-conflict-[\w-]+))?\.json"
    r"|session(\.broken-\d+)?\.checkpoint"
    r"|journal.*\.sqlite3(-wal|-shm|-journal)?"
    r"|\.(settings\.json|state\.json|session\.checkpoint)\.[a-z0-9_]{8}\.tmp",
    re.ASCII,
)
"""The names of our files outside our own folders: the user may have chosen a data folder with other files in it."""


class WholeFiles:
    """All of the user's data in ``places``, as `ports.WholeStore`."""

    def __init__(self, places: Folders) -> None:
        self._places = places

    @property
    def folder(self) -> Path:
        """The folder of the user's data, created if it does not exist; raises OSError if that fails."""
        make_folder(self._places.data)
        return self._places.data

    def count(self) -> Holdings:
        """Return how much there is of each kind; raise OSError if a folder cannot be read."""
        places = self._places
        journal = JournalFiles(places.journal, lambda _: None)
        return Holdings(
            routines=_count(places.routines),
            techniques=_count(places.techniques),
            sessions=len(journal.summaries()),
            entries=sum(isinstance(entry, Logged) for entry in journal.entries()),
            drafts=_count(places.drafts),
            deleted=_count(places.trash) + _count(places.deleted_techniques),
            sounds=_count(places.sounds),
            backups=len(BackupFiles(places).load()),
        )

    def copy_to(self, file: Path, day: date) -> None:
        """Copy everything into ``file``, replacing it, and read the copy back.

        Raises:
            OSError: if something cannot be read, the copy cannot be written or is damaged, or erasing would remove it.
        """
        for folder in _whole_folders(self._places):
            if folder.resolve() in file.resolve().parents:
                raise FileProblemError(CopyWouldBeErased(str(folder)))
        with replacing(file) as copy, TemporaryDirectory(prefix="recovery-timer-") as own:
            try:
                with copy.open("wb") as into:
                    head, packed = _packed(self._places, Path(own), day)
                    archive.write(into, head, packed)
                with Archive(copy) as written:
                    if not written.is_whole():
                        raise FileProblemError(CopyNotWhole())
            except NotABackupError as error:
                raise FileProblemError(TooMuchToBackUp(error.problem)) from error

    def require_erasable(self) -> None:
        """Raise OSError if one of the program's folders is not writable, so that nothing could be erased from it."""
        for folder in {path.parent for path in _all(self._places)}:
            require_writable(folder)

    def erase(self) -> tuple[OSError, ...]:
        """Remove all of the program's files, and return the error for each that could not be removed.

        Call this only while nothing else uses them: files written meanwhile may stay or reappear.
        """
        left = []
        for path in list(_all(self._places)):
            try:
                path.unlink(missing_ok=True)
            except OSError as error:
                left.append(error)
        for folder in _whole_folders(self._places):
            for inner, *_ in sorted(os.walk(folder), reverse=True):
                # It is not empty if a file in it could not be removed, which is in the result.
                with suppress(OSError):
                    Path(inner).rmdir()
        return tuple(left)


# -- what is copied


def _packed(places: Folders, own: Path, day: date) -> tuple[Head, list[tuple[str, Content]]]:
    """Return the head and the members of a copy; ``own`` is an empty folder for what has to be written first."""
    routines, techniques = members.routines(places), members.techniques(places)
    packed: dict[str, Content] = {
        archive.README: _README.format(day=day.isoformat()).encode(),
        **routines,
        **techniques,
    }
    taken = {*routines.values(), *techniques.values()}
    if is_plain(places.settings_file, archive.LIMITS[archive.SETTINGS]):
        packed[archive.SETTINGS] = places.settings_file
        taken.add(places.settings_file)
    if favourites := members.favourites(places):
        packed[archive.FAVOURITES] = favourites
    sessions = 0
    # A file that is not our journal is copied unchanged below.
    with suppress(FileProblemError):
        if is_plain(places.journal):
            sessions = copy_journal(places.journal, own / archive.JOURNAL)
            packed[archive.JOURNAL] = own / archive.JOURNAL
            taken |= {places.journal.with_name(places.journal.name + suffix) for suffix in ("", "-wal", "-shm")}
    packed[archive.HISTORY_CSV], packed[archive.HISTORY_LINES] = _write_history(places.journal, own)
    for path in _kept(places):
        if path not in taken and is_plain(path):
            packed[archive.OTHER + _place(path, places)] = path
    schema = archive.SCHEMA if techniques else archive.WITHOUT_TECHNIQUES
    head = Head(schema=schema, day=day, reason=REASON, routines=len(routines), sessions=sessions)
    return head, list(packed.items())


def _write_history(journal: Path, own: Path) -> tuple[Path, Path]:
    """Write the history to two files in ``own``, as CSV and as JSON Lines, and return them."""
    store = JournalFiles(journal, lambda _: None)
    entries = [entry for entry in store.entries() if isinstance(entry, Logged)]
    table, lines = own / archive.HISTORY_CSV, own / archive.HISTORY_LINES
    with table.open("wb") as as_table, lines.open("wb") as as_lines:
        as_table.write(exchange.csv_head())
        for session in store.summaries():
            # One at a time: all visits of ten thousand sessions would fill the memory.
            if (record := store.record(session.id)) is not None:
                as_table.writelines(exchange.csv_rows([record], ()))
                as_lines.writelines(exchange.as_json_lines([record], ()))
        as_table.writelines(exchange.csv_rows((), entries))
        as_lines.writelines(exchange.as_json_lines((), entries))
    return table, lines


def _place(path: Path, places: Folders) -> str:
    """Return the location of ``path`` as text: its name may contain bytes that cannot be decoded."""
    place = path.relative_to(places.data) if path.is_relative_to(places.data) else Path(path.name)
    return os.fsencode(place.as_posix()).decode(errors="replace")


# -- what there is


def _folders(places: Folders) -> tuple[Path, ...]:
    """Return the folders that contain only the user's data."""
    return (places.drafts, places.trash, places.routines, places.techniques, places.sounds)


def _whole_folders(places: Folders) -> tuple[Path, ...]:
    """Return the folders in which every file is the program's."""
    return (*_folders(places), places.backups, places.covers, places.logs)


def _kept(places: Folders) -> Iterator[Path]:
    """Yield the user's files, and links in their place, in the order in which they are erased.

    An interrupted session comes first, so that it is never offered without the rest.
    """
    for folder in dict.fromkeys((places.state, places.config, places.data)):
        yield from sorted((path for path in _files_in(folder) if _OURS.fullmatch(path.name)), key=_is_journal)
    for folder in _folders(places):
        yield from _files_below(folder)


def _all(places: Folders) -> Iterator[Path]:
    """Yield all of the program's files: the user's, then those made from them."""
    yield from _kept(places)
    for folder in (places.backups, places.covers, places.logs):
        yield from _files_below(folder)


def _files_in(folder: Path) -> Iterator[Path]:
    with suppress(FileNotFoundError), os.scandir(folder) as entries:
        yield from sorted(Path(entry.path) for entry in entries if not entry.is_dir(follow_symlinks=False))


def _files_below(folder: Path) -> Iterator[Path]:
    for inner, folders, names in os.walk(folder):
        # os.walk lists a link to a folder as a folder; here, it counts as a file.
        links = [name for name in folders if Path(inner, name).is_symlink()]
        yield from (Path(inner, name) for name in sorted((*names, *links)))


def _is_journal(path: Path) -> bool:
    return path.name.startswith("journal")


def _count(folder: Path) -> int:
    return sum(is_plain(path) for path in _files_in(folder))
