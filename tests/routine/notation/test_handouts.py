# ruff: noqa: E501 - tables of lines, one case a row
"""Lines as people write them in handouts, logs and blogs: read as they were meant, or reported. Nothing is lost."""

import re
from typing import NamedTuple

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from recovery_timer.routine.model import WAIT, Block, Circuit, Contrast, Routine, Sides, Step
from recovery_timer.routine.notation import Fault, Notice, NoticeCode, faults, parse, write
from recovery_timer.storage.catalogue import load_catalogue
from tests.strategies import CATALOGUE as SMALL
from tests.strategies import routines

CATALOGUE = load_catalogue()
HAMSTRING = Step(name="Hamstring stretch", technique="hamstring-stretch", seconds=30)
CALF = Step(name="Calf stretch", technique="calf-stretch", seconds=30)
SQUATS = Step(name="Squats", technique="squats", reps=10, rest=60)
LUNGES = Step(name="Lunges", technique="lunges", reps=5, sides=Sides.EACH, rest=60)
WALK = Step(name="Walking", technique="walking", seconds=300)
BATH = Contrast(warm=180, cold=60, cycles=3)
EACH, LEFT, RIGHT = Sides.EACH, Sides.LEFT, Sides.RIGHT


def block(line: str) -> Block:
    (only,) = parse(f"# Name\n{line}", CATALOGUE).blocks
    return only


def notices(line: str) -> tuple[Notice, ...]:
    return parse(f"# Name\n{line}", CATALOGUE).notices


def fault(line: str) -> Fault:
    (only,) = faults(f"# Name\n{line}", CATALOGUE)
    return only


def corrected(line: str, finding: Fault | Notice, suggestion: str) -> str:
    """Return ``line`` with ``suggestion`` in place of the text that ``finding`` is about."""
    start = finding.column - 1
    return line[:start] + suggestion + line[start + finding.length :]


