"""After a year of sessions, and after a session of half a day, the program holds no more resources than before."""

import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from tests.perf.long_life import Holding

_LEAST_GROWTH_SEEN_KIB = 1_024
"""The smallest growth that counts: Qt's caches of glyphs and styles still fill in the first hundred sessions."""


def holdings(folder: Path, *arguments: str, within_s: float) -> list[Holding]:
    """Run such a life in a separate process, and return its resources after each stretch."""
    lived = subprocess.run(
        [sys.executable, "-W", "error", "-m", "tests.perf.long_life", str(folder), *arguments],
        capture_output=True,
        check=False,
        text=True,
        timeout=within_s,
        env=os.environ,
    )
    assert lived.returncode == 0, lived.stderr
    assert lived.stderr == ""
    return [msgspec.json.decode(line, type=Holding) for line in lived.stdout.splitlines()]


def table(stretches: list[Holding]) -> str:
    """Return the memory curve, to be read by whoever runs the long tests."""
    lines = [
        f"{each.sessions:5} sessions {each.hours:8} h {each.allocated_kib:8} KiB ({each.resident_kib:8} resident)"
        for each in stretches
    ]
    return "\n".join(lines)


def assert_nothing_is_held_back(stretches: list[Holding], allowed_kib: float) -> None:
    """Compare the middle of a life with its end: by the middle, everything has been used once."""
    middle, end = stretches[len(stretches) // 2], stretches[-1]
    assert (end.threads, end.tasks, end.timers) == (middle.threads, middle.tasks, middle.timers)
    # The sound process accounts for four: without a sound server, it ends and is restarted.
    assert end.files <= middle.files + 4
    # One notice or row of the finish screen more or less.
    assert abs(end.qt_objects - middle.qt_objects) <= 60
    assert abs(end.python_objects - middle.python_objects) <= 2_000
    assert _grown_kib(stretches) <= max(_LEAST_GROWTH_SEEN_KIB, allowed_kib), table(stretches)


def _grown_kib(stretches: list[Holding]) -> int:
    """Return the growth of memory from the second third to the last.

    Memory goes up and down with what is shown. Real growth raises both its minimum and its maximum.
    """
    third = len(stretches) // 3
    second, last = ([each.allocated_kib for each in some] for some in (stretches[third:-third], stretches[-third:]))
    return min(min(last) - min(second), max(last) - max(second))


def test_memory_stays_flat__over_many_sessions(tmp_path: Path) -> None:
    stretches = holdings(tmp_path, "--sessions", "10", within_s=900)

    assert_nothing_is_held_back(stretches, allowed_kib=0)


def test_memory_stays_flat__in_a_long_session_under_load(tmp_path: Path) -> None:
    stretches = holdings(tmp_path, "--hours", "0.5", within_s=900)

    assert_nothing_is_held_back(stretches, allowed_kib=0)


@pytest.mark.soak
def test_memory_stays_flat__over_a_year_of_500_sessions(tmp_path: Path) -> None:
    stretches = holdings(tmp_path, "--sessions", "500", within_s=1_800)

    print(table(stretches))
    # 10 KiB per session would be 5 MB per year, and nobody keeps the program open for a year.
    assert_nothing_is_held_back(stretches, allowed_kib=10 * 250)


@pytest.mark.soak
def test_memory_stays_flat__in_a_session_of_12_hours_under_load(tmp_path: Path) -> None:
    stretches = holdings(tmp_path, "--hours", "12", within_s=1_800)

    print(table(stretches))
    assert_nothing_is_held_back(stretches, allowed_kib=2_048)
