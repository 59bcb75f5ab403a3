"""The actions of the settings page, and their keys."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from recovery_timer.ui.actions import action

ACTIONS = (action("search", QT_TRANSLATE_NOOP("actions", "Search"), "Ctrl+F"),)
