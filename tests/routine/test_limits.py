import unicodedata
from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from recovery_timer.routine import limits
from recovery_timer.routine.lead_in import Gaps
from recovery_timer.routine.limits import OutOfRangeError
from recovery_timer.routine.model import Circuit, Contrast, Routine, Sketch, Step
from tests.strategies import names

STEP = {"type": "step", "name": "Calf stretch", "seconds": 30}
BY_REPS = {"type": "step", "name": "Lunges", "reps": 10}
CONTRAST = {"type": "contrast", "cycles": 4}
CIRCUIT = {"type": "circuit", "blocks": [STEP]}
BY_TOTAL = {"type": "contrast", "total": 1_200}
ROUTINE = {"id": "legs", "name": "Legs", "blocks": [STEP]}

# Every limit of a number: the type that has it, its field, its edges, and the range in the message.
WORK = (1, 14_400, "1 to 14,400 s")
GAP = (0, 600, "0 to 600 s")
COUNT = (1, 100, "1 to 100")
NUMBERS: list[tuple[type[Any], dict[str, Any], str, tuple[int, int, str]]] = [
    (Step, STEP, "seconds", WORK),
    (Step, BY_REPS, "reps", (1, 1_000, "1 to 1,000")),
    (Step, STEP, "sets", COUNT),
    (Step, STEP, "rest", GAP),
    (Step, STEP, "switch", GAP),
    (Step, STEP, "position", GAP),
    (Contrast, CONTRAST, "warm", WORK),
    (Contrast, CONTRAST, "cold", WORK),
    (Contrast, CONTRAST, "cycles", COUNT),
    (Contrast, BY_TOTAL, "total", WORK),
    (Contrast, CONTRAST, "transfer", GAP),
    (Contrast, CONTRAST, "position", GAP),
    (Circuit, CIRCUIT, "rounds", COUNT),
    (Circuit, CIRCUIT, "rest", GAP),
    (Gaps, {}, "get_ready", GAP),
]
every_number = pytest.mark.parametrize(
    "kind, valid, field, limit",
    NUMBERS,
    ids=[f"{kind.__name__}.{field}" for kind, _, field, _ in NUMBERS],
)


def by_constructor(kind: type[Any], values: dict[str, Any]) -> Any:
    without_tag = {name: value for name, value in values.items() if name != "type"}
    if "blocks" in without_tag:
        without_tag["blocks"] = tuple(Step(name=row["name"], seconds=row["seconds"]) for row in values["blocks"])
    return kind(**without_tag)


def by_json(kind: type[Any], values: dict[str, Any]) -> Any:
    return msgspec.json.decode(msgspec.json.encode(values), type=kind)


both_ways = pytest.mark.parametrize("make", [by_constructor, by_json])
Make = Callable[[type[Any], dict[str, Any]], Any]


def refusal(make: Make, kind: type[Any], values: dict[str, Any]) -> str:
    # msgspec.ValidationError is a ValueError too.
    with pytest.raises(ValueError, match=" must ") as caught:
        make(kind, values)
    return str(caught.value)


@both_ways
@every_number
def test_a_number__both_edges_are_allowed(
    make: Make, kind: type[Any], valid: dict[str, Any], field: str, limit: tuple[int, int, str]
) -> None:
    # A long total fits into 100 cycles only if the stays are long.
    valid = {**valid, "warm": 7_200, "cold": 7_200} if valid is BY_TOTAL else valid
    for edge in limit[:2]:
        assert getattr(make(kind, {**valid, field: edge}), field) == edge


@both_ways
@every_number
def test_a_number__just_outside_is_refused_with_field_and_range(
    make: Make, kind: type[Any], valid: dict[str, Any], field: str, limit: tuple[int, int, str]
) -> None:
    low, high, words = limit
    for beyond in (low - 1, high + 1):
        assert f"{field} must be {words}, not {beyond:,}" in refusal(make, kind, {**valid, field: beyond})


