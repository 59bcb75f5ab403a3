import cmath
import math
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_timer.audio.resampling import SCALE, SHARP, SPEECH, resample

RATE_HZ = 48_000
LEVEL = 2**14
RATES_HZ = [8_000, 11_025, 22_050, 44_100, 96_000, 192_000]


def sine(hz: float, rate_hz: int, seconds: float = 0.24) -> list[int]:
    return [round(LEVEL * math.sin(math.tau * hz * index / rate_hz)) for index in range(round(rate_hz * seconds))]


def resampled(samples: Sequence[int], from_hz: int, zero_crossings: int = SHARP) -> list[float]:
    return [each / SCALE for each in resample(samples, from_hz, RATE_HZ, zero_crossings)]


def middle(samples: Sequence[float]) -> Sequence[float]:
    """The samples without the edges, where the sound begins and ends."""
    return samples[len(samples) // 10 : -len(samples) // 10]


def level_db(samples: Sequence[float], hz: float) -> float:
    """How loud ``samples`` are at a frequency, against the sine: through a window of Hann, which has no side lobes."""
    count = len(samples)
    turning = (cmath.exp(1j * math.tau * hz * index / RATE_HZ) for index in range(count))
    fading = (1 - math.cos(math.tau * index / count) for index in range(count))
    total = sum(map(math.prod, zip(samples, turning, fading, strict=True)))
    return 20 * math.log10(2 * abs(total) / count / LEVEL)


@pytest.mark.parametrize("rate_hz", RATES_HZ)
@pytest.mark.parametrize("hz", [100, 997, 3_000])
def test_resample__a_sine__keeps_frequency_and_level(hz: float, rate_hz: int) -> None:
    made, wanted = resampled(sine(hz, rate_hz), rate_hz), sine(hz, RATE_HZ)

    assert len(made) == len(wanted)
    # The whole difference, including frequency, level and phase, is at least 70 dB below the sine.
    off = max(abs(a - b) for a, b in zip(middle(made), middle(wanted), strict=True))
    assert 20 * math.log10(off / LEVEL) < -70


@pytest.mark.parametrize("rate_hz", [96_000, 192_000])
def test_resample__frequencies_above_the_lower_rates_limit__are_gone(rate_hz: int) -> None:
    made = resampled(sine(30_000, rate_hz), rate_hz)

    assert max(map(abs, middle(made))) < LEVEL * 10 ** (-60 / 20)


@pytest.mark.parametrize("rate_hz, hz", [(22_050, 3_000), (22_050, 8_000), (16_000, 5_800), (24_000, 8_700)])
def test_resample__speech__has_no_mirror_images(rate_hz: int, hz: int) -> None:
    made = middle(resampled(sine(hz, rate_hz), rate_hz, SPEECH))

    assert abs(level_db(made, hz)) < 0.3
    assert level_db(made, rate_hz - hz) < -70


def test_resample__to_the_same_rate__changes_nothing() -> None:
    samples = [1, -3, 7]

    assert resampled(samples, RATE_HZ) == samples


@given(
    st.integers(8_000, 192_000),
    st.lists(st.integers(-(2**31), 2**31 - 1), max_size=40),
)
def test_resample__is_as_long_in_time__and_never_wild(rate_hz: int, samples: list[int]) -> None:
    made = resampled(samples, rate_hz)

    assert len(made) == len(samples) * RATE_HZ // rate_hz
    assert all(abs(value) < 3 * 2**31 for value in made)
