"""Saving: keys, jobs and the saver."""

from collections.abc import Callable
from enum import StrEnum
from typing import Protocol

from msgspec import Struct


class SaveKind(StrEnum):
    """Kinds of save jobs. The values appear in the log only."""

    ROUTINE = "routine"
    TECHNIQUE = "technique"
    DRAFT = "draft"
    SAVED_DRAFT = "saved draft"
    """The draft of a routine just saved: its file is removed after the routine has been written."""
    FAVOURITES = "favourites"
    DISMISSALS = "dismissals"
    DELAYS = "delays of outputs"
    TRASH = "trash"
    RECORD = "record"
    ENTRY = "entry"
    """An entry of the journal: written, or deleted."""
    CHECKPOINT = "checkpoint"
    SETTINGS = "settings"
    SOUND = "sound"
    BACKUP = "backup"
    RESTORED_SESSIONS = "restored sessions"
    HINT = "hint"
    WINDOW = "window"
    SWEEP = "sweep"


class SaveKey(Struct, frozen=True):
    """Identifies a save job. Of jobs with equal keys, only the latest matters. ``id`` is empty for a single item."""

    kind: SaveKind
    id: str = ""

    def __str__(self) -> str:
        """Return the key as it appears in the log."""
        return f"{self.kind} {self.id}".rstrip()


class Unsaved(Struct, frozen=True):
    """A key that is not saved, and why; ``error`` is None while the job is pending."""

    key: SaveKey
    error: Exception | None


class Saver(Protocol):
    """The only way to save anything."""

    def submit(self, key: SaveKey, job: Callable[[], None]) -> None:
        """Run ``job`` soon. It replaces a job of the same ``key`` that has not started or has failed."""
        ...

    def is_pending(self, key: SaveKey) -> bool:
        """Return whether a job with this key is waiting, running or failed."""
        ...

    def pending(self, kind: SaveKind) -> frozenset[str]:
        """Return the ids of all pending jobs of this kind."""
        ...


class BackgroundSaver(Saver, Protocol):
    """A saver that saves later, and so may fail later; it keeps failed jobs and retries them."""

    @property
    def unsaved(self) -> tuple[Unsaved, ...]:
        """The jobs that are not done."""
        ...

    def retry(self) -> None:
        """Retry failed jobs now."""
        ...

    def flush(self, timeout_s: float) -> bool:
        """Wait up to ``timeout_s`` until every job is done or has failed; return whether that is so."""
        ...

    def close(self) -> None:
        """Finish the jobs that were submitted, and accept no more."""
        ...


class ImmediateSaver:
    """Saves synchronously, and lets errors propagate: for commands, which would wait anyway, and for tests."""

    unsaved: tuple[Unsaved, ...] = ()
    """Nothing: every job is done when `submit` returns."""

    def submit(self, key: SaveKey, job: Callable[[], None]) -> None:
        """Run ``job`` now."""
        job()

    def is_pending(self, key: SaveKey) -> bool:
        """Return False: every job is done when `submit` returns."""
        return False

    def pending(self, kind: SaveKind) -> frozenset[str]:
        """Return nothing: every job is done when `submit` returns."""
        return frozenset()

    def retry(self) -> None:
        """Do nothing: a job that failed has raised its error."""

    def flush(self, timeout_s: float) -> bool:
        """Return True: there is nothing to wait for."""
        return True

    def close(self) -> None:
        """Do nothing: there is no thread to end."""
