"""The builder's menus: the context menu of the blocks, and the one behind the More button."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from recovery_timer.routine.model import Circuit
from recovery_timer.ui.builder.model import BuilderModel

Groups = Sequence[Sequence[str]]

BLOCKS: Groups = (
    ("cut", "copy", "paste"),
    ("duplicate_blocks", "delete_blocks"),
    ("move_up", "move_down"),
    ("group", "ungroup"),
    ("inspect", "hide_notes"),
)
"""The actions on blocks."""

MORE: Groups = (
    ("save", "save_as", "rename_routine", "discard"),
    ("text_view", "typing_help", "fit"),
    *BLOCKS[:-1],
    ("drafts",),
)
"""The actions behind the More button: those without a button that is always there, and those on blocks."""


def blocks_menu(parent: QWidget, actions: Mapping[str, QAction], model: BuilderModel) -> QMenu:
    """Return the context menu of the blocks, with only the actions that apply to the selected ones."""
    applies = applicable(model, is_text=False)
    return _menu(parent, [[actions[id_] for id_ in group if id_ in applies] for group in BLOCKS])


def more_menu(parent: QWidget, actions: Mapping[str, QAction], model: BuilderModel, *, is_text: bool) -> QMenu:
    """Return the menu behind the More button: always the same entries, greyed out if they do not apply."""
    applies = applicable(model, is_text=is_text)
    groups = [[actions[id_] if id_ in applies else _greyed(actions[id_], parent) for id_ in group] for group in MORE]
    return _menu(parent, groups)


def applicable(model: BuilderModel, *, is_text: bool) -> frozenset[str]:
    """Return the ids of the actions of both menus that would do something now."""
    draft, chosen = model.draft, model.copied()
    applies = {
        "save": (draft.routine is not None or draft.is_unread) and not draft.is_saved,
        "rename_routine": True,
        "text_view": True,
        "typing_help": True,
        "drafts": True,
        "save_as": draft.routine is not None or draft.is_unread,
        "discard": draft.has_changes,
        "fit": draft.routine is not None,
    }
    if not is_text:
        circuits = sum(isinstance(block, Circuit) for block in chosen)
        whole = ("cut", "copy", "duplicate_blocks", "delete_blocks", "move_up", "move_down")
        applies |= dict.fromkeys(whole, bool(chosen))
        applies["paste"] = bool(QGuiApplication.clipboard().text().strip())
        applies["group"] = bool(chosen) and not circuits
        applies["ungroup"] = circuits == len(chosen) == 1
        applies["inspect"] = model.chosen is not None
        applies["hide_notes"] = bool(model.chosen_notes())
    return frozenset(id_ for id_, does in applies.items() if does)


def _menu(parent: QWidget, groups: Sequence[Sequence[QAction]]) -> QMenu:
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for group in groups:
        if group and not menu.isEmpty():
            menu.addSeparator()
        menu.addActions(list(group))
    return menu


def _greyed(action: QAction, parent: QWidget) -> QAction:
    """Return a disabled stand-in for ``action`` in a menu; disabling the action itself would disable its key too."""
    greyed = QAction(action.text(), parent)
    greyed.setEnabled(False)
    return greyed