UNDERSTOOD: list[tuple[Block, list[str]]] = [
    # Sets in words.
    (
        replace(HAMSTRING, sets=3, sides=EACH),
        [
            "hamstring stretch 3 sets of 30 seconds each leg",
            "3 sets of 30s hamstring stretch each leg",
            "3 sets x 30s hamstring stretch each leg",
            "hamstring stretch, 3 sets, 30 seconds, each leg",
            "30s hamstring stretch, 3 times each leg",
            "30s hamstring stretch 3 times each leg",
            "Hamstring stretch - hold 30sec, repeat 3 times per side",
            "Hamstring stretch - hold 30sec, repeat x3 per side",
            "Hamstring stretch: hold 30 sec, 3 rounds, each side",
            "Hamstring stretch 30s x3 each leg",
            "Hamstring stretch 30s x 3 sets each leg",
            "Hamstring stretch x3 30s each leg",
            "Hamstring stretch (x3) 30s each leg",
            "Hamstring stretch 3x 30s each leg",
            "Hamstring stretch three times 30s each leg",
            "Hamstring stretch sets: 3, 30s each leg",
            "3 sets: hamstring stretch, 30s each leg",
        ],
    ),
    (replace(CALF, seconds=20, sets=3, sides=EACH), ["Calf stretch - hold 20sec, repeat 3 times per side"]),
    (replace(CALF, sets=3, sides=EACH), ["30s calf stretch, 3 times each leg"]),
    (replace(HAMSTRING, sets=3), ["Hamstring stretch x3 30s", "30s x 3 hamstring stretch", "3*30s hamstring stretch"]),
    (replace(CALF, sets=2), ["calf stretch twice 30s", "30s calf stretch, twice", "do 2 sets of 30s calf stretch"]),
    (replace(CALF, seconds=60, sets=3), ["calf stretch 1 min 3 times", "calf stretch 1 min x3", "3x calf stretch 1 min"]),
    (replace(SQUATS, sets=3), ["squats 3x10", "squats 3 sets of 10", "squats 3 sets of 10 reps", "squats - 3 x 10"]),
    (replace(CALF, sets=3, rest=15), ["calf stretch 30s x 3, rest 15s between sets", "3x30s calf stretch, rest 15s"]),
    # Separators and fillers.
    (
        replace(HAMSTRING, sides=EACH),
        [
            "Hamstring stretch – 30s each side",
            "Hamstring stretch — 30s each side",
            "Hamstring stretch: 30s each side",
            "Hamstring stretch : 30s each side",
            "Hamstring stretch - 30s each side",
            "Hamstring stretch = 30s each side",
            "Hamstring stretch; 30s each side",
            "Hamstring stretch | 30s | each side",
            "Hold hamstring stretch for 30 seconds each side",
            "Hamstring stretch, 30s, each side",
            "Hamstring stretch, hold for 30 secs., each side",
            "Hamstring stretch 30s, hold, each side",
            "Hamstring stretch hold for 30 seconds on each side",
            "Hamstring stretch (30s each side)",
            "Hamstring stretch [30s each side]",
            "Hamstring stretch (30s) each side",
            "Hamstring stretch, about 30s, each side.",
            "30 seconds of hamstring stretch on each side",
            "30s each side hamstring stretch",
            "**Hamstring stretch** 30s each side",
            "**Hamstring stretch:** 30s each side",
            "__Hamstring stretch__ – 30s each side",
        ],
    ),
    (replace(CALF, sides=EACH), ["Calf stretch (30s each side)"]),
    (SQUATS, ["squats : 10", "squats: 10", "squats - 10", "squats – 10", "squats (10)", "do 10 squats", "squats 10 reps."]),
    (LUNGES, ["Forward lunge (5 per side)", "Forward lunge: 5 per side", "Forward lunge 5/side", "lunges 5 each"]),
    (WALK, ["Walk 5 min.", "Walk 5 mins.", "Walk – 5 min", "Walk 5'", "Walk 5’", "Walk 5′", "Walk for 5 minutes."]),
    (replace(WALK, seconds=90), ["Walk 1 min. 30 sec.", "Walk 1'30\"", "Walk 1'30''", "Walk 1m30", "1m 30s walk"]),
    (replace(WALK, seconds=2_400), ["40 min walk", "40min walk", "walk 40 mins", "walk 40'"]),
    (Step(name="couch stretch", seconds=120, sides=EACH), ["couch stretch 2' each side"]),
    (CALF, ['calf stretch 30"', "calf stretch 30”", "calf stretch 30″", "calf stretch 30''", '30" calf stretch']),
    # Sides.
    (
        replace(CALF, sides=EACH),
        [
            *(
                f"calf stretch 30s{side}"
                for side in (
                    " each", " both", " ea", " per limb", " each limb", " per leg", "/side", " /side", "/leg", " / leg",
                    " (L+R)", " L+R", " L&R", " L-R", " L and R", " (L/R)", " R/L", " left and right",
                    " left & right leg", " left then right", " both legs", " either side", " on each side",
                    " each foot", " (each)", ", then other side", ", repeat on the other side", ", switch sides",
                    " alternating legs", " for both sides",
                )
            ),
            "each leg calf stretch 30s",
            "both legs: calf stretch 30s",
            "L+R calf stretch 30s",
            "30s (L+R) calf stretch",
        ],
    ),
    (
        replace(CALF, sides=RIGHT),
        [
            "calf stretch 30s R",
            "calf stretch R 30s",
            "R calf stretch 30s",
            "calf stretch 30s right leg",
            "calf stretch (right) 30s",
            "right calf stretch 30s",
            "right leg calf stretch 30s",
            "30s right calf stretch",
            "calf stretch 30s on the right side",
            "calf stretch 30s, right only",
        ],
    ),
    (replace(CALF, sides=LEFT), ["calf stretch 30s (left)", "calf stretch 30s L", "left calf stretch 30s", "L: calf 30s"]),
    (
        Step(name="leg raise", reps=10, sides=RIGHT),
        ["right leg raise 10 reps", "10 reps right leg raise", "leg raise 10 reps right"],
    ),
    (
        Step(name="Foam roll calves", technique="foam-roll-calves", switch=8, seconds=60, sides=EACH),
        ["foam roll both calves 1 min", "foam roll calves 1 min both"],
    ),
    # Bullets and list numbers.
    (
        CALF,
        [
            f"{bullet}calf stretch 30s"
            for bullet in (
                "● ", "●", "▪ ", "· ", "◦ ", "➢ ", "• ", "‣ ", "○ ", "■ ", "□ ", "► ", "▶ ", "✓ ", "★ ", "→ ", "- ",
                "– ", "— ", "* ", "+ ", "o ", "1. ", "1.", "1: ", "1) ", "1)", "(1) ", "a) ", "- [ ] ", "- [x] ", "☐ ",
                "● 1. ", "12.",
            )
        ],
    ),
    (Step(name="Clams", reps=10), ["1.Clams 10 reps", "1: Clams 10 reps", "Clams (10 reps)"]),
    (Step(name="Glute bridges", reps=10), ["Glute bridges (10 reps)", "(10 reps) Glute bridges"]),
    # Contrast.
    (
        replace(BATH, position=WAIT),
        [
            f"{line}, position wait"
            for line in (
                "contrast 3 min hot, 1 min cold x3",
                "3 min hot / 1 min cold x3",
                "contrast 3 min hot / 1 min cold, 3 times",
                "contrast bath 3 min hot / 1 min cold 3 cycles",
                "Contrast: 3 min hot then 1 min cold, repeat 3 times",
                "contrast 3 min of hot water, 1 min of cold water, x3",
                "contrast hot 3 min / cold 1 min x3",
                "contrast hot: 3 min, cold: 1 min, 3 rounds",
                "contrast alternating 3 min hot and 1 min cold 3x",
                "contrast 3:00 / 1:00 x3",
                "3' hot, 1' cold, 3 times",
                "contrast 3m hot / 1m cold x3",
            )
        ],
    ),
    (
        Contrast(warm=180, cold=60, total=720, position=WAIT),
        [
            "contrast 3 min hot and 1 min cold for 12 min, position wait",
            "contrast 3 min hot, 1 min cold, for 12 min, position wait",
            "contrast 3 min hot / 1 min cold, 12 min in total, position wait",
            "contrast 3 min hot / 1 min cold total: 12 min, position wait",
        ],
    ),
    (
        Contrast(warm=240, cold=60, cycles=4, position=WAIT),
        ["contrast bath 4 min warm / 1 min cold, 4 times, position wait"],
    ),
    (Contrast(warm=210, cold=60, total=900, position=0), ["contrast 3:30 / 1:00 for 15 min, position 0"]),
]  # fmt: skip


