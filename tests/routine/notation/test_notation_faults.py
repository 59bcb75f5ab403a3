import re
from typing import NamedTuple

import pytest

from recovery_timer.routine.notation import Fault, NotationError, faults, parse
from recovery_timer.routine.notation.reading import LARGEST
from recovery_timer.storage.catalogue import load_catalogue

CATALOGUE = load_catalogue()
STEP_OPTION = 'an option: rest 10s, switch 5s, position wait, one side first, or an instruction in "..."'
CONTRAST_OPTION = (
    'an option: transfer 10s, start cold, end warm, position wait, x4, for 20:00, or an instruction in "..."'
)


class Wrong(NamedTuple):
    """A text, the position of its first fault (line and column from 1), and the message."""

    text: str
    line: int
    column: int
    length: int
    expected: str
    suggestion: str


def mended(text: str, fault: Fault) -> str:
    """``text`` with the fault replaced by its suggestion."""
    lines = re.split(r"(\r\n|\r|\n)", text)
    line, start = lines[2 * (fault.line - 1)], fault.column - 1
    lines[2 * (fault.line - 1)] = line[:start] + fault.suggestion + line[start + fault.length :]
    return "".join(lines)


WRONG_TEXTS: list[tuple[str, int, int, int, str, str]] = [
    ("", 1, 1, 0, "at least one block", "30s hamstring stretch L/R"),
    ("   \n\n", 1, 1, 0, "at least one block", "30s hamstring stretch L/R"),
    ("# Evening legs\n", 1, 1, 14, "at least one block below", "# Evening legs\n30s hamstring stretch L/R"),
    ("#\n30s calf stretch", 1, 1, 1, "a name after #", "# Evening legs"),
    (
        "# xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n30s calf stretch",
        1,
        3,
        81,
        "a name of 1 to 80 characters",
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
    ),
    ("# a\x07b\n30s calf stretch", 1, 3, 3, "a name without the character U+0007", "ab"),
    ("hamstring stretch", 1, 1, 17, "an amount, or blocks below", "30s hamstring stretch"),
    ("contrast", 1, 1, 8, "an amount, or blocks below", "contrast for 20:00"),
    ("Evening legs\n", 1, 1, 12, "at least one block below", "Evening legs\n30s hamstring stretch L/R"),
    (", rest 10s", 1, 1, 1, "a block before the comma", "30s hamstring stretch L/R,"),
    ("# n\nrepaet 2:\n    30s calf stretch", 2, 1, 9, "a colon only after repeat N", "repeat 2:"),
    ("# n\nrepeat 2\n    30s calf stretch", 2, 8, 1, "a colon after repeat N", "2:"),
    ("# n\nrepeat:\n    30s calf stretch", 2, 1, 6, "repeat and a number of rounds", "repeat 2"),
    ("# n\nrepeat two:\n    30s calf stretch", 2, 1, 10, "repeat and a number of rounds", "repeat 2"),
    ("# n\nrepeat 101:\n    30s calf stretch", 2, 8, 3, "a number of rounds of 1 to 100, not 101", "100"),
    ("# n\nrepeat 2, pause 20s:\n    30s calf stretch", 2, 11, 9, "an option: rest 10s", "rest 20s"),
    ("# n\nrepeat 2:\n30s calf stretch", 3, 1, 16, "a line indented under repeat 2", "    30s calf stretch"),
    ("# n\nrepeat 2:\n", 2, 1, 9, "a line indented under repeat 2", "repeat 2:\n    30s hamstring stretch L/R"),
    (
        "# n\nrepeat 2:\n    30s calf stretch\n    repeat 3:\n        30s squats",
        4,
        5,
        9,
        "no repeat inside another",
        "# repeat 3:",
    ),
    (
        "# n\nrepeat 2:\n        30s calf stretch\n    30s squats",
        4,
        1,
        7,
        "the indentation of the other lines under repeat 2",
        "        30s",
    ),
    ('# n\nrepeat 2, "x":\n    30s calf stretch', 2, 11, 3, "an option: rest 10s", "rest 10s"),
    ("# n\nrepeat 2, rest 20s, rest 30s:\n    30s calf stretch", 2, 11, 18, "rest only once", "rest 20s"),
    ('# n\nrepeat 2 "x":\n    30s calf stretch', 2, 1, 12, "repeat and a number of rounds", "repeat 2"),
    ("# n\n- repeat 2:\n- 30s squats", 3, 1, 12, "a line indented under repeat 2", "    - 30s squats"),
    ("calf stretch, rest 20s", 1, 1, 12, "an amount, such as 30s or 10 reps", "30s calf stretch"),
    ('calf stretch, "slowly"', 1, 1, 12, "an amount, such as 30s or 10 reps", "30s calf stretch"),
    ("hamstring stretch 30z", 1, 19, 3, "an amount, such as 30s or 10 reps", "30s"),
]

