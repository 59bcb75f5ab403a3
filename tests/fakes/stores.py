"""Stores that last as long as the test."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

from msgspec.structs import replace

from recovery_timer.audio.sounds import Samples, Sound
from recovery_timer.journal.entries import Entry, Logged
from recovery_timer.journal.summary import Summary, summary_of
from recovery_timer.ports import (
    Backup,
    BackupContents,
    Holdings,
    QuarantinedFile,
    RecoveredCheckpoint,
    SavedDraft,
    Trashed,
    TrashedTechnique,
)
from recovery_timer.ports.problems import BackupFault, BackupUnusable
from recovery_timer.routine.model import Routine
from recovery_timer.routine.own import OwnTechnique
from recovery_timer.session.checkpoint import Checkpoint
from recovery_timer.session.record import Record


class MemoryRoutines:
    """A store of routines that lasts as long as the test."""

    def __init__(self, routines: Sequence[Routine] = ()) -> None:
        self.routines = {routine.id: routine for routine in routines}
        self.quarantined: list[QuarantinedFile] = []

    def load(self) -> tuple[list[Routine], list[QuarantinedFile]]:
        return list(self.routines.values()), self.quarantined

    def reread(self) -> dict[str, Routine | None]:
        return dict(self.routines)

    def save(self, routine: Routine) -> None:
        self.routines[routine.id] = routine

    def delete(self, routine_id: str) -> None:
        self.routines.pop(routine_id, None)


class MemoryJournal:
    """A journal that lasts as long as the test."""

    def __init__(self, last_used: dict[str, datetime] | None = None) -> None:
        self.records: dict[str, Record] = {}
        self.kept: dict[str, Entry] = {}
        self._last_used = last_used or {}

    def write_entry(self, entry: Entry) -> None:
        self.kept[entry.id] = entry

    def delete(self, kept_id: str) -> None:
        self.records.pop(kept_id, None)
        self.kept.pop(kept_id, None)

    def write_all(self, records: Sequence[Record], entries: Sequence[Entry]) -> None:
        self.records |= {record.id: record for record in records}
        self.kept |= {entry.id: entry for entry in entries}

    def delete_all(self, kept_ids: Sequence[str]) -> None:
        for kept_id in kept_ids:
            self.delete(kept_id)

    def summaries(self, since: datetime | None = None) -> Sequence[Summary]:
        found = [record for record in self.records.values() if since is None or record.started >= since]
        return [summary_of(record) for record in sorted(found, key=lambda record: record.started)]

    def record(self, session_id: str) -> Record | None:
        return self.records.get(session_id)

    def entries(self, since: datetime | None = None) -> Sequence[Entry]:
        found = [entry for entry in self.kept.values() if since is None or entry.at >= since]
        return sorted(found, key=lambda entry: entry.at)

    def sessions_before(self, moment: datetime) -> int:
        return sum(record.started < moment for record in self.records.values())

    def stamp(self) -> object:
        return (dict(self.records), dict(self.kept)) if self.records or self.kept else None

    def last_done(self, since: datetime) -> dict[str, datetime]:
        found: dict[str, datetime] = {}
        for record in self.records.values():
            for visit in record.visits:
                technique = visit.segment.technique
                if technique is not None and visit.held_ms and record.started >= since:
                    found[technique] = max(record.started, found.get(technique, record.started))
        return found

    def write(self, record: Record) -> None:
        self.records[record.id] = record

    def last_used(self) -> dict[str, datetime]:
        return self._last_used

    def latest(self, count: int) -> Sequence[Record]:
        return list(self.records.values())[-count:]

    def sessions_of(self, routine_id: str, count: int) -> Sequence[Record]:
        found = [record for record in self.records.values() if record.routine_id == routine_id]
        return sorted(found, key=lambda record: record.started, reverse=True)[:count]


class MemoryHistoryFiles:
    """Files of history that last as long as the test, by their names; an error in place of one is raised."""

    def __init__(self) -> None:
        self.files: dict[str, tuple[Sequence[Record], Sequence[Logged]] | OSError] = {}

    def write(self, file: Path, records: Iterable[Record], entries: Iterable[Logged]) -> None:
        if isinstance(found := self.files.get(str(file)), OSError):
            raise found
        self.files[str(file)] = list(records), list(entries)

    def read(self, file: Path) -> tuple[Sequence[Record], Sequence[Logged]]:
        found = self.files[str(file)]
        if isinstance(found, OSError):
            raise found
        return found


class MemorySettings:
    """Settings that last as long as the test."""

    def __init__(self) -> None:
        self.values: dict[str, object] = {}

    def load(self) -> tuple[dict[str, object], list[QuarantinedFile]]:
        return self.values, []

    def save(self, values: dict[str, object]) -> None:
        self.values = values


class MemoryTechniques:
    """A store of the user's own techniques that lasts as long as the test."""

    def __init__(self, techniques: Sequence[OwnTechnique] = ()) -> None:
        self.kept = {technique.id: technique for technique in techniques}
        self.trashed: list[TrashedTechnique] = []
        self.quarantined: list[QuarantinedFile] = []

    def load(self) -> tuple[list[OwnTechnique], list[QuarantinedFile]]:
        return list(self.kept.values()), self.quarantined

    def reread(self) -> dict[str, OwnTechnique | None]:
        return dict(self.kept)

    def save(self, technique: OwnTechnique) -> None:
        self.kept[technique.id] = technique

    def delete(self, deleted: TrashedTechnique) -> None:
        self.trashed.append(deleted)
        self.kept.pop(deleted.technique.id, None)

    def deleted(self) -> list[TrashedTechnique]:
        return list(self.trashed)

    def restore(self, deleted: TrashedTechnique, back: OwnTechnique) -> None:
        self.save(back)
        self.trashed = [each for each in self.trashed if each != deleted]

    def purge(self, before: date) -> None:
        self.trashed = [each for each in self.trashed if each.deleted >= before]


