"""Where things are kept: what the user makes, what the user chooses, and what happened."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol

from msgspec import Struct

from recovery_timer.audio.sounds import Samples, Sound
from recovery_timer.ports.problems import FileProblem
from recovery_timer.routine.model import Routine, Sketch
from recovery_timer.session.checkpoint import Checkpoint
from recovery_timer.session.record import Record


class QuarantinedFile(Struct, frozen=True, kw_only=True):
    """A file of the user's that could not be used because of ``problem``, and is kept as ``kept_as``.

    ``not_renamed`` is the system's reason why a broken file still has its own name. ``understood`` is the routine in a
    file of a newer version, where it could be read all the same.
    """

    file: str
    kept_as: str
    problem: FileProblem
    not_renamed: str = ""
    understood: Routine | None = None


class RoutineStore(Protocol):
    """The routines the user has saved."""

    def load(self) -> tuple[list[Routine], list[QuarantinedFile]]:
        """Return every readable routine, and what was set aside because it could not be read."""
        ...

    def reread(self) -> dict[str, Routine | None]:
        """Return the routines as they are kept now, by their ids; None for one that cannot be read now.

        Another program may be writing at this moment, so nothing is set aside. OSError if nothing can be read.
        """
        ...

    def save(self, routine: Routine) -> None:
        """Keep ``routine`` under its id; OSError if it cannot be written."""
        ...

    def delete(self, routine_id: str) -> None:
        """Forget the routine; nothing happens if it is not there."""
        ...


class RoutineExchange(Protocol):
    """Routines in files of the user's choosing."""

    def read(self, file: str, new_id: str) -> Routine:
        """Return the routine in ``file``, with ``new_id`` if it has no id of its own.

        Raises:
            ValueError: it holds no routine; the message says where the fault is.
            OSError: it cannot be read.
        """
        ...

    def write(self, routine: Routine, file: str) -> None:
        """Write ``routine`` to ``file``; OSError if that cannot be done."""
        ...


class Trashed(Struct, frozen=True, kw_only=True):
    """A routine that was deleted, and on which day."""

    routine: Routine
    deleted: date


class TrashStore(Protocol):
    """The routines that were deleted and can still be restored."""

    def load(self) -> list[Trashed]:
        """Return all that can be read."""
        ...

    def put(self, trashed: Trashed) -> None:
        """Keep ``trashed``; OSError if it cannot be written."""
        ...

    def take(self, trashed: Trashed) -> None:
        """Forget ``trashed``; nothing happens if it is not there. OSError if it cannot be removed."""
        ...

    def purge(self, before: date) -> None:
        """Forget all that was deleted before that day, readable or not. OSError if it cannot be removed."""
        ...


class FavouritesStore(Protocol):
    """The ids of the routines that the user likes best."""

    def load(self) -> frozenset[str]:
        """Return them; none if they cannot be read."""
        ...

    def save(self, ids: frozenset[str]) -> None:
        """Keep ``ids`` instead of the earlier ones; OSError if they cannot be written."""
        ...


class SavedDraft(Struct, frozen=True, kw_only=True):
    """A routine as it was when its editing broke off, and the saved one that it comes from (None for a new one)."""

    routine_id: str
    sketch: Sketch
    base: Routine | None = None


class DraftStore(Protocol):
    """The edits that are not saved yet."""

    def load(self) -> tuple[list[SavedDraft], list[QuarantinedFile]]:
        """Return every readable draft, and what was set aside because it could not be read."""
        ...

    def save(self, kept: SavedDraft) -> None:
        """Keep ``kept`` instead of an earlier one of the same routine; OSError if it cannot be written."""
        ...

    def forget(self, routine_id: str) -> None:
        """Forget the draft of this routine; nothing happens if there is none."""
        ...


class JournalStore(Protocol):
    """The records of past sessions."""

    def write(self, record: Record) -> None:
        """Keep ``record`` under its id, instead of an earlier one of the same session."""
        ...

    def last_used(self) -> dict[str, datetime]:
        """Return when each routine was last started, by its id."""
        ...

    def latest(self, count: int) -> Sequence[Record]:
        """Return the ``count`` latest records, the newest first."""
        ...


class RecoveredCheckpoint(Struct, frozen=True, kw_only=True):
    """The session that was broken off. Unless it is ``whole``, the last of it could not be read."""

    checkpoint: Checkpoint
    whole: bool


class CheckpointStore(Protocol):
    """How far the session on its way has come; there is one at the most."""

    def load(self) -> tuple[RecoveredCheckpoint | None, list[QuarantinedFile]]:
        """Return the session that was broken off, if there is one, and what could not be read."""
        ...

    def keep(self, checkpoint: Checkpoint) -> None:
        """Keep ``checkpoint`` instead of all earlier ones; OSError if it cannot be written."""
        ...

    def forget(self) -> None:
        """Keep nothing any more; nothing happens if nothing is kept. OSError if it cannot be removed."""
        ...


class SettingsStore(Protocol):
    """The user's settings, as named values that nobody has checked yet."""

    def load(self) -> tuple[dict[str, object], list[QuarantinedFile]]:
        """Return the values, and what was set aside because it could not be read."""
        ...

    def save(self, values: dict[str, object]) -> None:
        """Keep ``values`` besides those under other names; OSError if they cannot be written."""
        ...


class SoundStore(Protocol):
    """The user's own sounds, by the names of the sounds they are heard instead of."""

    def load(self, names: Sequence[Sound]) -> tuple[dict[Sound, Samples], dict[Sound, QuarantinedFile]]:
        """Return those of ``names`` that are there, and those that could not be read."""
        ...

    def read(self, file: str) -> Samples:
        """Return the sound in ``file``, one of the user's choosing.

        Raises:
            UnusableSoundError: it cannot be used.
            OSError: it cannot be read.
        """
        ...

    def save(self, name: Sound, samples: Samples) -> None:
        """Keep ``samples`` as the own sound ``name``; OSError if it cannot be written."""
        ...

    def remove(self, name: Sound) -> None:
        """Forget the own sound ``name``; nothing happens if there is none. OSError if it cannot be removed."""
        ...


class HintStore(Protocol):
    """What is offered once, and never again."""

    def was_shown(self, offer: str) -> bool:
        """Return whether ``offer`` was made already; no, if that cannot be read."""
        ...

    def mark_shown(self, offer: str) -> None:
        """Remember that ``offer`` was made; OSError if that cannot be written."""
        ...


class NoFavourites:
    """No routine is a favourite: for commands, which show them all alike."""

    def load(self) -> frozenset[str]:
        """Nothing is kept."""
        return frozenset()

    def save(self, ids: frozenset[str]) -> None:
        """Nothing is kept."""
