import io
import json
import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

import recovery_timer
from recovery_timer.desktop.options import Options
from recovery_timer.routine.model import WAIT, Circuit, Contrast, Routine, Sides, Step
from recovery_timer.session.record import Outcome, Record
from recovery_timer.storage import document
from recovery_timer.storage.catalogue import load_builtin_routines
from recovery_timer.storage.journal.db import JournalDatabase
from tests.cli.conftest import Command
from tests.journal.test_reuse import played, skip

PROGRAM = (sys.executable, "-m", "recovery_timer")

LEGS = Routine(
    id="legs",
    name="Evening legs",
    blocks=(
        Step(name="Hamstring stretch", technique="hamstring-stretch", seconds=30, sets=2, sides=Sides.EACH, switch=0),
        Step(name="Lunges", reps=10, position=WAIT),
    ),
)
TOO_LONG = Routine(
    id="endless",
    name="Endless",
    blocks=tuple(Circuit(blocks=(Step(name="Hop", seconds=1, sets=100),), rounds=100) for _ in range(100)),
)

TYPED_LEGS = """\
# Evening legs
2 x 30s Hamstring stretch L/R, switch 0s
10 reps "Lunges", position wait
"""

Typed = Callable[..., str]


def saved(data: Path, *routines: Routine) -> None:
    folder = data / "routines"
    folder.mkdir(parents=True, exist_ok=True)
    for routine in routines:
        (folder / f"{routine.id}.json").write_bytes(document.encode(routine))


def in_file(path: Path, routine: Routine) -> str:
    path.write_bytes(document.encode(routine))
    return str(path)


@pytest.fixture
def typed(tmp_path: Path) -> Typed:
    """Write a text to a file and return its path."""

    def in_text_file(text: str, file: str = "legs.txt") -> str:
        path = tmp_path / file
        path.write_bytes(text.encode())
        return str(path)

    return in_text_file


# -- show


def test_show__prints_a_table_that_says_what_waits(run: Command, data: Path) -> None:
    saved(data, LEGS)

    assert run("show", "Evening legs") == (
        0,
        (
            "Evening legs  about 3:00\n"
            "start         length  kind       what\n"
            " 0:00           0:10  get ready  Hamstring stretch, left, set 1 of 2\n"
            " 0:10           0:30  work       Hamstring stretch, left, set 1 of 2\n"
            " 0:40           0:30  work       Hamstring stretch, right, set 1 of 2\n"
            " 1:10           0:10  rest       Hamstring stretch, left, set 2 of 2\n"
            " 1:20           0:30  work       Hamstring stretch, left, set 2 of 2\n"
            " 1:50           0:30  work       Hamstring stretch, right, set 2 of 2\n"
            " 2:20  waits for you  position   Lunges\n"
            " 2:30  waits for you  work       Lunges, 10 reps\n"
        ),
        "",
    )


def test_show__names_cycles_and_rounds(run: Command, data: Path) -> None:
    circuit = Circuit(blocks=(Contrast(warm=60, cold=30, cycles=1), Step(name="跳", reps=1)), rounds=2, rest=20)
    saved(data, Routine(id="odd", name="Odd", blocks=(Contrast(cycles=2), circuit)))

    _, out, _ = run("show", "odd")

    assert "cold       Cold water, cycle 2 of 2\n" in out
    assert "rest       Warm water, round 2 of 2\n" in out
    assert "work       跳, round 2 of 2, 1 rep\n" in out


