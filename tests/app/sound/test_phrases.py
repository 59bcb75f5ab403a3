import pytest

from recovery_timer.app.settings import SettingsBook
from recovery_timer.app.sound import Phrases
from recovery_timer.app.sound import phrases as module
from recovery_timer.audio.sounds import RATE_HZ
from recovery_timer.ports import Device, ImmediateSaver, VoiceFault, VoiceProblem
from recovery_timer.session.speech import NEVER_MS
from tests.fakes.stores import MemorySettings
from tests.fakes.synthesizer import FakeSynthesizer, length_ms, phrase

PROBLEM = VoiceProblem(VoiceFault.FAILED, "no model")


class RenderedPhrases:
    """Phrases on a fake synthesizer, with what they emitted and reported."""

    def __init__(self, *, at_once: bool = True) -> None:
        self.synthesizer = FakeSynthesizer(at_once=at_once)
        self.settings = SettingsBook(MemorySettings(), ImmediateSaver())
        self.problems: list[VoiceProblem] = []
        self.phrases = Phrases(self.synthesizer, self.settings, self.problems.append)
        self.rendered: list[str] = []
        self.phrases.rendered.connect(self.rendered.append)


def test_want__is_rendered_in_order_and_kept() -> None:
    shelf = RenderedPhrases()
    shelf.phrases.want(["Left", "Right", "Left"])
    shelf.phrases.want(["Right"])

    assert shelf.synthesizer.texts == shelf.rendered == ["Left", "Right"]
    assert shelf.phrases.get("Left") == phrase("Left")
    assert shelf.phrases.measured("Left") == length_ms("Left")


def test_want__one_at_a_time__so_that_what_is_urgent_waits_for_one_at_most() -> None:
    shelf = RenderedPhrases(at_once=False)
    shelf.phrases.want(["Left", "Right"])
    shelf.phrases.want(["Now", "Right"])
    assert shelf.synthesizer.texts == ["Left"]
    assert (shelf.phrases.get("Left"), shelf.phrases.measured("Left")) == (None, None)

    shelf.synthesizer.deliver()

    assert shelf.synthesizer.texts == ["Left", "Now", "Right"]


def test_want__what_is_rendered_makes_more_wanted__is_rendered_too() -> None:
    shelf = RenderedPhrases()
    shelf.phrases.rendered.connect(lambda text: shelf.phrases.want([f"{len(text)}"]) if text != "1" else None)
    shelf.phrases.want(["Left"])

    assert shelf.synthesizer.texts == ["Left", "4", "1"]


def test_want__cannot_be_rendered__is_reported_once_and_never_fits() -> None:
    shelf = RenderedPhrases()
    shelf.synthesizer.problem = PROBLEM
    shelf.phrases.want(["Left", "Right"])

    assert shelf.problems == [PROBLEM]
    assert (shelf.phrases.get("Left"), shelf.phrases.measured("Left")) == (None, NEVER_MS)
    shelf.phrases.want(["Left"])
    assert shelf.synthesizer.texts == ["Left", "Right"]


def test_retry__renders_what_failed_and_reports_a_new_failure() -> None:
    shelf = RenderedPhrases()
    shelf.phrases.want(["Up"])
    shelf.synthesizer.problem = PROBLEM
    shelf.phrases.want(["Left"])
    shelf.synthesizer.problem = None
    shelf.phrases.retry()
    shelf.phrases.want(["Left", "Up"])
    shelf.synthesizer.problem = PROBLEM
    shelf.phrases.want(["Right"])

    assert shelf.phrases.get("Left") == phrase("Left")
    assert shelf.synthesizer.texts == ["Up", "Left", "Left", "Right"]
    assert shelf.problems == [PROBLEM, PROBLEM]


@pytest.mark.parametrize("name,value", [("voice_rate", 150), ("voice_volume", 30), ("voice_id", "flite slt")])
def test_voice_settings__changes__renders_anew(name: str, value: int | str) -> None:
    shelf = RenderedPhrases()
    shelf.phrases.want(["Left"])
    shelf.settings.change(name, value)  # type: ignore[arg-type] # one of the names

    assert shelf.synthesizer.texts == ["Left", "Left"]
    _, settings = shelf.synthesizer.asked[-1]
    assert value in {settings.rate_percent, settings.volume_percent, settings.voice_id}


def test_voice_settings__changes_while_one_is_rendered__drops_that_one() -> None:
    shelf = RenderedPhrases(at_once=False)
    shelf.phrases.want(["Left"])
    shelf.settings.change("voice_rate", 200)
    shelf.settings.change("half", False)
    shelf.synthesizer.deliver()

    assert shelf.rendered == ["Left"]
    assert shelf.phrases.measured("Left") == length_ms("Left", 200)


def test_keep__the_oldest_that_nobody_wants_are_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "KEPT_SAMPLES", 500 * RATE_HZ // 1_000)
    shelf = RenderedPhrases()
    # 200, 250 and 300 ms, of which 500 are kept beside what is wanted.
    for text in ("Left", "Right", "Middle"):
        shelf.phrases.want([text])
    shelf.phrases.want(["Left", "Now"])
    shelf.phrases.want(["Now"])
    shelf.phrases.want(["Last words"])

    kept = [text for text in ("Left", "Right", "Middle", "Now") if shelf.phrases.get(text)]
    assert kept == ["Left", "Now"]


@pytest.mark.parametrize(
    "saved,chosen",
    [
        ("en_GB English (Scotland)", "espeak-ng en-gb-scotland"),
        ("en_US Storm", "en_US Storm"),
        ("espeak-ng en-us", "espeak-ng en-us"),
        ("", ""),
    ],
)
def test_voice__saved_by_an_earlier_version__is_carried_over_once_it_is_found(saved: str, chosen: str) -> None:
    shelf = RenderedPhrases()
    shelf.settings.change("voice_id", saved)
    shelf.synthesizer.there = [
        Device(id="espeak-ng en-us", name="English (America), eSpeak NG"),
        Device(id="espeak-ng en-gb-scotland", name="English (Scotland), eSpeak NG"),
    ]
    shelf.synthesizer.change()

    assert shelf.settings.current.voice_id == chosen
