"""The routine as text: the draft follows the typing whenever it can be read, and faults are marked in place."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QPlainTextEdit, QTextEdit, QVBoxLayout

from recovery_timer.routine.model import Sketch
from recovery_timer.ui.builder.model import BuilderModel
from recovery_timer.ui.theme.colours import ColourName
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.theme.roles import set_role

if TYPE_CHECKING:
    # Imported where it is used: it takes 60 ms, and most users never open this view.
    from recovery_timer.routine.notation import Fault, Notice

_MOST_MARKED = 200


class TextView(QFrame):
    """Edits the model's draft as text, in both directions: typing changes the draft, other edits change the text."""

    def __init__(self, theme: ThemeManager, model: BuilderModel) -> None:
        super().__init__()
        self._theme = theme
        self._model = model
        self._typed: Sketch | None = None
        self._unread: tuple[str, Sketch] | None = None
        set_role(self, "panel")
        self.editor = _Editor()
        set_role(self.editor, "code")
        self.editor.setAccessibleName(self.tr("The routine as text"))
        self.editor.setUndoRedoEnabled(False)
        self.editor.setTabChangesFocus(False)
        self.faults = QListWidget()
        self.faults.setAccessibleName(self.tr("What cannot be read"))
        self.faults.setMaximumHeight(theme.px(120))
        self.faults.setWordWrap(True)
        self.faults.itemActivated.connect(self._go_to)
        self.faults.itemClicked.connect(self._go_to)
        self.setFocusProxy(self.editor)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(12), theme.px(12), theme.px(12), theme.px(12))
        column.addWidget(self.editor, 1)
        column.addWidget(self.faults)
        self.editor.textChanged.connect(self._read)
        self.editor.left.connect(model.end_merge)
        model.changed.connect(self._draft_changed)
        theme.changed.connect(self._apply_theme)
        self._apply_theme()

    def show_draft(self) -> None:
        """Show the draft's present value; but text typed for this draft that cannot be read yet is kept."""
        sketch = self._model.sketch
        if self._unread == (self._model.draft.routine_id, sketch):
            return
        self._typed = sketch
        from recovery_timer.routine import notation

        with QSignalBlocker(self.editor):
            self.editor.setPlainText(notation.write(sketch.name, sketch.blocks, self._model.catalogue))
        self._unread = None
        self._mark((), ())

    def _draft_changed(self) -> None:
        # Undo, or a change from elsewhere. Text that was just typed here stays as typed.
        if self.isVisible() and self._model.sketch != self._typed:
            self.show_draft()

    def _read(self) -> None:
        from recovery_timer.routine import notation

        text, catalogue = self.editor.toPlainText(), self._model.catalogue
        try:
            read = notation.parse(text, catalogue)
        except notation.NotationError:
            self._unread = (self._model.draft.routine_id, self._model.sketch)
            self._mark(notation.faults(text, catalogue), ())
            return
        self._unread = None
        self._mark((), read.notices)
        self._typed = Sketch(name=read.name or self._model.sketch.name, blocks=read.blocks)
        self._model.retype(self._typed)

    def _mark(self, faults: "tuple[Fault, ...]", notices: "tuple[Notice, ...]") -> None:
        from recovery_timer.routine.notation import Notice
        from recovery_timer.ui.text.notation import finding_text

        self.editor.setExtraSelections(
            [
                *(self._marked(fault, "danger") for fault in faults[:_MOST_MARKED]),
                *(self._marked(notice, "note") for notice in notices[:_MOST_MARKED]),
            ]
        )
        self.faults.clear()
        findings: tuple[Fault | Notice, ...] = (*faults[:_MOST_MARKED], *notices[:_MOST_MARKED])
        for finding in findings:
            self._list(finding_text(finding), finding)
            for suggestion in finding.suggestions if isinstance(finding, Notice) else ():
                self._list(self.tr("    Write {suggestion}").format(suggestion=suggestion), finding, suggestion)
        self.faults.setVisible(self.faults.count() > 0)

    def _list(self, words: str, finding: "Fault | Notice", suggestion: str | None = None) -> None:
        """List ``finding``, or a ``suggestion`` for it, to be chosen."""
        item = QListWidgetItem(words)
        item.setData(Qt.ItemDataRole.UserRole, (finding.line, finding.column, finding.length, suggestion))
        self.faults.addItem(item)

    def _marked(self, place: "Fault | Notice", colour: ColourName) -> QTextEdit.ExtraSelection:
        marked = QTextEdit.ExtraSelection()
        underlined = QTextCharFormat()
        underlined.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        underlined.setUnderlineColor(self._theme.colour(colour))
        underlined.setForeground(self._theme.colour(colour))
        marked.format = underlined
        cursor = self._cursor(place.line, place.column)
        cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor, max(1, place.length))
        marked.cursor = cursor
        return marked

    def _cursor(self, line: int, column: int) -> QTextCursor:
        # From the whole text: a line begun with Shift+Enter is not a text block of its own to Qt.
        lines = self.editor.toPlainText().split("\n")
        before = "\n".join([*lines[: line - 1], lines[line - 1][: column - 1]])
        cursor = QTextCursor(self.editor.document())
        # Columns count characters; Qt counts UTF-16 units.
        cursor.setPosition(len(before.encode("utf-16-le", "surrogatepass")) // 2)
        return cursor

    def _go_to(self, item: QListWidgetItem) -> None:
        line, column, length, suggestion = item.data(Qt.ItemDataRole.UserRole)
        cursor = self._cursor(line, column)
        self.editor.setTextCursor(cursor)
        self.editor.setFocus()
        if suggestion is not None:
            cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor, length)
            cursor.insertText(suggestion)

    def _apply_theme(self) -> None:
        self.editor.setFont(self._theme.font(self._theme.px(15)))


class _Editor(QPlainTextEdit):
    """A plain editor that emits `left` when it loses the focus, which ends the typing as one edit."""

    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()
