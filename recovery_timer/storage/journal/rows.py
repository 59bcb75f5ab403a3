"""Conversion between a record and its rows in the journal.

There is one for the session, one for each visit and pause, and one for each muscle and side that was worked.
"""

import sqlite3
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from msgspec import convert, to_builtins

from recovery_timer.journal.moments import stamp_ms
from recovery_timer.routine.technique import Family, Muscle
from recovery_timer.routine.timeline import LABELS, Segment, Side
from recovery_timer.session.record import Cues, Outcome, Pause, Record, Visit

if TYPE_CHECKING:
    from recovery_timer.journal.summary import Summary, Worked

SqlRow = dict[str, object]

_MUSCLES = {muscle.value: muscle for muscle in Muscle}
_SIDES: Mapping[str, Side | None] = {"": None, "left": "left", "right": "right"}

_COLUMNS = {"set": "set_number", "duration_ms": "planned_ms"}
"""The columns of a segment whose names differ from the fields."""

_WATERS = {label: {"water": water, "temperature": temperature} for (water, temperature), label in LABELS.items()}
"""The fields of a contrast segment that have no column: its label implies them, even in older records."""

_WITHOUT_COLUMN = {"water", "temperature", "figure"}
"""The fields of a segment without a column; the figure of a technique is in the catalogue."""


def insert(database: sqlite3.Connection, record: Record) -> None:
    """Insert the rows of ``record``, which must not exist yet."""
    from recovery_timer.journal.summary import summary_of

    summary = summary_of(record)
    _insert(database, "session", [_session_row(record, summary)])
    _insert(database, "visit", (visit_row(record.id, *each) for each in enumerate(record.visits)))
    _insert(database, "pause", (pause_row(record.id, *each) for each in enumerate(record.pauses)))
    _insert(database, "worked", (_worked_row(record.id, each) for each in summary.worked))


def summaries(database: sqlite3.Connection, since_ms: int | None) -> "list[Summary]":
    """Return the summary of each session since that time, oldest first; raise ValueError if a row is invalid."""
    from recovery_timer.journal.summary import Summary, Worked

    worked: dict[str, list[Worked]] = {}
    since = -(2**62) if since_ms is None else since_ms
    query = "SELECT worked.* FROM session JOIN worked ON session = id WHERE started_ms >= ?"
    for session, muscle, side, held_ms in database.execute(query, (since,)):
        each = Worked(muscle_called(muscle), side_called(side), held_ms)
        worked.setdefault(session, []).append(each)
    query = "SELECT * FROM session WHERE started_ms >= ? ORDER BY started_ms, id"
    return [
        Summary(
            id=row["id"],
            routine_id=row["routine_id"],
            routine_name=row["routine_name"],
            started=datetime.fromisoformat(row["started"]),
            ended=datetime.fromisoformat(row["ended"]),
            outcome=Outcome(row["outcome"]),
            session_ms=row["session_ms"],
            held_ms=row["held_ms"],
            planned_ms=row["work_ms"],
            worked=tuple(worked.get(row["id"], ())),
        )
        for row in database.execute(query, (since,))
    ]


def muscle_called(kept: str) -> Muscle:
    """Return the muscle with this name; raise ValueError if there is none. Faster than calling the enum."""
    if kept not in _MUSCLES:
        raise ValueError(f"no muscle is called {kept!a}")
    return _MUSCLES[kept]


def side_called(kept: str) -> Side | None:
    """Return the side with this name, None for both; raise ValueError if there is none."""
    if kept not in _SIDES:
        raise ValueError(f"no side is called {kept!a}")
    return _SIDES[kept]


def record_of(database: sqlite3.Connection, row: sqlite3.Row) -> Record:
    """Return the record of ``row`` in the session table; raise ValueError if its rows are not a valid record."""
    visits = database.execute("SELECT * FROM visit WHERE session = ? ORDER BY number", (row["id"],))
    pauses = database.execute("SELECT * FROM pause WHERE session = ? ORDER BY number", (row["id"],))
    fields = dict(row) | {
        "started": datetime.fromisoformat(row["started"]),
        "ended": datetime.fromisoformat(row["ended"]),
        "visits": [visit_fields(dict(visit)) for visit in visits],
        "pauses": [dict(pause) for pause in pauses],
        "cues": cues_fields(dict(row)),
    }
    return convert(fields, Record)


def _insert(database: sqlite3.Connection, table: str, rows: Iterable[SqlRow]) -> None:
    for row in rows:
        names = ", ".join(f'"{name}"' for name in row)
        values = ", ".join(f":{name}" for name in row)
        database.execute(f"INSERT INTO {table} ({names}) VALUES ({values})", row)  # noqa: S608 - our own names


def _session_row(record: Record, summary: "Summary") -> SqlRow:
    return {
        "id": record.id,
        "routine_id": record.routine_id,
        "routine_name": record.routine_name,
        "started": record.started.isoformat(),
        "started_ms": stamp_ms(record.started),
        "ended": record.ended.isoformat(),
        "outcome": record.outcome.value,
        "session_ms": record.session_ms,
        "held_ms": summary.held_ms,
        "work_ms": summary.planned_ms,
        **cues_columns(record),
    }


def cues_columns(record: Record) -> SqlRow:
    """Return the columns for the cues of ``record``; none if they were not measured."""
    return {} if record.cues is None else {f"cues_{name}": value for name, value in to_builtins(record.cues).items()}


def cues_fields(row: Mapping[str, object]) -> SqlRow | None:
    """Return the fields of the cues in ``row``; None if they were not measured."""
    found = {name: row.get(f"cues_{name}") for name in Cues.__struct_fields__}
    return None if set(found.values()) == {None} else found


def visit_row(session: str, number: int, visit: Visit) -> SqlRow:
    """Return the row of the visit with that ``number`` in its session."""
    fields = to_builtins(visit)
    segment = {_COLUMNS.get(name, name): value for name, value in fields.pop("segment").items()}
    segment["muscles"] = " ".join(segment["muscles"])
    kept = {name: value for name, value in segment.items() if name not in _WITHOUT_COLUMN}
    return {"session": session, "number": number, **kept, **fields, "passed": visit.passed}


def pause_row(session: str, number: int, pause: Pause) -> SqlRow:
    """Return the row of the pause with that ``number`` in its session."""
    return {"session": session, "number": number, **to_builtins(pause)}


def _worked_row(session: str, worked: "Worked") -> SqlRow:
    return {"session": session, "muscle": worked.muscle, "side": worked.side or "", "held_ms": worked.held_ms}


def visit_fields(row: Mapping[str, Any]) -> SqlRow:
    """Return the fields of the visit in ``row``."""
    waters = _WATERS.get(row["label"], {}) if row["family"] == Family.CONTRAST else {}
    names = [name for name in Segment.__struct_fields__ if name not in _WITHOUT_COLUMN]
    segment = {name: row[_COLUMNS.get(name, name)] for name in names}
    return {**row, "segment": segment | {"muscles": row["muscles"].split()} | waters}
