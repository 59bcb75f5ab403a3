import pytest

from recovery_timer.app.settings import SettingsBook
from recovery_timer.app.sound.volume import OutputChoice, Volume
from recovery_timer.ports import ImmediateSaver
from tests.fakes.audio import RecordingAudio
from tests.fakes.stores import MemorySettings


class FakeVolume:
    """A volume, its output, and its settings."""

    def __init__(self, *, percent: int = 70, muted: bool = False) -> None:
        self.audio = RecordingAudio()
        self.kept = MemorySettings()
        self.settings = SettingsBook(self.kept, ImmediateSaver())
        self.settings.change("volume", percent)
        self.volume = Volume(self.audio, self.settings, muted=muted)
        self.emitted: list[int] = []
        self.volume.changed.connect(lambda volume: self.emitted.append(volume.percent))

    @property
    def loudness(self) -> object:
        """The volume that the output was last set to."""
        return [call[1] for call in self.audio.calls if call[0] == "set_volume"][-1]


def test_volume__follows_the_settings_from_the_start() -> None:
    assert FakeVolume(percent=40).loudness == 40


def test_volume__muted_from_the_start__is_silent_without_changing_the_setting() -> None:
    sound = FakeVolume(percent=40, muted=True)

    assert (sound.loudness, sound.volume.percent) == (0, 0)
    assert sound.settings.current.volume == 40


def test_volume__follows_the_settings() -> None:
    sound = FakeVolume()
    sound.settings.change("volume", 15)

    assert (sound.loudness, sound.volume.percent) == (15, 15)
    assert sound.emitted[-1] == 15


def test_volume__while_muted__stays_silent_when_the_setting_changes() -> None:
    sound = FakeVolume(muted=True)
    sound.settings.change("volume", 15)

    before = sound.loudness
    sound.volume.mute()

    assert (before, sound.loudness) == (0, 15)


@pytest.mark.parametrize("percent,louder,softer", [(70, 75, 65), (98, 100, 93), (100, 100, 95), (3, 8, 0), (0, 5, 0)])
def test_turn__goes_in_steps_from_0_to_100_and_is_saved(percent: int, louder: int, softer: int) -> None:
    up, down = FakeVolume(percent=percent), FakeVolume(percent=percent)
    up.volume.louder()
    down.volume.softer()

    assert (up.loudness, up.settings.current.volume) == (louder, louder)
    assert (down.loudness, down.settings.current.volume) == (softer, softer)
    assert (up.kept.values["volume"], down.kept.values["volume"]) == (louder, softer)


def test_mute__is_silent_and_then_as_loud_as_before() -> None:
    sound = FakeVolume()
    sound.volume.mute()
    assert (sound.volume.muted, sound.volume.percent, sound.loudness) == (True, 0, 0)

    sound.volume.mute()
    assert (sound.volume.muted, sound.volume.percent, sound.loudness) == (False, 70, 70)
    assert sound.emitted == [0, 70]


@pytest.mark.parametrize("percent", [70, 100])
def test_louder__while_muted__is_heard_again(percent: int) -> None:
    sound = FakeVolume(percent=percent, muted=True)
    sound.volume.louder()

    assert not sound.volume.muted
    assert sound.loudness == min(100, percent + 5)
    assert sound.emitted[-1] == sound.loudness


def test_softer__while_muted__is_heard_again_softer() -> None:
    sound = FakeVolume(muted=True)
    sound.volume.softer()

    assert (sound.volume.muted, sound.loudness) == (False, 65)


def chosen(audio: RecordingAudio) -> list[object]:
    return [call[1] for call in audio.calls if call[0] == "choose_output"]


def test_output_choice__follows_the_settings_from_the_start() -> None:
    audio, settings = RecordingAudio(), SettingsBook(MemorySettings(), ImmediateSaver())
    settings.change("output", "headphones")
    OutputChoice(audio, settings)
    settings.change("output", "")

    assert chosen(audio) == ["headphones", ""]


def test_output_choice__another_setting_changes__touches_nothing() -> None:
    audio, settings = RecordingAudio(), SettingsBook(MemorySettings(), ImmediateSaver())
    OutputChoice(audio, settings)
    settings.change("volume", 3)

    assert chosen(audio) == [""]
