"""Importing and exporting routines, as JSON or as text.

A file that begins with a brace or a bracket is read as JSON, any other as text, whatever its name.
"""

import codecs
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from recovery_timer.ports import Read
from recovery_timer.ports.problems import (
    FaultyTextError,
    Foreign,
    NotARoutineError,
    NotUtf8,
    RoutineTooLarge,
    WrongValue,
)
from recovery_timer.routine.limits import NAME_LENGTH
from recovery_timer.routine.model import Routine
from recovery_timer.routine.own import OwnTechnique
from recovery_timer.routine.technique import Catalogue
from recovery_timer.storage import document
from recovery_timer.storage.files.atomic import read_bounded, write_atomically
from recovery_timer.storage.foreign import data_looks_like, json_looks_like, text_looks_like

TEXT_SUFFIX = ".txt"

_JSON_BEGINS = (b"{", b"[")
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_BEFORE_JSON = b"\xef\xbb\xbf \t\r\n"
UNNAMED = "Unnamed routine"
"""In English, like the built-in routines: the window translates it."""


class Exchange:
    """Reads and writes files that users exchange, as `ports.RoutineExchange`."""

    def __init__(self, catalogue: Callable[[], Catalogue]) -> None:
        """``catalogue`` returns the current one, which is used to read and write text."""
        self._catalogue = catalogue

    def read(self, file: str, new_id: str) -> Read:
        """Return the routine in ``file``; text gets the id ``new_id``, and the file's name if it contains no name.

        Raises:
            ValueError: if it is not a routine; the message says where the fault is.
            OSError: if it cannot be read.
        """
        return self._decode(read_bounded(Path(file), document.MAX_BYTES), new_id, file)

    def read_stream(self, stream: BinaryIO, new_id: str, file: str = "") -> Read:
        """Return the routine in ``stream``, like `read`.

        It may be an endless pipe: no more is read than the largest routine needs.
        """
        return self._decode(stream.read(document.MAX_BYTES + 1), new_id, file)

    def encode(self, routine: Routine, techniques: Sequence[OwnTechnique] = (), *, as_text: bool) -> bytes:
        """Return the content of a file for ``routine``; as text, it only names its ``techniques``."""
        if as_text:
            from recovery_timer.routine import notation

            return notation.write(routine.name, routine.blocks, self._catalogue()).encode()
        return document.encode(routine, techniques)

    def write(self, routine: Routine, file: str, techniques: Sequence[OwnTechnique] = ()) -> None:
        """Write ``routine`` to ``file``, as text if its name ends in ``.txt``; raise OSError if that fails."""
        path = Path(file)
        write_atomically(path, self.encode(routine, techniques, as_text=path.suffix.lower() == TEXT_SUFFIX))

    def _decode(self, data: bytes, new_id: str, file: str) -> Read:
        try:
            return self._decode_routine(data, new_id, file)
        except (NotARoutineError, FaultyTextError) as error:
            looks_like = data_looks_like(data)
            if looks_like is None:
                raise
            raise NotARoutineError(Foreign(looks_like)) from error

    def _decode_routine(self, data: bytes, new_id: str, file: str) -> Read:
        if len(data) > document.MAX_BYTES:
            raise NotARoutineError(RoutineTooLarge(0, document.MAX_BYTES))
        if data.startswith(_UTF_16):
            # Some Windows programs write text this way. Half a character at the end is refused below.
            with suppress(UnicodeDecodeError):
                data = data.decode("utf-16").encode("utf-8", "surrogatepass")
        if data.lstrip(_BEFORE_JSON).startswith(_JSON_BEGINS):
            read_document = _decode_json(data)
            return Read(read_document.routine, techniques=read_document.techniques)
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise NotARoutineError(NotUtf8(may_be_text=True)) from error
        from recovery_timer.routine import notation

        catalogue = self._catalogue()
        try:
            read = notation.parse(text, catalogue)
        except notation.NotationError as error:
            looks_like = text_looks_like(text)
            if looks_like is not None:
                raise NotARoutineError(Foreign(looks_like)) from error
            raise FaultyTextError(text, notation.faults(text, catalogue)) from error
        routine = Routine(id=new_id, name=read.name or _name_from(file), blocks=read.blocks)
        return Read(routine, read.notices)


def _decode_json(data: bytes) -> document.RoutineDocument:
    try:
        return document.decode_document(data)
    except NotARoutineError as error:
        looks_like = json_looks_like(data) if isinstance(error.problem, WrongValue) else None
        if looks_like is None:
            raise
        raise NotARoutineError(Foreign(looks_like)) from error


def _name_from(file: str) -> str:
    """Return a name for an unnamed routine: its file's name, cut to the longest name allowed."""
    printable = "".join(each if each.isprintable() else " " for each in Path(file).stem)
    return " ".join(printable.split())[: NAME_LENGTH.high].strip() or UNNAMED