WRONG_LINES: list[tuple[str, int, int, str, str]] = [
    ("hamstring stretch", 1, 17, "an amount, such as 30s or 10 reps", "30s hamstring stretch"),
    ("hamstring stretch L/R", 1, 21, "an amount, such as 30s or 10 reps", "30s hamstring stretch L/R"),
    ("lunges", 1, 6, "an amount, such as 30s or 10 reps", "10 reps lunges"),
    ("hamstring stretch 30", 19, 2, "an amount, such as 30s or 10 reps", "30s"),
    ("3x30z hamstring stretch", 3, 3, "a duration such as 30s, or a number of reps", "30s"),
    ("30z hamstring stretch", 1, 3, "an amount, such as 30s or 10 reps", "30s"),
    ("hamstring stretch 30z L/R", 19, 3, "an amount, such as 30s or 10 reps", "30s"),
    ("10x squats", 1, 3, "a duration or a number of reps after the sets", "10 reps"),
    ("3 x hamstring stretch", 1, 3, "a duration or a number of reps after the sets", "3 x 30s"),
    ("1:3O calf stretch", 1, 4, "an amount, such as 30s or 10 reps", "1:30"),
    ("-30s calf stretch", 1, 4, "an amount, such as 30s or 10 reps", "30s"),
    ("1.5s calf stretch", 1, 4, "a hold of 1 to 14,400 s in whole seconds, such as 30s or 1:30", "1s"),
    ("0.01 min calf stretch", 1, 8, "a hold of 1 to 14,400 s in whole seconds, such as 30s or 1:30", "1s"),
    ("0s calf stretch", 1, 2, "a hold of 1 to 14,400 s, not 0", "1s"),
    ("5h walk", 1, 2, "a hold of 1 to 14,400 s, not 18,000", "4:00:00"),
    ("0 calf stretch", 1, 1, "a hold of 1 to 14,400 s, not 0", "1s"),
    ("2000 reps squats", 1, 4, "a number of reps of 1 to 1,000, not 2,000", "1000"),
    ("2000 squats", 1, 4, "a number of reps of 1 to 1,000, not 2,000", "1000"),
    ("0x30s calf stretch", 1, 1, "a number of sets of 1 to 100, not 0", "1"),
    ("101 x 30s calf stretch", 1, 3, "a number of sets of 1 to 100, not 101", "100"),
    ("30s", 1, 3, "a name beside the amount", "30s hamstring stretch"),
    ("3x30s left", 1, 10, "a name beside the amount", "3x30s hamstring stretch left"),
    ("L/R 30s", 1, 7, "a name beside the amount", "hamstring stretch L/R 30s"),
    ("30 secnds calf stretch", 4, 6, "s, min or reps after the number", "seconds"),
    ("30s hamstring stretch 45s", 1, 25, "one amount, or the name in quotation marks", '30s "hamstring stretch 45s"'),
    ("30s Tabata 20s", 1, 14, "one amount, or the name in quotation marks", '30s "Tabata 20s"'),
    ("4 way stretch 30s", 1, 17, "one amount, or the name in quotation marks", '30s "4 way stretch"'),
    ("3x30s hamstring stretch L/R rest 10s", 28, 9, "a comma before rest 10s", ", rest 10s"),
    ("hamstring stretch 30s rest 10s", 22, 9, "a comma before rest 10s", ", rest 10s"),
    ("30s calf stretch one side first", 17, 15, "a comma before one side first", ", one side first"),
    ("30s calf stretch lefft", 18, 5, "a side: L/R, left or right", "left"),
    ("calf stretch 30s lefft", 18, 5, "a side (L/R, left, right) or a comma", "left"),
    ("calf stretch 30s slowly", 18, 6, "a side (L/R, left, right) or a comma", ', "slowly"'),
    ("30s calf stretch each sid", 18, 8, "a side: L/R, left or right", "each side"),
    ('30s "Mine', 5, 5, "a closing quotation mark", '"Mine"'),
    ('30s ""', 5, 2, "a name of 1 to 80 characters", '"Own step"'),
    ('30s "a\\tb"', 7, 2, '\\" or \\\\ or \\n after a backslash', "\\\\t"),
    (
        '30s "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"',
        5,
        83,
        "a name of 1 to 80 characters",
        '"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"',
    ),
    (
        "30s yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy",
        5,
        81,
        "a name of 1 to 80 characters",
        "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy",
    ),
    ('30s calf stretch "slowly"', 17, 9, "a comma before an instruction, or as before an own name", ', "slowly"'),
    ('30s hamstring strech as "Mine"', 5, 16, "the name of a technique before as", "Hamstring stretch"),
    ('30s shake as "Mine"', 5, 15, "the name of a technique before as", '"Mine"'),
    ('30s as "Mine"', 5, 9, "the name of a technique before as", '"Mine"'),
    ("30s calf stretch as Mine", 21, 4, "the own name in quotation marks", '"Mine"'),
    ('"Mine" left', 1, 6, "an amount, such as 30s or 10 reps", '"Mine" 30s'),
    ('30s "Mine" "slowly"', 11, 9, "a comma before an instruction", ', "slowly"'),
    ('30s "Mine" 45s', 12, 3, "a side (L/R, left, right) or a comma", ", rest 45s"),
    ("30s calf stretch, rset 10s", 19, 8, STEP_OPTION, "rest 10s"),
    ("30s calf stretch, rest", 19, 4, "more after rest, as in rest 10s", "rest 10s"),
    ("30s calf stretch, rest 10z", 24, 3, "a rest of 0 to 600 s in whole seconds, such as 30s or 1:30", "10s"),
    ("30s calf stretch, rest 11 min", 24, 6, "a rest of 0 to 600 s, not 660", "10:00"),
    ("30s calf stretch, 10s rest", 19, 8, STEP_OPTION, "rest 10s"),
    ("30s calf stretch, no rest", 19, 7, STEP_OPTION, "rest 0s"),
    ("30s calf stretch, slowly", 19, 6, STEP_OPTION, '"slowly"'),
    ("30s calf stretch, 10s", 19, 3, STEP_OPTION, "rest 10s"),
    ("30s calf stretch, position later", 28, 5, "wait, or a duration such as 5s", "wait"),
    ("30s calf stretch, one leg first", 23, 9, "one side first", "side first"),
    ("30s calf stretch, rest 10s, rest 20s", 19, 18, "rest only once", "rest 10s"),
    ("30s calf stretch L/R, left", 18, 9, "a side only once", 'L/R, "left"'),
    ('30s calf stretch, "a", "b"', 19, 8, "an instruction only once", '"a"'),
    ("30s calf stretch, transfer 10s", 19, 12, STEP_OPTION, "rest 10s"),
    ('30s calf stretch, rest 10s "slow"', 27, 7, "a comma before an instruction", ', "slow"'),
    ('30s calf stretch, "slow" rest 10s', 25, 9, "a comma between two options", ", rest 10s"),
    ("30s calf stretch:", 10, 8, "a colon only after repeat N", "stretch"),
    ("Morning legs:", 1, 13, "a colon only after repeat N", "# Morning legs"),
    (":", 1, 1, "a block, or repeat N before a colon", "30s hamstring stretch L/R"),
    (
        "contrast 20 min",
        10,
        6,
        "times such as 4:00 warm / 1:00 cold, then x4 or for 20:00",
        "4:00 warm / 1:00 cold for 20:00",
    ),
    (
        "shower 5 min",
        8,
        5,
        "times such as 4:00 warm / 1:00 cold, then x4 or for 20:00",
        "4:00 warm / 1:00 cold for 5:00",
    ),
    (
        "contrast 1:00 cold / 4:00 warm x4",
        10,
        24,
        "warm before cold, as start cold is an option",
        "4:00 warm / 1:00 cold x4, start cold",
    ),
    (
        "contrast 4:00 wram / 1:00 cold x4",
        10,
        24,
        "times such as 4:00 warm / 1:00 cold, then x4 or for 20:00",
        "4:00 warm / 1:00 cold x4",
    ),
    ("contrast x0", 11, 1, "a number of cycles of 1 to 100, not 0", "1"),
    ("contrast 4:00 warm / 1:00 cold x101", 33, 3, "a number of cycles of 1 to 100, not 101", "100"),
    ("contrast 5h warm / 1:00 cold x4", 10, 2, "a warm stay of 1 to 14,400 s, not 18,000", "4:00:00"),
    ("contrast 1s warm / 1s cold for 20:00", 28, 9, "a time in the water that makes 1 to 100 cycles", "x100"),
    ("contrast 1s warm / 1s cold", 23, 4, "a time in the water that makes 1 to 100 cycles", "cold x100"),
    (
        "contrast x4 for 20:00",
        10,
        12,
        "times such as 4:00 warm / 1:00 cold, then x4 or for 20:00",
        '4:00 warm / 1:00 cold x4, "20:00"',
    ),
    ("contrast x4, for 20:00", 10, 13, "a number of cycles or a time in the water only once", "x4"),
    ("contrast x4, end tepid", 18, 5, "warm, hot or cold", "cold"),
    ("contrast x4, end clod", 18, 4, "warm, hot or cold", "cold"),
    ("contrast x4, rest 10s", 14, 8, CONTRAST_OPTION, "transfer 10s"),
    ("contrast x4, trasnfer 20s", 14, 12, CONTRAST_OPTION, "transfer 20s"),
    ('contrast x4 "up to the knees"', 12, 18, "a comma before an instruction", ', "up to the knees"'),
    ("contrast x4:", 10, 3, "a colon only after repeat N", "x4"),
    ("shower for 5h", 12, 2, "a time in the water of 1 to 14,400 s, not 18,000", "4:00:00"),
    ("contrast, x", 11, 1, "more after x, as in x4", "x4"),
    ("contrast x4, xfour", 14, 5, CONTRAST_OPTION, "for 20:00"),
    ("contrast, for ever", 15, 4, "a time in the water of 1 to 14,400 s in whole seconds, such as 30s or 1:30", "10s"),
    ("3 x30z calf", 4, 3, "a duration such as 30s, or a number of reps", "30s"),
    ("4 way stretch 30s left", 1, 22, "one amount, or the name in quotation marks", '30s "4 way stretch" left'),
    ("30s calf, no rest", 11, 7, STEP_OPTION, "rest 0s"),
    ("30s calf, transfer 10s", 11, 12, STEP_OPTION, "rest 10s"),
    ("contrast x4, rest 20s", 14, 8, CONTRAST_OPTION, "transfer 20s"),
    (
        "hot/cold shower 5 min",
        17,
        5,
        "times such as 4:00 warm / 1:00 cold, then x4 or for 20:00",
        "4:00 warm / 1:00 cold for 5:00",
    ),
    ("30s calf stretch position wait", 17, 14, "a comma before position wait", ", position wait"),
    ("30s “Mine", 5, 5, "a closing quotation mark", "“Mine”"),
    ("0 squats", 1, 1, "a number of reps of 1 to 1,000, not 0", "1"),
    ("30s calf stretch as Mine L/R", 21, 4, "the own name in quotation marks", '"Mine"'),
    ('2 min "Breathe" as "x"', 19, 4, "a comma before an instruction", ', "x"'),
    ('30s calf stretch, "slowly', 19, 7, "a closing quotation mark", '"slowly"'),
    ("30s ca\x07lf", 5, 5, "a name without the character U+0007", "calf"),
    ("calf stretch 30s 10s", 1, 20, "one amount, or the name in quotation marks", '30s "calf stretch 10s"'),
    ("5 rounds:", 1, 9, "a colon only after repeat N", "repeat 5:"),
    ('30s calf stretch, "a\x07"', 19, 4, "an instruction without the character U+0007", '"a"'),
    (
        "contrast cold 1 min warm 2 min 5 times, start cold",
        10,
        29,
        "warm before cold, as start cold is an option",
        "2:00 warm / 1:00 cold x5",
    ),
    ("30s İİ each sid", 8, 8, "a side: L/R, left or right", "each side"),
    ("30s calf stretch letf", 18, 4, "a side: L/R, left or right", "left"),
    ("contrast warmly", 10, 6, "times such as 4:00 warm / 1:00 cold, then x4 or for 20:00", "4:00 warm / 1:00 cold"),
    ("contrast, x4a", 12, 2, "a number of cycles after x", "4"),
    ("contrast, x 4 a", 13, 3, "a number of cycles after x", "4"),
    ("contrast, x none", 13, 4, "a number of cycles after x", "4"),
]
"""Lines below a name, so that their line is 2: column, length, expected, suggestion."""

