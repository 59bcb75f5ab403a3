"""Conversion between the user's entries and their rows in the journal: a table for each kind, named in ``TABLES``.

The levels of a soreness entry are rows of a table of their own.
"""

import sqlite3
from collections.abc import Iterator, Mapping
from datetime import datetime

from msgspec import convert, to_builtins

from recovery_timer.journal.entries import Answer, Elsewhere, Entry, Level, Note, Reminder, Run, Sign, Soreness
from recovery_timer.journal.moments import stamp_ms
from recovery_timer.storage.journal.rows import muscle_called, side_called

TABLES: Mapping[type[Entry], str] = {
    Run: "run",
    Soreness: "soreness",
    Note: "note",
    Elsewhere: "elsewhere",
    Reminder: "reminder",
    Answer: "answer",
}

_LONG_AGO = -(2**62)

_LISTS = {"signs", "muscles"}
"""Columns with several words, separated by spaces."""


def replace(database: sqlite3.Connection, entry: Entry) -> None:
    """Write ``entry`` in place of an earlier version, even if that was of another kind."""
    delete(database, entry.id)
    fields: dict[str, object] = to_builtins(entry)
    del fields["type"]
    levels = fields.pop("levels", ())
    row = {name: " ".join(sorted(value)) if name in _LISTS else value for name, value in fields.items()}  # type: ignore[call-overload]  # a list of words
    _insert(database, TABLES[type(entry)], row | {"at": entry.at.isoformat(), "at_ms": stamp_ms(entry.at)})
    for level in convert(levels, tuple[Level, ...]):
        _insert(database, "soreness_level", {"soreness": entry.id, **_level_row(level)})


def delete(database: sqlite3.Connection, kept_id: str) -> None:
    """Delete whatever has this id: a session or an entry."""
    for table in ("session", *TABLES.values()):
        database.execute(f"DELETE FROM {table} WHERE id = ?", (kept_id,))  # noqa: S608 - our own names


def load(database: sqlite3.Connection, since_ms: int | None) -> list[Entry]:
    """Return the entries since that time, oldest first; raise ValueError if a row is not a valid entry."""
    found: list[tuple[int, Entry]] = list(_soreness(database, since_ms))
    for kind, table in TABLES.items():
        if kind is not Soreness:
            found += ((row["at_ms"], _entry(row, kind, table)) for row in _rows(database, table, since_ms))
    return [entry for _, entry in sorted(found, key=lambda each: (each[0], each[1].id))]


def _entry(row: sqlite3.Row, kind: type[Entry], table: str) -> Entry:
    fields = dict(row) | {"type": table}
    for name in _LISTS & fields.keys():
        fields[name] = row[name].split()
    for name in {"at", "due", "until"} & fields.keys():
        fields[name] = None if row[name] is None else datetime.fromisoformat(row[name])
    entry: Entry = convert(fields, kind, strict=False)
    return entry


def _soreness(database: sqlite3.Connection, since_ms: int | None) -> Iterator[tuple[int, Soreness]]:
    """Yield soreness entries with their times. Levels are so numerous that they are built without `convert`."""
    levels: dict[str, list[Level]] = {}
    query = "SELECT soreness_level.* FROM soreness JOIN soreness_level ON soreness = id WHERE at_ms >= ?"
    for kept_id, muscle, side, level in database.execute(query, (_LONG_AGO if since_ms is None else since_ms,)):
        levels.setdefault(kept_id, []).append(Level(muscle_called(muscle), level, side_called(side)))
    for kept_id, at, at_ms, signs in _rows(database, "soreness", since_ms):
        kept = frozenset(map(Sign, signs.split()))
        moment = datetime.fromisoformat(at)
        yield at_ms, Soreness(id=kept_id, at=moment, levels=tuple(levels.get(kept_id, ())), signs=kept)


def _rows(database: sqlite3.Connection, table: str, since_ms: int | None) -> Iterator[sqlite3.Row]:
    since = _LONG_AGO if since_ms is None else since_ms
    return database.execute(f"SELECT * FROM {table} WHERE at_ms >= ?", (since,))  # noqa: S608 - our own names


def _level_row(level: Level) -> Mapping[str, object]:
    return {"muscle": level.muscle.value, "side": level.side or "", "level": level.level}


def _insert(database: sqlite3.Connection, table: str, row: Mapping[str, object]) -> None:
    names = ", ".join(f'"{name}"' for name in row)
    values = ", ".join(f":{name}" for name in row)
    database.execute(f"INSERT INTO {table} ({names}) VALUES ({values})", dict(row))  # noqa: S608 - our own names
