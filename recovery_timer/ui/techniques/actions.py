"""The actions of the techniques screen, and their keys."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from recovery_timer.ui.actions import action

ACTIONS = (
    action("search", QT_TRANSLATE_NOOP("actions", "Search"), "Ctrl+F"),
    action("show_techniques", QT_TRANSLATE_NOOP("actions", "Show the techniques"), "Ctrl+1"),
    action("show_questions", QT_TRANSLATE_NOOP("actions", "Show the questions"), "Ctrl+2"),
    action("start_technique", QT_TRANSLATE_NOOP("actions", "Start the technique"), "Ctrl+Return"),
    action("new_technique", QT_TRANSLATE_NOOP("actions", "New technique of your own"), "Ctrl+Shift+N"),
    action("edit_technique", QT_TRANSLATE_NOOP("actions", "Edit the technique"), "Ctrl+E", "F2"),
    action("duplicate_technique", QT_TRANSLATE_NOOP("actions", "Duplicate as a technique of your own"), "Ctrl+D"),
    action("delete_technique", QT_TRANSLATE_NOOP("actions", "Delete the technique"), "Del"),
    action("undo_delete", QT_TRANSLATE_NOOP("actions", "Undo the deletion"), "Ctrl+Z"),
    action("add_technique", QT_TRANSLATE_NOOP("actions", "Add the technique to the routine in Build"), "A"),
)
