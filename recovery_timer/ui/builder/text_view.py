"""The routine as text: the draft follows the typing whenever it can be read, and faults are marked in place."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QPlainTextEdit, QTextEdit, QVBoxLayout

from recovery_timer.routine.model import Sketch
from recovery_timer.ui.builder.model import BuilderModel
from recovery_timer.ui.builder.reading import Reading
from recovery_timer.ui.theme.colours import ColourName
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.theme.roles import set_role

if TYPE_CHECKING:
    # Imported where it is used: it takes 60 ms, and most users never open this view.
    from recovery_timer.routine.notation import Fault, Notice

_MOST_MARKED = 200

INDENTATION = " " * 4
"""As `notation.write` indents a circuit's lines."""

_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class TextView(QFrame):
    """Edits the model's draft as text, in both directions: typing changes the draft, other edits change the text.

    While it is shown, its text is the draft: only undo, redo and the user's commands rewrite it.
    """

    def __init__(self, theme: ThemeManager, model: BuilderModel) -> None:
        super().__init__()
        self._theme = theme
        self._model = model
        self._written: tuple[str, Sketch] | None = None
        self._marked_reading: Reading | None = None
        set_role(self, "panel")
        self.editor = _Editor()
        set_role(self.editor, "code")
        self.editor.setAccessibleName(self.tr("The routine as text"))
        self.editor.setUndoRedoEnabled(False)
        self.editor.setTabChangesFocus(True)
        self.faults = _Findings(theme.px(120))
        self.faults.setAccessibleName(self.tr("What cannot be read"))
        self.faults.itemActivated.connect(self._go_to)
        self.faults.itemClicked.connect(self._go_to)
        self.setFocusProxy(self.editor)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(12), theme.px(12), theme.px(12), theme.px(12))
        column.addWidget(self.editor, 1)
        column.addWidget(self.faults)
        self.editor.textChanged.connect(self._typed)
        self.editor.left.connect(model.end_merge)
        model.changed.connect(self._draft_changed)
        model.text_read.connect(self._draft_changed)
        theme.changed.connect(self._apply_theme)
        self._apply_theme()

    def show_draft(self) -> None:
        """Show the draft's text: as it was typed, or as its blocks are written."""
        draft = self._model.draft
        if draft.typed is not None:
            self._show(draft.typed.text)
        elif self._written is None or self._written[1] != draft.sketch or self._text() != self._written[0]:
            self._show(self._model.text())
            self._written = (self._text(), draft.sketch)
        if not self._model.is_reading and self._model.reading != self._marked_reading:
            self._marked_reading = self._model.reading
            self._mark(self._marked_reading.faults, self._marked_reading.notices)

    def show_first_fault(self) -> None:
        """Put the cursor where the text cannot be read."""
        if self.faults.count():
            self._go_to(self.faults.item(0))

    def add_line(self, line: str) -> None:
        """Add ``line`` below the one with the cursor, and in the same circuit."""
        cursor = self.editor.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        above = cursor.block().text()
        cursor.insertText(f"\n{indentation_below(above)}{line}" if above.strip() else line)
        self.editor.setTextCursor(cursor)

    def _draft_changed(self) -> None:
        # Undo, or a change from elsewhere. Text that was just typed here stays as typed.
        if self.isVisible():
            self.show_draft()

    def _text(self) -> str:
        # Lone surrogates, which no file can hold, are the only thing that is not kept as typed.
        return self.editor.toPlainText().encode("utf-8", "replace").decode()

    def _typed(self) -> None:
        text, line = self._text(), self.editor.textCursor().blockNumber()
        written = self._written[1] if self._written is not None and text == self._written[0] else None
        self._model.type_text(text, line, written=written)

    def _show(self, text: str) -> None:
        """Show ``text``. Only the part that differs is replaced, so that the cursor ends up at the change."""
        shown = self._text()
        if shown == text:
            return
        start = _length_in_common(shown, text)
        end = _length_in_common(shown[start:][::-1], text[start:][::-1])
        cursor = self._cursor_at(shown, start)
        last = self._cursor_at(shown, len(shown) - end)
        cursor.setPosition(last.position(), QTextCursor.MoveMode.KeepAnchor)
        with QSignalBlocker(self.editor):
            cursor.insertText(text[start : len(text) - end])
        self.editor.setTextCursor(cursor)

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
            colour: ColourName = "note" if isinstance(finding, Notice) else "danger"
            self._list(finding_text(finding), finding, colour)
            for suggestion in finding.suggestions if isinstance(finding, Notice) else ():
                self._list(self.tr("    Write {suggestion}").format(suggestion=suggestion), finding, colour, suggestion)
        self.faults.setVisible(self.faults.count() > 0)
        self.faults.fit()

    def _list(self, words: str, finding: "Fault | Notice", colour: ColourName, suggestion: str | None = None) -> None:
        """List ``finding``, or a ``suggestion`` for it, for the user to choose."""
        item = QListWidgetItem(words)
        item.setForeground(self._theme.colour(colour))
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
        return self._cursor_at(before, len(before))

    def _cursor_at(self, text: str, position: int) -> QTextCursor:
        cursor = QTextCursor(self.editor.document())
        # Here positions count characters; Qt counts UTF-16 units.
        cursor.setPosition(len(text[:position].encode("utf-16-le", "surrogatepass")) // 2)
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


class _Findings(QListWidget):
    """What was found in the text, as high as its lines are, up to ``highest`` px: then it scrolls."""

    def __init__(self, highest: int) -> None:
        super().__init__()
        self._highest = highest
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def fit(self) -> None:
        """Take the height of the lines, as they are wrapped."""
        self.doItemsLayout()
        last = self.visualItemRect(self.item(self.count() - 1)) if self.count() else QRect()
        below = last.bottom() + 1 + self.verticalOffset()
        self.setFixedHeight(min(self._highest, below + 2 * self.frameWidth()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()


class _Editor(QPlainTextEdit):
    """A plain editor that emits `left` when it loses the focus, which ends the typing as one edit.

    Tab leaves it, as with any field, so that keyboard users are not trapped in it. The lines of a circuit are indented
    automatically: Enter keeps the indentation, and deepens it after a line that ends in a colon.
    """

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        cursor = self.textCursor()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and event.modifiers() in _PLAIN:
            before = cursor.block().text()[: cursor.positionInBlock()]
            cursor.insertText(f"\n{indentation_below(before)}")
            self.setTextCursor(cursor)
            self.ensureCursorVisible()
            return
        if event.key() == Qt.Key.Key_Backspace and not event.modifiers() and not cursor.hasSelection():
            before = cursor.block().text()[: cursor.positionInBlock()]
            if before.endswith(INDENTATION) and not before.strip():
                moved = QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, len(INDENTATION)
                cursor.movePosition(*moved)
                cursor.removeSelectedText()
                return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


def indentation_below(line: str) -> str:
    """Return the indentation of the line below ``line``: the same, or deeper if ``line`` begins a circuit."""
    indented = line[: len(line) - len(line.lstrip())]
    return indented + INDENTATION if line.rstrip().endswith(":") else indented


def _length_in_common(one: str, other: str) -> int:
    """Return the length of the common prefix."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((number for number, (mine, theirs) in pairs if mine != theirs), min(len(one), len(other)))
