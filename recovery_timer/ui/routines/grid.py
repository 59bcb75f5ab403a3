"""A grid of cards with only as many widgets as are visible: ten thousand routines cost no more than ten."""

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from recovery_timer.ui.routines.card import HEIGHT_PX, RoutineCard
from recovery_timer.ui.routines.model import Card
from recovery_timer.ui.theme.manager import ThemeManager

NARROWEST_PX = 300
_GAP_PX = 20

_MOVES = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}


class CardGrid(QAbstractScrollArea):
    """Shows cards by id, in rows. The arrow keys move between cards; Enter starts the focused one."""

    started = Signal(str)
    favoured = Signal(str)
    more_wanted = Signal(str)

    def __init__(self, theme: ThemeManager, card: Callable[[str], Card]) -> None:
        """``card`` returns the card of an id; it is called only for those that are visible."""
        super().__init__()
        self._theme = theme
        self._card = card
        self._ids: list[str] = []
        self._cards: dict[int, RoutineCard] = {}
        self._spare: list[RoutineCard] = []
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self.verticalScrollBar().valueChanged.connect(self._place)

    def show_ids(self, ids: list[str]) -> None:
        """Show the cards of ``ids``. The focused card keeps the focus; if it is gone, the one in its place gets it."""
        focused = self.focused_id()
        place = self._ids.index(focused) if focused is not None else None
        self._ids = ids
        # In place: hiding and showing the cards again would cost more than updating everything on them.
        for index, card in self._cards.items():
            if index < len(ids):
                card.show_card(self._card(ids[index]))
        self._place()
        if place is not None and ids:
            self._focus(ids.index(focused) if focused in ids else min(place, len(ids) - 1))

    def focused_id(self) -> str | None:
        """Return the id of the card that has the focus, itself or in one of its parts; None if no card has."""
        return next((card.routine_id for card in self._cards.values() if _has_focus(card)), None)

    def focus_id(self, routine_id: str) -> None:
        """Focus the card of ``routine_id`` and scroll it into view."""
        self._focus(self._ids.index(routine_id))

    def visible_cards(self) -> list[RoutineCard]:
        """Return the visible cards, in order."""
        return [self._cards[index] for index in sorted(self._cards)]

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(watched, RoutineCard) and isinstance(event, QKeyEvent):
            return self._key(watched, event)
        return False

    @property
    def _columns(self) -> int:
        return max(1, (self.viewport().width() + _GAP_PX) // (self._theme.px(NARROWEST_PX) + _GAP_PX))

    @property
    def _row_height(self) -> int:
        return self._theme.px(HEIGHT_PX) + _GAP_PX

    def _place(self) -> None:
        """Put a card widget in every visible place, reusing those that have been scrolled out of view."""
        columns, row_height = self._columns, self._row_height
        rows = -(-len(self._ids) // columns)
        height = self.viewport().height()
        self.verticalScrollBar().setRange(0, max(0, rows * row_height - height))
        self.verticalScrollBar().setPageStep(height)
        self.verticalScrollBar().setSingleStep(row_height // 3)
        top = self.verticalScrollBar().value()
        first = top // row_height * columns
        last = min(len(self._ids), ((top + height) // row_height + 1) * columns)
        for index in [index for index in self._cards if not first <= index < last]:
            card = self._cards.pop(index)
            card.hide()
            self._spare.append(card)
        width = (self.viewport().width() - _GAP_PX * (columns - 1)) // columns
        for index in range(first, last):
            card = self._cards.get(index) or self._fill(index)
            row, column = divmod(index, columns)
            card.setGeometry(column * (width + _GAP_PX), row * row_height - top, width, row_height - _GAP_PX)
            card.show()
        self._order_tabs()

    def _order_tabs(self) -> None:
        """Make Tab follow the visible order of the cards, whichever widgets show them."""
        stops = [stop for card in self.visible_cards() for stop in (card, card.favourite, card.more, card.start)]
        for one, following in pairwise(stops):
            QWidget.setTabOrder(one, following)

    def _fill(self, index: int) -> RoutineCard:
        card = self._spare.pop() if self._spare else self._make()
        card.show_card(self._card(self._ids[index]))
        self._cards[index] = card
        return card

    def _make(self) -> RoutineCard:
        card = RoutineCard(self._theme)
        card.setParent(self.viewport())
        card.installEventFilter(self)
        card.started.connect(self.started)
        card.favoured.connect(self.favoured)
        card.more_wanted.connect(self.more_wanted)
        return card

    def _key(self, card: RoutineCard, event: QKeyEvent) -> bool:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.started.emit(card.routine_id)
            return True
        if event.key() == Qt.Key.Key_Menu:
            self.more_wanted.emit(card.routine_id)
            return True
        if event.key() not in _MOVES:
            return False
        right, down = _MOVES[Qt.Key(event.key())]
        index = self._ids.index(card.routine_id) + right + down * self._columns
        if 0 <= index < len(self._ids):
            self._focus(index)
        return True

    def _focus(self, index: int) -> None:
        bar = self.verticalScrollBar()
        top = index // self._columns * self._row_height
        bottom = top + self._row_height - self.viewport().height()
        bar.setValue(max(min(bar.value(), top), bottom))
        self._place()
        self._cards[index].setFocus(Qt.FocusReason.TabFocusReason)


def _has_focus(card: RoutineCard) -> bool:
    return any(part.hasFocus() for part in (card, card.start, card.more, card.favourite))
