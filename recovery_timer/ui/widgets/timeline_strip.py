"""The timeline as a strip: one cell per segment, its width by duration, its colour by activity."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from recovery_timer.routine.timeline import Segment, Timeline
from recovery_timer.ui.text.domain import describe_with_length
from recovery_timer.ui.theme.manager import ThemeManager

_GAP_PX = 2
_NARROWEST_PX = 3
_PAST_ALPHA = 70


class TimelineStrip(QWidget):
    """Shows a timeline and the session's place in it. If pickable, `picked` is emitted with the index of a click."""

    picked = Signal(int)

    def __init__(
        self, theme: ThemeManager, *, height_px: int, pickable: bool = False, parent: QWidget | None = None
    ) -> None:
        """``pickable`` lets the user jump with a click."""
        super().__init__(parent)
        self._theme = theme
        self._height = height_px
        self._segments: tuple[Segment, ...] = ()
        self._current: int | None = None
        self._pickable = pickable
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if pickable:
            self.setMouseTracking(True)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.update)

    def show_timeline(self, timeline: Timeline) -> None:
        """Show ``timeline``, with nothing of it in the past yet."""
        self._segments = timeline.segments
        self._current = None
        self.update()

    def set_current(self, index: int | None) -> None:
        """Mark segment ``index`` as current and those before it as past."""
        if index != self._current:
            self._current = index
            self.update()

    def segment_at(self, x: float) -> int | None:
        """Return the index of the segment at ``x`` px, which includes the gap after it; None outside the strip."""
        if not 0 <= x <= self.width():
            return None
        return next((segment.index for segment, left, _ in reversed(self._cells()) if left <= x), None)

    def cell(self, index: int) -> QRectF:
        """Return the rectangle in which segment ``index`` is drawn."""
        left, right = next((left, right) for segment, left, right in self._cells() if segment.index == index)
        return QRectF(left, 0, right - left, self.height())

    def sizeHint(self) -> QSize:
        return QSize(200, self._height)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self._height)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rounded = QPainterPath()
        radius = min(4.0, self.height() / 2)
        rounded.addRoundedRect(QRectF(self.rect()), radius, radius)
        painter.setClipPath(rounded)
        pixel = -1
        for segment, left, right in self._cells():
            cell = QRectF(left, 0, right - left, self.height())
            if right - left < 1:
                # Thousands may share a few hundred pixels: the first segment to begin in a pixel takes all of it.
                if int(left) == pixel:
                    continue
                cell = QRectF(int(left), 0, 1, self.height())
            pixel = int(left)
            painter.fillRect(cell, self._colour(segment, right - left))
        painter.setClipping(False)
        if self._current is not None:
            painter.setPen(QPen(self._theme.colour("ink"), 2))
            painter.drawRect(self.cell(self._current).adjusted(1, 1, -1, -1))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index = self.segment_at(event.position().x())
        if index is not None:
            QToolTip.showText(event.globalPosition().toPoint(), describe_with_length(self._segments[index]), self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self.segment_at(event.position().x())
        if self._pickable and index is not None and event.button() is Qt.MouseButton.LeftButton:
            self.picked.emit(index)

    def _colour(self, segment: Segment, width: float) -> QColor:
        colours = self._theme.colours
        # Where cells are too narrow to be told apart, a colour of their own for gaps would only be noise.
        is_noise = segment.kind.is_gap and width < _NARROWEST_PX
        colour = QColor(colours.phase(segment) if is_noise else colours.segment(segment))
        if self._current is not None and segment.index < self._current:
            colour.setAlpha(_PAST_ALPHA)
        return colour

    def _cells(self) -> list[tuple[Segment, float, float]]:
        """Return where each segment begins and ends, in px: proportional to duration, but never too narrow to see."""
        if not self._segments:
            return []
        lengths = [segment.length_ms for segment in self._segments]
        total = sum(lengths) or 1
        narrowest = min(_NARROWEST_PX + _GAP_PX, self.width() / len(lengths))
        spare = self.width() - narrowest * len(lengths)
        gap = _GAP_PX if narrowest > _GAP_PX else 0
        cells, x = [], 0.0
        for segment, length in zip(self._segments, lengths, strict=True):
            width = narrowest + spare * length / total
            cells.append((segment, x, x + width - gap))
            x += width
        segment, left, right = cells[-1]
        cells[-1] = (segment, left, right + gap)
        return cells
