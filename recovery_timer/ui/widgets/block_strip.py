"""A routine at a glance: one cell per block, per phase of a contrast, or per exercise of a circuit."""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from recovery_timer.routine.timeline import Kind, Segment, Timeline
from recovery_timer.ui.theme.colours import Colours
from recovery_timer.ui.theme.manager import ThemeManager

_GAP_PX = 2
_NARROWEST_PX = 3
_HEIGHT_PX = 12


class Cell(Struct, frozen=True):
    """A piece of the strip: its time including the gaps before it, and the work that gives it its colour."""

    work: Segment
    ms: int


def strip_of(timeline: Timeline) -> tuple[Cell, ...]:
    """Return the cells of ``timeline``."""
    cells: list[Cell] = []
    waiting_ms = 0
    for segment in timeline.segments:
        waiting_ms += segment.length_ms
        if segment.kind.is_gap:
            continue
        if cells and _place(cells[-1].work) == _place(segment):
            waiting_ms += cells.pop().ms
        cells.append(Cell(segment, waiting_ms))
        waiting_ms = 0
    return tuple(cells)


def paint_strip(
    painter: QPainter,
    room: QRectF,
    cells: Sequence[Cell],
    colours: Colours,
    *,
    outlined: frozenset[int] = frozenset(),
) -> None:
    """Paint ``cells`` side by side into ``room``, each as wide as it is long, and outline those of ``outlined``."""
    painter.save()
    rounded = QPainterPath()
    rounded.addRoundedRect(room, room.height() / 2, room.height() / 2)
    painter.setClipPath(rounded)
    painter.setPen(Qt.PenStyle.NoPen)
    total = sum(cell.ms for cell in cells) or 1
    narrowest = min(_NARROWEST_PX + _GAP_PX, room.width() / max(1, len(cells)))
    gap = _GAP_PX if narrowest > _GAP_PX else 0
    spare = room.width() - narrowest * len(cells)
    x = room.left()
    pixel = -1
    for cell in cells:
        width = narrowest + spare * cell.ms / total
        # Thousands may share a few hundred pixels: the first to begin in a pixel takes all of it.
        if int(x) != pixel:
            shown = max(1.0, width - (gap if cell is not cells[-1] else 0))
            place = QRectF(x, room.top(), shown, room.height())
            # Not `fillRect`: it accepts gradients too, so PySide would load all of Qt's presets.
            painter.setBrush(QColor(colours.segment(cell.work)))
            painter.drawRect(place)
            if cell.work.block in outlined:
                _outline(painter, room, place, QColor(colours.ink))
        pixel = int(x)
        x += width
    painter.restore()


def _outline(painter: QPainter, room: QRectF, cell: QRectF, colour: QColor) -> None:
    """Outline ``cell`` within ``room``, whose ends are round."""
    strip, own = QPainterPath(), QPainterPath()
    radius = room.height() / 2 - 1
    strip.addRoundedRect(room.adjusted(1, 1, -1, -1), radius, radius)
    own.addRect(cell.adjusted(1, 1, -1, -1))
    painter.setPen(QPen(colour, 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(strip.intersected(own))
    painter.setPen(Qt.PenStyle.NoPen)


class BlockStrip(QWidget):
    """The strip as a widget. The text beside it says the same."""

    def __init__(self, theme: ThemeManager) -> None:
        super().__init__()
        self._theme = theme
        self._cells: Sequence[Cell] = ()
        self._chosen: frozenset[int] = frozenset()
        self.setFixedHeight(theme.px(_HEIGHT_PX))
        theme.changed.connect(self.update)

    def show_cells(self, cells: Sequence[Cell]) -> None:
        self._cells = cells
        self.update()

    def show_chosen(self, blocks: frozenset[int]) -> None:
        """Outline the cells of ``blocks``, by their place in the routine."""
        if blocks != self._chosen:
            self._chosen = blocks
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_strip(painter, QRectF(self.rect()), self._cells, self._theme.colours, outlined=self._chosen)


def _place(segment: Segment) -> tuple[int, int | None, int | None, Kind]:
    return segment.block, segment.round, segment.inner, segment.kind
