"""An animated check mark in a ring: something is done."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QVariantAnimation
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from recovery_timer.ui.spoken import AccessibleRole, speak
from recovery_timer.ui.theme.manager import ThemeManager

DRAW_MS = 380
_RING_SHARE = 0.65
"""The ring is drawn first, in this share of the time."""
_CHECK = (QPointF(0.29, 0.52), QPointF(0.44, 0.67), QPointF(0.73, 0.36))


class CheckMark(QWidget):
    """Shows a check mark, or a ring with two bars if the session was stopped. `draw` replays the animation."""

    def __init__(self, theme: ThemeManager, side_px: int) -> None:
        super().__init__()
        self._theme = theme
        self._side = side_px
        self._done = True
        self._drawn = 1.0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        speak(self, AccessibleRole.Graphic, name=lambda: self.tr("Done") if self._done else self.tr("Stopped"))
        self._drawing = QVariantAnimation(self)
        self._drawing.setDuration(DRAW_MS)
        self._drawing.setStartValue(0.0)
        self._drawing.setEndValue(1.0)
        self._drawing.valueChanged.connect(self._advance)
        theme.changed.connect(self.update)

    def draw(self, *, done: bool) -> None:
        """Draw the check mark if ``done``, else the bars, which do not move."""
        self._done = done
        self._drawing.stop()
        if done and self._theme.is_animated:
            self._drawing.start()
        else:
            self._advance(1.0)

    def sizeHint(self) -> QSize:
        return QSize(self._side, self._side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        stroke = self._side * 0.085
        ring = QRectF(0, 0, self._side, self._side).adjusted(stroke, stroke, -stroke, -stroke)
        colour = self._theme.colour("accent" if self._done else "rest")
        painter.setPen(QPen(colour, stroke, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        painter.drawArc(ring, 90 * 16, -round(360 * 16 * min(1.0, self._drawn / _RING_SHARE)))
        if self._done:
            self._paint_check(painter, max(0.0, (self._drawn - _RING_SHARE) / (1 - _RING_SHARE)))
        else:
            for x in (0.41, 0.59):
                painter.drawLine(QPointF(x, 0.36) * self._side, QPointF(x, 0.64) * self._side)

    def _paint_check(self, painter: QPainter, share: float) -> None:
        if share <= 0:
            return
        start, low, end = (point * self._side for point in _CHECK)
        path = QPainterPath(start)
        path.lineTo(low)
        path.lineTo(end)
        shown = QPainterPath(start)
        for step in range(1, 21):
            shown.lineTo(path.pointAtPercent(share * step / 20))
        painter.drawPath(shown)

    def _advance(self, drawn: float) -> None:
        self._drawn = drawn
        self.update()
