"""The commands with the user's own techniques: shown, listed, checked, imported and exported."""

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from recovery_timer.desktop.options import Options
from recovery_timer.routine.model import Routine, Step
from recovery_timer.routine.own import OwnTechnique
from recovery_timer.routine.technique import Family, Timing
from recovery_timer.storage import document
from recovery_timer.storage.techniques import TechniqueFiles
from tests.cli.conftest import Command

COUCH = OwnTechnique(
    id="own-couch",
    name="Couch stretch",
    family=Family.STRETCH,
    seconds=90,
    instruction="Hips forward",
    timing=Timing(position=20),
)
STEP = Step(name="Couch stretch", technique="own-couch", seconds=90)
LEGS = Routine(id="legs", name="Legs", blocks=(Step(name="Walk", seconds=60), STEP))
MISSING = '"Couch stretch" is a technique that is not here: the step keeps its name and times.'


@pytest.fixture
def file(tmp_path: Path) -> str:
    """The routine in a file, with its technique."""
    path = tmp_path / "legs.json"
    path.write_bytes(document.encode(LEGS, [COUCH]))
    return str(path)


@pytest.fixture
def alone(tmp_path: Path) -> str:
    """The routine in a file, without its technique."""
    path = tmp_path / "alone.json"
    path.write_bytes(document.encode(LEGS))
    return str(path)


def techniques_in(data: Path) -> list[OwnTechnique]:
    return TechniqueFiles(data / "techniques", data / "trash" / "techniques").load()[0]


def test_import__brings_the_technique_with_the_routine__once(run: Command, data: Path, file: str) -> None:
    assert run("import", file) == (0, f"{file}: added\n", "")
    assert run("import", file) == (0, f"{file}: already there\n", "")

    assert techniques_in(data) == [COUCH]
    assert "Legs" in run("list")[1]
    # 10 s to get ready, 1 min, 20 s into position, 1:30.
    assert run("show", "Legs")[1].splitlines()[0] == "Legs  3:00"


def test_import__of_another_with_the_same_id__makes_copies_of_both(
    run: Command, data: Path, file: str, tmp_path: Path
) -> None:
    run("import", file)
    other = tmp_path / "other.json"
    other.write_bytes(document.encode(LEGS, [replace(COUCH, seconds=45)]))

    assert run("import", str(other)) == (0, f'{other}: added as a copy called "Legs (copy)"\n', "")

    by_name = {technique.name: technique for technique in techniques_in(data)}
    assert by_name["Couch stretch"] == COUCH
    assert by_name["Couch stretch (copy)"].seconds == 45
    copy = json.loads(run("export", "Legs (copy)")[1])
    assert [each["id"] for each in copy["techniques"]] == [by_name["Couch stretch (copy)"].id]


def test_export__takes_the_technique_along__and_text_names_it(run: Command, file: str) -> None:
    run("import", file)

    exported = json.loads(run("export", "Legs")[1])
    assert (exported["schema"], exported["techniques"][0]["name"]) == (2, "Couch stretch")
    assert run("export", "Legs", "--to", "text")[1] == '# Legs\n1:00 "Walk"\n1:30 Couch stretch\n'


def test_export__without_techniques__stays_readable_for_older_versions(run: Command) -> None:
    assert json.loads(run("export", "Post-run basics")[1]).keys() == {"schema", "routine"}


def test_show__of_a_file__uses_its_techniques_without_keeping_them(run: Command, data: Path, file: str) -> None:
    status, out, err = run("show", file, "--json")

    assert (status, err) == (0, "")
    assert json.loads(out)["segments"][2]["duration_ms"] == 20_000
    assert techniques_in(data) == []


def test_play__of_a_file__hands_its_techniques_to_the_window(
    run: Command, file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Options] = []

    def window(options: Options) -> int:
        opened.append(options)
        return 0

    monkeypatch.setattr("recovery_timer.desktop.lifecycle.run", window)

    assert run("play", file)[0] == 0

    assert (opened[0].routine, opened[0].techniques) == (LEGS, (COUCH,))


def test_check__of_a_missing_technique__says_so__and_strict_fails(run: Command, file: str, alone: str) -> None:
    assert run("check", "--strict", file) == (0, f"{file}: Legs  3:00\n", "")
    assert run("check", alone) == (0, f"{alone}: Legs  2:50\n", f"{alone}: {MISSING}\n")
    assert run("check", "--strict", alone) == (1, "", f"{alone}: {MISSING}\n")


def test_import__of_a_missing_technique__says_so_and_finds_it_later(run: Command, file: str, alone: str) -> None:
    assert run("import", alone) == (0, f"{alone}: added\n", f"{alone}: {MISSING}\n")
    assert run("show", "Legs")[1].splitlines()[0] == "Legs  2:50"

    assert run("import", file)[1] == f"{file}: already there\n"
    assert run("show", "Legs")[1].splitlines()[0] == "Legs  3:00"


def test_text__names_the_technique(run: Command, file: str, tmp_path: Path) -> None:
    run("import", file)
    typed = tmp_path / "typed.txt"
    typed.write_text("# Typed\n90s couch stretches\n", encoding="utf-8")

    status, out, _ = run("show", str(typed), "--json")

    assert status == 0
    assert [segment["label"] for segment in json.loads(out)["segments"]] == ["Couch stretch", "Couch stretch"]


def test_broken_technique__is_set_aside_and_said(run: Command, data: Path) -> None:
    folder = data / "techniques"
    folder.mkdir(parents=True)
    (folder / "own-broken.json").write_bytes(b"half")

    status, _, err = run("list")

    assert status == 0
    assert "own-broken.json: It is no technique" in err
    assert (folder / "own-broken.broken-1.json").exists()
