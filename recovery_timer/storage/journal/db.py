"""The journal: a SQLite database with one row a session, one a visit and one a pause.

Every call opens its own connection and closes it, so the writer's thread may write while the window reads. The file's
``user_version`` is the number of `MIGRATIONS` it has had; each migration is done whole or not at all.
"""

import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from recovery_timer.ports import QuarantinedFile
from recovery_timer.ports.problems import (
    FileProblemError,
    JournalBroken,
    JournalUnreadable,
    Newer,
    RecordNotKept,
    WrittenByNewerVersion,
)
from recovery_timer.session.record import Record
from recovery_timer.storage.files.atomic import left_alone, make_folder, quarantine, require_no_link
from recovery_timer.storage.journal.rows import insert, record_of

MIGRATIONS = (
    """
    CREATE TABLE session (
        id TEXT PRIMARY KEY,
        routine_id TEXT NOT NULL,
        routine_name TEXT NOT NULL,
        started TEXT NOT NULL,
        started_ms INTEGER NOT NULL,
        ended TEXT NOT NULL,
        outcome TEXT NOT NULL,
        session_ms INTEGER NOT NULL
    );
    CREATE INDEX session_by_start ON session (started_ms);
    CREATE INDEX session_by_routine ON session (routine_id, started_ms);

    CREATE TABLE visit (
        session TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        "index" INTEGER NOT NULL,
        start_ms INTEGER NOT NULL,
        kind TEXT NOT NULL,
        block INTEGER NOT NULL,
        "inner" INTEGER,
        round INTEGER,
        of_rounds INTEGER,
        label TEXT NOT NULL,
        technique TEXT,
        family TEXT,
        muscles TEXT NOT NULL,
        side TEXT,
        set_number INTEGER NOT NULL,
        of_sets INTEGER NOT NULL,
        reps INTEGER,
        instruction TEXT NOT NULL,
        planned_ms INTEGER,
        estimate_ms INTEGER,
        entered_ms INTEGER,
        held_ms INTEGER NOT NULL,
        extended_ms INTEGER NOT NULL,
        skipped_ms INTEGER NOT NULL,
        "left" TEXT NOT NULL,
        passed INTEGER NOT NULL,
        PRIMARY KEY (session, number)
    ) WITHOUT ROWID;

    CREATE TABLE pause (
        session TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        start_ms INTEGER NOT NULL,
        end_ms INTEGER NOT NULL,
        reason TEXT NOT NULL,
        PRIMARY KEY (session, number)
    ) WITHOUT ROWID;
    """,
)
"""What makes version N+1 out of version N. A script that has been released never changes; the next is added."""

_BUSY_TIMEOUT_S = 5.0

_BROKEN = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}

Result = TypeVar("Result")

_LONGEST_VALUE_BYTES = 1_000_000
"""Far beyond any text of a session. A database may claim values of any length, and they would be read whole."""


class NewerJournalError(OSError):
    """The database is of a newer version, and so is not written to."""

    def __init__(self, path: Path) -> None:
        """Say which one it is."""
        super().__init__(f"The session cannot be kept in {path}: a newer version of Recovery Timer wrote the file.")


