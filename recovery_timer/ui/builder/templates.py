"""Cards shown in an empty routine: a few routines to start from."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from recovery_timer.routine.model import Routine
from recovery_timer.routine.timeline import Timeline
from recovery_timer.ui import text
from recovery_timer.ui.figure.tiles import FigureTiles
from recovery_timer.ui.text import domain
from recovery_timer.ui.text.catalogue import translated
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.block_strip import Cell, paint_strip, strip_of
from recovery_timer.ui.widgets.button import Button
from recovery_timer.ui.widgets.text import label

_HEIGHT_PX = 84
_TILE_PX = QSize(56, 44)
_TILES, _OVERLAP_PX, _RING_PX = 3, 8, 2


class Templates(QWidget):
    """`chosen` is emitted with the routine whose card is pressed."""

    chosen = Signal(Routine)

    def __init__(self, theme: ThemeManager, templates: Sequence[tuple[Routine, Timeline]]) -> None:
        super().__init__()
        tiles = FigureTiles(theme, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(8), 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(label("group", self.tr("Or begin with").upper()))
        for routine, timeline in templates:
            column.addWidget(TemplateCard(theme, tiles, routine, timeline, partial(self.chosen.emit, routine)))
        column.addStretch(1)


class TemplateCard(Button):
    """A routine's card: the figures of its first exercises, its name, length and strip."""

    def __init__(
        self,
        theme: ThemeManager,
        tiles: FigureTiles,
        routine: Routine,
        timeline: Timeline,
        pressed: Callable[[], None],
    ) -> None:
        super().__init__(theme, role="template", pressed=pressed)
        self._look = theme
        self._tiles = tiles
        self._name = translated(routine.name)
        self._length = domain.format_minutes(timeline)
        self._cells: tuple[Cell, ...] = strip_of(timeline)
        self.setAccessibleName(text.tr("{name}, {length}").format(name=self._name, length=self._length))
        tiles.drawn.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(200), self._look.px(_HEIGHT_PX))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        px = self._look.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = self.rect().adjusted(px(16), px(12), -px(16), -px(12))
        name, small = self._look.font(px(15), QFont.Weight.DemiBold), self._look.font(px(13))
        longest = max(QFontMetrics(name).horizontalAdvance(word) for word in self._name.split())
        left = room.left() + self._paint_tiles(painter, room.topLeft(), room.width() - longest - px(12)) + px(12)
        words = QRect(left, room.top(), room.right() - left + 1, px(_TILE_PX.height()))
        wrap = int(Qt.TextFlag.TextWordWrap)
        high = QFontMetrics(name).boundingRect(words, wrap, self._name).height()
        top = words.center().y() - (high + QFontMetrics(small).height()) // 2
        painter.setFont(name)
        painter.setPen(self._look.colour("ink"))
        painter.drawText(QRect(left, top, words.width(), high), wrap, self._name)
        painter.setFont(small)
        painter.setPen(self._look.colour("muted"))
        painter.drawText(QRect(left, top + high, words.width(), px(20)), 0, self._length)
        strip = QRectF(room.left(), room.bottom() - px(8), room.width(), px(8))
        paint_strip(painter, strip, self._cells, self._look.colours)
        painter.end()

    def _paint_tiles(self, painter: QPainter, corner: QPoint, room: int) -> int:
        """Paint as many tiles as fit into ``room`` px from ``corner`` on, at least one; return their width."""
        px = self._look.px
        size = QSize(px(_TILE_PX.width()), px(_TILE_PX.height()))
        step = size.width() - px(_OVERLAP_PX)
        shown = self._exercises()[: max(1, (room - px(_OVERLAP_PX)) // step)]
        for number, cell in enumerate(shown):
            tile = QRect(corner + QPoint(number * step, 0), size)
            ring = QRectF(tile).adjusted(-_RING_PX, -_RING_PX, _RING_PX, _RING_PX)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._look.colour("surface"))
            painter.drawRoundedRect(ring, px(10), px(10))
            self._tiles.paint(painter, tile, cell.work.drawn_as, cell.work.family)
        return step * (len(shown) - 1) + size.width()

    def _exercises(self) -> Sequence[Cell]:
        """Return the first cells of different exercises."""
        first: dict[str | None, Cell] = {}
        for cell in self._cells:
            first.setdefault(cell.work.technique, cell)
        return tuple(first.values())[:_TILES]