@both_ways
def test_a_number__far_outside_is_refused_the_same(make: Make) -> None:
    assert "sets must be 1 to 100" in refusal(make, Step, {**STEP, "sets": 10**18})


@pytest.mark.parametrize("value", ["30.5", "true", '"30"', "1e3"])
def test_a_number__json_that_is_not_an_integer_is_refused(value: str) -> None:
    text = f'{{"type": "step", "name": "Calf stretch", "seconds": {value}}}'
    with pytest.raises(msgspec.ValidationError, match=r"Expected `int \| null`.* - at `\$.seconds`"):
        msgspec.json.decode(text, type=Step)


@both_ways
def test_total__that_takes_over_100_cycles_is_refused(make: Make) -> None:
    fits = {"type": "contrast", "warm": 1, "cold": 1, "total": 201}
    assert make(Contrast, fits).cycle_count == 100
    assert "cycles that fit the total must be 1 to 100, not 101" in refusal(make, Contrast, {**fits, "total": 202})


@both_ways
@pytest.mark.parametrize("kind, valid", [(Step, STEP), (Routine, ROUTINE)])
def test_a_name__of_1_to_80_characters(make: Make, kind: type[Any], valid: dict[str, Any]) -> None:
    for length in (1, 80):
        assert len(make(kind, {**valid, "name": "é" * length}).name) == length
    for length in (0, 81):
        message = refusal(make, kind, {**valid, "name": "é" * length})
        assert f"name must be 1 to 80 characters, not {length}" in message


@both_ways
@pytest.mark.parametrize("kind, valid", [(Step, STEP), (Contrast, CONTRAST)])
def test_an_instruction__of_up_to_500_characters(make: Make, kind: type[Any], valid: dict[str, Any]) -> None:
    for length in (0, 500):
        assert len(make(kind, {**valid, "instruction": "é" * length}).instruction) == length
    message = refusal(make, kind, {**valid, "instruction": "é" * 501})
    assert "instruction must be 0 to 500 characters, not 501" in message


@both_ways
def test_blocks__of_a_routine_are_1_to_1000(make: Make) -> None:
    for count in (1, 1_000):
        assert len(make(Routine, {**ROUTINE, "blocks": [STEP] * count}).blocks) == count
    for count in (0, 1_001):
        message = refusal(make, Routine, {**ROUTINE, "blocks": [STEP] * count})
        assert f"blocks must be 1 to 1,000, not {count:,}" in message


@both_ways
def test_blocks__of_a_circuit_are_1_to_1000(make: Make) -> None:
    assert len(make(Circuit, {**CIRCUIT, "blocks": [STEP] * 1_000}).blocks) == 1_000
    for count in (0, 1_001):
        message = refusal(make, Circuit, {**CIRCUIT, "blocks": [STEP] * count})
        assert f"blocks of a circuit must be 1 to 1,000, not {count:,}" in message


def test_blocks__inside_circuits_count_too() -> None:
    step = Step(name="Calf stretch", seconds=30)
    circuit = Circuit(blocks=(step,) * 499)
    assert len(Routine(id="legs", name="Legs", blocks=(circuit, circuit)).blocks) == 2
    with pytest.raises(OutOfRangeError, match="blocks must be 1 to 1,000, not 1,001"):
        Routine(id="legs", name="Legs", blocks=(circuit, circuit, step))


def test_blocks__of_a_sketch_are_up_to_1000() -> None:
    step = Step(name="Calf stretch", seconds=30)
    for count in (0, 1_000):
        assert len(Sketch(name="Legs", blocks=(step,) * count).blocks) == count
    with pytest.raises(OutOfRangeError, match="blocks must be 1 to 1,000, not 1,001"):
        Sketch(name="Legs", blocks=(step,) * 999 + (Circuit(blocks=(step,)),))


# -- ids


@both_ways
@pytest.mark.parametrize("good", ["a", "Evening_legs-2", "0", "x" * 64, "console", "com10", "d5ab7a4e9f"])
def test_an_id__that_can_name_a_file(make: Make, good: str) -> None:
    assert make(Routine, {**ROUTINE, "id": good}).id == good


