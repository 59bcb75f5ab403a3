"""Backups: copies of what the user has made, and what is in each."""

from collections.abc import Mapping
from datetime import date
from typing import Protocol

from msgspec import Struct

from recovery_timer.routine.model import Routine

BACKUPS_KEPT = 14
"""So many backups are kept, the newest."""


class Backup(Struct, frozen=True, kw_only=True):
    """One backup, without what is in it. `key` names it; `problem` says in one sentence why it cannot be used."""

    key: str
    day: date
    size_bytes: int
    routines: int = 0
    sessions: int = 0
    problem: str = ""


class BackupContents(Struct, frozen=True, kw_only=True):
    """What is in a backup. `unreadable` routines are in it too, and no version before could read them either.

    `missing_sessions` are those that the journal does not have now.
    """

    routines: tuple[Routine, ...]
    favourites: frozenset[str]
    settings: Mapping[str, object]
    missing_sessions: int
    unreadable: int = 0


class BackupStore(Protocol):
    """The backups."""

    def make(self, day: date) -> None:
        """Make the backup of ``day``, unless there is one, or nothing is new since the last; OSError if it fails."""
        ...

    def make_now(self, day: date, reason: str) -> None:
        """Make another backup of ``day``, unless nothing is new since the last; OSError if it fails."""
        ...

    def load(self) -> list[Backup]:
        """Return every backup, the newest first; OSError if they cannot be read."""
        ...

    def read(self, key: str) -> BackupContents:
        """Return what is in a backup.

        Raises:
            ValueError: it is damaged; the message is one sentence.
            OSError: it cannot be read, or is gone.
        """
        ...

    def add_missing_sessions(self, key: str) -> int:
        """Add to the journal the sessions of a backup that it does not have; return how many. Raises as `read`."""
        ...
