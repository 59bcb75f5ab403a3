"""What is shown when there is nothing else to show: a quiet figure, what is missing, and what to do about it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from recovery_timer.ui.figure.tiles import FigureTiles
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.button import Button
from recovery_timer.ui.widgets.text import label

_PICTURE = QSize(160, 120)
_OPACITY = 0.55


class EmptyState(QWidget):
    """A figure above a title, a sentence and buttons, all centred. The first button is the main one."""

    def __init__(self, theme: ThemeManager, technique: str, *buttons: Button) -> None:
        """``technique`` is the one whose figure is shown."""
        super().__init__()
        px = theme.px
        self.title, self.words = label("heading", wrap=True), label("muted", wrap=True)
        picture = _FaintFigure(theme, technique)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addStretch(1)
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(32), 0, px(32))
        column.setSpacing(px(8))
        column.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(px(8))
        for words in (self.title, self.words):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(words)
        column.addSpacing(px(8))
        column.addLayout(row)


class _FaintFigure(QWidget):
    """The figure, fainter than where it shows an exercise."""

    def __init__(self, theme: ThemeManager, technique: str) -> None:
        super().__init__()
        self._tiles = FigureTiles(theme, self)
        self._tiles.drawn.connect(self.update)
        self._technique = technique
        self.setFixedSize(theme.px(_PICTURE.width()), theme.px(_PICTURE.height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setOpacity(_OPACITY)
        self._tiles.paint(painter, self.rect(), self._technique, None)
