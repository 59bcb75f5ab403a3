"""The export from the window: the program's command as a process."""

import sys
import wave
from collections.abc import Sequence
from pathlib import Path

import pytest
from msgspec import json
from pytestqt.qtbot import QtBot

from recovery_timer.adapters.sound.export import ProcessSoundExport
from recovery_timer.ports.problems import NoEncoder, SoundExportProblem
from recovery_timer.routine.model import Routine, Step
from recovery_timer.storage import document

LEGS = Routine(id="legs", name="Legs", blocks=(Step(name="Calf", seconds=30),))
LONG = Routine(id="long", name="Long", blocks=(Step(name="Calf", seconds=14_400),))


class ExportOutcome:
    """What an export reports."""

    def __init__(self) -> None:
        self.percent: list[int] = []
        self.ends: list[SoundExportProblem | None] = []


def exported(
    file: Path, routine: Routine = LEGS, *, command: Sequence[str] | None = None
) -> tuple[ProcessSoundExport, ExportOutcome]:
    export, outcome = ProcessSoundExport(document.encode, command=command), ExportOutcome()
    export.start(routine, (), str(file), progress=outcome.percent.append, done=outcome.ends.append)
    return export, outcome


def test_start__writes_the_file_and_reports_how_far_it_is(tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "legs.wav"
    file.write_bytes(b"an older one, which the user agreed to replace")
    _, outcome = exported(file)

    qtbot.waitUntil(lambda: outcome.ends == [None])
    assert outcome.percent[-1] == 100
    with wave.open(str(file)) as sound:
        assert sound.getnframes() > 40 * 48_000


def test_start__it_fails__reports_why(tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "legs.mp3"
    _, outcome = exported(file)

    qtbot.waitUntil(lambda: bool(outcome.ends))
    assert outcome.ends == [f"{file}: A sound file is called .m4a, which every phone and watch plays, or .wav."]
    assert not file.exists()


@pytest.mark.parametrize(
    "command",
    [
        ["/nonexistent"],
        [sys.executable, "-c", "import os; os.kill(os.getpid(), 9)"],
        [sys.executable, "-c", "raise SystemExit(7)"],
    ],
    ids=["gone", "killed", "silent"],
)
def test_start__the_program_cannot_do_it__reports_something(
    command: Sequence[str], tmp_path: Path, qtbot: QtBot
) -> None:
    _, outcome = exported(tmp_path / "legs.wav", command=command)

    qtbot.waitUntil(lambda: bool(outcome.ends))
    assert len(outcome.ends) == 1
    assert outcome.ends[0]


def test_start__there_is_no_encoder__reports_the_problem_rather_than_the_words(tmp_path: Path, qtbot: QtBot) -> None:
    line = json.encode(NoEncoder("AAC")).decode()
    program = f"import sys; print(1); print({line!r}); sys.exit('legs.m4a: It cannot be written')"
    _, outcome = exported(tmp_path / "legs.m4a", command=[sys.executable, "-c", program])

    qtbot.waitUntil(lambda: bool(outcome.ends))
    assert (outcome.percent, outcome.ends) == ([1], [NoEncoder("AAC")])


def test_start__it_failed_before__reports_nothing_of_that(tmp_path: Path, qtbot: QtBot) -> None:
    fails_once = f"""
import pathlib, sys
once = pathlib.Path({str(tmp_path / "once")!r})
if once.exists():
    sys.exit(1)
once.touch()
sys.exit("the first reason")
"""
    export, outcome = exported(tmp_path / "legs.wav", command=[sys.executable, "-c", fails_once])
    qtbot.waitUntil(lambda: outcome.ends == ["the first reason"])
    export.start(LEGS, (), "legs.wav", progress=outcome.percent.append, done=outcome.ends.append)

    qtbot.waitUntil(lambda: outcome.ends == ["the first reason", "exit status 1"])


def test_cancel__leaves_nothing_and_reports_nothing(tmp_path: Path, qtbot: QtBot) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    export, outcome = exported(folder / "long.wav", LONG)
    qtbot.waitUntil(lambda: bool(outcome.percent))

    export.cancel()
    export.close()

    assert outcome.ends == []
    assert list(folder.iterdir()) == []


def test_cancel__it_takes_its_time__is_not_waited_for_until_the_end(tmp_path: Path, qtbot: QtBot) -> None:
    asked, gone = tmp_path / "asked", tmp_path / "gone"
    # It ends once there is a file that the test makes after `cancel`.
    program = f"""
import pathlib, signal, sys, time
def end(*_):
    while not pathlib.Path({str(asked)!r}).exists():
        time.sleep(0.01)
    pathlib.Path({str(gone)!r}).touch()
    sys.exit()
signal.signal(signal.SIGTERM, end)
print(1, flush=True)
while True:
    time.sleep(0.01)
"""
    export, outcome = exported(tmp_path / "legs.wav", command=[sys.executable, "-c", program])
    qtbot.waitUntil(lambda: bool(outcome.percent))

    export.cancel()
    assert not gone.exists()

    asked.touch()
    export.close()
    assert gone.exists()
    assert outcome.ends == []


def test_cancel__nothing_is_exported__does_nothing() -> None:
    export = ProcessSoundExport(document.encode)
    export.cancel()
    export.close()
