"""The techniques that can become a block, as a searchable list."""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt

from recovery_timer.routine.technique import Catalogue, Family, Technique
from recovery_timer.ui.text import domain
from recovery_timer.ui.text.catalogue import translated
from recovery_timer.ui.text.doses import dose_label

TECHNIQUE_MIME = "application/x-recovery-timer-technique"
TechniqueRole = Qt.ItemDataRole.UserRole + 1

AnyIndex = QModelIndex | QPersistentModelIndex


class Heading(Struct, frozen=True):
    """The row above the techniques of one family."""

    family: Family


class TechniqueListModel(QAbstractListModel):
    """Techniques grouped under a heading per family; headings are rows that cannot be selected."""

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__()
        self._all = [technique for technique in catalogue.values() if technique.place != "page"]
        self._words = {technique.id: _words(technique) for technique in self._all}
        self._rows: list[Technique | Heading] = []
        self.search("")

    def search(self, text: str) -> None:
        """Show the techniques that have every word of ``text`` in their name, family or muscles."""
        wanted = text.casefold().split()
        found = [technique for technique in self._all if all(word in self._words[technique.id] for word in wanted)]
        self.beginResetModel()
        self._rows = []
        for technique in found:
            if not self._rows or self._rows[-1].family is not technique.family:
                self._rows.append(Heading(technique.family))
            self._rows.append(technique)
        self.endResetModel()

    def technique(self, index: AnyIndex) -> Technique | None:
        """Return the technique at ``index``; None for a heading or an invalid index."""
        row = self._rows[index.row()] if index.isValid() else None
        return row if isinstance(row, Technique) else None

    def first(self) -> QModelIndex:
        """Return the index of the first technique, invalid if there is none."""
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
            return translated(row.name)
        if role == Qt.ItemDataRole.ToolTipRole:
            return translated(row.how_to)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.tr("{name}, {dose}").format(name=translated(row.name), dose=dose_label(row))
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
    """Return the words by which ``technique`` is found: in the user's language, and those in which it is typed."""
    muscles = [domain.muscle_label(muscle) for muscle in technique.muscles]
    family = domain.family_label(technique.family)
    return " ".join([translated(technique.name), technique.name, family, *muscles, *technique.aliases]).casefold()
