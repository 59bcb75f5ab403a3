import math
from array import array
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_timer.storage.resampling import MOST_PHASES, resample

RATE_HZ = 48_000
RATES_HZ = [8_000, 11_025, 22_050, 44_100, 96_000, 192_000]


LOUD = 2**30
"""Half of the full scale of 32 bits."""


def sine(hz: float, rate_hz: int, seconds: float = 0.24) -> "array[int]":
    count = round(rate_hz * seconds)
    return array("i", (round(LOUD * math.sin(math.tau * hz * index / rate_hz)) for index in range(count)))


def middle(samples: "array[int]") -> "array[int]":
    """Without the edges, where the sound begins and ends."""
    return samples[len(samples) // 10 : -len(samples) // 10]


@pytest.mark.parametrize("rate_hz", RATES_HZ)
@pytest.mark.parametrize("hz", [100, 997, 3_000])
def test_resample__a_sine__keeps_frequency_and_level(hz: float, rate_hz: int) -> None:
    made = resample(sine(hz, rate_hz), rate_hz, RATE_HZ)

    wanted = sine(hz, RATE_HZ)
    assert len(made) == len(wanted)
    # The whole difference, which holds frequency, level and phase: at least 70 dB below the sine.
    off = max(abs(a - b) for a, b in zip(middle(made), middle(wanted), strict=True))
    assert 20 * math.log10(off / LOUD) < -70


@pytest.mark.parametrize("rate_hz", [96_000, 192_000])
def test_resample__what_the_lower_rate_cannot_hold__is_gone(rate_hz: int) -> None:
    made = resample(sine(30_000, rate_hz), rate_hz, RATE_HZ)

    assert max(map(abs, middle(made))) < LOUD * 10 ** (-60 / 20)


def test_resample__to_the_same_rate__changes_nothing() -> None:
    samples = array("i", [1, -3, 7])

    assert resample(samples, RATE_HZ, RATE_HZ) == samples


@pytest.mark.parametrize("rate_hz", [8_009, 44_101, 48_001, 191_999])
def test_resample__from_a_rate_without_a_simple_ratio__is_off_by_a_hundredth_of_a_semitone_at_most(
    rate_hz: int,
) -> None:
    made = middle(resample(sine(997, rate_hz, 1), rate_hz, RATE_HZ))

    rises = [index for index, (before, after) in enumerate(pairwise(made)) if before < 0 <= after]
    hz = (len(rises) - 1) * RATE_HZ / (rises[-1] - rises[0])
    assert abs(12 * math.log2(hz / 997)) < 0.01


def test_most_phases__are_enough_for_every_rate_to_be_a_hundredth_of_a_semitone_off_at_most() -> None:
    for rate_hz in range(8_000, 192_001):
        taken_hz = RATE_HZ * Fraction(rate_hz, RATE_HZ).limit_denominator(MOST_PHASES)
        assert abs(taken_hz / rate_hz - 1) < 2 ** (1 / 1_200) - 1


@given(
    st.sampled_from([*RATES_HZ, 44_056]),
    st.lists(st.integers(-(2**31), 2**31 - 1) | st.sampled_from([-(2**31), 2**31 - 1]), min_size=2, max_size=9),
)
def test_resample__of_several_samples__is_the_sum_of_each_alone(rate_hz: int, samples: list[int]) -> None:
    alone = [
        resample(array("i", [each if index == at else 0 for index in range(len(samples))]), rate_hz, RATE_HZ)
        for at, each in enumerate(samples)
    ]

    made = resample(array("i", samples), rate_hz, RATE_HZ)

    # Each is rounded down for itself.
    assert all(0 <= value - sum(of_each) <= len(samples) for value, *of_each in zip(made, *alone, strict=True))


@given(
    st.integers(8_000, 192_000),
    st.lists(st.integers(-(2**31), 2**31 - 1) | st.sampled_from([-(2**31), 2**31 - 1]), max_size=200),
)
def test_resample__is_as_long_in_time__and_never_wild(rate_hz: int, samples: list[int]) -> None:
    made = resample(array("i", samples), rate_hz, RATE_HZ)

    assert len(made) == len(samples) * RATE_HZ // rate_hz
    assert all(abs(value) < 3 * 2**31 for value in made)
