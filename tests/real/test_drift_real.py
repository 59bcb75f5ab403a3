"""Cues compared with the session's clock for a long time, while the window's thread stalls again and again."""

import random
from itertools import pairwise

import pytest

from tests.real.promises import IS_QUIET, promised
from tests.real.sound_run import Action, hear, off_ms
from tests.real.sound_server import SoundServer

BURST = ((0, "tick"), (1_000, "tick"), (2_000, "tick"), (3_000, "go_work"))
EVERY_MS = 10_000


@pytest.mark.parametrize("minutes", [0.75, pytest.param(30, marks=pytest.mark.soak)])
def test_cues__for_minutes__stay_with_the_clock(sound_server: SoundServer, minutes: float) -> None:
    length_ms = round(minutes * 60_000)
    due = [(at + offset, name) for at in range(0, length_ms - 5_000, EVERY_MS) for offset, name in BURST]
    generator = random.Random(1)
    actions: list[Action] = [(0, "schedule", due)]
    actions += [(at + generator.randrange(4_000), "stall", 1_000) for at in range(2_000, length_ms - 5_000, 6_000)]
    heard = hear(sound_server, [*actions, (length_ms, "quit", None)])

    onsets = heard.onsets((-500, length_ms))
    assert len(onsets) == len(due) or not IS_QUIET
    # The same sound always has the same onset.
    late = [off_ms(onsets, at) for at, _ in due]
    drift = [each - late[index % len(BURST)] for index, each in enumerate(late)]
    uneven = [after - before for before, after in pairwise(late)]
    print(
        f"{minutes:g} min: late {min(late):.1f} to {max(late):.1f} ms, drift {min(drift):.1f} to {max(drift):.1f} ms, "
        f"intervals off by up to {max(map(abs, uneven)):.2f} ms"
    )
    assert max(map(abs, drift)) < promised(20)
    assert max(map(abs, late)) < promised(40)