WRONG = [Wrong(*row) for row in WRONG_TEXTS]
WRONG += [
    Wrong(f"# Name\n{line}", 2, column, length, expected, suggestion)
    for line, column, length, expected, suggestion in WRONG_LINES
]


@pytest.mark.parametrize("wrong", WRONG, ids=[wrong.text for wrong in WRONG])
def test_faults__have_position_expectation_and_suggestion(wrong: Wrong) -> None:
    found = faults(wrong.text, CATALOGUE)

    assert found == (Fault(*wrong[1:]),)
    assert "\n" not in found[0].message
    with pytest.raises(NotationError) as caught:
        parse(wrong.text, CATALOGUE)
    error = caught.value
    assert (error.line, error.column, error.expected, error.suggestion) == (
        wrong.line, wrong.column, wrong.expected, wrong.suggestion,
    )  # fmt: skip
    assert str(error) == f"Line {wrong.line}, column {wrong.column}: {found[0].message}"


@pytest.mark.parametrize("wrong", WRONG, ids=[wrong.text for wrong in WRONG])
def test_faults__the_suggestion_fixes_the_fault(wrong: Wrong) -> None:
    (fault,) = faults(wrong.text, CATALOGUE)
    text = mended(wrong.text, fault)

    # Fixing one slip may reveal another: there may be no name after "30s".
    for _ in range(3):
        for after in faults(text, CATALOGUE)[:1]:
            assert after != fault
            text = mended(text, after)
    assert parse(text, CATALOGUE).blocks


