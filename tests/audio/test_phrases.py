import math
from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_timer.audio.phrases import FADE_MS, PEAK, Phrase, spoken
from recovery_timer.audio.sounds import RATE_HZ, Samples

LOUD = array("h", [10_000] * RATE_HZ)


def silence(seconds: float, rate_hz: int) -> Samples:
    return array("h", bytes(2 * round(seconds * rate_hz)))


def tone(hz: float, seconds: float, rate_hz: int) -> Samples:
    return array("h", [round(8_000 * math.cos(math.tau * hz * n / rate_hz)) for n in range(round(seconds * rate_hz))])


@pytest.mark.parametrize("rate_hz", [16_000, 22_050, 24_000, 48_000])
def test_spoken__has_the_length_of_what_is_audible(rate_hz: int) -> None:
    made = spoken(silence(0.2, rate_hz) + tone(300, 0.5, rate_hz) + silence(0.3, rate_hz), rate_hz, 100)

    assert len(made) / RATE_HZ == pytest.approx(0.5, abs=0.001)
    assert abs(made[0]) > 0.01 * PEAK


@pytest.mark.parametrize("percent,share", [(100, 1), (50, 1 / 8), (0, 0)])
def test_spoken__is_as_loud_as_the_volume_says__not_as_the_synthesizer(percent: int, share: float) -> None:
    made = spoken(tone(300, 0.2, 22_050), 22_050, percent)

    assert max(map(abs, made)) == pytest.approx(PEAK * share, abs=1)


@pytest.mark.parametrize("samples", [array("h"), array("h", [0] * 500)])
def test_spoken__nothing_is_audible__is_empty(samples: Samples) -> None:
    assert spoken(samples, 22_050, 100) == array("h")


@given(st.lists(st.integers(-32_768, 32_767), max_size=60), st.integers(0, 100))
def test_spoken__anything__fits_into_16_bits(samples: list[int], percent: int) -> None:
    assert all(abs(sample) <= PEAK for sample in spoken(array("h", samples), 22_050, percent))


def test_phrase__length__is_rounded_up() -> None:
    assert Phrase("words", array("h", [1] * 49)).length_ms == 2


def test_phrase__equal_keys__are_equal() -> None:
    assert Phrase("words", LOUD) == Phrase("words", array("h")) != Phrase("others", LOUD)
    assert len({Phrase("words", LOUD), Phrase("words", array("h"))}) == 1
    assert repr(Phrase("words", LOUD)) == "Phrase('words', 1000 ms)"


def test_cut__shorter__ends_there_without_a_click() -> None:
    cut = Phrase("words", LOUD).cut(300)

    assert (cut.length_ms, cut.samples[-1]) == (300, 0)
    fade = FADE_MS * RATE_HZ // 1_000
    assert cut.samples[: -fade - 1] == LOUD[: len(cut.samples) - fade - 1]
    assert max(abs(a - b) for a, b in zip(cut.samples, cut.samples[1:], strict=False)) < 20
    assert cut != Phrase("words", LOUD)


@pytest.mark.parametrize("length_ms", [1_000, 5_000])
def test_cut__longer__is_the_phrase_itself(length_ms: int) -> None:
    phrase = Phrase("words", LOUD)

    assert phrase.cut(length_ms) is phrase


@pytest.mark.parametrize("length_ms", [0, -5])
def test_cut__to_nothing__is_silent(length_ms: int) -> None:
    assert Phrase("words", LOUD).cut(length_ms).samples == array("h")
