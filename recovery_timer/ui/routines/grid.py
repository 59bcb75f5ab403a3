"""The routines as a grid of cards."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QElapsedTimer,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    QSize,
    QStringListModel,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAccessibleActionInterface,
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QStyle, QStyleOptionViewItem, QToolTip

from recovery_timer.ui.routines.card_delegate import GAP_PX, HEIGHT_PX, CardDelegate, CardRole, Part, Spot
from recovery_timer.ui.routines.model import Card
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.item_actions import Index, ItemAction, ItemActions

NARROWEST_PX = 300
_KEYS = {Qt.Key.Key_Return: Part.CARD, Qt.Key.Key_Enter: Part.CARD, Qt.Key.Key_Space: Part.START}
_VISIBLE = QAbstractItemView.ScrollHint.EnsureVisible


class CardGrid(QAbstractItemView):
    """Shows the cards of ids. One is the current one, which is the chosen one of the model.

    The arrow keys, Page Up and Down, Home, End and the first letters of a name go from card to card; Enter or a click
    opens one, Space or its button starts it. `chosen` is emitted with the id of the card that the user went to.
    """

    chosen = Signal(str)
    started = Signal(str)
    opened = Signal(str)
    favoured = Signal(str)
    more_wanted = Signal(str, QPoint)
    """With where the menu opens, on the screen."""

    def __init__(self, theme: ThemeManager, *, card: Callable[[str], Card], name: Callable[[str], str]) -> None:
        """``card`` returns the card of an id, and is called only for those that are visible; ``name`` its name."""
        super().__init__()
        self._theme = theme
        self._cards = _Cards(card, name)
        self._delegate = CardDelegate(theme, self)
        self.setModel(self._cards)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(self.tr("Routines"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(theme.px(HEIGHT_PX) // 3)
        self.setMouseTracking(True)
        self._typed = QElapsedTimer()
        ItemActions(self, self._actions)
        theme.changed.connect(self.viewport().update)

    # -- what is shown

    def show_ids(self, ids: list[str], chosen: str | None) -> None:
        """Show the cards of ``ids``, with ``chosen``, one of them, as the current one.

        Where the page is scrolled to stays, but for a current card that was in sight: it stays so.
        """
        bar = self.verticalScrollBar()
        place, was_in_sight = bar.value(), self._is_in_sight(self.currentIndex())
        self._cards.show_ids(ids)
        self._delegate.hovered = self._delegate.pressed = None
        self.updateGeometries()
        if chosen is not None:
            self.show_chosen(chosen)
        if not was_in_sight:
            bar.setValue(place)

    def show_chosen(self, routine_id: str) -> None:
        """Make the card of ``routine_id`` the current one, and scroll it into view."""
        index = self._cards.index_of(routine_id)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def current_id(self) -> str | None:
        """Return the id of the current card; None if there is no card."""
        index = self.currentIndex()
        return self._cards.id_at(index.row()) if index.isValid() else None

    def room(self, routine_id: str, part: Part) -> QRect:
        """Return where a part of the card of ``routine_id`` is in the viewport."""
        card = self._delegate.card(self.visualRect(self._cards.index_of(routine_id)))
        return self._delegate.room(card, part)

    def visible_ids(self) -> list[str]:
        """Return the ids of the cards of which some can be seen, in order."""
        return [self._cards.id_at(row) for row in self._rows_in(self.viewport().rect())]

    # -- the keys and the mouse

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.chosen.emit(self._cards.id_at(current.row()))

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        last = self._cards.rowCount() - 1
        if last < 0:
            return QModelIndex()
        moves = QAbstractItemView.CursorAction
        columns = self._columns
        page = columns * max(1, self.viewport().height() // self._cell_height)
        step = {
            moves.MoveLeft: -1,
            moves.MovePrevious: -1,
            moves.MoveRight: 1,
            moves.MoveNext: 1,
            moves.MoveUp: -columns,
            moves.MoveDown: columns,
            moves.MovePageUp: -page,
            moves.MovePageDown: page,
            moves.MoveHome: -last,
            moves.MoveEnd: last,
        }[action]
        at = self.currentIndex().row()
        to = at + step
        if not 0 <= to <= last:
            stays = action in {moves.MoveUp, moves.MoveDown, moves.MoveLeft, moves.MoveRight}
            to = at if stays else max(0, min(to, last))
        return self._cards.index(to)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        part = _KEYS.get(Qt.Key(event.key()))
        if part is None or (part is Part.START and self._is_typing):
            super().keyPressEvent(event)
        elif self.currentIndex().isValid() and not event.isAutoRepeat():
            self._act(Spot(self.currentIndex().row(), part))

    def keyboardSearch(self, search: str) -> None:
        self._typed.start()
        super().keyboardSearch(search)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._hold(self._spot_at(event.position().toPoint()))
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        held, spot = self._delegate.pressed, self._spot_at(event.position().toPoint())
        self._hold(None)
        if held is not None and held == spot:
            self._act(held)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        spot = self._spot_at(event.position().toPoint())
        # A quick second press on a part is one like the first; a card is open already.
        if spot is None or spot.part is not Part.CARD:
            self.mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._spot_at(event.position().toPoint()))
        super().mouseMoveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            spot = self._spot_at(event.pos())
            if spot is not None:
                self.more_wanted.emit(self._cards.id_at(spot.row), event.globalPos())
        else:
            self.open_menu()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Leave:
            self._hover(None)
        elif event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            spot = self._spot_at(event.pos())
            QToolTip.showText(event.globalPos(), self._tool_tip(spot), self)
            return True
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometries()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, option = QPainter(self.viewport()), QStyleOptionViewItem()
        self.initViewItemOption(option)
        state, current = option.state, self.currentIndex().row()
        for row in self._rows_in(event.rect()):
            chosen = QStyle.StateFlag.State_Selected if row == current else QStyle.StateFlag.State_None
            focused = QStyle.StateFlag.State_HasFocus if self.hasFocus() else QStyle.StateFlag.State_None
            option.state = state | chosen | focused
            option.rect = self._cell(row)
            self._delegate.paint(painter, option, self._cards.index(row))

    # -- the places of the cells

    def visualRect(self, index: Index) -> QRect:
        return self._cell(index.row()) if index.isValid() else QRect()

    def indexAt(self, place: QPoint) -> QModelIndex:
        rows = self._rows_in(QRect(place, QSize(1, 1)))
        return next((self._cards.index(row) for row in rows if self._cell(row).contains(place)), QModelIndex())

    def scrollTo(self, index: Index, hint: QAbstractItemView.ScrollHint = _VISIBLE) -> None:
        cell, bar = self.visualRect(index), self.verticalScrollBar()
        below = cell.bottom() + 1 - self.viewport().height()
        bar.setValue(bar.value() + (cell.top() if cell.top() < 0 else max(0, min(below, cell.top()))))

    def updateGeometries(self) -> None:
        super().updateGeometries()
        lines = -(-self._cards.rowCount() // self._columns)
        height = self.viewport().height()
        self.verticalScrollBar().setRange(0, max(0, lines * self._cell_height - height))
        self.verticalScrollBar().setPageStep(height)

    def horizontalOffset(self) -> int:
        return 0

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def isIndexHidden(self, index: Index) -> bool:
        return False

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        self.selectionModel().select(self.indexAt(rect.topLeft()), command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        region = QRegion()
        for index in selection.indexes():
            region += self.visualRect(index)
        return region

    @property
    def _columns(self) -> int:
        return max(1, self.viewport().width() // self._theme.px(NARROWEST_PX + GAP_PX))

    @property
    def _cell_height(self) -> int:
        return self._theme.px(HEIGHT_PX + GAP_PX)

    def _cell(self, row: int) -> QRect:
        """Return the place of a card in the viewport, with half of the gap on each side."""
        line, column = divmod(row, self._columns)
        width = self.viewport().width() // self._columns
        return QRect(column * width, line * self._cell_height - self.verticalOffset(), width, self._cell_height)

    def _rows_in(self, room: QRect) -> range:
        """Return the rows of the cells that reach into ``room`` of the viewport, and those beside them."""
        top, bottom = room.top() + self.verticalOffset(), room.bottom() + self.verticalOffset()
        columns = self._columns
        first, last = top // self._cell_height * columns, (bottom // self._cell_height + 1) * columns
        return range(max(0, first), min(self._cards.rowCount(), last))

    # -- inside

    @property
    def _is_typing(self) -> bool:
        """Whether a name is being typed: a space then belongs to it."""
        return self._typed.isValid() and not self._typed.hasExpired(QApplication.keyboardInputInterval())

    def _actions(self, index: QModelIndex) -> Sequence[ItemAction]:
        def on(part: Part) -> Callable[[QModelIndex], None]:
            return lambda at: self._act(Spot(at.row(), part))

        favourite = index.data(CardRole).favourite
        return (
            ItemAction(QAccessibleActionInterface.pressAction(), self.tr("Start"), on(Part.START)),
            ItemAction(QAccessibleActionInterface.setFocusAction(), self.tr("Choose"), self.setCurrentIndex),
            ItemAction("Open", self.tr("Open"), on(Part.CARD)),
            ItemAction(QAccessibleActionInterface.showMenuAction(), self.tr("More"), on(Part.MORE)),
            ItemAction("Favourite", self.tr("No favourite") if favourite else self.tr("Favourite"), on(Part.FAVOURITE)),
        )

    def _act(self, spot: Spot) -> None:
        routine_id = self._cards.id_at(spot.row)
        self.setCurrentIndex(self._cards.index(spot.row))
        match spot.part:
            case Part.START:
                self.started.emit(routine_id)
            case Part.FAVOURITE:
                self.favoured.emit(routine_id)
            case Part.MORE:
                self._want_more(routine_id)
            case Part.CARD:
                self.opened.emit(routine_id)

    def open_menu(self) -> None:
        """Ask for the menu of the current card, at that card."""
        current = self.current_id()
        if current is not None:
            self._want_more(current)

    def _want_more(self, routine_id: str) -> None:
        corner = self.room(routine_id, Part.MORE).bottomLeft()
        self.more_wanted.emit(routine_id, self.viewport().mapToGlobal(corner))

    def _tool_tip(self, spot: Spot | None) -> str:
        if spot is None:
            return ""
        card: Card = self._cards.index(spot.row).data(CardRole)
        match spot.part:
            case Part.FAVOURITE:
                return self.tr("No longer a favourite") if card.favourite else self.tr("Make a favourite")
            case Part.MORE:
                return self.tr("More")
            case Part.START:
                return ""
            case Part.CARD:
                return self._delegate.elided(self._cell(spot.row), card)

    def _spot_at(self, place: QPoint) -> Spot | None:
        index = self.indexAt(place)
        part = self._delegate.part_at(self.visualRect(index), place.x(), place.y()) if index.isValid() else None
        return None if part is None else Spot(index.row(), part)

    def _is_in_sight(self, index: QModelIndex) -> bool:
        return not index.isValid() or self.visualRect(index).intersects(self.viewport().rect())

    def _hover(self, spot: Spot | None) -> None:
        before, self._delegate.hovered = self._delegate.hovered, spot
        if before != spot:
            self.viewport().setCursor(
                Qt.CursorShape.ArrowCursor
                if spot is None or spot.part is Part.CARD
                else Qt.CursorShape.PointingHandCursor
            )
            self._repaint(before)
            self._repaint(spot)

    def _hold(self, spot: Spot | None) -> None:
        before, self._delegate.pressed = self._delegate.pressed, spot
        self._repaint(before)
        self._repaint(spot)

    def _repaint(self, spot: Spot | None) -> None:
        if spot is not None:
            self.viewport().update(self.visualRect(self._cards.index(spot.row)))


class _Cards(QStringListModel):
    """The ids as rows. Their cards are made when they are painted, and kept until the next ids."""

    def __init__(self, card: Callable[[str], Card], name: Callable[[str], str]) -> None:
        super().__init__()
        self._ids: list[str] = []
        self._rows: dict[str, int] = {}
        self._made: dict[str, Card] = {}
        self._card = card
        self._name = name

    def show_ids(self, ids: list[str]) -> None:
        self._made.clear()
        if ids == self._ids:
            self.dataChanged.emit(self.index(0), self.index(len(ids) - 1))
            return
        self._ids = ids
        self._rows = {routine_id: row for row, routine_id in enumerate(ids)}
        self.setStringList(ids)

    def id_at(self, row: int) -> str:
        return self._ids[row]

    def index_of(self, routine_id: str) -> QModelIndex:
        return self.index(self._rows[routine_id])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        routine_id = self._ids[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            # By it, Qt finds the card whose name begins with what is typed.
            return self._name(routine_id)
        if role == CardRole:
            return self._card_of(routine_id)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            card = self._card_of(routine_id)
            words = self.tr("{name}, {summary}, last used: {last_used}")
            return words.format(name=card.name, summary=card.summary, last_used=card.last_used)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return self.tr("Favourite") if self._card_of(routine_id).favourite else ""
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def _card_of(self, routine_id: str) -> Card:
        if routine_id not in self._made:
            self._made[routine_id] = self._card(routine_id)
        return self._made[routine_id]
