"""What is saved, under which key, and by whom."""

from collections.abc import Callable
from enum import StrEnum
from typing import Protocol

from msgspec import Struct


class SaveKind(StrEnum):
    """What is saved. The values appear in the log only."""

    ROUTINE = "routine"
    DRAFT = "draft"
    SAVED_DRAFT = "saved draft"
    """The draft of a routine that was just saved: its file is removed after the routine has been written."""
    FAVOURITES = "favourites"
    TRASH = "trash"
    RECORD = "record"
    CHECKPOINT = "checkpoint"
    SETTINGS = "settings"
    SOUND = "sound"
    BACKUP = "backup"
    RESTORED_SESSIONS = "restored sessions"
    HINT = "hint"
    WINDOW = "window"
    SWEEP = "sweep"


class SaveKey(Struct, frozen=True):
    """What a job saves. Of two jobs with equal keys only the later matters; ``id`` is empty where there is only one."""

    kind: SaveKind
    id: str = ""

    def __str__(self) -> str:
        """Return it as the log shows it."""
        return f"{self.kind} {self.id}".rstrip()


class Unsaved(Struct, frozen=True):
    """What is not saved, and why; ``error`` is None while it is on its way."""

    key: SaveKey
    error: Exception | None


class Saver(Protocol):
    """The one place where saving happens."""

    def submit(self, key: SaveKey, job: Callable[[], None]) -> None:
        """Do ``job`` soon. It replaces one of the same ``key`` that has not begun yet, or has failed."""
        ...

    def is_pending(self, key: SaveKey) -> bool:
        """Whether a job with this key has been submitted and is not done: it waits, is running, or failed."""
        ...

    def pending(self, kind: SaveKind) -> frozenset[str]:
        """Return the ids of every pending job of this kind."""
        ...


class BackgroundSaver(Saver, Protocol):
    """A saver that saves later, and so may fail later: it keeps what failed, and tries again."""

    @property
    def unsaved(self) -> tuple[Unsaved, ...]:
        """What was submitted and is not saved yet."""
        ...

    def retry(self) -> None:
        """Try now what could not be saved."""
        ...

    def flush(self, timeout_s: float) -> bool:
        """Wait up to ``timeout_s`` until everything is saved or has failed; return whether it is."""
        ...

    def close(self) -> None:
        """Save what was submitted, and take nothing more."""
        ...


class ImmediateSaver:
    """Saves on the spot, and lets errors through: for commands, which wait for them anyway."""

    def submit(self, key: SaveKey, job: Callable[[], None]) -> None:
        """Do ``job`` now."""
        job()

    def is_pending(self, key: SaveKey) -> bool:
        """Return False: what is submitted is done."""
        return False

    def pending(self, kind: SaveKind) -> frozenset[str]:
        """Return nothing: what is submitted is done."""
        return frozenset()
