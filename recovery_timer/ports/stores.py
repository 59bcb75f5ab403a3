"""Stores for what the user makes and chooses, and for what happened."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from msgspec import Struct

from recovery_timer.audio.sounds import Samples, Sound
from recovery_timer.ports.problems import FileProblem
from recovery_timer.routine.model import Routine, Sketch
from recovery_timer.routine.own import OwnTechnique
from recovery_timer.session.checkpoint import Checkpoint
from recovery_timer.session.record import Record

if TYPE_CHECKING:
    # At runtime, importing these would delay every start, and most starts meet no text and read no history.
    from recovery_timer.journal.entries import Entry, Logged
    from recovery_timer.journal.summary import Summary
    from recovery_timer.routine.notation import Notice


class QuarantinedFile(Struct, frozen=True, kw_only=True):
    """A file of the user's that cannot be used because of ``problem`` and is kept as ``kept_as``.

    ``not_renamed`` is the system's reason why a broken file still has its own name. ``understood`` is the routine in a
    newer version's file, if it could be read all the same.
    """

    file: str
    kept_as: str
    problem: FileProblem
    not_renamed: str = ""
    understood: Routine | None = None


class RoutineStore(Protocol):
    """The user's saved routines."""

    def load(self) -> tuple[list[Routine], list[QuarantinedFile]]:
        """Return all readable routines, and the unreadable files that were quarantined."""
        ...

    def reread(self) -> dict[str, Routine | None]:
        """Return the routines now in the store, by id; None for one that cannot be read now.

        Another program may be writing at this moment, so nothing is quarantined. Raise OSError if nothing can be read.
        """
        ...

    def save(self, routine: Routine) -> None:
        """Save ``routine`` under its id; raise OSError if it cannot be written."""
        ...

    def delete(self, routine_id: str) -> None:
        """Delete the routine, if it exists."""
        ...


class TrashedTechnique(Struct, frozen=True, kw_only=True):
    """A deleted technique of the user's, and the day of its deletion."""

    technique: OwnTechnique
    deleted: date


class TechniqueStore(Protocol):
    """The techniques that the user has made."""

    def load(self) -> tuple[list[OwnTechnique], list[QuarantinedFile]]:
        """Return all readable techniques, and the unreadable files that were quarantined."""
        ...

    def reread(self) -> dict[str, OwnTechnique | None]:
        """Return the techniques now in the store, by id; None for one that cannot be read now.

        Nothing is quarantined, as in `RoutineStore.reread`. Raise OSError if nothing can be read.
        """
        ...

    def save(self, technique: OwnTechnique) -> None:
        """Save ``technique`` under its id; raise OSError if it cannot be written."""
        ...

    def delete(self, deleted: TrashedTechnique) -> None:
        """Put the technique into the trash; raise OSError if that fails."""
        ...

    def deleted(self) -> list[TrashedTechnique]:
        """Return the readable techniques in the trash."""
        ...

    def restore(self, deleted: TrashedTechnique, back: OwnTechnique) -> None:
        """Save the technique as ``back``, and take it out of the trash; raise OSError if that fails."""
        ...

    def purge(self, before: date) -> None:
        """Remove what was deleted before that day, readable or not; raise OSError if that fails."""
        ...


class Read(NamedTuple):
    """A routine with the techniques that came with it, and the notices about its text; JSON has none."""

    routine: Routine
    notices: "tuple[Notice, ...]" = ()
    techniques: tuple[OwnTechnique, ...] = ()


class RoutineExchange(Protocol):
    """Routines in files chosen by the user."""

    def read(self, file: str, new_id: str) -> Read:
        """Return the routine in ``file``, with ``new_id`` if it has no id of its own.

        Raises:
            ValueError: if it is not a routine; the message says where the fault is.
            OSError: if it cannot be read.
        """
        ...

    def write(self, routine: Routine, file: str, techniques: Sequence[OwnTechnique] = ()) -> None:
        """Write ``routine`` to ``file`` with the ``techniques`` that it uses; raise OSError if that fails."""
        ...


