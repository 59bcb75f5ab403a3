"""A report of a run: the rows, and where, when and on which commit they were measured."""

import os
import platform
import subprocess
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from msgspec import Struct
from PySide6.QtCore import qVersion

from tests.perf.rows import BenchRow

REPOSITORY = Path(__file__).parents[2]
SCHEMA = 1
"""Incremented when a field changes its meaning or is removed, but not for a new one."""


class MachineFacts(Struct, frozen=True, kw_only=True):
    """Where a run was measured.

    ``load`` is the average number of running processes in the minute before; None where the system does not report it.
    """

    processor: str
    processors: int
    system: str
    python: str
    qt: str
    load: float | None


class Report(Struct, frozen=True, kw_only=True):
    """A run, as it is in the JSON; `tests.perf.bench` documents the fields."""

    schema: int = SCHEMA
    commit: str
    is_modified: bool
    date: str
    seconds: float
    machine: MachineFacts
    rows: list[BenchRow]


def this_machine() -> MachineFacts:
    """Describe this machine, and how busy it is now."""
    return MachineFacts(
        processor=_processor(),
        processors=os.cpu_count() or 1,
        system=_system(),
        python=platform.python_version(),
        qt=qVersion(),
        load=round(os.getloadavg()[0], 2) if hasattr(os, "getloadavg") else None,
    )


def report_of(rows: Sequence[BenchRow], machine: MachineFacts, seconds: float) -> Report:
    """Return the report of a run on the commit that is checked out; without git, the commit is empty."""
    return Report(
        commit=_git("rev-parse", "HEAD"),
        is_modified=bool(_git("status", "--porcelain")),
        date=datetime.now(UTC).isoformat(timespec="seconds"),
        seconds=round(seconds),
        machine=machine,
        rows=list(rows),
    )


def encoded(report: Report) -> bytes:
    """Return ``report`` as indented JSON."""
    return msgspec.json.format(msgspec.json.encode(report), indent=2) + b"\n"


def decoded(data: bytes) -> Report:
    """Return the report in ``data``; raise `msgspec.ValidationError` if it is not one."""
    return msgspec.json.decode(data, type=Report)


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.processor() or platform.machine())


def _system() -> str:
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except OSError:
        return f"{platform.system()} {platform.release()}"


def _git(*words: str) -> str:
    try:
        asked = subprocess.run(["git", *words], cwd=REPOSITORY, capture_output=True, check=True, text=True, timeout=60)
    except (OSError, subprocess.CalledProcessError):
        return ""
    return asked.stdout.strip()
