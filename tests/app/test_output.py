from recovery_timer.app.output import OutputChoice
from recovery_timer.app.settings import SettingsBook
from recovery_timer.ports import SavesAtOnce
from tests.desk import MemorySettings
from tests.fakes import RecordingAudio


def chosen(audio: RecordingAudio) -> list[object]:
    return [call[1] for call in audio.calls if call[0] == "choose_output"]


def test_output_choice__is_that_of_the_settings_and_follows_them() -> None:
    audio, settings = RecordingAudio(), SettingsBook(MemorySettings(), SavesAtOnce())
    settings.change("output", "headphones")
    OutputChoice(audio, settings)
    settings.change("output", "")

    assert chosen(audio) == ["headphones", ""]


def test_output_choice__another_setting_changes__touches_nothing() -> None:
    audio, settings = RecordingAudio(), SettingsBook(MemorySettings(), SavesAtOnce())
    OutputChoice(audio, settings)
    settings.change("volume", 3)

    assert chosen(audio) == [""]