@pytest.mark.parametrize("meant, line", [(meant, line) for meant, lines in UNDERSTOOD for line in lines])
def test_parse__what_people_write_is_read_as_it_was_meant(meant: Block, line: str) -> None:
    assert faults(f"# Name\n{line}", CATALOGUE) == ()
    assert block(line) == meant
    assert notices(line) == ()


class Noticed(NamedTuple):
    """A line, the block that it is read as, and the notice about it: code, text and suggestions."""

    line: str
    block: Block
    code: NoticeCode
    text: str
    suggestions: tuple[str, ...]


RANGE, NOT_REPS, NO_UNIT, IN_NAME = NoticeCode.RANGE, NoticeCode.NOT_REPS, NoticeCode.NO_UNIT, NoticeCode.IN_NAME
CLAMS = Step(name="clams", reps=10)

NOTICED = [
    Noticed("hamstring stretch 60 to 90 seconds", replace(HAMSTRING, seconds=60), RANGE, "60 to 90 seconds", ("1:00", "1:30")),
    Noticed("60-90s hamstring stretch", replace(HAMSTRING, seconds=60), RANGE, "60-90s", ("1:00", "1:30")),
    Noticed("hamstring stretch (30s–60s)", HAMSTRING, RANGE, "30s–60s", ("30s", "1:00")),
    Noticed("hamstring stretch 30 or 60 sec", HAMSTRING, RANGE, "30 or 60 sec", ("30s", "1:00")),
    Noticed("15 to 20 reps squats", replace(SQUATS, reps=15), RANGE, "15 to 20 reps", ("15 reps", "20 reps")),
    Noticed("squats 3x15-20", replace(SQUATS, reps=15, sets=3), RANGE, "15-20", ("15 reps", "20 reps")),
    Noticed("squats 12-15", replace(SQUATS, reps=12), RANGE, "12-15", ("12 reps", "15 reps")),
    Noticed("Walk 10-15 min", replace(WALK, seconds=600), RANGE, "10-15 min", ("10:00", "15:00")),
    Noticed("Walk 1-1:30", replace(WALK, seconds=60), RANGE, "1-1:30", ("1:00", "1:30")),
    Noticed("Walk 30s to 1:30", replace(WALK, seconds=30), RANGE, "30s to 1:30", ("30s", "1:30")),
    Noticed("2-3 x 30s calf stretch", replace(CALF, sets=2), RANGE, "2-3 x", ("2 x", "3 x")),
    Noticed("30s calf stretch, 2 to 3 times", replace(CALF, sets=2), RANGE, "2 to 3 times", ("2 x", "3 x")),
    Noticed(
        "contrast 3-4 min hot / 1 min cold x3, position wait",
        replace(BATH, position=WAIT), RANGE, "3-4 min", ("3:00", "4:00"),
    ),
    Noticed(
        "contrast 3 min hot / 1 min cold, 3-4 times, position wait",
        replace(BATH, position=WAIT), RANGE, "3-4 times", ("x3", "x4"),
    ),
    Noticed(
        "contrast 3 min hot / 1 min cold for 12-15 min, position 0",
        Contrast(warm=180, cold=60, total=720, position=0), RANGE, "12-15 min", ("12:00", "15:00"),
    ),
    Noticed(
        "foam roll calves 10 passes each leg",
        Step(name="Foam roll calves", technique="foam-roll-calves", switch=8, reps=10, sides=EACH),
        NOT_REPS, "10 passes", ("10 reps",),
    ),
    Noticed("child's pose 10 breaths", Step(name="child's pose", reps=10), NOT_REPS, "10 breaths", ("10 reps",)),
    Noticed("child's pose 5-10 deep breaths", Step(name="child's pose", reps=5), NOT_REPS, "5-10 deep breaths", ("5 reps", "10 reps")),
    Noticed("plank 3 rounds", Step(name="plank", reps=3), NOT_REPS, "3 rounds", ("3 reps",)),
    Noticed("squats 15 times", replace(SQUATS, reps=15), NOT_REPS, "15 times", ("15 reps",)),
    Noticed("10 clams", replace(CLAMS, reps=None, seconds=10), NO_UNIT, "10", ("10s", "10 reps")),
    Noticed("clams 3x10", replace(CLAMS, sets=3), NO_UNIT, "10", ("10s", "10 reps")),
    Noticed("clams: 10-15", CLAMS, NO_UNIT, "10-15", ("10s", "15s", "10 reps", "15 reps")),
    Noticed("squats 10x3", replace(SQUATS, reps=3, sets=10), NoticeCode.MANY_SETS, "10x3", ("3 x 10",)),
    Noticed(
        "Bring the right knee up 30s",
        Step(name="Bring the right knee up", seconds=30), IN_NAME, "Bring the right knee up", ('"Bring the right knee up"',),
    ),
    Noticed("30s shake 3 legs", Step(name="shake 3 legs", seconds=30), IN_NAME, "shake 3 legs", ('"shake 3 legs"',)),
    Noticed("30s shake a few times", Step(name="shake a few times", seconds=30), IN_NAME, "shake a few times", ('"shake a few times"',)),
    Noticed("rest 15s", Step(name="rest", seconds=15), NoticeCode.REST_AS_STEP, "rest", ('"rest"',)),
    Noticed("pause before the bath 15s", Step(name="pause before the bath", seconds=15), NoticeCode.REST_AS_STEP, "pause before the bath", ('"pause before the bath"',)),
]  # fmt: skip


