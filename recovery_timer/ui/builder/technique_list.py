"""The techniques that can be a block, as a list to show and to search."""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt

from recovery_timer.routine.technique import Catalogue, Family, Technique
from recovery_timer.ui.text import domain
from recovery_timer.ui.text.doses import dose_label

TECHNIQUE_MIME = "application/x-recovery-timer-technique"
TechniqueRole = Qt.ItemDataRole.UserRole + 1

AnyIndex = QModelIndex | QPersistentModelIndex


class Heading(Struct, frozen=True):
    """The row above the techniques of one family."""

    family: Family


class TechniqueListModel(QAbstractListModel):
    """Techniques that can be a block, under a heading for each family; a heading is a row that cannot be chosen."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Show all of ``catalogue`` that has a place in a routine."""
        super().__init__()
        self._all = [each for each in catalogue.values() if each.place != "page"]
        self._words = {each.id: _words(each) for each in self._all}
        self._rows: list[Technique | Heading] = []
        self.search("")

    def search(self, text: str) -> None:
        """Show the techniques in whose name, family or muscles every word of ``text`` stands."""
        wanted = text.casefold().split()
        found = [each for each in self._all if all(word in self._words[each.id] for word in wanted)]
        self.beginResetModel()
        self._rows = []
        for technique in found:
            if not self._rows or self._rows[-1].family is not technique.family:
                self._rows.append(Heading(technique.family))
            self._rows.append(technique)
        self.endResetModel()

    def technique(self, index: AnyIndex) -> Technique | None:
        """Return the technique at ``index``; None for a heading, and for no row."""
        row = self._rows[index.row()] if index.isValid() else None
        return row if isinstance(row, Technique) else None

    def first(self) -> QModelIndex:
        """Return the index of the first technique; an invalid one if there is none."""
        return self.index(1) if self._rows else QModelIndex()

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if role == TechniqueRole:
            return row
        if isinstance(row, Heading):
            return domain.family_label(row.family) if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.how_to
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.tr("{name}, {dose}").format(name=row.name, dose=dose_label(row))
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if self.technique(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        return [TECHNIQUE_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        technique = self.technique(indexes[0])
        if technique is not None:
            data.setData(TECHNIQUE_MIME, technique.id.encode())
        return data


def _words(technique: Technique) -> str:
    muscles = [muscle.replace("_", " ") for muscle in technique.muscles]
    family = domain.family_label(technique.family)
    return " ".join([technique.name, family, *muscles, *technique.aliases]).casefold()
