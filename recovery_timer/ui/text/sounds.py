"""The names of the sounds."""

from typing import assert_never

from recovery_timer.audio.sounds import Sound
from recovery_timer.ui import text


def sound_label(sound: Sound) -> str:
    """Return the name of ``sound`` in the user's language."""
    match sound:
        case Sound.GO_WORK:
            return text.tr("Start of a step")
        case Sound.GO_REST:
            return text.tr("Rest")
        case Sound.GO_SWITCH:
            return text.tr("Switch")
        case Sound.GO_WARM:
            return text.tr("Start of warm")
        case Sound.GO_COLD:
            return text.tr("Start of cold")
        case Sound.TICK:
            return text.tr("Countdown 3-2-1")
        case Sound.HALF:
            return text.tr("Halfway")
        case Sound.FINISHED:
            return text.tr("Finished")
    assert_never(sound)
