"""The routines: saved, built in, searched for and deleted."""

from recovery_timer.app.library.library import Imported, Library, LibraryEntry
from recovery_timer.app.library.names import AmbiguousNameError, NameTakenError, NoSuchRoutineError
from recovery_timer.app.library.trash import DAYS_KEPT, Trash

__all__ = [
    "DAYS_KEPT",
    "AmbiguousNameError",
    "Imported",
    "Library",
    "LibraryEntry",
    "NameTakenError",
    "NoSuchRoutineError",
    "Trash",
    "names",
]