def test_error__is_one_sentence_of_place_expectation_and_suggestion() -> None:
    with pytest.raises(ValueError, match="Line 2") as caught:
        parse("Evening legs\n30s calf stretch, rset 15s", CATALOGUE)

    assert str(caught.value) == f"Line 2, column 19: expected {STEP_OPTION}; try: rest 15s"


def test_fault__shows_a_suggestion_of_two_lines_as_one() -> None:
    (fault,) = faults("repeat 2:", CATALOGUE)

    assert fault.message == "expected a line indented under repeat 2; try: repeat 2: ⏎ 30s hamstring stretch L/R"


def test_faults__all_are_found_in_order_of_position() -> None:
    text = (
        "# Legs\n30z calf stretch, rset 10s, switch 11 min\n30s squats\nrepeat 2:\ncontrast x0, end clod\n\nrepeat no"
    )

    assert [(fault.line, fault.column, fault.suggestion) for fault in faults(text, CATALOGUE)] == [
        (2, 1, "30s"),
        (2, 19, "rest 10s"),
        (2, 36, "10:00"),
        (5, 1, "    contrast x0, end clod"),
        (7, 1, "repeat 2"),
        (7, 8, "no:"),
    ]


def test_faults__a_faulty_line_in_a_circuit_leaves_the_others_where_they_are() -> None:
    text = "repeat 2:\n    30z calf stretch\n    30s squats, rset 1s\n30s shake:"

    assert [(fault.line, fault.column) for fault in faults(text, CATALOGUE)] == [(2, 5), (3, 17), (4, 5)]


