"""The timeline as a strip: one cell per segment, its width by duration, its colour by activity."""

from functools import partial

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QMouseEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from recovery_timer.routine.timeline import Kind, Segment, Timeline
from recovery_timer.ui.spoken import AccessibleRole, SpokenPart, SpokenParts, speak
from recovery_timer.ui.text.domain import describe_with_length
from recovery_timer.ui.theme.manager import ThemeManager

_GAP_PX = 2
_NARROWEST_PX = 3
_PAST_ALPHA = 70
_INSET_PX = 4
"""By how much the head of the present moment stands out above and below the cells."""
_HEAD_PX, _HEAD_EDGE_PX = 5, 2


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
        self._laid_out: list[tuple[Segment, float, float]] = []
        self._laid_out_for = -1
        self._current: int | None = None
        self._played = 0.0
        self._hovered: int | None = None
        self._pickable = pickable
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        speak(
            self,
            AccessibleRole.List,
            name=lambda: self.tr("Timeline"),
            value=self._spoken_value,
            parts=SpokenParts(lambda: len(self._segments), self._part),
        )
        if pickable:
            self.setMouseTracking(True)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.update)

    def show_timeline(self, timeline: Timeline) -> None:
        """Show ``timeline``, with nothing of it in the past yet."""
        self._segments = timeline.segments
        self._laid_out_for = -1
        self._current = None
        self.update()

    def set_current(self, index: int | None) -> None:
        """Mark segment ``index`` as current and those before it as past."""
        if index != self._current:
            self._current, self._played = index, 0.0
            self.update()

    def set_played(self, played: float) -> None:
        """Say which part of the current segment is over, from 0 to 1. Repaints only what is seen to move."""
        if self._current is None:
            return
        before = self._head_x()
        was, self._played = self._played, played
        if abs(self._head_x() - before) < 1.0:
            self._played = was
            return
        margin = _HEAD_PX + 2 * _HEAD_EDGE_PX
        left, right = sorted((before, self._head_x()))
        self.update(QRectF(left - margin, 0, right - left + 2 * margin, self.height()).toAlignedRect())

    def segment_at(self, x: float) -> int | None:
        """Return the index of the segment at ``x`` px, which includes the gap after it; None outside the strip."""
        if not 0 <= x <= self.width():
            return None
        return next((segment.index for segment, left, _ in reversed(self._cells()) if left <= x), None)

    def cell(self, index: int) -> QRectF:
        """Return the rectangle in which segment ``index`` is drawn."""
        _, left, right = self._cells()[index]
        return QRectF(left, 0, right - left, self.height())

    def sizeHint(self) -> QSize:
        return QSize(200, self._height)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self._height)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        band = self._band()
        rounded = QPainterPath()
        radius = min(4.0, band.height() / 2)
        rounded.addRoundedRect(band, radius, radius)
        painter.setClipPath(rounded)
        seen, pixel = event.rect(), -1
        for segment, left, right in self._cells():
            if right < seen.left() or left > seen.right() + 1:
                continue
            cell = QRectF(left, band.top(), right - left, band.height())
            if right - left < 1:
                # Thousands may share a few hundred pixels: the first segment to begin in a pixel takes all of it.
                if int(left) == pixel:
                    continue
                cell = QRectF(int(left), band.top(), 1, band.height())
            pixel = int(left)
            self._paint_cell(painter, segment, cell)
        painter.setClipping(False)
        self._paint_hovered(painter)
        if self._current is not None:
            self._paint_head(painter)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index = self.segment_at(event.position().x())
        if self._pickable:
            self._hover(index)
        if index is not None:
            # Imported late: figures are needed only when the mouse points at a cell.
            from recovery_timer.ui.figure.tips import segment_tip

            QToolTip.showText(event.globalPosition().toPoint(), segment_tip(self._theme, self._segments[index]), self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self.segment_at(event.position().x())
        if self._pickable and index is not None and event.button() is Qt.MouseButton.LeftButton:
            self.picked.emit(index)

    def _spoken_value(self) -> str:
        return "" if self._current is None else describe_with_length(self._segments[self._current])

    def _part(self, index: int) -> SpokenPart:
        """Return segment ``index`` for a screen reader, which may jump to it."""
        return SpokenPart(
            name=describe_with_length(self._segments[index]),
            rect=self.cell(index).toAlignedRect(),
            is_current=index == self._current,
            act=partial(self.picked.emit, index) if self._pickable else None,
        )

    def _hover(self, index: int | None) -> None:
        if index != self._hovered:
            self._hovered = index
            self.update()

    def _paint_cell(self, painter: QPainter, segment: Segment, cell: QRectF) -> None:
        """Paint one cell. What is over is pale, with an outline that can still be seen."""
        colour = self._colour(segment, cell.width())
        over = 1.0 if self._is_past(segment) else self._played if segment.index == self._current else 0.0
        past, ahead = QRectF(cell), QRectF(cell)
        past.setWidth(cell.width() * over)
        ahead.setLeft(past.right())
        if ahead.width() > 0:
            self._fill(painter, segment, ahead, colour)
        if past.width() > 0:
            pale = QColor(colour)
            pale.setAlpha(_PAST_ALPHA)
            self._fill(painter, segment, past, pale)

    def _fill(self, painter: QPainter, segment: Segment, room: QRectF, colour: QColor) -> None:
        """Fill ``room``; getting ready and into position is hatched, as it differs from a rest by little else."""
        if segment.kind not in {Kind.GET_READY, Kind.POSITION} or room.width() < _NARROWEST_PX:
            painter.fillRect(room, colour)
            return
        pale = QColor(colour)
        pale.setAlpha(colour.alpha() // 2)
        painter.fillRect(room, pale)
        painter.fillRect(room, QBrush(colour, Qt.BrushStyle.BDiagPattern))

    def _paint_hovered(self, painter: QPainter) -> None:
        """Raise the cell under the mouse above the others."""
        if self._hovered is None or self._hovered >= len(self._segments):
            return
        segment = self._segments[self._hovered]
        cell = self.cell(self._hovered)
        path = QPainterPath()
        path.addRoundedRect(QRectF(cell.left(), 0, max(cell.width(), _NARROWEST_PX), self.height()), 2, 2)
        painter.fillPath(path, self._colour(segment, cell.width()))

    def _paint_head(self, painter: QPainter) -> None:
        """Paint where the session is: a bar across the strip, or the outline of its cell where there is none."""
        x, edge = self._head_x(), _HEAD_EDGE_PX if self._inset() else 0
        head = QRectF(x - _HEAD_PX / 2, 0, _HEAD_PX, self.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("background"))
        painter.drawRoundedRect(head.adjusted(-edge, 0, edge, 0), _HEAD_PX / 2, _HEAD_PX / 2)
        painter.setBrush(self._theme.colour("ink"))
        painter.drawRoundedRect(head, _HEAD_PX / 2, _HEAD_PX / 2)

    def _head_x(self) -> float:
        if self._current is None:
            return 0.0
        cell = self.cell(self._current)
        x = cell.left() + cell.width() * self._played
        return min(max(x, _HEAD_PX / 2 + _HEAD_EDGE_PX), self.width() - _HEAD_PX / 2 - _HEAD_EDGE_PX)

    def _inset(self) -> int:
        return _INSET_PX if self._pickable and self.height() > 4 * _INSET_PX else 0

    def _band(self) -> QRectF:
        """Return where the cells are: in the guide, the head of the present moment stands out of them."""
        return QRectF(self.rect()).adjusted(0, self._inset(), 0, -self._inset())

    def _is_past(self, segment: Segment) -> bool:
        return self._current is not None and segment.index < self._current

    def _colour(self, segment: Segment, width: float) -> QColor:
        colours = self._theme.colours
        # Where cells are too narrow to be told apart, a colour of their own for gaps would only be noise.
        is_noise = segment.kind.is_gap and width < _NARROWEST_PX
        return QColor(colours.phase(segment) if is_noise else colours.segment(segment))

    def _cells(self) -> list[tuple[Segment, float, float]]:
        """Return where each segment begins and ends, in px. Kept until they change: the head moves often."""
        if self._laid_out_for != self.width():
            self._laid_out_for, self._laid_out = self.width(), self._lay_out()
        return self._laid_out

    def _lay_out(self) -> list[tuple[Segment, float, float]]:
        """Return where each segment begins and ends: proportional to duration, but never too narrow to see."""
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
