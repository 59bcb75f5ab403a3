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
    """Compare the second third of a life with its last: by then, everything has been used once."""
    # A thread or task that is at work in the instant of one look is no growth.
    assert [grown(stretches, what) for what in ("threads", "tasks", "timers")] == [0, 0, 0]
    # The sound process accounts for four: without a sound server, it ends and is restarted.
    assert grown(stretches, "files") <= 4
    # One notice or row of the finish screen more or less.
    assert grown(stretches, "qt_objects") <= 60
    assert grown(stretches, "python_objects") <= 2_000
    assert grown(stretches, "allocated_kib") <= max(_LEAST_GROWTH_SEEN_KIB, allowed_kib), table(stretches)


def grown(stretches: list[Holding], what: str) -> int:
    """Return the growth of ``what`` from the second third to the last.

    It goes up and down with what is shown and done. Real growth raises both its minimum and its maximum.
    """
    counts: list[int] = [getattr(each, what) for each in stretches]
    third = len(counts) // 3
    second, last = counts[third:-third], counts[-third:]
    return max(0, min(min(last) - min(second), max(last) - max(second)))


def test_memory_stays_flat__over_many_sessions(tmp_path: Path) -> None:
    stretches = holdings(tmp_path, "--sessions", "10", within_s=900)

    assert_nothing_is_held_back(stretches, allowed_kib=0)


def test_memory_stays_flat__in_a_long_session_under_load(tmp_path: Path) -> None:
    stretches = holdings(tmp_path, "--hours", "0.5", within_s=900)

    assert_nothing_is_held_back(stretches, allowed_kib=0)


@pytest.mark.soak
def test_memory_stays_flat__over_a_year_of_500_sessions(tmp_path: Path) -> None:
    stretches = holdings(tmp_path, "--sessions", "500", within_s=3_600)

    print(table(stretches))
    # 10 KiB per session would be 5 MB per year, and nobody keeps the program open for a year. From the middle of the
    # second third to that of the last, it is 175 sessions.
    assert_nothing_is_held_back(stretches, allowed_kib=10 * 175)


@pytest.mark.soak
def test_memory_stays_flat__in_a_session_of_12_hours_under_load(tmp_path: Path) -> None:
    stretches = holdings(tmp_path, "--hours", "12", within_s=3_600)

    print(table(stretches))
    assert_nothing_is_held_back(stretches, allowed_kib=0)
