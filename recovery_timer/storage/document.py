"""A routine as a JSON document: the format for saving, exporting, importing and shipping.

A document has one routine, ``{"schema": 1, "routine": {...}}``. The schema number is read first, so that a file from a
later version is refused as such, and not for a field that this version does not know. An exported routine includes the
user's own techniques that it uses, ``{"schema": 2, "routine": {...}, "techniques": [...]}``; without any, versions that
know only schema 1 can read it too.
"""

import codecs
import re
from collections.abc import Sequence
from contextlib import suppress

import msgspec
from msgspec import Struct

from recovery_timer.ports.problems import (
    NestedTooDeeply,
    NewerRoutine,
    NotARoutineError,
    NotJson,
    NotUtf8,
    RoutineTooLarge,
    UnknownSchema,
    WrongValue,
)
from recovery_timer.routine.model import WAIT, Order, Routine, Sides, Temperature, Water
from recovery_timer.routine.own import FAMILIES, OwnTechnique
from recovery_timer.routine.technique import Muscle
from recovery_timer.storage.schema import NewerSchemaError, require_known_schema

SCHEMA = 2
"""The newest document version that this program reads."""

_WITHOUT_TECHNIQUES = 1
"""The version of a document without techniques."""

MAX_BYTES = 8 * 1024 * 1024
"""The largest document that is read: far larger than any routine, and still decoded without a noticeable wait."""


_WORDS = {
    "type": ("step", "contrast", "circuit"),
    "sides": tuple(Sides),
    "order": tuple(Order),
    "start_on": tuple(Temperature),
    "end_on": tuple(Temperature),
    "water": tuple(Water),
    "position": ("a number of seconds", WAIT),
    "family": FAMILIES,
    "muscles": tuple(Muscle),
}
"""The choices for fields with a fixed set of values, which msgspec's message does not list."""


class RoutineDocument(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """The document around a routine, with the user's own techniques that came with it."""

    schema: int
    routine: Routine
    techniques: tuple[OwnTechnique, ...] = ()


class NewerDocumentError(NotARoutineError):
    """A newer version wrote the data. `understood` is its routine, if this version can read that part."""

    def __init__(self, schema: int, understood: Routine | None) -> None:
        super().__init__(NewerRoutine(schema, SCHEMA))
        self.understood = understood


def encode(routine: Routine, techniques: Sequence[OwnTechnique] = ()) -> bytes:
    """Return the document of ``routine`` with its ``techniques``: indented JSON with a final newline."""
    schema = SCHEMA if techniques else _WITHOUT_TECHNIQUES
    document = RoutineDocument(schema=schema, routine=routine, techniques=tuple(techniques))
    return msgspec.json.format(msgspec.json.encode(document), indent=2) + b"\n"


def decode(data: bytes) -> Routine:
    """Return the routine in the document ``data``; raise like `decode_document`."""
    return decode_document(data).routine


def decode_document(data: bytes) -> RoutineDocument:
    """Return the document in ``data``.

    Raises:
        NewerDocumentError: if a newer version wrote it.
        NotARoutineError: if it is too large, not JSON, or not a valid routine.
    """
    if len(data) > MAX_BYTES:
        raise NotARoutineError(RoutineTooLarge(len(data), MAX_BYTES))
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return _decoded(data)
    except msgspec.ValidationError as fault:
        raise NotARoutineError(_wrong_value(str(fault))) from fault
    except msgspec.DecodeError as fault:
        raise NotARoutineError(_not_json(data, str(fault))) from fault
    except UnicodeDecodeError as fault:
        raise NotARoutineError(NotUtf8()) from fault
    except RecursionError as fault:
        raise NotARoutineError(NestedTooDeeply()) from fault


def _decoded(data: bytes) -> RoutineDocument:
    """Return the document in ``data``, which is parsed again only if something is wrong with it."""
    try:
        document = msgspec.json.decode(data, type=RoutineDocument)
    except msgspec.ValidationError:
        # That it is from a newer version is the better reason to give.
        _require_known(data)
        raise
    if not _WITHOUT_TECHNIQUES <= document.schema <= SCHEMA:
        _require_known(data)
    return document


def _require_known(data: bytes) -> None:
    try:
        schema = require_known_schema(data, SCHEMA)
    except NewerSchemaError as newer:
        understood = None
        with suppress(msgspec.DecodeError):
            understood = msgspec.json.decode(data, type=RoutineDocument).routine
        raise NewerDocumentError(newer.schema, understood) from newer
    if schema < 1:
        raise NotARoutineError(UnknownSchema(schema, lowest=1, known=SCHEMA))


def _wrong_value(message: str) -> WrongValue:
    """Split msgspec's ``Expected `int`, got `str` - at `$.routine.blocks[0].reps` `` into the fault and its place."""
    what, _, path = _printable(message).partition(" - at ")
    where = path.strip("`").removeprefix("$").removeprefix(".")
    words = _WORDS.get(where.rpartition(".")[2], ())
    return WrongValue(where, what.replace("`", ""), words if "xpected" not in what else ())


def _printable(message: str) -> str:
    # Field names come from the file, and may contain anything.
    return "".join(each if each.isprintable() else each.encode("unicode_escape").decode() for each in message)


def _not_json(data: bytes, message: str) -> NotJson:
    """Return the line and column, both counted from 1, of the byte at which msgspec stopped."""
    found = re.search(r" \(byte (\d+)\)$", message)
    before = data[: int(found[1])] if found else data
    line = before.count(b"\n") + 1
    column = len(before[before.rfind(b"\n") + 1 :].decode(errors="replace")) + 1
    return NotJson(line, column, message.removeprefix("JSON is malformed: ")[: -len(found[0])] if found else "")
