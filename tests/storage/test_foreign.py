"""Files of other programs, which are identified, and text in the encodings of other systems, which is read."""

import io

import pytest

from recovery_timer.ports.problems import FaultyTextError, Foreign, LooksLike, NotARoutineError
from recovery_timer.storage.catalogue import load_catalogue
from recovery_timer.storage.exchange import Exchange
from recovery_timer.storage.foreign import json_looks_like, text_looks_like

EXCHANGE = Exchange(load_catalogue)
JAWT = b'{"title": "Legs", "sets": [{"repetitions": 2, "exercises": [{"name": "Squats", "duration": 30}]}]}'
FOREIGN = [
    (JAWT, LooksLike.JAWT),
    (b'{"workouts": [' + JAWT + b"]}", LooksLike.JAWT),
    (b'{"id": "1", "name": "Legs", "activities": ["Squats"], "timeSettings": {"workTime": 30}}', LooksLike.OPENHIIT),
    (b'[{"name": "Legs", "activities": ["Squats"], "intervals": 3}]', LooksLike.OPENHIIT),
    (b'[{"id": 0, "name": "Squats", "color": "red", "duration": 1500}]', LooksLike.PILORAMA),
    (b'{"title": "Legs", "workout_exercises": []}', LooksLike.FEEEL),
    (b'{"title": "Legs", "exerciseDuration": 30, "breakDuration": 10}', LooksLike.FEEEL),
    (b'{"name": "Legs", "exercises": [{"name": "Squats", "sets": 3}]}', LooksLike.WORKOUT_TIMER),
    (b"exercise,duration,sets\nCalf stretch,30,3\nSquats,20,2\n", LooksLike.CSV),
    (b"Name;Sets;Reps\nSquats;3;10\n", LooksLike.CSV),
    (b"| Exercise | Time |\n|---|---:|\n| Calf stretch | 30s |\n", LooksLike.MARKDOWN_TABLE),
    (b'{"routine": 1}', LooksLike.JSON),
    (b"PK\x03\x04\x14\x00", LooksLike.ZIP),
    (b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", LooksLike.CALENDAR),
    (b'{"type":"run","at":"2026-05-05T18:10:00Z"}\n{"type":"note"}\n', LooksLike.HISTORY),
    (b"row,id,at,text\nnote,1,2026-05-05T18:10:00Z,tired\n", LooksLike.HISTORY),
    (b"PK\x03\x04".ljust(9_000_000), LooksLike.ZIP),
    (b"name: Legs\nsteps:\n  - name: Calf stretch\n    seconds: 30\n", LooksLike.YAML),
]


@pytest.mark.parametrize("data, looks_like", FOREIGN)
def test_read__names_what_a_file_of_another_program_looks_like(data: bytes, looks_like: LooksLike) -> None:
    with pytest.raises(NotARoutineError) as caught:
        EXCHANGE.read_stream(io.BytesIO(data), "new")

    assert caught.value.problem == Foreign(looks_like)


@pytest.mark.parametrize("data", [b"[]", b"[1]", b"{", b'{"schema": 1, "workouts": []}', b"1", b"\xff"])
def test_json_looks_like__unknown_data__is_none(data: bytes) -> None:
    assert json_looks_like(data) is None


@pytest.mark.parametrize(
    "text", ["", "30z calf, rest 1s\n30z squats, rest 2s", "Squats: 30z\nLunges: 20z", "one line, two"]
)
def test_text_looks_like__plain_text__is_none(text: str) -> None:
    assert text_looks_like(text) is None


@pytest.mark.parametrize("text", ["\n" * 20_000 + "sets", " " * 20_000 + "|", "name" + " " * 20_000 + "!,x\n1,2"])
def test_text_looks_like__much_white_space__is_fast(text: str) -> None:
    # An earlier version, with patterns across lines, took hours for the first.
    assert text_looks_like(text) is None


@pytest.mark.parametrize("coding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_read__of_utf_16_with_a_byte_order_mark(coding: str) -> None:
    mark = "" if coding == "utf-16" else "\ufeff"
    data = f"{mark}# Legs\r\n30s calf stretch – each side\r\n".encode(coding)

    routine = EXCHANGE.read_stream(io.BytesIO(data), "new").routine

    assert (routine.name, len(routine.blocks)) == ("Legs", 1)


def test_read__of_utf_16_that_is_cut_short__is_refused() -> None:
    with pytest.raises((NotARoutineError, FaultyTextError)):
        EXCHANGE.read_stream(io.BytesIO("30s calf stretch".encode("utf-16") + b"x"), "new")


def test_read__has_the_notices_of_a_text() -> None:
    read = EXCHANGE.read_stream(io.BytesIO(b"# Legs\n30-60s calf stretch"), "new")

    assert [notice.line for notice in read.notices] == [2]