def test_show__as_json__has_every_cue_from_the_start_of_the_session(run: Command, data: Path) -> None:
    saved(data, LEGS)

    status, out, err = run("show", "Evening legs", "--json")
    shown = json.loads(out)

    assert (status, err) == (0, "")
    assert list(shown) == ["name", "total_ms", "about", "segments"]
    assert (shown["name"], shown["total_ms"], shown["about"]) == ("Evening legs", 180_000, True)
    assert shown["segments"][1] == {
        "index": 1,
        "start_ms": 10_000,
        "duration_ms": 30_000,
        "estimate_ms": None,
        "kind": "work",
        "label": "Hamstring stretch",
        "side": "left",
        "set": 1,
        "of_sets": 2,
        "block": 0,
        "inner": None,
        "round": None,
        "says": "",
        "adds": "",
        "cues": [
            {"at_ms": 10_000, "name": "go"},
            {"at_ms": 25_000, "name": "half"},
            {"at_ms": 37_000, "name": "tick"},
            {"at_ms": 38_000, "name": "tick"},
            {"at_ms": 39_000, "name": "tick"},
        ],
    }
    assert shown["segments"][0]["says"] == "Hamstring stretch, left, set 1 of 2"
    assert shown["segments"][0]["adds"] == "Straight knee, long back, hinge at the hips."
    last = shown["segments"][-1]
    assert (last["duration_ms"], last["estimate_ms"]) == (None, 30_000)
    assert last["cues"] == [{"at_ms": 150_000, "name": "go"}, {"at_ms": 180_000, "name": "finished"}]


def test_show__follows_the_users_settings(run: Command, data: Path) -> None:
    saved(data, LEGS)
    (data / "settings.json").write_text('{"get_ready": 0, "half": false}')

    _, out, _ = run("show", "Evening legs", "--json")
    shown = json.loads(out)

    assert shown["segments"][0]["kind"] == "work"
    assert "half" not in {cue["name"] for segment in shown["segments"] for cue in segment["cues"]}


@pytest.mark.parametrize(
    "content, said",
    [
        ('{"get_ready": -5}', "settings.json: get_ready must be 0 to 600 s, not -5; the usual value is taken instead."),
        ("{", "settings.broken-1.json."),
    ],
)
def test_show__with_broken_settings__says_so_and_takes_the_usual_ones(
    run: Command, data: Path, content: str, said: str
) -> None:
    saved(data, LEGS)
    (data / "settings.json").write_text(content)

    status, out, err = run("show", "Evening legs")

    assert (status, out.splitlines()[0]) == (0, "Evening legs  about 3:00")
    assert err.endswith(f"{said}\n")
    assert err.count("\n") == 1


# -- which routine


def test_routine__is_found_by_name_before_a_file_of_that_name(
    run: Command, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    saved(data, LEGS)
    in_file(tmp_path / "EVENING LEGS", replace(LEGS, name="From the file"))

    assert run("show", "EVENING LEGS")[1].startswith("Evening legs  ")
    assert run("show", "./EVENING LEGS")[1].startswith("From the file  ")


def test_routine__is_read_from_standard_input(run: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(document.encode(LEGS))))

    assert run("show", "-")[1].startswith("Evening legs  about 3:00\n")


def test_routine__is_read_from_a_text(run: Command, typed: Typed) -> None:
    status, out, err = run("show", typed(TYPED_LEGS))

    assert (status, err) == (0, "")
    assert out.startswith("Evening legs  about 3:00\n")
    assert "rest       Hamstring stretch, left, set 2 of 2\n" in out


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8"])
def test_text_from_standard_input__is_taken_whatever_its_line_ends(
    run: Command, monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    data = TYPED_LEGS.replace("\n", "\r\n").encode(encoding)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))

    assert run("check", "-") == (0, "-: Evening legs  about 3:00\n", "")


@pytest.mark.parametrize(
    "file, name",
    [
        ("Morning legs.txt", "Morning legs"),
        ("no ending", "no ending"),
        ("a\tb\udcff.txt", "a b"),
        ("x" * 100, "x" * 80),
        ("\t.txt", "Unnamed routine"),
    ],
)
def test_text_without_a_name__is_called_after_its_file(run: Command, typed: Typed, file: str, name: str) -> None:
    assert run("show", typed("30s calf stretch\n", file))[1].startswith(f"{name}  0:40\n")


def test_text_from_standard_input_without_a_name__is_called_unnamed(
    run: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"30s calf stretch")))

    assert run("show", "-")[1].startswith("Unnamed routine  0:40\n")


def test_routine__that_is_unknown__is_refused_with_the_nearest_names(run: Command) -> None:
    assert run("show", "Post-run basic") == (
        1,
        "",
        'No routine and no file is called "Post-run basic". The nearest: "Post-run basics".\n',
    )
    assert run("show", "qqq")[2] == ('No routine and no file is called "qqq". recovery-timer list shows them all.\n')


