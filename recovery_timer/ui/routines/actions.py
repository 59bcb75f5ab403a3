"""The actions of the routines screen, and their keys."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from recovery_timer.ui.actions import action

ACTIONS = (
    action("search", QT_TRANSLATE_NOOP("actions", "Search"), "Ctrl+F"),
    action("duplicate", QT_TRANSLATE_NOOP("actions", "Duplicate the routine"), "Ctrl+D"),
    action("rename", QT_TRANSLATE_NOOP("actions", "Rename the routine"), "F2"),
    action("delete", QT_TRANSLATE_NOOP("actions", "Delete the routine"), "Del"),
    action("undo_delete", QT_TRANSLATE_NOOP("actions", "Undo the deletion"), "Ctrl+Z"),
    action("copy_text", QT_TRANSLATE_NOOP("actions", "Copy the routine as text"), "Ctrl+C"),
    action("paste_routine", QT_TRANSLATE_NOOP("actions", "Paste a routine as text"), "Ctrl+V"),
    action("edit", QT_TRANSLATE_NOOP("actions", "Edit the routine"), "Ctrl+E"),
    action("favourite", QT_TRANSLATE_NOOP("actions", "Favourite, or no longer"), "Ctrl+B"),
)
