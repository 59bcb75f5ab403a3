"""Finding a delay in recordings that are noisy, soft, reflected or upside down."""

import random
from array import array
from collections.abc import Callable

import pytest

from recovery_timer.audio.delay import EVERY_MS, LONGEST_MS, TIMES, Delay, find, sweep
from recovery_timer.audio.sounds import RATE_HZ, Samples

SAMPLES_A_MS = RATE_HZ // 1_000
PLAYED_AT = [500 * SAMPLES_A_MS + number * EVERY_MS * SAMPLES_A_MS for number in range(TIMES)]
LENGTH = PLAYED_AT[-1] + 2_000 * SAMPLES_A_MS
CLOSE_MS = 1.0


def recorded(delay_ms: float, *, gain: float = 1.0, noise: int = 0, missing: int = 0) -> Samples:
    """Return what a microphone records of the sweeps, but for the first ``missing``."""
    chance = random.Random(14)
    samples = array("h", (chance.randint(-noise, noise) for _ in range(LENGTH))) if noise else array("h", [0]) * LENGTH
    for at in PLAYED_AT[missing:]:
        for index, sample in enumerate(sweep(), start=at + round(delay_ms * SAMPLES_A_MS)):
            samples[index] += round(gain * sample)
    return samples


def test_sweep__begins_and_ends_softly_and_is_loud_in_between() -> None:
    samples = sweep()

    assert samples[0] == samples[-1] == 0
    assert max(map(abs, samples)) > 15_000
    assert len(samples) < (EVERY_MS - LONGEST_MS) * SAMPLES_A_MS


@pytest.mark.parametrize("delay_ms", [0, 7, 251.3, 980])
def test_find__clean__is_exact(delay_ms: float) -> None:
    found = find(recorded(delay_ms), PLAYED_AT)

    assert found.ms == pytest.approx(delay_ms, abs=0.2)
    assert found.heard == TIMES


@pytest.mark.parametrize(
    "record",
    [
        lambda: recorded(180, gain=0.02),
        lambda: recorded(180, gain=-0.3),
        lambda: recorded(180, gain=0.05, noise=1_000),
        lambda: array("h", map(sum, zip(recorded(180, gain=0.4), recorded(187, gain=0.2), strict=True))),
    ],
    ids=["soft", "upside down", "noisy", "reflected"],
)
def test_find__as_a_microphone_hears_it__is_within_a_ms(record: Callable[[], Samples]) -> None:
    found = find(record(), PLAYED_AT)

    assert found.ms == pytest.approx(180, abs=CLOSE_MS)
    assert found.heard == TIMES


def test_find__some_are_missing__says_how_many_were_heard() -> None:
    found = find(recorded(250, gain=0.3, noise=300, missing=2), PLAYED_AT)

    assert found.ms == pytest.approx(250, abs=CLOSE_MS)
    assert found.heard == TIMES - 2


@pytest.mark.parametrize("noise", [0, 3_000])
def test_find__nothing_was_played__is_nothing(noise: int) -> None:
    assert find(recorded(0, noise=noise, missing=TIMES), PLAYED_AT) == Delay(None, 0)


def test_find__recording_is_too_short__is_nothing() -> None:
    assert find(array("h", [0] * 1_000), PLAYED_AT) == Delay(None, 0)
