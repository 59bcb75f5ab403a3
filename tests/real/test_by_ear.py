"""A session by ear, as a user has it over ssh: a terminal, a sound server, and no display."""

import asyncio
import signal
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

import pytest

from recovery_timer.routine.model import Routine, Sides, Step
from recovery_timer.session.record import Outcome, PauseReason
from recovery_timer.storage import document
from recovery_timer.storage.checkpoint.store import CheckpointFile
from tests.real.cues_heard import HeardCue, listening
from tests.real.other_player import OtherPlayer, on_the_bus
from tests.real.players import Remote
from tests.real.processes import wait_until
from tests.real.promises import IS_QUIET
from tests.real.session_bus import SessionBus, session_bus_of_its_own
from tests.real.sound_server import SoundServer
from tests.real.terminal import REPOSITORY, Terminal, terminal

ROUTINE = Routine(
    id="turns",
    name="Turns",
    blocks=(Step(name="Reach", seconds=6, sets=1, sides=Sides.EACH, switch=10),),
)
"""0 get ready 10 s, 1 left 6 s, 2 switch 10 s, 3 right 6 s."""

PLANK = "# Hold\n10 min plank\n"

EXACT_MS = 2
"""Tolerance of the distance between cues, which is exact to the sample even if the stream's head is not recorded."""


def in_file(folder: Path, routine: Routine = ROUTINE) -> str:
    (folder / "data").mkdir(parents=True)
    (folder / "data" / "settings.json").write_text('{"volume": 100, "get_ready": 10, "voice": false}')
    file = folder / "routine.json"
    file.write_bytes(document.encode(routine))
    return str(file)


def typed(folder: Path) -> str:
    file = folder / "hold.txt"
    file.write_text(PLANK)
    return str(file)


def test_by_ear__a_routine_with_keys__is_heard_written_and_recorded(sound_server: SoundServer, tmp_path: Path) -> None:
    with (
        listening(sound_server) as listen,
        terminal(tmp_path, "play", in_file(tmp_path), "--by-ear", env=sound_server.env) as user,
    ):
        user.wait_for("0:0.  get ready: Reach, left")
        maps = Path(f"/proc/{user.process.pid}/maps").read_text()
        user.type("\x1b[C")
        # Its sound has ended by then.
        user.wait_for("0:0.  switch: Reach, right")
        user.type(" ")
        user.wait_for_line("PAUSED")
        user.type(" ")
        assert user.wait() == 0
        heard = listen.heard()
    print("\n".join(user.lines()))

    (record,) = user.records()
    left, switch, right = record.visits[1:]
    require_heard(heard, left_ms=left.entered_ms)
    assert record.outcome is Outcome.FINISHED
    assert (left.held_ms, switch.held_ms, right.held_ms) == (6_000, 10_000, 6_000)
    assert [pause.reason for pause in record.pauses] == [PauseReason.USER]
    assert user.lines()[0] == "Turns  0:32"
    assert user.lines()[-1] == "Finished. You held 0:12 of 0:12."
    assert max(map(len, user.lines())) < 80
    assert "libQt6Core" in maps
    assert [each for each in ("libQt6Gui", "libQt6Widgets") if each in maps] == []


def require_heard(heard: list[HeardCue], *, left_ms: int | None) -> None:
    cues = [
        "go_rest",  # get ready, skipped
        *("go_work", "tick", "tick", "tick"),
        *("go_switch", "tick", "tick", "tick"),  # paused and resumed after its start
        *("go_work", "tick", "tick", "tick", "finished"),
    ]
    apart = [after.at_ms - before.at_ms for before, after in pairwise(heard)]
    print([(each.name, each.gaps_ms) for each in heard], "ms between the cues:", [round(each, 2) for each in apart])
    if not IS_QUIET:
        # Beside busy programs, the program's stream underruns: a cue is lost, or late.
        to_come = iter(cues)
        assert all(each.name in to_come for each in heard)
        assert len(heard) >= len(cues) / 2
        return
    assert [each.name for each in heard] == cues
    assert apart[2:5] == pytest.approx([1_000] * 3, abs=EXACT_MS)
    assert apart[6:] == pytest.approx([1_000] * 3 + [3_000] + [1_000] * 3, abs=EXACT_MS)
    assert left_ms == pytest.approx(apart[0], abs=400)


def test_by_ear__on_the_bus__any_button_acts_and_music_pauses(tmp_path: Path) -> None:
    file, music = typed(tmp_path), OtherPlayer()
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "settings.json").write_text('{"music": "pauses", "get_ready": 600}')
    log: list[str] = []

    def play(bus: SessionBus) -> None:
        remote = Remote(bus)
        with terminal(tmp_path, "play", file, "--by-ear", "--no-voice", env=bus.env) as user:
            wait_until(lambda: remote.title() == "Get ready: plank", "the title")
            wait_until(lambda: music.status == "Paused", "the music to pause")
            for command, line in [
                ("next", r"\d+:\d\d  plank"),
                ("pause", r"PAUSED \d+:\d\d  plank"),
                ("play-pause", r"\d+:\d\d  plank"),
                ("previous", r"\d+:\d\d  get ready: plank"),
            ]:
                remote.press(command)
                user.wait_for_line_of(line)
                log.append(f"playerctl {command:12} {user.last_line().strip()}")
            maps = Path(f"/proc/{user.process.pid}/maps").read_text()
            remote.press("stop")
            assert user.wait() == 0
            wait_until(lambda: remote.players() == ["music"], "the player to leave the bus")
            (record,) = user.records()
        assert record.outcome is Outcome.ENDED
        assert "libQt6Gui" not in maps

    async def play_beside_music() -> None:
        with session_bus_of_its_own(tmp_path) as bus:
            async with on_the_bus(bus.address, "music", music):
                await asyncio.to_thread(play, bus)

    asyncio.run(play_beside_music())
    print("\n".join(log))
    assert (music.pressed, music.status) == (["Pause", "Play"], "Playing")