class MemoryTrash:
    """A trash that lasts as long as the test."""

    def __init__(self) -> None:
        self.trashed: list[Trashed] = []

    def load(self) -> list[Trashed]:
        return list(self.trashed)

    def put(self, trashed: Trashed) -> None:
        self.trashed.append(trashed)

    def take(self, trashed: Trashed) -> None:
        if trashed in self.trashed:
            self.trashed.remove(trashed)

    def purge(self, before: date) -> None:
        self.trashed = [each for each in self.trashed if each.deleted >= before]


class MemoryDrafts:
    """Drafts that last as long as the test."""

    def __init__(self) -> None:
        self.kept: dict[str, SavedDraft] = {}

    def load(self) -> tuple[list[SavedDraft], list[QuarantinedFile]]:
        return list(self.kept.values()), []

    def save(self, kept: SavedDraft) -> None:
        self.kept[kept.routine_id] = kept

    def forget(self, routine_id: str) -> None:
        self.kept.pop(routine_id, None)


class MemoryCheckpoints:
    """A checkpoint that lasts as long as the test; ``whole`` as it is found again."""

    def __init__(self, checkpoint: Checkpoint | None = None, *, whole: bool = True) -> None:
        self.checkpoint = checkpoint
        self.whole = whole
        self.kept = 0

    def load(self) -> tuple[RecoveredCheckpoint | None, list[QuarantinedFile]]:
        found = RecoveredCheckpoint(checkpoint=self.checkpoint, whole=self.whole) if self.checkpoint else None
        return found, []

    def keep(self, checkpoint: Checkpoint) -> None:
        self.checkpoint = checkpoint
        self.kept += 1

    def forget(self) -> None:
        self.checkpoint = None


class MemoryFavourites:
    """Favourites that last as long as the test."""

    def __init__(self) -> None:
        self.ids: frozenset[str] = frozenset()

    def load(self) -> frozenset[str]:
        return self.ids

    def save(self, ids: frozenset[str]) -> None:
        self.ids = ids


class MemoryDismissals:
    """Dismissed notes that last as long as the test."""

    def __init__(self) -> None:
        self.keys: frozenset[str] = frozenset()

    def load(self) -> frozenset[str]:
        return self.keys

    def save(self, keys: frozenset[str]) -> None:
        self.keys = keys


