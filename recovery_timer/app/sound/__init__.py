"""Sound: the sounds, the phrases of the voice, their volume and output, and trying them out."""

from recovery_timer.app.sound.delays import Delays
from recovery_timer.app.sound.phrases import Phrases
from recovery_timer.app.sound.sound_check import SoundCheck
from recovery_timer.app.sound.sounds import LoadedSounds, LostSound, Sounds
from recovery_timer.app.sound.volume import OutputChoice, Volume
from recovery_timer.app.sound.watched_audio import WatchedAudio

__all__ = [
    "Delays",
    "LoadedSounds",
    "LostSound",
    "OutputChoice",
    "Phrases",
    "SoundCheck",
    "Sounds",
    "Volume",
    "WatchedAudio",
]
