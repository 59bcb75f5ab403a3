"""A run of tests/adapters/sounding.py: its output, and a recording of its sound."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from recovery_timer.adapters.clock import SystemClock
from tests.real.sound_server import BLOCK_S, RATE_HZ, SoundServer

REPOSITORY = Path(__file__).parents[2]
LOUD = 1_000
BETWEEN_SOUNDS_S = 0.1
LOOK_S = 15
Action = tuple[int, str, object]
_BLOCK = 4_800


@dataclass(frozen=True)
class SaidAt:
    what: str
    now: int
    problem: str
    zero: int = 0
    outputs: Sequence[str] = field(default_factory=list)
    due: int = 0
    on_time: int = 0
    worst_ms: float = 0.0
    delay_ms: int | None = None
    heard: int = 0
    played: int = 0


@dataclass(frozen=True)
class HeardRun:
    """The output and the recording of a run of tests/adapters/sounding.py.

    ``began`` has the apparent start of the recording, in ms of the clock, every `LOOK_S`: on a busy machine the
    server's own output may slip by some ms, and with it everything recorded later.
    """

    said: list[SaidAt]
    samples: Sequence[int]
    began: Sequence[float]

    @property
    def began_ms(self) -> float:
        """The start of the recording, in ms of the clock."""
        return self.began[0]

    @property
    def zero(self) -> int:
        """The time at which the first scheduled sound could be heard, in ms of the program's clock."""
        return next(each.zero for each in self.said if each.what == "heard")

    def times(self, what: str) -> list[int]:
        """The times at which the program reported ``what``, in ms of its clock."""
        return [each.now for each in self.said if each.what == what]

    def did(self, action: str) -> list[int]:
        """The times at which the program began ``action``, in ms since zero."""
        return [time - self.zero for time in self.times(action)]

    def onsets(self, within: tuple[int, int]) -> list[float]:
        """The onsets ``within`` that span, in ms since zero."""
        since = [onset - self.zero for onset in self.all_onsets()]
        return [each for each in since if within[0] <= each < within[1]]

    def all_onsets(self) -> list[float]:
        """The onsets of all sounds, in ms of the clock."""
        found: list[float] = []
        last = -RATE_HZ
        for block in range(0, len(self.samples), _BLOCK):
            if not any(self.samples[block : block + _BLOCK]):
                continue
            for index in range(block, min(block + _BLOCK, len(self.samples))):
                if abs(self.samples[index]) > LOUD:
                    if index - last > BETWEEN_SOUNDS_S * RATE_HZ:
                        found.append(self._time(index))
                    last = index
        return found

    def sounded_until(self, time_ms: float, within_ms: float) -> float:
        """The time of the last sample that is not silent up to ``within_ms`` after ``time_ms``, in ms of the clock."""
        start = round((time_ms - self.began_ms) * RATE_HZ / 1000)
        end = start + round(within_ms * RATE_HZ / 1000)
        loud = [index for index in range(start, end) if self.samples[index] != 0]
        return self._time(loud[-1]) if loud else time_ms

    def _time(self, index: int) -> float:
        look = min(int(index / RATE_HZ / LOOK_S), len(self.began) - 1)
        return self.began[look] + index * 1000 / RATE_HZ


def off_ms(onsets: Sequence[float], at: float) -> float:
    """Return how much later than ``at`` the nearest of ``onsets`` is.

    Beside busy programs, the stream may underrun within a sound, which then begins twice, or is lost: so what is heard
    cannot be paired with what was due by its order.
    """
    return min((onset - at for onset in onsets), key=abs)


@contextmanager
def sounding(
    server: SoundServer, actions: Sequence[Action], more_env: Mapping[str, str] | None = None
) -> Iterator["subprocess.Popen[str]"]:
    """Run tests/adapters/sounding.py."""
    program = [sys.executable, "-m", "tests.adapters.sounding", json.dumps(actions)]
    env = {**os.environ, **server.env, **(more_env or {})}
    with subprocess.Popen(program, env=env, cwd=REPOSITORY, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def hear(server: SoundServer, actions: Sequence[Action], more_env: Mapping[str, str] | None = None) -> HeardRun:
    """Record while the program plays, and find out when each sample was heard."""
    return hear_on(server, ["null"], actions, more_env)[0]


def hear_on(
    server: SoundServer,
    outputs: Sequence[str],
    actions: Sequence[Action],
    more_env: Mapping[str, str] | None = None,
) -> list[HeardRun]:
    """Record each of ``outputs`` while the program plays."""
    clock = SystemClock()
    began: list[list[float]] = [[] for _ in outputs]
    with ExitStack() as stack:
        recordings = [stack.enter_context(server.recording(output=output)) for output in outputs]
        process = stack.enter_context(sounding(server, actions, more_env))
        while process.poll() is None:
            for recording, looks in zip(recordings, began, strict=True):
                # The recorder receives each block when it is mixed, one block before its end is heard. A look right
                # after that yields the smallest value, which is the true one.
                seconds = recording.seconds()
                seemed = clock.now() - (seconds - BLOCK_S) * 1000
                if int(seconds / LOOK_S) >= len(looks):
                    looks.append(seemed)
                looks[-1] = min(looks[-1], seemed)
            time.sleep(0.001)
        assert process.returncode == 0
        assert process.stdout is not None
        said = [SaidAt(**json.loads(line)) for line in process.stdout]
    # If the last interval is too short, its looks may have missed the right moment.
    whole = [looks[:-1] or looks for looks in began]
    return [HeardRun(said, recording.samples(), looks) for recording, looks in zip(recordings, whole, strict=True)]
