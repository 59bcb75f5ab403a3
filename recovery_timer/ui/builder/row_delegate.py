"""Paints a row of the builder: a card with a grip, the figure, name, summary, notes and time."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from recovery_timer.routine.model import Circuit, Sides, Step
from recovery_timer.ui.builder.rows import BlockRow, RowRole, waters_of
from recovery_timer.ui.figure.tiles import FigureTiles
from recovery_timer.ui.text import domain
from recovery_timer.ui.text.unbroken import unbroken
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.technique_rows import AnyIndex

_LEAST_PX, _GAP_PX, _INDENT_PX = 64, 8, 24
_MARGIN_PX, _SIDE_PX = 12, 16
_TILE_LEFT_PX, _TILE_TOP_PX, _TILE_PX = 37, 10, QSize(56, 44)
_ICON_PX, _ICON_GAP_PX = 14, 6
_NARROW_PX = 150
"""If less than this is left beside the figure, notes also use the space below the figure."""

_LEFT = int(Qt.AlignmentFlag.AlignLeft) | int(Qt.TextFlag.TextWordWrap)


class _LineBelow(NamedTuple):
    """A text beneath the name, with the icon before it."""

    text: str
    colour: QColor
    icon: str
    icon_colour: QColor


class RowDelegate(QStyledItemDelegate):
    """Paints the rows of ``view``. Every text takes as many lines as it needs."""

    def __init__(self, theme: ThemeManager, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._theme = theme
        # Made once: there may be a thousand rows to measure.
        self._name_font = theme.font(theme.px(15), QFont.Weight.DemiBold)
        self._small = theme.font(theme.px(13))
        self._name_metrics, self._small_metrics = QFontMetrics(self._name_font), QFontMetrics(self._small)
        # Cached: an edit leaves most rows unchanged.
        self._height = lru_cache(maxsize=4_096)(self._measure)
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
        px = self._theme.px
        card = self._card(room, row)
        words = self._words_room(card)
        above = self._name_height(row, words.width()) + self._line_height(self._summary(row), words.width())
        tiles = self._tiles_height(row) + px(2 * (_TILE_TOP_PX - _MARGIN_PX))
        if self._notes_room(card) != words:
            above = max(above, tiles)
        notes = sum(self._line_height(line, self._notes_room(card).width()) for line in self._notes(row))
        return max(px(_LEAST_PX), max(above + notes, tiles) + px(2 * _MARGIN_PX)) + px(_GAP_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        row = index.data(RowRole)
        if not isinstance(row, BlockRow):
            return
        px = self._theme.px
        card = self._card(option.rect, row)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        is_hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        edge = self._theme.colour("accent" if is_chosen else "field_line" if is_hovered else "line")
        thick = 2 if is_chosen else 1
        painter.setPen(QPen(edge, thick))
        painter.setBrush(self._theme.colour("surface"))
        inset = thick / 2
        painter.drawRoundedRect(QRectF(card).adjusted(inset, inset, -inset, -inset), px(12), px(12))
        self._paint_grip(painter, card)
        self._paint_tiles(painter, card, row)
        self._paint_words(painter, card, row)
        painter.restore()

    def _paint_grip(self, painter: QPainter, card: QRect) -> None:
        px = self._theme.px
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("muted"))
        radius = max(1.0, px(10) / 10)
        for column in (0, 1):
            for line in (-1, 0, 1):
                at = QPointF(card.left() + px(14 + 5 * column), card.center().y() + px(5 * line))
                painter.drawEllipse(at, radius, radius)

    def _paint_tiles(self, painter: QPainter, card: QRect, row: BlockRow) -> None:
        """Paint the figure; for a contrast, one in warm and one in cold water, in the block's order."""
        px, temperatures = self._theme.px, waters_of(row.block)
        size = QSize(px(_TILE_PX.width()), px(_TILE_PX.height()))
        step = size.height() + px(4)
        top = card.top() + min((card.height() - self._tiles_height(row)) // 2, px(_TILE_TOP_PX))
        left_only = isinstance(row.block, Step) and row.block.sides is Sides.LEFT
        icon = "redo" if isinstance(row.block, Circuit) else ""
        for number, temperature in enumerate(temperatures):
            tile = QRect(QPoint(card.left() + px(_TILE_LEFT_PX), top + number * step), size)
            self._tiles.paint(
                painter, tile, row.figure, row.family, mirrored=left_only, icon=icon, temperature=temperature
            )

    def _paint_words(self, painter: QPainter, card: QRect, row: BlockRow) -> None:
        px, room, notes = self._theme.px, self._words_room(card), self._notes_room(card)
        name, summary = self._name_height(row, room.width()), self._line_height(self._summary(row), room.width())
        y = room.top()
        if card.height() <= px(_LEAST_PX):
            y += max(0, (room.height() - name - summary) // 2)
        painter.setFont(self._name_font)
        painter.setPen(self._theme.colour("ink"))
        beside = self._has_time_beside(row, room.width())
        place = QRect(room.left(), y, room.width(), name)
        upright = Qt.AlignmentFlag.AlignTop if beside else Qt.AlignmentFlag.AlignBottom
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | upright, self._time(row))
        place.setWidth(self._name_width(row, room.width()) if beside else room.width())
        painter.drawText(place, _LEFT, row.name)
        painter.setFont(self._small)
        y = self._paint_line(painter, QRect(room.left(), y + name, room.width(), summary), self._summary(row))
        if notes != room:
            y = max(y, card.top() + px(_TILE_TOP_PX) + self._tiles_height(row))
        for line in self._notes(row):
            height = self._line_height(line, notes.width())
            y = self._paint_line(painter, QRect(notes.left(), y, notes.width(), height), line)

    def _paint_line(self, painter: QPainter, room: QRect, line: _LineBelow) -> int:
        """Paint ``line`` into ``room``, with its icon beside its first line; return where the next one begins."""
        px, side = self._theme.px, self._theme.px(_ICON_PX)
        first = self._small_metrics.height()
        icon = self._theme.pixmap(line.icon, line.icon_colour, side)
        painter.drawPixmap(QPointF(room.left(), room.top() + px(2) + (first - side) / 2), icon)
        painter.setPen(line.colour)
        painter.drawText(room.adjusted(px(_ICON_PX + _ICON_GAP_PX), px(2), 0, 0), _LEFT, line.text)
        return room.bottom() + 1

    def _summary(self, row: BlockRow) -> _LineBelow:
        """Return the line beneath the name: what the block expands to, with the sign of its family."""
        muted = self._theme.colour("muted")
        if isinstance(row.block, Circuit):
            return _LineBelow(unbroken(row.words), muted, "redo", muted)
        family = QColor(self._theme.colours.family(row.family))
        return _LineBelow(unbroken(row.words), muted, f"family-{row.family or 'custom'}", family)

    def _notes(self, row: BlockRow) -> Iterator[_LineBelow]:
        """Yield the lines of the block's remarks: what to change, then what to be careful about."""
        muted, note = self._theme.colour("muted"), self._theme.colour("note")
        for words in row.notes:
            yield _LineBelow(unbroken(words), note, "info", note)
        for words in row.cautions:
            yield _LineBelow(unbroken(words), muted, "warning", muted)

    def _card(self, rect: QRect, row: BlockRow) -> QRect:
        px = self._theme.px
        return rect.adjusted(px(_INDENT_PX) if row.is_inner else 0, 0, 0, -px(_GAP_PX))

    def _words_room(self, card: QRect) -> QRect:
        px = self._theme.px
        left = _TILE_LEFT_PX + _TILE_PX.width() + 12
        return card.adjusted(px(left), px(_MARGIN_PX), -px(_SIDE_PX), -px(_MARGIN_PX))

    def _notes_room(self, card: QRect) -> QRect:
        """Return the area of the notes: that of the other text, extended below the figure if that is narrow."""
        words = self._words_room(card)
        if words.width() < self._theme.px(_NARROW_PX):
            words.setLeft(card.left() + self._theme.px(_TILE_LEFT_PX))
        return words

    def _tiles_height(self, row: BlockRow) -> int:
        px = self._theme.px
        return len(waters_of(row.block)) * px(_TILE_PX.height() + 4) - px(4)

    def _line_height(self, line: _LineBelow, width: int) -> int:
        return self._height(line.text, width - self._theme.px(_ICON_PX + _ICON_GAP_PX), is_name=False) + self._theme.px(
            2
        )

    def _name_height(self, row: BlockRow, width: int) -> int:
        if self._has_time_beside(row, width):
            return self._height(row.name, self._name_width(row, width), is_name=True)
        return self._height(f"{row.name} {self._time(row)}", width, is_name=True)

    def _has_time_beside(self, row: BlockRow, width: int) -> bool:
        """Whether every word of the name fits beside the time; if not, the time follows the last word."""
        metrics, room = self._name_metrics, self._name_width(row, width)
        return all(metrics.horizontalAdvance(word) <= room for word in row.name.split())

    def _name_width(self, row: BlockRow, width: int) -> int:
        return width - self._name_metrics.horizontalAdvance(self._time(row)) - self._theme.px(8)

    def _time(self, row: BlockRow) -> str:
        return domain.format_clock(row.ms, about=row.about)

    def _measure(self, text: str, width: int, *, is_name: bool) -> int:
        """Return the height of ``text`` in lines of ``width`` px."""
        metrics = self._name_metrics if is_name else self._small_metrics
        room = QRect(0, 0, max(1, width), 10_000)
        return metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), text).height()
