"""Runs all tests in parts, several at once: ``python -m tests.parts``.

The real tests, of the sound and of the program as a whole, wait most of the time. They come first and are not counted
as busy; the other parts fill that time, one a processor, at a lower priority. Only the core is measured for coverage,
by its own tests: measuring doubles their time, and what a test of a screen happens to run proves nothing of the core.
"""

import os
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

REPOSITORY = Path(__file__).parents[1]

NICENESS = 5
"""Of all parts except the real ones. With 15, another busy program would leave them a thirtieth of a processor."""

LOOK_EVERY_S = 0.1
_COUNT = re.compile(r"(\d+) (passed|failed|error|skipped)")
_OUTCOMES = ("passed", "failed", "error", "skipped")


@dataclass(frozen=True)
class Part:
    """Some of the tests: those in ``places`` (folders or files), but not in ``without``."""

    name: str
    places: tuple[str, ...]
    without: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    niceness: int = NICENESS

    def holds(self, file: Path) -> bool:
        """Whether the tests in ``file``, relative to the repository, belong to this part."""
        inside, outside = (any(file.is_relative_to(each) for each in some) for some in (self.places, self.without))
        return inside and not outside

    def command(self) -> Sequence[str]:
        """Return the command that runs it."""
        ignored = [f"--ignore={place}" for place in self.without]
        pytest = [sys.executable, "-m", "pytest", *self.places, *ignored, *self.options]
        return ["nice", "-n", str(self.niceness), *pytest] if self.niceness and os.name == "posix" else pytest


_REAL, _BUILDER, _UI = "tests/real", "tests/ui/builder", "tests/ui"
_CORE = ("tests/routine", "tests/session", "tests/audio", "tests/figures")
_SOUND = tuple(
    f"{_REAL}/test_{name}.py"
    for name in (
        *("drift_real", "voice_real", "outputs_real", "audio_real", "sound_check", "own_sounds", "screen_and_sound"),
        *("sound_server", "cues_heard"),
    )
)
# The longest first, so that the short ones balance the load at the end.
PARTS = (
    Part("sound", _SOUND, niceness=0),
    Part("program", (_REAL,), without=_SOUND, niceness=0),
    Part("core", _CORE, options=("--cov",)),
    Part("screens", (_UI,), without=(_BUILDER,)),
    Part("builder", (_BUILDER,)),
    Part("rest", ("tests",), without=(_REAL, _UI, *_CORE)),
)


REAL_PARTS = sum(not part.niceness for part in PARTS)


@dataclass(frozen=True)
class Run:
    """A part that runs or has run."""

    part: Part
    process: "subprocess.Popen[bytes]"
    output: Path
    began: float = field(default_factory=time.monotonic)

    @property
    def is_over(self) -> bool:
        """Whether it has ended."""
        return self.process.poll() is not None

    def result(self) -> "Result":
        """Return the result, after the end."""
        text = self.output.read_text(errors="replace").rstrip()
        return Result(self.part.name, self.process.returncode, time.monotonic() - self.began, text)


@dataclass(frozen=True)
class Result:
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
    results: list[Result] = []
    for result in results_of(PARTS, at_once=REAL_PARTS + (os.cpu_count() or 1)):
        print(f"\n{result.text}\n-- {result.name}: {result.seconds:.0f} s", flush=True)
        results.append(result)
    print(f"\n{summary(results, time.monotonic() - began)}", flush=True)
    return int(any(result.status for result in results))


def results_of(parts: Sequence[Part], at_once: int) -> Iterator[Result]:
    """Run ``parts`` in their order, ``at_once`` of them at a time; yield the result of each when it ends."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        waiting, running = list(parts), list[Run]()
        while waiting or running:
            while waiting and len(running) < at_once:
                running.append(_start(waiting.pop(0), Path(folder), stack))
            for run in [each for each in running if each.is_over]:
                running.remove(run)
                yield run.result()
            time.sleep(LOOK_EVERY_S)


def _start(part: Part, folder: Path, stack: ExitStack) -> Run:
    path = folder / part.name
    with path.open("wb") as output:
        process = subprocess.Popen(part.command(), cwd=REPOSITORY, stdout=output, stderr=subprocess.STDOUT)
    # After Ctrl+C none is left; a process that has ended is not killed.
    stack.callback(process.wait)
    stack.callback(process.kill)
    return Run(part, process, path)


def summary(results: Sequence[Result], seconds: float) -> str:
    """Return a table of the parts, and their sum."""
    every: Counter[str] = sum((result.counts for result in results), Counter())
    rows = [(result.name, result.counts, result.seconds, result.status) for result in results]
    lines = [f"{'part':<10}{'tests':>7}" + "".join(f"{outcome:>9}" for outcome in _OUTCOMES) + f"{'seconds':>9}"]
    for name, counts, took, status in [*rows, ("all", every, seconds, 0)]:
        figures = "".join(f"{counts[outcome]:>9,}" for outcome in _OUTCOMES)
        bad = f"  exit status {status}" if status else ""
        lines.append(f"{name:<10}{counts.total():>7,}{figures}{took:>9.0f}{bad}")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
