"""The history as CSV and as JSON Lines, for use elsewhere and for reading back. UTF-8; times in ISO 8601 with offset.

JSON Lines has one object per line: its ``type`` is ``session`` (with its visits and pauses), ``run``, ``soreness``,
``note`` or ``elsewhere``. CSV has one table with the columns `COLUMNS`; those that do not apply are empty:

| ``row`` | is one | columns of its own |
|---|---|---|
| session | session; its visits and pauses follow | ``at`` (start), ``ended``, ``outcome``, ``held_ms``, ``cues_due``, |
| | | ``cues_on_time`` and ``cues_worst_ms`` (how late or early the worst was); empty if not measured |
| visit | stay in a segment, held if its ``kind`` is work, warm or cold | ``at`` (entered), ``session``, ``held_ms`` |
| pause | pause of a session | ``session``, ``start_ms`` and ``end_ms`` since its start, ``reason`` |
| run | run | ``distance_m``, ``duration_s``, ``hard`` (long or hard), ``text`` |
| soreness | level, 0 to 10; rows with one ``id`` were entered together | ``muscle``, ``side``, ``level``, ``signs`` |
| note | note | ``text``, ``session`` if it is about one |
| elsewhere | activity without the program | ``name``, ``duration_s``, ``muscles`` |
"""

import csv
import hashlib
import io
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta
from itertools import chain
from pathlib import Path
from typing import NamedTuple

import msgspec

from recovery_timer.journal.entries import Elsewhere, Logged, Note, Run, Soreness
from recovery_timer.journal.summary import summary_of
from recovery_timer.ports.problems import FileProblemError, NotAHistory
from recovery_timer.routine.message import Message
from recovery_timer.session.record import Record, Visit
from recovery_timer.storage.files.atomic import read_bounded, replacing
from recovery_timer.storage.journal.rows import cues_columns, cues_fields, pause_row, visit_fields, visit_row

_SESSION = (
    *("routine_id", "ended", "outcome", "session_ms", "held_ms", "planned_ms"),
    *("cues_due", "cues_on_time", "cues_worst_ms"),
)
_VISIT = (
    *("number", "index", "start_ms", "kind", "block", "inner", "round", "of_rounds", "label", "technique", "family"),
    *("muscles", "side", "set_number", "of_sets", "reps", "instruction", "estimate_ms", "entered_ms"),
    *("extended_ms", "skipped_ms", "left", "passed"),
)
_ENTRY = ("end_ms", "reason", "muscle", "level", "signs", "distance_m", "duration_s", "hard", "text")
COLUMNS = ("row", "id", "at", "session", "name", *_SESSION, *_VISIT, *_ENTRY)

MOST_BYTES = 512 * 1024 * 1024
_LARGEST = 2**53
"""Larger numbers are not exact in other programs, and none of our times is that long."""

_YEARS = range(1970, 2200)


class HistoryFile(NamedTuple):
    """The contents of a history file."""

    records: tuple[Record, ...]
    entries: tuple[Logged, ...]


class NotHistoryError(ValueError):
    """The data is not a history; ``message`` says why, ``line`` where (from 1)."""

    def __init__(self, line: int, message: Message) -> None:
        super().__init__(message)
        self.line = line
        self.message = message


class Files:
    """History files, as `ports.HistoryFiles`."""

    def write(self, file: Path, records: Iterable[Record], entries: Iterable[Logged]) -> None:
        """Write ``records`` and ``entries`` to ``file``: as CSV if its suffix is ``.csv``, else as JSON Lines.

        Raises:
            OSError: if it cannot be written; an existing file stays as it was.
        """
        lines = as_csv if file.suffix.casefold() == ".csv" else as_json_lines
        with replacing(file) as new, new.open("wb") as opened:
            opened.writelines(lines(records, entries))

    def read(self, file: Path) -> HistoryFile:
        """Return the history in ``file``; raise OSError if it cannot be read, or is not a history."""
        try:
            return read(read_bounded(file, MOST_BYTES))
        except NotHistoryError as error:
            detail = str(error.message).rstrip(".")
            raise FileProblemError(NotAHistory(error.line, detail), str(file)) from error


# -- writing


def as_json_lines(records: Iterable[Record], entries: Iterable[Logged]) -> Iterator[bytes]:
    """Yield the lines of ``records`` and ``entries``, in their order."""
    for record in records:
        yield msgspec.json.encode({"type": "session", **msgspec.to_builtins(record, builtin_types=(datetime,))}) + b"\n"
    for entry in entries:
        yield msgspec.json.encode(entry) + b"\n"


def as_csv(records: Iterable[Record], entries: Iterable[Logged]) -> Iterator[bytes]:
    """Yield the lines of the table, its head first."""
    yield csv_head()
    yield from csv_rows(records, entries)


