"""The tables of all commands with a keyboard shortcut; the shortcuts and the page that lists them are made from them.

Each screen has its own table, in the `actions` module of its folder; commands that belong to no screen are here.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from msgspec import Struct
from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget


class Action(Struct, frozen=True, kw_only=True):
    """A command: id, text and keys in Qt's notation. With `repeats`, holding the key repeats it.

    `signed_keys` are labelled with what they do, so the page of shortcuts leaves them out.
    """

    id: str
    text: str
    keys: tuple[str, ...]
    signed_keys: tuple[str, ...] = ()
    repeats: bool = False


def action(id_: str, text: object, *keys: str, signed_keys: tuple[str, ...] = (), repeats: bool = False) -> Action:
    """Return a row of a table. ``text`` is what `QT_TRANSLATE_NOOP` returns, in the context "actions"."""
    return Action(id=id_, text=str(text), keys=keys, signed_keys=signed_keys, repeats=repeats)


EVERYWHERE = (
    action("shortcuts", QT_TRANSLATE_NOOP("actions", "All shortcuts"), "Ctrl+?", "F1"),
    action("quit", QT_TRANSLATE_NOOP("actions", "Quit"), "Ctrl+Q"),
)
"""They work during a session too."""

OUTSIDE_A_SESSION = (
    action("new", QT_TRANSLATE_NOOP("actions", "New routine"), "Ctrl+N"),
    action("settings", QT_TRANSLATE_NOOP("actions", "Settings"), "Ctrl+,"),
)
"""They lead to a screen of the rail; during a session, the user is asked whether to end it."""


class Command(Protocol):
    """The callable behind an action."""

    def __call__(self) -> object: ...


class Section(Struct, frozen=True):
    """The actions that work in one place, under the heading that they are listed by."""

    heading: str
    actions: Sequence[Action]


def words(each: Action) -> str:
    """Return the text of an action in the user's language."""
    return QCoreApplication.translate("actions", each.text)


def add_actions(to: QWidget, actions: Iterable[Action], commands: Mapping[str, Command]) -> list[QAction]:
    """Add ``actions`` to the window ``to``; ``commands`` are keyed by action id. KeyError if one is missing.

    They work wherever the focus is in the window, so no widget can take a session's keys.
    """
    made = []
    for each in actions:
        qt_action = QAction(words(each), to)
        qt_action.setShortcuts([QKeySequence(key) for key in (*each.keys, *each.signed_keys)])
        qt_action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        qt_action.setAutoRepeat(each.repeats)
        qt_action.triggered.connect(_without_checked(commands[each.id]))
        to.addAction(qt_action)
        made.append(qt_action)
    return made


def _without_checked(command: Command) -> "Command":
    return lambda *_: command()
