"""Feeds hostile inputs to a target, looking for unexpected errors, hangs and slow reads.

A failing input is saved, so that it can be fed again: ``python -m tests.fuzz feed TARGET FILE``.
"""

import hashlib
import logging
import math
import resource
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import NamedTuple

from tests.fuzz.mutator import Mutator

LONGEST_S = 1.0
"""In processor time. Only `python -m tests.fuzz`, which `make soak` runs, judges speed."""

MOST_MB = 200
_HANGS_S = 60
SAVED = Path(__file__).parents[2] / "build" / "fuzz"


class Target(NamedTuple):
    """Code that reads untrusted data. ``feed`` returns the outcome in a word or two, and raises nothing.

    It receives its ``share`` of all inputs, relative to the others.
    """

    name: str
    share: int
    samples: Sequence[bytes]
    feed: Callable[[bytes], str]

    def __repr__(self) -> str:
        """Return only the name: Hypothesis shows a failed test's arguments, and the samples are half a megabyte."""
        return f"Target({self.name!r})"


class HuntResult(NamedTuple):
    """The results of a target: the number of inputs, their outcomes, and their times."""

    target: str
    inputs: int
    came: dict[str, int]
    seconds: float
    slowest_s: float
    memory_mb: float

    def __str__(self) -> str:
        """Return a row of the table."""
        came = ", ".join(f"{count:,} {what}" for what, count in sorted(self.came.items()))
        speed = self.inputs / self.seconds if self.seconds else 0
        numbers = f"{self.inputs:>8,} {speed:>9,.0f} {self.slowest_s * 1000:>9,.0f} {self.memory_mb:>7,.0f}"
        return f"{self.target:<14} {numbers}  {came}"


HEADING = f"{'target':<14} {'inputs':>8} {'a second':>9} {'slowest ms':>9} {'MB':>6}  what came of them"


class FailedInputError(AssertionError):
    """An input caused a failure; the message describes it and says where the input is saved."""


class _HangError(BaseException):
    """Not an Exception, so that the code under test does not catch it."""


def hunt(target: Target, inputs: int, seed: str, *, longest_s: float = math.inf) -> HuntResult:
    """Feed ``inputs`` to ``target``; raise FailedInputError on the first that fails or exceeds ``longest_s``."""
    mutator = Mutator(target.samples, f"{seed} {target.name}")
    came: dict[str, int] = {}
    slowest_s = 0.0
    begun = time.perf_counter()
    for sample in target.samples:
        _fed(target, sample)
    for _ in range(inputs):
        data = mutator.next()
        what, took_s = _fed(target, data)
        if took_s > longest_s:
            raise FailedInputError(f"{target.name} takes {took_s:.1f} s: {save(target, data)}")
        slowest_s = max(slowest_s, took_s)
        came[what] = came.get(what, 0) + 1
    return HuntResult(target.name, inputs, came, time.perf_counter() - begun, slowest_s, peak_mb())


def peak_mb() -> float:
    """Return the peak memory of this process, in MB."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)


def save(target: Target, data: bytes) -> Path:
    """Save ``data``; return the file."""
    SAVED.mkdir(parents=True, exist_ok=True)
    path = SAVED / f"{target.name}-{hashlib.sha256(data).hexdigest()[:12]}"
    path.write_bytes(data)
    return path


def _fed(target: Target, data: bytes) -> tuple[str, float]:
    begun = time.process_time()
    try:
        with _no_hang(), _quiet():
            what = target.feed(data)
    except _HangError:
        raise FailedInputError(f"{target.name} hangs: {save(target, data)}") from None
    except Exception as error:
        raise FailedInputError(f"{target.name}: {error!r:.300}: {save(target, data)}, {data!r:.300}") from error
    return what, time.process_time() - begun


@contextmanager
def _no_hang() -> Iterator[None]:
    def stop(_number: int, _frame: FrameType | None) -> None:
        raise _HangError

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(_HANGS_S)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@contextmanager
def _quiet() -> Iterator[None]:
    """Silence the log: warnings about broken files are expected here."""
    logging.disable(logging.CRITICAL)
    try:
        yield
    finally:
        logging.disable(logging.NOTSET)
