"""Routes undo, redo and pasted blocks to the routine, whichever field has the focus."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractSpinBox, QLineEdit, QPlainTextEdit, QWidget

from recovery_timer.ui.builder import clipboard

_COMMITS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FieldHistory(QObject):
    """Keeps fields from using undo and redo for their own text. `entered` is emitted when a new edit begins in one.

    A new edit begins when a field gets the focus, and after each value committed with Enter.
    """

    entered = Signal()

    def __init__(self, within: QWidget, *, own: QLineEdit) -> None:
        """Watch every field currently inside ``within``.

        ``own`` is not a field of the routine: it undoes its own text first, and blocks on the clipboard are pasted into
        the routine, not into it as text.
        """
        super().__init__(within)
        self._own = own
        for kind in (QLineEdit, QPlainTextEdit, QAbstractSpinBox):
            for field in within.findChildren(kind):
                field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.entered.emit()
        if _commits(watched, event):
            self.entered.emit()
        # Qt first offers a shortcut's key to the focused field.
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        is_ours = self._is_for_routine(watched, event)
        if is_ours:
            event.ignore()
        return is_ours

    def _is_for_routine(self, watched: QObject, event: QKeyEvent) -> bool:
        in_own = watched is self._own
        if event.matches(QKeySequence.StandardKey.Undo):
            return not (in_own and self._own.isUndoAvailable())
        if event.matches(QKeySequence.StandardKey.Redo):
            return not (in_own and self._own.isRedoAvailable())
        return in_own and event.matches(QKeySequence.StandardKey.Paste) and clipboard.has_blocks()


def _commits(field: QObject, event: QEvent) -> bool:
    # In a multi-line field, Enter only starts another line.
    is_enter = event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in _COMMITS
    return is_enter and not isinstance(field, QPlainTextEdit)