@pytest.mark.parametrize("case", NOTICED, ids=[case.line for case in NOTICED])
def test_parse__doubtful_text_gets_a_notice_at_its_position(case: Noticed) -> None:
    (notice,) = notices(case.line)

    start = notice.column - 1
    assert block(case.line) == case.block
    assert (notice.code, case.line[start : start + notice.length]) == (case.code, case.text)
    assert notice.suggestions == case.suggestions
    for suggestion in notice.suggestions:
        line = corrected(case.line, notice, suggestion)
        assert faults(f"# Name\n{line}", CATALOGUE) == ()
        assert case.code not in {other.code for other in notices(line)}


def test_parse__a_doubt_about_sets_offers_nothing_that_would_drop_words_in_between() -> None:
    (notice,) = notices("squats (3 L+R) x10")

    assert (notice.code, notice.suggestions) == (NoticeCode.MANY_SETS, ())


def test_parse__a_lower_case_l_or_r_is_not_a_side() -> None:
    assert block("30s shake r") == Step(name="shake r", seconds=30)


STEP = 'an option: rest 10s, switch 5s, position wait, one side first, or an instruction in "..."'
REFUSED: list[tuple[str, str, str]] = [
    ("4x100m strides", "a time or a number of reps (a distance is neither; minutes are min)", '4 x 1 reps "100m strides"'),
    ("40m walk", "a time or a number of reps (a distance is neither; minutes are min)", '1 reps "40m walk"'),
    ("walk 40 m", "a time or a number of reps (a distance is neither; minutes are min)", '1 reps "walk 40 m"'),
    ("800 m jog", "a time or a number of reps (a distance is neither; minutes are min)", '1 reps "800 m jog"'),
    ("100 meters", "a time or a number of reps (a distance is neither; minutes are min)", '1 reps "100 meters"'),
    ("100 metres hop left", "a time or a number of reps (a distance is neither; minutes are min)", '1 reps "100 metres hop" left'),
    ("jog 5k", "a time or a number of reps (a distance is neither; minutes are min)", '1 reps "jog 5k"'),
    ('40m "walk" left', "a time or a number of reps (a distance is neither; minutes are min)", '1 reps "40m walk"'),
    ('2 x 40m walk as "Out" R', "a time or a number of reps (a distance is neither; minutes are min)", '1 reps walk as "40m Out"'),
    ('"Out" 40m', "a time or a number of reps (a distance is neither; minutes are min)", '"Out 40m" 1 reps'),
    ("hop 40m, left", "a time or a number of reps (a distance is neither; minutes are min)", '1 reps "hop 40m"'),
    ("contrast 3 min hot 2 min hot / 1 min cold x3", "times such as 4:00 warm / 1:00 cold, then x4 or for 20:00", '3:00 warm / 1:00 cold x3, "2 min"'),
    ("calf stretch, 30 sec hold, 3 reps", STEP, "x3"),
    ("calf stretch 30s L, 30s R", STEP, '"30s R"'),
    ("squats x 10", "a duration or a number of reps after the sets", "10 reps"),
    ("squats 10", "an amount, such as 30s or 10 reps", "10 reps"),
    ("2 h sleep", "something to be timed; Sleep is on the Techniques page, to be read", '"sleep"'),
    ("20 min hydration", "something to be timed; Hydration is on the Techniques page, to be read", '"hydration"'),
    ("Tabata 20s on 10s off", "one amount, or the name in quotation marks", '20s "Tabata on 10s off"'),
    ("Stand 30s on one foot", "a side (L/R, left, right) or a comma", ', "one foot"'),
    ("3 sets calf stretch 30s 2 times", "one number of sets, or the name in quotation marks", '3 x 30s "calf stretch 2 times"'),
    ('3 x 30s "calf" x2', "a side (L/R, left, right) or a comma", ', "x2"'),
    ("hamstring stretch, 3 sets", "a duration or a number of reps after the sets", "3 x 30s"),
    ("calf stretch 30s, gently", STEP, '"gently"'),
    ("calf stretch 30s, 45s", STEP, "rest 45s"),
    ("3x30s calf stretch, 4 times", STEP, '"4 times"'),
]  # fmt: skip


