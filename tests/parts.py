"""Runs all tests in parts, several at once: ``python -m tests.parts``.

The real tests, of the sound and of the program as a whole, wait most of the time. They come first, three parts at once,
and are not counted as busy; the other parts fill that time, one a processor, at a lower priority. Only the core is
measured for coverage, by its own tests: measuring doubles their time, and what a test of a screen happens to run proves
nothing of the core.

The other parts keep their files in memory, where there is room: the program makes durable all that it saves, and a test
would wait 2 to 20 ms for the disk each time. The real tests use the disk.

A part that hangs ends soon and says where: pytest ends it if a test takes longer than ``faulthandler_timeout`` in
pyproject.toml, and this program if it hangs elsewhere, for instance at its exit.
"""

import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).parents[1]

NICENESS = 5
"""Of all parts except the real ones. With 15, another busy program would leave them a thirtieth of a processor."""

LOOK_EVERY_S = 0.1
IN_MEMORY = Path("/dev/shm")  # noqa: S108 - each file there gets a random name, as in /tmp
"""Where Linux keeps files in memory. In a container it is often too small, or nothing may be executed there."""
ROOM_BYTES = 2**30

SILENT_FOR_S = 300.0
"""A part that has written nothing for this long hangs: more than pytest gives a test, after each of which it writes."""
ABORT_WITHIN_S = 10.0
_COUNT = re.compile(r"(\d+) (passed|failed|error|skipped)")
_OUTCOMES = ("passed", "failed", "error", "skipped")


@dataclass(frozen=True)
class SuitePart:
    """Some of the tests: those in ``places`` (folders or files), but not in ``without``."""

    name: str
    places: tuple[str, ...]
    without: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    niceness: int = NICENESS

    @property
    def is_real(self) -> bool:
        """Whether it waits for real sound and windows, which must not be late."""
        return not self.niceness

    def holds(self, file: Path) -> bool:
        """Whether the tests in ``file``, relative to the repository, belong to this part."""
        inside, outside = (any(file.is_relative_to(each) for each in some) for some in (self.places, self.without))
        return inside and not outside

    def command(self) -> Sequence[str]:
        """Return the command that runs it."""
        ignored = [f"--ignore={place}" for place in self.without]
        pytest = [sys.executable, "-X", "faulthandler", "-m", "pytest", *self.places, *ignored, *self.options]
        return ["nice", "-n", str(self.niceness), *pytest] if self.niceness and os.name == "posix" else pytest

    def environment(self) -> Mapping[str, str]:
        """Return the environment in which it runs, which says where its files are kept."""
        if self.is_real or not has_room(IN_MEMORY):
            return os.environ
        return {**os.environ, "TMPDIR": str(IN_MEMORY)}


def has_room(folder: Path) -> bool:
    """Whether ``folder`` is there and can hold the files and programs of the tests."""
    if not folder.is_dir():
        return False
    system = os.statvfs(folder)
    is_large, runs_programs = system.f_bavail * system.f_frsize >= ROOM_BYTES, not system.f_flag & os.ST_NOEXEC
    return is_large and runs_programs and os.access(folder, os.W_OK)


_REAL, _BUILDER, _UI = "tests/real", "tests/ui/builder", "tests/ui"
_CORE = ("tests/routine", "tests/session", "tests/audio", "tests/figures", "tests/journal")
_SOUND = tuple(
    f"{_REAL}/test_{name}.py"
    for name in ("drift_real", "outputs_real", "audio_real", "sound_check", "sound_server", "cues_heard")
)
_VOICE = tuple(
    f"{_REAL}/test_{name}.py" for name in ("voice_real", "own_sounds", "screen_and_sound", "delay_real", "receipt")
)
_DESKTOP = tuple(
    f"{_REAL}/test_{name}.py" for name in ("by_ear", "media_controls", "other_players", "notifications", "sleep_watch")
)
# The longest first, so that the short ones balance the load at the end.
PARTS = (
    SuitePart("program", (_REAL,), without=(*_SOUND, *_VOICE, *_DESKTOP), niceness=0),
    SuitePart("voice", _VOICE, niceness=0),
    SuitePart("sound", _SOUND, niceness=0),
    SuitePart("desktop", _DESKTOP, niceness=0),
    SuitePart("screens", (_UI,), without=(_BUILDER,)),
    SuitePart("rest", ("tests",), without=(_REAL, _UI, *_CORE)),
    SuitePart("core", _CORE, options=("--cov",)),
    SuitePart("builder", (_BUILDER,)),
)

