"""The frame of a dialog with a list: a heading, a sentence, rows that scroll, and Close."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.button import Button
from recovery_timer.ui.widgets.layouts import resize_within_screen
from recovery_timer.ui.widgets.scroll_page import ScrollPage
from recovery_timer.ui.widgets.text import label


class ListDialog(QDialog):
    """`rows` is the grid to fill; its first column takes the remaining width. `nothing` is shown if it is empty."""

    def __init__(
        self, theme: ThemeManager, parent: QWidget, *, heading: str, words: str, nothing: str, size_px: QSize
    ) -> None:
        """``nothing`` is what is said when there are no rows. ``size_px`` is scaled with the text."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(heading)
        px = theme.px
        self.rows = QGridLayout()
        self.rows.setColumnStretch(0, 1)
        self.rows.setHorizontalSpacing(px(12))
        self.rows.setVerticalSpacing(px(10))
        self.nothing = label("muted", nothing)
        self.close_button = Button(theme, self.tr("Close"), role="primary", pressed=self.accept)
        page = QWidget()
        inside = QVBoxLayout(page)
        inside.setContentsMargins(0, 0, px(8), 0)
        inside.addWidget(self.nothing)
        inside.addLayout(self.rows)
        inside.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(24), px(24), px(20))
        column.setSpacing(px(12))
        column.addWidget(label("heading", heading))
        column.addWidget(label("muted", words, wrap=True))
        column.addWidget(ScrollPage(page), 1)
        column.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignRight)
        resize_within_screen(self, px(size_px.width()), px(size_px.height()))
