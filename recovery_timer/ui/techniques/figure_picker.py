"""Choosing a figure from small pictures of all figures, or none."""

from collections.abc import Iterable

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from recovery_timer.routine.technique import Technique
from recovery_timer.ui import text
from recovery_timer.ui.figure.tiles import CORNER_PX, FigureTiles
from recovery_timer.ui.text.catalogue import translated
from recovery_timer.ui.theme.manager import ThemeManager

_ITEM_PX = QSize(108, 96)
_TILE_PX = QSize(96, 62)
_TOP_PX = 6
_HEIGHT_PX = 206

_AnyIndex = QModelIndex | QPersistentModelIndex
_FigureRole = Qt.ItemDataRole.UserRole + 1


class FigurePicker(QListView):
    """Shows the figures of techniques, preceded by "none". `chosen` is emitted with the id, empty for none."""

    chosen = Signal(str)

    def __init__(self, theme: ThemeManager, techniques: Iterable[Technique]) -> None:
        super().__init__()
        self._figures = _Figures(techniques)
        self.setModel(self._figures)
        self.setItemDelegate(_FigureDelegate(theme, self))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(theme.px(_HEIGHT_PX))
        self.setAccessibleName(self.tr("Figure"))
        self.selectionModel().currentChanged.connect(lambda _: self.chosen.emit(self.figure or ""))
        theme.changed.connect(self.viewport().update)

    @property
    def figure(self) -> str | None:
        """The id of the technique whose figure is chosen; None for no figure."""
        technique = self._figures.technique(self.currentIndex())
        return None if technique is None else technique.id

    def show_figure(self, figure: str | None) -> None:
        """Choose the figure of the technique ``figure``; none if there is no such technique."""
        index = self._figures.index_of(figure)
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)


class _Figures(QAbstractListModel):
    """No figure, and then one for each technique."""

    def __init__(self, techniques: Iterable[Technique]) -> None:
        super().__init__()
        self._techniques: list[Technique | None] = [None, *techniques]

    def technique(self, index: _AnyIndex) -> Technique | None:
        """Return the technique at ``index``; None for no figure."""
        return self._techniques[index.row()] if index.isValid() else None

    def index_of(self, figure: str | None) -> QModelIndex:
        """Return the index of a figure, or that of no figure if it is unknown."""
        ids = [None if each is None else each.id for each in self._techniques]
        return self.index(ids.index(figure) if figure in ids else 0)

    def rowCount(self, parent: _AnyIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._techniques)

    def data(self, index: _AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        technique = self._techniques[index.row()]
        if role == _FigureRole:
            return technique
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return text.tr("No figure") if technique is None else translated(technique.name)
        return None


class _FigureDelegate(QStyledItemDelegate):
    """Paints a figure on its stage, and the name of its technique beneath."""

    def __init__(self, theme: ThemeManager, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._theme = theme
        self._tiles = FigureTiles(theme, self)
        self._tiles.drawn.connect(view.viewport().update)

    def sizeHint(self, option: QStyleOptionViewItem, index: _AnyIndex) -> QSize:
        return QSize(self._theme.px(_ITEM_PX.width()), self._theme.px(_ITEM_PX.height()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _AnyIndex) -> None:
        theme, px = self._theme, self._theme.px
        technique = index.data(_FigureRole)
        rect: QRect = option.rect
        tile = QRect(0, rect.top() + px(_TOP_PX), px(_TILE_PX.width()), px(_TILE_PX.height()))
        tile.moveLeft(rect.center().x() - tile.width() // 2)
        if isinstance(technique, Technique):
            self._tiles.paint(painter, tile, technique.id, technique.family)
        else:
            self._tiles.paint(painter, tile, None, None)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_chosen:
            has_focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
            painter.setPen(QPen(theme.colour("accent"), px(3 if has_focus else 2)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(tile).adjusted(-1, -1, 1, 1), px(CORNER_PX), px(CORNER_PX))
        painter.setPen(theme.colour("ink" if is_chosen else "muted"))
        painter.setFont(theme.font(px(12)))
        words = QRect(rect.left() + px(2), tile.bottom() + px(4), rect.width() - px(4), px(18))
        name = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, name)
        painter.restore()
