"""Copies of the journal: making one while the journal is in use, and restoring missing sessions from one."""

import sqlite3
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

TABLES = ("visit", "pause", "session")
"""The tables of the journal. ``session`` comes last: its rows tell whether the others' are missing."""


def copy_journal(journal: Path, to: Path) -> int:
    """Copy ``journal`` as it is at this moment to ``to``, and return the number of sessions in it.

    Raises:
        OSError: if it cannot be read, or the copy cannot be written.
    """
    try:
        with _opened(journal) as source, _opened(to) as copy:
            source.execute("PRAGMA query_only = ON")
            source.backup(copy)
            # Make it a single file: a journal in use has its latest sessions in a second one.
            copy.execute("PRAGMA journal_mode = DELETE")
            return len(_sessions(copy))
    except sqlite3.Error as error:
        raise FileProblemError(JournalNotCopied(str(journal), str(error))) from error


def count_missing(copy: Path, journal: Path) -> int:
    """Return how many sessions in ``copy`` are not in ``journal``.

    Raises:
        OSError: if either cannot be read.
    """
    try:
        with _opened(copy) as database:
            _require_plain(database)
            sessions = _sessions(database)
        if journal.exists():
            with _opened(journal) as database:
                sessions -= _sessions(database)
    except sqlite3.Error as error:
        raise FileProblemError(JournalUnreadable(str(error))) from error
    return len(sessions)


def add_missing(copy: Path, journal: Path) -> int:
    """Add to ``journal`` the sessions that only ``copy`` has, and return their number. ``copy`` may be altered.

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
            before = len(_sessions(database))
            for table in TABLES:
                key = "id" if table == "session" else "session"
                database.execute(
                    f"INSERT INTO main.{table} SELECT * FROM copy.{table} "  # noqa: S608 - our own names
                    f"WHERE {key} NOT IN (SELECT id FROM main.session)"
                )
            added = len(_sessions(database)) - before
            database.commit()
            return added
    except sqlite3.Error as error:
        raise FileProblemError(SessionsNotAdded(str(journal), str(error))) from error


def _begin(copy: Path, journal: Path) -> int:
    """Make a new ``journal`` from ``copy``. SQLite does it, and so drops leftover files of an earlier journal."""
    make_folder(journal.parent)
    journal.touch(mode=0o600)
    with _opened(copy) as source, _opened(journal) as database:
        source.backup(database)
        return len(_sessions(source))


def _bring_up_to_date(copy: Path) -> None:
    """Migrate ``copy`` to this version; raise OSError if that fails, or it has rows that are not sessions."""
    with _opened(copy) as database:
        _require_plain(database)
    quarantined: list[QuarantinedFile] = []
    # Read them all: a single invalid row would make the whole journal unreadable.
    JournalDatabase(copy, quarantined.append).latest(_ALL)
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


def _sessions(database: sqlite3.Connection) -> set[str]:
    """Return the ids of the sessions; none if no session has been written yet."""
    if not database.execute("SELECT 1 FROM main.sqlite_master WHERE name = 'session'").fetchone():
        return set()
    return {session for (session,) in database.execute("SELECT id FROM main.session")}
