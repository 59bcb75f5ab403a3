"""The list of all shortcuts, made from the tables of actions."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from recovery_timer.ui.actions import Section, words
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.button import Button
from recovery_timer.ui.widgets.layouts import resize_within_screen
from recovery_timer.ui.widgets.scroll_page import ScrollPage
from recovery_timer.ui.widgets.text import label


class ShortcutsDialog(QDialog):
    """Lists every key and its command, grouped by where it works."""

    def __init__(self, theme: ThemeManager, sections: Sequence[Section], parent: QWidget) -> None:
        """List ``sections`` in their order."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Shortcuts"))
        page = QWidget()
        grid = QGridLayout(page)
        grid.setColumnStretch(0, 1)
        grid.setHorizontalSpacing(theme.px(32))
        grid.setVerticalSpacing(theme.px(8))
        for section in sections:
            grid.addWidget(label("group", section.heading.upper()), grid.rowCount(), 0, 1, 2)
            for action in section.actions:
                if action.keys:
                    row = grid.rowCount()
                    grid.addWidget(label("body", words(action), wrap=True), row, 0)
                    grid.addWidget(label("strong", _keys(action.keys)), row, 1, Qt.AlignmentFlag.AlignRight)
            grid.setRowMinimumHeight(grid.rowCount(), theme.px(8))
        scroll = ScrollPage(page, name=self.tr("Shortcuts"), fits=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(24), theme.px(24), theme.px(24), theme.px(20))
        column.setSpacing(theme.px(16))
        column.addWidget(label("heading", self.tr("Shortcuts")))
        column.addWidget(scroll, 1)
        close = Button(theme, self.tr("Close"), role="primary", pressed=self.accept)
        # Enter closes, although the list has the focus.
        close.setDefault(True)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        resize_within_screen(self, theme.px(580), theme.px(520))


def _keys(keys: tuple[str, ...]) -> str:
    return "  ".join(QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in keys)
