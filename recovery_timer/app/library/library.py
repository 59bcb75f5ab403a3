"""The library: the routines that can be played, the user's own and those that ship with the program."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from datetime import datetime
from enum import Enum

from msgspec import Struct
from msgspec.structs import replace

from recovery_timer.app.library import names
from recovery_timer.app.library.search import SearchIndex
from recovery_timer.app.library.trash import Trash
from recovery_timer.app.signals import Signal
from recovery_timer.app.techniques import Techniques
from recovery_timer.ports import (
    FavouritesStore,
    ImmediateWorker,
    NoFavourites,
    QuarantinedFile,
    RoutineStore,
    SaveKey,
    SaveKind,
    Saver,
    Worker,
)
from recovery_timer.routine.facts import Group
from recovery_timer.routine.model import Routine
from recovery_timer.routine.own import OwnTechnique, with_ids


class Imported(Enum):
    """The outcome of importing a routine."""

    ADDED = "added"
    ALREADY_THERE = "already there"
    ADDED_AS_COPY = "added as a copy"


class LibraryEntry(Struct, frozen=True, gc=False):
    """A routine of the library. One that is built in, or from a newer version, is read-only.

    ``group`` is what a built-in routine is for.
    """

    # gc=False: a search creates ten thousand on every keystroke, and they are never part of a cycle.

    routine: Routine
    built_in: bool
    favourite: bool = False
    newer: bool = False
    group: Group | None = None

    @property
    def read_only(self) -> bool:
        """Whether it can only be duplicated and made a favourite, not changed, renamed or deleted."""
        return self.built_in or self.newer


class Library:
    """Every routine by its id, the user's own first. `changed` is emitted with the ids of changed routines."""

    def __init__(
        self,
        *,
        store: RoutineStore,
        saver: Saver,
        built_in: Iterable[Routine],
        techniques: Techniques,
        new_id: Callable[[], str],
        worker: Worker | None = None,
        trash: Trash | None = None,
        favourites: FavouritesStore | None = None,
        groups: Mapping[str, Group] | None = None,
    ) -> None:
        """Without a ``worker``, files are read synchronously; without ``trash``, deletion is final.

        ``groups`` has what each built-in routine is for, by its id, in the order in which they are shown.
        """
        self.changed: Signal[frozenset[str]] = Signal()
        self.quarantined: tuple[QuarantinedFile, ...] = ()
        self.is_loaded = False
        """Whether the worker has read the user's routines."""
        self._unannounced: set[str] | None = None
        self._store = store
        self._saver = saver
        self._worker = worker or ImmediateWorker()
        self._techniques = techniques
        self._new_id = new_id
        self._trash = trash
        self._favourites_store = favourites or NoFavourites()
        self._favourites: frozenset[str] = frozenset()
        self._groups = groups or {}
        places = {routine_id: place for place, routine_id in enumerate(self._groups)}
        shipped = sorted(built_in, key=lambda routine: places.get(routine.id, len(places)))
        self._built_in = {routine.id: routine for routine in shipped}
        self._own: dict[str, Routine] = {}
        self._newer: dict[str, Routine] = {}
        # Routines that are here exactly as the store returned them: the same object again needs no comparison.
        self._given: dict[str, Routine] = {}
        # For each `reload` in progress, the routines whose files may have changed since it started.
        self._reloads: list[set[str]] = []
        self._index = SearchIndex(techniques)

    def load(self, then: Callable[[], None] = lambda: None) -> None:
        """Let the worker read the user's routines, then call ``then``. `quarantined` has the unreadable files by then.

        Nothing may be changed before that.
        """

        def read() -> tuple[list[Routine], list[QuarantinedFile], frozenset[str]]:
            return *self._store.load(), self._favourites_store.load()

        def take(found: Future[tuple[list[Routine], list[QuarantinedFile], frozenset[str]]]) -> None:
            # Whatever happens, the window waits for this no longer.
            self.is_loaded = True
            routines, quarantined, self._favourites = found.result()
            self._given = {routine.id: routine for routine in routines}
            self._own = dict(self._given)
            understood = [each.understood for each in quarantined if each.understood is not None]
            self._newer = {routine.id: routine for routine in understood}
            self.quarantined = tuple(quarantined)
            self.changed.emit(frozenset(self._own))
            then()

        self._worker.run(read, take)

    def prepare_search(self) -> None:
        """Let the worker collect the words of all routines, so that a search is fast from its first key on."""
        routines = [entry.routine for entry in self.entries]
        self._worker.run(lambda: self._index.collect(routines), lambda words: self._index.learn(words.result()))

    def reload(self, then: Callable[[], None] = lambda: None) -> None:
        """Pick up changes that other programs have made to the user's routines, then call ``then``.

        The worker reads the files. Routines that cannot be read now stay as they are, and so do those that are still
        being saved or were saved meanwhile.
        """
        ours = set(self._saver.pending(SaveKind.ROUTINE))
        self._reloads.append(ours)

        def take(kept: Future[dict[str, Routine | None]]) -> None:
            self._reloads = [each for each in self._reloads if each is not ours]
            # A drive that is temporarily missing must not empty the library.
            with suppress(OSError):
                self._take_over(kept.result(), ours | self._saver.pending(SaveKind.ROUTINE))
            then()

        self._worker.run(self._store.reread, take)

    def _take_over(self, kept: Mapping[str, Routine | None], ours: set[str]) -> None:
        """Bring the library in line with ``kept``, the routines in the files, except for ``ours``."""
        changed = {routine_id for routine_id in self._own if routine_id not in kept and routine_id not in ours}
        for routine_id in changed:
            del self._own[routine_id]
            self._given.pop(routine_id, None)
        still_newer = {routine_id for routine_id, routine in kept.items() if routine is None}
        for routine_id in self._newer.keys() - still_newer:
            del self._newer[routine_id]
            changed.add(routine_id)
        for routine_id, routine in kept.items():
            if routine is None or routine_id in ours or routine is self._given.get(routine_id):
                continue
            self._given[routine_id] = routine
            if routine != self._own.get(routine_id):
                self._own[routine_id] = routine
                changed.add(routine_id)
        if changed:
            self.changed.emit(frozenset(changed))

    # -- queries

    @property
    def entries(self) -> tuple[LibraryEntry, ...]:
        """Every routine, the user's own before the built-in ones; one with the id of a built-in one replaces it."""
        own = (self._entry(routine, built_in=False) for routine in self._users())
        users = {*self._own, *self._newer}
        shipped = (self._entry(each, built_in=True) for each in self._built_in.values() if each.id not in users)
        return (*own, *shipped)

    @property
    def count(self) -> int:
        """The number of `entries`."""
        return len(self._own.keys() | self._newer.keys() | self._built_in.keys())

    def entry(self, routine_id: str) -> LibraryEntry:
        """Return the routine with this id; raise KeyError if there is none."""
        for users in (self._own, self._newer):
            if routine_id in users:
                return self._entry(users[routine_id], built_in=False)
        return self._entry(self._built_in[routine_id], built_in=True)

    def find(self, name: str) -> Routine:
        """Return the routine called ``name``: an exact match, or else ignoring case, or else the one with that id.

        Raises:
            names.NoSuchRoutineError: if there is none.
            names.AmbiguousNameError: if there are several.
        """
        return names.called(name, [entry.routine for entry in self.entries])

    def search(self, text: str) -> tuple[LibraryEntry, ...]:
        """Return the routines with every word of ``text`` in their names, techniques or muscles."""
        words = text.casefold().split()
        return tuple(entry for entry in self.entries if self._index.matches(entry.routine, words))

    def listed(self, text: str, last_used: Callable[[str], datetime | None]) -> tuple[LibraryEntry, ...]:
        """Return the results of `search` in the order to show them: favourites, then by last use, then the rest.

        Of those never used, the user's own come first, by name, then the built-in ones in the order of their groups.
        ``last_used`` returns when the routine with an id was last used, None if never.
        """

        def rank(entry: LibraryEntry) -> tuple[bool, float, bool, str]:
            used = last_used(entry.routine.id)
            name = "" if entry.built_in else entry.routine.name.casefold()
            return (not entry.favourite, -used.timestamp() if used else 0.0, entry.built_in, name)

        return tuple(sorted(self.search(text), key=rank))

    def is_being_saved(self, routine_id: str) -> bool:
        """Return whether the routine's present version is not on the disk: it is being written, or that failed."""
        return self._saver.is_pending(SaveKey(SaveKind.ROUTINE, routine_id))

    # -- changes

    @contextmanager
    def announcing_once(self) -> Iterator[None]:
        """Emit `changed` once at the end for all changes within, even after an exception. Does not nest."""
        assert self._unannounced is None
        self._unannounced = set()
        try:
            yield
        finally:
            unannounced, self._unannounced = self._unannounced, None
            if unannounced:
                self.changed.emit(frozenset(unannounced))

    def save(self, routine: Routine) -> None:
        """Save ``routine`` as one of the user's own. If the saver raises, nothing has changed."""
        self._submit(routine.id, lambda: self._store.save(routine))
        self._own[routine.id] = routine
        self._announce(routine.id)

    def duplicate(self, routine_id: str) -> Routine:
        """Save a copy of the routine under a name of its own, and return it."""
        copy = self.copy_of(self.entry(routine_id).routine)
        self.save(copy)
        return copy

    def rename(self, routine_id: str, name: str) -> None:
        """Rename one of the user's routines.

        Raises:
            NameTakenError: if another routine has the name.
            ValueError: if the name is not allowed.
        """
        renamed = replace(self._own[routine_id], name=name)
        if self.is_taken(renamed.name, by_other_than=routine_id):
            raise names.NameTakenError(renamed.name)
        self.save(renamed)

    def delete(self, routine_id: str) -> Routine:
        """Move one of the user's routines to the trash, and return it for `restore`."""
        routine = self._own[routine_id]

        def remove() -> None:
            self._store.delete(routine_id)

        if self._trash is None:
            self._submit(routine_id, remove)
        else:
            self._is_ours(routine_id)
            self._trash.put(routine, SaveKey(SaveKind.ROUTINE, routine_id), then=remove)
        del self._own[routine_id]
        self._announce(routine_id)
        return routine

    def restore(self, routine: Routine) -> Routine:
        """Bring ``routine`` back from the trash, and return it; raise KeyError if it is not there.

        If its id is taken by now, it comes back as a copy.
        """
        if self._trash is None:
            raise KeyError(routine.id)
        back = self.copy_of(routine) if routine.id in self._own else routine
        self._is_ours(back.id)
        self._trash.take(routine, SaveKey(SaveKind.ROUTINE, back.id), first=lambda: self._store.save(back))
        self._own[back.id] = back
        self._announce(back.id)
        return back

    def add(self, routine: Routine, techniques: Iterable[OwnTechnique] = ()) -> tuple[Imported, Routine]:
        """Import a routine and the ``techniques`` that came with it; return the outcome and the routine as it is here.

        An identical routine under any id (a text has none) is not added again. Nothing is overwritten: if another
        routine has the same id, this one is added as a copy. Ids are compared without case: on some systems they would
        share a file.
        """
        routine = with_ids(routine, {each.id: self._techniques.add(each).id for each in techniques})
        known = self._just_like(routine)
        if known is not None:
            return Imported.ALREADY_THERE, known
        if routine.id.casefold() not in {each.casefold() for each in (*self._own, *self._newer, *self._built_in)}:
            self.save(routine)
            return Imported.ADDED, routine
        copy = self.copy_of(routine)
        self.save(copy)
        return Imported.ADDED_AS_COPY, copy

    def set_favourite(self, routine_id: str, favourite: bool) -> None:
        """Mark or unmark a routine as a favourite, even a built-in one."""
        changed = self._favourites | {routine_id} if favourite else self._favourites - {routine_id}
        self._saver.submit(SaveKey(SaveKind.FAVOURITES), lambda: self._favourites_store.save(changed))
        self._favourites = changed
        self._announce(routine_id)

    def copy_of(self, routine: Routine) -> Routine:
        """Return the same routine under a fresh id and name, without saving it."""
        return replace(routine, id=self._new_id(), name=self.free_name(routine.name))

    def _just_like(self, routine: Routine) -> Routine | None:
        known = (*self._users(), *self._built_in.values())
        return next((each for each in known if replace(each, id=routine.id) == routine), None)

    def _entry(self, routine: Routine, *, built_in: bool) -> LibraryEntry:
        return LibraryEntry(
            routine,
            built_in,
            routine.id in self._favourites,
            newer=self._newer.get(routine.id) is routine,
            group=self._groups.get(routine.id) if built_in else None,
        )

    def _users(self) -> Iterator[Routine]:
        """Yield the user's own routines, then those saved by a newer version."""
        yield from self._own.values()
        yield from (each for each in self._newer.values() if each.id not in self._own)

    def _submit(self, routine_id: str, job: Callable[[], None]) -> None:
        self._is_ours(routine_id)
        self._saver.submit(SaveKey(SaveKind.ROUTINE, routine_id), job)

    def _is_ours(self, routine_id: str) -> None:
        """Note that this routine's file is about to be updated from the library, not the other way round."""
        self._given.pop(routine_id, None)
        for ours in self._reloads:
            ours.add(routine_id)

    def _announce(self, routine_id: str) -> None:
        if self._unannounced is None:
            self.changed.emit(frozenset({routine_id}))
        else:
            self._unannounced.add(routine_id)

    # -- names

    def is_taken(self, name: str, *, by_other_than: str = "") -> bool:
        """Whether a routine is called ``name``, ignoring case, other than the one with that id."""
        wanted = name.casefold()
        others = (entry.routine for entry in self.entries if entry.routine.id != by_other_than)
        return any(routine.name.casefold() == wanted for routine in others)

    def free_name(self, name: str) -> str:
        """Return ``name`` with a mark that makes it unique."""
        return names.free(name, (entry.routine.name for entry in self.entries))
