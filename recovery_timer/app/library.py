"""The library: the routines that can be played, the user's own and those that ship with the program."""

import difflib
import unicodedata
from collections.abc import Callable, Iterable
from enum import Enum

from msgspec import Struct
from msgspec.structs import replace

from recovery_timer.app.listeners import Listeners
from recovery_timer.ports import RoutineStore, Saver, SetAside
from recovery_timer.routine.limits import NAME_LENGTH
from recovery_timer.routine.model import Circuit, Contrast, Routine, Step, settle
from recovery_timer.routine.technique import Catalogue
from recovery_timer.routine.timeline import CONTRAST_TECHNIQUES


class NoSuchRoutineError(LookupError):
    """No routine has the name asked for; `nearest` are the names that come closest."""

    def __init__(self, name: str, nearest: tuple[str, ...]) -> None:
        """Say which name it was."""
        super().__init__(name)
        self.name = name
        self.nearest = nearest


class AmbiguousNameError(LookupError):
    """Several routines share the name asked for."""

    def __init__(self, name: str, ids: tuple[str, ...]) -> None:
        """Say which name it was, and the ids of those that bear it."""
        super().__init__(name)
        self.name = name
        self.ids = ids


class Imported(Enum):
    """What became of a routine that was brought in."""

    ADDED = "added"
    ALREADY_THERE = "already there"
    ADDED_AS_COPY = "added as a copy"


class Entry(Struct, frozen=True):
    """A routine of the library. A built-in one is read-only; it can be duplicated."""

    routine: Routine
    built_in: bool


class Library:
    """Holds every routine by its id, the user's own first. `changed` hears of each change."""

    def __init__(
        self,
        *,
        store: RoutineStore,
        saver: Saver,
        built_in: Iterable[Routine],
        catalogue: Catalogue,
        new_id: Callable[[], str],
    ) -> None:
        """Receive where the user's routines are kept, and what ships with the program."""
        self.changed: Listeners[None] = Listeners()
        self.set_aside: tuple[SetAside, ...] = ()
        self._store = store
        self._saver = saver
        self._catalogue = catalogue
        self._new_id = new_id
        self._built_in = {routine.id: routine for routine in built_in}
        self._own: dict[str, Routine] = {}

    def load(self) -> None:
        """Read the user's routines. What cannot be read is in `set_aside`."""
        routines, set_aside = self._store.load()
        self._own = {routine.id: settle(routine, self._catalogue) for routine in routines}
        self.set_aside = tuple(set_aside)
        self.changed.tell(None)

    # -- what there is

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every routine, the user's own before the built-in ones; one with the id of a built-in one stands for it."""
        own = (Entry(routine, built_in=False) for routine in self._own.values())
        built_in = (Entry(each, built_in=True) for each in self._built_in.values() if each.id not in self._own)
        return (*own, *built_in)

    def entry(self, routine_id: str) -> Entry:
        """Return the routine with this id; KeyError if there is none."""
        if routine_id in self._own:
            return Entry(self._own[routine_id], built_in=False)
        return Entry(self._built_in[routine_id], built_in=True)

    def find(self, name: str) -> Routine:
        """Return the routine called ``name``: exactly, else ignoring case.

        Raises:
            NoSuchRoutineError: none is called that.
            AmbiguousNameError: several are.
        """
        wanted = " ".join(unicodedata.normalize("NFC", name).split())
        routines = [entry.routine for entry in self.entries]
        named = [routine for routine in routines if routine.name == wanted]
        if not named:
            named = [routine for routine in routines if routine.name.casefold() == wanted.casefold()]
        if len(named) > 1:
            raise AmbiguousNameError(wanted, tuple(routine.id for routine in named))
        if not named:
            raise NoSuchRoutineError(wanted, self._nearest(wanted))
        return named[0]

    def search(self, text: str) -> tuple[Entry, ...]:
        """Return the routines in whose name, techniques or muscles every word of ``text`` stands."""
        words = text.casefold().split()
        return tuple(entry for entry in self.entries if all(word in self._words(entry.routine) for word in words))

    # -- what changes it

    def save(self, routine: Routine) -> None:
        """Keep ``routine`` as one of the user's own. What the saver raises is let through: then nothing has changed."""
        self._saver.submit(f"routine {routine.id}", lambda: self._store.save(routine))
        self._own[routine.id] = routine
        self.changed.tell(None)

    def duplicate(self, routine_id: str) -> Routine:
        """Keep a copy of the routine under a name of its own, and return it."""
        original = self.entry(routine_id).routine
        copy = replace(original, id=self._new_id(), name=self._free_name(original.name))
        self.save(copy)
        return copy

    def rename(self, routine_id: str, name: str) -> None:
        """Give one of the user's routines another name; ValueError if it may not have that one."""
        self.save(replace(self._own[routine_id], name=name))

    def delete(self, routine_id: str) -> Routine:
        """Forget one of the user's routines, and return it: saving it again takes that back."""
        routine = self._own[routine_id]
        self._saver.submit(f"routine {routine_id}", lambda: self._store.delete(routine_id))
        del self._own[routine_id]
        self.changed.tell(None)
        return routine

    def add(self, routine: Routine) -> tuple[Imported, Routine]:
        """Bring in a routine from elsewhere, and return what became of it and as what the library has it.

        Nothing that is there is overwritten: another routine of the same id is left, and this one added as a copy.
        """
        routine = settle(routine, self._catalogue)
        known = self._own.get(routine.id) or self._built_in.get(routine.id)
        if known == routine:
            return Imported.ALREADY_THERE, known
        if known is None:
            self.save(routine)
            return Imported.ADDED, routine
        copy = replace(routine, id=self._new_id(), name=self._free_name(routine.name))
        self.save(copy)
        return Imported.ADDED_AS_COPY, copy

    # -- names

    def _free_name(self, name: str) -> str:
        taken = {entry.routine.name.casefold() for entry in self.entries}
        number = 1
        while True:
            mark = " (copy)" if number == 1 else f" (copy {number})"
            free = name[: NAME_LENGTH.high - len(mark)].rstrip() + mark
            if free.casefold() not in taken:
                return free
            number += 1

    def _nearest(self, name: str) -> tuple[str, ...]:
        names = {entry.routine.name.casefold(): entry.routine.name for entry in self.entries}
        close = difflib.get_close_matches(name.casefold(), names, n=3, cutoff=0.5)
        beginning = [each for each in names if name and each.startswith(name.casefold())]
        return tuple(names[each] for each in dict.fromkeys((*beginning, *close)))

    def _words(self, routine: Routine) -> str:
        words = [routine.name]
        for block in routine.blocks:
            for row in block.blocks if isinstance(block, Circuit) else (block,):
                words.extend(self._words_of(row))
        return " ".join(words).casefold()

    def _words_of(self, block: Step | Contrast) -> list[str]:
        technique_id = CONTRAST_TECHNIQUES[block.water] if isinstance(block, Contrast) else block.technique
        technique = self._catalogue.get(technique_id) if technique_id is not None else None
        own = [block.name] if isinstance(block, Step) else []
        if technique is None:
            return own
        return [*own, technique.name, technique.family, *(muscle.replace("_", " ") for muscle in technique.muscles)]
