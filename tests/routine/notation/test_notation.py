from typing import Any

import pytest
from msgspec.structs import replace

from recovery_timer.routine import limits
from recovery_timer.routine.model import WAIT, Block, Circuit, Contrast, Order, Sides, Step, Temperature, Water
from recovery_timer.routine.notation import Notice, NoticeCode, parse, write
from recovery_timer.routine.notation.reading import LARGEST
from recovery_timer.routine.technique import Catalogue
from recovery_timer.storage.catalogue import load_builtin_routines, load_catalogue
from tests.strategies import CATALOGUE as SMALL

CATALOGUE = load_catalogue()
HAMSTRING = Step(name="Hamstring stretch", technique="hamstring-stretch", seconds=30)
CALF = Step(name="Calf stretch", technique="calf-stretch", seconds=30)
SQUATS = Step(name="Squats", technique="squats", reps=10, rest=60)
OWN = Step(name="shake", seconds=30)
COLD, WARM = Temperature.COLD, Temperature.WARM


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of ``text``, which has no name: its first line has an amount, so that it cannot be one."""
    return parse(text, CATALOGUE).blocks


def block(line: str) -> Block:
    (only,) = parse(f"# Name\n{line}", CATALOGUE).blocks
    return only


def notices(line: str, catalogue: Catalogue = CATALOGUE) -> tuple[Notice, ...]:
    return parse(f"# Name\n{line}", catalogue).notices


DESIGN = """\
    # Evening legs
    3x30s hamstring stretch L/R, rest 10s
    foam roll quads 1:30 each side
    2 x 0:45 calf stretch left
    10 reps walking lunges L/R
    contrast 4:00 warm / 1:00 cold x4, end cold, position wait
    legs up the wall 5 min
    repeat 2, rest 20s:
        20s hip flexor stretch L/R
        1:00 foam roll calves
