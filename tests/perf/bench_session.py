"""Measures what a running session costs: the share of one core used by the window's process and the sound process.

The program plays a routine in a window of 1280 x 800, on a display and a sound server of its own. CPU time is what
the kernel accounts to both processes (user and system), so a busy machine changes it little.

``python -m tests.perf.bench_session [SECONDS]`` prints the table; each state is measured for that long.
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
from tests.real.program import RunningProgram, program
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


class Share(NamedTuple):
    """The cost of a state, in percent of a core."""

    window: float
    sound: float

    @property
    def total(self) -> float:
        return self.window + self.sound


def cpu_s(process_id: int) -> float:
    """Return the processor time that a process has used, all of its threads together."""
    fields = Path(f"/proc/{process_id}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def children(process_id: int) -> list[int]:
    """Return the processes that a process has started."""
    tasks = Path(f"/proc/{process_id}/task").iterdir()
    return [int(child) for task in tasks for child in (task / "children").read_text().split()]


def share(played: RunningProgram, seconds: float) -> Share:
    """Return the cost of the program over the next ``seconds``."""
    window = played.process.pid
    (sound,) = children(window)
    before, begun = (cpu_s(window), cpu_s(sound)), time.monotonic()
    time.sleep(seconds)
    passed = time.monotonic() - begun
    after = (cpu_s(window), cpu_s(sound))
    return Share(*(round(100 * (end - begin) / passed, 2) for begin, end in zip(before, after, strict=True)))


@contextmanager
def playing(folder: Path, *, motion: bool = True) -> Iterator[RunningProgram]:
    """Run the program with a session in progress, its figure moving if ``motion``."""
    file = folder / "routine.json"
    file.write_bytes(document.encode(ROUTINE))
    (folder / "data").mkdir()
    settings = {"theme": "light", "voice": False, "get_ready": 5, "motion": motion}
    (folder / "data" / "settings.json").write_bytes(encode(settings))
    with (
        screen_of_its_own(folder) as screen,
        sound_server_of_its_own(folder) as server,
        program(folder, "play", str(file), screen=screen, env=server.env) as played,
    ):
        played.wait_for("Get ready")
        _xdotool(played, "windowsize", "--sync", played.window(), *WINDOW)
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


def _xdotool(played: RunningProgram, *words: str) -> None:
    subprocess.run([want("xdotool", "xdotool"), *words], env=played.env, check=True, timeout=10)


def main(words: Sequence[str] = ()) -> None:
    """Print the table."""
    seconds = float(words[0]) if words else SECONDS
    print(f"\na session's share of a core, over {seconds:g} s each")
    print(f"{'':<12}{'window':>10}{'sound':>10}{'both':>10}{'budget':>10}")
    for state, each in measure(seconds).items():
        cells = (f"{cost:.2f} %" for cost in (each.window, each.sound, each.total, BUDGETS[state]))
        print(f"{state:<12}" + "".join(f"{cell:>10}" for cell in cells), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