def test_routine__whose_name_two_share__is_refused_with_their_ids(run: Command, data: Path) -> None:
    saved(data, LEGS, replace(LEGS, id="more-legs"))

    status, out, err = run("show", "Evening legs")

    assert (status, out) == (1, "")
    assert err == ('2 routines are called "Evening legs". Say which by its id: legs, more-legs.\n')
    assert run("export", "more-legs")[1].startswith("{")


def test_routine__of_a_lost_technique__keeps_its_steps_name(run: Command, tmp_path: Path) -> None:
    lost = Routine(id="x", name="Odd", blocks=(Step(name="Moon walk", technique="moon-walk", seconds=30),))

    status, out, err = run("show", in_file(tmp_path / "odd.json", lost))

    assert (status, err) == (0, "")
    assert "Moon walk" in out


# -- bad input


def _bad_files(folder: Path) -> dict[str, str]:
    """The bad files by path, with the expected messages."""
    step: dict[str, Any] = {"type": "step", "name": "Calf", "seconds": 0}
    wrong = {"schema": 1, "routine": {"id": "x", "name": "X", "blocks": [step]}}
    contents = {
        "limit.json": (
            json.dumps(wrong).encode(),
            "At routine.blocks[0]: seconds must be 1 to 14,400 s, not 0.",
        ),
        "no-json": (b'{"schema": 1, routine}', "The file is not JSON: line 1, column 15: object keys must be strings."),
        "text.txt": (
            b"# Legs\n3x30s calf strtch\n4x hop",
            "Line 3, column 1: expected a duration or a number of reps after the sets; try: 4 x 30s",
        ),
        "empty": (b"", "Line 1, column 1: expected at least one block; try: 30s hamstring stretch L/R"),
        "latin.txt": (
            "# Füße\n30s calf stretch".encode("latin-1"),
            "It is no routine: neither text (in UTF-8) nor JSON.",
        ),
        "latin.json": (
            document.encode(LEGS).replace(b"Evening", "Füß".encode("latin-1")),
            "The file is not JSON text: it is not in UTF-8.",
        ),
        "nested.json": (
            b'{"schema": 1, "routine": ' + b"[" * 100_000,
            "The file is not a routine: it is nested too deeply.",
        ),
        "segments.json": (document.encode(TOO_LONG), "segments must be 1 to 20,000, not 2,000,000."),
        "large.json": (b" " * 9_000_000, "It has more than 8,388,608 bytes; no routine has."),
        "escape.json": (
            json.dumps(wrong).replace('"step"', '"\\u001b[2J"').encode(),
            "At routine.blocks[0].type: Invalid value '\\x1b[2J'. Expected step, contrast or circuit.",
        ),
    }
    said = {}
    for name, (content, message) in contents.items():
        (folder / name).write_bytes(content)
        said[str(folder / name)] = message
    return said | {
        str(folder): "It cannot be read: Is a directory.",
        str(folder / "nowhere"): "It cannot be read: No such file or directory.",
        "/dev/zero": "It has more than 8,388,608 bytes; no routine has.",
    }


def test_check__says_of_each_bad_file_where_and_why(run: Command, tmp_path: Path) -> None:
    bad = _bad_files(tmp_path)
    good = in_file(tmp_path / "good.json", LEGS)

    status, out, err = run("check", *bad, good)

    assert err.splitlines() == [f"{file}: {message}" for file, message in bad.items()]
    assert (status, out) == (1, f"{good}: Evening legs  about 3:00\n")


@pytest.mark.parametrize("command", ["show", "play", "export", "import"])
def test_bad_file__is_refused_by_every_command(run: Command, tmp_path: Path, command: str) -> None:
    for file, message in _bad_files(tmp_path).items():
        if not os.path.lexists(file) and command != "import":
            continue  # it is taken for a name
        if file.endswith("segments.json") and command == "export":
            continue  # a routine that cannot be played may still be exported
        assert run(command, file) == (1, "", f"{file}: {message}\n")


