import shutil
from pathlib import Path

import pytest

from recovery_timer import assets
from recovery_timer.routine.advice.coverage import coverage
from recovery_timer.routine.facts import Group
from recovery_timer.routine.lead_in import CONTRAST_TECHNIQUES, Gaps, Pace, technique_of
from recovery_timer.routine.model import Block, Circuit, Contrast, Order, Routine, Step
from recovery_timer.routine.technique import Amount, Catalogue, Family
from recovery_timer.routine.timeline import BOTH, Kind, Segment, expand
from recovery_timer.session.speech import announcement
from recovery_timer.storage import document
from recovery_timer.storage.catalogue import (
    CatalogueError,
    load_builtin_groups,
    load_builtin_routines,
    load_catalogue,
    load_questions,
)

MINUTE = 60_000

BUILTIN = {
    "builtin-post-run-basics": "15:21",
    "builtin-lower-body-stretch": "15:00",
    "builtin-foam-roll-legs": "11:30",
    # 20 min in the water, 7 transfers of 10 s, 10 s assumed for waiting, and 20 s to get in.
    "builtin-contrast-bath": "about 21:40",
    "builtin-hot-cold-shower": "about 13:20",
    "builtin-ice-bath": "about 10:30",
    "builtin-legs-up-the-wall": "5:10",
    "builtin-dynamic-stretches": "5:30",
    "builtin-active-recovery-day": "about 35:30",
    "builtin-active-isolated-stretching": "about 10:50",
    "builtin-epsom-salt-bath": "about 15:30",
    "builtin-five-minute-minimum": "5:24",
    "builtin-before-a-run": "about 8:20",
    "builtin-after-a-long-run": "about 27:29",
    "builtin-after-intervals": "about 29:41",
    "builtin-the-day-after-a-race": "about 38:15",
    "builtin-before-bed": "18:30",
    "builtin-ice-and-elevation": "about 25:40",
    "builtin-massage-gun-legs": "about 5:15",
    "builtin-strong-legs": "about 16:15",
    "builtin-daily-friction-massage": "5:15",
    "builtin-warm-legs": "about 20:20",
    "builtin-rest-day": "about 30:30",
}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