def csv_head() -> bytes:
    """Return the first line of the table."""
    return (",".join(COLUMNS) + "\n").encode()


def csv_rows(records: Iterable[Record], entries: Iterable[Logged]) -> Iterator[bytes]:
    """Yield the lines of ``records`` and ``entries``."""
    line = io.StringIO()
    write = csv.DictWriter(line, COLUMNS, restval="", extrasaction="ignore", lineterminator="\n").writerow
    rows = (row for record in records for row in _session_rows(record))
    for row in chain(rows, (row for entry in entries for row in _entry_rows(entry))):
        write(row)
        yield line.getvalue().encode()
        line.seek(0)
        line.truncate()


def _session_rows(record: Record) -> Iterator[Mapping[str, object]]:
    summary = summary_of(record)
    yield {
        "row": "session",
        "id": record.id,
        "at": record.started.isoformat(),
        "name": record.routine_name,
        "routine_id": record.routine_id,
        "ended": record.ended.isoformat(),
        "outcome": record.outcome.value,
        "session_ms": record.session_ms,
        "held_ms": summary.held_ms,
        "planned_ms": summary.planned_ms,
        **cues_columns(record),
    }
    for number, visit in enumerate(record.visits):
        yield {"row": "visit", "at": _entered(record, visit), **visit_row(record.id, number, visit)}
    for number, pause in enumerate(record.pauses):
        yield {"row": "pause", **pause_row(record.id, number, pause)}


def _entered(record: Record, visit: Visit) -> str:
    if visit.entered_ms is None:
        return ""
    return (record.started + timedelta(milliseconds=visit.entered_ms)).isoformat(timespec="milliseconds")


def _entry_rows(entry: Logged) -> Iterator[Mapping[str, object]]:
    row = {"id": entry.id, "at": entry.at.isoformat()}
    match entry:
        case Run():
            fields = {name: getattr(entry, name) for name in ("distance_m", "duration_s")}
            yield {"row": "run", **row, **fields, "hard": int(entry.hard), "text": entry.note}
        case Soreness():
            row["signs"] = " ".join(sorted(entry.signs))
            for level in entry.levels:
                yield {"row": "soreness", **row, "muscle": level.muscle, "side": level.side, "level": level.level}
            if not entry.levels:
                yield {"row": "soreness", **row}
        case Note():
            yield {"row": "note", **row, "session": entry.session, "text": entry.text}
        case Elsewhere():
            muscles = " ".join(entry.muscles)
            yield {"row": "elsewhere", **row, "name": entry.what, "duration_s": entry.duration_s, "muscles": muscles}


# -- reading


def is_history(data: bytes) -> bool:
    """Return whether ``data`` begins like a history; only `read` can tell whether all of it is one."""
    head = data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1_000].partition(b"\n")[0]
    return head.startswith(b'{"type":') or {b"row", b"at"} <= set(head.rstrip().split(b","))


def read(data: bytes) -> HistoryFile:
    """Return the history in ``data``. A row without an id gets one derived from its content: the same each time.

    Raises:
        NotHistoryError: if any part of it is not a history.
    """
    data = data.removeprefix(b"\xef\xbb\xbf")
    if len(data) > MOST_BYTES:
        raise NotHistoryError(1, Message("The file is too large."))
    return _read_json_lines(data) if data.lstrip()[:1] == b"{" else _read_csv(data)


def _read_json_lines(data: bytes) -> HistoryFile:
    records: list[Record] = []
    entries: list[Logged] = []
    for number, line in enumerate(data.splitlines(), start=1):
        if not line.strip():
            continue
        with _at(number):
            fields = msgspec.json.decode(line)
            if not isinstance(fields, dict):
                raise TypeError("an object is expected")
            if not fields.get("id"):
                fields["id"] = _id_of(line)
            if fields.get("type") == "session":
                records.append(_checked(msgspec.convert(fields, Record)))
            else:
                entries.append(_checked_entry(msgspec.convert(fields, Logged)))
    return HistoryFile(tuple(records), tuple(entries))


def _read_csv(data: bytes) -> HistoryFile:
    with _at(1):
        lines = csv.DictReader(io.StringIO(data.decode(), newline=""), strict=True)
        if not {"row", "at"} <= set(lines.fieldnames or ()):
            raise ValueError("the columns row, id and at are expected")
    sessions: dict[str, tuple[int, dict[str, object]]] = {}
    parts: dict[str, dict[str, list[dict[str, object]]]] = {"visit": {}, "pause": {}}
    entries: dict[str, tuple[int, dict[str, object]]] = {}
    while True:
        with _at(lines.line_num + 1):
            row = next(lines, None)
            if row is None:
                break
            if None in row:
                raise ValueError("the line has more fields than there are columns")
            _take(row, lines.line_num, sessions, parts, entries)
    return HistoryFile(
        tuple(_record(number, fields, parts) for number, fields in sessions.values()),
        tuple(_entry(number, fields) for number, fields in entries.values()),
    )


