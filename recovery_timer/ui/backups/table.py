"""A table whose rows are selected with the mouse or the arrow keys, and read out as a whole by a screen reader."""

from collections.abc import Sequence
from typing import Generic, TypeVar, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem

from recovery_timer.ui.theme.manager import ThemeManager

CellValue = TypeVar("CellValue")

_SMALLEST_HEIGHT_PX = 130


class Table(QTreeWidget, Generic[CellValue]):
    """Each row stands for a value. The first column takes the remaining width."""

    def __init__(self, theme: ThemeManager, name: str, headings: Sequence[str], *, several: bool = False) -> None:
        """``name`` is for a screen reader; ``several`` allows selecting more than one row."""
        super().__init__()
        self._theme = theme
        self.setAccessibleName(name)
        self.setHeaderLabels(headings)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        modes = QAbstractItemView.SelectionMode
        self.setSelectionMode(modes.ExtendedSelection if several else modes.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setMinimumHeight(theme.px(_SMALLEST_HEIGHT_PX))
        self.header().setStretchLastSection(False)
        self.header().setSectionsClickable(False)
        for column in range(len(headings)):
            mode = QHeaderView.ResizeMode.ResizeToContents if column else QHeaderView.ResizeMode.Stretch
            self.header().setSectionResizeMode(column, mode)

    def show_rows(self, rows: Sequence[tuple[CellValue, Sequence[str]]]) -> None:
        """Show ``rows``, each a value and its texts. The current row number is kept."""
        place = max(self.currentIndex().row(), 0)
        self.clear()
        for value, texts in rows:
            item = QTreeWidgetItem(list(texts))
            item.setData(0, Qt.ItemDataRole.UserRole, value)
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, ", ".join(filter(None, texts)))
            for column, text in enumerate(texts):
                item.setToolTip(column, text)
                if column:
                    item.setForeground(column, self._theme.colour("muted"))
            self.addTopLevelItem(item)
        if rows:
            self.setCurrentIndex(self.model().index(min(place, len(rows) - 1), 0))

    @property
    def chosen(self) -> list[CellValue]:
        """The values of the selected rows, in row order."""
        items = sorted(self.selectedItems(), key=self.indexOfTopLevelItem)
        return [cast("CellValue", item.data(0, Qt.ItemDataRole.UserRole)) for item in items]