def test_check__of_a_text__says_every_fault_in_a_line_of_its_own(run: Command, typed: Typed) -> None:
    file = typed("# Legs\n30s calf stretch, rast 5s\n30s quad stretch\n30s lunges, rest 10 x\n")

    status, out, err = run("check", file)
    first, second = err.splitlines()

    assert (status, out) == (1, "")
    assert first.startswith(f"{file}: Line 2, column 19: expected ")
    assert first.endswith("; try: rest 5s")
    assert second.startswith(f"{file}: Line 4, column 18: expected ")
    assert run("import", file) == (1, "", f"{first}\n")


def test_show__of_a_saved_routine_beyond_the_limit__names_field_and_range(run: Command, data: Path) -> None:
    saved(data, TOO_LONG)

    assert run("show", "Endless") == (1, "", "Endless: segments must be 1 to 20,000, not 2,000,000.\n")


def test_check__prints_what_may_not_be_meant__and_succeeds(run: Command, typed: Typed) -> None:
    file = typed("# Legs\n30 to 60s calf stretch\n10 clams\n30s calf strech")

    status, out, err = run("check", file)

    mean = "did you mean Calf stretch?"
    assert status == 0
    assert out.startswith(f"{file}: Legs")
    assert err.splitlines() == [
        f"{file}: Line 2, column 1: this is a range, of which 30s is taken; try: 30s or 1:00",
        f"{file}: Line 3, column 1: 10 has no unit, and is read as 10s; try: 10s or 10 reps",
        f"{file}: Line 4, column 5: no technique is called calf strech, so it is a step of your own; {mean}",
    ]


def test_check__strict__fails_for_what_may_not_be_meant(run: Command, typed: Typed) -> None:
    assert run("check", "--strict", typed("# Legs\n30s calf stretch"))[0] == 0

    status, out, err = run("check", "--strict", typed("# Legs\n30 to 60s calf stretch\n10 clams"))

    assert (status, out, len(err.splitlines())) == (1, "", 2)


@pytest.mark.parametrize("words", [["\udcff\ud800"], ["\x1b[31m"], ["a\0b"], [""], ["x" * 100_000]])
@pytest.mark.parametrize("command", ["show", "check", "import", "play", "export"])
def test_strange_names__are_refused_in_one_printable_line(run: Command, command: str, words: list[str]) -> None:
    status, out, err = run(command, *words)

    assert (status, out) == (1, "")
    assert err.count("\n") == 1
    assert err.removesuffix("\n").isprintable()
    assert len(err) < 2_100


@pytest.mark.parametrize(
    "words",
    [
        ["dance"],
        ["show"],
        ["show", "a", "b"],
        ["import"],
        ["--data-dir", "", "list"],
        ["--data-dir", __file__, "list"],
        ["--data-dir", "\ud800", "list"],
        ["list", "--data-dir", "a\0b"],
        ["export", "Ice bath", "--to", "yaml"],
        ["list", "--js"],
    ],
)
def test_words_that_are_off__end_with_2(run: Command, words: list[str]) -> None:
    status, out, err = run(*words)

    assert (status, out) == (2, "")
    assert err.startswith("usage: recovery-timer")


# -- list


def test_list__has_the_users_own_first_and_lengths_in_a_column(run: Command, data: Path) -> None:
    saved(data, replace(LEGS, id="b", name="zebra"), replace(LEGS, id="c", name="Arms 腕"))

    status, out, err = run("list")
    lines = out.splitlines()

    assert (status, err) == (0, "")
    assert lines[0] == "Arms 腕                           about 3:00"
    assert lines[1] == "zebra                             about 3:00"
    assert "Post-run basics                   15:21" in lines
    assert len(lines) == 2 + len(load_builtin_routines())


def test_list__as_json__knows_when_a_routine_was_last_used(run: Command, data: Path) -> None:
    saved(data, LEGS)
    started = datetime(2026, 5, 1, 18, 30, tzinfo=UTC)
    record = Record(
        id="s1",
        routine_id="legs",
        routine_name="Evening legs",
        started=started,
        ended=started,
        outcome=Outcome.FINISHED,
        session_ms=0,
        visits=(),
        pauses=(),
    )
    JournalDatabase(data / "journal.sqlite3", lambda found: None).write(record)

    status, out, err = run("list", "--json")
    listed = json.loads(out)

    assert (status, err) == (0, "")
    assert listed[0] == {
        "id": "legs",
        "name": "Evening legs",
        "total_ms": 180_000,
        "about": True,
        "built_in": False,
        "last_used": "2026-05-01T18:30:00+00:00",
    }
    assert {(each["built_in"], each["last_used"]) for each in listed[1:]} == {(True, None)}


