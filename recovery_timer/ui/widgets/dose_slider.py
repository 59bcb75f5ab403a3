"""A slider that shows the recommended range of a value, but accepts any value."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSlider

from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.wheel import leave_wheel_to_page


class DoseSlider(QSlider):
    """Paints itself: a track, the recommended range of it in a colour, and the handle."""

    def __init__(self, theme: ThemeManager) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        leave_wheel_to_page(self)
        self._theme = theme
        self._recommended: tuple[int, int] | None = None
        self._colour = theme.colour("accent")
        theme.changed.connect(self.update)

    def recommend(self, low: int | None, high: int | None, colour: QColor) -> None:
        """Show ``low`` to ``high`` as recommended; no range is drawn if either is None, as there is no figure."""
        self._recommended = None if low is None or high is None else (low, high)
        self._colour = colour
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self._theme.px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        radius = self._theme.px(10)
        thick = self._theme.px(6)
        middle = self.height() / 2
        painter.setBrush(self._theme.colour("track"))
        painter.drawRoundedRect(QRectF(radius, middle - thick / 2, self.width() - 2 * radius, thick), 3, 3)
        if self._recommended is not None:
            soft = QColor(self._colour)
            soft.setAlpha(130)
            painter.setBrush(soft)
            left, right = (self._x(value) for value in self._recommended)
            painter.drawRoundedRect(QRectF(left, middle - thick / 2, max(right - left, thick), thick), 3, 3)
        painter.setBrush(self._theme.colour("ink") if self.hasFocus() else self._colour)
        painter.drawEllipse(QRectF(self._x(self.value()) - radius, middle - radius, 2 * radius, 2 * radius))

    def _x(self, value: int) -> float:
        radius = self._theme.px(10)
        span = max(1, self.maximum() - self.minimum())
        share = (min(self.maximum(), max(self.minimum(), value)) - self.minimum()) / span
        return radius + share * (self.width() - 2 * radius)
