"""Techniques as the rows of a list, under a heading for each family that folds them away."""

from collections.abc import Iterable

from msgspec import Struct
from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from recovery_timer.routine.technique import Family, Technique
from recovery_timer.ui.text import domain
from recovery_timer.ui.text.catalogue import translated
from recovery_timer.ui.text.doses import dose_label

TechniqueRole = Qt.ItemDataRole.UserRole + 1

AnyIndex = QModelIndex | QPersistentModelIndex


class Heading(Struct, frozen=True):
    """The row above the techniques of one family."""

    family: Family
    count: int
    is_folded: bool = False


class TechniqueRows(QAbstractListModel):
    """Techniques grouped under a heading per family. A heading can be selected only while its family is folded away."""

    def __init__(self) -> None:
        super().__init__()
        self._families: dict[Family, list[Technique]] = {}
        self._rows: list[Technique | Heading] = []
        self._folded: set[Family] = set()

    def show_techniques(self, techniques: Iterable[Technique], *, is_search: bool = False) -> None:
        """Show ``techniques``, and no others. The results of a search are not folded away."""
        self.beginResetModel()
        self._families = {}
        for technique in techniques:
            self._families.setdefault(technique.family, []).append(technique)
        if is_search:
            self._folded.clear()
        self._rows = []
        self._folded &= self._families.keys()
        for family, members in self._families.items():
            self._rows.append(Heading(family, len(members), family in self._folded))
            self._rows += () if family in self._folded else members
        self.endResetModel()

    def fold(self, family: Family, *, folded: bool) -> None:
        """Fold the techniques of ``family`` away, or show them again."""
        if folded is (family in self._folded):
            return
        members = self._families[family]
        at = self.heading(family).row()
        self._folded ^= {family}
        self._rows[at] = Heading(family, len(members), folded)
        if folded:
            self.beginRemoveRows(QModelIndex(), at + 1, at + len(members))
            del self._rows[at + 1 : at + 1 + len(members)]
            self.endRemoveRows()
        else:
            self.beginInsertRows(QModelIndex(), at + 1, at + len(members))
            self._rows[at + 1 : at + 1] = members
            self.endInsertRows()
        self.dataChanged.emit(self.index(at), self.index(at))

    def heading(self, family: Family) -> QModelIndex:
        """Return the index of the heading of ``family``, which has techniques here."""
        at = next(at for at, row in enumerate(self._rows) if isinstance(row, Heading) and row.family is family)
        return self.index(at)

    def family(self, index: AnyIndex) -> Family | None:
        """Return the family that the row at ``index`` belongs to; None if that is invalid."""
        return self._rows[index.row()].family if index.isValid() else None

    def technique(self, index: AnyIndex) -> Technique | None:
        """Return the technique at ``index``; None for a heading or an invalid index."""
        row = self._rows[index.row()] if index.isValid() else None
        return row if isinstance(row, Technique) else None

    def first(self) -> QModelIndex:
        """Return the index of the first technique, invalid if there is none."""
        at = next((at for at, row in enumerate(self._rows) if isinstance(row, Technique)), None)
        return QModelIndex() if at is None else self.index(at)

    def index_of(self, technique: Technique) -> QModelIndex:
        """Return the index of ``technique``, invalid if it is not shown."""
        return self.index(self._rows.index(technique)) if technique in self._rows else QModelIndex()

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if role == TechniqueRole:
            return row
        if isinstance(row, Heading):
            return self._heading_data(row, role)
        if role == Qt.ItemDataRole.DisplayRole:
            return translated(row.name)
        if role == Qt.ItemDataRole.ToolTipRole:
            return translated(row.how_to)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.tr("{name}, {dose}").format(name=translated(row.name), dose=dose_label(row))
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        row = self._rows[index.row()] if index.isValid() else None
        if row is None or (isinstance(row, Heading) and not row.is_folded):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def _heading_data(self, heading: Heading, role: int) -> str | None:
        name = domain.family_label(heading.family)
        if role == Qt.ItemDataRole.DisplayRole:
            return name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = self.tr("{family}, {count}, folded") if heading.is_folded else self.tr("{family}, {count}")
            return words.format(family=name, count=heading.count)
        return None
