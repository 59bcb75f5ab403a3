"""The list of the routine's blocks, with multiple selection and reordering by dragging."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from recovery_timer.routine.edits import RowPath
from recovery_timer.ui.builder.row_delegate import RowDelegate
from recovery_timer.ui.builder.rows import BlockRow, BlockRowModel
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.technique_rows import AnyIndex

_INVITATION_PX = 56
EMPTY_PX = 72
"""The height that a list without rows needs."""


class BlockList(QListView):
    """Shows rows and emits what the user does with them; never changes them itself."""

    selected = Signal(tuple)
    moved = Signal(tuple, tuple)
    technique_dropped = Signal(str, tuple)

    def __init__(self, theme: ThemeManager) -> None:
        super().__init__()
        self._theme = theme
        self._list = BlockRowModel()
        self._emits_selection = True
        self.setModel(self._list)
        self._delegate = RowDelegate(theme, self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(self.tr("Blocks of the routine"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDropIndicatorShown(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.selectionModel().selectionChanged.connect(self._emit_selected)
        self._list.dropped.connect(lambda paths, row: self.moved.emit(paths, self._path_before(row)))
        self._list.technique_dropped.connect(lambda id_, row: self.technique_dropped.emit(id_, self._path_before(row)))
        theme.changed.connect(self.viewport().update)

    def show_rows(self, rows: tuple[BlockRow, ...], selection: tuple[RowPath, ...]) -> None:
        """Show ``rows`` with those at ``selection`` selected."""
        self._emits_selection = False
        before = self._list.rows
        self._list.show_rows(rows)
        if self._heights_differ(before, rows):
            self.doItemsLayout()
        self._select(selection)
        self._emits_selection = True

    def selected_paths(self) -> tuple[RowPath, ...]:
        """Return the paths of the selected rows, in row order."""
        numbers = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return tuple(self._list.rows[number].path for number in numbers)

    def dropEvent(self, event: QDropEvent) -> None:
        super().dropEvent(event)
        # The drop has already been applied as an edit; Qt must not remove the rows after a "move".
        event.setDropAction(Qt.DropAction.CopyAction)

    def dataChanged(self, first: AnyIndex, last: AnyIndex, roles: Sequence[int] = ()) -> None:
        # Not QListView's, which lays out every row again: `show_rows` does that when the height of a row has changed.
        QAbstractItemView.dataChanged(self, first, last, list(roles))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        room = self._free_room()
        if room.height() >= self._theme.px(_INVITATION_PX):
            self._paint_invitation(room)

    def _free_room(self) -> QRect:
        """Return the free area below the last row."""
        room = self.viewport().rect()
        if self._list.rows:
            room.setTop(self.visualRect(self._list.index(len(self._list.rows) - 1)).bottom() + 1)
        return room

    def _heights_differ(self, before: tuple[BlockRow, ...], rows: tuple[BlockRow, ...]) -> bool:
        if len(before) != len(rows):
            return True
        changed = [(old, new) for old, new in zip(before, rows, strict=True) if old != new]
        room = self.viewport().rect()
        return any(self._delegate.height(old, room) != self._delegate.height(new, room) for old, new in changed)

    def _paint_invitation(self, room: QRect) -> None:
        """Paint the hint on how to add a technique at the top of ``room``."""
        px = self._theme.px
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(room).adjusted(0.5, 0.5, -0.5, 0)
        card.setHeight(px(_INVITATION_PX) - 1)
        painter.setPen(QPen(self._theme.colour("field_line"), 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(card, px(12), px(12))
        painter.setPen(self._theme.colour("muted"))
        painter.setFont(self._theme.font(px(14)))
        words = self.tr("Drag a technique here, or press its +")
        card.adjust(px(12), 0, -px(12), 0)
        painter.drawText(card, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, words)
        painter.end()

    def _select(self, paths: tuple[RowPath, ...]) -> None:
        chosen = QItemSelection()
        rows = [row for path in paths if (row := self._list.row_of(path)) is not None]
        for row in rows:
            chosen.select(self._list.index(row), self._list.index(row))
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().select(chosen, flags.ClearAndSelect)
        # Keep the current row, or Shift+Up would start from the lower end each time.
        if rows and self.currentIndex().row() not in rows:
            self.selectionModel().setCurrentIndex(self._list.index(rows[-1]), flags.NoUpdate)
        if rows:
            self.scrollTo(self.currentIndex())

    def _emit_selected(self) -> None:
        if self._emits_selection:
            self.selected.emit(self.selected_paths())

    def _path_before(self, row: int) -> RowPath:
        if row < len(self._list.rows):
            return self._list.rows[row].path
        last = self._list.rows[-1].path if self._list.rows else (-1,)
        return (last[0] + 1,)
