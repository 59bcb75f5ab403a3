"""The routines as a grid of cards in groups, each under a heading, with widgets above and below them."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import (
    QElapsedTimer,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAccessibleActionInterface,
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QToolTip, QWidget

from recovery_timer.ui.routines.card_delegate import HEIGHT_PX, CardDelegate, CardPart, CardRole, Spot
from recovery_timer.ui.routines.grid_places import places_of
from recovery_timer.ui.routines.grid_rows import GridRows
from recovery_timer.ui.routines.model import Card, CardGroup
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.item_actions import Index, ItemAction, ItemActions

_LEFT_PX, _RIGHT_PX = 16, 40
"""The space beside the cards within the view, for the focus ring and the scroll bar."""
_FOOT_PX = 24
_KEYS = {Qt.Key.Key_Return: CardPart.CARD, Qt.Key.Key_Enter: CardPart.CARD, Qt.Key.Key_Space: CardPart.START}
_VISIBLE = QAbstractItemView.ScrollHint.EnsureVisible


class CardGrid(QAbstractItemView):
    """Shows groups of cards. One card is the current one, if it is the chosen one of the model.

    The arrow keys, Page Up and Down, Home, End and the first letters of a name go from card to card; Enter or a click
    opens one, Space or its button starts it. `chosen` is emitted with the id of the card that the user moves to, and
    `left_upwards` when they move up from the first line.
    """

    chosen = Signal(str)
    started = Signal(str)
    opened = Signal(str)
    favoured = Signal(str)
    more_wanted = Signal(str, QPoint)
    """Emitted with an id, and the global position at which the menu opens."""
    left_upwards = Signal()

    def __init__(self, theme: ThemeManager, *, card: Callable[[str], Card], name: Callable[[str], str]) -> None:
        """``card`` returns the card for an id, and is called only for visible ones; ``name`` returns its name."""
        super().__init__()
        # To find the class of a viewport made by Qt, PySide would load every widget class: 2 MB, 30 ms.
        self.setViewport(QWidget())
        self._theme = theme
        self._rows = GridRows(card, name)
        self._groups: Sequence[CardGroup] = ()
        self._head: QWidget | None = None
        self._foot: QWidget | None = None
        self._widest = 0
        self._delegate = CardDelegate(theme, self)
        self._places = places_of(theme, (), left=0, width=1, top=0, widest=0)
        self.setModel(self._rows)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(self.tr("Routines"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(theme.px(HEIGHT_PX) // 3)
        self.setMouseTracking(True)
        self._typed = QElapsedTimer()
        ItemActions(self, self._actions)
        theme.changed.connect(self.viewport().update)

    # -- the cards shown

    def set_around(self, head: QWidget, foot: QWidget) -> None:
        """Show ``head`` above the cards and ``foot`` below them. Both scroll with them, and are as high as they need.

        They lie over the grid, as its siblings: inside it, a screen reader would expect only cards.
        """
        self._head, self._foot = head, foot
        for each in (head, foot):
            each.raise_()
            each.installEventFilter(self)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._show_focused)
        self.updateGeometries()

    def show_groups(self, groups: Sequence[CardGroup], chosen: str | None, longest_names: Sequence[str] = ()) -> None:
        """Show the cards of ``groups``, with ``chosen`` as the current one if it is among them.

        The number of columns is limited so that ``longest_names`` fit.

        The scroll position is kept, unless the current card was visible: then the card is kept in sight.
        """
        bar = self.verticalScrollBar()
        place, was_in_sight = bar.value(), self._is_in_sight(self.currentIndex())
        self._groups = groups
        self._rows.show_groups(groups)
        self._widest = max(map(self._delegate.width_for, longest_names), default=0)
        self._delegate.hovered = self._delegate.pressed = None
        self.updateGeometries()
        self.show_chosen(chosen)
        if not was_in_sight:
            bar.setValue(place)

    def show_chosen(self, routine_id: str | None) -> None:
        """Make the card of ``routine_id`` the current one, and scroll it into view; none if it is not shown."""
        index = self._rows.index_of(routine_id) if routine_id is not None else QModelIndex()
        if index != self.currentIndex():
            self.setCurrentIndex(index)
        if index.isValid():
            self.scrollTo(index)

    def focus_current(self) -> None:
        """Take the focus, with the current card in sight."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.scrollTo(self.currentIndex())

    def current_id(self) -> str | None:
        """Return the id of the current card; None if there is no card."""
        index = self.currentIndex()
        return self._rows.id_at(index.row()) if index.isValid() else None

    def room(self, routine_id: str, part: CardPart) -> QRect:
        """Return the place of a part of the card of ``routine_id`` in the viewport."""
        room = self._delegate.card(self.visualRect(self._rows.index_of(routine_id)))
        return self._delegate.room(room, self._rows.card(routine_id), part)

    # -- the keys and the mouse

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.chosen.emit(self._rows.id_at(current.row()))

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        places, at = self._places, self.currentIndex().row()
        if places.first is None:
            return QModelIndex()
        if at < 0:
            return self._rows.index(places.first)
        moves = QAbstractItemView.CursorAction
        page = max(1, self.viewport().height() // places.cell_height)
        to = {
            moves.MoveLeft: places.beside(at, -1),
            moves.MovePrevious: places.beside(at, -1),
            moves.MoveRight: places.beside(at, 1),
            moves.MoveNext: places.beside(at, 1),
            moves.MoveUp: places.below(at, -1),
            moves.MoveDown: places.below(at, 1),
            moves.MovePageUp: places.nearest_below(at, -page),
            moves.MovePageDown: places.nearest_below(at, page),
            moves.MoveHome: places.first,
            moves.MoveEnd: places.last,
        }[action]
        if to is None and action is moves.MoveUp:
            self.left_upwards.emit()
        return self._rows.index(at if to is None else to)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        part = _KEYS.get(Qt.Key(event.key()))
        if part is None or (part is CardPart.START and self._is_typing):
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
        # On a button, a quick second press counts like the first; on the card, the first one has opened it already.
        if spot is None or spot.part is not CardPart.CARD:
            self.mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._spot_at(event.position().toPoint()))
        super().mouseMoveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            spot = self._spot_at(event.pos())
            if spot is not None:
                self.more_wanted.emit(self._rows.id_at(spot.row), event.globalPos())
        else:
            self.open_menu()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._places.first is not None:
            self.setCurrentIndex(self._rows.index(self._places.first))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Make room for the head or the foot when it grows, and scroll when the wheel turns over it."""
        # Qt makes the view filter its scroll bars too, to which the viewport forwards wheel events.
        if watched not in {self._head, self._foot}:
            return super().eventFilter(watched, event)
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometries()
        elif event.type() is QEvent.Type.Wheel:
            return QApplication.sendEvent(self.viewport(), event)
        return super().eventFilter(watched, event)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._place_around()

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
        painter, current = QPainter(self.viewport()), self.currentIndex().row()
        for row in self._rows_in(event.rect()):
            chosen = row == current
            focused = chosen and self.hasFocus()
            self._delegate.paint_cell(painter, self._cell(row), self._rows.index(row), chosen=chosen, focused=focused)

    # -- the places of the cells

    def visualRect(self, index: Index) -> QRect:
        return self._cell(index.row()) if index.isValid() else QRect()

    def indexAt(self, place: QPoint) -> QModelIndex:
        rows = self._rows_in(QRect(place, QSize(1, 1)))
        return next((self._rows.index(row) for row in rows if self._cell(row).contains(place)), QModelIndex())

    def scrollTo(self, index: Index, hint: QAbstractItemView.ScrollHint = _VISIBLE) -> None:
        """Scroll just enough to show the card, with the heading above it if it is in the first line of its group."""
        if not index.isValid():
            return
        cell, bar = self.visualRect(index), self.verticalScrollBar()
        top = self._places.shown_from(index.row()) - self.verticalOffset()
        if cell.bottom() - top >= self.viewport().height():
            top = cell.top()
        below = cell.bottom() + 1 - self.viewport().height()
        bar.setValue(bar.value() + (top if top < 0 else max(0, min(below, top))))

    def updateGeometries(self) -> None:
        super().updateGeometries()
        width = self._content_width
        places = places_of(
            self._theme,
            [len(group.ids) for group in self._groups],
            left=self._theme.px(_LEFT_PX),
            width=width,
            top=_height_for(self._head, width),
            widest=self._widest,
        )
        if places != self._places:
            # Qt repaints only what is uncovered, and a head that grows uncovers none of the cards.
            self.viewport().update()
        self._places = places
        bottom = self._places.bottom + _height_for(self._foot, width) + self._theme.px(_FOOT_PX)
        height = self.viewport().height()
        self.verticalScrollBar().setRange(0, max(0, bottom - height))
        self.verticalScrollBar().setPageStep(height)
        self._place_around()

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
    def _content_width(self) -> int:
        # Not the viewport's width, which a scroll bar reduces: the cards would move when it appears.
        return max(1, self.width() - self._theme.px(_LEFT_PX + _RIGHT_PX))

    def _cell(self, row: int) -> QRect:
        """Return the place of a card in the viewport, with half of the gap on each side, or of a heading."""
        return self._places.rect(row).translated(0, -self.verticalOffset())

    def _rows_in(self, room: QRect) -> Iterator[int]:
        """Yield the rows of cards that intersect ``room`` of the viewport, and their neighbours."""
        offset = self.verticalOffset()
        return self._places.rows_between(room.top() + offset, room.bottom() + offset)

    def _place_around(self) -> None:
        left, width, offset = self._theme.px(_LEFT_PX), self._content_width, self.verticalOffset()
        for widget, top in ((self._head, 0), (self._foot, self._places.bottom)):
            if widget is not None:
                widget.setGeometry(left, top - offset, width, _height_for(widget, width))

    def _show_focused(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Scroll to the focused widget in the head or the foot."""
        if now is None or not any(each is not None and each.isAncestorOf(now) for each in (self._head, self._foot)):
            return
        top = self.mapFromGlobal(now.mapToGlobal(QPoint(0, 0))).y()
        margin, height = self._theme.px(_FOOT_PX), self.viewport().height()
        below = top + now.height() + margin - height
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + (top - margin if top < margin else max(0, below)))

    # -- inside

    @property
    def _is_typing(self) -> bool:
        """Whether a name is being typed: a space then belongs to it."""
        return self._typed.isValid() and not self._typed.hasExpired(QApplication.keyboardInputInterval())

    def _actions(self, index: QModelIndex) -> Sequence[ItemAction]:
        def on(part: CardPart) -> Callable[[QModelIndex], None]:
            return lambda at: self._act(Spot(at.row(), part))

        favourite = index.data(CardRole).favourite
        return (
            ItemAction(QAccessibleActionInterface.pressAction(), self.tr("Start"), on(CardPart.START)),
            ItemAction(QAccessibleActionInterface.setFocusAction(), self.tr("Choose"), self.setCurrentIndex),
            ItemAction("Open", self.tr("Open"), on(CardPart.CARD)),
            ItemAction(QAccessibleActionInterface.showMenuAction(), self.tr("More"), on(CardPart.MORE)),
            ItemAction(
                "Favourite", self.tr("No favourite") if favourite else self.tr("Favourite"), on(CardPart.FAVOURITE)
            ),
        )

    def _act(self, spot: Spot) -> None:
        routine_id = self._rows.id_at(spot.row)
        self.setCurrentIndex(self._rows.index(spot.row))
        match spot.part:
            case CardPart.START:
                self.started.emit(routine_id)
            case CardPart.FAVOURITE:
                self.favoured.emit(routine_id)
            case CardPart.MORE:
                self._want_more(routine_id)
            case CardPart.CARD:
                self.opened.emit(routine_id)

    def open_menu(self) -> None:
        """Request the menu of the current card, opening at that card."""
        current = self.current_id()
        if current is not None:
            self._want_more(current)

    def _want_more(self, routine_id: str) -> None:
        corner = self.room(routine_id, CardPart.MORE).bottomLeft()
        self.more_wanted.emit(routine_id, self.viewport().mapToGlobal(corner))

    def _tool_tip(self, spot: Spot | None) -> str:
        if spot is None:
            return ""
        card: Card = self._rows.index(spot.row).data(CardRole)
        match spot.part:
            case CardPart.FAVOURITE:
                return self.tr("No longer a favourite") if card.favourite else self.tr("Make a favourite")
            case CardPart.MORE:
                return self.tr("More")
            case CardPart.START:
                return ""
            case CardPart.CARD:
                return self._delegate.elided(self._cell(spot.row), card)

    def _spot_at(self, place: QPoint) -> Spot | None:
        index = self.indexAt(place)
        card: Card | None = index.data(CardRole)
        if card is None:
            return None
        part = self._delegate.part_at(self.visualRect(index), card, place.x(), place.y())
        return None if part is None else Spot(index.row(), part)

    def _is_in_sight(self, index: QModelIndex) -> bool:
        return not index.isValid() or self.visualRect(index).intersects(self.viewport().rect())

    def _hover(self, spot: Spot | None) -> None:
        before, self._delegate.hovered = self._delegate.hovered, spot
        if before != spot:
            self.viewport().setCursor(
                Qt.CursorShape.ArrowCursor
                if spot is None or spot.part is CardPart.CARD
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
            self.viewport().update(self.visualRect(self._rows.index(spot.row)))


def _height_for(widget: QWidget | None, width: int) -> int:
    """Return the height that ``widget`` needs for ``width``; 0 if it is hidden."""
    layout = widget.layout() if widget is not None and not widget.isHidden() else None
    if layout is None:
        return 0
    return layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalMinimumSize().height()