REAL_AT_ONCE = 3
"""Of the real parts, so that none of them is late on two processors."""


class PartRun:
    """A part that runs or has run, with every process that it started."""

    def __init__(self, part: SuitePart, output: Path) -> None:
        """Start it. It writes to ``output``."""
        self.part = part
        self._output = output
        self._began = self._wrote_at = time.monotonic()
        self._written = 0
        self._hung = ""
        with output.open("wb") as file:
            self._process = subprocess.Popen(
                part.command(),
                cwd=REPOSITORY,
                env=part.environment(),
                stdout=file,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def is_over(self) -> bool:
        """Whether it has ended. If it hangs, end it: SIGABRT makes Python write where each of its threads is."""
        written, now = self._output.stat().st_size, time.monotonic()
        if written != self._written:
            self._written, self._wrote_at = written, now
        if self._process.poll() is None and now - self._wrote_at > SILENT_FOR_S:
            self._hung = f"\nEnded, as it had written nothing for {SILENT_FOR_S:g} s."
            self._process.send_signal(signal.SIGABRT)
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(ABORT_WITHIN_S)
            self.kill()
        return self._process.poll() is not None

    def kill(self) -> None:
        """Kill what is left of it, such as the display and the sound server of tests that could not end them."""
        if os.name == "posix":
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
        self._process.kill()
        self._process.wait()

    def result(self) -> "PartResult":
        """Return the result, after the end."""
        text = self._output.read_text(errors="replace").rstrip() + self._hung
        return PartResult(self.part.name, self._process.returncode, time.monotonic() - self._began, text)


@dataclass(frozen=True)
class PartResult:
    """The result of a part."""

    name: str
    status: int
    seconds: float
    text: str

    @property
    def counts(self) -> Counter[str]:
        """The number of tests passed, failed and so on, from pytest's closing line."""
        return Counter({what: int(count) for count, what in _COUNT.findall(self.text.rpartition("\n")[2])})


def main() -> int:
    """Run every part, print its output when it ends, then the sum; return 0 if all passed."""
    began = time.monotonic()
    print(
        f"Running {', '.join(part.name for part in PARTS)} tests; each part's report follows when it ends.", flush=True
    )
    results: list[PartResult] = []
    for result in results_of(PARTS, at_once=REAL_AT_ONCE + (os.cpu_count() or 1)):
        print(f"\n{result.text}\n-- {result.name}: {result.seconds:.0f} s", flush=True)
        results.append(result)
    print(f"\n{summary(results, time.monotonic() - began)}", flush=True)
    return int(any(result.status for result in results))


def results_of(parts: Sequence[SuitePart], at_once: int) -> Iterator[PartResult]:
    """Run ``parts`` in their order, ``at_once`` of them at a time; yield the result of each when it ends.

    Of the real ones, only `REAL_AT_ONCE` run at a time, and later parts come before those that wait for that.
    """
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        waiting, running = list(parts), list[PartRun]()
        while waiting or running:
            while len(running) < at_once and (part := _next(waiting, running)):
                waiting.remove(part)
                running.append(PartRun(part, Path(folder, part.name)))
                # After Ctrl+C none is left.
                stack.callback(running[-1].kill)
            for run in [each for each in running if each.is_over()]:
                running.remove(run)
                run.kill()
                yield run.result()
            time.sleep(LOOK_EVERY_S)


def _next(waiting: Sequence[SuitePart], running: Sequence[PartRun]) -> SuitePart | None:
    """Return the first of ``waiting`` that may start beside those that run; None if none may."""
    are_enough = sum(run.part.is_real for run in running) >= REAL_AT_ONCE
    return next((part for part in waiting if not (part.is_real and are_enough)), None)


def summary(results: Sequence[PartResult], seconds: float) -> str:
    """Return a table of the parts, and their sum."""
    every: Counter[str] = sum((result.counts for result in results), Counter())
    rows = [(result.name, result.counts, result.seconds, result.status) for result in results]
    lines = [f"{'part':<10}{'tests':>7}" + "".join(f"{outcome:>9}" for outcome in _OUTCOMES) + f"{'seconds':>9}"]
    for name, counts, took, status in [*rows, ("all", every, seconds, 0)]:
        numbers = "".join(f"{counts[outcome]:>9,}" for outcome in _OUTCOMES)
        bad = f"  exit status {status}" if status else ""
        lines.append(f"{name:<10}{counts.total():>7,}{numbers}{took:>9.0f}{bad}")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
