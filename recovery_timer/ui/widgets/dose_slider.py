"""A slider that shows the recommended range of a value, but accepts any value."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSlider

from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.wheel import leave_wheel_to_page

_HEIGHT_PX, _TRACK_PX, _THUMB_PX = 28, 8, 20
_RING_PX, _DRAGGED_RING_PX = 5, 7
_HALO = 0.22


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
        """Show ``low`` to ``high`` as recommended; if either is None, there is no range, and none is drawn."""
        self._recommended = None if low is None or high is None else (low, high)
        self._colour = colour
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self._theme.px(_HEIGHT_PX))

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        thick, middle = self._theme.px(_TRACK_PX), self.height() / 2
        end = thick / 2
        painter.setBrush(self._theme.colour("track"))
        painter.drawRoundedRect(QRectF(0, middle - end, self.width(), thick), end, end)
        colour = self._colour if self.isEnabled() else self._theme.colour("rest")
        painter.setBrush(colour)
        if self._recommended is not None:
            left, right = (self._x(value) for value in self._recommended)
            painter.drawRoundedRect(QRectF(left, middle - end, max(right - left, thick), thick), end, end)
        self._paint_thumb(painter, QPointF(self._x(self.value()), middle), colour)

    def _paint_thumb(self, painter: QPainter, at: QPointF, colour: QColor) -> None:
        """Paint the handle: a ring in ``colour``, thicker while it is dragged, with a halo under the mouse."""
        px = self._theme.px
        radius = px(_THUMB_PX) / 2
        if self.underMouse() and self.isEnabled():
            halo = QColor(colour)
            halo.setAlphaF(_HALO)
            painter.setBrush(halo)
            painter.drawEllipse(at, radius * 1.5, radius * 1.5)
        if self.hasFocus():
            painter.setBrush(self._theme.colour("accent"))
            painter.drawEllipse(at, radius + 4, radius + 4)
            painter.setBrush(self._theme.colour("surface"))
            painter.drawEllipse(at, radius + 2, radius + 2)
        painter.setBrush(colour)
        painter.drawEllipse(at, radius, radius)
        inner = radius - px(_DRAGGED_RING_PX if self.isSliderDown() else _RING_PX)
        painter.setBrush(self._theme.colour("surface"))
        painter.drawEllipse(at, inner, inner)

    def _x(self, value: int) -> float:
        radius = self._theme.px(_THUMB_PX) / 2
        span = max(1, self.maximum() - self.minimum())
        share = (min(self.maximum(), max(self.minimum(), value)) - self.minimum()) / span
        return radius + share * (self.width() - 2 * radius)
