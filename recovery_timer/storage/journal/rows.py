"""Conversion between a record and its rows in the journal: one for the session and one per visit and pause."""

import sqlite3
from collections.abc import Iterable
from datetime import datetime

from msgspec import convert, to_builtins

from recovery_timer.routine.technique import Family
from recovery_timer.routine.timeline import LABELS, Segment
from recovery_timer.session.record import Pause, Record, Visit

SqlRow = dict[str, object]

_COLUMNS = {"set": "set_number", "duration_ms": "planned_ms"}
"""The columns of a segment whose names differ from the fields."""

_WATERS = {label: {"water": water, "temperature": temperature} for (water, temperature), label in LABELS.items()}
"""The fields of a contrast segment that have no column: its label implies them, even in older records."""


def insert(database: sqlite3.Connection, record: Record) -> None:
    """Insert the rows of ``record``, which must not exist yet."""
    _insert(database, "session", [_session_row(record)])
    _insert(database, "visit", (_visit_row(record.id, *each) for each in enumerate(record.visits)))
    _insert(database, "pause", (_pause_row(record.id, *each) for each in enumerate(record.pauses)))


def record_of(database: sqlite3.Connection, row: sqlite3.Row) -> Record:
    """Return the record of ``row`` in the session table; raise ValueError if its rows are not a valid record."""
    visits = database.execute("SELECT * FROM visit WHERE session = ? ORDER BY number", (row["id"],))
    pauses = database.execute("SELECT * FROM pause WHERE session = ? ORDER BY number", (row["id"],))
    fields = dict(row) | {
        "started": datetime.fromisoformat(row["started"]),
        "ended": datetime.fromisoformat(row["ended"]),
        "visits": [_visit_fields(visit) for visit in visits],
        "pauses": [dict(pause) for pause in pauses],
    }
    return convert(fields, Record)


def _insert(database: sqlite3.Connection, table: str, rows: Iterable[SqlRow]) -> None:
    for row in rows:
        names = ", ".join(f'"{name}"' for name in row)
        values = ", ".join(f":{name}" for name in row)
        database.execute(f"INSERT INTO {table} ({names}) VALUES ({values})", row)  # noqa: S608 - our own names


def _session_row(record: Record) -> SqlRow:
    return {
        "id": record.id,
        "routine_id": record.routine_id,
        "routine_name": record.routine_name,
        "started": record.started.isoformat(),
        # For sorting: the text has a local offset.
        "started_ms": int(record.started.timestamp() * 1_000),
        "ended": record.ended.isoformat(),
        "outcome": record.outcome.value,
        "session_ms": record.session_ms,
    }


def _visit_row(session: str, number: int, visit: Visit) -> SqlRow:
    fields = to_builtins(visit)
    segment = {_COLUMNS.get(name, name): value for name, value in fields.pop("segment").items()}
    segment["muscles"] = " ".join(segment["muscles"])
    del segment["water"], segment["temperature"]
    return {"session": session, "number": number, **segment, **fields, "passed": visit.passed}


def _pause_row(session: str, number: int, pause: Pause) -> SqlRow:
    return {"session": session, "number": number, **to_builtins(pause)}


def _visit_fields(row: sqlite3.Row) -> SqlRow:
    waters = _WATERS.get(row["label"], {}) if row["family"] == Family.CONTRAST else {}
    names = [name for name in Segment.__struct_fields__ if name not in {"water", "temperature"}]
    segment = {name: row[_COLUMNS.get(name, name)] for name in names}
    return dict(row) | {"segment": segment | {"muscles": row["muscles"].split()} | waters}
