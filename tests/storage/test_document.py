import json
from typing import Any

import pytest

from recovery_timer.ports.messages import routine_problem
from recovery_timer.ports.problems import NotARoutineError
from recovery_timer.routine.model import (
    WAIT,
    Circuit,
    Contrast,
    Order,
    Routine,
    Sides,
    Step,
    Temperature,
    Water,
)
from recovery_timer.storage import document

PLAIN = Routine(id="legs", name="Legs", blocks=(Step(name="Calf stretch", seconds=30),))

EVERYTHING = Routine(
    id="b7e1",
    name="Für morgen: 5 × Wade",
    blocks=(
        Step(
            name="Calf stretch",
            technique="calf-stretch",
            seconds=30,
            sets=3,
            sides=Sides.EACH,
            rest=0,
            switch=8,
            order=Order.ONE_SIDE_FIRST,
            position=20,
            instruction="Heel down.\nKnee straight.",
        ),
        Contrast(
            warm=200,
            cold=90,
            cycles=3,
            start_on=Temperature.COLD,
            end_on=Temperature.COLD,
            transfer=0,
            water=Water.SHOWER,
            position=WAIT,
        ),
        Circuit(blocks=(Step(name="High knees", reps=20), Contrast(total=1_200)), rounds=4, rest=20),
    ),
)


def document_of(block: dict[str, Any], **top: Any) -> bytes:
    """One block in an otherwise valid document."""
    routine = {"id": "legs", "name": "Legs", "blocks": [block]}
    return json.dumps({"schema": 1, "routine": routine, **top}).encode()


def refusal(data: bytes) -> str:
    with pytest.raises(NotARoutineError) as caught:
        document.decode(data)
    return routine_problem(caught.value.problem)


@pytest.mark.parametrize("routine", [PLAIN, EVERYTHING], ids=["plain", "everything"])
def test_decode__returns_what_was_encoded(routine: Routine) -> None:
    assert document.decode(document.encode(routine)) == routine


def test_encode__is_indented_json_with_a_final_newline() -> None:
    text = document.encode(PLAIN).decode()

    assert text.startswith('{\n  "schema": 1,\n  "routine": {\n    "id": "legs",')
    assert text.endswith("}\n")
    assert not text.endswith("\n\n")


def test_encode__keeps_letters_readable() -> None:
    assert "Für morgen: 5 × Wade" in document.encode(EVERYTHING).decode()


def test_decode__reads_a_file_with_a_byte_order_mark() -> None:
    assert document.decode(b"\xef\xbb\xbf" + document.encode(PLAIN)) == PLAIN


@pytest.mark.parametrize(
    "block, message",
    [
        pytest.param(
            {"type": "step", "name": "Calf", "seconds": 0},
            "At routine.blocks[0]: seconds must be 1 to 14,400 s, not 0.",
            id="beyond a limit",
        ),
        pytest.param(
            {"type": "step", "name": "Calf", "seconds": "30"},
            "At routine.blocks[0].seconds: Expected int | null, got str.",
            id="another type",
        ),
        pytest.param(
            {"type": "step", "name": "Calf", "seconds": 30, "colour": "red"},
            "At routine.blocks[0]: Object contains unknown field colour.",
            id="unknown field",
        ),
        pytest.param(
            {"type": "step", "name": "Calf", "seconds": 30, "col\nour": "red"},
            r"At routine.blocks[0]: Object contains unknown field col\nour.",
            id="unknown field of two lines",
        ),
        pytest.param(
            {"type": "jog", "name": "Calf", "seconds": 30},
            "At routine.blocks[0].type: Invalid value 'jog'. Expected step, contrast or circuit.",
            id="unknown block",
        ),
        pytest.param(
            {"type": "step", "name": "Calf", "seconds": 30, "sides": "both"},
            "At routine.blocks[0].sides: Invalid enum value 'both'. Expected each, left, right or together.",
            id="unknown word",
        ),
        pytest.param(
            {"type": "step", "name": "Calf", "seconds": 30, "position": "on"},
            "At routine.blocks[0].position: Invalid enum value 'on'. Expected a number of seconds or wait.",
            id="unknown position",
        ),
        pytest.param(
            {"type": "step", "name": "Calf", "seconds": 30, "sides": 2},
            "At routine.blocks[0].sides: Expected str, got int.",
            id="a number for a word",
        ),
        pytest.param(
            {"type": "circuit", "blocks": [{"type": "step", "name": " ", "reps": 5}]},
            "At routine.blocks[0].blocks[0]: name must be 1 to 80 characters, not 0.",
            id="inside a circuit",
        ),
    ],
)
def test_decode__reports_the_place_and_what_was_expected(block: dict[str, Any], message: str) -> None:
    assert refusal(document_of(block)) == message


@pytest.mark.parametrize(
    "data, message",
    [
        (b"[]", "At the top: Expected object, got array."),
        (b"{}", "At the top: Object missing required field schema."),
        (b'{"schema": 1}', "At the top: Object missing required field routine."),
        (b'{"schema": 0, "routine": {}}', "At schema: expected a number from 1 to 2, got 0."),
    ],
)
def test_decode__refuses_json_that_is_not_a_routine(data: bytes, message: str) -> None:
    assert refusal(data) == message


def test_decode__refuses_a_newer_schema_before_fields_it_does_not_know() -> None:
    data = document_of({"type": "sauna", "heat": 90}, schema=3, author="someone")

    assert refusal(data) == (
        "The file was written by a newer version of Recovery Timer (schema 3; this version reads up to 2). "
        "Update the program to open it."
    )


@pytest.mark.parametrize(
    "data, place",
    [
        (b"", "line 1, column 1: the text ends too early."),
        (b'{\n  "schema": 1,\n', "line 3, column 1: the text ends too early."),
        (b'{\n  "schema" 1}', "line 2, column 12: expected ':'."),
        ('{"ä": 1 2}'.encode(), "line 1, column 9: expected ',' or '}'."),
        (b"\xef\xbb\xbf# Legs", "line 1, column 1: invalid character."),
    ],
)
def test_decode__not_json__reports_the_place(data: bytes, place: str) -> None:
    assert refusal(data) == f"The file is not JSON: {place}"


def test_decode__refuses_text_in_another_encoding() -> None:
    data = document_of({"type": "step", "name": "xx", "seconds": 30}).replace(b"xx", "Füße".encode("latin-1"))

    assert refusal(data) == "The file is not JSON text: it is not in UTF-8."


def test_decode__refuses_deep_nesting() -> None:
    data = b'{"schema": 1, "routine": ' + b"[" * 200_000

    assert refusal(data) == "The file is not a routine: it is nested too deeply."


def test_decode__refuses_more_than_8_mib_unread() -> None:
    document.decode(document.encode(PLAIN).ljust(document.MAX_BYTES))

    assert refusal(b"\xff" * (document.MAX_BYTES + 1)) == (
        "The file is 8,388,609 bytes long; a routine has at most 8,388,608."
    )
