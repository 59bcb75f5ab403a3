"""How exactly cues and phrases are heard: the program's output and the sound server's own client, in one run.

Each plays the same sounds on a null output that is recorded. Deviations are relative to the first tick of a recording,
in samples, so no clock is involved.
"""

import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from recovery_timer import assets
from recovery_timer.audio.mixer import CueTrack
from recovery_timer.audio.sounds import RATE_HZ, Sound
from recovery_timer.storage.sound.store import BuiltInSounds
from tests.perf.rows import BenchLine, BenchTable, Budget, Measured, Pairs
from tests.real.phrases_heard import found, spoken
from tests.real.sound_run import REPOSITORY, Action, hear
from tests.real.sound_server import SoundServer, sound_server_of_its_own
from tests.real.test_voice_real import EVERY_MS, WORDS, gaps, ticks_heard

RUNS = 3
GAPS = 2
END_MS = GAPS * EVERY_MS + 500
A_MS = RATE_HZ // 1_000
DUE = gaps(GAPS)
TICKS = [at * A_MS for at, name in DUE if name == "tick"]
"""The expected places of the ticks, in samples."""
PHRASES = [(at * A_MS, name) for at, name in DUE if name in WORDS]
LOST = TICKS[1] - TICKS[0]
"""The deviation that counts for a sound that is not heard, in samples: the distance of two ticks."""

QSOUNDEFFECT = """
import sys, time
from PySide6.QtCore import QCoreApplication, Qt, QTimer, QUrl
from PySide6.QtMultimedia import QSoundEffect
app = QCoreApplication([])
tick = QSoundEffect(source=QUrl.fromLocalFile(sys.argv[1]))
ticks, stalls, end = ([int(ms) for ms in words.split()] for words in sys.argv[2:])
timers = []
def at(ms, act):
    timer = QTimer(singleShot=True, timerType=Qt.TimerType.PreciseTimer)
    timer.timeout.connect(act)
    timer.start(500 + ms)
    timers.append(timer)
for ms in ticks:
    at(ms, tick.play)
for ms in stalls:
    at(ms, lambda: time.sleep(1))
at(end[0], app.quit)
app.exec()
"""


class Deviation(NamedTuple):
    """The worst deviation of a tick and of a phrase from its place, in ms."""

    tick: float
    phrase: float


def deviation(samples: Sequence[int]) -> Deviation:
    """Return how far the sounds of `DUE` are off in a recording."""
    ticks = ticks_heard(samples)
    if len(ticks) != len(TICKS):
        return Deviation(LOST / A_MS, LOST / A_MS)
    zero = ticks[0] - TICKS[0]
    off = [abs(tick - zero - at) for at, tick in zip(TICKS, ticks, strict=True)]
    phrases = [_nearest(at, [each - zero for each in found(samples, spoken(name))]) for at, name in PHRASES]
    return Deviation(max(off) / A_MS, max(phrases) / A_MS)


def _nearest(at: int, heard: Sequence[int]) -> int:
    return min((abs(each - at) for each in heard), default=LOST)


# -- the players


def ours(server: SoundServer, stalled_at: Sequence[int] = ()) -> Deviation:
    """Play with the program's own output, while its window's thread is stalled for 1 s at the given times."""
    actions: list[Action] = [(0, "schedule", DUE), *((at, "stall", 1_000) for at in stalled_at), (END_MS, "quit", None)]
    return deviation(hear(server, actions).samples)


def pacat(server: SoundServer) -> Deviation:
    """Play the same with the sound server's own client, which gets all data at once and so cannot be stalled."""
    track, sounds = CueTrack(), BuiltInSounds()
    for at, name in DUE:
        sound = spoken(name).samples if name in WORDS else sounds[Sound(name)]
        track.place(at * A_MS, sound)
    samples = track.render(END_MS * A_MS)
    command = ["pacat", "--raw", "--format=s16le", f"--rate={RATE_HZ}", "--channels=1", "--latency-msec=2000"]
    with server.recording() as recording:
        subprocess.run(command, input=samples, env={**os.environ, **server.env}, check=True, timeout=60)
        return deviation(recording.samples())


def qsoundeffect(server: SoundServer, stalled_at: Sequence[int] = ()) -> Deviation:
    """Play the ticks with QSoundEffect, started by precise timers."""
    ticks_ms = [at // A_MS for at in TICKS]
    times = [" ".join(map(str, each)) for each in (ticks_ms, stalled_at, [END_MS])]
    command = [sys.executable, "-c", QSOUNDEFFECT, str(assets.path("sounds/tick.wav")), *times]
    with server.recording() as recording:
        # At its end, it sometimes waits forever for a lock of libpulse.
        with suppress(subprocess.TimeoutExpired):
            subprocess.run(
                command,
                env={**os.environ, **server.env},
                cwd=REPOSITORY,
                check=True,
                timeout=END_MS / 1_000 + 6,
                capture_output=True,
            )
        return deviation(recording.samples())


def stalls(generator: random.Random) -> list[int]:
    """Return random times at which the thread is stalled for 1 s."""
    times, at = list[int](), generator.randrange(200, 1_200)
    while at < END_MS - 1_500:
        times.append(at)
        at += 1_000 + generator.randrange(100, 1_500)
    return times


# -- the bench


def line(what: str, budget: Budget | None = None) -> BenchLine:
    return BenchLine(f"deviation of {what}", against="pacat", budget=budget)


EXACT = Budget(0.5)
TICK, TICK_STALLED = line("a cue", EXACT), line("a cue, window stalled", EXACT)
PHRASE, PHRASE_STALLED = line("a phrase", EXACT), line("a phrase, window stalled", EXACT)
EFFECT, EFFECT_STALLED = line("a cue, QSoundEffect"), line("a cue, QSoundEffect, stalled")


def measure() -> Iterator[Measured]:
    generator = random.Random(1)
    with tempfile.TemporaryDirectory() as folder, sound_server_of_its_own(Path(folder)) as server:
        runs = [(pacat(server), ours(server), ours(server, stalls(generator))) for _ in range(RUNS)]
        # Once is enough to show the scale.
        effect, effect_stalled = qsoundeffect(server), qsoundeffect(server, stalls(generator))
    client, idle, stalled = zip(*runs, strict=True)
    ticks, phrases = [each.tick for each in client], [each.phrase for each in client]
    yield TICK, Pairs([each.tick for each in idle], ticks)
    yield TICK_STALLED, Pairs([each.tick for each in stalled], ticks)
    yield PHRASE, Pairs([each.phrase for each in idle], phrases)
    yield PHRASE_STALLED, Pairs([each.phrase for each in stalled], phrases)
    yield EFFECT, Pairs([effect.tick], ticks[-1:])
    yield EFFECT_STALLED, Pairs([effect_stalled.tick], ticks[-1:])


SOUND = BenchTable(
    "sound",
    f"""The worst deviation of {len(TICKS)} ticks and {len(PHRASES)} spoken phrases from their places in a
    recording of a null output: the median of {RUNS} runs, idle, and while the window's thread is stalled for 1 s at
    random. A sound that is not heard counts as {LOST // A_MS} ms. The reference is pacat, the sound server's own
    client, which is given the same sounds as one stream. QSoundEffect is what a Qt program usually plays a sound with;
    it can play no phrase. A loudspeaker's delay is in none of them: it is the same for all.""",
    [TICK, TICK_STALLED, PHRASE, PHRASE_STALLED, EFFECT, EFFECT_STALLED],
    measure,
)
