"""A bar with the recommended range of one number."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from recovery_timer.ui.theme.manager import ThemeManager

_THICK_PX = 8
_END = 2
"""The bar ends at this many times the upper end of the range, to show that more is possible."""


class RangeBar(QWidget):
    """Shows ``low`` to ``high`` in the colour of a family. A label beside it says the same in words."""

    def __init__(self, theme: ThemeManager, low: int, high: int, colour: QColor) -> None:
        super().__init__()
        self._theme = theme
        self._range = low, high
        self.colour = colour
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self._theme.px(_THICK_PX))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        radius = self.height() / 2
        painter.setBrush(self._theme.colour("track"))
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        low, high = (value / (_END * self._range[1]) * self.width() for value in self._range)
        # A single value is a dot.
        room = QRectF(low, 0, max(high - low, self.height()), self.height())
        painter.setBrush(self.colour)
        painter.drawRoundedRect(room, radius, radius)
