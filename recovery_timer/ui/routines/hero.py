"""The routine offered before all others: shown large, with the screen's only filled button."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from recovery_timer.routine.timeline import Segment
from recovery_timer.ui.figure.tile import FigureTile
from recovery_timer.ui.figure.tiles import FigureTiles
from recovery_timer.ui.routines.card_delegate import first_works
from recovery_timer.ui.routines.model import Card
from recovery_timer.ui.text import domain
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.block_strip import BlockStrip
from recovery_timer.ui.widgets.button import Button
from recovery_timer.ui.widgets.text import label

_STAGE_PX, _STAGE_FROM_PX = 280, 760
"""The width of the stage on the left, and the minimum width of the hero at which it is shown."""
_RADIUS_PX = 24
_SIDE_PX, _TOP_PX = 24, 20
_TILE, _TILE_GAP_PX, _MOST_TILES = QSize(72, 56), 8, 5
_BUTTONS_GAP_PX = 16
_NAME_PX = 280
"""The minimum width left for the name; with less, the buttons are stacked."""
_FACTS_PX = 210
"""The minimum width of the text beside the tiles."""
_LOOKED_AT = 100


class Hero(QFrame):
    """Shows a card. A click outside its buttons opens it."""

    started = Signal(str)
    started_as_last_time = Signal(str)
    opened = Signal(str)
    favoured = Signal(str)
    more_wanted = Signal(str, QPoint)
    """Emitted with an id, and the global position at which the menu opens."""

    def __init__(self, theme: ThemeManager) -> None:
        super().__init__()
        self._theme = theme
        self._id = ""
        self._works: list[Segment] = []
        self._why: Sequence[str] = ()
        self._pressed = False
        self._figures = FigureTiles(theme, self)
        self._figures.drawn.connect(self.update)
        self.why, self.name = label("small"), label("title", wrap=True)
        self.length, self.ends = label("strong"), label("body")
        self.equipment = label("muted", wrap=True)
        self.start = Button(
            theme,
            self.tr("Start"),
            role="hero",
            icon="play",
            icon_colour="on_accent",
            pressed=lambda: self.started.emit(self._id),
        )
        self.as_last_time = Button(theme, role="large", pressed=lambda: self.started_as_last_time.emit(self._id))
        self.star = Button(
            theme,
            role="icon",
            icon="star-outline",
            icon_colour="accent",
            pressed=lambda: self.favoured.emit(self._id),
        )
        self._tiles = [FigureTile(theme, self._figures, _TILE) for _ in range(_MOST_TILES)]
        self._more = label("small")
        self._strip = BlockStrip(theme)
        self._arrange()
        theme.changed.connect(self.update)

    def show_card(self, card: Card, *, why: Sequence[str], as_last_time: str, ends: str) -> None:
        """Show ``card``, and the time at which it ``ends`` if it is started now.

        ``why`` has the reason for offering it in several forms, the longest first: the first that fits is shown.
        ``as_last_time`` is the text of the button that repeats the last time; if "", there is no button.
        """
        self._id = card.routine_id
        self._why = why
        self.setAccessibleName(card.name)
        self.setAccessibleDescription(why[0])
        self.why.setAccessibleName(why[0])
        self.as_last_time.setText(as_last_time)
        self.as_last_time.setVisible(bool(as_last_time))
        self.as_last_time.setAccessibleName(self.tr("{name}: {words}").format(name=card.name, words=as_last_time))
        self.name.setText(card.name)
        self.length.setText(card.length)
        self.show_end(ends)
        items = ", ".join(card.equipment)
        self.equipment.setText(domain.capitalised(items) if items else self.tr("No equipment"))
        self.start.setAccessibleName(self.tr("Start {name}").format(name=card.name))
        self.star.set_icon("star" if card.favourite else "star-outline")
        words = self.tr("No longer a favourite") if card.favourite else self.tr("Make a favourite")
        self.star.setAccessibleName(words)
        self.star.setToolTip(words)
        self._strip.show_cells(card.strip)
        self._works = first_works(card.strip, _LOOKED_AT)
        self._fit()
        self.update()

    def show_end(self, ends: str) -> None:
        """Show the time of day at which the routine ends if it is started now."""
        self.ends.setText(self.tr("ends {time}").format(time=ends))

    def stand_back(self, wanted: bool) -> None:
        """Leave its button unfilled if ``wanted``, while something above is more urgent."""
        self.start.restyle("large" if wanted else "hero", "ink" if wanted else "on_accent")

    # -- events

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.button() is Qt.MouseButton.LeftButton

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed and self.rect().contains(event.position().toPoint()):
            self.opened.emit(self._id)
        self._pressed = False

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.more_wanted.emit(self._id, event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole, radius = QPainterPath(), self._theme.px(_RADIUS_PX)
        whole.addRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.fillPath(whole, self._theme.colour("surface"))
        if self._has_stage and self._works:
            self._paint_stage(painter, whole, self._works[0])
        painter.setPen(QPen(self._theme.colour("line"), 1))
        painter.drawPath(whole)

    # -- inside

    @property
    def _has_stage(self) -> bool:
        return self.width() >= self._theme.px(_STAGE_FROM_PX)

    def _paint_stage(self, painter: QPainter, whole: QPainterPath, work: Segment) -> None:
        px = self._theme.px
        room = QRect(0, 0, px(_STAGE_PX), self.height())
        left = QPainterPath()
        left.addRect(QRectF(room))
        painter.fillPath(whole.intersected(left), QColor(self._theme.colours.stage(work.family)))
        inset = px(8)
        self._figures.paint(painter, room.adjusted(inset, inset, -inset, -inset), work.drawn_as, work.family)

    def _fit(self) -> None:
        """Show as many tiles as fit, and give the name the space that the buttons leave."""
        px = self._theme.px
        left = px(_SIDE_PX) + (px(_STAGE_PX) if self._has_stage else 0)
        self._column.setContentsMargins(left, px(_TOP_PX), px(_SIDE_PX), px(_TOP_PX))
        inside = self.width() - left - px(_SIDE_PX)
        tile = px(_TILE.width() + _TILE_GAP_PX)
        room = max(1, (inside - px(_FACTS_PX)) // tile)
        works = self._works
        shown = min(len(works), _MOST_TILES, room)
        for place, widget in enumerate(self._tiles):
            widget.setVisible(place < shown)
            if place < shown:
                widget.show_figure(works[place].drawn_as, works[place].family)
        self._more.setText(self.tr("+{number}").format(number=len(works) - shown))
        self._more.setVisible(len(works) > shown)
        advance, beside_name = self.name.fontMetrics().horizontalAdvance, self.star.sizeHint().width() + px(16)
        longest_word = max(map(advance, self.name.text().split()), default=0) + px(4)
        free = self._fit_buttons(inside, longest_word + beside_name)
        self._fit_why(free)
        self.name.setFixedWidth(max(px(80), min(advance(self.name.text()) + px(4), free - beside_name)))

    def _fit_buttons(self, inside: int, least: int) -> int:
        """Place the buttons side by side if that leaves room for the name, else stacked if it leaves ``least`` px, else
        below the name; return the width left for the name.
        """
        px, directions = self._theme.px, QBoxLayout.Direction
        widths = [each.sizeHint().width() for each in (self.start, self.as_last_time) if not each.isHidden()]
        side_by_side = sum(widths) + px(8) * (len(widths) - 1)
        beside = inside - sum(widths) >= px(_NAME_PX)
        free = inside - (side_by_side if beside else max(widths)) - px(_BUTTONS_GAP_PX)
        is_below = free < least
        self._head.setDirection(directions.TopToBottom if is_below else directions.LeftToRight)
        is_row = side_by_side <= inside if is_below else beside
        # Side by side, Start is on the right; stacked, it is on top.
        self._buttons.setDirection(directions.RightToLeft if is_row else directions.TopToBottom)
        return inside if is_below else free

    def _fit_why(self, width: int) -> None:
        advance = self.why.fontMetrics().horizontalAdvance
        shown = next((why for why in self._why if advance(why) <= width), self._why[-1] if self._why else "")
        self.why.setText(shown)
        self.why.setToolTip(self._why[0] if shown != self._why[0] else "")

    def _arrange(self) -> None:
        px = self._theme.px
        named = QHBoxLayout()
        named.setSpacing(px(4))
        named.addWidget(self.name)
        named.addWidget(self.star)
        named.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self.why)
        words.addLayout(named)
        words.addStretch(1)
        head = self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        head.setSpacing(px(16))
        head.addLayout(words, 1)
        self._buttons = QBoxLayout(QBoxLayout.Direction.RightToLeft)
        self._buttons.setSpacing(px(8))
        self._buttons.addWidget(self.start)
        self._buttons.addWidget(self.as_last_time)
        head.addLayout(self._buttons)
        head.setAlignment(self._buttons, Qt.AlignmentFlag.AlignTop)
        when = QHBoxLayout()
        when.setSpacing(px(6))
        when.addWidget(self.length)
        when.addWidget(self.ends)
        when.addStretch(1)
        facts = QVBoxLayout()
        facts.setSpacing(0)
        facts.addStretch(1)
        facts.addLayout(when)
        facts.addWidget(self.equipment)
        facts.addStretch(1)
        middle = QHBoxLayout()
        middle.setSpacing(px(_TILE_GAP_PX))
        for tile in self._tiles:
            middle.addWidget(tile)
        middle.addWidget(self._more)
        middle.addSpacing(px(8))
        middle.addLayout(facts, 1)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(px(12))
        self._column.addLayout(head)
        self._column.addLayout(middle)
        self._column.addWidget(self._strip)
        QWidget.setTabOrder(self.start, self.as_last_time)
        QWidget.setTabOrder(self.as_last_time, self.star)