def test_faults__none_in_a_text_that_can_be_read() -> None:
    assert faults("# Legs\n30s calf stretch", CATALOGUE) == ()


def test_faults__a_name_that_is_too_long_and_unmarked_keeps_its_beginning() -> None:
    long = "n" * 79 + " n" + ' "'
    assert faults(f"{'n' * 81}\n30s shake", CATALOGUE) == (
        Fault(1, 1, 81, "a name of 1 to 80 characters", f"# {'n' * 80}"),
    )
    assert faults(f"# {long}\n30s shake", CATALOGUE) == (Fault(1, 3, 83, "a name of 1 to 80 characters", "n" * 79),)


@pytest.mark.parametrize(
    "line, suggestion",
    [
        (f"30s {'n' * 81}", "n" * 80),
        (f'30s "{"n" * 81}"', f'"{"n" * 80}"'),
        (f'30s shake, "{"n" * 501}"', f'"{"n" * 500}"'),
        ("30s \ud800", "Own step"),
    ],
)
def test_faults__a_text_that_is_too_long_keeps_its_beginning(line: str, suggestion: str) -> None:
    (fault,) = faults(f"# Name\n{line}", CATALOGUE)

    assert fault.suggestion == suggestion
    assert parse(mended(f"# Name\n{line}", fault), CATALOGUE).blocks


