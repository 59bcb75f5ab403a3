"""The techniques by family: found by typing, added with Enter, a double click or by dragging."""

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QAccessibleActionInterface
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QVBoxLayout,
)

from recovery_timer.routine.technique import Catalogue
from recovery_timer.ui.builder.technique_list import TechniqueListModel
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.theme.roles import set_role
from recovery_timer.ui.widgets.item_actions import ItemAction, ItemActions
from recovery_timer.ui.widgets.search_field import SearchField
from recovery_timer.ui.widgets.technique_rows import TechniqueDelegate
from recovery_timer.ui.widgets.text import label


class TechniquePalette(QFrame):
    """The search field and the list. `added` is emitted with the id of the technique that the user chose."""

    added = Signal(str)

    def __init__(self, theme: ThemeManager, catalogue: Catalogue) -> None:
        super().__init__()
        set_role(self, "panel")
        self._techniques = TechniqueListModel(catalogue)
        self.search = SearchField(theme)
        self.search.setPlaceholderText(self.tr("Search techniques…"))
        self.search.setAccessibleName(self.tr("Search techniques"))
        self.list = QListView()
        self.list.setAccessibleName(self.tr("Techniques"))
        self.list.setModel(self._techniques)
        self.list.setItemDelegate(TechniqueDelegate(theme, self.list))
        self.list.setDragEnabled(True)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setUniformItemSizes(False)
        self.nothing_found = label(
            "muted", self.tr("No technique is called that. In the text view, a step may have any name."), wrap=True
        )
        self.list.activated.connect(self._add)
        press = ItemAction(QAccessibleActionInterface.pressAction(), self.tr("Add"), self._add)
        ItemActions(self.list, lambda _: (press,))
        self.search.textChanged.connect(self._search)
        self.search.returnPressed.connect(self._add_current)
        self.search.down_pressed.connect(self.list.setFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(16), theme.px(16), theme.px(8), theme.px(8))
        column.setSpacing(theme.px(8))
        column.addWidget(self.search)
        column.addWidget(self.nothing_found)
        column.addWidget(self.list, 1)
        self._search("")
        theme.changed.connect(self.list.viewport().update)

    def show_catalogue(self, catalogue: Catalogue) -> None:
        """Offer the techniques of ``catalogue`` from now on."""
        self._techniques.list_catalogue(catalogue)
        self._search(self.search.text())

    def _search(self, text: str) -> None:
        self._techniques.search(text)
        first = self._techniques.first()
        self.list.setCurrentIndex(first)
        self.nothing_found.setVisible(not first.isValid())

    def _add_current(self) -> None:
        """Add the current technique, and select the search text so that typing replaces it."""
        self._add(self.list.currentIndex())
        # Set anew, it has nothing to undo, so that undo takes the technique back.
        self.search.setText(self.search.text())
        self.search.selectAll()

    def _add(self, index: QModelIndex) -> None:
        technique = self._techniques.technique(index)
        if technique is not None:
            self.added.emit(technique.id)
