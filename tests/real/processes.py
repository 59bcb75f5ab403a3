"""Programs that a real test starts: waited for by what they do, and ended whatever happens."""

import os
import select
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import pytest

_LONGEST_WAIT_S = 60.0
"""For what comes within a second on a quiet machine. It is waited for no longer than it takes."""
_LONGEST_END_S = 15.0
_BETWEEN_LOOKS_S = 0.01


def want(program: str, package: str) -> str:
    """Return the path of a program, or skip the test and name the Debian package that holds it."""
    path = shutil.which(program)
    if path is None:
        pytest.skip(f"{program} is not here (Debian package {package})")
    return path


def wait_until(happened: Callable[[], bool], what: str, *, within_s: float = _LONGEST_WAIT_S) -> None:
    """Look again and again until it happened; TimeoutError, naming what was awaited, when it did not."""
    deadline = time.monotonic() + within_s
    while not happened():
        if time.monotonic() > deadline:
            raise TimeoutError(f"Waited {within_s:g} s for {what}.")
        time.sleep(_BETWEEN_LOOKS_S)


@contextmanager
def running(
    command: Sequence[str], *, env: Mapping[str, str], log: Path, pass_fds: tuple[int, ...] = ()
) -> Iterator["subprocess.Popen[bytes]"]:
    """Run a program for as long as the block: ended by SIGTERM, then SIGKILL. What it says goes to ``log``."""
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, env=env, pass_fds=pass_fds, stdin=subprocess.DEVNULL, stdout=output, stderr=output
        )
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(_LONGEST_END_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@contextmanager
def pipe() -> Iterator[tuple[int, TextIO]]:
    """Yield a descriptor for a program to write to, and the file to read it from; both closed at the end."""
    reading, writing = os.pipe()
    with os.fdopen(reading) as heard:
        try:
            yield writing, heard
        finally:
            os.close(writing)


def first_line(heard: TextIO, process: "subprocess.Popen[bytes]", log: Path) -> str:
    """Return the line a program announces itself with (its display, its address).

    Raises:
        RuntimeError: it ended or said nothing in time; its own words are in the message.
    """
    readable, _, _ = select.select([heard], [], [], _LONGEST_WAIT_S)
    line = heard.readline().strip() if readable else ""
    if not line:
        raise RuntimeError(f"{process.args!r} did not start: {log.read_text(errors='replace')}")
    return line
