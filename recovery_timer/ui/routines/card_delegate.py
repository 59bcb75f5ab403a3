"""Paints the card of a routine: what it is called and made of, when it was last used, and what can be pressed on it."""

from collections.abc import Sequence
from enum import Enum
from itertools import islice
from typing import NamedTuple

from msgspec import Struct
from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from recovery_timer.routine.timeline import Segment
from recovery_timer.ui.figure.tiles import CORNER_PX, FigureTiles
from recovery_timer.ui.routines.model import Card
from recovery_timer.ui.theme.colours import ColourName
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.block_strip import Cell, paint_strip
from recovery_timer.ui.widgets.item_actions import Index

CardRole = Qt.ItemDataRole.UserRole + 1

HEIGHT_PX = 162
GAP_PX = 20
"""Between two cards."""

_PADDING_PX = 18
_STRIP_PX = 10
_STRIP_TOP_PX = 64
_ICON_PX = 18
_TILE_PX, _MOST_TILES, _LOOKED_AT = QSize(48, 40), 3, 100
_OVERLAP_PX, _RING_PX, _FOOT_GAP_PX = 4, 2, 12
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class Part(Enum):
    """What can be pressed on a card; `CARD` is the rest of it."""

    CARD = "card"
    FAVOURITE = "favourite"
    MORE = "more"
    START = "start"


class Spot(Struct, frozen=True):
    """A part of the card in a row."""

    row: int
    part: Part


class _Line(NamedTuple):
    text: str
    room: QRect
    font: QFont
    colour: ColourName

    def elided(self) -> str:
        return QFontMetrics(self.font).elidedText(self.text, Qt.TextElideMode.ElideRight, self.room.width())


