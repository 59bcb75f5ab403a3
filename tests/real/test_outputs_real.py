"""Outputs that appear and disappear while cues are played, and a server that dies or hangs."""

import json
import os
import signal
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from recovery_timer.ports import AudioFault
from tests.adapters.sounding import WHEN_LOST
from tests.real.processes import want
from tests.real.promises import IS_QUIET, promised
from tests.real.sound_run import Action, HeardRun, hear_on, sounding
from tests.real.sound_server import SoundServer, sound_server_of_its_own

TICKS = [(500 * number, "tick") for number in range(1, 11)]
SWITCHED_AT = 3_200
NEW_WITHIN_MS = promised(1_000, times=1.6)


def loaded(server: SoundServer, sink: str) -> None:
    _pactl(server, "load-module", "module-null-sink", f"sink_name={sink}", "rate=48000")


def _pactl(server: SoundServer, *words: str) -> None:
    command = [want("pactl", "pulseaudio-utils"), *words]
    subprocess.run(command, env={**os.environ, **server.env}, check=True, capture_output=True, timeout=60)


def require_each_once(before: HeardRun, after: HeardRun, switched_at: int) -> None:
    """Check that each tick is heard once, on the right output; those within a second of the switch may be lost."""
    # PulseAudio moves a recorder too when the default changes, so ignore what it records after the switch.
    heard = [*before.onsets((-1_000, switched_at)), *after.onsets((switched_at, 20_000))]
    needed = [at for at, _ in TICKS if not switched_at - 300 <= at <= switched_at + NEW_WITHIN_MS]
    print("heard at", [round(onset) for onset in heard])
    assert [at for at in needed if not any(-100 <= onset - at <= promised(60) for onset in heard)] == []
    # Beside busy programs, the stream may underrun in the middle of a tick, and make two of it.
    assert len(heard) <= len(TICKS) + (not IS_QUIET)


def switched(server: SoundServer, outputs: Sequence[str], action: str, argument: object) -> list[HeardRun]:
    actions: list[Action] = [
        (0, "schedule", TICKS),
        (100, "outputs", None),
        (SWITCHED_AT, action, argument),
        (5_600, "quit", None),
    ]
    return hear_on(server, outputs, actions)


def test_default__changes__plays_there_within_a_second(tmp_path: Path) -> None:
    with sound_server_of_its_own(tmp_path) as server:
        loaded(server, "second")
        before, after = switched(server, ["null", "second"], "pactl", ["set-default-sink", "second"])

    require_each_once(before, after, SWITCHED_AT)


def test_output__is_unplugged__continues_on_the_other_within_a_second(tmp_path: Path) -> None:
    with sound_server_of_its_own(tmp_path) as server:
        loaded(server, "second")
        _pactl(server, "set-default-sink", "second")
        before, after = switched(server, ["second", "null"], "pactl", ["unload-module", "2"])

    require_each_once(before, after, SWITCHED_AT)


def test_choose_output__of_those_listed__plays_there_and_falls_back_when_it_is_missing(tmp_path: Path) -> None:
    with sound_server_of_its_own(tmp_path) as server:
        loaded(server, "second")
        before, after = switched(server, ["null", "second"], "choose", "second")
        missing, _ = switched(server, ["null", "second"], "choose", "gone")

    require_each_once(before, after, SWITCHED_AT)
    # Beside busy programs, the change takes longer.
    assert not before.onsets((SWITCHED_AT + (100 if IS_QUIET else round(NEW_WITHIN_MS)), 20_000))
    assert [each.outputs for each in before.said if each.what == "listed"] == [["null", "second"]]
    require_each_once(missing, missing, SWITCHED_AT)
    assert len(missing.onsets((-1_000, 20_000))) == len(TICKS) or not IS_QUIET


def test_server__ends_and_is_back__the_program_never_waits_and_is_heard_again(tmp_path: Path) -> None:
    actions: list[Action] = [(0, "schedule", [(500 * number, "tick") for number in range(60)])]
    # Meanwhile, commands of a user, each of which restarts the stream.
    actions += [(at, "skip", "go_work") for at in (2_000, 2_500, 3_500, 5_000)]
    actions += [(90_000, "quit", None)]
    with sound_server_of_its_own(tmp_path) as server, sounding(server, actions) as process:
        assert process.stdout is not None
        lines = (json.loads(line) for line in process.stdout)
        zero = next(line["zero"] for line in lines if line["what"] == "heard")
        time.sleep(1.5)
        _pactl(server, "exit")
        # Beside busy programs, the sound may have been late before, and reported.
        lost = next(line for line in lines if line["problem"] == AudioFault.NO_OUTPUT)
        with sound_server_of_its_own(tmp_path):
            said = []
            for line in lines:
                said.append(line)
                if line["what"] == "problem" and not line["problem"]:
                    break

    assert (said[-1]["what"], said[-1]["problem"]) == ("problem", "")
    print("reported after", lost["now"] - zero, "ms, back at", said[-1]["now"] - zero, "ms")
    skips = [line["now"] for line in said if line["what"] in {"skip", "done"}]
    assert all(done - skip <= promised(500) for skip, done in zip(skips[::2], skips[1::2], strict=False))


def test_server__hangs__the_program_never_waits_and_says_so(tmp_path: Path) -> None:
    actions: list[Action] = [(0, "schedule", TICKS), (1_500, "skip", "go_work"), (2_500, "skip", "go_work")]
    actions += [(WHEN_LOST, "quit", None), (60_000, "quit", None)]
    with sound_server_of_its_own(tmp_path) as server, sounding(server, actions) as process:
        assert process.stdout is not None
        lines = (json.loads(line) for line in process.stdout)
        next(line for line in lines if line["what"] == "heard")
        pid = int((tmp_path / "run" / "pulse" / "pid").read_text())
        os.kill(pid, signal.SIGSTOP)
        try:
            said = list(lines)
            assert process.wait(timeout=60) == 0
        finally:
            os.kill(pid, signal.SIGCONT)

    assert [line["problem"] for line in said if line["what"] == "problem"] == [AudioFault.NO_ANSWER]
    acts = [line for line in said if line["what"] in {"skip", "done", "schedule"}]
    took = [done["now"] - act["now"] for act, done in zip(acts[::2], acts[1::2], strict=False)]
    print("commands took", took, "ms")
    assert max(took) <= promised(500)
