"""Copies of the journal: making one while the journal is in use, and restoring what is missing from one.

A missing item is restored as a whole: a session with its visits, a soreness entry with its levels.
"""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from recovery_timer.ports import QuarantinedFile
from recovery_timer.ports.problems import (
    FileProblemError,
    JournalNotCopied,
    JournalOfOtherVersion,
    JournalUnreadable,
    NotAJournal,
    SessionsNotAdded,
)
from recovery_timer.storage.files.atomic import make_folder
from recovery_timer.storage.journal.db import MIGRATIONS, JournalDatabase

_BUSY_TIMEOUT_S = 5.0
_ALL = 2**62

PARTS: Mapping[str, tuple[str, ...]] = {
    "session": ("visit", "pause", "worked"),
    "run": (),
    "soreness": ("soreness_level",),
    "note": (),
    "elsewhere": (),
    "reminder": (),
    "answer": (),
}
"""The journal's tables whose rows have an id, each with the tables of its parts, which refer to that id."""

_COUNTED = ("session", "run", "soreness", "note", "elsewhere")
"""The tables of what happened. Reminders and answers are restored too, but not counted."""


def copy_journal(journal: Path, to: Path) -> int:
    """Copy ``journal`` as it is at this moment to ``to``, and return the number of sessions and entries in it.

    Raises:
        OSError: if it cannot be read, or the copy cannot be written.
    """
    try:
        with _opened(journal) as source, _opened(to) as copy:
            source.execute("PRAGMA query_only = ON")
            source.backup(copy)
            # Make it a single file: a journal in use keeps its latest sessions in a second one.
            copy.execute("PRAGMA journal_mode = DELETE")
            return len(_ids(copy))
    except sqlite3.Error as error:
        raise FileProblemError(JournalNotCopied(str(journal), str(error))) from error


def count_missing(copy: Path, journal: Path) -> int:
    """Return how many sessions and entries in ``copy`` are not in ``journal``.

    Raises:
        OSError: if either cannot be read.
    """
    try:
        with _opened(copy) as database:
            _require_plain(database)
            missing = _ids(database)
        if journal.exists():
            with _opened(journal) as database:
                missing -= _ids(database)
    except sqlite3.Error as error:
        raise FileProblemError(JournalUnreadable(str(error))) from error
    return len(missing)


def add_missing(copy: Path, journal: Path) -> int:
    """Add to ``journal`` what only ``copy`` has; return the number of sessions and entries. ``copy`` may be modified.

    Raises:
        OSError: if either cannot be read or written, or is from a newer version. ``journal`` is unchanged then.
    """
    try:
        _bring_up_to_date(copy)
        if not journal.exists():
            return _begin(copy, journal)
        with _opened(journal) as database:
            if _version(database) != len(MIGRATIONS):
                raise FileProblemError(JournalOfOtherVersion())
            database.execute("ATTACH DATABASE ? AS copy", (str(copy),))
            # Closing the connection without a commit rolls back.
            database.execute("BEGIN IMMEDIATE")
            before = len(_ids(database))
            for table, parts in PARTS.items():
                for part in parts:
                    _copy_missing(database, part, of=table, by=table)
                _copy_missing(database, table, of=table, by="id")
            added = len(_ids(database)) - before
            database.commit()
            return added
    except sqlite3.Error as error:
        raise FileProblemError(SessionsNotAdded(str(journal), str(error))) from error


def _copy_missing(database: sqlite3.Connection, table: str, *, of: str, by: str) -> None:
    """Copy the rows of ``table`` whose column ``by`` contains an id that is not in the table ``of`` yet."""
    database.execute(
        f"INSERT INTO main.{table} SELECT * FROM copy.{table} WHERE {by} NOT IN (SELECT id FROM main.{of})"  # noqa: S608 - our own names
    )


def _begin(copy: Path, journal: Path) -> int:
    """Create ``journal`` from ``copy``, through SQLite, so that leftover files of an earlier journal are dropped."""
    make_folder(journal.parent)
    journal.touch(mode=0o600)
    with _opened(copy) as source, _opened(journal) as database:
        source.backup(database)
        return len(_ids(source))


def _bring_up_to_date(copy: Path) -> None:
    """Migrate ``copy`` to this version; raise OSError if that fails, or if it has invalid rows."""
    with _opened(copy) as database:
        _require_plain(database)
    quarantined: list[QuarantinedFile] = []
    # Read them all: a single invalid row would make the whole journal unreadable.
    database_of_copy = JournalDatabase(copy, quarantined.append)
    database_of_copy.latest(_ALL)
    database_of_copy.entries()
    if quarantined:
        raise FileProblemError(quarantined[0].problem)


def _opened(path: Path) -> closing[sqlite3.Connection]:
    return closing(sqlite3.connect(path, timeout=_BUSY_TIMEOUT_S, isolation_level=None))


def _version(database: sqlite3.Connection) -> int:
    (version,) = database.execute("PRAGMA user_version").fetchone()
    return int(version)


def _require_plain(database: sqlite3.Connection) -> None:
    """Raise OSError if the copy, which is untrusted, would run code of its own when read: triggers or views."""
    if database.execute("SELECT 1 FROM main.sqlite_master WHERE type NOT IN ('table', 'index')").fetchone():
        raise FileProblemError(NotAJournal())


def _ids(database: sqlite3.Connection) -> set[tuple[str, str]]:
    """Return the table and id of each session and entry; none for tables that do not exist yet."""
    tables = {name for (name,) in database.execute("SELECT name FROM main.sqlite_master WHERE type = 'table'")}
    return {
        (table, kept_id)
        for table in _COUNTED
        if table in tables
        for (kept_id,) in database.execute(f"SELECT id FROM main.{table}")  # noqa: S608 - our own names
    }
