"""Paints the card of a routine: its name and contents, how it went the last time, and the parts that can be pressed."""

from collections.abc import Iterator, Sequence
from enum import Enum
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from msgspec import Struct
from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate

from recovery_timer.routine.timeline import Segment
from recovery_timer.ui.figure.tiles import CORNER_PX, FigureTiles
from recovery_timer.ui.routines.model import Card
from recovery_timer.ui.text import domain
from recovery_timer.ui.theme.colours import ColourName
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.block_strip import Cell, paint_strip
from recovery_timer.ui.widgets.item_actions import Index

CardRole = Qt.ItemDataRole.UserRole + 1
CountRole = Qt.ItemDataRole.UserRole + 2
"""The number of cards below a heading."""

HEIGHT_PX = 152
GAP_PX = 16
"""The gap between two cards."""
HEADING_PX = 32
"""The height of a group's heading, with the space above it."""

_PADDING_PX = 16
_RADIUS_PX = 16
_ICON_PX = 18
_BUTTON_PX = 36
_TILE_PX, _MOST_TILES, _LOOKED_AT = QSize(56, 44), 3, 100
_OVERLAP_PX, _RING_PX = 8, 2
_NAME_PX, _NAME_TOP_PX, _NAME_HEIGHT_PX = 16, 52, 24
_FACTS_TOP_PX, _FACTS_HEIGHT_PX, _FACTS_GAP_PX = 77, 20, 12
_STRIP_PX = 10
_ONE_LINE_PX = 360
"""A name that needs a wider card than this is set in two lines of smaller type."""
_SMALL_NAME_PX, _SMALL_NAME_TOP_PX, _SMALL_NAME_HEIGHT_PX, _FACTS_BELOW_TOP_PX = 14, 47, 18, 86
_UNEVEN = 1.2
"""The longer line of a broken name may be this many times half of the name."""
_WIDEST_PX = 420
_LENGTH_GAP_PX = 8
_SHADOW = ((0, 10), (1, 8), (2, 6), (4, 5), (6, 4))
"""The layers of a shadow: how far each reaches beyond the card in px, and its alpha."""
_LIFT_PX = 2
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class CardPart(Enum):
    """The parts of a card that can be pressed; `CARD` is everything else."""

    CARD = "card"
    FAVOURITE = "favourite"
    MORE = "more"
    START = "start"


class Spot(Struct, frozen=True):
    """A part of the card in a row."""

    row: int
    part: CardPart


class _TextStyle(NamedTuple):
    """A font and its metrics. Each is made once: a page of cards measures and paints some hundred texts."""

    font: QFont
    metrics: QFontMetrics


class _CardLine(NamedTuple):
    text: str
    room: QRect
    style: _TextStyle
    colour: ColourName
    align: Qt.AlignmentFlag = _LEFT
    whole: str = ""
    """The whole text, if ``text`` is only a line or a short form of it."""
    is_short: bool = False

    def elided(self) -> str:
        return self.style.metrics.elidedText(self.text, Qt.TextElideMode.ElideRight, self.room.width())

    @property
    def is_lacking(self) -> bool:
        """Whether it shows less than the whole text."""
        return self.is_short or self.elided() != self.text


class _Name(NamedTuple):
    """The lines of a card's name, whether the length is beside them, and where the space for name and star ends."""

    lines: Sequence[str]
    is_beside_length: bool
    end: int


