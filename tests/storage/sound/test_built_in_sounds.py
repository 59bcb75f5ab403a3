"""The shipped sounds: made by their script, equally loud, without clicks, and heard on small speakers."""

import cmath
import importlib.util
import math
import wave
from array import array
from itertools import pairwise
from operator import mul
from pathlib import Path
from random import Random
from types import ModuleType

import pytest

from recovery_timer import assets
from recovery_timer.audio.sounds import RATE_HZ, Sound
from recovery_timer.storage.sound.store import built_in_sounds

_BANDS = 10


@pytest.fixture(scope="module")
def make_sounds() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_sounds", assets.path("sounds/make_sounds.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(params=list(Sound))
def name(request: pytest.FixtureRequest) -> Sound:
    name: Sound = request.param
    return name


@pytest.fixture
def samples(name: Sound) -> "array[int]":
    return built_in_sounds()[name]


def test_sounds__no_file_ships_that_is_never_heard() -> None:
    assert {file.stem for file in assets.path("sounds").glob("*.wav")} == set(built_in_sounds()) == set(Sound)


def test_sound__is_what_the_script_makes(name: Sound, samples: "array[int]", make_sounds: ModuleType) -> None:
    made = make_sounds.samples(make_sounds.SOUNDS[name])

    # The last bit may differ: libraries round a sine differently.
    assert len(made) == len(samples)
    assert max(abs(ours - shipped) for ours, shipped in zip(made, samples, strict=True)) <= 1


@pytest.mark.parametrize("measure", ["rms_db", "k_weighted_db"])
def test_sounds__are_equally_loud__to_a_meter_and_to_the_ear(measure: str, make_sounds: ModuleType) -> None:
    loudness = [getattr(make_sounds, measure)(_of_full_scale(sound)) for sound in built_in_sounds().values()]

    assert max(loudness) - min(loudness) <= 1
    assert sum(loudness) / len(loudness) == pytest.approx(-18, abs=0.5)


def test_k_weighted_db__is_that_of_the_recommendation(make_sounds: ModuleType) -> None:
    # ITU-R BS.1770-5: a sine of full scale and 997 Hz in one channel is -3.01 LUFS.
    sine = [math.sin(math.tau * 997 * index / RATE_HZ) for index in range(RATE_HZ // 2)]

    assert make_sounds.k_weighted_db(sine) == pytest.approx(-3.01, abs=0.05)


def test_sound__leaves_room_above_it(samples: "array[int]") -> None:
    assert max(map(abs, samples)) < 32_768 * 10 ** (-3 / 20)


def test_sound__is_in_the_form_that_is_played(name: Sound) -> None:
    with wave.open(str(assets.path(f"sounds/{name}.wav")), "rb") as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE_HZ)


def test_built_in_sounds__a_file_of_another_kind__names_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with wave.open(str(tmp_path / "go_work.wav"), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(44_100)
    monkeypatch.setattr(assets, "path", lambda name: tmp_path / name.removeprefix("sounds").lstrip("/"))

    with pytest.raises(ValueError, match=r"go_work\.wav"):
        built_in_sounds()


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


def test_sound__is_like_no_other(name: Sound, patterns: dict[str, list[float]]) -> None:
    others = [_likeness(patterns[name], pattern) for other, pattern in patterns.items() if other != name]

    assert max(others) < 0.7


def test_sound__under_as_much_noise__is_still_most_like_itself(
    name: Sound, samples: "array[int]", patterns: dict[str, list[float]]
) -> None:
    noise = Random(name)
    strength = math.sqrt(sum(value * value for value in samples) / len(samples))
    heard = _pattern([value + noise.gauss(0, strength) for value in samples])

    assert max(patterns, key=lambda other: _likeness(heard, patterns[other])) == name


def test_tick__is_loud_within_2_ms() -> None:
    tick = built_in_sounds()[Sound.TICK]
    half_of_it = max(map(abs, tick)) / 2

    assert next(index for index, value in enumerate(tick) if abs(value) > half_of_it) <= 0.002 * RATE_HZ


@pytest.fixture(scope="module")
def patterns() -> dict[str, list[float]]:
    return {name: _pattern(list(map(float, samples))) for name, samples in built_in_sounds().items()}


def _pattern(samples: list[float]) -> list[float]:
    """When and where the energy is: thirds of octaves from 400 to 4,000 Hz, every 50 ms of 0.7 s; together 1."""
    rate_hz, size = RATE_HZ // 4, 512
    thinned = samples[::4] + [0.0] * rate_hz
    edges = [round(400 * 2 ** (third / 3) * size / rate_hz) for third in range(11)]
    found: list[float] = []
    for at in range(0, rate_hz * 7 // 10, rate_hz // 20):
        windowed = [value * math.sin(math.pi * index / size) for index, value in enumerate(thinned[at : at + size])]
        spectrum = _spectrum(windowed)
        found += [math.sqrt(sum(spectrum[low:high])) for low, high in pairwise(edges)]
    length = math.sqrt(sum(value * value for value in found))
    return [value / length for value in found]


def _likeness(one: list[float], other: list[float]) -> float:
    """From 0, nothing in common, to 1, the same, however they are shifted by up to 150 ms."""
    return max(
        math.fsum(map(mul, one[max(shift, 0) :], other[max(-shift, 0) :]))
        for shift in range(-3 * _BANDS, 4 * _BANDS, _BANDS)
    )


def _of_full_scale(samples: "array[int]") -> list[float]:
    return [value / 32_768 for value in samples]


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
