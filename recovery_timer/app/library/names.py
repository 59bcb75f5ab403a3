"""Names of routines: finding a routine by name, and finding a free name."""

import unicodedata
from collections.abc import Iterable, Sequence

from recovery_timer.routine.limits import as_copy
from recovery_timer.routine.model import Routine


class NoSuchRoutineError(LookupError):
    """No routine has the name asked for; `nearest` are the names that come closest."""

    def __init__(self, name: str, nearest: tuple[str, ...]) -> None:
        super().__init__(name)
        self.name = name
        self.nearest = nearest


class AmbiguousNameError(LookupError):
    """Several routines share the name asked for."""

    def __init__(self, name: str, ids: tuple[str, ...]) -> None:
        super().__init__(name)
        self.name = name
        self.ids = ids


class NameTakenError(ValueError):
    """Another routine has the name that was asked for."""


def called(name: str, routines: Sequence[Routine]) -> Routine:
    """Return the routine called ``name``: an exact match, or else ignoring case, or else the one with that id.

    Raises:
        NoSuchRoutineError: if there is none.
        AmbiguousNameError: if there are several.
    """
    wanted = " ".join(unicodedata.normalize("NFC", name).split())
    named = [routine for routine in routines if routine.name == wanted]
    if not named:
        named = [routine for routine in routines if routine.name.casefold() == wanted.casefold()]
    if not named:
        named = [routine for routine in routines if routine.id == name]
    if len(named) > 1:
        raise AmbiguousNameError(wanted, tuple(routine.id for routine in named))
    if not named:
        raise NoSuchRoutineError(wanted, _nearest(wanted, routines))
    return named[0]


def free(name: str, taken: Iterable[str]) -> str:
    """Return ``name`` with a mark that makes it differ from all those ``taken``, ignoring case."""
    folded = {each.casefold() for each in taken}
    return as_copy(name, lambda marked: marked.casefold() in folded)


def _nearest(name: str, routines: Iterable[Routine]) -> tuple[str, ...]:
    names = {routine.name.casefold(): routine.name for routine in routines}
    # Imported late: few names are misspelt.
    import difflib

    close = difflib.get_close_matches(name.casefold(), names, n=3, cutoff=0.5)
    beginning = [each for each in names if name and each.startswith(name.casefold())]
    return tuple(names[each] for each in dict.fromkeys((*beginning, *close)))
