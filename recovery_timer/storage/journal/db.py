"""The journal: an SQLite database with a row for each session, visit and pause, and for each of the user's entries.

A session's totals are stored with it (`held_ms`, `work_ms`, the table `worked`), so that a summary of thousands need
not add up their visits. Times are stored as text in ISO 8601 with the local offset, and as ms since 1970 for sorting.

Every call opens its own connection and closes it, so the writer's thread may write while the window reads. The file's
``user_version`` is the number of `MIGRATIONS` applied; each one is applied completely or not at all.
"""

import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from recovery_timer.journal.moments import stamp_ms
from recovery_timer.ports import QuarantinedFile
from recovery_timer.ports.problems import (
    FileProblemError,
    JournalBroken,
    JournalNotWritten,
    JournalOfAnotherProgram,
    JournalUnreadable,
    Newer,
    WrittenByNewerVersion,
    detail_of,
)
from recovery_timer.routine.message import Message
from recovery_timer.session.record import Record
from recovery_timer.storage.files.atomic import left_alone, make_folder, quarantine, require_no_link
from recovery_timer.storage.journal.rows import insert, record_of, summaries

if TYPE_CHECKING:
    from recovery_timer.journal.entries import Entry
    from recovery_timer.journal.summary import Summary

# `entries` is imported late: at start-up, the program asks only when each routine was last used.

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
    """
    ALTER TABLE session ADD COLUMN held_ms INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE session ADD COLUMN work_ms INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE session ADD COLUMN cues_due INTEGER;
    ALTER TABLE session ADD COLUMN cues_on_time INTEGER;
    ALTER TABLE session ADD COLUMN cues_worst_ms INTEGER;

    CREATE TABLE worked (
        session TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
        muscle TEXT NOT NULL,
        side TEXT NOT NULL,
        held_ms INTEGER NOT NULL,
        PRIMARY KEY (session, muscle, side)
    ) WITHOUT ROWID;

    UPDATE session SET
        held_ms = (
            SELECT coalesce(sum(held_ms), 0) FROM visit
            WHERE session = session.id AND kind IN ('work', 'warm', 'cold')
        ),
        work_ms = (
            SELECT coalesce(sum(length_ms), 0) FROM (
                SELECT max(coalesce(planned_ms, estimate_ms, 0)) AS length_ms FROM visit
                WHERE session = session.id AND kind IN ('work', 'warm', 'cold') GROUP BY "index"
            )
        );

    INSERT INTO worked
        SELECT session, name, coalesce(side, ''), sum(held_ms)
        FROM visit JOIN (
            SELECT 'quads' AS name UNION SELECT 'hamstrings' UNION SELECT 'calves' UNION SELECT 'hip_flexors'
            UNION SELECT 'glutes'
        ) ON ' ' || muscles || ' ' LIKE '% ' || name || ' %'
        WHERE kind IN ('work', 'warm', 'cold') AND held_ms > 0
        GROUP BY session, name, coalesce(side, '');

    CREATE TABLE run (
        id TEXT PRIMARY KEY,
        at TEXT NOT NULL,
        at_ms INTEGER NOT NULL,
        distance_m INTEGER,
        duration_s INTEGER,
        hard INTEGER NOT NULL,
        note TEXT NOT NULL
    );
    CREATE INDEX run_by_time ON run (at_ms);

    CREATE TABLE soreness (
        id TEXT PRIMARY KEY,
        at TEXT NOT NULL,
        at_ms INTEGER NOT NULL,
        signs TEXT NOT NULL
    );
    CREATE INDEX soreness_by_time ON soreness (at_ms);

    CREATE TABLE soreness_level (
        soreness TEXT NOT NULL REFERENCES soreness (id) ON DELETE CASCADE,
        muscle TEXT NOT NULL,
        side TEXT NOT NULL,
        level INTEGER NOT NULL,
        PRIMARY KEY (soreness, muscle, side)
    ) WITHOUT ROWID;

    CREATE TABLE note (
        id TEXT PRIMARY KEY,
        at TEXT NOT NULL,
        at_ms INTEGER NOT NULL,
        session TEXT NOT NULL,
        text TEXT NOT NULL
    );
    CREATE INDEX note_by_time ON note (at_ms);
    CREATE INDEX note_by_session ON note (session);

    CREATE TABLE elsewhere (
        id TEXT PRIMARY KEY,
        at TEXT NOT NULL,
        at_ms INTEGER NOT NULL,
        what TEXT NOT NULL,
        duration_s INTEGER NOT NULL,
        muscles TEXT NOT NULL
    );
    CREATE INDEX elsewhere_by_time ON elsewhere (at_ms);

    CREATE TABLE reminder (
        id TEXT PRIMARY KEY,
        at TEXT NOT NULL,
        at_ms INTEGER NOT NULL,
        kind TEXT NOT NULL,
        due TEXT NOT NULL,
        about TEXT NOT NULL
    );
    CREATE INDEX reminder_by_time ON reminder (at_ms);

    CREATE TABLE answer (
        id TEXT PRIMARY KEY,
        at TEXT NOT NULL,
        at_ms INTEGER NOT NULL,
        until TEXT
    );
    CREATE INDEX answer_by_time ON answer (at_ms);
    """,
)
"""Scripts that turn version N into N+1. A released script never changes; new ones are appended."""