@pytest.mark.parametrize("line, expected, suggestion", REFUSED)
def test_faults__what_cannot_be_meant_is_refused(line: str, expected: str, suggestion: str) -> None:
    found = fault(line)

    assert (found.expected, found.suggestion) == (expected, suggestion)
    assert parse(f"# Name\n{corrected(line, found, suggestion)}", CATALOGUE).blocks


@pytest.mark.parametrize(
    "text, name, meant",
    [
        ("Glute bridges (10 reps)\n30s calf stretch", None, (Step(name="Glute bridges", reps=10), CALF)),
        ("1. Clams\n10 reps", None, (Step(name="Clams", reps=10),)),
        ("Calf stretch\n30 seconds", None, (CALF,)),
        ("Calf stretch\n30 seconds\neach leg\nx3", None, (replace(CALF, sides=EACH, sets=3),)),
        ("# Legs\nCalf stretch:\n  30 seconds", "Legs", (CALF,)),
        ("Legs\n\n* Calf stretch  # slowly\n\n  30 seconds  # or so", "Legs", (CALF,)),
        ("Legs\nCalf stretch 30s\neach side\nSquats\n10 reps", "Legs", (replace(CALF, sides=EACH), SQUATS)),
        ("repeat 2:\n  Calf stretch\n  30s\n  Squats\n  10 reps", None, (Circuit(blocks=(CALF, SQUATS), rounds=2),)),
        ("30s calf stretch\nRest 15s\n10 squats", None, (CALF, replace(SQUATS, position=15))),
        ("30s calf stretch\nRest 15s\nSquats\n10 reps\n3 sets", None, (CALF, replace(SQUATS, position=15, sets=3))),
        ("30s calf stretch\nrest: 15 sec\n10 squats", None, (CALF, replace(SQUATS, position=15))),
        ("30s calf stretch\nBreak (15s)\n10 squats", None, (CALF, replace(SQUATS, position=15))),
        (
            "repeat 2:\n  30s calf stretch\n  pause for 15s\n  10 squats\n  rest 30s\n10 squats",
            None,
            (Circuit(blocks=(CALF, replace(SQUATS, position=15)), rounds=2, rest=30), SQUATS),
        ),
    ],
)
def test_parse__a_line_may_belong_to_the_one_above(text: str, name: str | None, meant: tuple[Block, ...]) -> None:
    parsed = parse(text, CATALOGUE)

    assert (parsed.name, parsed.blocks, parsed.notices) == (name, meant, ())