class MemorySounds:
    """Sounds that last as long as the test; `files` are those to choose from, or the errors of reading them."""

    def __init__(self) -> None:
        self.kept: dict[Sound, Samples] = {}
        self.broken: dict[Sound, QuarantinedFile] = {}
        self.files: dict[str, Samples | Exception] = {}

    def load(self, names: Sequence[Sound]) -> tuple[dict[Sound, Samples], dict[Sound, QuarantinedFile]]:
        return {name: self.kept[name] for name in names if name in self.kept}, dict(self.broken)

    def read(self, file: str) -> Samples:
        found = self.files[file]
        if isinstance(found, Exception):
            raise found
        return found

    def save(self, name: Sound, samples: Samples) -> None:
        self.kept[name] = samples

    def remove(self, name: Sound) -> None:
        self.kept.pop(name, None)


class MemoryDelays:
    """Delays of outputs that last as long as the test."""

    def __init__(self, delays: Mapping[str, int] | None = None) -> None:
        self.delays: Mapping[str, int] = delays or {}

    def load(self) -> Mapping[str, int]:
        return self.delays

    def save(self, delays: Mapping[str, int]) -> None:
        self.delays = delays


class MemoryHints:
    """Hints shown during the test."""

    def __init__(self, *made: str) -> None:
        self.made = set(made)

    def was_shown(self, hint: str) -> bool:
        return hint in self.made

    def mark_shown(self, hint: str) -> None:
        self.made.add(hint)


class MemoryBackups:
    """Backups that last as long as the test: each with its contents, or the reason why it cannot be used."""

    def __init__(self, journal: MemoryJournal) -> None:
        self.kept: dict[Backup, BackupContents | Exception] = {}
        self.sessions: list[Record] = []
        self.made: list[tuple[date, str]] = []
        self._journal = journal

    def make(self, day: date) -> None:
        self.make_now(day, "daily")

    def make_now(self, day: date, reason: str) -> None:
        self.made.append((day, reason))

    def load(self) -> list[Backup]:
        return list(self.kept)

    def read(self, key: str) -> BackupContents:
        found = next(contents for backup, contents in self.kept.items() if backup.key == key)
        if isinstance(found, Exception):
            raise found
        return replace(found, missing_sessions=len(self._missing()))

    def look_at(self, file: Path) -> Backup:
        fault = BackupUnusable(BackupFault.NOT_A_BACKUP)
        other = Backup(key=str(file), day=date.min, size_bytes=0, problem=fault)
        return next((each for each in self.kept if each.key == str(file)), other)

    def add_missing_sessions(self, key: str) -> int:
        missing = self._missing()
        self._journal.records |= {record.id: record for record in missing}
        return len(missing)

    def _missing(self) -> list[Record]:
        return [record for record in self.sessions if record.id not in self._journal.records]


class MemoryEverything:
    """All of the user's data: `why_not` is the reason why it cannot be copied or erased, if there is one."""

    def __init__(self) -> None:
        self.folder = Path("/data")
        self.holdings = Holdings()
        self.copied: list[tuple[Path, date]] = []
        self.why_not: OSError | None = None

    def count(self) -> Holdings:
        return self.holdings

    def copy_to(self, file: Path, day: date) -> None:
        if self.why_not is not None:
            raise self.why_not
        self.copied.append((file, day))

    def require_erasable(self) -> None:
        """Whatever stands in the way shows when it is copied."""


class NoBackups:
    """A store without backups, for tests of other things."""

    def make(self, day: date) -> None:
        """Do nothing."""

    def make_now(self, day: date, reason: str) -> None:
        """Do nothing."""

    def load(self) -> list[Backup]:
        """There is none."""
        return []

    def look_at(self, file: Path) -> Backup:
        """There is none."""
        raise FileNotFoundError(file)

    def read(self, key: str) -> BackupContents:
        """There is none."""
        raise FileNotFoundError(key)

    def add_missing_sessions(self, key: str) -> int:
        """There is none."""
        raise FileNotFoundError(key)
