"""Dots that count sets: those done are filled, the present one has a ring, those ahead are empty."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

_GAP_SHARE = 0.66
MOST = 6
"""More than these would be counted rather than seen: then there are words only."""


class SetDots(QWidget):
    """Shows which of a few sets it is. A screen reader skips it, because the text beside it says the same."""

    def __init__(self) -> None:
        super().__init__()
        self._number, self._all = 1, 1
        self._side = 18
        self._colour = QColor()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_sets(self, number: int, of_sets: int, colour: QColor, side_px: int) -> None:
        """Show set ``number`` of ``of_sets`` as dots ``side_px`` wide; nothing if there is one set or too many."""
        shown = number, of_sets if 1 < of_sets <= MOST else 0, side_px, colour
        if shown != (self._number, self._all, self._side, self._colour):
            self._number, self._all, self._side, self._colour = shown
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        gaps = max(0, self._all - 1) * self._gap()
        return QSize(round(self._all * self._side + gaps), self._side if self._all else 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        stroke, radius = max(2.0, self._side * 0.16), self._side / 2
        left = (self.width() - self.sizeHint().width()) / 2
        for number in range(1, self._all + 1):
            middle = QPointF(left + radius + (number - 1) * (self._side + self._gap()), self.height() / 2)
            painter.setPen(QPen(self._colour, stroke))
            painter.setBrush(self._colour if number < self._number else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(middle, radius - stroke / 2, radius - stroke / 2)
            if number == self._number:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self._colour)
                painter.drawEllipse(middle, radius * 0.44, radius * 0.44)

    def _gap(self) -> float:
        return self._side * _GAP_SHARE
