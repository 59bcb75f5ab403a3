"""The rows of the grid: the heading of each group, then its cards."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QStringListModel, Qt

from recovery_timer.ui.routines.card_delegate import CardRole, CountRole
from recovery_timer.ui.routines.model import Card, CardGroup
from recovery_timer.ui.widgets.item_actions import Index


class GridRows(QStringListModel):
    """Headings cannot be chosen. Cards are made when first painted, and kept until other groups are shown."""

    def __init__(self, card: Callable[[str], Card], name: Callable[[str], str]) -> None:
        super().__init__()
        self._groups: Sequence[CardGroup] = ()
        self._ids: list[str] = []
        self._headings: dict[int, CardGroup] = {}
        self._rows: dict[str, int] = {}
        self._made: dict[str, Card] = {}
        self._card = card
        self._name = name

    def show_groups(self, groups: Sequence[CardGroup]) -> None:
        self._made.clear()
        if groups == self._groups:
            self.dataChanged.emit(self.index(0), self.index(len(self._ids) - 1))
            return
        self._groups = groups
        self._ids, self._headings = [], {}
        for group in groups:
            self._headings[len(self._ids)] = group
            self._ids += ["", *group.ids]
        self._rows = {routine_id: row for row, routine_id in enumerate(self._ids) if routine_id}
        self.setStringList(self._ids)

    def id_at(self, row: int) -> str:
        """Return the id of the routine in ``row``; "" for a heading."""
        return self._ids[row]

    def index_of(self, routine_id: str) -> QModelIndex:
        """Return the index of a card; invalid if there is none."""
        row = self._rows.get(routine_id)
        return QModelIndex() if row is None else self.index(row)

    def card(self, routine_id: str) -> Card:
        """Return the contents of a card."""
        if routine_id not in self._made:
            self._made[routine_id] = self._card(routine_id)
        return self._made[routine_id]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        heading = self._headings.get(index.row())
        if heading is not None:
            return self._heading_data(heading, role)
        routine_id = self._ids[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            # Qt uses it to find the card whose name begins with the typed letters.
            return self._name(routine_id)
        if role == CardRole:
            return self.card(routine_id)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            card = self.card(routine_id)
            return ", ".join((card.name, card.summary, *card.last_time[:1]))
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return self.tr("Favourite") if self.card(routine_id).favourite else ""
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.row() in self._headings:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def _heading_data(self, heading: CardGroup, role: int) -> object:
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return heading.heading
        if role == CountRole:
            return len(heading.ids)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return self.tr("%n routines", "", len(heading.ids))
        return None
