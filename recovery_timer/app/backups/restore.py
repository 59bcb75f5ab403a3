"""Bringing back what a backup has, beside what is there now: nothing is ever overwritten."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import Enum

from msgspec import Struct
from msgspec.structs import replace

from recovery_timer.app import settings
from recovery_timer.app.library import Library
from recovery_timer.app.settings import FIELDS, SettingName, SettingsBook, SettingValue
from recovery_timer.ports import Backup, BackupContents, BackupStore, SaveKey, SaveKind, Saver
from recovery_timer.routine.limits import with_mark
from recovery_timer.routine.model import Block, Routine, resolve_techniques
from recovery_timer.routine.technique import Catalogue


class BackupState(Enum):
    """What has become of a routine since it was backed up, and so what restoring it does.

    One that is the same stays, one that differs comes as a copy, and one that is gone comes back.
    """

    SAME = "same"
    DIFFERS = "differs"
    GONE = "gone"


class BackedUpRoutine(Struct, frozen=True):
    """A routine of a backup, and what has become of it."""

    routine: Routine
    now: BackupState


class Restored(Struct, frozen=True, kw_only=True):
    """What restoring did: the ids of the routines that are back under their own, and of those that came as copies."""

    back: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()


class Restore:
    """Looks into backups and restores from them."""

    def __init__(
        self,
        *,
        store: BackupStore,
        library: Library,
        settings: SettingsBook,
        saver: Saver,
        catalogue: Catalogue,
        new_id: Callable[[], str],
    ) -> None:
        """Receive where the backups are, and what to restore into."""
        self._store = store
        self._library = library
        self._settings = settings
        self._saver = saver
        self._catalogue = catalogue
        self._new_id = new_id

    def backups(self) -> list[Backup]:
        """Return every backup, the newest first; OSError if they cannot be read."""
        return self._store.load()

    def read(self, backup: Backup) -> BackupContents:
        """Return what is in ``backup``, as this version's catalogue has it.

        Raises:
            ValueError: it is damaged; the message is one sentence.
            OSError: it cannot be read, or is gone.
        """
        contents = self._store.read(backup.key)
        return replace(
            contents, routines=tuple(resolve_techniques(each, self._catalogue) for each in contents.routines)
        )

    def compare(self, routines: Iterable[Routine], mark: str) -> list[BackedUpRoutine]:
        """Return what has become of each of ``routines``: first what is gone, then what differs, by name.

        A copy of one that was restored with ``mark`` counts as the same.
        """
        here = [entry.routine for entry in self._library.entries]
        known = {(each.name, each.blocks) for each in here}
        # Ids that differ in case alone are the same: some systems take their files for one.
        ids = {each.id.casefold() for each in here}

        def now(routine: Routine) -> BackupState:
            if not known.isdisjoint({_content(routine), (with_mark(routine.name, mark), routine.blocks)}):
                return BackupState.SAME
            return BackupState.DIFFERS if routine.id.casefold() in ids else BackupState.GONE

        order = (BackupState.GONE, BackupState.DIFFERS, BackupState.SAME)
        found = (BackedUpRoutine(routine, now(routine)) for routine in routines)
        return sorted(found, key=lambda each: (order.index(each.now), each.routine.name.casefold()))

    def restore(self, routines: Sequence[Routine], favourites: frozenset[str], mark: str) -> Restored:
        """Bring ``routines`` back: one that is gone as it was, one that differs as a copy with ``mark`` in its name.

        What is the same now is left out. Of ``favourites``, those that come back are favourites again.
        """
        back: list[str] = []
        copies: list[str] = []
        names = {entry.routine.name.casefold() for entry in self._library.entries}
        with self._library.telling_once():
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
            for routine_id in favourites.intersection(back):
                self._library.set_favourite(routine_id, favourite=True)
        return Restored(back=tuple(back), copies=tuple(copies))

    def take_back(self, restored: Restored) -> None:
        """Move what was restored to the trash, where it can be found again."""
        own = {entry.routine.id for entry in self._library.entries if not entry.built_in}
        with self._library.telling_once():
            for routine_id in (*restored.back, *restored.copies):
                if routine_id in own:
                    self._library.delete(routine_id)

    def other_settings(self, contents: BackupContents) -> dict[SettingName, SettingValue]:
        """Return the settings whose value in a backup is another one than now; what cannot be used is left out."""
        now = self._settings.current
        then, _ = settings.read(contents.settings)
        return {
            field.name: then.value(field.name)
            for field in FIELDS
            if then.value(field.name) == contents.settings.get(field.name) != now.value(field.name)
        }

    def use_settings(self, values: Mapping[SettingName, SettingValue]) -> dict[SettingName, SettingValue]:
        """Give the settings these ``values``; return the ones they had, to take it back."""
        before = {name: self._settings.current.value(name) for name in values}
        for name, value in values.items():
            self._settings.change(name, value)
        return before

    def add_missing_sessions(self, backup: Backup, done: Callable[[int | Exception], None]) -> None:
        """Add to the journal the sessions that it does not have.

        ``told`` hears in the saver's thread how many these were, or why it could not be done.
        """

        def job() -> None:
            try:
                done(self._store.add_missing_sessions(backup.key))
            except (ValueError, OSError) as error:
                done(error)

        self._saver.submit(SaveKey(SaveKind.RESTORED_SESSIONS, backup.key), job)


def _content(routine: Routine) -> tuple[str, tuple[Block, ...]]:
    return routine.name, routine.blocks