"""
EVENING_LEGS = (
    Step(name="Hamstring stretch", technique="hamstring-stretch", seconds=30, sets=3, sides=Sides.EACH, rest=10),
    Step(name="Foam roll quads", technique="foam-roll-quads", switch=8, seconds=90, sides=Sides.EACH),
    Step(name="Calf stretch", technique="calf-stretch", seconds=45, sets=2, sides=Sides.LEFT),
    Step(name="Walking lunges", technique="walking-lunges", reps=10, sides=Sides.EACH),
    Contrast(warm=240, cold=60, cycles=4, end_on=COLD, position=WAIT),
    Step(name="Legs up the wall", technique="legs-up-the-wall", seconds=300),
    Circuit(
        blocks=(
            Step(name="Hip flexor stretch", technique="hip-flexor-stretch", seconds=20, sides=Sides.EACH),
            Step(name="Foam roll calves", technique="foam-roll-calves", switch=8, seconds=60),
        ),
        rounds=2,
        rest=20,
    ),
)


def test_parse__the_example_of_the_design() -> None:
    parsed = parse(DESIGN, CATALOGUE)

    assert parsed.name == "Evening legs"
    assert parsed.blocks == EVENING_LEGS
    assert parsed.notices == ()


def test_write__the_example_of_the_design() -> None:
    assert write("Evening legs", EVENING_LEGS, CATALOGUE) == (
        "# Evening legs\n"
        "3 x 30s Hamstring stretch L/R\n"
        "1:30 Foam roll quads L/R\n"
        "2 x 45s Calf stretch left\n"
        "10 reps Walking lunges L/R\n"
        "contrast 4:00 warm / 1:00 cold x4, position wait\n"
        "5:00 Legs up the wall\n"
        "repeat 2, rest 20s:\n"
        "    20s Hip flexor stretch L/R\n"
        "    1:00 Foam roll calves\n"
    )


@pytest.mark.parametrize("name", [routine.id for routine in load_builtin_routines()])
def test_write__a_built_in_routine_is_read_back_without_a_notice(name: str) -> None:
    (routine,) = (routine for routine in load_builtin_routines() if routine.id == name)

    parsed = parse(write(routine.name, routine.blocks, CATALOGUE), CATALOGUE)

    assert (parsed.name, parsed.blocks, parsed.notices) == (routine.name, routine.blocks, ())


SPELLINGS: list[tuple[Block, list[str]]] = [
    (
        replace(HAMSTRING, seconds=90),
        [
            "90 hamstring stretch",
            "90s hamstring stretch",
            "90 s hamstring stretch",
            "90 sec hamstring stretch",
            "90 seconds hamstring stretch",
            "1:30 hamstring stretch",
            "0:90 hamstring stretch",
            "1m30 hamstring stretch",
            "1m30s hamstring stretch",
            "1 min 30 hamstring stretch",
            "1 min 30 sec hamstring stretch",
            "1.5 min hamstring stretch",
            "1,5 min hamstring stretch",
            "hamstring stretch 90s",
            "hamstring stretch 1:30",
            "hamstring stretch 1,5 min",
            "hamstring stretch 1 min 30 s",
            "HAMSTRING STRETCH 90S",
            "Hamstring Stretches 1:30",
            "hamstring  stretch\t1:30",
            "hamstring\u00a0stretch 90\u00a0s",
            "hamstring-stretch 90s",
            "hamstrings 90s",
            "90s hamstring",
            "- 90s hamstring stretch",
            "* 90s hamstring stretch",
            "• 90s hamstring stretch",
            "•90s hamstring stretch",
            "🔥 90s hamstring stretch",
            "⚽️ 90s hamstring stretch",
            "🔥🧊1:30 hamstring stretch",
            "\u2013 90s hamstring stretch",
            "1. 90s hamstring stretch",
            "12) 90 hamstring stretch",
            "  - 3. 90 hamstring stretch",
            "90s hamstring stretch # slowly, for once",
            "90s hamstring stretch,",
            "90s hamstring stretch, ,",
        ],
    ),
    (
        replace(HAMSTRING, seconds=3_600),
        ["1h hamstring stretch", "1:00:00 hamstring stretch", "hamstring stretch 1 hour", "60 min hamstring stretch"],
    ),
    (replace(HAMSTRING, seconds=5_400), ["1h30 hamstring stretch", "1.5 h hamstring stretch", "1 h 30 min hamstrings"]),
    (
        replace(HAMSTRING, sets=3),
        [
            "3x30s hamstring stretch",
            "3 x 30s hamstring stretch",
            "3X30 hamstring stretch",
            "3×30s hamstring stretch",
            "3 × 30 hamstring stretch",
            "3x 30 s hamstring stretch",
            "hamstring stretch 3x30s",
            "hamstring stretch 3 × 30s",
        ],
    ),
    (
        replace(HAMSTRING, sides=Sides.EACH),
        [
            "30s hamstring stretch L/R",
            "30s hamstring stretch l/r",
            "30s hamstring stretch L / R",
            "30s hamstring stretch each side",
            "30s hamstring stretch each leg",
            "30s hamstring stretch per side",
            "30s hamstring stretch per leg",
            "30s hamstring stretch both sides",
            "30s hamstring stretch both legs",
            "30s hamstring stretch left/right",
            "30s hamstring stretch Each Side",
            "hamstring stretch 30s each side",
            "hamstring stretch each side 30s",
            "hamstring stretch 30s, L/R",
        ],
    ),
    (
        replace(HAMSTRING, sides=Sides.LEFT),
        ["30s hamstring stretch left", "30s hamstring stretch left leg", "hamstring stretch left side 30s"],
    ),
    (replace(HAMSTRING, sides=Sides.RIGHT), ["30s hamstring stretch right", "hamstring stretch 30s Right"]),
    (SQUATS, ["10 reps squats", "10 squats", "squats 10 rep", "10 rep squat", "squats 10reps", "10 repetitions squat"]),
    (replace(SQUATS, sets=2), ["2x10 squats", "2 x 10 reps squats", "squats 2×10 reps"]),
    (replace(SQUATS, reps=None, seconds=10), ["10s squats", "squats 0:10"]),
    (replace(HAMSTRING, reps=10, seconds=None), ["10 reps hamstring stretch", "hamstring stretch 10 reps"]),
    (
        replace(CALF, rest=20, switch=8, order=Order.ONE_SIDE_FIRST, position=0, instruction="Heel down"),
        [
            '30s calf stretch, rest 20s, switch 8s, one side first, position 0s, "Heel down"',
            '30s calf stretch, "Heel down", position 0, one side first, switch 0:08, rest 20',
            '30s calf stretch,REST 20 sec,Switch 8 s,One Side First,"Heel down",position 0',
            "30s calf stretch, rest 20s, switch 8s, one side first, position 0s, “Heel down”",
        ],
    ),
    (replace(CALF, position=WAIT), ["30s calf stretch, position wait", "calf stretch 30s , POSITION WAIT"]),
    (replace(CALF, rest=0, switch=600), ["30s calf stretch, rest 0, switch 10 min"]),
    (
        replace(CALF, name='The "wall"\\', instruction="One\nTwo"),
        [
            r'30s calf stretch as "The \"wall\"\\", "One\nTwo"',
            r'calf stretch as "The \"wall\"\\" 30s, "One\nTwo"',
            r'30s calf stretch as “The "wall"\\”, “One\nTwo”',
        ],
    ),
    (replace(CALF, name="Mine", sides=Sides.EACH), ['30s calf stretch AS "Mine" L/R', 'calves as "Mine" 30s L/R']),
    (Step(name="Warm compress", technique="warm-compress", seconds=300), ["hot compress 5 min", "5 min heat pack"]),
    (OWN, ["30s shake", "shake 30s", '30s "shake"', '"shake" 30s', "30 shake"]),
    (replace(OWN, name="Calf stretch"), ['30s "Calf stretch"', '"Calf stretch" 30s']),
    (
        replace(OWN, name="rest", seconds=300),
        ["rest 5 min", '5 min "rest"', "5 min rest"],
    ),
    (replace(OWN, name="active rest", seconds=300), ["active rest 5 min", "5:00 active rest"]),
    (replace(OWN, name="phase 2"), ["30s phase 2", "phase 2 30s", "30 phase 2"]),
    (replace(OWN, name="90/90 stretch"), ["30s 90/90 stretch", "90/90 stretch 30s", "30 90/90 stretch"]),
    (replace(OWN, name="leg lift"), ["30s leg lift"]),
    (
        Contrast(cycles=4),
        [
            "contrast 4:00 warm / 1:00 cold x4",
            "contrast 4:00 hot/1:00 cold ×4",
            "contrast 4 min warm 1 min cold x 4",
            "Contrast 4:00 Warm / 1:00 Cold X4",
            "contrast 4:00 warm x4",
            "contrast 1:00 cold x4",
            "contrast x4",
            "contrast, x4",
            "contrast 240 warm / 60 cold x4, start warm, end cold, transfer 10s",
            "contrast bath 4:00 warm / 1:00 cold x4",
            "contrast therapy x4",
            "- contrast x4 # in two tubs",
        ],
    ),
    (
        Contrast(total=1_200),
        ["contrast", "contrast for 20 min", "contrast 4:00 warm / 1:00 cold, for 20:00", "contrast, start hot"],
    ),
    (
        Contrast(cycles=2, start_on=COLD, end_on=WARM, transfer=0, position=5, instruction="Knees"),
        [
            'contrast x2, start cold, end warm, transfer 0, position 5, "Knees"',
            'contrast, "Knees", position 5s, transfer 0s, end hot, start cold, x2',
        ],
    ),
    (Contrast(cycles=2, start_on=COLD), ["contrast x2, start cold"]),
    (
        Contrast(warm=120, cold=60, cycles=3, water=Water.SHOWER),
        [
            "shower 2:00 hot / 1:00 cold x3",
            "shower 2 min warm / 1 min cold ×3",
            "hot/cold shower 2:00 hot / 1:00 cold x3",
            "contrast shower 2:00 hot x3",
        ],
    ),
]  # fmt: skip


@pytest.mark.parametrize("meant, line", [(meant, line) for meant, lines in SPELLINGS for line in lines])
def test_parse__accepts_many_spellings(meant: Block, line: str) -> None:
    assert block(line) == meant


REPEATS = Circuit(blocks=(HAMSTRING, CALF), rounds=2)


@pytest.mark.parametrize(
    "text",
    [
        "repeat 2:\n    30s hamstring stretch\n    30s calf stretch",
        "repeat 2 :\n 30s hamstring stretch\n 30s calf stretch",
        "Repeat x2:\n\t30s hamstring stretch\n\t30s calf stretch",
        "repeat 2x:\n\t30s hamstring stretch\n        30s calf stretch",
        "repeat 2 times, rest 0:\n  30s hamstring stretch\n  30s calf stretch",
        "repeat 2 rounds:,\n  30s hamstring stretch\n    30s calf stretch",
        "- repeat 2:\n  - 30s hamstring stretch\n\n  # a comment\n  - 30s calf stretch",
        "    repeat 2:\n\t30s hamstring stretch\n\t30s calf stretch",
        "repeat 2:\r\n    30s hamstring stretch\r\n    30s calf stretch\r\n",
        "repeat 2:\r    30s hamstring stretch\r    30s calf stretch\r",
        "\ufeffrepeat 2:\n\u00a0\u00a030s hamstring stretch\n\u00a0\u00a030s calf stretch",
    ],
)
def test_parse__accepts_many_layouts_of_a_circuit(text: str) -> None:
    assert blocks(text) == (REPEATS,)


def test_parse__a_line_that_is_not_indented_further_ends_the_circuit() -> None:
    assert blocks("repeat 2:\n  30s calf stretch\nrepeat 3:\n  30s shake\n30s squats\n  30s shake") == (
        Circuit(blocks=(CALF,), rounds=2),
        Circuit(blocks=(OWN,), rounds=3),
        replace(SQUATS, reps=None, seconds=30),
        OWN,
    )


def test_parse__emoji_before_a_name__are_part_of_it() -> None:
    parsed = parse("🔥 Evening legs\n🧊 cold feet 10 min", CATALOGUE)

    assert parsed.name == "🔥 Evening legs"
    assert [block.name for block in parsed.blocks if isinstance(block, Step)] == ["🧊 cold feet"]


def test_parse__a_lone_bullet_is_a_blank_line() -> None:
    assert blocks("30s shake\n- \n1.\n  • # nothing\n") == (OWN,)


@pytest.mark.parametrize(
    "first, name",
    [
        ("# Evening legs", "Evening legs"),
        ("#Evening legs", "Evening legs"),
        ("## Evening   legs ", "Evening legs"),
        ("\n \n  # Evening legs", "Evening legs"),
        ("\ufeff# Evening legs", "Evening legs"),
        ("# 30s calf stretch", "30s calf stretch"),
        ("# repeat 2:", "repeat 2:"),
        ("# # 1", "# 1"),
        ('# "Legs", they said', '"Legs", they said'),
        ("Evening legs", "Evening legs"),
        ("Evening legs  # for Monday", "Evening legs"),
        ("**Evening legs**", "Evening legs"),
        ("Legs, and the rest", "Legs, and the rest"),
        ('"Legs" to go', '"Legs" to go'),
        ("Repeat after me", "Repeat after me"),
        ("5k recovery", "5k recovery"),
        ("Day 2", "Day 2"),
    ],
)
def test_parse__the_first_line_is_the_name(first: str, name: str) -> None:
    parsed = parse(f"{first}\n30s calf stretch", CATALOGUE)

    assert (parsed.name, parsed.blocks, parsed.notices) == (name, (CALF,), ())


@pytest.mark.parametrize(
    "first",
    [
        "30s shake",
        "shake 30s",
        "30 shake",
        "repeat 2:\n    30s shake",
        "contrast, end warm, x4",
        "contrast for 20:00",
    ],
)
def test_parse__a_first_line_with_an_amount_or_a_colon_is_not_a_name(first: str) -> None:
    assert parse(first, CATALOGUE).name is None


@pytest.mark.parametrize(
    "first, meant",
    [
        ("Calf stretch", "30s Calf stretch"),
        ("lunges", "10 reps lunges"),
        ("contrast", "contrast for 20:00"),
        ("Hot/cold shower", "Hot/cold shower for 20:00"),
    ],
)
def test_parse__a_name_that_could_be_a_block_gets_a_notice(first: str, meant: str) -> None:
    parsed = parse(f"{first}\n30s shake", CATALOGUE)

    message = f"this line is the routine's name, as it has no amount; did you mean {meant}?"
    assert parsed.name == first
    assert parsed.notices == (Notice(1, 1, len(first), NoticeCode.NAME_OR_STEP, message, (meant,)),)


@pytest.mark.parametrize("technique_id", [each.id for each in CATALOGUE.values() if each.place != "page"])
def test_parse__every_name_and_alias_in_the_shipped_catalogue_finds_its_technique(technique_id: str) -> None:
    technique = CATALOGUE[technique_id]
    for called in (technique.id, technique.name, technique.name.upper(), *technique.aliases):
        timing = technique.timing
        step = Step(name=technique.name, technique=technique_id, seconds=30, rest=timing.rest, switch=timing.switch)
        assert block(f"30s {called}") == step


def test_write__states_a_gap_only_where_it_differs_from_the_techniques_own() -> None:
    roll = Step(name="Foam roll quads", technique="foam-roll-quads", seconds=60, sides=Sides.EACH, switch=8)

    assert write(None, (roll,), CATALOGUE) == "1:00 Foam roll quads L/R\n"
    assert write(None, (replace(roll, switch=5),), CATALOGUE) == "1:00 Foam roll quads L/R, switch 5s\n"
    assert write(None, (replace(roll, technique=None),), CATALOGUE) == '1:00 "Foam roll quads" L/R, switch 8s\n'


def test_parse__a_plural_shared_by_two_techniques_is_neither() -> None:
    singular, plural = (replace(SMALL["calf-stretch"], id=text, name=text) for text in ("calf", "calves"))
    other = replace(SMALL["calf-stretch"], id="other", name="Rolls", aliases=("-", "roll"))
    catalogue = {each.id: each for each in (singular, plural, other, replace(other, id="third", name="Rollss"))}

    def technique(name: str) -> str | None:
        (step,) = parse(f"# Name\n30s {name}", catalogue).blocks
        assert isinstance(step, Step)
        return step.technique

    assert [technique(name) for name in ("calf", "Calves", "calfs", "roll", "Rolls", '"-"')] == [
        "calf",
        "calves",
        None,
        "other",
        "other",
        None,
    ]


@pytest.mark.parametrize(
    "typed, meant",
    [
        ("hamstring strech", "Hamstring stretch"),
        ("hamsting stretch", "Hamstring stretch"),
        ("hamstirng stretches", "Hamstring stretch"),
        ("foam rol qauds", "Foam roll quads"),
        ("calves foam roll", "Foam roll calves"),
        ("my calf stretch", "Calf stretch"),
    ],
)
def test_parse__a_name_close_to_a_techniques_gets_a_notice(typed: str, meant: str) -> None:
    message = f"no technique is called {typed}, so it is a step of your own; did you mean {meant}?"

    assert notices(f"30s {typed}, rest 5s") == (Notice(2, 5, len(typed), NoticeCode.NEAR_TECHNIQUE, message, (meant,)),)
    assert block(f"30s {typed}") == Step(name=typed, seconds=30)


@pytest.mark.parametrize("typed", ["shake it out", "phase 2", "90/90", "leg lift", '"hamstring strech"', "yogi"])
def test_parse__any_other_name_gets_no_notice(typed: str) -> None:
    assert notices(f"30s {typed if typed.startswith(chr(34)) else f'a {typed} b'}") == ()


@pytest.mark.parametrize(
    "line, meant",
    [
        ("20 min contrast bath", "contrast for 20:00"),
        ("5 min hot/cold shower, rest 5s", "shower for 5:00"),
        ("3 reps contrast bath", "contrast"),
    ],
)
def test_parse__a_contrast_block_typed_as_a_step_gets_a_notice(line: str, meant: str) -> None:
    message = f"this is one step without a change of water; did you mean {meant}?"

    assert notices(line) == (Notice(2, 1, len(line), NoticeCode.CONTRAST_AS_STEP, message, (meant,)),)
    assert isinstance(block(meant), Contrast)


def test_parse__defaults_are_constants() -> None:
    assert block("30s shake") == Step(
        name="shake", seconds=30, sets=1, sides=Sides.TOGETHER, rest=10, switch=5, order=Order.ALTERNATE, position=None
    )
    assert block("contrast") == Contrast(warm=240, cold=60, total=1_200, start_on=WARM, end_on=COLD, transfer=10)


@pytest.mark.parametrize(
    "line, fields",
    [
        ("1s shake", {"seconds": 1}),
        ("4h shake", {"seconds": 14_400}),
        ("100x30s shake", {"sets": 100}),
        ("1000 reps shake", {"seconds": None, "reps": 1_000}),
        ("30s shake, rest 10 min, switch 0, position 600", {"rest": 600, "switch": 0, "position": 600}),
        (f'30s shake, "{"z" * 500}"', {"instruction": "z" * 500}),
        ('30s shake, ""', {"instruction": ""}),
        (f"30s {'n' * 80}", {"name": "n" * 80}),
    ],
)  # fmt: skip
def test_parse__accepts_values_at_the_limits(line: str, fields: dict[str, Any]) -> None:
    assert block(line) == replace(OWN, **fields)


def test_parse__accepts_the_maximum_of_blocks_and_segments() -> None:
    assert len(blocks("30s shake\n" * 1_000)) == limits.BLOCKS.high
    assert len(blocks("repeat 2:\n  30s shake\n" * 500)) == 500
    assert len(blocks("100x30s shake L/R, rest 0, switch 0, position 0\n" * 100)) == 100


def test_parse__the_largest_text() -> None:
    text = "30s shake\n#"

    assert blocks(text + "é" * ((LARGEST - len(text)) // 2)) == (OWN,)


@pytest.mark.parametrize(
    "step, line",
    [
        (CALF, "30s Calf stretch"),
        (replace(CALF, name="Calf Stretch"), '30s Calf stretch as "Calf Stretch"'),
        (replace(CALF, technique=None), '30s "Calf stretch"'),
        (replace(CALF, technique="gone-since"), '30s "Calf stretch"'),
        (replace(CALF, technique="gone-since", name="Long gone"), "30s Long gone"),
        (replace(OWN, name="shake left"), '30s "shake left"'),
        (replace(OWN, name="shake, then rest"), '30s "shake, then rest"'),
        (replace(OWN, name="shake #2"), '30s "shake #2"'),
        (replace(OWN, name="shake 10s"), '30s "shake 10s"'),
        (replace(OWN, name="L/R"), '30s "L/R"'),
        (replace(OWN, name="shake:"), '30s "shake:"'),
        (replace(OWN, name="repeat 2"), '30s "repeat 2"'),
        (replace(OWN, name="contrast"), '30s "contrast"'),
        (replace(OWN, name='5" \\'), r'30s "5\" \\"'),
        (replace(OWN, instruction='One,\n"two"'), r'30s shake, "One,\n\"two\""'),
        (
            replace(OWN, seconds=3_600, sets=2, rest=0, switch=60, order=Order.ONE_SIDE_FIRST, position=0),
            "2 x 1:00:00 shake, rest 0s, switch 1:00, one side first, position 0s",
        ),
    ],
)
def test_write__a_step(step: Step, line: str) -> None:
    assert write(None, (step,), CATALOGUE) == f"{line}\n"


@pytest.mark.parametrize(
    "contrast, line",
    [
        (Contrast(total=1_200), "contrast 4:00 warm / 1:00 cold for 20:00"),
        (
            Contrast(warm=45, cycles=3, water=Water.SHOWER, end_on=WARM, transfer=0),
            "shower 45s hot / 1:00 cold x3, end hot, transfer 0s",
        ),
        (
            Contrast(cycles=1, start_on=COLD, position=WAIT, instruction="Knees"),
            'contrast 4:00 warm / 1:00 cold x1, start cold, position wait, "Knees"',
        ),
    ],
)
def test_write__a_contrast_block(contrast: Contrast, line: str) -> None:
    assert write(None, (contrast,), CATALOGUE) == f"{line}\n"


def test_write__a_technique_whose_name_cannot_be_typed_is_written_as_its_id() -> None:
    odd = replace(SMALL["calf-stretch"], id="odd", name="Calf, left")
    twin = replace(SMALL["calf-stretch"], id="twin")
    step = Step(name="Calf, left", technique="odd", seconds=30)
    other = Step(name="Calf stretch", technique="twin", seconds=30)
    catalogue = {**SMALL, "odd": odd, "twin": twin}

    text = write(None, (step, other), catalogue)

    assert text == "30s odd\n30s twin\n"
    assert parse(text, catalogue).blocks == (step, other)


def test_write__a_technique_that_cannot_be_named_becomes_an_own_step() -> None:
    catalogue = {"a, b": replace(SMALL["calf-stretch"], id="a, b", name="#")}

    assert write(None, (Step(name="Calf", technique="a, b", seconds=30),), catalogue) == '30s "Calf"\n'


@pytest.mark.parametrize("text", ["walk two rounds", "two rounds walk", "walk 2 rounds"])
def test_parse__rounds_without_an_amount__number_in_words_or_digits(text: str) -> None:
    (step,) = blocks(text)

    assert isinstance(step, Step)
    assert step.reps == 2
