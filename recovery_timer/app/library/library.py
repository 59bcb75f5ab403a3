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
from recovery_timer.routine.model import Routine, resolve_techniques
from recovery_timer.routine.technique import Catalogue


class Imported(Enum):
    """What became of a routine that was brought in."""

    ADDED = "added"
    ALREADY_THERE = "already there"
    ADDED_AS_COPY = "added as a copy"


class LibraryEntry(Struct, frozen=True, gc=False):
    """A routine of the library. One that is built in, or of a newer version, can only be looked at and copied."""

    # gc=False: entries are made by the ten thousand, at every keystroke of a search, and are never part of a cycle.

    routine: Routine
    built_in: bool
    favourite: bool = False
    newer: bool = False

    @property
    def read_only(self) -> bool:
        """Whether it cannot be changed, renamed or deleted, only duplicated and made a favourite."""
        return self.built_in or self.newer


class Library:
    """Holds every routine by its id, the user's own first. `changed` hears the ids of those that are others now."""

    def __init__(
        self,
        *,
        store: RoutineStore,
        saver: Saver,
        built_in: Iterable[Routine],
        catalogue: Catalogue,
        new_id: Callable[[], str],
        worker: Worker | None = None,
        trash: Trash | None = None,
        favourites: FavouritesStore | None = None,
    ) -> None:
        """Receive where the user's routines are kept, and what ships with the program.

        Without a ``worker``, `reload` reads on the spot; without ``trash``, what is deleted is gone; without
        ``favourites``, there are none.
        """
        self.changed: Signal[frozenset[str]] = Signal()
        self.quarantined: tuple[QuarantinedFile, ...] = ()
        self._unannounced: set[str] | None = None
        self._store = store
        self._saver = saver
        self._worker = worker or ImmediateWorker()
        self._catalogue = catalogue
        self._new_id = new_id
        self._trash = trash
        self._favourites_store = favourites or NoFavourites()
        self._favourites: frozenset[str] = frozenset()
        self._built_in = {routine.id: routine for routine in built_in}
        self._own: dict[str, Routine] = {}
        self._newer: dict[str, Routine] = {}
        # What the store gave of those that are here as it gave them: the same object again needs no second look.
        self._given: dict[str, Routine] = {}
        # For each `reload` under way, the routines whose files may not be what they were when it began.
        self._reloads: list[set[str]] = []
        self._index = SearchIndex(catalogue)

    def load(self) -> None:
        """Read the user's routines. What cannot be read is in `quarantined`."""
        routines, quarantined = self._store.load()
        self._given = {routine.id: routine for routine in routines}
        self._own = {routine.id: resolve_techniques(routine, self._catalogue) for routine in routines}
        understood = [each.understood for each in quarantined if each.understood is not None]
        self._newer = {routine.id: resolve_techniques(routine, self._catalogue) for routine in understood}
        self._favourites = self._favourites_store.load()
        self.quarantined = tuple(quarantined)
        for entry in self.entries:
            self._index.learn(entry.routine)
        self.changed.emit(frozenset(self._own))

    def reload(self, then: Callable[[], None] = lambda: None) -> None:
        """Take over what other programs have done to the user's routines since; then call ``then``.

        The files are read by the worker. What cannot be read now stays as it was here, and so does what is still on its
        way to the disk or was saved meanwhile.
        """
        ours = set(self._saver.pending(SaveKind.ROUTINE))
        self._reloads.append(ours)

        def take(kept: Future[dict[str, Routine | None]]) -> None:
            self._reloads = [each for each in self._reloads if each is not ours]
            # A drive that is away for a while must not empty the library.
            with suppress(OSError):
                self._take_over(kept.result(), ours | self._saver.pending(SaveKind.ROUTINE))
            then()

        self._worker.run(self._store.reread, take)

    def _take_over(self, kept: Mapping[str, Routine | None], ours: set[str]) -> None:
        """Bring what is here in line with ``kept``, the routines in the files, but for those that are ``ours``."""
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
            theirs = resolve_techniques(routine, self._catalogue)
            if theirs != self._own.get(routine_id):
                self._own[routine_id] = theirs
                changed.add(routine_id)
        if changed:
            self.changed.emit(frozenset(changed))

    # -- what there is

    @property
    def entries(self) -> tuple[LibraryEntry, ...]:
        """Every routine, the user's own before the built-in ones; one with the id of a built-in one stands for it."""
        own = (self._entry(routine, built_in=False) for routine in self._users())
        users = {*self._own, *self._newer}
        shipped = (self._entry(each, built_in=True) for each in self._built_in.values() if each.id not in users)
        return (*own, *shipped)

    def entry(self, routine_id: str) -> LibraryEntry:
        """Return the routine with this id; KeyError if there is none."""
        for users in (self._own, self._newer):
            if routine_id in users:
                return self._entry(users[routine_id], built_in=False)
        return self._entry(self._built_in[routine_id], built_in=True)

    def find(self, name: str) -> Routine:
        """Return the routine called ``name``: exactly, else ignoring case.

        Raises:
            names.NoSuchRoutineError: none is called that.
            names.AmbiguousNameError: several are.
        """
        return names.called(name, [entry.routine for entry in self.entries])

    def search(self, text: str) -> tuple[LibraryEntry, ...]:
        """Return the routines in whose name, techniques or muscles every word of ``text`` stands."""
        words = text.casefold().split()
        return tuple(entry for entry in self.entries if self._index.matches(entry.routine, words))

    def listed(self, text: str, last_used: Callable[[str], datetime | None]) -> tuple[LibraryEntry, ...]:
        """Return what `search` finds in the order to show it: the favourites, then by last use, then the others.

        Of those never used, the user's own come first, by name, and the built-in ones in the order they ship in.
        ``last_used`` tells by its id when a routine was last used, None if never.
        """

        def rank(entry: LibraryEntry) -> tuple[bool, float, bool, str]:
            used = last_used(entry.routine.id)
            name = "" if entry.built_in else entry.routine.name.casefold()
            return (not entry.favourite, -used.timestamp() if used else 0.0, entry.built_in, name)

        return tuple(sorted(self.search(text), key=rank))

    def is_being_saved(self, routine_id: str) -> bool:
        """Whether the disk does not have the routine yet as it is here: it is being written, or that failed."""
        return self._saver.is_pending(SaveKey(SaveKind.ROUTINE, routine_id))

    # -- what changes it

    @contextmanager
    def telling_once(self) -> Iterator[None]:
        """Tell `changed` of all that is done within in one go at the end, even if it ends early. It is not nested."""
        assert self._unannounced is None
        self._unannounced = set()
        try:
            yield
        finally:
            unannounced, self._unannounced = self._unannounced, None
            if unannounced:
                self.changed.emit(frozenset(unannounced))

    def save(self, routine: Routine) -> None:
        """Keep ``routine`` as one of the user's own. What the saver raises is let through: then nothing has changed."""
        self._submit(routine.id, lambda: self._store.save(routine))
        self._own[routine.id] = routine
        self._announce(routine.id)

    def duplicate(self, routine_id: str) -> Routine:
        """Keep a copy of the routine under a name of its own, and return it."""
        copy = self.copy_of(self.entry(routine_id).routine)
        self.save(copy)
        return copy

    def rename(self, routine_id: str, name: str) -> None:
        """Give one of the user's routines another name; ValueError if it may not have that one."""
        self.save(replace(self._own[routine_id], name=name))

    def delete(self, routine_id: str) -> Routine:
        """Move one of the user's routines to the trash, and return it: `restore` takes that back."""
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
        """Bring ``routine`` back from the trash, and return it; KeyError if it is not there.

        If there is another of its id by now, that one stays, and this one comes back as a copy.
        """
        if self._trash is None:
            raise KeyError(routine.id)
        back = self.copy_of(routine) if routine.id in self._own else routine
        self._is_ours(back.id)
        self._trash.take(routine, SaveKey(SaveKind.ROUTINE, back.id), first=lambda: self._store.save(back))
        self._own[back.id] = resolve_techniques(back, self._catalogue)
        self._announce(back.id)
        return back

    def add(self, routine: Routine) -> tuple[Imported, Routine]:
        """Bring in a routine from elsewhere, and return what became of it and as what the library has it.

        One that is there just so, under whatever id (a text has none), is not added again. Nothing that is there is
        overwritten: another routine of the same id is left, and this one added as a copy. Ids that differ in case alone
        are the same: some systems take their files for one.
        """
        routine = resolve_techniques(routine, self._catalogue)
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
        """Make a routine a favourite, or one no more; a built-in one too."""
        changed = self._favourites | {routine_id} if favourite else self._favourites - {routine_id}
        self._saver.submit(SaveKey(SaveKind.FAVOURITES), lambda: self._favourites_store.save(changed))
        self._favourites = changed
        self._announce(routine_id)

    def copy_of(self, routine: Routine) -> Routine:
        """Return the same routine under an id and a name that nothing else has. It is not saved."""
        return replace(routine, id=self._new_id(), name=self.free_name(routine.name))

    def _just_like(self, routine: Routine) -> Routine | None:
        known = (*self._users(), *self._built_in.values())
        return next((each for each in known if replace(each, id=routine.id) == routine), None)

    def _entry(self, routine: Routine, *, built_in: bool) -> LibraryEntry:
        return LibraryEntry(
            routine, built_in, routine.id in self._favourites, newer=self._newer.get(routine.id) is routine
        )

    def _users(self) -> Iterator[Routine]:
        """Yield the user's own routines, then those that a newer version has kept."""
        yield from self._own.values()
        yield from (each for each in self._newer.values() if each.id not in self._own)

    def _submit(self, routine_id: str, job: Callable[[], None]) -> None:
        self._is_ours(routine_id)
        self._saver.submit(SaveKey(SaveKind.ROUTINE, routine_id), job)

    def _is_ours(self, routine_id: str) -> None:
        """Note that the file of this routine is about to follow what is here, and not the other way round."""
        self._given.pop(routine_id, None)
        for ours in self._reloads:
            ours.add(routine_id)

    def _announce(self, routine_id: str) -> None:
        if self._unannounced is None:
            self.changed.emit(frozenset({routine_id}))
        else:
            self._unannounced.add(routine_id)

    # -- names

    def free_name(self, name: str) -> str:
        """Return ``name`` with a mark that makes it a name of its own."""
        return names.free(name, (entry.routine.name for entry in self.entries))