@pytest.fixture
def resources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the shipped files, which tests may break."""
    for folder in ("catalogue", "routines"):
        shutil.copytree(assets.path(folder), tmp_path / folder)
    monkeypatch.setattr(assets, "root", lambda: tmp_path)
    return tmp_path


def builtin(identity: str) -> Routine:
    return next(routine for routine in load_builtin_routines() if routine.id == identity)


def steps_and_contrasts(routine: Routine) -> list[Step | Contrast]:
    def inside(block: Block) -> tuple[Step | Contrast, ...]:
        return block.blocks if isinstance(block, Circuit) else (block,)

    return [inner for block in routine.blocks for inner in inside(block)]


def every_block() -> list[tuple[str, Step | Contrast]]:
    return [(routine.id, block) for routine in load_builtin_routines() for block in steps_and_contrasts(routine)]


def within(amount: Amount | None, value: int) -> bool:
    return amount is None or amount.low is None or amount.high is None or amount.low <= value <= amount.high


# The catalogue


def test_load_catalogue__families_come_in_their_order(catalogue: Catalogue) -> None:
    order = list(Family)
    places = [order.index(technique.family) for technique in catalogue.values()]

    assert places == sorted(places)
    assert set(places) == set(range(len(order)))


def test_load_catalogue__is_keyed_by_id(catalogue: Catalogue) -> None:
    assert [technique.id for technique in catalogue.values()] == list(catalogue)


@pytest.mark.parametrize(
    "old, new, message",
    [
        pytest.param(
            'id = "squats"',
            'id = "lunges"',
            "catalogue/strength.toml, lunges, id: another technique has it.",
            id="same id in one file",
        ),
        pytest.param(
            'id = "squats"',
            'id = "walking"',
            "catalogue/strength.toml, walking, id: another technique has it.",
            id="same id in two files",
        ),
        pytest.param(
            'id = "squats"',
            'id = "squats"\nfamily = "active"',
            "catalogue/strength.toml, squats, family: expected strength, got active.",
            id="another family",
        ),
        pytest.param(
            "reps = { default = 10 }",
            'reps = { default = "ten" }',
            "catalogue/strength.toml, squats, dose.reps.default: Expected int, got str.",
            id="another type",
        ),
        pytest.param(
            "reps = { default = 10 }",
            "reps = { default = 10, low = 8 }",
            "catalogue/strength.toml, squats, dose.reps: a range has both low and high, or neither.",
            id="half a range",
        ),
        pytest.param(
            "reps = { default = 10 }",
            "reps = { default = 10, low = 8, high = 12 }",
            "catalogue/strength.toml, squats, dose.reps: an article's amount needs the claim behind it.",
            id="a range without its claim",
        ),
        pytest.param(
            'name = "Squats"',
            'title = "Squats"',
            "catalogue/strength.toml, squats, the entry: Object contains unknown field title.",
            id="unknown field",
        ),
        pytest.param(
            'id = "squats"\n',
            "",
            "catalogue/strength.toml, no id, the entry: Object missing required field id.",
            id="no id",
        ),
    ],
)
def test_load_catalogue__names_file_technique_and_field(resources: Path, old: str, new: str, message: str) -> None:
    file = resources / "catalogue" / "strength.toml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(CatalogueError) as caught:
        load_catalogue()

    assert str(caught.value) == message


@pytest.mark.parametrize(
    "text, message",
    [
        ("[[technique]\n", "catalogue/rest.toml is not TOML: .*line 1, column 12.*"),
        ("", r"catalogue/rest.toml: expected \[\[technique\]\] tables."),
        ("technique = 3", r"catalogue/rest.toml: expected \[\[technique\]\] tables."),
    ],
)
def test_load_catalogue__names_a_file_without_techniques(resources: Path, text: str, message: str) -> None:
    (resources / "catalogue" / "rest.toml").write_text(text, encoding="utf-8")

    with pytest.raises(CatalogueError, match=message):
        load_catalogue()


def test_load_catalogue__missing_file__raises(resources: Path) -> None:
    (resources / "catalogue" / "cold.toml").unlink()

    with pytest.raises(FileNotFoundError, match=r"cold\.toml"):
        load_catalogue()


def test_load_questions__are_the_articles_seven_in_order() -> None:
    assert [question.section for question in load_questions()] == ["Q1", "Q2", "Q3", "Q4", "Q5", "Q6", "Q7"]


def test_load_questions__refuses_the_same_id_twice(resources: Path) -> None:
    file = resources / "catalogue" / "questions.toml"
    file.write_text(file.read_text(encoding="utf-8").replace('"how-long"', '"heat"'), encoding="utf-8")

    with pytest.raises(CatalogueError, match=r"^catalogue/questions\.toml, heat, id: another question has it\.$"):
        load_questions()


# The built-in routines


def test_load_builtin_routines__come_in_the_order_of_their_files() -> None:
    assert [routine.id for routine in load_builtin_routines()] == list(BUILTIN)


def test_load_builtin_routines__names_a_broken_file(resources: Path) -> None:
    (resources / "routines" / "06-ice-bath.json").write_text('{"schema": 1}', encoding="utf-8")

    with pytest.raises(CatalogueError, match=r"^routines/06-ice-bath\.json: WrongValue\(.*field routine"):
        load_builtin_routines()


def test_load_builtin_routines__refuses_the_same_id_twice(resources: Path) -> None:
    folder = resources / "routines"
    shutil.copy(folder / "06-ice-bath.json", folder / "99-again.json")

    with pytest.raises(CatalogueError, match=r"^routines/99-again\.json, builtin-ice-bath, id: another"):
        load_builtin_routines()


def test_load_builtin_routines__leaves_other_files_alone(resources: Path) -> None:
    (resources / "routines" / "notes.txt").write_text("not a routine", encoding="utf-8")

    assert len(load_builtin_routines()) == len(BUILTIN)


@pytest.mark.parametrize("identity, total", BUILTIN.items())
def test_builtin_routine__has_the_right_length(catalogue: Catalogue, identity: str, total: str) -> None:
    timeline = expand(builtin(identity), catalogue)

    minutes, ms = divmod(timeline.total_ms, MINUTE)
    assert f"{'about ' if timeline.is_about else ''}{minutes}:{ms // 1_000:02}" == total


def test_builtin_post_run_basics__are_about_15_minutes(catalogue: Catalogue) -> None:
    total = expand(builtin("builtin-post-run-basics"), catalogue).total_ms

    assert 14.5 * MINUTE <= total <= 15.5 * MINUTE


def test_builtin_contrast_bath__is_20_minutes_in_the_water_and_ends_cold() -> None:
    (bath,) = builtin("builtin-contrast-bath").blocks

    assert isinstance(bath, Contrast)
    assert bath.in_water == 20 * 60
    assert bath.stays[-1] == "cold"


def test_builtin_hot_cold_shower__ends_cold() -> None:
    (shower,) = builtin("builtin-hot-cold-shower").blocks

    assert isinstance(shower, Contrast)
    assert shower.stays[-1] == "cold"


@pytest.mark.parametrize("identity, block", every_block())
def test_builtin_block__keeps_to_the_article(catalogue: Catalogue, identity: str, block: Step | Contrast) -> None:
    if isinstance(block, Contrast):
        technique = catalogue[CONTRAST_TECHNIQUES[block.water]]
        assert technique.place == "contrast"
        assert within(technique.dose.warm, block.warm)
        assert within(technique.dose.cold, block.cold)
        assert within(technique.dose.total, block.in_water)
    else:
        assert block.technique is not None
        technique = catalogue[block.technique]
        assert technique.place == "step"
        assert block.name.startswith(technique.name)
        assert block.reps is None or technique.dose.reps is not None
        assert block.seconds is None or within(technique.dose.seconds, block.seconds)
        assert within(technique.dose.sets, block.sets)
        assert block.sides == technique.sides


@pytest.mark.parametrize("identity", BUILTIN)
def test_builtin_routine__waits_before_water_and_after_a_walk(catalogue: Catalogue, identity: str) -> None:
    if identity == "builtin-before-bed":
        return  # its walk does not leave the room
    before: str | None = None
    for segment in expand(builtin(identity), catalogue).segments:
        technique = segment.technique or ""
        if segment.kind in {Kind.GET_READY, Kind.POSITION} and technique != before:
            is_back = before is not None and catalogue[before].timing.is_away
            assert segment.is_manual or not (is_back or catalogue[technique].timing.get_in), segment.index
        before = technique


def test_every_family_that_can_be_played__is_in_a_builtin_routine(catalogue: Catalogue) -> None:
    played = {technique_of(block, catalogue) for _, block in every_block()}

    assert {each.family for each in played if each is not None} == {
        each.family for each in catalogue.values() if each.place != "page"
    }


@pytest.mark.parametrize("identity", BUILTIN)
def test_builtin_routine__covers_both_sides(catalogue: Catalogue, identity: str) -> None:
    worked = coverage(expand(builtin(identity), catalogue)).sides

    assert all((muscle, side) in worked for muscle, _ in worked for side in BOTH)


def spoken(segment: Segment) -> list[str]:
    """Return what is spoken by a voice as fast as espeak-ng, which speaks 15 to 20 characters a second."""
    said = announcement(segment, segment.duration_ms, lambda text: len(text) * 1_000 // 15)
    return [each.text for each in said.spoken]


@pytest.mark.parametrize("pace", Pace)
@pytest.mark.parametrize("identity", BUILTIN)
def test_builtin_routine__every_change_of_exercise_is_announced_by_name(
    catalogue: Catalogue, identity: str, pace: Pace
) -> None:
    label = ""
    announced = ""
    for segment in expand(builtin(identity), catalogue, Gaps(position=pace)).segments:
        said = spoken(segment)
        announced = said[0] if said else announced
        if not segment.kind.is_gap:
            assert segment.label == label or announced.startswith(segment.label), segment.index
            label = segment.label


@pytest.mark.parametrize("identity", BUILTIN)
def test_builtin_routine__every_new_exercise_is_announced_with_its_instruction(
    catalogue: Catalogue, identity: str
) -> None:
    for segment in expand(builtin(identity), catalogue).segments:
        if segment.kind in {Kind.GET_READY, Kind.POSITION}:
            _, *added = spoken(segment)
            assert " ".join(added) == segment.instruction, segment.index


# The groups


def test_load_builtin_groups__are_those_of_every_routine_in_the_order_of_the_groups() -> None:
    groups = load_builtin_groups()

    assert sorted(groups) == sorted(BUILTIN)
    assert list(dict.fromkeys(groups.values())) == list(Group)


@pytest.mark.parametrize(
    "text, message",
    [
        ("[", "routines/groups.toml is not TOML: .*"),
        ('"water" = 3', "routines/groups.toml: .*"),
        ('"tea" = []', "routines/groups.toml: .*'tea'.*"),
        ('"water" = ["a", "b", "a"]', "routines/groups.toml, a: it is there twice."),
    ],
)
def test_load_builtin_groups__faulty_file__is_reported(resources: Path, text: str, message: str) -> None:
    (resources / "routines" / "groups.toml").write_text(text, encoding="utf-8")

    with pytest.raises(CatalogueError, match=message):
        load_builtin_groups()


def test_builtin_ais__is_done_on_warm_muscles_one_side_first() -> None:
    warm_up, *stretches = steps_and_contrasts(builtin("builtin-active-isolated-stretching"))

    assert isinstance(warm_up, Step)
    assert warm_up.technique == "walking"
    assert all(isinstance(step, Step) and step.order is Order.ONE_SIDE_FIRST for step in stretches)


@pytest.mark.parametrize("identity", BUILTIN)
def test_builtin_routine__survives_being_saved(identity: str) -> None:
    routine = builtin(identity)

    assert document.decode(document.encode(routine)) == routine
