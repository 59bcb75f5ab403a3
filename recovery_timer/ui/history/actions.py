"""The keys of the history."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from recovery_timer.ui.actions import action

ACTIONS = (
    action("search", QT_TRANSLATE_NOOP("actions", "Search"), "Ctrl+F"),
    action("log_run", QT_TRANSLATE_NOOP("actions", "Log a run"), "R"),
    action("log_soreness", QT_TRANSLATE_NOOP("actions", "Log soreness"), "S"),
    action("log_note", QT_TRANSLATE_NOOP("actions", "Log a note"), "N"),
    action("log_elsewhere", QT_TRANSLATE_NOOP("actions", "Log what was done elsewhere"), "E"),
    action("undo_entry", QT_TRANSLATE_NOOP("actions", "Undo the last entry or deletion"), "Ctrl+Z"),
    action("back", QT_TRANSLATE_NOOP("actions", "Back to all sessions"), "Alt+Left"),
)
