"""Edits that are not saved yet: one file for each routine that is being edited, named by its id."""

from pathlib import Path

import msgspec
from msgspec import Struct

from recovery_timer.ports import KeptDraft, SetAside
from recovery_timer.storage.document import MAX_BYTES
from recovery_timer.storage.jsonfile import (
    SUFFIX,
    json_files,
    left_alone,
    read_bounded,
    set_aside,
    unreadable,
    write_atomically,
)

SCHEMA = 1
"""The version of a draft's file that this program writes, and the newest that it reads."""


class _Head(Struct):
    schema: int


class _Document(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    schema: int
    draft: KeptDraft


class DraftFiles:
    """The files of one folder, as `ports.DraftStore`. Nothing is made before the first edit."""

    def __init__(self, folder: Path) -> None:
        """Keep drafts in ``folder``, which need not exist yet."""
        self._folder = folder

    def load(self) -> tuple[list[KeptDraft], list[SetAside]]:
        """Return every readable draft, and what could not be read. A broken file is set aside, none is overwritten."""
        try:
            files = json_files(self._folder)
        except FileNotFoundError:
            # Nothing was edited yet.
            return [], []
        except OSError as error:
            return [], [left_alone(self._folder, f"The folder of drafts cannot be read: {error.strerror}.")]
        found = [_read(path) for path in files]
        drafts = [each for each in found if isinstance(each, KeptDraft)]
        return drafts, [each for each in found if isinstance(each, SetAside)]

    def save(self, kept: KeptDraft) -> None:
        """Keep ``kept`` instead of an earlier one of the same routine; OSError if it cannot be written."""
        text = msgspec.json.encode(_Document(schema=SCHEMA, draft=kept))
        write_atomically(self._path(kept.routine_id), msgspec.json.format(text, indent=2) + b"\n")

    def forget(self, routine_id: str) -> None:
        """Forget the draft of this routine; nothing happens if there is none. OSError if it cannot be removed."""
        self._path(routine_id).unlink(missing_ok=True)

    def _path(self, routine_id: str) -> Path:
        return self._folder / f"{routine_id}{SUFFIX}"


def _read(path: Path) -> KeptDraft | SetAside:
    try:
        data = read_bounded(path, MAX_BYTES)
        if msgspec.json.decode(data, type=_Head).schema > SCHEMA:
            return left_alone(path, "It was written by a newer version of Recovery Timer.")
        kept = msgspec.json.decode(data, type=_Document).draft
    except (ValueError, RecursionError) as error:
        return set_aside(path, f"It is no draft of a routine: {error}.")
    except OSError as error:
        return unreadable(path, error)
    if kept.routine_id != path.stem:
        return left_alone(path, "It is not named by the id of its routine.")
    return kept
