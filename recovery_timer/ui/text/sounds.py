"""What each sound says, in words."""

from PySide6.QtCore import QCoreApplication

_WORDS = {
    "go_work": "Work begins",
    "go_rest": "A rest begins",
    "go_switch": "Change sides or basins",
    "go_warm": "Warm begins",
    "go_cold": "Cold begins",
    "tick": "3, 2, 1",
    "half": "Half time",
    "finished": "All done",
}


def sound_label(name: str) -> str:
    """Return what the sound ``name`` says, in the user's language."""
    return QCoreApplication.translate("sounds", _WORDS[name])
