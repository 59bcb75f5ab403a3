"""Backups: copies of what the user has made, and their contents."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Protocol

from msgspec import Struct

from recovery_timer.ports.problems import FileProblem
from recovery_timer.routine.model import Routine
from recovery_timer.routine.own import OwnTechnique

BACKUPS_KEPT = 14
"""The number of backups kept; older ones are removed."""


class Backup(Struct, frozen=True, kw_only=True):
    """A backup, without its contents. `key` names it; `problem` is why it cannot be used, if so."""

    key: str
    day: date
    size_bytes: int
    routines: int = 0
    sessions: int = 0
    problem: FileProblem | None = None


class BackupContents(Struct, frozen=True, kw_only=True):
    """The contents of a backup, with the user's own ``techniques``.

    It also has `unreadable` routines, which were unreadable before the backup too.
    `missing_sessions` counts the sessions that the journal no longer has.
    """

    routines: tuple[Routine, ...]
    favourites: frozenset[str]
    settings: Mapping[str, object]
    missing_sessions: int
    unreadable: int = 0
    techniques: tuple[OwnTechnique, ...] = ()


class Holdings(Struct, frozen=True, kw_only=True):
    """How much the user has of each kind; ``entries`` are runs, soreness, notes and what was done elsewhere."""

    routines: int = 0
    techniques: int = 0
    sessions: int = 0
    entries: int = 0
    drafts: int = 0
    deleted: int = 0
    sounds: int = 0
    backups: int = 0


class WholeStore(Protocol):
    """All of the user's data at once."""

    @property
    def folder(self) -> Path:
        """The folder of the user's data, which exists; raise OSError if it cannot be created."""
        ...

    def count(self) -> Holdings:
        """Return how much there is of each kind; raise OSError if that cannot be read."""
        ...

    def copy_to(self, file: Path, day: date) -> None:
        """Copy everything into ``file``, replacing it.

        Raises:
            OSError: if something cannot be read, or the copy cannot be written and read back.
        """
        ...

    def require_erasable(self) -> None:
        """Raise OSError if something could not be erased."""
        ...


class BackupStore(Protocol):
    """The backups."""

    def make(self, day: date) -> None:
        """Make the backup of ``day``, unless it exists or nothing is new since the last; raise OSError if it fails."""
        ...

    def make_now(self, day: date, reason: str) -> None:
        """Make another backup of ``day``, unless nothing is new since the last; raise OSError if it fails."""
        ...

    def load(self) -> list[Backup]:
        """Return all backups, newest first; raise OSError if they cannot be read."""
        ...

    def look_at(self, file: Path) -> Backup:
        """Return the backup in a ``file`` elsewhere, with its problem if it cannot be used."""
        ...

    def read(self, key: str) -> BackupContents:
        """Return the contents of a backup.

        Raises:
            NotABackupError: if it is damaged.
            OSError: if it cannot be read, or is gone.
        """
        ...

    def add_missing_sessions(self, key: str) -> int:
        """Add to the journal the sessions that only the backup has, and return their number. Raises like `read`."""
        ...
