"""Techniques as the rows of a list, under a heading for each family."""

from collections.abc import Iterable

from msgspec import Struct
from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from recovery_timer.routine.technique import Family, Technique
from recovery_timer.ui.figure.tiles import FigureTiles
from recovery_timer.ui.text import domain
from recovery_timer.ui.text.catalogue import translated
from recovery_timer.ui.text.doses import dose_label
from recovery_timer.ui.theme.colours import ColourName
from recovery_timer.ui.theme.manager import ThemeManager

TechniqueRole = Qt.ItemDataRole.UserRole + 1

AnyIndex = QModelIndex | QPersistentModelIndex

_ROW_PX = 58
_HEADING_PX = 34
_TILE_PX = QSize(48, 40)


class Heading(Struct, frozen=True):
    """The row above the techniques of one family."""

    family: Family


class TechniqueRows(QAbstractListModel):
    """Techniques grouped under a heading per family; headings are rows that cannot be selected."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Technique | Heading] = []

    def show_techniques(self, techniques: Iterable[Technique]) -> None:
        """Show ``techniques``, and no others."""
        self.beginResetModel()
        self._rows = []
        for technique in techniques:
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
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class TechniqueDelegate(QStyledItemDelegate):
    """Paints a heading, or a technique in ``view``: its figure, name and dose."""

    def __init__(self, theme: ThemeManager, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._theme = theme
        self._tiles = FigureTiles(theme, self)
        self._tiles.drawn.connect(view.viewport().update)

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        heading = isinstance(index.data(TechniqueRole), Heading)
        return QSize(100, self._theme.px(_HEADING_PX if heading else _ROW_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        row = index.data(TechniqueRole)
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, Heading):
            self._paint_heading(painter, rect, row.family)
        elif isinstance(row, Technique):
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            self._paint_technique(painter, rect, row, chosen=chosen)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, family: Family) -> None:
        painter.setFont(self._theme.font(self._theme.px(12), QFont.Weight.DemiBold))
        painter.setPen(self._theme.colour("muted"))
        room = rect.adjusted(self._theme.px(4), 0, 0, -self._theme.px(4))
        bottom = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
        painter.drawText(room, bottom, domain.family_label(family).upper())

    def _paint_technique(self, painter: QPainter, rect: QRect, technique: Technique, *, chosen: bool) -> None:
        px = self._theme.px
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("accent_soft"))
            painter.drawRoundedRect(rect.adjusted(0, 2, -px(4), -2), px(8), px(8))
        tile = QRect(rect.left() + px(6), 0, px(_TILE_PX.width()), px(_TILE_PX.height()))
        tile.moveTop(rect.center().y() - tile.height() // 2)
        shown = None if technique.place == "page" else technique.drawn_as
        self._tiles.paint(painter, tile, shown, technique.family)
        words = rect.adjusted(px(6 + 12) + tile.width(), px(8), -px(8), -px(8))
        half = words.height() // 2
        self._line(painter, words.adjusted(0, 0, 0, -half), translated(technique.name), 15, "ink")
        self._line(painter, words.adjusted(0, half, 0, 0), dose_label(technique), 13, "muted")

    def _line(self, painter: QPainter, room: QRect, text: str, size: int, colour: ColourName) -> None:
        painter.setFont(self._theme.font(self._theme.px(size)))
        painter.setPen(self._theme.colour(colour))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
