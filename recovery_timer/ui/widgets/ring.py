"""The ring that shows how much of the segment is left, with the time inside it as large as the ring allows."""

from math import ceil, cos, pi, radians, sin

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from recovery_timer.ui.theme.manager import ThemeManager

_FULL_CIRCLE = 360 * 16
_TOP = 90 * 16
_DIGITS_SHARE = 0.42
"""Largest height of the digits, as a share of the circle's."""
_BELOW_SHARE, _BELOW_PX = 0.22, 60
"""Where the text below the digits begins, from the middle as a share of the circle's height, and its height."""
_LEAST_SEEN_PX = 4.0
"""The arc is repainted only once its end has moved this far along the circle: less is not seen from two metres."""
_SHORT_STEP = 1 / 36
"""For a step of up to this share of the circle, a rectangle around its two ends covers everything that changes."""


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
        if colour != self._colour:
            self._digits, self._share, self._below, self._colour = digits, share, below, colour
            self.update()
            return
        if (digits, below) != (self._digits, self._below):
            self._digits, self._below = digits, below
            self.update(self._words_rect())
        self._move_arc(share)

    def _move_arc(self, share: float) -> None:
        """Repaint only the part of the circle where the arc's end has moved."""
        circle, stroke = self._circle()
        moved, ends = abs(share - self._share), {share, self._share}
        if not moved or (moved * pi * circle.width() < _LEAST_SEEN_PX and 0.0 < share < 1.0):
            return
        if moved > _SHORT_STEP or 0.0 in ends:
            self.update()
        else:
            first, last = (_point_on(circle, each) for each in ends)
            margin = ceil(stroke) + 2
            changed = QRectF(first, last).normalized().adjusted(-margin, -margin, margin, margin)
            self.update(changed.toAlignedRect())
        self._share = share

    def sizeHint(self) -> QSize:
        return QSize(456, 456)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 200)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        circle, stroke = self._circle()
        painter.setPen(QPen(self._theme.colour("track"), stroke))
        painter.drawEllipse(circle)
        if self._share > 0:
            painter.setPen(QPen(self._colour, stroke, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.drawArc(circle, _TOP, -round(_FULL_CIRCLE * self._share))
        if event.rect().intersects(self._words_rect()):
            self._paint_words(painter, circle, circle.width() - 2 * stroke)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.pressed.emit()

    def _circle(self) -> tuple[QRectF, float]:
        """Return the centre line of the drawn circle, and the width of its stroke."""
        side = min(self.width(), self.height())
        stroke = max(8.0, side * 0.03)
        circle = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        return circle.adjusted(stroke, stroke, -stroke, -stroke), stroke

    def _words_rect(self) -> QRect:
        """Return the band across the middle that `_paint_words` draws in."""
        circle, stroke = self._circle()
        middle, below = circle.center().y(), circle.height() * _BELOW_SHARE + _BELOW_PX
        top = middle - circle.height() * _DIGITS_SHARE * 0.6
        return QRectF(circle.left() + stroke, top, circle.width() - 2 * stroke, middle + below - top).toAlignedRect()

    def _paint_words(self, painter: QPainter, circle: QRectF, width: float) -> None:
        font = self._theme.font(fitting_px(self._theme, self._digits, width * 0.92, circle.height() * _DIGITS_SHARE))
        font.setWeight(QFont.Weight.Bold)
        self._digits_px = round(QFontMetricsF(font).capHeight())
        painter.setFont(font)
        painter.setPen(self._theme.colour("ink"))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, self._digits)
        if self._below:
            top = circle.center().y() + circle.height() * _BELOW_SHARE
            below = QRectF(circle.left(), top, circle.width(), _BELOW_PX)
            painter.setFont(self._theme.font(max(14.0, circle.height() * 0.05), QFont.Weight.DemiBold))
            painter.setPen(self._theme.colour("muted"))
            painter.drawText(below, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, self._below)


def _point_on(circle: QRectF, share: float) -> QPointF:
    """Return where an arc of ``share`` ends, clockwise from the top."""
    angle = radians(360 * share)
    return circle.center() + QPointF(sin(angle), -cos(angle)) * (circle.width() / 2)


def fitting_px(theme: ThemeManager, text: str, width: float, height: float) -> float:
    """Return the largest size in px at which bold ``text`` fits into ``width`` and ``height``.

    All digits count as equally wide, so that a running time keeps its size.
    """
    measured = 100.0
    metrics = QFontMetricsF(theme.font(measured, QFont.Weight.Bold))
    wide = metrics.horizontalAdvance("".join("0" if sign.isdigit() else sign for sign in text) or "0:00")
    return min(width / wide * measured, height / metrics.capHeight() * measured)
