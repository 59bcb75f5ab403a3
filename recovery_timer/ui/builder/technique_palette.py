"""The techniques by family: found by typing, added by Enter, their button, a double click or dragging."""

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QAccessibleActionInterface
from PySide6.QtWidgets import QFrame, QVBoxLayout

from recovery_timer.routine.technique import Catalogue, Muscle
from recovery_timer.ui.builder.technique_list import TechniqueListModel
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.theme.roles import set_role
from recovery_timer.ui.widgets.item_actions import ItemAction, ItemActions
from recovery_timer.ui.widgets.muscle_chips import MuscleChips
from recovery_timer.ui.widgets.search_field import SearchField
from recovery_timer.ui.widgets.technique_view import TechniqueView
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
        self._muscle: Muscle | None = None
        self.muscles = MuscleChips(theme, is_tight=True)
        self.muscles.chosen.connect(self._narrow)
        self.list = TechniqueView(theme, self._techniques, has_plus=True)
        self.list.setAccessibleName(self.tr("Techniques"))
        self.list.setDragEnabled(True)
        self.nothing_found = label(
            "muted", self.tr("No technique is called that. In the text view, a step may have any name."), wrap=True
        )
        self.list.activated.connect(self._add)
        self.list.plus_pressed.connect(self._add)
        press = ItemAction(QAccessibleActionInterface.pressAction(), self.tr("Add"), self._add)
        ItemActions(self.list, lambda _: (press,))
        self.search.textChanged.connect(self._search)
        self.search.returnPressed.connect(self._add_current)
        self.search.down_pressed.connect(self.list.setFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(10), theme.px(16), theme.px(4), theme.px(8))
        column.setSpacing(theme.px(8))
        above = QVBoxLayout()
        above.setContentsMargins(theme.px(6), 0, theme.px(12), 0)
        above.setSpacing(theme.px(8))
        above.addWidget(self.search)
        above.addWidget(self.muscles)
        column.addLayout(above)
        column.addWidget(self.nothing_found)
        column.addWidget(self.list, 1)
        self._search("")

    def set_small(self, small: bool) -> None:
        """Give the space of the muscles to the list if ``small``."""
        self.muscles.setVisible(not small)

    def _narrow(self, muscle: Muscle | None) -> None:
        self._muscle = muscle
        self._search(self.search.text())

    def show_catalogue(self, catalogue: Catalogue) -> None:
        """Offer the techniques of ``catalogue`` from now on."""
        self._techniques.list_catalogue(catalogue)
        self._search(self.search.text())

    def _search(self, text: str) -> None:
        self._techniques.search(text, self._muscle)
        first = self._techniques.first()
        self.list.setCurrentIndex(first)
        self.nothing_found.setVisible(not first.isValid())

    def _add_current(self) -> None:
        """Add the current technique, and select the search text so that typing replaces it."""
        self._add(self.list.currentIndex())
        # Setting the text clears its undo history, so that undo removes the technique again.
        self.search.setText(self.search.text())
        self.search.selectAll()

    def _add(self, index: QModelIndex) -> None:
        technique = self._techniques.technique(index)
        if technique is not None:
            self.added.emit(technique.id)
