"""The ring that shows how much of the segment is left, with the time inside it as large as the ring allows."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from recovery_timer.ui.theme.manager import ThemeManager

_FULL_CIRCLE = 360 * 16
_TOP = 90 * 16


class Ring(QWidget):
    """Shows a time and an arc of a circle. `pressed` is emitted when it is clicked."""

    pressed = Signal()

    def __init__(self, theme: ThemeManager) -> None:
        super().__init__()
        self._theme = theme
        self._digits = ""
        self._below = ""
        self._share = 0.0
        self._colour = theme.colour("accent")
        self._digits_px = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.update)

    @property
    def digits_px(self) -> int:
        """The height of the digits themselves when last drawn, in px."""
        return self._digits_px

    def show_time(self, digits: str, share: float, below: str, colour: QColor) -> None:
        """Show ``digits``, a ``share`` (0 to 1) of the circle in ``colour``, and a short text ``below`` the digits."""
        now = (digits, round(share, 4), below, colour)
        if now != (self._digits, round(self._share, 4), self._below, self._colour):
            self._digits, self._share, self._below, self._colour = digits, share, below, colour
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(456, 456)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 200)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = min(self.width(), self.height())
        stroke = max(8.0, side * 0.03)
        circle = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        circle.adjust(stroke, stroke, -stroke, -stroke)
        painter.setPen(QPen(self._theme.colour("track"), stroke))
        painter.drawEllipse(circle)
        if self._share > 0:
            painter.setPen(QPen(self._colour, stroke, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawArc(circle, _TOP, -round(_FULL_CIRCLE * self._share))
        self._paint_words(painter, circle, circle.width() - 2 * stroke)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.pressed.emit()

    def _paint_words(self, painter: QPainter, circle: QRectF, width: float) -> None:
        font = self._theme.font(fitting_px(self._theme, self._digits, width * 0.92, circle.height() * 0.42))
        font.setWeight(QFont.Weight.Bold)
        self._digits_px = round(QFontMetricsF(font).capHeight())
        painter.setFont(font)
        painter.setPen(self._theme.colour("ink"))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, self._digits)
        if self._below:
            below = QRectF(circle.left(), circle.center().y() + circle.height() * 0.22, circle.width(), 60)
            painter.setFont(self._theme.font(max(14.0, circle.height() * 0.05), QFont.Weight.DemiBold))
            painter.setPen(self._theme.colour("muted"))
            painter.drawText(below, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, self._below)


def fitting_px(theme: ThemeManager, text: str, width: float, height: float) -> float:
    """Return the largest size in px at which bold ``text`` fits into ``width`` and ``height``.

    All digits count as equally wide, so that a running time keeps its size.
    """
    measured = 100.0
    metrics = QFontMetricsF(theme.font(measured, QFont.Weight.Bold))
    wide = metrics.horizontalAdvance("".join("0" if sign.isdigit() else sign for sign in text) or "0:00")
    return min(width / wide * measured, height / metrics.capHeight() * measured)
