"""A line with its reason and its button."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from recovery_timer.journal.lines import Line
from recovery_timer.ui.text.follow_ups import Words
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.button import Button
from recovery_timer.ui.widgets.text import label


class LineRow(QWidget):
    """Shows ``line`` in ``words``; the button does ``act``."""

    def __init__(self, theme: ThemeManager, line: Line, words: Words, act: Callable[[], None]) -> None:
        super().__init__()
        self.line = line
        self.button = Button(theme, words.button, pressed=act)
        said = QVBoxLayout()
        said.setSpacing(theme.px(2))
        said.addWidget(label("strong", words.title, wrap=True))
        said.addWidget(label("small", words.reason, wrap=True))
        if words.source:
            said.addWidget(label("small", words.source, wrap=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(12))
        row.addLayout(said, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
