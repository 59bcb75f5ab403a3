"""The techniques by family: found by typing, added with Enter, a double click or by dragging."""

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from recovery_timer.routine.technique import Catalogue, Family, Technique
from recovery_timer.ui.builder.technique_list import AnyIndex, Heading, TechniqueListModel, TechniqueRole
from recovery_timer.ui.text import domain
from recovery_timer.ui.text.catalogue import translated
from recovery_timer.ui.text.doses import dose_label
from recovery_timer.ui.theme.colours import ColourName
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.theme.roles import set_role
from recovery_timer.ui.widgets.text import label

_ROW_PX = 58
_HEADING_PX = 34


class TechniquePalette(QFrame):
    """The search field and the list. `added` is emitted with the id of the technique that the user chose."""

    added = Signal(str)

    def __init__(self, theme: ThemeManager, catalogue: Catalogue) -> None:
        super().__init__()
        set_role(self, "panel")
        self._techniques = TechniqueListModel(catalogue)
        self.search = _SearchField()
        self.search.setPlaceholderText(self.tr("Search techniques…"))
        self.search.setAccessibleName(self.tr("Search techniques"))
        self.search.setClearButtonEnabled(True)
        self.list = QListView()
        self.list.setAccessibleName(self.tr("Techniques"))
        self.list.setModel(self._techniques)
        self.list.setItemDelegate(_TechniqueDelegate(theme))
        self.list.setDragEnabled(True)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setUniformItemSizes(False)
        self.nothing_found = label(
            "muted", self.tr("No technique is called that. In the text view, a step may have any name."), wrap=True
        )
        self.list.activated.connect(self._add)
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

    def _search(self, text: str) -> None:
        self._techniques.search(text)
        first = self._techniques.first()
        self.list.setCurrentIndex(first)
        self.nothing_found.setVisible(not first.isValid())

    def _add_current(self) -> None:
        """Add the current technique, and select the search text so that typing replaces it."""
        self._add(self.list.currentIndex())
        self.search.selectAll()

    def _add(self, index: QModelIndex) -> None:
        technique = self._techniques.technique(index)
        if technique is not None:
            self.added.emit(technique.id)


class _SearchField(QLineEdit):
    down_pressed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.down_pressed.emit()
        else:
            super().keyPressEvent(event)


class _TechniqueDelegate(QStyledItemDelegate):
    """Paints a heading, or a technique: a dot in its family's colour, name and dose."""

    def __init__(self, theme: ThemeManager) -> None:
        super().__init__()
        self._theme = theme

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
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.colours.family(technique.family)))
        painter.drawEllipse(rect.left() + px(6), rect.center().y() - px(5), px(10), px(10))
        words = rect.adjusted(px(28), px(8), -px(8), -px(8))
        half = words.height() // 2
        self._line(painter, words.adjusted(0, 0, 0, -half), translated(technique.name), 15, "ink")
        self._line(painter, words.adjusted(0, half, 0, 0), dose_label(technique), 13, "muted")

    def _line(self, painter: QPainter, room: QRect, text: str, size: int, colour: ColourName) -> None:
        painter.setFont(self._theme.font(self._theme.px(size)))
        painter.setPen(self._theme.colour(colour))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
