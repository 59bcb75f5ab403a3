"""Killed at any moment, the program loses nothing that it had time to write, and can resume the session."""

from collections import Counter
from itertools import cycle, islice
from pathlib import Path

import pytest

from tests.real.data_kills import KillResult
from tests.real.kills import FURTHEST_BACK_MS, SLOPPY_MS, Kills
from tests.real.screen import VirtualScreen

STAGES = ("playing", "building", "finishing", "saving", "typing", "logging", "keeping", "importing", "erasing")


def table(found: list[KillResult]) -> str:
    """Return a table of the results, one line per stage."""
    lines = []
    for stage in STAGES:
        of_stage = [each for each in found if each.stage == stage]
        lost = sorted(each.lost_ms for each in of_stage if each.lost_ms is not None)
        span = f"; resumed {lost[0]} to {lost[-1]} ms back, median {lost[len(lost) // 2]}" if lost else ""
        outcomes = Counter(each.outcome for each in of_stage)
        lines.append(f"{stage:10} {len(of_stage):4} kills{span}")
        lines.extend(f"  {times:4} x {outcome}" for outcome, times in outcomes.most_common(8))
    return "\n".join(lines)


def kill(kills: Kills, times: int) -> list[KillResult]:
    found = []
    for stage in islice(cycle(STAGES), times):
        found.append(kills.one(stage))
        print(found[-1])
    return found


def assert_all_resume_in_time(found: list[KillResult]) -> None:
    assert all(each.lost_ms is None or each.lost_ms <= FURTHEST_BACK_MS + SLOPPY_MS for each in found)


@pytest.mark.parametrize("stage", STAGES)
def test_kill__loses_nothing(stage: str, tmp_path: Path, screen: VirtualScreen) -> None:
    found = Kills(tmp_path, screen, seed=4).one(stage)

    print(found)
    assert_all_resume_in_time([found])


@pytest.mark.soak
def test_kill__loses_nothing_two_hundred_times(tmp_path: Path, screen: VirtualScreen) -> None:
    found = kill(Kills(tmp_path, screen, seed=2), 200)

    print(table(found))
    assert_all_resume_in_time(found)
