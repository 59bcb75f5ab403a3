"""Measures what a running session costs: the share of one core used by the window's process and the sound process.

The program plays a routine in a window of 1280 x 800, on a display and a sound server of its own. CPU time is what
the kernel accounts to both processes (user and system), so a busy machine changes it little.

``python -m tests.perf.bench_session [SECONDS]`` prints the table; each state is measured for that long.
``python -m tests.perf.bench_session --voice`` prints what the voice costs instead: the processor time of a whole
session without it and with it, the synthesizer's included, and the memory in use at its end.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from msgspec.json import encode

from recovery_timer.routine.model import Routine, Sides, Step
from recovery_timer.storage import document
from tests.real.processes import wait_until, want
from tests.real.program import NAME, RunningProgram, program
from tests.real.screen import screen_of_its_own
from tests.real.sound_server import sound_server_of_its_own

SECONDS = 30
SETTLE_S = 3
WINDOW = ("1280", "800")
BUDGETS = {"visible": 5.0, "floor view": 5.0, "minimised": 0.8, "paused": 0.3, "figure still": 2.5}
"""The largest share of a core, in percent, of both processes together."""

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


class Share(NamedTuple):
    """The cost of a state, in percent of a core."""

    window: float
    sound: float

    @property
    def total(self) -> float:
        return self.window + self.sound


class Cost(NamedTuple):
    """The cost of a whole session: processor time in s from its first second to its end, then memory in MiB."""

    window_s: float
    sound_s: float
    synthesizer_s: float
    window_mib: float
    sound_mib: float


def cpu_s(process_id: int) -> float:
    """Return the processor time that a process has used, all of its threads together."""
    return _cpu_fields_s(process_id, 11)


def ended_children_cpu_s(process_id: int) -> float:
    """Return the processor time of the children of a process that have ended, as synthesizers do."""
    return _cpu_fields_s(process_id, 13)


def _cpu_fields_s(process_id: int, first: int) -> float:
    """Return the sum of user and system time, of which the user time is the field ``first`` after the name."""
    fields = Path(f"/proc/{process_id}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[first]) + int(fields[first + 1])) / os.sysconf("SC_CLK_TCK")


def memory_mib(process_id: int) -> float:
    """Return the memory of a process, without what it has mapped from files: other processes may share that."""
    lines = Path(f"/proc/{process_id}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Anonymous:")) / 1024


def children(process_id: int) -> list[int]:
    """Return the processes that a process has started."""
    tasks = Path(f"/proc/{process_id}/task").iterdir()
    return [int(child) for task in tasks for child in (task / "children").read_text().split()]


def sound_process(window: int) -> int:
    """Return the sound process of the program whose window's process is ``window``."""
    # A synthesizer may be running beside it, and end at any moment.
    (sound,) = (child for child in children(window) if _command(child).endswith(b"--child\0sound\0"))
    return sound


def _command(process_id: int) -> bytes:
    try:
        return Path(f"/proc/{process_id}/cmdline").read_bytes()
    except OSError:
        return b""


def share(played: RunningProgram, seconds: float) -> Share:
    """Return the cost of the program over the next ``seconds``."""
    window = played.process.pid
    sound = sound_process(window)
    before, begun = (cpu_s(window), cpu_s(sound)), time.monotonic()
    time.sleep(seconds)
    passed = time.monotonic() - begun
    after = (cpu_s(window), cpu_s(sound))
    return Share(*(round(100 * (end - begin) / passed, 2) for begin, end in zip(before, after, strict=True)))


@contextmanager
def started(folder: Path, routine: Routine, *, motion: bool = True, voice: bool = False) -> Iterator[RunningProgram]:
    """Run the program with a session of ``routine`` that has just begun."""
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
def playing(folder: Path, *, motion: bool = True) -> Iterator[RunningProgram]:
    """Run the program with the first step of a session in progress, its figure moving if ``motion``."""
    with started(folder, ROUTINE, motion=motion) as played:
        wait_until(lambda: "Hamstring" in played.title() and "Left" in played.title(), "the first step")
        yield played


def measure(seconds: float = SECONDS) -> dict[str, Share]:
    """Return the cost of each state of a session."""
    found: dict[str, Share] = {}

    def note(state: str) -> None:
        time.sleep(SETTLE_S)
        found[state] = share(played, seconds)

    with tempfile.TemporaryDirectory() as folder, playing(Path(folder)) as played:
        window = played.window()
        note("visible")
        played.press("f")
        note("floor view")
        played.press("f")
        _xdotool(played, "windowminimize", window)
        note("minimised")
        _xdotool(played, "windowmap", window)
        played.press("space")
        note("paused")
    with tempfile.TemporaryDirectory() as folder, playing(Path(folder), motion=False) as played:
        note("figure still")
    return found


def whole_session(*, voice: bool) -> Cost:
    """Return the cost of a session of `SPOKEN`."""
    with tempfile.TemporaryDirectory() as folder, started(Path(folder), SPOKEN, voice=voice) as played:
        window = played.process.pid
        sound = sound_process(window)

        def used_s() -> tuple[float, float, float]:
            return cpu_s(window), cpu_s(sound), ended_children_cpu_s(window)

        before = used_s()
        # The finish screen has no title of its own.
        wait_until(lambda: played.title() == NAME, "the end of the session", within_s=SPOKEN_WITHIN_S)
        window_s, sound_s, synthesizer_s = (end - begin for begin, end in zip(before, used_s(), strict=True))
        return Cost(window_s, sound_s, synthesizer_s, memory_mib(window), memory_mib(sound))


def _xdotool(played: RunningProgram, *words: str) -> None:
    subprocess.run([want("xdotool", "xdotool"), *words], env=played.env, check=True, timeout=10)


def main(words: Sequence[str] = ()) -> None:
    """Print the table."""
    if "--voice" in words:
        _print_voice()
        return
    seconds = float(words[0]) if words else SECONDS
    print(f"\na session's share of a core, over {seconds:g} s each")
    print(f"{'':<12}{'window':>10}{'sound':>10}{'both':>10}{'budget':>10}")
    for state, each in measure(seconds).items():
        cells = (f"{cost:.2f} %" for cost in (each.window, each.sound, each.total, BUDGETS[state]))
        print(f"{state:<12}" + "".join(f"{cell:>10}" for cell in cells), flush=True)


def _print_voice() -> None:
    print(f"\n{'a whole session':<16}{'window':>10}{'sound':>10}{'synthesizer':>13}{'window':>12}{'sound':>12}")
    for name, voice in (("without voice", False), ("with voice", True)):
        cost = whole_session(voice=voice)
        times = f"{cost.window_s:>8.2f} s{cost.sound_s:>8.2f} s{cost.synthesizer_s:>11.2f} s"
        print(f"{name:<16}{times}{cost.window_mib:>8.1f} MiB{cost.sound_mib:>8.1f} MiB", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
