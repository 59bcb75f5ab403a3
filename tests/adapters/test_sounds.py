"""The shipped sounds: made by their script, equally loud, without clicks, and heard on small speakers."""

import cmath
import importlib.util
import math
from array import array
from types import ModuleType

import pytest

from recovery_timer import assets
from recovery_timer.adapters.audio import load_sounds
from recovery_timer.session.cue_track import RATE_HZ
from recovery_timer.session.cues import GO_SOUNDS

NAMES = ["finished", "go_cold", "go_rest", "go_switch", "go_warm", "go_work", "half", "tick"]


@pytest.fixture(scope="module")
def make_sounds() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_sounds", assets.path("sounds/make_sounds.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture
def samples(name: str) -> "array[int]":
    return load_sounds()[name]


def test_sounds__are_all_that_the_cues_name() -> None:
    assert sorted(load_sounds()) == NAMES
    assert set(GO_SOUNDS.values()) < set(NAMES)


def test_sound__is_what_the_script_makes(name: str, samples: "array[int]", make_sounds: ModuleType) -> None:
    made = make_sounds.samples(make_sounds.SOUNDS[name])

    # The last bit may differ: libraries round a sine differently.
    assert len(made) == len(samples)
    assert max(abs(ours - shipped) for ours, shipped in zip(made, samples, strict=True)) <= 1


def test_sound__is_as_loud_as_the_others(samples: "array[int]", make_sounds: ModuleType) -> None:
    assert 20 * math.log10(make_sounds.loudest(samples) / 32_768) == pytest.approx(-18, abs=0.5)
    assert max(map(abs, samples)) < 32_768 * 10 ** (-3 / 20)


def test_sound__begins_and_ends_on_nothing_and_never_jumps(samples: "array[int]") -> None:
    assert (samples[0], samples[-1]) == (0, 0)
    assert max(map(abs, samples[:4])) < 500
    assert max(map(abs, samples[-48:])) < 500


def test_sound__is_short(samples: "array[int]") -> None:
    assert 0.06 <= len(samples) / RATE_HZ <= 0.7


def test_sound__lies_where_small_speakers_sound(samples: "array[int]") -> None:
    # Every 4th sample is enough up to 6 kHz.
    spectrum = _spectrum([float(each) for each in samples[::4]])
    width = RATE_HZ / 4 / (2 * len(spectrum))
    carried = sum(energy for index, energy in enumerate(spectrum) if 500 <= index * width <= 3_000)

    assert carried / sum(spectrum) > 0.9


def test_tick__is_loud_within_2_ms() -> None:
    tick = load_sounds()["tick"]
    half_of_it = max(map(abs, tick)) / 2

    assert next(index for index, value in enumerate(tick) if abs(value) > half_of_it) <= 0.002 * RATE_HZ


def _spectrum(values: list[float]) -> list[float]:
    """The energy by frequency, from 0 to half the rate."""
    size = 1 << (len(values) - 1).bit_length()
    transformed = _transformed([complex(value) for value in values] + [0j] * (size - len(values)))
    return [abs(each) ** 2 for each in transformed[: size // 2]]


def _transformed(values: list[complex]) -> list[complex]:
    if len(values) == 1:
        return values
    even, odd = _transformed(values[::2]), _transformed(values[1::2])
    turned = [cmath.exp(-2j * cmath.pi * index / len(values)) * each for index, each in enumerate(odd)]
    return [a + b for a, b in zip(even, turned, strict=True)] + [a - b for a, b in zip(even, turned, strict=True)]