class JournalDatabase:
    """The database ``path``, as `ports.JournalStore`. Nothing is opened or made before it is used.

    A broken file is set aside, and a fresh one begun by the next write. One of a newer version is read as far as it
    can be, and not written to. Reading never fails: what cannot be read is told, and absent.
    """

    def __init__(
        self,
        path: Path,
        on_quarantine: Callable[[QuarantinedFile], None],
        *,
        before_migrating: Callable[[], None] = lambda: None,
    ) -> None:
        """Keep records in ``path``; ``tell`` each trouble once, in the thread that met it.

        ``before_migrating`` is called before a database of an older version is brought up to date: to make a backup.
        """
        self._path = path
        self._on_quarantine = on_quarantine
        self._before_migrating = before_migrating
        self._reported: set[QuarantinedFile] = set()
        self._mending = threading.Lock()

    def write(self, record: Record) -> None:
        """Keep ``record`` under its id, instead of an earlier one of the same session.

        Raises:
            NewerJournalError: the file is of a newer version.
            FileProblemError: it cannot be written.
        """
        try:
            try:
                self._write(record)
            except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
                if not self._is_out_of_the_way(error):
                    raise
                self._write(record)
        except NewerJournalError:
            raise
        except (sqlite3.Error, UnicodeDecodeError, OSError) as error:
            reason = getattr(error, "strerror", None) or error
            raise FileProblemError(RecordNotKept(str(self._path), str(reason))) from error

    def last_used(self) -> dict[str, datetime]:
        """Return when each routine was last started, by its id."""

        def ask(database: sqlite3.Connection) -> dict[str, datetime]:
            # SQLite takes the other columns of a group from the row that has the maximum.
            query = "SELECT routine_id, started, max(started_ms) FROM session GROUP BY routine_id"
            return {row["routine_id"]: datetime.fromisoformat(row["started"]) for row in database.execute(query)}

        return self._read(ask, {})

    def latest(self, count: int) -> Sequence[Record]:
        """Return the ``count`` latest records, the newest first."""

        def ask(database: sqlite3.Connection) -> list[Record]:
            query = "SELECT * FROM session ORDER BY started_ms DESC, id LIMIT ?"
            return [record_of(database, row) for row in database.execute(query, (max(count, 0),))]

        return self._read(ask, [])

    def _write(self, record: Record) -> None:
        make_folder(self._path.parent)
        require_no_link(self._path)
        if not self._path.exists():
            # For this user only; SQLite gives its other files the same mode.
            self._path.touch(mode=0o600)
        with self._opened() as database:
            if _version(database) > len(MIGRATIONS):
                raise NewerJournalError(self._path)
            # What is not committed when the connection is closed was never written.
            database.execute("BEGIN IMMEDIATE")
            database.execute("DELETE FROM session WHERE id = ?", (record.id,))
            insert(database, record)
            database.commit()

    def _read(self, ask: Callable[[sqlite3.Connection], Result], nothing: Result) -> Result:
        """Return the answer to ``ask``, or ``nothing`` where there is no database or no reading it."""
        try:
            if self._path.exists():
                try:
                    with self._opened() as database:
                        return ask(database)
                except sqlite3.OperationalError:
                    with self._opened_as_it_lies() as database:
                        return ask(database)
        except (sqlite3.Error, ValueError, OSError) as error:
            if not self._is_out_of_the_way(error):
                self._tell_once(left_alone(self._path, JournalUnreadable(str(error))))
        return nothing

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        """Give a connection to a database of this version, or a read-only one to a database of a newer version."""
        require_no_link(self._path)
        with closing(sqlite3.connect(self._path, timeout=_BUSY_TIMEOUT_S, isolation_level=None)) as database:
            database.row_factory = sqlite3.Row
            database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE_BYTES)
            if _version(database) > len(MIGRATIONS):
                database.execute("PRAGMA query_only = ON")
                self._tell_once(left_alone(self._path, WrittenByNewerVersion(Newer.JOURNAL)))
            else:
                if 0 < _version(database) < len(MIGRATIONS):
                    self._before_migrating()
                database.execute("PRAGMA foreign_keys = ON")
                database.execute("PRAGMA journal_mode = WAL")
                # Some systems build SQLite to lose the last sessions in a power cut.
                database.execute("PRAGMA synchronous = FULL")
                _migrate(database)
            yield database

    @contextmanager
    def _opened_as_it_lies(self) -> Iterator[sqlite3.Connection]:
        """Give a connection that takes the file alone, and makes none beside it.

        For a disk that is full or read-only, where SQLite cannot make the file by which readers and writers agree.
        """
        uri = f"{self._path.absolute().as_uri()}?immutable=1"
        with closing(sqlite3.connect(uri, uri=True, isolation_level=None)) as database:
            database.row_factory = sqlite3.Row
            database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE_BYTES)
            yield database

    def _is_out_of_the_way(self, error: Exception) -> bool:
        """Return whether ``error`` came of a broken file that now stands no longer in the way of a fresh one."""
        if not _means_broken(error):
            return False
        with self._mending:
            # Another thread may have met the same trouble and have set the file aside already.
            if not _is_broken(self._path):
                return True
            found = quarantine(self._path, JournalBroken(str(error)))
            self._tell_once(found)
            if found.file == found.kept_as:
                return False
            for suffix in ("-wal", "-shm"):
                # Its last sessions may be in these. Should one stay, SQLite drops it when it begins a fresh file.
                with suppress(OSError):
                    self._path.with_name(self._path.name + suffix).rename(found.kept_as + suffix)
            return True

    def _tell_once(self, found: QuarantinedFile) -> None:
        if found not in self._reported:
            self._reported.add(found)
            self._on_quarantine(found)


def _version(database: sqlite3.Connection) -> int:
    (version,) = database.execute("PRAGMA user_version").fetchone()
    return int(version)


def _migrate(database: sqlite3.Connection) -> None:
    while (version := _version(database)) < len(MIGRATIONS):
        database.execute("BEGIN IMMEDIATE")
        # Another process may have done it while this one waited its turn.
        if _version(database) == version:
            for statement in _statements(MIGRATIONS[version]):
                database.execute(statement)
            database.execute(f"PRAGMA user_version = {version + 1}")
        database.commit()


def _statements(script: str) -> Iterator[str]:
    """Split ``script``: sqlite3's own executescript would commit first, and so give up the transaction."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _means_broken(error: Exception) -> bool:
    # Python cannot even read what SQLite says of it: its message quotes a broken name.
    if isinstance(error, UnicodeDecodeError):
        return True
    # The low byte is the kind of error; sqlite3's own errors have no code.
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_OK) & 0xFF in _BROKEN


def _is_broken(path: Path) -> bool:
    if not path.exists():
        return False
    try:
        with closing(sqlite3.connect(path, timeout=_BUSY_TIMEOUT_S)) as database:
            (verdict,) = database.execute("PRAGMA integrity_check(1)").fetchone()
            return bool(verdict != "ok")
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        return _means_broken(error)
