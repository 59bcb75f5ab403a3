"""The builder's actions and their keys; `commands` has what each of them does."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from recovery_timer.ui.actions import action

ACTIONS = (
    action("find_technique", QT_TRANSLATE_NOOP("actions", "Search techniques"), "Ctrl+F"),
    action("undo", QT_TRANSLATE_NOOP("actions", "Undo"), "Ctrl+Z", repeats=True),
    action("redo", QT_TRANSLATE_NOOP("actions", "Redo"), "Ctrl+Shift+Z", "Ctrl+Y", repeats=True),
    action("cut", QT_TRANSLATE_NOOP("actions", "Cut blocks"), "Ctrl+X"),
    action("copy", QT_TRANSLATE_NOOP("actions", "Copy blocks"), "Ctrl+C"),
    action("paste", QT_TRANSLATE_NOOP("actions", "Paste blocks"), "Ctrl+V"),
    action("duplicate_blocks", QT_TRANSLATE_NOOP("actions", "Duplicate blocks"), "Ctrl+D"),
    action("delete_blocks", QT_TRANSLATE_NOOP("actions", "Delete blocks"), "Del"),
    action("move_up", QT_TRANSLATE_NOOP("actions", "Move blocks up"), "Alt+Up", repeats=True),
    action("move_down", QT_TRANSLATE_NOOP("actions", "Move blocks down"), "Alt+Down", repeats=True),
    action("group", QT_TRANSLATE_NOOP("actions", "Group into a circuit"), "Ctrl+G"),
    action("ungroup", QT_TRANSLATE_NOOP("actions", "Ungroup the circuit"), "Ctrl+Shift+G"),
    action("inspect", QT_TRANSLATE_NOOP("actions", "Go to the block’s fields"), "Ctrl+I"),
    action("hide_notes", QT_TRANSLATE_NOOP("actions", "Hide the block’s notes everywhere")),
    action("rename_routine", QT_TRANSLATE_NOOP("actions", "Rename the routine"), "F2"),
    action("text_view", QT_TRANSLATE_NOOP("actions", "As text, or as blocks"), "Ctrl+T"),
    action("fit", QT_TRANSLATE_NOOP("actions", "Fit to a time"), "Ctrl+M"),
    action("save", QT_TRANSLATE_NOOP("actions", "Save"), "Ctrl+S"),
    action("save_as", QT_TRANSLATE_NOOP("actions", "Save as another routine"), "Ctrl+Shift+S"),
    action("drafts", QT_TRANSLATE_NOOP("actions", "Drafts")),
    action("discard", QT_TRANSLATE_NOOP("actions", "Discard the changes")),
    action("typing_help", QT_TRANSLATE_NOOP("actions", "Text format help")),
    action("start", QT_TRANSLATE_NOOP("actions", "Start the routine"), "Ctrl+Return"),
)