@both_ways
@pytest.mark.parametrize(
    "bad", ["", ".", "..", "../evening", "a/b", "a\\b", "a.b", "a b", "é", "a\n", "a\0", "x" * 65, "CON", "com1", "nul"]
)
def test_an_id__that_cannot_name_a_file__is_refused(make: Make, bad: str) -> None:
    message = refusal(make, Routine, {**ROUTINE, "id": bad})
    assert "id must be 1 to 64 characters of A-Z, a-z, 0-9, - and _, and no name of a device" in message


# -- texts


@pytest.mark.parametrize(
    "typed, kept",
    [
        ("  Calf stretch ", "Calf stretch"),
        ("Calf   stretch", "Calf stretch"),
        ("Calf\u00a0\u2003stretch", "Calf stretch"),
        ("Calf\tstretch\n", "Calf stretch"),
        ("Fu\u0308r morgen", "Für morgen"),
        ("\u212b", "\u00c5"),
        ("Rolle 👟🏽", "Rolle 👟🏽"),
        ("q\u0323\u0307", "q\u0323\u0307"),
        ("e" * 80 + " ", "e" * 80),
        ("e\u0301" * 80, "é" * 80),
    ],
)
def test_clean_name__is_nfc_trimmed_and_has_single_spaces(typed: str, kept: str) -> None:
    assert limits.clean_name("name", typed) == kept
    assert Step(name=typed, seconds=30).name == kept
    assert Routine(id="legs", name=typed, blocks=(Step(name="x", seconds=1),)).name == kept


def test_clean_name__only_spaces_is_refused() -> None:
    with pytest.raises(OutOfRangeError, match="name must be 1 to 80 characters, not 0"):
        limits.clean_name("name", " \u2003\t")


@pytest.mark.parametrize("character", ["\0", "\a", "\x1b", "\x7f", "\x80", "\x9f", chr(0xD800), chr(0xDFFF)])
def test_a_text__a_control_character_or_lone_surrogate_is_refused_and_named(character: str) -> None:
    named = f"must not contain the character U\\+{ord(character):04X}"
    with pytest.raises(ValueError, match=f"^name {named}"):
        Step(name=f"Calf{character}stretch", seconds=30)
    with pytest.raises(ValueError, match=f"^name {named}"):
        Routine(id="legs", name=f"Legs{character}", blocks=(Step(name="x", seconds=1),))
    with pytest.raises(ValueError, match=f"^instruction {named}"):
        Step(name="Calf", seconds=30, instruction=f"Heel{character}down")
    with pytest.raises(ValueError, match=f"^instruction {named}"):
        Contrast(cycles=1, instruction=f"Up to{character}the knees")


@pytest.mark.parametrize("escaped", [r"\u0000", r"\u001b", r"\u007f", r"\ud800", r"\udc00x"])
def test_a_text__in_json_too(escaped: str) -> None:
    with pytest.raises(msgspec.DecodeError):
        msgspec.json.decode(f'{{"type": "step", "name": "Calf{escaped}", "seconds": 30}}', type=Step)


def test_a_text__a_surrogate_pair_in_json_is_one_character() -> None:
    step = msgspec.json.decode(r'{"type": "step", "name": "\ud83d\udc5f", "seconds": 30}', type=Step)
    assert step.name == "👟"


@pytest.mark.parametrize(
    "typed, kept",
    [
        ("  Heel down.\n", "Heel down."),
        ("Heel down.\r\nKnee straight.\rBreathe.", "Heel down.\nKnee straight.\nBreathe."),
        ("Fu\u0308r", "Für"),
        ("two  spaces", "two  spaces"),
        ("   ", ""),
    ],
)
def test_clean_instruction__is_nfc_and_trimmed_and_keeps_its_lines(typed: str, kept: str) -> None:
    assert limits.clean_instruction("instruction", typed) == kept
    assert Contrast(cycles=1, instruction=typed).instruction == kept