def _take(
    row: Mapping[str, str],
    number: int,
    sessions: dict[str, tuple[int, dict[str, object]]],
    parts: Mapping[str, dict[str, list[dict[str, object]]]],
    entries: dict[str, tuple[int, dict[str, object]]],
) -> None:
    """Add ``row`` to the sessions, the parts of sessions, or the entries."""
    given: dict[str, object] = {name: value for name, value in row.items() if value}
    kind = str(given.pop("row", ""))
    kept_id = str(given.setdefault("id", _id_of("\0".join(map(str, row.values())).encode())))
    if kind == "session":
        sessions[kept_id] = number, given
    elif kind in parts:
        parts[kind].setdefault(str(given.get("session", "")), []).append(given)
    elif kind == "soreness" and kept_id in entries:
        levels = entries[kept_id][1].get("levels")
        if not isinstance(levels, list):
            raise ValueError("a row of another kind has the same id")
        levels.append(_level(given))
    else:
        entries[kept_id] = number, _entry_fields(kind, given)


def _entry_fields(kind: str, given: dict[str, object]) -> dict[str, object]:
    fields = {"type": kind, **given}
    match kind:
        case "run":
            fields["note"] = fields.pop("text", "")
        case "soreness":
            fields["levels"] = [_level(given)] if "muscle" in given else []
            fields["signs"] = str(given.get("signs", "")).split()
        case "elsewhere":
            fields["what"] = fields.pop("name", "")
            fields["muscles"] = str(given.get("muscles", "")).split()
        case _:
            pass
    return fields


def _level(given: Mapping[str, object]) -> dict[str, object]:
    return {name: given[name] for name in ("muscle", "side", "level") if name in given}


def _record(
    number: int, fields: dict[str, object], parts: Mapping[str, Mapping[str, list[dict[str, object]]]]
) -> Record:
    with _at(number):
        session = str(fields["id"])
        empty = dict.fromkeys(COLUMNS) | dict.fromkeys(("muscles", "label", "instruction"), "")
        visits = [visit_fields({**empty, **visit}) for visit in _in_order(parts["visit"].get(session, ()))]
        pauses = _in_order(parts["pause"].get(session, ()))
        whole = {
            **fields,
            "started": fields.get("at"),
            "routine_name": fields.get("name"),
            "routine_id": fields.get("routine_id", ""),
            "visits": visits,
            "pauses": pauses,
            "cues": cues_fields(fields),
        }
        return _checked(msgspec.convert(whole, Record, strict=False))


def _in_order(rows: Iterable[dict[str, object]]) -> list[dict[str, object]]:
    return sorted(rows, key=lambda row: int(str(row.get("number", 0))))


def _entry(number: int, fields: dict[str, object]) -> Logged:
    with _at(number):
        return _checked_entry(msgspec.convert(fields, Logged, strict=False))


@contextmanager
def _at(line: int) -> Iterator[None]:
    """Convert any error in ``line`` to a NotHistoryError that says where it is."""
    try:
        yield
    except (ValueError, TypeError, RecursionError, OverflowError, csv.Error) as error:
        raise NotHistoryError(line, Message("{detail}.", detail=" ".join(str(error).split()).rstrip("."))) from error


def _checked(record: Record) -> Record:
    _require_years(record.started, record.ended)
    _require_plain(msgspec.to_builtins(record))
    return record


def _checked_entry(entry: Logged) -> Logged:
    _require_years(entry.at)
    _require_plain(msgspec.to_builtins(entry))
    return entry


def _require_years(*moments: datetime) -> None:
    for moment in moments:
        if moment.utcoffset() is None:
            raise ValueError("a time needs its offset from UTC")
        if moment.year not in _YEARS:
            raise ValueError(f"the year must be {_YEARS.start} to {_YEARS.stop - 1}")


def _require_plain(value: object) -> None:
    """Raise ValueError for values that the database cannot store: huge numbers and unpaired surrogates."""
    match value:
        case dict():
            for each in value.values():
                _require_plain(each)
        case list() | tuple():
            for each in value:
                _require_plain(each)
        case int() if abs(value) > _LARGEST:
            raise ValueError("a number is too large")
        case str():
            value.encode()
        case _:
            pass


def _id_of(line: bytes) -> str:
    return hashlib.sha256(line).hexdigest()[:32]