class CardDelegate(QStyledItemDelegate):
    """Knows where the parts of a card in ``view`` are. `hovered` and `pressed` are where the mouse is, and where it is
    held.
    """

    def __init__(self, theme: ThemeManager, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._theme = theme
        self._tiles = FigureTiles(theme, self)
        self._tiles.drawn.connect(view.viewport().update)
        self._start_words = self.tr("Start")
        self.hovered: Spot | None = None
        self.pressed: Spot | None = None

    # -- where things are

    def card(self, cell: QRect) -> QRect:
        """Return where the card is in its ``cell`` of the grid."""
        half = self._theme.px(GAP_PX) // 2
        return cell.adjusted(half, half, -half, -half)

    def part_at(self, cell: QRect, x: int, y: int) -> Part | None:
        """Return the part of a card that is at a place in its ``cell``; None for the gap around the card."""
        card = self.card(cell)
        for part in (Part.FAVOURITE, Part.MORE, Part.START):
            if self.room(card, part).contains(x, y):
                return part
        return Part.CARD if card.contains(x, y) else None

    def room(self, card: QRect, part: Part) -> QRect:
        """Return where a part of ``card`` is."""
        px = self._theme.px
        inside = self._inside(card)
        side = px(32)
        match part:
            case Part.CARD:
                return card
            case Part.MORE:
                return QRect(inside.right() - side + px(8), inside.top() - px(4), side, side)
            case Part.FAVOURITE:
                return self.room(card, Part.MORE).translated(-side, 0)
            case Part.START:
                words = QFontMetrics(self._start_font()).horizontalAdvance(self._start_words)
                size = QSize(words + px(_ICON_PX + 6 + 2 * 16), px(36))
                return QRect(inside.right() - size.width() + 1, inside.bottom() - size.height() + 1, *size.toTuple())

    def elided(self, cell: QRect, card: Card) -> str:
        """Return what of ``card`` is elided in its ``cell``, whole, in lines."""
        return "\n".join(line.text for line in self._lines(self.card(cell), card) if line.elided() != line.text)

    # -- painting

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        card: Card = index.data(CardRole)
        room = self.card(option.rect)
        hovered = self.hovered.part if self.hovered is not None and self.hovered.row == index.row() else None
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = chosen and bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_surface(painter, room, chosen=chosen, focused=focused, hovered=hovered is not None)
        self._paint_words(painter, room, card)
        self._paint_icon(painter, self.room(room, Part.MORE), "more", "muted", hovered=hovered is Part.MORE)
        if card.favourite or chosen or hovered is not None:
            star = "star" if card.favourite else "star-outline"
            self._paint_icon(
                painter, self.room(room, Part.FAVOURITE), star, "accent", hovered=hovered is Part.FAVOURITE
            )
        held = self.pressed == Spot(index.row(), Part.START)
        self._paint_start(
            painter,
            self.room(room, Part.START),
            filled=focused or hovered is not None,
            hovered=hovered is Part.START,
            held=held,
        )
        painter.restore()

    def _paint_surface(self, painter: QPainter, room: QRect, *, chosen: bool, focused: bool, hovered: bool) -> None:
        colour: ColourName = "accent" if chosen else "rest" if hovered else "line"
        width = 2 if focused else 1
        painter.setPen(QPen(self._theme.colour(colour), width))
        painter.setBrush(self._theme.colour("surface"))
        inset = width / 2
        radius = self._theme.px(16)
        painter.drawRoundedRect(QRectF(room).adjusted(inset, inset, -inset, -inset), radius, radius)

    def _paint_words(self, painter: QPainter, room: QRect, card: Card) -> None:
        for line in self._lines(room, card):
            painter.setFont(line.font)
            painter.setPen(self._theme.colour(line.colour))
            painter.drawText(line.room, _LEFT, line.elided())
        px, inside = self._theme.px, self._inside(room)
        top = inside.top() + px(_STRIP_TOP_PX)
        strip = QRectF(inside.left(), top, inside.width(), px(_STRIP_PX))
        paint_strip(painter, strip, card.strip, self._theme.colours)
        for tile, work in self._figures(room, card):
            self._paint_tile(painter, tile, work)

    def _lines(self, room: QRect, card: Card) -> tuple[_Line, ...]:
        px, inside = self._theme.px, self._inside(room)
        name_width = self.room(room, Part.FAVOURITE).left() - inside.left()
        name = QRect(inside.left(), inside.top(), name_width, px(24))
        summary = QRect(inside.left(), inside.top() + px(30), inside.width(), px(20))
        start, figures = self.room(room, Part.START), self._figures(room, card)
        used_left = figures[-1][0].right() + 1 + px(_FOOT_GAP_PX) if figures else inside.left()
        used = QRect(used_left, start.top(), start.left() - used_left, start.height())
        return (
            _Line(card.name, name, self._theme.font(px(18), QFont.Weight.DemiBold), "ink"),
            _Line(card.summary, summary, self._theme.font(px(14)), "muted"),
            _Line(card.last_used, used, self._used_font(), "muted"),
        )

    def _figures(self, room: QRect, card: Card) -> list[tuple[QRect, Segment]]:
        """Return the first figures of a routine and their places: as many as leave room for when it was last used."""
        px = self._theme.px
        start, left = self.room(room, Part.START), self._inside(room).left()
        words = QFontMetrics(self._used_font()).horizontalAdvance(card.last_used)
        free = start.left() - left - words - px(2 * _FOOT_GAP_PX)
        tile = QRect(left, 0, px(_TILE_PX.width()), px(_TILE_PX.height()))
        tile.moveTop(start.center().y() - tile.height() // 2)
        figures: list[tuple[QRect, Segment]] = []
        for work in _first_works(card.strip):
            if tile.right() - left >= free:
                break
            figures.append((tile, work))
            tile = tile.translated(tile.width() - px(_OVERLAP_PX), 0)
        return figures

    def _paint_tile(self, painter: QPainter, tile: QRect, work: Segment) -> None:
        """Paint the figure of ``work``, with a ring that parts it from the one that it overlaps."""
        ring, corner = self._theme.px(_RING_PX), self._theme.px(CORNER_PX)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("surface"))
        painter.drawRoundedRect(tile.adjusted(-ring, -ring, ring, ring), corner + ring, corner + ring)
        self._tiles.paint(painter, tile, work.drawn_as, work.family)

    def _paint_icon(self, painter: QPainter, room: QRect, icon: str, colour: ColourName, *, hovered: bool) -> None:
        if hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("accent_soft"))
            painter.drawRoundedRect(room, self._theme.px(8), self._theme.px(8))
        self._draw_icon(painter, room, icon, self._theme.colour(colour))

    def _paint_start(self, painter: QPainter, room: QRect, *, filled: bool, hovered: bool, held: bool) -> None:
        px = self._theme.px
        ink = self._theme.colour("on_accent" if filled else "accent")
        if filled:
            fill: ColourName = "accent_pressed" if held else "accent_hover" if hovered else "accent"
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour(fill))
        else:
            painter.setPen(QPen(self._theme.colour("line"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = room.height() / 2
        painter.drawRoundedRect(QRectF(room).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        icon = QRect(room.left() + px(16), room.top(), px(_ICON_PX), room.height())
        self._draw_icon(painter, icon, "play", ink)
        painter.setFont(self._start_font())
        painter.setPen(ink)
        painter.drawText(room.adjusted(px(16 + _ICON_PX + 6), 0, 0, 0), _LEFT, self._start_words)

    def _draw_icon(self, painter: QPainter, room: QRect, icon: str, colour: QColor) -> None:
        side = self._theme.px(_ICON_PX)
        square = QRect(0, 0, side, side)
        square.moveCenter(room.center())
        painter.drawPixmap(square, self._theme.pixmap(icon, colour, side))

    def _inside(self, card: QRect) -> QRect:
        padding = self._theme.px(_PADDING_PX)
        return card.adjusted(padding, padding, -padding, -padding)

    def _used_font(self) -> QFont:
        return self._theme.font(self._theme.px(13))

    def _start_font(self) -> QFont:
        return self._theme.font(self._theme.px(15), QFont.Weight.DemiBold)


def _first_works(strip: Sequence[Cell]) -> list[Segment]:
    """Return the work of the first few exercises of a routine, each technique once."""
    works: dict[str | None, Segment] = {}
    for cell in islice(strip, _LOOKED_AT):
        works.setdefault(cell.work.technique, cell.work)
        if len(works) == _MOST_TILES:
            break
    return list(works.values())