@given(text=st.text(max_size=200))
@example("\u0344\u2000a")
def test_clean_name__any_text_is_refused_or_kept_for_good(text: str) -> None:
    try:
        name = limits.clean_name("name", text)
    except ValueError:
        return
    assert limits.clean_name("name", name) == name
    assert unicodedata.is_normalized("NFC", name)
    assert 1 <= len(name) <= 80
    assert name.split() == name.split(" ")
    assert name.encode()
    assert not any(unicodedata.category(character) == "Cc" for character in name)


@given(name=names())
def test_clean_name__leaves_a_normalised_name_unchanged(name: str) -> None:
    assert limits.clean_name("name", name) == name


# -- the table


def test_limits__are_those_of_the_design() -> None:
    assert {
        "work": str(limits.WORK),
        "gap": str(limits.GAP),
        "sets": str(limits.SETS),
        "reps": str(limits.REPS),
        "blocks": str(limits.BLOCKS),
        "segments": str(limits.SEGMENTS),
        "name": str(limits.NAME_LENGTH),
        "instruction": str(limits.INSTRUCTION_LENGTH),
    } == {
        "work": "1 to 14,400 s",
        "gap": "0 to 600 s",
        "sets": "1 to 100",
        "reps": "1 to 1,000",
        "blocks": "1 to 1,000",
        "segments": "1 to 20,000",
        "name": "1 to 80 characters",
        "instruction": "0 to 500 characters",
    }


def test_require__accepts_none() -> None:
    limits.require("reps", limits.REPS, None)


def test_out_of_range_error__keeps_field_and_limit_for_the_builder() -> None:
    with pytest.raises(OutOfRangeError) as caught:
        Step(name="Calf stretch", seconds=0)
    assert caught.value.field == "seconds"
    assert caught.value.limit is limits.WORK


@every_number
def test_json_schema__shows_the_bounds_of_every_number(
    kind: type[Any], valid: dict[str, Any], field: str, limit: tuple[int, int, str]
) -> None:
    shown = msgspec.json.schema(kind)["$defs"][kind.__name__]["properties"][field]
    integers = [each for each in shown.get("anyOf", [shown]) if each.get("type") == "integer"]
    assert [(each["minimum"], each["maximum"]) for each in integers] == [limit[:2]]


def test_json_schema__shows_the_bounds_of_texts_and_blocks() -> None:
    shown = msgspec.json.schema(Routine)["$defs"]

    def bounds(kind: str, field: str, low: str, high: str) -> tuple[int, int]:
        found = shown[kind]["properties"][field]
        return found[low], found[high]

    assert bounds("Routine", "name", "minLength", "maxLength") == (1, 80)
    assert bounds("Step", "name", "minLength", "maxLength") == (1, 80)
    assert bounds("Step", "instruction", "minLength", "maxLength") == (0, 500)
    assert bounds("Contrast", "instruction", "minLength", "maxLength") == (0, 500)
    assert bounds("Routine", "blocks", "minItems", "maxItems") == (1, 1_000)
    assert bounds("Circuit", "blocks", "minItems", "maxItems") == (1, 1_000)


def test_as_copy__is_the_first_name_that_is_free() -> None:
    taken = {"Legs (copy)", "Legs (copy 2)"}
    assert limits.as_copy("Legs", lambda name: name == "Legs") == "Legs (copy)"
    assert limits.as_copy("Legs", taken.__contains__) == "Legs (copy 3)"


@pytest.mark.parametrize(
    "name,marked",
    [
        ("Legs", "Legs (copy)"),
        ("a" * 80, "a" * 73 + " (copy)"),
        ("a" * 72 + " legs", "a" * 72 + " (copy)"),
    ],
)
def test_with_mark__is_as_long_as_a_name_may_be_and_no_longer(name: str, marked: str) -> None:
    assert limits.with_mark(name, "copy") == marked
    assert limits.clean_name("name", marked) == marked
