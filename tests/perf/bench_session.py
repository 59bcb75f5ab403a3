"""A running session: the share of a core that it uses, and what the voice adds to a whole session."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from msgspec.json import encode

from recovery_timer.routine.model import Routine, Sides, Step
from recovery_timer.storage import document
from tests.perf.procfs import cpu_s, ended_children_cpu_s, memory, sound_process
from tests.perf.rows import BenchLine, BenchTable, Budget, Measured, Pairs
from tests.real.processes import running, wait_until, want
from tests.real.program import NAME, RunningProgram, program
from tests.real.screen import screen_of_its_own
from tests.real.sound_server import sound_server_of_its_own

SECONDS = 20.0
"""Long enough that drawing a figure's frames, during the first cycle of its movement, is not most of it."""
SETTLE_S = 3
WINDOW = ("1280", "800")
COUNTING_WINDOW = "a window with a number"
SOURCE_OF_COUNTING_WINDOW = """
import sys
from itertools import count
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication(sys.argv[:1])
label, seconds = QLabel("0"), count(1)
label.setStyleSheet("font-size: 90pt")
label.resize(1280, 800)
label.show()
timer = QTimer()
timer.timeout.connect(lambda: label.setText(str(next(seconds))))
timer.start(1000)
app.exec()
"""

ROUTINE = Routine(
    id="turns",
    name="Turns",
    blocks=(
        Step(name="Hamstring stretch", technique="hamstring-stretch", seconds=30, sets=3, sides=Sides.EACH),
        Step(name="Foam roll quads", technique="foam-roll-quads", seconds=60, sides=Sides.EACH),
    ),
)

SPOKEN = Routine(
    id="spoken",
    name="Spoken",
    blocks=(
        Step(
            name="Hamstring stretch",
            seconds=10,
            sets=3,
            sides=Sides.EACH,
            rest=10,
            instruction="Straight knee, long back.",
        ),
    ),
)
"""Gaps long enough for an announcement with its instruction."""
SPOKEN_WITHIN_S = 300.0


# -- the program with a session


@contextmanager
def started(folder: Path, routine: Routine, *, motion: bool = True, voice: bool = False) -> Iterator[RunningProgram]:
    """Run the program with a session of ``routine`` that has just begun, on a separate display and sound server."""
    file = folder / "routine.json"
    file.write_bytes(document.encode(routine))
    (folder / "data").mkdir()
    settings = {"theme": "light", "voice": voice, "get_ready": 5, "motion": motion}
    (folder / "data" / "settings.json").write_bytes(encode(settings))
    with (
        screen_of_its_own(folder) as screen,
        sound_server_of_its_own(folder) as server,
        program(folder, "play", str(file), screen=screen, env=server.env) as played,
    ):
        played.wait_for("Get ready")
        _xdotool(played, "windowsize", "--sync", played.window(), *WINDOW)
        yield played


@contextmanager
def playing(*, motion: bool = True) -> Iterator[tuple[RunningProgram, int]]:
    """Run the program with the first step of a session in progress, its figure moving if ``motion``.

    Yield it with the process id of a reference window on the same display, which shows a new number every second.
    """
    with tempfile.TemporaryDirectory() as name, started(Path(name), ROUTINE, motion=motion) as played:
        command, log = [sys.executable, "-c", SOURCE_OF_COUNTING_WINDOW], Path(name, "counting")
        with running(command, env=played.env, log=log) as counting:
            wait_until(lambda: "Hamstring" in played.title() and "Left" in played.title(), "the first step")
            yield played, counting.pid


def _xdotool(played: RunningProgram, *words: str) -> None:
    subprocess.run([want("xdotool", "xdotool"), *words], env=played.env, check=True, timeout=10)


# -- its share of a core


def share(state: str, budget: float) -> BenchLine:
    return BenchLine(f"CPU, {state}", unit="%", against=COUNTING_WINDOW, budget=Budget(budget))


