"""What is heard: the sounds, how loud they are and where, and trying them out."""

from recovery_timer.app.sound.sound_check import ORDER, SoundCheck
from recovery_timer.app.sound.sounds import LostSound, Sounds
from recovery_timer.app.sound.volume import OutputChoice, Volume

__all__ = [
    "ORDER",
    "LostSound",
    "OutputChoice",
    "SoundCheck",
    "Sounds",
    "Volume",
]
