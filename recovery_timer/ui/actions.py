"""The table of all commands that have a key; the shortcuts and the page that lists them are made from it."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Protocol

from msgspec import Struct
from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget


class Scope(StrEnum):
    """Where an action's keys work."""

    EVERYWHERE = "everywhere"
    ROUTINES = "routines"
    BUILD = "build"
    GUIDE = "guide"


class Action(Struct, frozen=True, kw_only=True):
    """A command: id, text, keys in Qt's notation, and scope. With `repeats`, holding the key repeats it."""

    id: str
    text: str
    keys: tuple[str, ...]
    where: Scope
    repeats: bool = False


def _action(id_: str, text: object, *keys: str, where: Scope, repeats: bool = False) -> Action:
    return Action(id=id_, text=str(text), keys=keys, where=where, repeats=repeats)


ACTIONS = (
    _action("search", QT_TRANSLATE_NOOP("actions", "Search"), "Ctrl+F", where=Scope.ROUTINES),
    _action("duplicate", QT_TRANSLATE_NOOP("actions", "Duplicate the routine"), "Ctrl+D", where=Scope.ROUTINES),
    _action("rename", QT_TRANSLATE_NOOP("actions", "Rename the routine"), "F2", where=Scope.ROUTINES),
    _action("delete", QT_TRANSLATE_NOOP("actions", "Delete the routine"), "Del", where=Scope.ROUTINES),
    _action("paste_routine", QT_TRANSLATE_NOOP("actions", "Paste a routine as text"), "Ctrl+V", where=Scope.ROUTINES),
    _action("edit", QT_TRANSLATE_NOOP("actions", "Edit the routine"), "Ctrl+E", where=Scope.ROUTINES),
    _action("favourite", QT_TRANSLATE_NOOP("actions", "Favourite, or no longer"), "Ctrl+B", where=Scope.ROUTINES),
    _action("find_technique", QT_TRANSLATE_NOOP("actions", "Search techniques"), "Ctrl+F", where=Scope.BUILD),
    _action("undo", QT_TRANSLATE_NOOP("actions", "Undo"), "Ctrl+Z", where=Scope.BUILD, repeats=True),
    _action("redo", QT_TRANSLATE_NOOP("actions", "Redo"), "Ctrl+Shift+Z", "Ctrl+Y", where=Scope.BUILD, repeats=True),
    _action("cut", QT_TRANSLATE_NOOP("actions", "Cut blocks"), "Ctrl+X", where=Scope.BUILD),
    _action("copy", QT_TRANSLATE_NOOP("actions", "Copy blocks"), "Ctrl+C", where=Scope.BUILD),
    _action("paste", QT_TRANSLATE_NOOP("actions", "Paste blocks"), "Ctrl+V", where=Scope.BUILD),
    _action("duplicate_blocks", QT_TRANSLATE_NOOP("actions", "Duplicate blocks"), "Ctrl+D", where=Scope.BUILD),
    _action("delete_blocks", QT_TRANSLATE_NOOP("actions", "Delete blocks"), "Del", where=Scope.BUILD),
    _action("move_up", QT_TRANSLATE_NOOP("actions", "Move blocks up"), "Alt+Up", where=Scope.BUILD, repeats=True),
    _action("move_down", QT_TRANSLATE_NOOP("actions", "Move blocks down"), "Alt+Down", where=Scope.BUILD, repeats=True),
    _action("group", QT_TRANSLATE_NOOP("actions", "Group into a circuit"), "Ctrl+G", where=Scope.BUILD),
    _action("ungroup", QT_TRANSLATE_NOOP("actions", "Ungroup the circuit"), "Ctrl+Shift+G", where=Scope.BUILD),
    _action("inspect", QT_TRANSLATE_NOOP("actions", "Go to the block’s fields"), "Ctrl+I", where=Scope.BUILD),
    _action("rename_routine", QT_TRANSLATE_NOOP("actions", "Rename the routine"), "F2", where=Scope.BUILD),
    _action("text_view", QT_TRANSLATE_NOOP("actions", "As text, or as blocks"), "Ctrl+T", where=Scope.BUILD),
    _action("fit", QT_TRANSLATE_NOOP("actions", "Fit to a time"), "Ctrl+M", where=Scope.BUILD),
    _action("save", QT_TRANSLATE_NOOP("actions", "Save"), "Ctrl+S", where=Scope.BUILD),
    _action("save_as", QT_TRANSLATE_NOOP("actions", "Save as another routine"), "Ctrl+Shift+S", where=Scope.BUILD),
    _action("discard", QT_TRANSLATE_NOOP("actions", "Discard the changes"), where=Scope.BUILD),
    _action("typing_help", QT_TRANSLATE_NOOP("actions", "How to type a routine"), where=Scope.BUILD),
    _action("start", QT_TRANSLATE_NOOP("actions", "Start the routine"), "Ctrl+Return", where=Scope.BUILD),
    _action("press", QT_TRANSLATE_NOOP("actions", "Pause, go on, or done"), "Space", where=Scope.GUIDE),
    _action("pause", QT_TRANSLATE_NOOP("actions", "Pause or go on"), "P", where=Scope.GUIDE),
    _action("next", QT_TRANSLATE_NOOP("actions", "Next"), "Right", where=Scope.GUIDE),
    _action("previous", QT_TRANSLATE_NOOP("actions", "Back"), "Left", where=Scope.GUIDE),
    _action("extend", QT_TRANSLATE_NOOP("actions", "15 seconds more"), "+", "=", where=Scope.GUIDE, repeats=True),
    _action("shorten", QT_TRANSLATE_NOOP("actions", "15 seconds less"), "-", where=Scope.GUIDE),
    _action("louder", QT_TRANSLATE_NOOP("actions", "Louder"), "Up", where=Scope.GUIDE, repeats=True),
    _action("softer", QT_TRANSLATE_NOOP("actions", "Softer"), "Down", where=Scope.GUIDE, repeats=True),
    _action("mute", QT_TRANSLATE_NOOP("actions", "Mute"), "M", where=Scope.GUIDE),
    _action("floor", QT_TRANSLATE_NOOP("actions", "Floor view"), "F", where=Scope.GUIDE),
    _action("full_screen", QT_TRANSLATE_NOOP("actions", "Full screen"), "F11", where=Scope.GUIDE),
    _action("escape", QT_TRANSLATE_NOOP("actions", "Leave full screen, then end"), "Esc", where=Scope.GUIDE),
    _action("new", QT_TRANSLATE_NOOP("actions", "New routine"), "Ctrl+N", where=Scope.EVERYWHERE),
    _action("settings", QT_TRANSLATE_NOOP("actions", "Settings"), "Ctrl+,", where=Scope.EVERYWHERE),
    _action("shortcuts", QT_TRANSLATE_NOOP("actions", "All shortcuts"), "Ctrl+?", "F1", where=Scope.EVERYWHERE),
    _action("quit", QT_TRANSLATE_NOOP("actions", "Quit"), "Ctrl+Q", where=Scope.EVERYWHERE),
)


class Command(Protocol):
    """The callable behind an action."""

    def __call__(self) -> object: ...


def words(action: Action) -> str:
    """Return the text of ``action`` in the user's language."""
    return QCoreApplication.translate("actions", action.text)


def add_actions(to: QWidget, commands: Mapping[str, Command]) -> dict[Scope, list[QAction]]:
    """Add every action of the table to the window ``to``; ``commands`` are keyed by action id.

    They work wherever the focus is in the window, so that no widget takes the keys of a session.
    """
    made: dict[Scope, list[QAction]] = {where: [] for where in Scope}
    for action in ACTIONS:
        qt_action = QAction(words(action), to)
        qt_action.setShortcuts([QKeySequence(key) for key in action.keys])
        qt_action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        qt_action.setAutoRepeat(action.repeats)
        qt_action.triggered.connect(_without_checked(commands[action.id]))
        to.addAction(qt_action)
        made[action.where].append(qt_action)
    return made


def _without_checked(command: Command) -> "Command":
    return lambda *_: command()
