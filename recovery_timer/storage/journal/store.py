"""The journal, with the databases beside it that contain sessions of their own.

A journal written by a newer version is read but not written to; new sessions go to ``journal.schema-1.sqlite3``
meanwhile. If two machines that share the folder through a file syncer both write to it, the syncer keeps the second
one as ``journal.sync-conflict-20260101-120000-ABCDEFG.sqlite3`` or the like. Such databases are read with the journal,
merged into it after its next successful write, and only then removed.

SQLite is imported with the first database: a new user has none at start-up.
"""

import os
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from recovery_timer.journal.moments import stamp_ms
from recovery_timer.ports import QuarantinedFile
from recovery_timer.ports.problems import FileProblemError, SessionsStay, detail_of
from recovery_timer.session.record import Record
from recovery_timer.storage.files.atomic import left_alone

if TYPE_CHECKING:
    from recovery_timer.journal.entries import Entry
    from recovery_timer.journal.summary import Summary
    from recovery_timer.storage.journal.db import JournalDatabase

Kept = TypeVar("Kept", "Record", "Summary", "Entry")

_QUARANTINED = re.compile(r"\.broken-\d+\b", re.ASCII)


class JournalFiles:
    """The journal ``path`` and those beside it, as `ports.JournalStore`. `JournalDatabase` handles a single one."""

    def __init__(
        self,
        path: Path,
        on_quarantine: Callable[[QuarantinedFile], None],
        *,
        before_migrating: Callable[[], None] = lambda: None,
    ) -> None:
        """See `JournalDatabase` for the arguments."""
        self._path = path
        self._on_quarantine = on_quarantine
        self._before_migrating = before_migrating
        self._reported: set[QuarantinedFile] = set()

    def write(self, record: Record) -> None:
        """Save ``record`` under its id, in place of an earlier one of the same session.

        Raises:
            OSError: if it cannot be written; the message is one line for the user.
        """
        self._write(lambda database: database.write(record))

    def write_entry(self, entry: "Entry") -> None:
        """Save ``entry`` under its id, in place of an earlier version. Raises like `write`."""
        self._write(lambda database: database.write_entry(entry))

    def delete(self, kept_id: str) -> None:
        """Delete the session or entry with this id, wherever it is kept. Raises like `write`."""
        for database in self._databases():
            database.delete(kept_id)

    def write_all(self, records: Sequence[Record], entries: "Sequence[Entry]") -> None:
        """Save all ``records`` and ``entries``, or none. Raises like `write`."""
        self._write(lambda database: database.write_all(records, entries))

    def delete_all(self, kept_ids: Sequence[str]) -> None:
        """Delete all sessions and entries with these ids, wherever they are kept. Raises like `write`."""
        for database in self._databases():
            database.delete_all(kept_ids)

    def last_used(self) -> dict[str, datetime]:
        """Return when each routine was last started, by its id."""
        found: dict[str, datetime] = {}
        for database in self._databases():
            for routine_id, started in database.last_used().items():
                found[routine_id] = max(started, found.get(routine_id, started))
        return found

    def latest(self, count: int) -> Sequence[Record]:
        """Return the ``count`` latest records, newest first."""
        return _newest(self._merged(lambda database: database.latest(count)), count)

    def sessions_of(self, routine_id: str, count: int) -> Sequence[Record]:
        """Return the ``count`` latest records of the routine with this id, newest first."""
        return _newest(self._merged(lambda database: database.sessions_of(routine_id, count)), count)

    def summaries(self, since: datetime | None = None) -> "Sequence[Summary]":
        """Return the summary of each session ``since`` that moment, oldest first; of all if it is None."""
        found = self._merged(lambda database: database.summaries(since))
        return found if len(found) < 2 else sorted(found, key=lambda each: (stamp_ms(each.started), each.id))

    def record(self, session_id: str) -> Record | None:
        """Return the record of a session; None if there is none."""
        return next((found for each in self._databases() if (found := each.record(session_id)) is not None), None)

    def entries(self, since: datetime | None = None) -> "Sequence[Entry]":
        """Return the entries ``since`` that moment, oldest first; all if it is None."""
        found = self._merged(lambda database: database.entries(since))
        return sorted(found, key=lambda each: (stamp_ms(each.at), each.id))

    def sessions_before(self, moment: datetime) -> int:
        """Return how many sessions were started before ``moment``; one that is in two databases counts twice."""
        return sum(database.sessions_before(moment) for database in self._databases())

    def last_done(self, since: datetime) -> dict[str, datetime]:
        """Return when each technique was last held, by its id, in sessions ``since`` that moment."""
        found: dict[str, datetime] = {}
        for database in self._databases():
            for technique, done in database.last_done(since).items():
                found[technique] = max(done, found.get(technique, done))
        return found

    def stamp(self) -> object:
        """Return a value that compares unequal once any program has written; None if there is no database."""
        return [database.stamp() for database in self._databases()] or None

    @cached_property
    def _journal(self) -> "JournalDatabase":
        return self._database(self._path, self._before_migrating)

    def _database(self, path: Path, before_migrating: Callable[[], None] = lambda: None) -> "JournalDatabase":
        from recovery_timer.storage.journal.db import JournalDatabase

        return JournalDatabase(path, self._report_once, before_migrating=before_migrating)

    def _write(self, write: Callable[["JournalDatabase"], None]) -> None:
        from recovery_timer.storage.journal.db import MIGRATIONS, NewerJournalError

        try:
            write(self._journal)
        except NewerJournalError:
            meanwhile = self._path.with_name(f"{self._path.stem}.schema-{len(MIGRATIONS)}{self._path.suffix}")
            write(self._database(meanwhile))
        else:
            self._merge_beside()

    def _merged(self, read: Callable[["JournalDatabase"], Sequence[Kept]]) -> list[Kept]:
        """Return the items of all databases; of several with the same id, the journal's own."""
        found: dict[str, Kept] = {}
        for database in self._databases():
            for each in read(database):
                found.setdefault(each.id, each)
        return list(found.values())

    def _databases(self) -> Iterator["JournalDatabase"]:
        if os.path.lexists(self._path):
            yield self._journal
        yield from map(self._database, self._beside())

    def _beside(self) -> list[Path]:
        """Return the other databases of sessions, except broken ones that were quarantined."""
        # The journal itself reports a folder that cannot be read.
        with suppress(OSError):
            paths = self._path.parent.glob(f"{self._path.stem}*{self._path.suffix}")
            found = [path for path in paths if path != self._path and not _QUARANTINED.search(path.name)]
            return sorted(path for path in found if path.is_file() and not path.is_symlink())
        return []

    def _merge_beside(self) -> None:
        from recovery_timer.storage.journal.copy import add_missing

        for path in self._beside():
            try:
                add_missing(path, self._path)
            except OSError as error:
                cause = error.problem if isinstance(error, FileProblemError) else detail_of(error)
                self._report_once(left_alone(path, SessionsStay(cause)))
            else:
                path.unlink()

    def _report_once(self, found: QuarantinedFile) -> None:
        if found not in self._reported:
            self._reported.add(found)
            self._on_quarantine(found)


def _newest(records: Sequence[Record], count: int) -> Sequence[Record]:
    return sorted(records, key=lambda record: (-stamp_ms(record.started), record.id))[: max(count, 0)]
