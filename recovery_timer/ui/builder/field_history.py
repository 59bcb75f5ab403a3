"""Gives undo and redo to the routine's history, whichever field has the focus."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractSpinBox, QLineEdit, QPlainTextEdit, QWidget

_KEYS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class FieldHistory(QObject):
    """Keeps fields from using undo and redo for their own text. `entered` is emitted when a new edit begins in one."""

    entered = Signal()

    def __init__(self, within: QWidget) -> None:
        """Watch every field currently inside ``within``."""
        super().__init__(within)
        for kind in (QLineEdit, QPlainTextEdit, QAbstractSpinBox):
            for field in within.findChildren(kind):
                field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.entered.emit()
        # Qt first offers a shortcut's key to the focused field.
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        is_ours = any(event.matches(key) for key in _KEYS)
        if is_ours:
            event.ignore()
        return is_ours
