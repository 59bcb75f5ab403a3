"""Routines in files of the user's choosing: brought in, and written out, as JSON or as text.

What begins with a brace or a bracket is taken for JSON, everything else for text, whatever the file is called.
"""

from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from recovery_timer.ports.problems import NotARoutineError, NotUtf8, RoutineTooLarge
from recovery_timer.routine.limits import NAME_LENGTH
from recovery_timer.routine.model import Routine, resolve_techniques
from recovery_timer.routine.technique import Catalogue
from recovery_timer.storage import document
from recovery_timer.storage.files.atomic import read_bounded, write_atomically

if TYPE_CHECKING:
    # 60 ms at start, and most starts meet no text: imported where it is used.
    from recovery_timer.routine.notation import Fault

TEXT_SUFFIX = ".txt"

_JSON_BEGINS = (b"{", b"[")
_BEFORE_JSON = b"\xef\xbb\xbf \t\r\n"
_UNNAMED = "Unnamed routine"


class FaultyTextError(ValueError):
    """A text that is no routine. Its words are those of the first fault; `every` has a line for each."""

    def __init__(self, faults: "tuple[Fault, ...]") -> None:
        """Say where each fault is, what was expected and what could stand there instead."""
        self.every = tuple(f"Line {each.line}, column {each.column}: {each.message}" for each in faults)
        super().__init__(self.every[0])


class Exchange:
    """Reads and writes files that people send each other, as `ports.RoutineExchange`."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Know the techniques that a text may name."""
        self._catalogue = catalogue

    def read(self, file: str, new_id: str) -> Routine:
        """Return the routine in ``file``; one that is text gets the id ``new_id``, and perhaps its name from the file.

        Raises:
            ValueError: it holds no routine; the message says where the fault is.
            OSError: it cannot be read.
        """
        return self._decode(read_bounded(Path(file), document.MAX_BYTES), new_id, file)

    def read_stream(self, stream: BinaryIO, new_id: str, file: str = "") -> Routine:
        """Return the routine that ``stream`` holds, as `read` does.

        It may be a pipe, and may be endless: no more is read than a routine can have.
        """
        return self._decode(stream.read(document.MAX_BYTES + 1), new_id, file)

    def encode(self, routine: Routine, *, as_text: bool) -> bytes:
        """Return what stands in a file of ``routine``."""
        if as_text:
            from recovery_timer.routine import notation

            return notation.write(routine.name, routine.blocks, self._catalogue).encode()
        return document.encode(routine)

    def write(self, routine: Routine, file: str) -> None:
        """Write ``routine`` to ``file``, as text if its name ends so; OSError if that cannot be done."""
        path = Path(file)
        write_atomically(path, self.encode(routine, as_text=path.suffix.lower() == TEXT_SUFFIX))

    def _decode(self, data: bytes, new_id: str, file: str) -> Routine:
        if len(data) > document.MAX_BYTES:
            raise NotARoutineError(RoutineTooLarge(0, document.MAX_BYTES))
        if data.lstrip(_BEFORE_JSON).startswith(_JSON_BEGINS):
            return resolve_techniques(document.decode(data), self._catalogue)
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise NotARoutineError(NotUtf8(may_be_text=True)) from error
        from recovery_timer.routine import notation

        try:
            read = notation.parse(text, self._catalogue)
        except notation.NotationError as error:
            raise FaultyTextError(notation.faults(text, self._catalogue)) from error
        return Routine(id=new_id, name=read.name or _name_from(file), blocks=read.blocks)


def _name_from(file: str) -> str:
    """Return what a routine without a name of its own is called: as much of its file's name as a name may hold."""
    printable = "".join(each if each.isprintable() else " " for each in Path(file).stem)
    return " ".join(printable.split())[: NAME_LENGTH.high].strip() or _UNNAMED
