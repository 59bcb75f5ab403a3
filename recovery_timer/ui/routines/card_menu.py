"""The menu of a routine: on its card, on the hero and on its sheet."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from recovery_timer.app.library import LibraryEntry
from recovery_timer.ui import text
from recovery_timer.ui.actions import Command
from recovery_timer.ui.routines.actions import ACTIONS

_KEYS = {action.id: action.keys for action in ACTIONS} | {"start": ("Space",), "open": ("Return",)}


def card_menu(parent: QWidget, entry: LibraryEntry, commands: Mapping[str, Command]) -> QMenu:
    """Return the menu of ``entry``, with only the items that have a command in ``commands``, by action id.

    For a read-only routine, it offers to edit a copy instead of renaming and deleting.
    """
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    favourite = text.tr("No longer a favourite") if entry.favourite else text.tr("Make a favourite")
    groups: list[list[tuple[str, str]]] = [
        [
            ("start", text.tr("Start")),
            ("start_as_last_time", text.tr("Start as last time")),
            ("open", text.tr("Preview")),
            ("edit", text.tr("Edit a copy") if entry.read_only else text.tr("Edit")),
            ("favourite", favourite),
        ],
        [
            ("duplicate", text.tr("Duplicate")),
            ("copy_text", text.tr("Copy as text")),
            ("export", text.tr("Export…")),
            ("export_sound", text.tr("Export as sound…")),
        ],
    ]
    if not entry.read_only:
        groups[1].insert(1, ("rename", text.tr("Rename…")))
        groups.append([("delete", text.tr("Delete"))])
    for group in groups:
        menu.addSeparator()
        for id_, words in group:
            if id_ in commands:
                menu.addAction(menu_entry(menu, words, commands[id_], *_KEYS.get(id_, ())))
    return menu


def menu_entry(menu: QMenu, words: str, command: Callable[[], object], *keys: str) -> QAction:
    """Return an item of ``menu`` that shows the first of ``keys``; the key itself works through the screen's action."""
    action = QAction(words, menu)
    action.setShortcuts([QKeySequence(key) for key in keys])
    action.setShortcutVisibleInContextMenu(True)
    action.triggered.connect(lambda _checked: command())
    return action