DAYS_KEPT = 30
"""How many days what was deleted can be restored."""


class Trashed(Struct, frozen=True, kw_only=True):
    """A deleted routine, and the day of its deletion."""

    routine: Routine
    deleted: date


class TrashStore(Protocol):
    """Deleted routines that can still be restored."""

    def load(self) -> list[Trashed]:
        """Return all readable ones."""
        ...

    def put(self, trashed: Trashed) -> None:
        """Save ``trashed``; raise OSError if it cannot be written."""
        ...

    def take(self, trashed: Trashed) -> None:
        """Remove ``trashed``, if it exists; raise OSError if that fails."""
        ...

    def purge(self, before: date) -> None:
        """Remove everything deleted before that day, readable or not; raise OSError if that fails."""
        ...


class FavouritesStore(Protocol):
    """The ids of the user's favourite routines."""

    def load(self) -> frozenset[str]:
        """Return the ids; none if they cannot be read."""
        ...

    def save(self, ids: frozenset[str]) -> None:
        """Save ``ids`` in place of the earlier ones; raise OSError if they cannot be written."""
        ...


class DismissalStore(Protocol):
    """The keys of the notes that the user has dismissed."""

    def load(self) -> frozenset[str]:
        """Return the keys; none if they cannot be read."""
        ...

    def save(self, keys: frozenset[str]) -> None:
        """Save ``keys`` in place of the earlier ones; raise OSError if they cannot be written."""
        ...


class TypedText(Struct, frozen=True):
    """A routine as the user typed it. ``is_read`` is whether its blocks are those of the text as it stands."""

    text: str
    is_read: bool


class SavedDraft(Struct, frozen=True, kw_only=True):
    """A routine as it was when editing was interrupted, and the saved one that it started from (None if new).

    ``typed`` is the text that it was being typed as, if it was.
    """

    routine_id: str
    sketch: Sketch
    base: Routine | None = None
    typed: TypedText | None = None


class DraftStore(Protocol):
    """Edits that are not saved yet."""

    def load(self) -> tuple[list[SavedDraft], list[QuarantinedFile]]:
        """Return all readable drafts, and the unreadable files that were quarantined."""
        ...

    def save(self, kept: SavedDraft) -> None:
        """Save ``kept`` in place of an earlier draft of the same routine; raise OSError if it cannot be written."""
        ...

    def forget(self, routine_id: str) -> None:
        """Remove the draft of this routine, if there is one."""
        ...


class JournalStore(Protocol):
    """The records of past sessions, and what the user told the journal."""

    def write(self, record: Record) -> None:
        """Save ``record`` under its id, in place of an earlier one of the same session."""
        ...

    def write_entry(self, entry: "Entry") -> None:
        """Save ``entry`` under its id, in place of an earlier version; raise OSError if it cannot be written."""
        ...

    def delete(self, kept_id: str) -> None:
        """Delete the session or entry with this id, if there is one; raise OSError if that fails."""
        ...

    def write_all(self, records: Sequence[Record], entries: "Sequence[Entry]") -> None:
        """Save all of them, or none; raise OSError if they cannot be written."""
        ...

    def delete_all(self, kept_ids: Sequence[str]) -> None:
        """Delete all sessions and entries with these ids, or none; raise OSError if that fails."""
        ...

    def last_used(self) -> dict[str, datetime]:
        """Return when each routine was last started, by its id."""
        ...

    def latest(self, count: int) -> Sequence[Record]:
        """Return the ``count`` latest records, newest first."""
        ...

    def sessions_of(self, routine_id: str, count: int) -> Sequence[Record]:
        """Return the ``count`` latest records of the routine with this id, newest first."""
        ...

    def summaries(self, since: datetime | None = None) -> "Sequence[Summary]":
        """Return the summary of each session ``since`` that moment, or of all if it is None, oldest first."""
        ...

    def record(self, session_id: str) -> Record | None:
        """Return the record of a session; None if there is none."""
        ...

    def entries(self, since: datetime | None = None) -> "Sequence[Entry]":
        """Return the entries ``since`` that moment, or all if it is None, oldest first."""
        ...

    def sessions_before(self, moment: datetime) -> int:
        """Return how many sessions were started before ``moment``."""
        ...

    def last_done(self, since: datetime) -> dict[str, datetime]:
        """Return when each technique was last held, by its id, in sessions ``since`` that moment."""
        ...

    def stamp(self) -> object:
        """Return a value that changes whenever any program has written; None if there is nothing.

        This is quick, and never fails.
        """
        ...