def test_faults__too_many_blocks() -> None:
    text = "30s shake\n" * 1_001 + "nonsense\n" * 5
    inside = "repeat 2:\n    30s shake\n" * 500 + "repeat 2:\n    30s shake"

    assert faults(text, CATALOGUE) == (Fault(1_001, 1, 9, "1 to 1,000 blocks, not more", "# 30s shake"),)
    assert faults(inside, CATALOGUE)[0] == Fault(1_001, 1, 9, "1 to 1,000 blocks, not more", "# repeat 2:")


def test_faults__too_many_segments_are_the_fault_of_the_block_that_exceeds_the_limit() -> None:
    text = "100x30s shake L/R\n" * 99

    (fault,) = faults(text, CATALOGUE)

    # 399 segments per line: two sides of a hundred sets and the gaps between.
    assert fault == Fault(51, 1, 17, "1 to 20,000 segments in all, not more", "# 100x30s shake L/R")


def test_faults__a_line_that_is_too_long() -> None:
    (fault,) = faults(f"30s shake\n30s {'n' * 2_000}", CATALOGUE)

    assert (fault.line, fault.column, fault.length) == (2, 1, 2_004)
    assert fault.expected == "a line of at most 2,000 characters"
    assert faults(f"30s shake\n# {'n' * 2_000}", CATALOGUE) == ()


@pytest.mark.parametrize("sign", ["x", "é"])
def test_faults__a_text_that_is_too_large_is_not_read(sign: str) -> None:
    text = sign * (LARGEST // len(sign.encode()) + 1)

    assert faults(text, CATALOGUE) == (Fault(1, 1, 0, "a text of at most 1 MiB", "several shorter routines"),)


def test_sentence__of_a_notice_has_its_position() -> None:
    (notice,) = parse("# Legs\n30s calf strech", CATALOGUE).notices

    assert notice.sentence == f"Line 2, column 5: {notice.message}"