def test_parse__a_notice_about_the_line_below_is_positioned_there() -> None:
    (notice,) = parse("Legs\n- Calf stretch\n  30 to 60 sec each", CATALOGUE).notices

    assert (notice.line, notice.column, notice.length) == (3, 3, 12)


@pytest.mark.parametrize(
    "text",
    [
        "Rest 15s\n30s calf stretch",
        "30s calf stretch\nRest 15s",
        "30s calf stretch\nRest 15s\nrepeat 2:\n  10 squats",
        "30s calf stretch\nRest 15s\n10 squats, position 5s",
        "30s calf stretch\nRest 11 min\n10 squats",
        "repeat 2, rest 5s:\n  30s calf stretch\n  Rest 15s",
        "30s calf stretch\nRest 15s\nRest 15s\n10 squats",
    ],
)
def test_parse__a_rest_that_is_not_between_two_steps_is_reported(text: str) -> None:
    codes = [notice.code for notice in parse(text, CATALOGUE).notices]

    assert codes == [NoticeCode.REST_AS_STEP]


@pytest.mark.parametrize("first", ["- Evening legs", "1. Evening legs", "● Evening legs", "Evening legs 40m"])
def test_parse__a_listed_line_or_one_with_an_amount_is_never_the_name(first: str) -> None:
    (found,) = faults(f"{first}\n30s shake", CATALOGUE)

    assert found.line == 1


