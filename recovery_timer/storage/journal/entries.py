"""Conversion between the user's entries and their rows in the journal: a table for each kind, named in ``TABLES``.

The levels of a soreness are rows of a table of their own.
"""

import sqlite3
from collections.abc import Iterator, Mapping
from datetime import datetime

from msgspec import convert, to_builtins

from recovery_timer.journal.entries import Answer, Elsewhere, Entry, Level, Note, Reminder, Run, Soreness
from recovery_timer.storage.journal.rows import stamp_ms

TABLES: Mapping[type[Entry], str] = {
    Run: "run",
    Soreness: "soreness",
    Note: "note",
    Elsewhere: "elsewhere",
    Reminder: "reminder",
    Answer: "answer",
}

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
    """Return the entries since then, oldest first; raise ValueError if a row is not a valid entry."""
    levels = _levels(database, since_ms)
    found: list[tuple[int, Entry]] = []
    for kind, table in TABLES.items():
        for row in _rows(database, table, since_ms):
            fields = dict(row) | {"type": table}
            for name in _LISTS & fields.keys():
                fields[name] = row[name].split()
            for name in {"at", "due", "until"} & fields.keys():
                fields[name] = None if row[name] is None else datetime.fromisoformat(row[name])
            if kind is Soreness:
                fields["levels"] = levels.get(row["id"], ())
            found.append((row["at_ms"], convert(fields, kind, strict=False)))
    return [entry for _, entry in sorted(found, key=lambda each: (each[0], each[1].id))]


def _rows(database: sqlite3.Connection, table: str, since_ms: int | None) -> Iterator[sqlite3.Row]:
    since = -(2**62) if since_ms is None else since_ms
    return database.execute(f"SELECT * FROM {table} WHERE at_ms >= ?", (since,))  # noqa: S608 - our own names


def _levels(database: sqlite3.Connection, since_ms: int | None) -> Mapping[str, tuple[Level, ...]]:
    query = "SELECT soreness_level.* FROM soreness JOIN soreness_level ON soreness = id WHERE at_ms >= ?"
    found: dict[str, tuple[Level, ...]] = {}
    for row in database.execute(query, (-(2**62) if since_ms is None else since_ms,)):
        level = convert({**dict(row), "side": row["side"] or None}, Level)
        found[row["soreness"]] = (*found.get(row["soreness"], ()), level)
    return found


def _level_row(level: Level) -> Mapping[str, object]:
    return {"muscle": level.muscle.value, "side": level.side or "", "level": level.level}


def _insert(database: sqlite3.Connection, table: str, row: Mapping[str, object]) -> None:
    names = ", ".join(f'"{name}"' for name in row)
    values = ", ".join(f":{name}" for name in row)
    database.execute(f"INSERT INTO {table} ({names}) VALUES ({values})", dict(row))  # noqa: S608 - our own names