class HistoryFiles(Protocol):
    """Files of history, CSV or JSON Lines, as other programs write and read them. Any thread may use it."""

    def write(self, file: Path, records: Iterable[Record], entries: "Iterable[Logged]") -> None:
        """Write ``records`` and ``entries`` to ``file``: CSV if its name says so, else JSON Lines.

        Raises:
            OSError: if it cannot be written; what was there stays.
        """
        ...

    def read(self, file: Path) -> "tuple[Sequence[Record], Sequence[Logged]]":
        """Return the history in ``file``; raise OSError if it cannot be read or is not a history."""
        ...


class RecoveredCheckpoint(Struct, frozen=True, kw_only=True):
    """An interrupted session. Unless ``whole``, the end of the checkpoint could not be read."""

    checkpoint: Checkpoint
    whole: bool


class CheckpointStore(Protocol):
    """The progress of the current session; there is one at most."""

    def load(self) -> tuple[RecoveredCheckpoint | None, list[QuarantinedFile]]:
        """Return the interrupted session, if any, and the files that could not be read."""
        ...

    def keep(self, checkpoint: Checkpoint) -> None:
        """Save ``checkpoint`` in place of all earlier ones; raise OSError if it cannot be written."""
        ...

    def forget(self) -> None:
        """Remove the checkpoint, if any; raise OSError if that fails."""
        ...


class SettingsStore(Protocol):
    """The user's settings, as named values that are not validated yet."""

    def load(self) -> tuple[dict[str, object], list[QuarantinedFile]]:
        """Return the values, and the unreadable files that were quarantined."""
        ...

    def save(self, values: dict[str, object]) -> None:
        """Save ``values``, and leave those under other names; raise OSError if they cannot be written."""
        ...


class SoundStore(Protocol):
    """The user's own sounds, by the names of the sounds that they replace."""

    def load(self, names: Sequence[Sound]) -> tuple[dict[Sound, Samples], dict[Sound, QuarantinedFile]]:
        """Return those of ``names`` that exist, and the files that could not be read."""
        ...

    def read(self, file: str) -> Samples:
        """Return the sound in ``file``, which the user has chosen.

        Raises:
            UnusableSoundError: if it cannot be used.
            OSError: if it cannot be read.
        """
        ...

    def save(self, name: Sound, samples: Samples) -> None:
        """Save ``samples`` as the user's own sound ``name``; raise OSError if it cannot be written."""
        ...

    def remove(self, name: Sound) -> None:
        """Remove the user's own sound ``name``, if there is one; raise OSError if that fails."""
        ...


class DelayStore(Protocol):
    """How late each output is heard, in ms by its id."""

    def load(self) -> Mapping[str, int]:
        """Return the delays; none if they cannot be read."""
        ...

    def save(self, delays: Mapping[str, int]) -> None:
        """Save ``delays`` in place of the earlier ones; raise OSError if they cannot be written."""
        ...


class HintStore(Protocol):
    """Which hints have been shown; a hint is shown only once."""

    def was_shown(self, hint: str) -> bool:
        """Return whether ``hint`` was shown already; False if that cannot be read."""
        ...

    def mark_shown(self, hint: str) -> None:
        """Remember that ``hint`` was shown; raise OSError if that cannot be written."""
        ...


class NoFavourites:
    """No favourites: for commands, which show all routines alike."""

    def load(self) -> frozenset[str]:
        """Return nothing."""
        return frozenset()

    def save(self, ids: frozenset[str]) -> None:
        """Do nothing."""