def test_cycle_count__stays_within_the_recommended_total() -> None:
    assert Contrast(warm=210, cold=60, total=900).cycle_count == 4
    assert Contrast(warm=180, cold=60, total=720).cycle_count == 3
    assert Contrast(warm=600, cold=60, total=900).cycle_count == 1


# -- properties

NUMBERS = re.compile(r"[0-9]+")
AMOUNTS = {
    "{n}s": "seconds", "{n} s": "seconds", "{n} sec": "seconds", "{n} sec.": "seconds", "{n} seconds": "seconds",
    '{n}"': "seconds", "{n} min": "minutes", "{n}min.": "minutes", "{n} minutes": "minutes", "{n}'": "minutes",
    "{n} reps": "reps", "{n} rep.": "reps", "{n}": "bare", "{n}m": "metres", "{n} metres": "metres",
    "{n} breaths": "counted", "{n} passes": "counted", "{n}-{m}s": "seconds", "{n} to {m} min": "minutes",
    "{n}–{m} reps": "reps",
}  # fmt: skip
SETS = ["{k} x ", "{k}x", "{k}×", "{k} sets of ", "{k} sets x ", "{k} times ", "", ""]
SETS_AFTER = [
    " x{k}",
    " x {k}",
    " {k} sets",
    ", {k} times",
    ", repeat {k} times",
    " ({k} sets)",
    " – {k} rounds",
    "",
    "",
]
SIDES = {
    " each side": EACH, " per leg": EACH, "/side": EACH, " (L+R)": EACH, " L/R": EACH, ", each leg": EACH, " both": EACH,
    " left": LEFT, " (right)": RIGHT, " R": RIGHT, ", left leg": LEFT, " on the right side": RIGHT, "": Sides.TOGETHER,
}  # fmt: skip
SEPARATORS = [" ", " - ", " – ", " — ", ": ", " : ", ", ", " = ", "; "]
FILLERS = ["", "hold ", "for ", "hold for ", "about ", "holding "]
BULLETS = ["", "- ", "● ", "▪ ", "· ", "1. ", "1) ", "2: ", "➢ ", "o ", "**"]
NAMES = [
    "hamstring stretch",
    "Calf stretch",
    "squats",
    "Clams",
    "couch stretch",
    "Foam roll calves",
    "Single leg bridge",
]


class Handout(NamedTuple):
    """A line of a handout, and its contents."""

    line: str
    kind: str
    amount: list[int]
    sets: int | None
    side: Sides