class CardDelegate(QStyledItemDelegate):
    """Paints the cards in ``view``, and knows where their parts are.

    `hovered` is the part under the mouse, `pressed` the one on which a button is held.
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

    def width_for(self, name: str) -> int:
        """Return the width of a card that fits ``name``, up to the maximum that looks good."""
        px = self._theme.px
        beside = px(2 * _PADDING_PX + _BUTTON_PX)
        width = self._name_style.metrics.horizontalAdvance(name) + beside
        if width > px(_ONE_LINE_PX):
            width = round(self._small_name_style.metrics.horizontalAdvance(name) / 2 * _UNEVEN) + beside
        return min(width, px(_WIDEST_PX))

    def part_at(self, cell: QRect, card: Card, x: int, y: int) -> CardPart | None:
        """Return the part of ``card`` at ``x``, ``y`` in its ``cell``; None for the gap around the card."""
        room = self.card(cell)
        for part in (CardPart.FAVOURITE, CardPart.MORE, CardPart.START):
            if self.room(room, card, part).contains(x, y):
                return part
        return CardPart.CARD if room.contains(x, y) else None

    def room(self, room: QRect, card: Card, part: CardPart) -> QRect:
        """Return the place of a part of ``card``, which fills ``room``."""
        px, inside = self._theme.px, self._inside(room)
        side = px(_BUTTON_PX)
        match part:
            case CardPart.CARD:
                return room
            case CardPart.START:
                width = self._start_width
                return QRect(inside.right() - width + 1, inside.top() + px(4), width, side)
            case CardPart.MORE:
                start = self.room(room, card, CardPart.START)
                return QRect(start.left() - side - px(4), start.top(), side, side)
            case CardPart.FAVOURITE:
                name = self._name(inside, card)
                width = max(map(self._style_of(name).metrics.horizontalAdvance, name.lines))
                left = min(inside.left() + width, name.end - side)
                return QRect(left, inside.top() + px(_NAME_TOP_PX) + px(_NAME_HEIGHT_PX - _BUTTON_PX) // 2, side, side)

    def elided(self, cell: QRect, card: Card) -> str:
        """Return the whole texts of ``card`` that are elided or shortened in its ``cell``, one per line."""
        return "\n".join(line.whole or line.text for line in self._lines(self.card(cell), card) if line.is_lacking)

    # -- painting

    def paint_cell(self, painter: QPainter, cell: QRect, index: Index, *, chosen: bool, focused: bool) -> None:
        """Paint ``cell``. Not called `paint`: for the option which that takes, PySide creates 600 enum objects."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card: Card | None = index.data(CardRole)
        if card is None:
            self._paint_heading(painter, cell, str(index.data()), index.data(CountRole))
        else:
            self._paint_card(painter, cell, index.row(), card, chosen=chosen, focused=focused)
        painter.restore()

    def _paint_heading(self, painter: QPainter, cell: QRect, words: str, count: int) -> None:
        px = self._theme.px
        room = cell.adjusted(px(GAP_PX) // 2, px(GAP_PX) // 2, 0, 0)
        font, metrics = self._name_style
        painter.setFont(font)
        painter.setPen(self._theme.colour("ink"))
        painter.drawText(room, _LEFT, words)
        painter.setFont(self._facts_style.font)
        painter.setPen(self._theme.colour("muted"))
        painter.drawText(room.adjusted(metrics.horizontalAdvance(words) + px(8), 0, 0, 0), _LEFT, str(count))

    def _paint_card(self, painter: QPainter, cell: QRect, row: int, card: Card, *, chosen: bool, focused: bool) -> None:
        hovered = self.hovered.part if self.hovered is not None and self.hovered.row == row else None
        room = self.card(cell)
        if hovered is not None:
            room.translate(0, -self._theme.px(_LIFT_PX))
        marked = hovered is not None or (chosen and not focused)
        self._paint_surface(painter, room, marked=marked, lifted=hovered is not None)
        if focused:
            self._paint_focus(painter, room)
        self._paint_contents(painter, room, card)
        if card.favourite or chosen or hovered is not None:
            star = "star" if card.favourite else "star-outline"
            favourite = self.room(room, card, CardPart.FAVOURITE)
            self._paint_icon(painter, favourite, star, "accent", hovered=hovered is CardPart.FAVOURITE)
        if focused or hovered is not None:
            more = self.room(room, card, CardPart.MORE)
            self._paint_icon(painter, more, "more", "muted", hovered=hovered is CardPart.MORE)
        held = self.pressed == Spot(row, CardPart.START)
        self._paint_start(
            painter,
            self.room(room, card, CardPart.START),
            filled=focused or hovered is not None,
            hovered=hovered is CardPart.START,
            held=held,
        )

    def _paint_surface(self, painter: QPainter, room: QRect, *, marked: bool, lifted: bool) -> None:
        px, radius = self._theme.px, self._theme.px(_RADIUS_PX)
        if lifted:
            painter.setPen(Qt.PenStyle.NoPen)
            for reach, alpha in _SHADOW:
                painter.setBrush(QColor(0, 0, 0, alpha))
                shade = room.adjusted(-px(reach), 0, px(reach), px(reach) + px(_LIFT_PX))
                painter.drawRoundedRect(shade, radius + px(reach), radius + px(reach))
        self._paint_outlined(painter, room, radius, "accent" if marked else "line")

    def _paint_outlined(self, painter: QPainter, room: QRect, radius: float, line: ColourName) -> None:
        """Paint a rounded piece of the surface with a line around it, 1 px wide.

        Fills twice instead of drawing an outline, which takes Qt seven times as long; each card has two.
        """
        painter.setPen(Qt.PenStyle.NoPen)
        for inset, colour in ((0, line), (1, "surface")):
            painter.setBrush(self._theme.colour(colour))
            painter.drawRoundedRect(room.adjusted(inset, inset, -inset, -inset), radius - inset, radius - inset)

    def _paint_focus(self, painter: QPainter, room: QRect) -> None:
        """Paint the ring around the card that has the focus, with a gap between."""
        radius = self._theme.px(_RADIUS_PX) + 3
        painter.setPen(QPen(self._theme.colour("accent"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(room).adjusted(-3, -3, 3, 3), radius, radius)

    def _paint_contents(self, painter: QPainter, room: QRect, card: Card) -> None:
        for line in self._lines(room, card):
            painter.setFont(line.style.font)
            painter.setPen(self._theme.colour(line.colour))
            painter.drawText(line.room, line.align, line.elided())
        px, inside = self._theme.px, self._inside(room)
        strip = QRectF(inside.left(), inside.bottom() + 1 - px(_STRIP_PX), inside.width(), px(_STRIP_PX))
        paint_strip(painter, strip, card.strip, self._theme.colours)
        for place, (tile, work) in enumerate(self._figures(room, card)):
            if place:
                self._paint_ring(painter, tile)
            self._tiles.paint(painter, tile, work.drawn_as, work.family)

    def _lines(self, room: QRect, card: Card) -> list[_CardLine]:
        """Return the name, the length, the equipment and how it went the last time, each at its place."""
        px, inside = self._theme.px, self._inside(room)
        name = self._name(inside, card)
        lines = list(self._name_lines(inside, card, name))
        top = px(_FACTS_TOP_PX if len(name.lines) == 1 else _FACTS_BELOW_TOP_PX)
        facts = QRect(inside.left(), inside.top() + top, inside.width(), px(_FACTS_HEIGHT_PX))
        if name.is_beside_length:
            beside = QRect(inside.left(), inside.top() + px(_NAME_TOP_PX), inside.width(), px(_NAME_HEIGHT_PX))
            lines.append(_CardLine(card.length, beside, self._length_style, "ink", _RIGHT))
        else:
            lines.append(_CardLine(card.length, QRect(facts), self._small_length_style, "ink"))
            facts.setLeft(facts.left() + self._small_length_style.metrics.horizontalAdvance(card.length) + px(10))
        return [*lines, *self._facts(facts, card)]

    def _name_lines(self, inside: QRect, card: Card, name: _Name) -> Iterator[_CardLine]:
        px, count, style = self._theme.px, len(name.lines), self._style_of(name)
        top, height = (_NAME_TOP_PX, _NAME_HEIGHT_PX) if count == 1 else (_SMALL_NAME_TOP_PX, _SMALL_NAME_HEIGHT_PX)
        width = name.end - self._star_width - inside.left() + 1
        for number, words in enumerate(name.lines):
            place = QRect(inside.left(), inside.top() + px(top + number * height), width, px(height))
            yield _CardLine(words, place, style, "ink", whole=card.name)

    def _facts(self, room: QRect, card: Card) -> Iterator[_CardLine]:
        """Yield the equipment, on the left of ``room``, and how it went the last time, on the right."""
        width = self._facts_style.metrics.horizontalAdvance
        gap, equipment = self._theme.px(_FACTS_GAP_PX), self._equipment(card)
        *hows, day = card.last_time or ("",)
        # How it went takes precedence over a full list of equipment.
        pairs = ((how, words) for how in hows for words in (equipment[0], equipment[-1]))
        shown = next((how for how, words in pairs if width(how) + gap + width(words) <= room.width()), day)
        left = room.adjusted(0, 0, -(width(shown) + gap), 0) if shown else room
        fitting = next((words for words in equipment if width(words) <= left.width()), equipment[-1])
        yield _CardLine(fitting, left, self._facts_style, "muted", whole=equipment[0], is_short=fitting != equipment[0])
        if shown:
            whole = card.last_time[0]
            yield _CardLine(shown, room, self._facts_style, "muted", _RIGHT, whole, is_short=shown != whole)

    def _equipment(self, card: Card) -> Sequence[str]:
        """Return the equipment in several forms: all items, then fewer and fewer, with the number of the others."""
        if not card.equipment:
            return (self.tr("No equipment"),)
        forms = []
        for shown in range(len(card.equipment), 0, -1):
            words = domain.capitalised(", ".join(card.equipment[:shown]))
            left = len(card.equipment) - shown
            forms.append(self.tr("{items} +{number}").format(items=words, number=left) if left else words)
        return forms

    def _figures(self, room: QRect, card: Card) -> list[tuple[QRect, Segment]]:
        """Return the first figures of a routine and their places: as many as fit beside the buttons."""
        px, inside = self._theme.px, self._inside(room)
        tile = QRect(inside.left(), inside.top(), px(_TILE_PX.width()), px(_TILE_PX.height()))
        end = self.room(room, card, CardPart.MORE).left()
        figures: list[tuple[QRect, Segment]] = []
        for work in first_works(card.strip, _MOST_TILES):
            if tile.right() >= end:
                break
            figures.append((tile, work))
            tile = tile.translated(tile.width() - px(_OVERLAP_PX), 0)
        return figures

    def _paint_ring(self, painter: QPainter, tile: QRect) -> None:
        """Paint the ring that separates ``tile`` from the one that it overlaps."""
        ring, corner = self._theme.px(_RING_PX), self._theme.px(CORNER_PX)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("surface"))
        painter.drawRoundedRect(tile.adjusted(-ring, -ring, ring, ring), corner + ring, corner + ring)

    def _paint_icon(self, painter: QPainter, room: QRect, icon: str, colour: ColourName, *, hovered: bool) -> None:
        if hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("accent_soft"))
            painter.drawEllipse(room.adjusted(2, 2, -2, -2))
        self._draw_icon(painter, room, icon, self._theme.colour(colour))

    def _paint_start(self, painter: QPainter, room: QRect, *, filled: bool, hovered: bool, held: bool) -> None:
        px, radius = self._theme.px, room.height() / 2
        ink = self._theme.colour("on_accent" if filled else "accent")
        if filled:
            fill: ColourName = "accent_pressed" if held else "accent_hover" if hovered else "accent"
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour(fill))
            painter.drawRoundedRect(room, radius, radius)
        else:
            self._paint_outlined(painter, room, radius, "line")
        icon = QRect(room.left() + px(14), room.top(), px(_ICON_PX), room.height())
        self._draw_icon(painter, icon, "play", ink)
        painter.setFont(self._start_style.font)
        painter.setPen(ink)
        painter.drawText(room.adjusted(px(14 + _ICON_PX + 8), 0, 0, 0), _LEFT, self._start_words)

    def _draw_icon(self, painter: QPainter, room: QRect, icon: str, colour: QColor) -> None:
        side = self._theme.px(_ICON_PX)
        square = QRect(0, 0, side, side)
        square.moveCenter(room.center())
        painter.drawPixmap(square, self._theme.pixmap(icon, colour, side))

    def _inside(self, card: QRect) -> QRect:
        padding = self._theme.px(_PADDING_PX)
        return card.adjusted(padding, padding, -padding, -padding)

    def _name(self, inside: QRect, card: Card) -> _Name:
        """Lay out ``card``'s name: on one line, if possible beside its length, else on two."""
        width, room = self._name_style.metrics.horizontalAdvance(card.name), inside.width() - self._star_width
        length = self._length_style.metrics.horizontalAdvance(card.length) + self._theme.px(_LENGTH_GAP_PX)
        if width <= room - length:
            return _Name((card.name,), is_beside_length=True, end=inside.right() - length)
        one_line = (card.name,)
        lines = one_line if width <= room else _broken(card.name, self._small_name_style.metrics, room)
        return _Name(lines, is_beside_length=False, end=inside.right())

    @property
    def _star_width(self) -> int:
        return self._theme.px(_BUTTON_PX - 8)

    @cached_property
    def _start_width(self) -> int:
        words = self._start_style.metrics.horizontalAdvance(self._start_words)
        return words + self._theme.px(_ICON_PX + 8 + 14 + 18)

    # -- the text styles

    def _style_of(self, name: _Name) -> _TextStyle:
        return self._name_style if len(name.lines) == 1 else self._small_name_style

    @cached_property
    def _name_style(self) -> _TextStyle:
        return self._text_style(_NAME_PX)

    @cached_property
    def _small_name_style(self) -> _TextStyle:
        return self._text_style(_SMALL_NAME_PX)

    @cached_property
    def _length_style(self) -> _TextStyle:
        return self._text_style(14)

    @cached_property
    def _small_length_style(self) -> _TextStyle:
        return self._text_style(13)

    @cached_property
    def _facts_style(self) -> _TextStyle:
        return self._text_style(13, QFont.Weight.Normal)

    @cached_property
    def _start_style(self) -> _TextStyle:
        return self._text_style(14)

    def _text_style(self, size_px: int, weight: QFont.Weight = QFont.Weight.DemiBold) -> _TextStyle:
        font = self._theme.font(self._theme.px(size_px), weight)
        return _TextStyle(font, QFontMetrics(font))


def _broken(name: str, metrics: QFontMetrics, width: int) -> Sequence[str]:
    """Return ``name`` in two lines, the first with as many words as fit into ``width``; in one if no word does."""
    words = name.split()
    fitting = [count for count in range(1, len(words)) if metrics.horizontalAdvance(" ".join(words[:count])) <= width]
    if not fitting:
        return (name,)
    return (" ".join(words[: fitting[-1]]), " ".join(words[fitting[-1] :]))


def first_works(strip: Sequence[Cell], most: int) -> list[Segment]:
    """Return the work segments of up to ``most`` first exercises of a routine, each technique once."""
    works: dict[str | None, Segment] = {}
    for cell in islice(strip, _LOOKED_AT):
        works.setdefault(cell.work.technique, cell.work)
        if len(works) == most:
            break
    return list(works.values())
