"""A line with its reason and its buttons."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from recovery_timer.journal.lines import Act, AfterLine
from recovery_timer.ui.text.follow_ups import LineWords
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.button import Button
from recovery_timer.ui.widgets.text import label


class LineRow(QWidget):
    """Shows ``line`` in ``words``; each button calls ``act`` with its act."""

    def __init__(self, theme: ThemeManager, line: AfterLine, words: LineWords, act: Callable[[Act], None]) -> None:
        super().__init__()
        self.line = line
        self.buttons = {each: Button(theme, said, pressed=partial(act, each)) for each, said in words.buttons.items()}
        said = QVBoxLayout()
        said.setSpacing(theme.px(2))
        said.addWidget(label("strong", words.title, wrap=True))
        said.addWidget(label("small", words.reason, wrap=True))
        if words.source:
            said.addWidget(label("small", words.source, wrap=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addLayout(said, 1)
        row.addSpacing(theme.px(4))
        for button in self.buttons.values():
            button.setAccessibleDescription(words.title)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