@st.composite
def handouts(draw: st.DrawFn) -> Handout:
    """Draw lines of amount x sets x sides x separators x fillers x bullets, with the name first, last or between."""
    low, more, count = draw(st.integers(1, 59)), draw(st.integers(1, 60)), draw(st.integers(2, 9))
    form, kind = draw(st.sampled_from(sorted(AMOUNTS.items())))
    amount = form.format(n=low, m=low + more)
    before = draw(st.sampled_from(SETS)).format(k=count)
    after = "" if before else draw(st.sampled_from(SETS_AFTER)).format(k=count)
    side, sides = draw(st.sampled_from(sorted(SIDES.items())))
    name, bullet = draw(st.sampled_from(NAMES)), draw(st.sampled_from(BULLETS))
    separator, filler = draw(st.sampled_from(SEPARATORS)), draw(st.sampled_from(FILLERS))
    line = draw(
        st.sampled_from(
            [
                f"{name}{separator}{filler}{before}{amount}{after}{side}",
                f"{name}{separator}{filler}{before}{amount}{side}{after}",
                f"{name} ({before}{amount}{side}){after}",
                f"{name}{side}{separator}{filler}{before}{amount}{after}",
                f"{before}{amount} {name}{side}{after}",
                f"{before}{amount}{after}{side}{separator}{name}",
            ]
        )
    )
    closing = "**" if bullet == "**" else ""
    amounts = [low, low + more] if "{m}" in form else [low]
    return Handout(f"{bullet}{line}{closing}", kind, amounts, count if before or after else None, sides)


def numbers_of(line: str) -> list[str]:
    return sorted(NUMBERS.findall(line))


def is_used(handout: Handout, step: Step) -> bool:
    """Whether every number, unit, range, side and set word of ``handout`` is in ``step``."""
    unit = {"seconds": 1, "minutes": 60}.get(handout.kind)
    amount = (
        step.seconds == handout.amount[0] * unit
        if unit is not None
        else handout.amount[0] in {step.seconds, step.reps}
        if handout.kind == "bare"
        else step.reps == handout.amount[0]
    )
    return amount and step.sets == (handout.sets or 1) and step.sides is handout.side


@given(handout=handouts())
def test_parse__nothing_that_was_written_vanishes(handout: Handout) -> None:
    text = f"# Name\n{handout.line}"
    if faults(text, CATALOGUE):
        return

    parsed = parse(text, CATALOGUE)
    (step,) = parsed.blocks

    assert isinstance(step, Step)
    assert is_used(handout, step) or parsed.notices
    if len(handout.amount) > 1 or handout.kind in {"counted", "metres"}:
        assert parsed.notices
    if handout.kind in {"seconds", "minutes", "reps"} and len(handout.amount) == 1:
        assert is_used(handout, step)
        assert not NUMBERS.search(step.name)


@given(handout=handouts())
def test_parse__a_suggestion_keeps_every_number_and_side(handout: Handout) -> None:
    text = f"# Name\n{handout.line}"
    found = faults(text, CATALOGUE)
    findings: tuple[Fault | Notice, ...] = found or parse(text, CATALOGUE).notices
    assume(findings)
    for finding in findings[:1]:
        suggestions = (finding.suggestion,) if isinstance(finding, Fault) else finding.suggestions
        for suggestion in suggestions:
            line = corrected(handout.line, finding, suggestion)
            kept = set(numbers_of(line.replace(":00", "")))
            if len(handout.amount) == 1 and handout.kind != "minutes":
                assert set(map(str, [*handout.amount, *([handout.sets] if handout.sets else [])])) <= kept
            # A correction may reveal another mistake.
            for _ in range(4):
                for other in faults(f"# Name\n{line}", CATALOGUE)[:1]:
                    line = corrected(line, other, other.suggestion)
            (step,) = parse(f"# Name\n{line}", CATALOGUE).blocks
            assert isinstance(step, Step)
            assert step.sides is handout.side


@given(routine=routines())
def test_parse__a_text_in_notation_gets_no_notice(routine: Routine) -> None:
    parsed = parse(write(routine.name, routine.blocks, SMALL), SMALL)

    about_blocks = {NoticeCode.CONTRAST_AS_STEP}
    assert {notice.code for notice in parsed.notices} <= about_blocks
