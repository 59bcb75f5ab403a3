import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_timer.audio.resampling import resample

RATE_HZ = 48_000
RATES_HZ = [8_000, 11_025, 22_050, 44_100, 96_000, 192_000]


def sine(hz: float, rate_hz: int, seconds: float = 0.24) -> list[float]:
    return [0.5 * math.sin(math.tau * hz * index / rate_hz) for index in range(round(rate_hz * seconds))]


def middle(samples: list[float]) -> list[float]:
    """The samples without the edges, where the sound begins and ends."""
    return samples[len(samples) // 10 : -len(samples) // 10]


@pytest.mark.parametrize("rate_hz", RATES_HZ)
@pytest.mark.parametrize("hz", [100, 997, 3_000])
def test_resample__a_sine__keeps_frequency_and_level(hz: float, rate_hz: int) -> None:
    made = list(resample(sine(hz, rate_hz), rate_hz, RATE_HZ))

    wanted = sine(hz, RATE_HZ)
    assert len(made) == len(wanted)
    # The whole difference, including frequency, level and phase, is at least 70 dB below the sine.
    off = max(abs(a - b) for a, b in zip(middle(made), middle(wanted), strict=True))
    assert 20 * math.log10(off / 0.5) < -70


@pytest.mark.parametrize("rate_hz", [96_000, 192_000])
def test_resample__frequencies_above_the_lower_rates_limit__are_gone(rate_hz: int) -> None:
    made = resample(sine(30_000, rate_hz), rate_hz, RATE_HZ)

    assert max(map(abs, middle(list(made)))) < 0.5 * 10 ** (-60 / 20)


def test_resample__to_the_same_rate__changes_nothing() -> None:
    samples = [0.1, -0.3, 0.7]

    assert list(resample(samples, RATE_HZ, RATE_HZ)) == samples


@given(
    st.integers(8_000, 192_000),
    st.lists(st.floats(-1, 1, allow_subnormal=False), max_size=40),
)
def test_resample__is_as_long_in_time__and_never_wild(rate_hz: int, samples: list[float]) -> None:
    made = resample(samples, rate_hz, RATE_HZ)

    assert len(made) == len(samples) * RATE_HZ // rate_hz
    assert all(abs(value) < 3 for value in made)
