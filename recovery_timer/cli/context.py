"""The context of a command: routines, settings and files, with every failure as one printable line."""

import os
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from recovery_timer.app.library import AmbiguousNameError, NoSuchRoutineError
from recovery_timer.cli import terminal
from recovery_timer.cli.outcome import STANDARD, FailedError
from recovery_timer.cli.services import CommandServices
from recovery_timer.ports import Read
from recovery_timer.ports.messages import error_reason
from recovery_timer.ports.problems import FaultyTextError, NotARoutineError
from recovery_timer.routine.limits import OutOfRangeError
from recovery_timer.routine.model import Routine
from recovery_timer.routine.own import missing_from, used_by, with_guests
from recovery_timer.routine.technique import Catalogue
from recovery_timer.routine.timeline import Timeline, expand
from recovery_timer.storage.catalogue import CatalogueError
from recovery_timer.storage.exchange import Exchange


class CliContext:
    """The library and the settings, read once. Unreadable and invalid data is reported on standard error."""

    def __init__(self, data_dir: Path | None) -> None:
        """Read from ``data_dir``, or from the platform's folders if it is None.

        Raises:
            FailedError: if a file that ships with the program is missing or broken.
        """
        self.services = CommandServices(data_dir)
        self.settings = self.services.settings.current
        try:
            self.techniques, self.library = self.services.techniques, self.services.library
        except (OSError, CatalogueError) as error:
            raise FailedError(f"The program is not wholly installed: {error}") from error
        self.exchange = Exchange(lambda: self.techniques.catalogue)

    def routine(self, words: str) -> Read:
        """Return the routine with that name or id, or the one in that file, with the user's techniques that it uses.

        Raises:
            FailedError: if there is none.
        """
        if words == STANDARD:
            return self.read(words)
        try:
            found = self.library.find(words)
            return Read(found, techniques=used_by(found, self.techniques.own.values()))
        except AmbiguousNameError as error:
            raise FailedError(
                f'{len(error.ids)} routines are called "{error.name}". Say which by its id: {", ".join(error.ids)}.'
            ) from error
        except NoSuchRoutineError as error:
            if os.path.lexists(words):
                return self.read(words)
            nearest = ", ".join(f'"{name}"' for name in error.nearest)
            hint = f"The nearest: {nearest}." if nearest else "recovery-timer list shows them all."
            raise FailedError(f'No routine and no file is called "{words}". {hint}') from error

    def read(self, file: str) -> Read:
        """Return what is in ``file``; raise FailedError if it cannot be read or is not a routine."""
        called = _called(file)
        try:
            with _opened(file) as stream:
                return self.exchange.read_stream(stream, self.services.new_id(), "" if file == STANDARD else file)
        except FaultyTextError as faulty:
            every = [f"{called}: {fault.sentence}" for fault in faulty.faults]
            raise FailedError(every[0], every) from faulty
        except NotARoutineError as fault:
            raise FailedError(f"{called}: {error_reason(fault)}") from fault
        except (OSError, ValueError) as error:
            # ValueError: an impossible file name.
            raise FailedError(f"{called}: It cannot be read: {reason(error)}.") from error

    def timeline(self, read: Read, words: str) -> Timeline:
        """Return the timeline of a routine, which the user named ``words``; raise FailedError if it is too long."""
        try:
            return expand(read.routine, self._catalogue_for(read), self.settings.gaps)
        except OutOfRangeError as error:
            raise FailedError(f"{_called(words)}: {error}.") from error

    def missing(self, read: Read) -> tuple[str, ...]:
        """Return the names of the steps of a routine whose techniques are neither known here nor came with it."""
        return missing_from(self._catalogue_for(read), read.routine)

    def _catalogue_for(self, read: Read) -> Catalogue:
        return with_guests(self.techniques.catalogue, read.techniques)

    def timeline_or_none(self, routine: Routine) -> Timeline | None:
        """Return the timeline of ``routine`` of the library; if it is too long, report that and return None."""
        try:
            return self.timeline(Read(routine), routine.name)
        except FailedError as failure:
            terminal.print_error(str(failure))
            return None

    def as_last_time(self, read: Read) -> Read | None:
        """Return a routine with the lengths of its last session; None if nothing differed, or there was none."""
        from recovery_timer.journal.reuse import as_last_time

        for record in self.services.journal.read_sessions_of(read.routine.id, 1):
            routine = as_last_time(read.routine, record)
            return None if routine is None else read._replace(routine=routine)
        return None


@contextmanager
def writing(file: str, *, force: bool) -> Iterator[Path]:
    """Yield the path at which the user's ``file`` is to be written, which overwrites nothing without ``force``.

    Raises:
        FailedError: if it must not be written, or if the block raises an OSError or ValueError.
    """
    try:
        # Replace the target of a link, not the link.
        path = Path(os.path.realpath(file))
        if path.exists() and not path.is_file():
            raise FailedError(f"{file}: It is not a file, so it is left as it is.")
        if path.exists() and not force:
            raise FailedError(f"{file}: It is there already; --force replaces it.")
        if not path.parent.is_dir():
            raise FailedError(f"{file}: There is no folder {path.parent}.")
        yield path
    except (OSError, ValueError) as error:
        # ValueError: an impossible file name.
        raise FailedError(f"{file}: It cannot be written: {reason(error)}.") from error


def reason(error: OSError | ValueError) -> str:
    """Return the system's reason for ``error``, without the file's name."""
    return error_reason(error).removesuffix(".")


def _called(file: str) -> str:
    return "standard input" if file == STANDARD else file


def _opened(file: str) -> AbstractContextManager[BinaryIO]:
    if file != STANDARD:
        return Path(file).open("rb")
    # None if the process was started without standard input.
    return nullcontext(sys.stdin.buffer if sys.stdin is not None else BytesIO())
