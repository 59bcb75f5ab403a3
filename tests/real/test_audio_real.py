"""The sound output on a real server: recorded, and measured against the clock it was scheduled by."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import median

import pytest

from recovery_timer.adapters.audio import NO_OUTPUT, OUTPUT_LOST
from recovery_timer.adapters.clock import SystemClock
from tests.real.processes import want
from tests.real.sound_server import BLOCK_S, RATE_HZ, SoundServer, sound_server_of_its_own

REPOSITORY = Path(__file__).parents[2]
LOUD = 1_000
BETWEEN_SOUNDS_S = 0.1
Action = tuple[int, str, object]


@dataclass(frozen=True)
class Said:
    what: str
    now: int
    problem: str


@dataclass(frozen=True)
class Heard:
    """What a run of tests/adapters/sounding.py said, and what was recorded of it."""

    said: list[Said]
    samples: Sequence[int]
    began_ms: float

    def times(self, what: str) -> list[int]:
        """When the program said so, in ms of its clock."""
        return [each.now for each in self.said if each.what == what]

    def did(self, action: str) -> list[int]:
        """When the program began an action, in ms since the output was first heard."""
        zero = self.times("heard")[0]
        return [time - zero for time in self.times(action)]

    def onsets(self, within: tuple[int, int]) -> list[float]:
        """When each sound began, in ms since the output was first heard, as far as it lies ``within``."""
        zero = self.times("heard")[0]
        since = [onset - zero for onset in self._onsets()]
        return [each for each in since if within[0] <= each < within[1]]

    def _onsets(self) -> list[float]:
        found: list[float] = []
        last = -RATE_HZ
        for index, sample in enumerate(self.samples):
            if abs(sample) > LOUD:
                if index - last > BETWEEN_SOUNDS_S * RATE_HZ:
                    found.append(self._time(index))
                last = index
        return found

    def sounded_until(self, time_ms: float, within_ms: float) -> float:
        """When the last sample of a sound was heard, up to ``within_ms`` after ``time_ms``, in ms of the clock."""
        start = round((time_ms - self.began_ms) * RATE_HZ / 1000)
        end = start + round(within_ms * RATE_HZ / 1000)
        loud = [index for index in range(start, end) if self.samples[index] != 0]
        return self._time(loud[-1]) if loud else time_ms

    def _time(self, index: int) -> float:
        return self.began_ms + index * 1000 / RATE_HZ


@contextmanager
def sounding(server: SoundServer, actions: Sequence[Action]) -> Iterator["subprocess.Popen[str]"]:
    """Run the program that plays."""
    program = [sys.executable, "-m", "tests.adapters.sounding", json.dumps(actions)]
    env = {**os.environ, **server.env, "PULSE_LATENCY_MSEC": "300"}
    with subprocess.Popen(program, env=env, cwd=REPOSITORY, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def hear(server: SoundServer, actions: Sequence[Action]) -> Heard:
    """Record while the program plays, and learn when each recorded sample was heard."""
    clock = SystemClock()
    began: list[float] = []
    with server.recording() as recording, sounding(server, actions) as process:
        while process.poll() is None:
            # The recorder is handed each block when it is mixed, which is a block before its end is heard. A look right
            # after that finds the least, and that is the truth.
            began.append(clock.now() - (recording.seconds() - BLOCK_S) * 1000)
        assert process.returncode == 0
        assert process.stdout is not None
        said = [Said(**json.loads(line)) for line in process.stdout]
    return Heard(said, recording.samples(), min(began))


TICKS = [(500 * number, "tick") for number in range(1, 21)]
SKIPS_AT = range(10_200, 11_700, 500)
PLAYED_AT = 11_900
AFTERWARDS = [(12_500, "tick"), (13_000, "tick"), (13_500, "tick")]


@pytest.fixture(scope="module")
def heard(sound_server: SoundServer) -> Heard:
    """One run for all: starting and recording a program takes longer than most of what it is to show."""
    actions: list[Action] = [(0, "schedule", TICKS), (1_300, "stall", 1_000), (5_200, "stall", 1_000)]
    # The same again, just before a tick that is long written: an output that started anew would be late with it.
    actions += [(3_480, "schedule", TICKS)]
    for at in SKIPS_AT:
        actions += [(at, "skip", "go_work"), (at + 330, "silence", None)]
    actions += [(SKIPS_AT.stop, "schedule", AFTERWARDS), (PLAYED_AT, "play", "tick")]
    actions += [(12_600, "volume", 0), (13_100, "volume", 100), (13_800, "quit", None)]
    return hear(sound_server, actions)


def test_schedule__window_stalls__every_tick_is_heard_at_its_time(heard: Heard) -> None:
    onsets = heard.onsets((0, SKIPS_AT.start))
    assert len(onsets) == len(TICKS)

    uneven = [later - earlier - 500 for earlier, later in pairwise(onsets)]
    late = [onset - at for onset, (at, _) in zip(onsets, TICKS, strict=True)]
    print(
        f"intervals off by {min(uneven):.2f} to {max(uneven):.2f} ms, heard {min(late):.1f} to {max(late):.1f} ms late"
    )
    assert max(map(abs, uneven)) <= 3
    assert max(map(abs, late)) <= 40


def test_skip__is_heard_soon(heard: Heard) -> None:
    onsets = heard.onsets((SKIPS_AT.start, SKIPS_AT.stop))
    delays = [onset - skip for onset, skip in zip(onsets, heard.did("skip"), strict=True)]

    print("heard after a skip:", [round(delay) for delay in delays], "ms")
    assert max(delays) <= 250
    assert median(delays) <= 220


def test_silence__is_silent_at_once(heard: Heard) -> None:
    rings_on = [heard.sounded_until(time, within_ms=150) - time for time in heard.times("silence")]

    print("silent after:", [round(each, 1) for each in rings_on], "ms")
    assert len(rings_on) == len(SKIPS_AT)
    assert max(rings_on) <= 50


def test_play__is_heard_soon_and_the_schedule_goes_on(heard: Heard) -> None:
    played, tick = heard.onsets((SKIPS_AT.stop, 12_700))

    assert played - PLAYED_AT <= 250
    assert tick == pytest.approx(12_500, abs=40)


def test_set_volume__nothing__is_silent_until_it_is_turned_up(heard: Heard) -> None:
    assert heard.onsets((12_700, 15_000)) == pytest.approx([13_500], abs=40)


def test_output__is_unplugged_and_another_appears__is_told_and_used(tmp_path: Path) -> None:
    pactl = want("pactl", "pulseaudio-utils")
    actions: list[Action] = [(0, "schedule", TICKS), (3_800, "quit", None)]
    with sound_server_of_its_own(tmp_path) as server, sounding(server, actions) as process:
        env = {**os.environ, **server.env}
        assert process.stdout is not None
        lines = (json.loads(line) for line in process.stdout)
        assert [next(lines)["what"] for _ in range(4)] == ["open", "heard", "schedule", "done"]

        subprocess.run([pactl, "unload-module", "module-null-sink"], env=env, check=True, timeout=10)
        lost = next(lines)
        subprocess.run([pactl, "load-module", "module-null-sink"], env=env, check=True, timeout=10)
        back = next(lines)

        assert (lost["what"], back["what"], back["problem"]) == ("problem", "problem", "")
        assert lost["problem"] in {OUTPUT_LOST, NO_OUTPUT}
        assert process.wait(timeout=10) == 0
