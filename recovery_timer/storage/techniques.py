"""The user's own techniques: one JSON document per technique, in a file named by its id.

A document is ``{"schema": 1, "technique": {...}}``. Deleted ones are kept in the trash, named by id and day, until they
are purged: ``couch.2026-05-01.json``.
"""

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from recovery_timer.ports import QuarantinedFile, TrashedTechnique
from recovery_timer.ports.problems import KeptIn, Newer, NotA, NotWhatItShouldBe, WrittenByNewerVersion, detail_of
from recovery_timer.routine.limits import ID_PATTERN
from recovery_timer.routine.own import OwnTechnique
from recovery_timer.storage.files.atomic import (
    SUFFIX,
    holds,
    json_files,
    left_alone,
    quarantine,
    read_own,
    require_no_link,
    unreadable,
    write_atomically,
)
from recovery_timer.storage.files.copies import by_id, copy_with, marked, read_all, write_with_id
from recovery_timer.storage.schema import NewerSchemaError, require_known_schema

SCHEMA = 1
"""The version that this program writes, and the newest that it reads."""

MAX_BYTES = 256 * 1024
"""The largest file that is read: far larger than any technique."""

# The number distinguishes techniques with the same id deleted on the same day.
_DELETED = re.compile(rf"(?P<id>{ID_PATTERN})\.(?P<day>\d{{4}}-\d\d-\d\d)(?:\.\d+)?", re.ASCII)


class _TechniqueDocument(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    schema: int
    technique: OwnTechnique


def encode(technique: OwnTechnique) -> bytes:
    """Return the document of ``technique``: indented JSON with a final newline."""
    document = _TechniqueDocument(schema=SCHEMA, technique=technique)
    return msgspec.json.format(msgspec.json.encode(document), indent=2) + b"\n"


def decode(data: bytes, technique_id: str) -> OwnTechnique:
    """Return the technique in the document ``data``, under the id of its file.

    Raises:
        NewerSchemaError: if a newer version wrote it.
        ValueError: if it is not a technique.
        RecursionError: if it is nested too deeply.
    """
    require_known_schema(data, SCHEMA)
    return replace(msgspec.json.decode(data, type=_TechniqueDocument).technique, id=technique_id)


class TechniqueFiles:
    """A folder of files and one for deleted files, as `ports.TechniqueStore`. They are created when first needed.

    A broken file is quarantined, one from a newer version is left alone, and neither is overwritten. A copy made by a
    syncer is a technique of its own (see `copies`).
    """

    def __init__(self, folder: Path, deleted: Path) -> None:
        self._folder = folder
        self._deleted = deleted

    def load(self) -> tuple[list[OwnTechnique], list[QuarantinedFile]]:
        """Return all readable techniques in the order of their ids, and the unreadable files."""
        return read_all(self._folder, KeptIn.TECHNIQUES, OwnTechnique, _read)

    def reread(self) -> dict[str, OwnTechnique | None]:
        """Return the present techniques by id; None for one that cannot be read now.

        Raises:
            OSError: if the folder cannot be read.
        """
        now: dict[str, OwnTechnique | None] = {}
        # Without the folder, no technique has been saved yet.
        with suppress(FileNotFoundError):
            for technique_id, path in by_id(json_files(self._folder)).items():
                now[technique_id] = None
                with suppress(OSError, ValueError, RecursionError):
                    now[technique_id] = _decode(path, technique_id)
        return now

    def save(self, technique: OwnTechnique) -> None:
        """Save ``technique`` under its id.

        Raises:
            OSError: if it cannot be written, or would overwrite a file that must stay.
        """
        copy = write_with_id(self._folder, technique.id, encode(technique), _read)
        if copy is not None:
            copy.unlink(missing_ok=True)

    def delete(self, deleted: TrashedTechnique) -> None:
        """Move the technique to the trash; raise OSError if that fails."""
        require_no_link(self._deleted)
        require_no_link(self._folder)
        data = encode(deleted.technique)
        number = 1
        while os.path.lexists(kept := self._trashed(deleted, number)) and not holds(kept, data):
            number += 1
        write_atomically(kept, data)
        for path in (self._path(deleted.technique.id), copy_with(self._folder, deleted.technique.id)):
            if path is not None:
                path.unlink(missing_ok=True)

    def deleted(self) -> list[TrashedTechnique]:
        """Return the readable techniques in the trash."""
        return [trashed for _, trashed in self._read_deleted()]

    def restore(self, deleted: TrashedTechnique, back: OwnTechnique) -> None:
        """Save the technique as ``back``, and take it out of the trash; raise OSError if that fails."""
        self.save(back)
        for path, each in self._read_deleted():
            if each == deleted:
                path.unlink(missing_ok=True)

    def purge(self, before: date) -> None:
        """Remove everything deleted before that day, readable or not; raise OSError if that fails."""
        for path, _, day in self._files_deleted():
            if day < before:
                path.unlink(missing_ok=True)

    def _read_deleted(self) -> Iterator[tuple[Path, TrashedTechnique]]:
        for path, technique_id, day in self._files_deleted():
            with suppress(OSError, ValueError, RecursionError):
                technique = decode(read_own(path, MAX_BYTES), technique_id)
                yield path, TrashedTechnique(technique=technique, deleted=day)

    def _files_deleted(self) -> list[tuple[Path, str, date]]:
        files: list[tuple[Path, str, date]] = []
        # Without a folder, nothing has been deleted yet; from an unreadable one, nothing can be restored.
        with suppress(OSError):
            for path in json_files(self._deleted):
                named = _DELETED.fullmatch(path.stem)
                with suppress(ValueError):
                    if named:
                        files.append((path, named["id"], date.fromisoformat(named["day"])))
        return files

    def _path(self, technique_id: str) -> Path:
        return self._folder / f"{technique_id}{SUFFIX}"

    def _trashed(self, deleted: TrashedTechnique, number: int) -> Path:
        mark = "" if number == 1 else f".{number}"
        return self._deleted / f"{deleted.technique.id}.{deleted.deleted.isoformat()}{mark}{SUFFIX}"


def _decode(path: Path, technique_id: str) -> OwnTechnique:
    """Return the technique in ``path``; raise OSError, or like `decode`."""
    technique = decode(read_own(path, MAX_BYTES), technique_id)
    return replace(technique, name=marked(technique.name, path))


def _read(path: Path, technique_id: str) -> OwnTechnique | QuarantinedFile:
    try:
        return _decode(path, technique_id)
    except NewerSchemaError:
        return left_alone(path, WrittenByNewerVersion(Newer.TECHNIQUE))
    except (ValueError, RecursionError) as error:
        return quarantine(path, NotWhatItShouldBe(NotA.TECHNIQUE, detail_of(error)))
    except OSError as error:
        return unreadable(path, error)
