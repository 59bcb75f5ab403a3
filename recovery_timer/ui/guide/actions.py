"""The keys of a session. What each does is in `controller`."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from recovery_timer.ui.actions import action

ACTIONS = (
    action("press", QT_TRANSLATE_NOOP("actions", "Pause, continue, or done"), "Space"),
    action("pause", QT_TRANSLATE_NOOP("actions", "Pause or continue"), "P"),
    action("next", QT_TRANSLATE_NOOP("actions", "Next"), "Right"),
    action("previous", QT_TRANSLATE_NOOP("actions", "Back"), "Left"),
    action("extend", QT_TRANSLATE_NOOP("actions", "15 seconds more"), "+", "=", repeats=True),
    action("shorten", QT_TRANSLATE_NOOP("actions", "15 seconds less"), "-"),
    action("louder", QT_TRANSLATE_NOOP("actions", "Volume up"), "Up", repeats=True),
    action("softer", QT_TRANSLATE_NOOP("actions", "Volume down"), "Down", repeats=True),
    action("mute", QT_TRANSLATE_NOOP("actions", "Mute"), "M"),
    action("floor", QT_TRANSLATE_NOOP("actions", "Floor view"), "F"),
    action("full_screen", QT_TRANSLATE_NOOP("actions", "Full screen"), "F11"),
    action("how_to", QT_TRANSLATE_NOOP("actions", "How the exercise is done"), "I"),
    action("notices", QT_TRANSLATE_NOOP("actions", "Show or hide the notices"), "N"),
    action("escape", QT_TRANSLATE_NOOP("actions", "Leave full screen, then end"), "Esc"),
)

FINISH_ACTIONS = (action("leave", QT_TRANSLATE_NOOP("actions", "Done"), "Esc"),)