VISIBLE, FLOOR, STILL = share("visible", 5.0), share("in the floor view", 5.0), share("visible, the figure still", 2.5)
HIDDEN, PAUSED = share("hidden, minimised", 0.8), share("paused", 0.3)


def measure() -> Iterator[Measured]:
    with playing() as (played, counting):
        window = played.window()
        yield VISIBLE, shares(played, counting)
        played.press("f")
        yield FLOOR, shares(played, counting)
        played.press("f")
        _xdotool(played, "windowminimize", window)
        yield HIDDEN, shares(played, counting)
        _xdotool(played, "windowmap", window)
        played.press("space")
        yield PAUSED, shares(played, counting)
    with playing(motion=False) as (played, counting):
        yield STILL, shares(played, counting)


def shares(played: RunningProgram, counting: int) -> Pairs:
    """Return the share of a core that the program takes over the next `SECONDS`, and that of the reference."""
    time.sleep(SETTLE_S)
    ours = (played.process.pid, sound_process(played.process.pid))
    before, begun = (sum(map(cpu_s, ours)), cpu_s(counting)), time.monotonic()
    time.sleep(SECONDS)
    passed = time.monotonic() - begun
    after = (sum(map(cpu_s, ours)), cpu_s(counting))
    mine, reference = (100 * (end - begin) / passed for begin, end in zip(before, after, strict=True))
    return Pairs([mine], [reference])


SESSION = BenchTable(
    "session",
    """The share of one core that a running session takes, in user and system time of the window's process and the
    sound process together, over 20 s, in a window of 1280 x 800 on a display and a sound server of its own, without
    the voice. The reference is a window of the same size that writes the next number every second, the least that
    a timer can do; it makes no sound. What the display and the sound server take is in neither.""",
    [VISIBLE, STILL, FLOOR, HIDDEN, PAUSED],
    measure,
)


# -- the cost of the voice


class Cost(NamedTuple):
    """The cost of a whole session: processor time in s from its first second to its end, then memory in MiB."""

    window_s: float
    sound_s: float
    synthesizer_s: float
    window_mib: float
    sound_mib: float


def with_voice(what: str, unit: str) -> BenchLine:
    return BenchLine(f"{what}, with the voice", unit=unit, against="the same without it")


VOICE_LINES = [
    with_voice("CPU of the window", "s"),
    with_voice("CPU of the sound process", "s"),
    with_voice("CPU of the synthesizer", "s"),
    with_voice("memory of the window", "MiB"),
    with_voice("memory of the sound process", "MiB"),
]


def measure_voice() -> Iterator[Measured]:
    silent, spoken = whole_session(voice=False), whole_session(voice=True)
    for line, without, with_it in zip(VOICE_LINES, silent, spoken, strict=True):
        yield line, Pairs([with_it], [without])


def whole_session(*, voice: bool) -> Cost:
    """Return the cost of a session of `SPOKEN`."""
    with tempfile.TemporaryDirectory() as folder, started(Path(folder), SPOKEN, voice=voice) as played:
        window = played.process.pid
        sound = sound_process(window)

        def used_s() -> tuple[float, float, float]:
            return cpu_s(window), cpu_s(sound), ended_children_cpu_s(window)

        before = used_s()
        # The finish screen does not have its own title.
        wait_until(lambda: played.title() == NAME, "the end of the session", within_s=SPOKEN_WITHIN_S)
        window_s, sound_s, synthesizer_s = (end - begin for begin, end in zip(before, used_s(), strict=True))
        return Cost(window_s, sound_s, synthesizer_s, memory(window).anonymous, memory(sound).anonymous)


VOICE = BenchTable(
    "voice",
    """What a whole session of two minutes costs with the voice, and as the reference the same session without it:
    processor time, and memory that no other process can share, at its end.""",
    VOICE_LINES,
    measure_voice,
    usual=False,
)
