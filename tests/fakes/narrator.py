"""A narrator that says nothing."""

from recovery_timer.app.playback import Narrator
from recovery_timer.app.settings import SettingsBook
from recovery_timer.app.sound import Phrases, Volume
from tests.fakes.audio import RecordingAudio
from tests.fakes.synthesizer import FakeSynthesizer


def silent_narrator(settings: SettingsBook) -> Narrator:
    """Return a narrator for a player whose voice is not under test."""
    phrases, volume = Phrases(FakeSynthesizer(), settings), Volume(RecordingAudio(), settings)
    return Narrator(phrases=phrases, settings=settings, volume=volume, how_to=lambda _: "", wanted=False)
