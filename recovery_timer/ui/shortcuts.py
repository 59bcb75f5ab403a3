"""The page of all shortcuts, made from the table of actions."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from recovery_timer.ui.actions import ACTIONS, Where, words
from recovery_timer.ui.theme.look import Look
from recovery_timer.ui.widgets.button import Button
from recovery_timer.ui.widgets.text import label


class ShortcutsDialog(QDialog):
    """Lists every key and what it does, by where it works."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        """Be ready to `open`."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Shortcuts"))
        headings = {
            Where.GUIDE: self.tr("During a session"),
            Where.ROUTINES: self.tr("Routines"),
            Where.BUILD: self.tr("Build"),
            Where.EVERYWHERE: self.tr("Everywhere"),
        }
        page = QWidget()
        grid = QGridLayout(page)
        grid.setHorizontalSpacing(look.px(32))
        grid.setVerticalSpacing(look.px(8))
        for where, heading in headings.items():
            grid.addWidget(label("group", heading.upper()), grid.rowCount(), 0, 1, 2)
            for action in ACTIONS:
                if action.where is where and action.keys:
                    row = grid.rowCount()
                    grid.addWidget(label("body", words(action)), row, 0)
                    grid.addWidget(label("strong", _keys(action.keys)), row, 1, Qt.AlignmentFlag.AlignRight)
            grid.setRowMinimumHeight(grid.rowCount(), look.px(8))
        scroll = QScrollArea()
        scroll.setWidget(page)
        scroll.setWidgetResizable(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(look.px(24), look.px(24), look.px(24), look.px(20))
        column.setSpacing(look.px(16))
        column.addWidget(label("heading", self.tr("Shortcuts")))
        column.addWidget(scroll, 1)
        column.addWidget(
            Button(look, self.tr("Close"), role="primary", pressed=self.accept), 0, Qt.AlignmentFlag.AlignRight
        )
        self.resize(look.px(540), look.px(520))


def _keys(keys: tuple[str, ...]) -> str:
    return "  ".join(QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in keys)