def test_by_ear__killed__asks_and_resumes_where_it_was(tmp_path: Path) -> None:
    file = typed(tmp_path)
    with terminal(tmp_path, "play", file, "--by-ear", "--no-voice") as user:
        user.wait_for("0:0.  get ready: plank")
        user.type("\x1b[C")
        kept = CheckpointFile(user.data_dir / "session.checkpoint")

        def is_holding() -> bool:
            found, _ = kept.load()
            return found is not None and found.checkpoint.segment.index == 1

        wait_until(is_holding, "the checkpoint")
        # SIGKILL: nothing more can be saved.
        user.process.send_signal(signal.SIGKILL)
        user.wait()
        first, _ = kept.load()
    assert first is not None

    with terminal(tmp_path, "play", file, "--by-ear", "--no-voice") as user:
        user.wait_for("It was interrupted at step 1 of 1: plank, ")
        user.type("r")
        user.wait_for_line("PAUSED ")
        user.type(" ")
        user.wait_for_line(" plank | no sound")
        user.type("e")
        assert user.wait() == 0
        (record,) = user.records()

    assert (record.id, record.outcome) == (first.checkpoint.session_id, Outcome.ENDED)
    assert record.pauses[0].reason is PauseReason.BROKEN_OFF
    assert not (tmp_path / "data" / "session.checkpoint").exists()


@pytest.mark.parametrize(
    "ending, status, outcome",
    [
        ("e", 0, Outcome.ENDED),
        ("\x03", 130, Outcome.ENDED),
        (signal.SIGTERM, 143, Outcome.BROKEN_OFF),
        (signal.SIGHUP, 129, Outcome.BROKEN_OFF),
    ],
)
def test_by_ear__however_it_ends__the_terminal_is_as_before(
    ending: str | signal.Signals, status: int, outcome: Outcome, tmp_path: Path
) -> None:
    with terminal(tmp_path, "play", typed(tmp_path), "--by-ear", "--no-voice") as user:
        before = user.mode()
        user.wait_for("0:0.  get ready: plank")
        assert user.mode() != before
        if isinstance(ending, str):
            user.type(ending)
        else:
            user.process.send_signal(ending)

        assert user.wait() == status
        assert user.mode() == before
        (record,) = user.records()
    assert record.outcome is outcome
    assert (tmp_path / "data" / "session.checkpoint").exists() == (outcome is Outcome.BROKEN_OFF)


def test_by_ear__stopped_with_ctrl_z__is_paused_until_it_continues(tmp_path: Path) -> None:
    with terminal(tmp_path, "play", typed(tmp_path), "--by-ear", "--no-voice") as user:
        before = user.mode()
        user.wait_for("0:0.  get ready: plank")
        user.type("\x1a")
        wait_until(lambda: is_stopped(user), "the process to stop")
        assert user.mode() == before

        user.process.send_signal(signal.SIGCONT)
        user.wait_for_line("PAUSED ")
        wait_until(lambda: user.mode() != before, "the keys to be read again")
        user.type("\x1b[C")
        user.wait_for_line("PAUSED 10:00  plank")
        user.type("q")
        assert user.wait() == 0


def is_stopped(user: Terminal) -> bool:
    status = Path(f"/proc/{user.process.pid}/stat").read_text()
    return status.rpartition(")")[2].split()[0] == "T"


def test_by_ear__another_start__is_refused_by_the_first(tmp_path: Path) -> None:
    file = typed(tmp_path)
    with terminal(tmp_path, "play", file, "--by-ear", "--no-voice") as user:
        user.wait_for("0:0.  get ready: plank")
        for words in ([], ["play", file], ["play", file, "--by-ear"]):
            with terminal(tmp_path, *words) as second:
                assert second.wait() == 1
                second.wait_for("A routine is being played in a terminal: end that first.")
        user.type("e")
        assert user.wait() == 0


def test_by_ear__no_terminal__writes_a_line_a_segment(tmp_path: Path) -> None:
    command = [sys.executable, "-W", "error", "-m", "recovery_timer", "--data-dir", str(tmp_path / "data")]
    command += ["play", in_file(tmp_path), "--by-ear"]
    with subprocess.Popen(
        command, cwd=REPOSITORY, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as played:
        assert played.stdout is not None
        lines = [played.stdout.readline().rstrip() for _ in range(3)]
        began = time.monotonic()
        played.send_signal(signal.SIGINT)
        rest, _ = played.communicate(timeout=60)
        print(f"ended after {time.monotonic() - began:.2f} s")

    assert lines == [
        "Turns  0:32",
        "0:00  0:10  get ready  Reach, left",
        "0:10  0:06  work  Reach, left",
    ]
    assert rest.startswith("Ended. You held 0:0")
    assert played.returncode == 130