_BUSY_TIMEOUT_S = 5.0

_BROKEN = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}

_LAST_USED = """
WITH RECURSIVE used (id) AS (
    SELECT min(routine_id) FROM session
    UNION ALL
    SELECT (SELECT min(routine_id) FROM session WHERE routine_id > used.id) FROM used WHERE used.id IS NOT NULL
)
SELECT used.id, (SELECT started FROM session WHERE routine_id = used.id ORDER BY started_ms DESC LIMIT 1)
FROM used WHERE used.id IS NOT NULL
"""
"""One index lookup per routine. A GROUP BY would scan all sessions, and this query runs at start-up."""

Result = TypeVar("Result")

_LONGEST_VALUE_BYTES = 1_000_000
"""Far longer than any text of a session. A damaged database may claim any length, all of which would be read."""


class NewerJournalError(FileProblemError):
    """The database is from a newer version, so it is not written to."""

    def __init__(self, path: Path) -> None:
        super().__init__(WrittenByNewerVersion(Newer.JOURNAL), str(path))


class ForeignError(sqlite3.DatabaseError):
    """The database is another program's: it is quarantined like a broken one, and nothing is written into it."""

    def __init__(self) -> None:
        super().__init__(Message("it is a database of another program"))


class JournalDatabase:
    """The database ``path``, as `ports.JournalStore`. It is opened or created on first use.

    A broken file is quarantined, and the next write starts a fresh one. One from a newer version is read as far as
    possible, but not written to. Reading never fails: unreadable data is reported, and left out.
    """

    def __init__(
        self,
        path: Path,
        on_quarantine: Callable[[QuarantinedFile], None],
        *,
        before_migrating: Callable[[], None] = lambda: None,
    ) -> None:
        """``on_quarantine`` is called once per problem, in the thread that found it.

        ``before_migrating`` is called before a database of an older version is migrated: to make a backup.
        """
        self._path = path
        self._on_quarantine = on_quarantine
        self._before_migrating = before_migrating
        self._reported: set[QuarantinedFile] = set()
        self._mending = threading.Lock()

    def write(self, record: Record) -> None:
        """Save ``record`` under its id, in place of an earlier one of the same session.

        Raises:
            NewerJournalError: if the file is from a newer version.
            FileProblemError: if it cannot be written.
        """

        def put(database: sqlite3.Connection) -> None:
            database.execute("DELETE FROM session WHERE id = ?", (record.id,))
            insert(database, record)

        self._change(put)

    def write_entry(self, entry: "Entry") -> None:
        """Save ``entry`` under its id, in place of an earlier version. Raises like `write`."""
        from recovery_timer.storage.journal import entries

        self._change(lambda database: entries.replace(database, entry))

    def delete(self, kept_id: str) -> None:
        """Delete the session or entry with this id, if there is one. Raises like `write`."""
        if self._path.exists():
            from recovery_timer.storage.journal import entries

            self._change(lambda database: entries.delete(database, kept_id))

    def write_all(self, records: Sequence[Record], entries: "Sequence[Entry]") -> None:
        """Save all ``records`` and ``entries`` in one transaction. Raises like `write`."""
        from recovery_timer.storage.journal import entries as rows

        def put(database: sqlite3.Connection) -> None:
            for record in records:
                rows.delete(database, record.id)
                insert(database, record)
            for entry in entries:
                rows.replace(database, entry)

        self._change(put)

    def delete_all(self, kept_ids: Sequence[str]) -> None:
        """Delete all sessions and entries with these ids in one transaction. Raises like `write`."""
        from recovery_timer.storage.journal import entries as rows

        def remove(database: sqlite3.Connection) -> None:
            for kept_id in kept_ids:
                rows.delete(database, kept_id)

        if self._path.exists():
            self._change(remove)

    def last_used(self) -> dict[str, datetime]:
        """Return when each routine was last started, by its id."""

        def ask(database: sqlite3.Connection) -> dict[str, datetime]:
            found = database.execute(_LAST_USED)
            return {routine_id: datetime.fromisoformat(started) for routine_id, started in found}

        return self._read(ask, {})

    def latest(self, count: int) -> Sequence[Record]:
        """Return the ``count`` latest records, newest first."""

        def ask(database: sqlite3.Connection) -> list[Record]:
            query = "SELECT * FROM session ORDER BY started_ms DESC, id LIMIT ?"
            return [record_of(database, row) for row in database.execute(query, (max(count, 0),))]

        return self._read(ask, [])

    def sessions_of(self, routine_id: str, count: int) -> Sequence[Record]:
        """Return the ``count`` latest records of the routine with this id, newest first."""

        def ask(database: sqlite3.Connection) -> list[Record]:
            query = "SELECT * FROM session WHERE routine_id = ? ORDER BY started_ms DESC, id LIMIT ?"
            return [record_of(database, row) for row in database.execute(query, (routine_id, max(count, 0)))]

        return self._read(ask, [])

    def summaries(self, since: datetime | None = None) -> "Sequence[Summary]":
        """Return the summary of each session ``since`` that moment, oldest first; of all if it is None."""
        since_ms = None if since is None else stamp_ms(since)
        return self._read(lambda database: summaries(database, since_ms), [])

    def record(self, session_id: str) -> Record | None:
        """Return the record of a session; None if there is none."""

        def ask(database: sqlite3.Connection) -> Record | None:
            row = database.execute("SELECT * FROM session WHERE id = ?", (session_id,)).fetchone()
            return None if row is None else record_of(database, row)

        return self._read(ask, None)

    def entries(self, since: datetime | None = None) -> "Sequence[Entry]":
        """Return the entries ``since`` that moment, oldest first; all if it is None."""
        from recovery_timer.storage.journal import entries

        since_ms = None if since is None else stamp_ms(since)
        return self._read(lambda database: entries.load(database, since_ms), [])

    def sessions_before(self, moment: datetime) -> int:
        """Return how many sessions were started before ``moment``."""

        def count(database: sqlite3.Connection) -> int:
            query = "SELECT count(*) FROM session WHERE started_ms < ?"
            return int(database.execute(query, (stamp_ms(moment),)).fetchone()[0])

        return self._read(count, 0)

    def last_done(self, since: datetime) -> dict[str, datetime]:
        """Return when each technique was last held, by its id, in sessions ``since`` that moment."""

        def ask(database: sqlite3.Connection) -> dict[str, datetime]:
            query = (
                "SELECT technique, started, max(started_ms) FROM session JOIN visit ON session = id "
                "WHERE started_ms >= ? AND technique IS NOT NULL AND visit.held_ms > 0 GROUP BY technique"
            )
            found = database.execute(query, (stamp_ms(since),))
            return {row["technique"]: datetime.fromisoformat(row["started"]) for row in found}

        return self._read(ask, {})

    def stamp(self) -> object:
        """Return a value that compares unequal once any program has written; None if there is no database.

        The database is not opened.
        """
        written = _written(self._path)
        log = self._path.with_name(f"{self._path.name}-wal")
        return written and (str(self._path), written, _written(log))

    def _change(self, change: Callable[[sqlite3.Connection], None]) -> None:
        try:
            try:
                self._change_once(change)
            except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
                if not self._is_out_of_the_way(error):
                    raise
                self._change_once(change)
        except NewerJournalError:
            raise
        except (sqlite3.Error, UnicodeDecodeError, OSError) as error:
            raise FileProblemError(JournalNotWritten(str(self._path), detail_of(error))) from error

    def _change_once(self, change: Callable[[sqlite3.Connection], None]) -> None:
        make_folder(self._path.parent)
        require_no_link(self._path)
        if not self._path.exists():
            # For this user only; SQLite copies the mode to its other files.
            self._path.touch(mode=0o600)
        with self._opened() as database:
            if _version(database) > len(MIGRATIONS):
                raise NewerJournalError(self._path)
            # Closing the connection without a commit rolls back.
            database.execute("BEGIN IMMEDIATE")
            change(database)
            database.commit()

    def _read(self, ask: Callable[[sqlite3.Connection], Result], nothing: Result) -> Result:
        """Return the answer to ``ask``, or ``nothing`` if there is no database or it cannot be read."""
        try:
            if self._path.exists():
                try:
                    with self._opened() as database:
                        return ask(database)
                except sqlite3.OperationalError:
                    with self._opened_immutable() as database:
                        return ask(database)
        except (sqlite3.Error, ValueError, OSError) as error:
            if not self._is_out_of_the_way(error):
                self._report_once(left_alone(self._path, JournalUnreadable(detail_of(error))))
        return nothing

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        """Yield a connection, migrated to this version; read-only if the database is from a newer version."""
        require_no_link(self._path)
        with closing(sqlite3.connect(self._path, timeout=_BUSY_TIMEOUT_S, isolation_level=None)) as database:
            database.row_factory = sqlite3.Row
            database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE_BYTES)
            if _version(database) > len(MIGRATIONS):
                database.execute("PRAGMA query_only = ON")
                self._report_newer()
            elif _is_foreign(database):
                raise ForeignError
            else:
                if 0 < _version(database) < len(MIGRATIONS):
                    self._before_migrating()
                database.execute("PRAGMA foreign_keys = ON")
                database.execute("PRAGMA journal_mode = WAL")
                # Some systems build SQLite with a default that loses the last sessions in a power cut.
                database.execute("PRAGMA synchronous = FULL")
                _migrate(database)
            yield database

    @contextmanager
    def _opened_immutable(self) -> Iterator[sqlite3.Connection]:
        """Yield a connection that reads only the file itself, and creates none beside it.

        For a full or read-only disk, where SQLite cannot create the file that coordinates readers and writers.
        """
        with closing(_connected_immutable(self._path)) as database:
            database.row_factory = sqlite3.Row
            database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE_BYTES)
            if _version(database) > len(MIGRATIONS):
                self._report_newer()
            elif _is_foreign(database):
                raise ForeignError
            yield database

    def _report_newer(self) -> None:
        self._report_once(left_alone(self._path, WrittenByNewerVersion(Newer.JOURNAL)))

    def _is_out_of_the_way(self, error: Exception) -> bool:
        """Return whether ``error`` came from a broken file that is now out of the way of a fresh one."""
        if not _means_broken(error):
            return False
        with self._mending:
            # Another thread may have found the same problem and quarantined the file already.
            if not _is_broken(self._path):
                return True
            is_foreign = isinstance(error, ForeignError)
            found = quarantine(self._path, JournalOfAnotherProgram() if is_foreign else JournalBroken(str(error)))
            self._report_once(found)
            if found.file == found.kept_as:
                return False
            for suffix in ("-wal", "-shm"):
                # The latest sessions may be in these. If one stays, SQLite drops it when it starts a fresh file.
                with suppress(OSError):
                    self._path.with_name(self._path.name + suffix).rename(found.kept_as + suffix)
            return True

    def _report_once(self, found: QuarantinedFile) -> None:
        if found not in self._reported:
            self._reported.add(found)
            self._on_quarantine(found)


