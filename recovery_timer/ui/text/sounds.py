"""What each sound says, in words."""

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from recovery_timer.audio.sounds import Sound


def sound_label(sound: Sound) -> str:
    """Return what ``sound`` says, in the user's language."""
    match sound:
        case Sound.GO_WORK:
            return QCoreApplication.translate("sounds", "Work begins")
        case Sound.GO_REST:
            return QCoreApplication.translate("sounds", "A rest begins")
        case Sound.GO_SWITCH:
            return QCoreApplication.translate("sounds", "Change sides or basins")
        case Sound.GO_WARM:
            return QCoreApplication.translate("sounds", "Warm begins")
        case Sound.GO_COLD:
            return QCoreApplication.translate("sounds", "Cold begins")
        case Sound.TICK:
            return QCoreApplication.translate("sounds", "3, 2, 1")
        case Sound.HALF:
            return QCoreApplication.translate("sounds", "Half time")
        case Sound.FINISHED:
            return QCoreApplication.translate("sounds", "All done")
    assert_never(sound)
