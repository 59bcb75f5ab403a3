"""A session as a sound file: what would be heard if nobody attended it."""

from collections.abc import Mapping

from recovery_timer.audio.mixer import render_all
from recovery_timer.audio.sounds import RATE_HZ, Samples, Sound
from recovery_timer.ports import SoundFile
from recovery_timer.routine.timeline import Timeline
from recovery_timer.session.unattended import chapters, soundtrack


def sound_file(timeline: Timeline, sounds: Mapping[Sound, Samples], *, half: bool) -> SoundFile:
    """Return ``timeline`` as a sound file, which is rendered as it is written."""
    due = ((_position(at_ms), sounds[sound]) for at_ms, sound in soundtrack(timeline, half=half))
    return SoundFile(
        title=timeline.name,
        chapters=chapters(timeline),
        blocks=render_all(due, _position(timeline.total_ms)),
    )


def _position(at_ms: int) -> int:
    return at_ms * RATE_HZ // 1000
