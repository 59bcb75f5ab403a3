"""The routines: saved, built in, searched for and deleted."""

from recovery_timer.app.library.library import Imported, Library, LibraryEntry
from recovery_timer.app.library.names import AmbiguousNameError, NameTakenError, NoSuchRoutineError
from recovery_timer.app.library.trash import Trash

__all__ = [
    "AmbiguousNameError",
    "Imported",
    "Library",
    "LibraryEntry",
    "NameTakenError",
    "NoSuchRoutineError",
    "Trash",
    "names",
]
