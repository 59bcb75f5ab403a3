"""The speech process with Qt's own mock engine, which has English voices and is silent."""

import pytest
from pytestqt.qtbot import QtBot

from recovery_timer.adapters.speech import wire
from recovery_timer.adapters.speech.process import SpeechProcess, english_voices, rate, usual_voice

speech_module = pytest.importorskip("PySide6.QtTextToSpeech", reason="Qt has no speech here", exc_type=ImportError)


class Mocked:
    """A process on the mock engine, and the messages that it sends."""

    def __init__(self) -> None:
        self.speech = speech_module.QTextToSpeech("mock")
        self.voices = english_voices(self.speech)
        self.messages: list[wire.SpeechMessage] = []
        self.process = SpeechProcess(self.speech, self.voices, self.messages.append)


@pytest.fixture
def mocked(qtbot: QtBot) -> Mocked:
    return Mocked()


def test_voices__are_the_english_ones_and_sent_when_ready(mocked: Mocked) -> None:
    ready = mocked.messages[0]

    assert isinstance(ready, wire.Ready)
    assert [each.id for each in ready.voices] == list(mocked.voices)
    assert {voice.locale().name()[:3] for voice in mocked.voices.values()} == {"en_"}
    assert all(each.id.endswith(f" {each.name}") for each in ready.voices)


def test_say__begins_and_hush_ends_it(mocked: Mocked, qtbot: QtBot) -> None:
    speaking = speech_module.QTextToSpeech.State.Speaking
    mocked.process.take(wire.Say("Hamstring stretch, left, set 2 of 3"))
    qtbot.waitUntil(lambda: mocked.messages[-1] == wire.SpeakingBegan())
    assert mocked.speech.state() is speaking

    mocked.process.take(wire.Hush())
    qtbot.waitUntil(lambda: mocked.speech.state() is not speaking)


def test_settings__are_applied(mocked: Mocked) -> None:
    voice_id, voice = list(mocked.voices.items())[-1]
    mocked.process.take(wire.VoiceSettings(voice_id, rate_percent=200, volume_percent=40))

    assert mocked.speech.voice() == voice
    assert mocked.speech.rate() == pytest.approx(1)
    assert mocked.speech.volume() == pytest.approx(0.4)


def test_settings__voice_is_not_available__uses_the_default_one(mocked: Mocked) -> None:
    usual = usual_voice(mocked.voices, mocked.speech.voice())
    mocked.process.take(wire.VoiceSettings(list(mocked.voices)[-1], rate_percent=100, volume_percent=100))
    mocked.process.take(wire.VoiceSettings("en_US Gone", rate_percent=100, volume_percent=100))

    assert mocked.speech.voice() == usual


class NamedVoice:
    def __init__(self, name: str) -> None:
        self._name = name

    def name(self) -> str:
        return self._name


def usual(own: str, *names: str) -> str:
    voices = {name: NamedVoice(name) for name in names}
    return usual_voice(voices, voices.get(own, NamedVoice(own))).name()  # type: ignore[arg-type] # all it asks is the name


def test_usual_voice__is_a_preferred_one_else_the_engines_own_else_the_first() -> None:
    assert usual("English (Caribbean)", "English (Caribbean)", "English (Great Britain)", "English (America)") == (
        "English (America)"
    )
    assert usual("English (Caribbean)", "English (Caribbean)", "English (Great Britain)") == "English (Great Britain)"
    assert usual("Zira", "David", "Zira") == "Zira"
    assert usual("Klaus", "David", "Zira") == "David"


@pytest.mark.parametrize(
    "percent, expected", [(50, -0.639), (75, -0.014), (76, 0.004), (100, 0.197), (150, 0.6), (200, 1.0)]
)
def test_rate__on_linux__follows_words_per_minute(percent: int, expected: float) -> None:
    assert rate(percent, "speechd") == pytest.approx(expected, abs=0.001)


@pytest.mark.parametrize("percent, expected", [(50, -1), (100, 0), (200, 1)])
def test_rate__elsewhere__is_half_to_double_the_default(percent: int, expected: float) -> None:
    assert rate(percent, "winrt") == pytest.approx(expected)


@pytest.mark.parametrize("engine", ["speechd", "winrt"])
def test_rate__grows_and_stays_within_qts_limits(engine: str) -> None:
    rates = [rate(percent, engine) for percent in range(50, 201)]

    assert rates == sorted(rates)
    assert -1 <= rates[0] <= rates[-1] <= 1
