"""A list of what was done or logged: what, when, and how much. Sessions and entries share it."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAccessibleActionInterface, QFont, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from recovery_timer.ui.text.journal import RowWords
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.item_actions import ItemAction, ItemActions

_ROW_PX, _SIDE_PX = 56, 8
_MOST_ROWS = 9
_LAID_OUT_AT_ONCE = 2_000
ItemRole = Qt.ItemDataRole.UserRole

Index = QModelIndex | QPersistentModelIndex


class Rows(QAbstractListModel):
    """What is found, and the time from which it is seen; ``words`` says how an item is shown."""

    def __init__(self, words: Callable[..., RowWords]) -> None:
        super().__init__()
        self._words = words
        self._items: Sequence[object] = ()
        self._now: datetime | None = None

    def show_items(self, items: Sequence[object], now: datetime) -> None:
        self.beginResetModel()
        self._items, self._now = items, now
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        item = self._items[index.row()]
        if role == ItemRole:
            return item
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return ", ".join(part for part in self._words(item, self._now) if part)
        return None

    def words(self, index: Index) -> RowWords:
        """Return what the row at ``index`` says."""
        return self._words(self._items[index.row()], self._now)


class RowList(QListView):
    """Shows the rows, at most some of them at once.

    Enter and a click open one (`activated`), Delete asks to delete it (`delete_wanted`, with its index) if that
    ``can_delete``.
    """

    delete_wanted = Signal(QModelIndex)

    def __init__(self, theme: ThemeManager, rows: Rows, name: str, *, can_delete: bool = True) -> None:
        super().__init__()
        self._can_delete = can_delete
        self._theme = theme
        self._rows = rows
        self._row = -1
        self.setModel(rows)
        self.setItemDelegate(_Delegate(theme, self))
        self.setUniformItemSizes(True)
        # More rows than that are laid out while the window goes on.
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(_LAID_OUT_AT_ONCE)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(name)
        self.clicked.connect(self.activated.emit)
        offered = [ItemAction(QAccessibleActionInterface.pressAction(), self.tr("Open"), self.activated.emit)]
        if can_delete:
            offered.append(ItemAction("delete", self.tr("Delete"), self.delete_wanted.emit))
        ItemActions(self, lambda _: offered)
        rows.modelAboutToBeReset.connect(self._remember_row)
        rows.modelReset.connect(self._fit)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._can_delete and event.key() == Qt.Key.Key_Delete and self.currentIndex().isValid():
            self.delete_wanted.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _remember_row(self) -> None:
        self._row = self.currentIndex().row()

    def _fit(self) -> None:
        count = self._rows.rowCount()
        self.setFixedHeight(min(max(count, 1), _MOST_ROWS) * self._theme.px(_ROW_PX))
        # The keys go on where they were: after a row was deleted, at the next one.
        if self._row >= 0 and count:
            self.setCurrentIndex(self._rows.index(min(self._row, count - 1), 0))


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: ThemeManager, view: RowList) -> None:
        super().__init__(view)
        self._theme = theme
        theme.changed.connect(view.viewport().update)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, self._theme.px(_ROW_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rows = index.model()
        assert isinstance(rows, Rows)
        px, theme = self._theme.px, self._theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRect(option.rect)
        state = option.state
        if state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Selected):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent_soft" if state & QStyle.StateFlag.State_Selected else "raised"))
            painter.drawRoundedRect(room.adjusted(0, 1, 0, -1), px(8), px(8))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(room.adjusted(1, 2, -1, -2), px(8), px(8))
        name, when, held = rows.words(index)
        inside = room.adjusted(px(_SIDE_PX), px(8), -px(_SIDE_PX), -px(8))
        painter.setFont(theme.font(px(14), QFont.Weight.DemiBold))
        painter.setPen(theme.colour("ink"))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inside, right, held)
        words = inside.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(held) - px(16), 0)
        top, foot = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignBottom
        elided = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, top | Qt.AlignmentFlag.AlignLeft, elided)
        painter.setFont(theme.font(px(13)))
        painter.setPen(theme.colour("muted"))
        painter.drawText(words, foot | Qt.AlignmentFlag.AlignLeft, when)
        painter.restore()