def test_list__reports_files_set_aside_and_shows_the_rest(run: Command, data: Path) -> None:
    saved(data, LEGS, TOO_LONG)
    (data / "routines" / "torn.json").write_text("{")

    status, out, err = run("list")

    assert status == 0
    assert out.splitlines()[:2] == [
        "Endless                           too long to play",
        "Evening legs                      about 3:00",
    ]
    torn = data / "routines" / "torn"
    assert err.splitlines() == [
        (
            f"{torn}.json: The file is not JSON: line 1, column 2: the text ends too early. "
            f"It is kept as {torn}.broken-1.json."
        ),
        "Endless: segments must be 1 to 20,000, not 2,000,000.",
    ]


def test_list__with_a_data_folder_inside_a_file__shows_what_is_built_in(run: Command, tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    status, out, err = run("--data-dir", str(tmp_path / "file" / "data"), "list")

    assert (status, len(out.splitlines())) == (0, len(load_builtin_routines()))
    assert "Not a directory" in err


# -- common options


def test_data_dir__may_stand_before_or_after_the_command(run: Command, tmp_path: Path) -> None:
    other = tmp_path / "other"
    saved(other, LEGS)

    assert run("show", "Evening legs")[0] == 1
    assert run("--data-dir", str(other), "show", "Evening legs")[0] == 0
    assert run("show", "Evening legs", "--data-dir", str(other))[0] == 0
    assert run("--data-dir", "nowhere", "show", "Evening legs", "--data-dir", str(other))[0] == 0


@pytest.mark.parametrize("words", [["--version"], ["list", "--version"]])
def test_version__may_stand_before_or_after_the_command(run: Command, words: list[str]) -> None:
    assert run(*words) == (0, f"recovery-timer {recovery_timer.__version__}\n", "")


def test_reading_commands__leave_no_folder_behind(run: Command, data: Path) -> None:
    run("list", "--json")
    run("show", "Ice bath")

    assert not data.exists()


# -- import and export


def test_import__says_of_each_file_what_became_of_it(run: Command, data: Path, tmp_path: Path) -> None:
    first = in_file(tmp_path / "first.json", LEGS)
    other = in_file(tmp_path / "other.json", replace(LEGS, blocks=LEGS.blocks[:1]))

    status, out, err = run("import", first, str(tmp_path / "nowhere"), first, other)

    assert status == 1
    assert out.splitlines() == [
        f"{first}: added",
        f"{first}: already there",
        f'{other}: added as a copy called "Evening legs (copy)"',
    ]
    assert err == f"{tmp_path / 'nowhere'}: It cannot be read: No such file or directory.\n"
    assert len(list((data / "routines").iterdir())) == 2


def test_import__of_a_text__adds_it_once(run: Command, data: Path, typed: Typed) -> None:
    file = typed(TYPED_LEGS)

    assert run("import", file, file) == (0, f"{file}: added\n{file}: already there\n", "")
    assert run("import", file) == (0, f"{file}: already there\n", "")
    (kept,) = (data / "routines").iterdir()
    assert replace(document.decode(kept.read_bytes()), id="legs") == LEGS


def test_import__into_a_folder_that_cannot_be_made__gives_the_reason_each_time(run: Command, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    first = in_file(tmp_path / "first.json", LEGS)
    second = in_file(tmp_path / "second.json", LEGS)

    status, out, err = run("--data-dir", str(tmp_path / "file" / "data"), "import", first, second)

    folder = tmp_path / "file" / "data" / "routines"
    assert (status, out) == (1, "")
    assert err.splitlines()[-2:] == [
        f"{first}: It cannot be kept in {folder}: Not a directory.",
        f"{second}: It cannot be kept in {folder}: Not a directory.",
    ]


def test_import__of_an_id_that_no_file_can_have__is_refused(run: Command, data: Path, tmp_path: Path) -> None:
    odd = tmp_path / "odd.json"
    odd.write_bytes(document.encode(LEGS).replace(b'"legs"', b'"../../legs"'))

    status, out, err = run("import", str(odd))

    assert (status, out) == (1, "")
    assert err.endswith("no name of a device: '../../legs'.\n")
    assert not data.exists()


@pytest.mark.parametrize("output", [[], ["-o", "-"], ["--to", "json"]])
def test_export__prints_what_import_reads(run: Command, data: Path, output: list[str]) -> None:
    saved(data, LEGS)

    assert run("export", "evening legs", *output) == (0, document.encode(LEGS).decode(), "")


def test_export__to_text__prints_what_a_person_can_type(run: Command, data: Path) -> None:
    saved(data, LEGS)

    assert run("export", "Evening legs", "--to", "text") == (0, TYPED_LEGS, "")


@pytest.mark.parametrize("routine", load_builtin_routines(), ids=lambda routine: routine.id)
def test_export__to_text__is_read_back_as_the_same(run: Command, tmp_path: Path, routine: Routine) -> None:
    file = str(tmp_path / "out.txt")

    assert run("export", routine.name, "--to", "text", "-o", file) == (0, "", "")
    assert run("import", file) == (0, f"{file}: already there\n", "")


@pytest.mark.parametrize(
    "file, begins", [("out", "{"), ("out.json", "{"), ("out.TXT", "# Ice bath"), ("out.ics", "BEGIN:VCALENDAR")]
)
def test_export__without_a_format__takes_that_of_the_ending(
    run: Command, tmp_path: Path, file: str, begins: str
) -> None:
    assert run("export", "Ice bath", "-o", str(tmp_path / file)) == (0, "", "")
    assert (tmp_path / file).read_text().startswith(begins)
    assert run("export", "Ice bath", "--to", "json", "--force", "-o", str(tmp_path / file)) == (0, "", "")
    assert (tmp_path / file).read_text().startswith("{")


def test_export__without_a_format__to_a_sound_that_cannot_be_written__says_which_can(
    run: Command, tmp_path: Path
) -> None:
    status, _, err = run("export", "Ice bath", "-o", str(tmp_path / "out.mp3"))

    assert (status, err.endswith("A sound file is called .m4a, which every phone and watch plays, or .wav.\n")) == (
        1,
        True,
    )


def test_export__to_a_file__replaces_it_only_with_force(run: Command, data: Path, tmp_path: Path) -> None:
    saved(data, LEGS)
    file = tmp_path / "out.json"

    assert run("export", "Evening legs", "-o", str(file)) == (0, "", "")
    file.write_text("mine")
    assert run("export", "Evening legs", "-o", str(file)) == (
        1,
        "",
        f"{file}: It is there already; --force replaces it.\n",
    )
    assert file.read_text() == "mine"
    assert run("export", "Evening legs", "-o", str(file), "--force") == (0, "", "")
    assert document.decode(file.read_bytes()) == LEGS


def test_export__through_a_link__replaces_what_it_leads_to(run: Command, tmp_path: Path) -> None:
    link, file = tmp_path / "link.json", tmp_path / "file.json"
    link.symlink_to(file)

    assert run("export", "Ice bath", "-o", str(link))[0] == 0
    assert link.is_symlink()
    assert document.decode(file.read_bytes()).name == "Ice bath"


def test_export__never_replaces_what_is_no_file(run: Command, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)

    for place in (pipe, tmp_path):
        status, out, err = run("export", "Ice bath", "-o", str(place), "--force")
        assert (status, out, err) == (1, "", f"{place}: It is not a file, so it is left as it is.\n")
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.mark.parametrize("name", ["nowhere/out.json", "x" * 300, "a\0b", "\ud800"])
def test_export__where_nothing_can_be_written__gives_the_reason(run: Command, tmp_path: Path, name: str) -> None:
    status, out, err = run("export", "Ice bath", "-o", f"{tmp_path}/{name}")

    assert (status, out) == (1, "")
    assert err.count("\n") == 1


# -- the window


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Options]:
    """The options of the window, which does not open, and returns 0."""
    asked: list[Options] = []

    def open_window(options: Options) -> int:
        asked.append(options)
        return 0

    monkeypatch.setattr("recovery_timer.desktop.lifecycle.run", open_window)
    return asked


def test_no_command__opens_the_window(run: Command, data: Path, opened: list[Options]) -> None:
    assert run() == (0, "", "")
    assert opened == [Options(data_dir=data)]


def test_file__without_a_command__is_opened_in_the_window(
    run: Command, data: Path, opened: list[Options], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_file(tmp_path / "list.json", LEGS)
    (tmp_path / "list").touch()
    monkeypatch.chdir(tmp_path)
    legs, odd = tmp_path / "list.json", tmp_path / "list"

    assert run("list.json") == (0, "", "")
    assert run("--data-dir", "d", "--", "list.json", "./list") == (0, "", "")
    assert run("list.json", "--data-dir=d") == (0, "", "")
    assert opened == [
        Options(data_dir=data, files=(legs,)),
        Options(data_dir=Path("d"), files=(legs, odd)),
        Options(data_dir=Path("d"), files=(legs,)),
    ]
    # A command stays one, whatever file has its name.
    assert "Ice bath" in run("list")[1]


@pytest.mark.parametrize(
    "word, meant", [("lst", "; did you mean list?"), ("exprot", "; did you mean export?"), ("legs.json", "")]
)
def test_word__that_is_neither_a_command_nor_a_file__is_refused_with_the_nearest(
    run: Command, word: str, meant: str
) -> None:
    status, _, err = run(word, "--json")

    assert status == 2
    assert err.splitlines()[-1] == f'recovery-timer: error: no command and no file is called "{word}"{meant}'


def test_play__opens_the_window_with_the_routine(run: Command, data: Path, opened: list[Options]) -> None:
    saved(data, LEGS)

    assert run("play", "Evening legs", "--exit-when-done", "--no-voice", "--mute", "--full-screen")[0] == 0
    assert run("play", "Evening legs")[0] == 0
    assert opened == [
        Options(data_dir=data, routine=LEGS, exit_when_done=True, voice=False, mute=True, full_screen=True),
        Options(data_dir=data, routine=LEGS),
    ]


def test_play__as_last_time__has_the_lengths_that_were_held(run: Command, data: Path, opened: list[Options]) -> None:
    walk, roll = Step(name="Walk", seconds=60), Step(name="Roll", seconds=60)
    short = Routine(id="short", name="Short", blocks=(walk, roll))
    saved(data, short)
    said = '"Short" is played as it is: the last time, nothing differed.\n'
    assert run("play", "Short", "--as-last-time") == (0, "", said)
    JournalDatabase(data / "journal.sqlite3", lambda found: None).write(played(short, skip("Walk", 20_000)))

    assert run("play", "Short", "--as-last-time") == (0, "", "")
    assert run("play", "Short") == (0, "", "")
    shorter = replace(short, blocks=(replace(walk, seconds=20), roll))
    assert opened == [Options(data_dir=data, routine=each) for each in (short, shorter, short)]


def test_play__of_a_text__opens_the_window_with_it(run: Command, opened: list[Options], typed: Typed) -> None:
    assert run("play", typed(TYPED_LEGS), "--no-voice")[0] == 0

    (asked,) = opened
    assert asked.routine is not None
    assert (replace(asked.routine, id="legs"), asked.voice) == (LEGS, False)


@pytest.mark.parametrize("words", [[], ["play", "Ice bath"]])
def test_window__without_a_screen__says_why_in_one_sentence(data: Path, words: list[str]) -> None:
    unset = {"QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY", "XDG_SESSION_TYPE"}
    bare = {name: value for name, value in os.environ.items() if name not in unset}

    nowhere = spawn(*words, env=bare)
    dead = spawn(*words, env={**bare, "DISPLAY": ":64999"})

    assert (nowhere.returncode, nowhere.stdout, dead.returncode, dead.stdout) == (1, b"", 1, b"")
    assert nowhere.stderr.decode() == (
        "No window can open: neither DISPLAY nor WAYLAND_DISPLAY is set; start the program in a desktop session, or "
        "play a routine without a window: play ROUTINE --by-ear.\n"
    )
    assert dead.stderr.decode() == (
        "No window can open: the X display :64999 cannot be used: nothing answers there (check DISPLAY).\n"
    )


# -- as a process of its own


def spawn(*words: str, **how: Any) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run([*PROGRAM, *words], check=False, timeout=300, **{"capture_output": True, **how})


@pytest.mark.parametrize("words", [["list"], ["show", "Ice bath"], ["show", "Ice bath", "--json"], ["--version"]])
def test_commands__import_neither_qt_nor_asyncio(data: Path, words: list[str]) -> None:
    code = (
        "import sys; from recovery_timer.cli import commands; status = commands.main(sys.argv[1:])\n"
        "heavy = {'PySide6', 'shiboken6', 'qasync', 'asyncio', 'wakepy', 'sqlite3', 'platformdirs'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr); sys.exit(status)"
    )
    done = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, check=True, timeout=300)

    assert done.stderr == b"[]\n"


def test_output__read_to_its_first_line__ends_quietly(data: Path) -> None:
    # More than a pipe holds, so that the program is still writing when its reader leaves.
    long = Routine(id="long", name="Long", blocks=(Step(name="Hop " * 15, seconds=1, sets=100, rest=1),) * 50)
    saved(data, long)
    with subprocess.Popen([*PROGRAM, "show", "long"], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline().startswith(b"Long  ")
        process.stdout.close()
        said = process.stderr.read()

    assert (process.returncode, said) == (141, b"")


@pytest.mark.parametrize("words", [["list"], ["export", "Ice bath"]])
def test_output__that_cannot_be_written__fails_with_the_reason(data: Path, words: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = spawn(*words, stdout=full, stderr=subprocess.PIPE, capture_output=False)

    assert done.returncode == 1
    assert done.stderr == b"The output cannot be written: No space left on device.\n"


def test_message__that_cannot_be_written__changes_no_status(data: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = spawn("show", "nowhere", stdout=full, stderr=full, capture_output=False)

    assert done.returncode == 1


def state_of(process_id: int) -> str:
    """Return the state of a process as the kernel names it: ``R`` for running, ``S`` for waiting, ``Z`` for ended."""
    return Path(f"/proc/{process_id}/stat").read_text().rpartition(")")[2].split()[0]


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="only Linux says whether a process waits")
def test_interrupt__ends_quietly(data: Path) -> None:
    with subprocess.Popen(
        [*PROGRAM, "check", "/dev/null", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stderr is not None
        # After reporting on the first file, it waits for the second. A signal in the instant before it waits does not
        # wake it: Python looks for signals before the system call, not in it.
        assert process.stderr.readline().startswith(b"/dev/null: ")
        while state_of(process.pid) != "S":
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        said = process.stderr.read()

    assert (process.returncode, said) == (130, b"")


def test_terminal_of_another_encoding__shows_every_text(data: Path) -> None:
    saved(data, replace(LEGS, name="Für morgen"))
    ascii_terminal = {**os.environ, "PYTHONIOENCODING": "ascii:strict"}

    shown = spawn("show", "Für morgen", env=ascii_terminal)
    unknown = spawn("show", b"\xff\xc3\xa9".decode(errors="surrogateescape"), env=ascii_terminal)
    listed = spawn("list", "--json", env=ascii_terminal)

    assert shown.stdout.startswith(b"F\\xfcr morgen  about 3:00\n")
    assert (unknown.returncode, unknown.stderr.splitlines()) == (
        1,
        [b'No routine and no file is called "\\udcff\\xe9". recovery-timer list shows them all.'],
    )
    assert json.loads(listed.stdout)[0]["name"] == "Für morgen"


def test_process__without_standard_streams__still_ends_as_it_should(data: Path) -> None:
    shell = 'exec "$0" -m recovery_timer "$@" <&- >&- 2>&-'

    assert subprocess.run(["sh", "-c", shell, sys.executable, "list"], check=False, timeout=300).returncode == 0
    assert subprocess.run(["sh", "-c", shell, sys.executable, "show", "-"], check=False, timeout=300).returncode == 1
