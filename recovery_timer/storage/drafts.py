"""Edits that are not saved yet: one file per routine being edited, named by its id."""

import os
from pathlib import Path

import msgspec
from msgspec import Struct

from recovery_timer.ports import QuarantinedFile, SavedDraft
from recovery_timer.ports.problems import KeptIn, Newer, NotA, NotWhatItShouldBe, WrittenByNewerVersion, detail_of
from recovery_timer.storage.files.atomic import (
    SUFFIX,
    left_alone,
    quarantine,
    read_own,
    require_no_link,
    unreadable,
)
from recovery_timer.storage.files.copies import copy_with, read_all, write_with_id
from recovery_timer.storage.schema import NewerSchemaError, require_known_schema

SCHEMA = 1
"""The draft version that this program writes, and the newest that it reads."""

MAX_BYTES = 64 * 1024 * 1024
"""The largest draft that is read: even a huge text that was pasted is kept until the user discards it."""


class _DraftDocument(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    schema: int
    draft: SavedDraft


class DraftFiles:
    """A folder of files, as `ports.DraftStore`. It is created by the first edit."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load(self) -> tuple[list[SavedDraft], list[QuarantinedFile]]:
        """Return all readable drafts, and the unreadable files. Broken ones are quarantined, none is overwritten."""
        return read_all(self._folder, KeptIn.DRAFTS, SavedDraft, _read)

    def save(self, kept: SavedDraft) -> None:
        """Save ``kept`` in place of an earlier draft of the same routine.

        Raises:
            OSError: if it cannot be written, or would overwrite a file that must stay.
        """
        text = msgspec.json.encode(_DraftDocument(schema=SCHEMA, draft=kept))
        copy = write_with_id(self._folder, kept.routine_id, msgspec.json.format(text, indent=2) + b"\n", _read)
        if copy is not None:
            copy.unlink(missing_ok=True)

    def forget(self, routine_id: str) -> None:
        """Remove the draft of this routine, if there is one; raise OSError if that fails.

        An unreadable file does not count as a draft, and stays.
        """
        require_no_link(self._folder)
        for path in (self._path(routine_id), copy_with(self._folder, routine_id)):
            if path is not None and os.path.lexists(path) and isinstance(_read(path, routine_id), SavedDraft):
                path.unlink(missing_ok=True)

    def _path(self, routine_id: str) -> Path:
        return self._folder / f"{routine_id}{SUFFIX}"


def _read(path: Path, routine_id: str) -> SavedDraft | QuarantinedFile:
    try:
        data = read_own(path, MAX_BYTES)
        require_known_schema(data, SCHEMA)
        kept = msgspec.json.decode(data, type=_DraftDocument).draft
    except NewerSchemaError:
        return left_alone(path, WrittenByNewerVersion(Newer.DRAFT))
    except (ValueError, RecursionError) as error:
        return quarantine(path, NotWhatItShouldBe(NotA.DRAFT, detail_of(error)))
    except OSError as error:
        return unreadable(path, error)
    if kept.routine_id != routine_id:
        # A copy made by a syncer: the draft of a new routine.
        return SavedDraft(routine_id=routine_id, sketch=kept.sketch, typed=kept.typed)
    return kept