def _connected_immutable(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?immutable=1", uri=True, isolation_level=None)


def _written(path: Path) -> tuple[int, int] | None:
    """Return when ``path`` was last written, and its size; None if it is empty, like a log created by a reader."""
    with suppress(OSError):
        found = path.stat()
        if found.st_size:
            return found.st_mtime_ns, found.st_size
    return None


def _is_foreign(database: sqlite3.Connection) -> bool:
    """Return whether the database has tables, but not those that its version should have."""
    tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    return "session" not in tables if _version(database) else bool(tables)


def _version(database: sqlite3.Connection) -> int:
    (version,) = database.execute("PRAGMA user_version").fetchone()
    return int(version)


def _migrate(database: sqlite3.Connection) -> None:
    while (version := _version(database)) < len(MIGRATIONS):
        database.execute("BEGIN IMMEDIATE")
        # Another process may have done it while this one waited for the lock.
        if _version(database) == version:
            for statement in _statements(MIGRATIONS[version]):
                database.execute(statement)
            database.execute(f"PRAGMA user_version = {version + 1}")
        database.commit()


def _statements(script: str) -> Iterator[str]:
    """Split ``script``: sqlite3's own executescript would commit first, and so end the transaction."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _means_broken(error: Exception) -> bool:
    # SQLite's message quotes a broken name, which Python cannot decode.
    if isinstance(error, UnicodeDecodeError | ForeignError):
        return True
    # The low byte is the kind of error; sqlite3's own errors have no code.
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_OK) & 0xFF in _BROKEN


def _is_broken(path: Path) -> bool:
    if not path.exists():
        return False
    try:
        try:
            with closing(sqlite3.connect(path, timeout=_BUSY_TIMEOUT_S)) as database:
                return _is_unusable(database)
        except sqlite3.OperationalError:
            # On a full disk, SQLite can open only a database that it need not share.
            with closing(_connected_immutable(path)) as database:
                return _is_unusable(database)
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        return _means_broken(error)


def _is_unusable(database: sqlite3.Connection) -> bool:
    (verdict,) = database.execute("PRAGMA integrity_check(1)").fetchone()
    return verdict != "ok" or (_version(database) <= len(MIGRATIONS) and _is_foreign(database))
