import csv
from collections import Counter
from collections.abc import Sequence
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from recovery_timer.journal import totals
from recovery_timer.journal.entries import Logged, Note, Run, Soreness
from recovery_timer.journal.summary import summary_of
from recovery_timer.routine.timeline import LABELS
from recovery_timer.session.record import Record
from recovery_timer.storage.journal import exchange
from recovery_timer.storage.journal.exchange import NotHistoryError
from tests.fuzz import samples
from tests.journal.made import TUESDAY, entries, run
from tests.storage.journal.test_db import records

RECORDS = samples.records()
LOGGED = entries.filter(lambda entry: isinstance(entry, Logged))


@given(kept=records, logged=st.lists(LOGGED, max_size=5, unique_by=lambda entry: entry.id))
def test_json_lines__are_read_as_they_were_written(kept: Record, logged: list[Logged]) -> None:
    kept = replace(kept, id=f"id {kept.id}", started=TUESDAY, ended=TUESDAY)
    data = b"".join(exchange.as_json_lines([kept], logged))

    assert exchange.read(data) == ((kept,), tuple(logged))
    assert exchange.is_history(data)


def table(kept: Sequence[Record], logged: Sequence[Logged] = ()) -> bytes:
    return b"".join(exchange.as_csv(kept, logged))


def test_csv__of_real_sessions__is_read_as_it_was_written() -> None:
    found = exchange.read(table(RECORDS))

    assert found.records == tuple(RECORDS)
    assert any(visit.segment.label in LABELS.values() for kept in RECORDS for visit in kept.visits)
    assert exchange.is_history(table(RECORDS))


@given(logged=st.lists(LOGGED, max_size=5, unique_by=lambda entry: entry.id))
def test_csv__of_any_entries__is_read_as_it_was_written(logged: list[Logged]) -> None:
    usable = [entry for entry in logged if not any(odd in repr(entry) for odd in ("\\r", "\\x00"))]

    assert exchange.read(table([], usable)).entries == tuple(usable)


def test_csv__totals__are_those_of_an_independent_sum() -> None:
    held: Counter[str] = Counter()
    muscles: Counter[str] = Counter()
    days = {}
    for row in csv.DictReader(table(RECORDS).decode().splitlines()):
        if row["row"] == "session":
            days[row["id"]] = row["at"][:10]
        if row["row"] == "visit" and row["kind"] in {"work", "warm", "cold"}:
            held[days[row["session"]]] += int(row["held_ms"])
            for muscle in row["muscles"].split():
                muscles[muscle] += int(row["held_ms"])
    sessions = [summary_of(record) for record in RECORDS]

    assert {str(day): ms for day, ms in totals.a_day(sessions).items()} == {day: ms for day, ms in held.items() if ms}
    assert {m: total.held_ms for m, total in totals.a_muscle(sessions).items() if total.held_ms} == +muscles
    assert sum(held.values())


def test_csv__times__have_their_offset() -> None:
    (row,) = csv.DictReader(table([], [run()]).decode().splitlines())

    assert row["at"] == "2026-05-05T18:10:00+02:00"


def test_csv__by_hand__without_ids__is_the_same_each_time() -> None:
    data = b"\xef\xbb\xbfrow,at,distance_m,hard\nrun,2026-05-05T18:10:00+02:00,10000,true\nrun,2026-05-06T18:10:00Z,,\n"
    first, second = exchange.read(data), exchange.read(data)

    assert first == second
    assert first.entries[0].at == TUESDAY
    assert len({entry.id for entry in first.entries}) == 2


@pytest.mark.parametrize(
    "data, line, said",
    [
        (b"", 1, "columns"),
        (b"name,reps\nsquats,3\n", 1, "columns"),
        (b"row,id,at\nrun,a,yesterday\n", 2, "datetime"),
        (b"row,id,at\nrun,a,2026-05-05T18:10:00\n", 2, "offset"),
        (b"row,id,at\nrun,a,1066-05-05T18:10:00Z\n", 2, "year"),
        (b"row,id,at\nflight,a,2026-05-05T18:10:00Z\n", 2, "flight"),
        (b"row,id,at\nrun,a,2026-05-05T18:10:00Z,1,2\n", 2, "more fields"),
        (b"row,id,at,level,muscle\nsoreness,a,2026-05-05T18:10:00Z,11,calves\n", 2, "0 to 10"),
        (b'row,id,at\nrun,"a,2026-05-05T18:10:00Z\n', 2, "unexpected end"),
        (b"row,id,at\nrun,\xff,2026-05-05T18:10:00Z\n", 1, "utf-8"),
        (b'{"type":"run","id":"a","at":"2026-05-05T18:10:00Z"}\n{"type":"run","id":"b"}\n', 2, "at"),
        (b'{"type":"run","id":"a","at":"2026-05-05T18:10:00Z","distance_m":0}', 1, "distance"),
        (b'{"type":"session","id":"a"}', 1, "routine_id"),
        (b'{"type":"run"}\n[]\n', 1, "at"),
        (b'{"type":"note","id":"a","at":"2026-05-05T18:10:00Z","text":"x"}\n[]', 2, "object"),
    ],
)
def test_read__not_a_history__reports_the_line(data: bytes, line: int, said: str) -> None:
    with pytest.raises(NotHistoryError) as raised:
        exchange.read(data)

    assert raised.value.line == line
    assert said in raised.value.message


@pytest.mark.parametrize(
    "spoilt",
    [
        replace(RECORDS[0], session_ms=2**60),
        replace(RECORDS[0], started=datetime.fromisoformat("0001-01-01T00:00:00+14:00")),
    ],
)
def test_read__a_session_that_no_database_could_store__is_refused(spoilt: Record) -> None:
    data = b"".join(exchange.as_json_lines([spoilt], []))

    with pytest.raises(NotHistoryError, match=r"large|year"):
        exchange.read(data)


def test_read__blank_lines__are_ignored() -> None:
    line = b"".join(exchange.as_json_lines([], [run()]))

    assert exchange.read(line + b"\n\n" + line).entries == (run(), run())


@pytest.mark.parametrize("text", ["=1+1", "a,b", 'say "yes"', "two\nlines"])
def test_csv__any_text__survives(text: str) -> None:
    logged: list[Logged] = [Note(id="n", at=TUESDAY, text=text), Run(id="r", at=TUESDAY, note=text)]

    assert exchange.read(table([], logged)).entries == tuple(logged)


def test_soreness__of_signs_alone__survives() -> None:
    swollen = Soreness(id="s", at=TUESDAY, signs=frozenset({"swelling"}))  # type: ignore[arg-type]  # as from a file

    assert exchange.read(table([], [swollen])).entries == (swollen,)


def test_csv__soreness_with_the_id_of_a_run__is_refused() -> None:
    data = b"row,id,at,muscle,level\nrun,a,2026-05-01T19:30:00+00:00,,\nsoreness,a,2026-05-01T19:30:00+00:00,quads,4\n"

    with pytest.raises(NotHistoryError, match="another kind has the same id") as raised:
        exchange.read(data)
    assert raised.value.line == 3
