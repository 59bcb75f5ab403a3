"""Measures how exactly cues are heard: the program's output beside `pacat` and `QSoundEffect`, in one run.

Each plays the same ticks on a null output that is recorded, idle and while its window's thread is stalled for 1 s at
random. The number is the worst deviation of an interval between two cues, in ms: the median of the runs, and the worst.
"""

import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from statistics import median

from recovery_timer.audio.mixer import CueTrack
from recovery_timer.audio.sounds import RATE_HZ, Sound
from recovery_timer.storage.sound.store import built_in_sounds
from tests.real.sound_run import REPOSITORY, Action, Heard, hear
from tests.real.sound_server import SoundServer, sound_server_of_its_own

RUNS = 5
EVERY_MS = 500
TICKS = 16
AFTER_MS = 1_000

SOUND_EFFECT = """
import os, sys, time
from PySide6.QtCore import QCoreApplication, Qt, QTimer, QUrl
from PySide6.QtMultimedia import QSoundEffect
app = QCoreApplication([])
tick = QSoundEffect(source=QUrl.fromLocalFile(sys.argv[1]))
timers = []
def at(ms, act):
    timer = QTimer(singleShot=True, timerType=Qt.TimerType.PreciseTimer)
    timer.timeout.connect(act)
    timer.start(ms)
    timers.append(timer)
for number in range(1, int(sys.argv[2]) + 1):
    at(500 + number * int(sys.argv[3]), tick.play)
for ms in map(int, sys.argv[4:]):
    at(500 + ms, lambda: time.sleep(1))
at(2_500 + int(sys.argv[2]) * int(sys.argv[3]), app.quit)
app.exec()
"""


def stalls(generator: random.Random) -> list[int]:
    """Return when the thread is stalled for 1 s: at random, again and again."""
    times, at = list[int](), generator.randrange(200, 1_200)
    while at < TICKS * EVERY_MS - 1_000:
        times.append(at)
        at += 1_000 + generator.randrange(100, 1_500)
    return times


def onsets(samples: Sequence[int]) -> list[float]:
    """Return when each tick begins, in ms."""
    return Heard([], samples, [0]).all_onsets()


def worst(heard: Sequence[float]) -> float:
    """Return the worst deviation of an interval, in ms; a lost tick counts as a whole interval."""
    lost = EVERY_MS if len(heard) != TICKS else 0.0
    return max((abs(later - earlier - EVERY_MS) for earlier, later in pairwise(heard)), default=lost) or lost


def ours(server: SoundServer, stalled_at: Sequence[int]) -> float:
    """Play by the program's own output."""
    actions: list[Action] = [(0, "schedule", [(number * EVERY_MS, "tick") for number in range(1, TICKS + 1)])]
    actions += [(at, "stall", 1_000) for at in stalled_at]
    return worst(onsets(hear(server, [*actions, (TICKS * EVERY_MS + AFTER_MS, "quit", None)]).samples))


def pacat(server: SoundServer, stalled_at: Sequence[int]) -> float:
    """Play the same cues by the sound server's own client, which has them all from the start: nothing stalls it."""
    track, tick = CueTrack(), built_in_sounds()[Sound.TICK]
    for number in range(1, TICKS + 1):
        track.place(number * EVERY_MS * RATE_HZ // 1000, tick)
    samples = track.render((TICKS * EVERY_MS + AFTER_MS) * RATE_HZ // 1000)
    command = ["pacat", "--raw", "--format=s16le", f"--rate={RATE_HZ}", "--channels=1", "--latency-msec=2000"]
    with server.recording() as recording:
        subprocess.run(command, input=samples, env={**os.environ, **server.env}, check=True, timeout=60)
        return worst(onsets(recording.samples()))


def sound_effect(server: SoundServer, stalled_at: Sequence[int]) -> float:
    """Play by QSoundEffect, started by precise timers."""
    from recovery_timer import assets

    words = [str(assets.path("sounds/tick.wav")), str(TICKS), str(EVERY_MS), *map(str, stalled_at)]
    command = [sys.executable, "-c", SOUND_EFFECT, *words]
    with server.recording() as recording:
        # At its end it sometimes waits for ever, for a lock of libpulse.
        with suppress(subprocess.TimeoutExpired):
            subprocess.run(
                command,
                env={**os.environ, **server.env},
                cwd=REPOSITORY,
                check=True,
                timeout=(TICKS * EVERY_MS + AFTER_MS) / 1000 + 6,
                capture_output=True,
            )
        return worst(onsets(recording.samples()))


PLAYERS = {"ours": ours, "pacat": pacat, "QSoundEffect": sound_effect}


def measure(runs: int = RUNS) -> dict[str, dict[str, list[float]]]:
    """Return the worst deviation of each run, by how the thread was and who played."""
    generator = random.Random(1)
    worst_by_condition: dict[str, dict[str, list[float]]] = {"idle": {}, "stalled": {}}
    with tempfile.TemporaryDirectory() as folder, sound_server_of_its_own(Path(folder)) as server:
        for _ in range(runs):
            for condition, by_player in worst_by_condition.items():
                stalled_at = stalls(generator) if condition == "stalled" else []
                for name, play in PLAYERS.items():
                    by_player.setdefault(name, []).append(play(server, stalled_at))
    return worst_by_condition


def main() -> None:
    """Print the table."""
    print(f"\nworst deviation of an interval of {EVERY_MS} ms, in ms: median of {RUNS} runs (worst)")
    print(f"{'':<10}" + "".join(f"{name:>20}" for name in PLAYERS))
    for condition, by_player in measure().items():
        cells = (f"{median(each):.2f} ({max(each):.2f})" for each in by_player.values())
        print(f"{condition:<10}" + "".join(f"{cell:>20}" for cell in cells), flush=True)


if __name__ == "__main__":
    main()
