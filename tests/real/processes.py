"""Programs started by real tests: waiting for their effects, and ending them whatever happens."""

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
"""The limit for things that take less than a second on a quiet machine. A wait ends as soon as its condition holds."""
_LONGEST_END_S = 15.0
_BETWEEN_LOOKS_S = 0.01


def want(program: str, package: str) -> str:
    """Return the path of a program, or skip the test, naming the Debian package to install."""
    path = shutil.which(program)
    if path is None:
        pytest.skip(f"{program} is not here (Debian package {package})")
    return path


def wait_until(happened: Callable[[], bool], what: str, *, within_s: float = _LONGEST_WAIT_S) -> None:
    """Poll until ``happened`` returns true; raise TimeoutError, naming ``what`` was expected, if it never does."""
    deadline = time.monotonic() + within_s
    while not happened():
        if time.monotonic() > deadline:
            raise TimeoutError(f"Waited {within_s:g} s for {what}.")
        time.sleep(_BETWEEN_LOOKS_S)


@contextmanager
def running(
    command: Sequence[str], *, env: Mapping[str, str], log: Path, pass_fds: tuple[int, ...] = ()
) -> Iterator["subprocess.Popen[bytes]"]:
    """Run a program for the duration of the block, ended by SIGTERM, then SIGKILL. Its output goes to ``log``."""
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
    """Yield a descriptor for a program to write to, and the file from which to read; both are closed at the end."""
    reading, writing = os.pipe()
    with os.fdopen(reading) as heard:
        try:
            yield writing, heard
        finally:
            os.close(writing)


def first_line(heard: TextIO, process: "subprocess.Popen[bytes]", log: Path) -> str:
    """Return the line with which a program announces itself (its display, its address).

    Raises:
        RuntimeError: if it ended or printed nothing in time; its output is in the message.
    """
    readable, _, _ = select.select([heard], [], [], _LONGEST_WAIT_S)
    line = heard.readline().strip() if readable else ""
    if not line:
        raise RuntimeError(f"{process.args!r} did not start: {log.read_text(errors='replace')}")
    return line
