"""The keys of a session. What each does is in `controller`.

A presenter's clicker and a page-turning pedal are keyboards: forward and back are Page Down and Page Up, on some pedals
End and Home. Start is F5, and the black screen, here a pause, is a full stop or B. Some clickers send Esc every other
time that start is pressed; that asks before it ends anything. The signed keys reach the window only where the desktop
does not take them for its media controls.
"""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from recovery_timer.ui.actions import action

ACTIONS = (
    action(
        "press",
        QT_TRANSLATE_NOOP("actions", "Pause, continue, or done"),
        *("Space", "F5"),
        signed_keys=("Toggle Media Play/Pause", "Media Play"),
    ),
    action("pause", QT_TRANSLATE_NOOP("actions", "Pause or continue"), "P", ".", "B", signed_keys=("Media Pause",)),
    action("next", QT_TRANSLATE_NOOP("actions", "Next"), "Right", "PgDown", "End", signed_keys=("Media Next",)),
    action("previous", QT_TRANSLATE_NOOP("actions", "Back"), "Left", "PgUp", "Home", signed_keys=("Media Previous",)),
    action("extend", QT_TRANSLATE_NOOP("actions", "15 seconds more"), "+", "=", repeats=True),
    action("shorten", QT_TRANSLATE_NOOP("actions", "15 seconds less"), "-"),
    action("louder", QT_TRANSLATE_NOOP("actions", "Volume up"), "Up", repeats=True),
    action("softer", QT_TRANSLATE_NOOP("actions", "Volume down"), "Down", repeats=True),
    action("mute", QT_TRANSLATE_NOOP("actions", "Mute"), "M"),
    action("time_left", QT_TRANSLATE_NOOP("actions", "Hear the time left"), "T"),
    action("describe", QT_TRANSLATE_NOOP("actions", "Pause and hear how the exercise is done"), "D"),
    action("floor", QT_TRANSLATE_NOOP("actions", "Floor view"), "F"),
    action("full_screen", QT_TRANSLATE_NOOP("actions", "Full screen"), "F11"),
    action("how_to", QT_TRANSLATE_NOOP("actions", "How the exercise is done"), "I"),
    action("notices", QT_TRANSLATE_NOOP("actions", "Show or hide the notices"), "N"),
    action("escape", QT_TRANSLATE_NOOP("actions", "Leave full screen, then end"), "Esc"),
)

FINISH_ACTIONS = (action("leave", QT_TRANSLATE_NOOP("actions", "Done"), "Esc"),)
