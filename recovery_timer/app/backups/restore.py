"""Restoring from a backup, without ever overwriting anything."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import Enum
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from recovery_timer.app import settings
from recovery_timer.app.library import Library
from recovery_timer.app.settings import FIELDS, SettingName, SettingsBook, SettingValue
from recovery_timer.app.techniques import Techniques
from recovery_timer.ports import Backup, BackupContents, BackupStore, SaveKey, SaveKind, Saver
from recovery_timer.routine.limits import with_mark
from recovery_timer.routine.model import Block, Routine
from recovery_timer.routine.own import OwnTechnique, used_by


class BackupState(Enum):
    """How a backed-up routine compares with the library, and so what restoring it does.

    One that is the same is left alone, one that differs is restored as a copy, and one that is gone comes back.
    """

    SAME = "same"
    DIFFERS = "differs"
    GONE = "gone"


class BackedUpRoutine(Struct, frozen=True):
    """A routine of a backup, and how it compares with the library."""

    routine: Routine
    now: BackupState


class Restored(Struct, frozen=True, kw_only=True):
    """The outcome of restoring: the ids of routines that are back under their own id, of copies, and of techniques."""

    back: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    techniques: tuple[str, ...] = ()


class Restore:
    """Looks into backups and restores from them."""

    def __init__(
        self,
        *,
        store: BackupStore,
        library: Library,
        settings: SettingsBook,
        saver: Saver,
        techniques: Techniques,
        new_id: Callable[[], str],
    ) -> None:
        self._store = store
        self._library = library
        self._settings = settings
        self._saver = saver
        self._techniques = techniques
        self._new_id = new_id

    def backups(self) -> list[Backup]:
        """Return all backups, newest first; raise OSError if they cannot be read."""
        return self._store.load()

    def look_at(self, file: Path) -> Backup:
        """Return the backup in a ``file`` elsewhere, such as a copy of everything, with its problem if it has one."""
        return self._store.look_at(file)

    def read(self, backup: Backup) -> BackupContents:
        """Return the contents of ``backup``.

        Raises:
            NotABackupError: if it is damaged.
            OSError: if it cannot be read, or is gone.
        """
        return self._store.read(backup.key)

    def compare(self, routines: Iterable[Routine], mark: str) -> list[BackedUpRoutine]:
        """Return how ``routines`` compare with the library: those gone first, then those that differ, by name.

        A copy restored with ``mark`` counts as the same.
        """
        here = [entry.routine for entry in self._library.entries]
        known = {(each.name, each.blocks) for each in here}
        # Ids are compared without case: on some systems they would share a file.
        ids = {each.id.casefold() for each in here}

        def now(routine: Routine) -> BackupState:
            if not known.isdisjoint({_content(routine), (with_mark(routine.name, mark), routine.blocks)}):
                return BackupState.SAME
            return BackupState.DIFFERS if routine.id.casefold() in ids else BackupState.GONE

        order = (BackupState.GONE, BackupState.DIFFERS, BackupState.SAME)
        found = (BackedUpRoutine(routine, now(routine)) for routine in routines)
        return sorted(found, key=lambda each: (order.index(each.now), each.routine.name.casefold()))

    def restore(self, routines: Sequence[Routine], contents: BackupContents, mark: str) -> Restored:
        """Restore ``routines`` of a backup: one that is gone as it was, one that differs as a copy with ``mark``.

        Those that are the same are left alone. Restored favourites are favourites again, and techniques that are used
        and gone are back.
        """
        back: list[str] = []
        copies: list[str] = []
        names = {entry.routine.name.casefold() for entry in self._library.entries}
        with self._library.announcing_once():
            for found in self.compare(routines, mark):
                if found.now is BackupState.GONE:
                    self._library.save(found.routine)
                    back.append(found.routine.id)
                elif found.now is BackupState.DIFFERS:
                    name = with_mark(found.routine.name, mark)
                    if name.casefold() in names:
                        name = self._library.free_name(name)
                    copy = replace(found.routine, id=self._new_id(), name=name)
                    self._library.save(copy)
                    copies.append(copy.id)
                    names.add(name.casefold())
            for routine_id in contents.favourites.intersection(back):
                self._library.set_favourite(routine_id, favourite=True)
        used = {each.id for routine in routines for each in used_by(routine, contents.techniques)}
        gone = [each for each in contents.techniques if each.id in used and each.id not in self._techniques.catalogue]
        return Restored(back=tuple(back), copies=tuple(copies), techniques=self._add_techniques(gone))

    def other_techniques(self, contents: BackupContents) -> tuple[OwnTechnique, ...]:
        """Return the techniques of a backup that are gone, or differ, now."""
        return tuple(each for each in contents.techniques if not self._techniques.has(each))

    def restore_techniques(self, contents: BackupContents) -> Restored:
        """Restore the techniques that are gone, and add those that differ as copies."""
        return Restored(techniques=self._add_techniques(self.other_techniques(contents)))

    def _add_techniques(self, techniques: Iterable[OwnTechnique]) -> tuple[str, ...]:
        return tuple(self._techniques.add(each).id for each in techniques)

    def take_back(self, restored: Restored) -> None:
        """Undo a restore by moving routines and techniques to the trash, where they can be found again."""
        own = {entry.routine.id for entry in self._library.entries if not entry.built_in}
        with self._library.announcing_once():
            for routine_id in (*restored.back, *restored.copies):
                if routine_id in own:
                    self._library.delete(routine_id)
        for technique_id in restored.techniques:
            if technique_id in self._techniques.own:
                self._techniques.delete(technique_id)

    def other_settings(self, contents: BackupContents) -> dict[SettingName, SettingValue]:
        """Return the backup's settings that differ from the present ones; unusable values are left out."""
        now = self._settings.current
        then, _ = settings.read(contents.settings)
        return {
            field.name: then.value(field.name)
            for field in FIELDS
            if then.value(field.name) == contents.settings.get(field.name) != now.value(field.name)
        }

    def use_settings(self, values: Mapping[SettingName, SettingValue]) -> dict[SettingName, SettingValue]:
        """Set the settings to ``values``; return the previous values, for undo."""
        before = {name: self._settings.current.value(name) for name in values}
        for name, value in values.items():
            self._settings.change(name, value)
        return before

    def add_missing_sessions(self, backup: Backup, done: Callable[[int | Exception], None]) -> None:
        """Add to the journal the sessions that only the backup has.

        ``done`` is called in the saver's thread with their number, or with the error.
        """

        def job() -> None:
            try:
                done(self._store.add_missing_sessions(backup.key))
            except (ValueError, OSError) as error:
                done(error)

        self._saver.submit(SaveKey(SaveKind.RESTORED_SESSIONS, backup.key), job)


def _content(routine: Routine) -> tuple[str, tuple[Block, ...]]:
    return routine.name, routine.blocks
