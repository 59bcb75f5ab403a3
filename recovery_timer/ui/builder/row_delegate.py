"""Paints a row of the builder: a card with a grip, the figure, name, summary, notes and time."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from recovery_timer.routine.model import Circuit, Sides, Step
from recovery_timer.ui.builder.rows import BlockRow, RowRole
from recovery_timer.ui.figure.tiles import FigureTiles
from recovery_timer.ui.text import domain
from recovery_timer.ui.theme.colours import ColourName
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.technique_rows import AnyIndex

_NAME_PX = 24
_MARGIN_PX = 12
_GAP_PX = 8
_INDENT_PX = 32
_TILE_LEFT_PX, _TILE_PX = 46, QSize(56, 44)
_LEAST_ABOVE_PX = 8


class RowDelegate(QStyledItemDelegate):
    """Paints the rows of ``view``."""

    def __init__(self, theme: ThemeManager, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._theme = theme
        self._tiles = FigureTiles(theme, self)
        self._tiles.drawn.connect(view.viewport().update)

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        row = index.data(RowRole)
        view = option.widget
        if not isinstance(row, BlockRow) or not isinstance(view, QAbstractItemView):
            return QSize(200, 0)
        return QSize(200, self.height(row, view.viewport().rect()))

    def height(self, row: BlockRow, room: QRect) -> int:
        """Return the height of ``row`` in px when painted as wide as ``room``."""
        width = self._words_room(self._card(room, row)).width()
        lines = self._height(row.words, width) + sum(self._height(note, width) for note in row.remarks)
        return self._theme.px(_NAME_PX + 2 * _MARGIN_PX + _GAP_PX) + lines

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        row = index.data(RowRole)
        if not isinstance(row, BlockRow):
            return
        px = self._theme.px
        card = self._card(option.rect, row)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        pen = QPen(self._theme.colour("accent"), 2) if chosen else QPen(self._theme.colour("line"), 1)
        painter.setPen(pen)
        painter.setBrush(self._theme.colour("surface"))
        painter.drawRoundedRect(card, px(12), px(12))
        self._paint_grip(painter, card)
        self._paint_tile(painter, card, row)
        self._paint_words(painter, self._words_room(card), row)
        painter.restore()

    def _paint_grip(self, painter: QPainter, card: QRect) -> None:
        px = self._theme.px
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("muted"))
        for column in (0, 1):
            for line in (-1, 0, 1):
                x, y = card.left() + px(22 + 10 * column), card.center().y() + px(6 * line)
                painter.drawEllipse(x, y, 2, 2)

    def _paint_tile(self, painter: QPainter, card: QRect, row: BlockRow) -> None:
        px = self._theme.px
        tile = QRect(card.left() + px(_TILE_LEFT_PX), 0, px(_TILE_PX.width()), px(_TILE_PX.height()))
        tile.moveTop(card.top() + max(px(_LEAST_ABOVE_PX), min((card.height() - tile.height()) // 2, px(_MARGIN_PX))))
        left_only = isinstance(row.block, Step) and row.block.sides is Sides.LEFT
        icon = "redo" if isinstance(row.block, Circuit) else ""
        self._tiles.paint(painter, tile, row.figure, row.family, mirrored=left_only, icon=icon)

    def _paint_words(self, painter: QPainter, room: QRect, row: BlockRow) -> None:
        px = self._theme.px
        time = domain.format_clock(row.ms, about=row.about)
        painter.setFont(self._theme.font(px(15), QFont.Weight.DemiBold))
        painter.setPen(self._theme.colour("ink"))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        top = QRect(room.left(), room.top(), room.width(), px(_NAME_PX))
        painter.drawText(top, right, time)
        width = top.width() - painter.fontMetrics().horizontalAdvance(time) - px(12)
        name = painter.fontMetrics().elidedText(row.name, Qt.TextElideMode.ElideRight, width)
        painter.drawText(top, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
        painter.setFont(self._small())
        y = top.bottom() + 1
        lines: list[tuple[str, ColourName]] = [
            (row.words, "muted"),
            *((note, "note") for note in row.notes),
            *((caution, "muted") for caution in row.cautions),
        ]
        for text, colour in lines:
            painter.setPen(self._theme.colour(colour))
            height = self._height(text, room.width())
            painter.drawText(QRect(room.left(), y, room.width(), height), int(Qt.TextFlag.TextWordWrap), text)
            y += height

    def _card(self, rect: QRect, row: BlockRow) -> QRect:
        px = self._theme.px
        return rect.adjusted(px(_INDENT_PX) if row.is_inner else 1, 1, -px(6), -px(_GAP_PX))

    def _words_room(self, card: QRect) -> QRect:
        px = self._theme.px
        left = _TILE_LEFT_PX + _TILE_PX.width() + 12
        return card.adjusted(px(left), px(_MARGIN_PX), -px(16), -px(_MARGIN_PX))

    def _height(self, text: str, width: int) -> int:
        room = QRect(0, 0, max(1, width), 10_000)
        return QFontMetrics(self._small()).boundingRect(room, int(Qt.TextFlag.TextWordWrap), text).height()

    def _small(self) -> QFont:
        return self._theme.font(self._theme.px(13))
