"""The names of the sounds."""

from typing import assert_never

from recovery_timer.audio.sounds import Sound
from recovery_timer.ui import text


def sound_label(sound: Sound) -> str:
    """Return the name of ``sound`` in the user's language."""
    match sound:
        case Sound.GO_WORK:
            return text.tr("Work begins")
        case Sound.GO_REST:
            return text.tr("A rest begins")
        case Sound.GO_SWITCH:
            return text.tr("Change sides or basins")
        case Sound.GO_WARM:
            return text.tr("Warm begins")
        case Sound.GO_COLD:
            return text.tr("Cold begins")
        case Sound.TICK:
            return text.tr("3, 2, 1")
        case Sound.HALF:
            return text.tr("Half time")
        case Sound.FINISHED:
            return text.tr("All done")
    assert_never(sound)
