"""The list of techniques: headings that stay in sight and fold, and rows with a figure, name, dose and a button."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from recovery_timer.routine.technique import Family, Technique
from recovery_timer.ui.figure.tiles import FigureTiles
from recovery_timer.ui.text import domain
from recovery_timer.ui.text.catalogue import translated
from recovery_timer.ui.text.doses import dose_label
from recovery_timer.ui.text.unbroken import unbroken
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.fold_heading import caps_font
from recovery_timer.ui.widgets.technique_rows import AnyIndex, Heading, TechniqueRole, TechniqueRows

_ROW_PX, _HEADING_PX = 56, 36
_TILE_PX = QSize(48, 40)
_PLUS_PX = 32
_WRAP = int(Qt.TextFlag.TextWordWrap)


class TechniqueView(QListView):
    """Shows ``rows``. `plus_pressed` is emitted with the index of the row whose button is clicked."""

    plus_pressed = Signal(QModelIndex)

    def __init__(self, theme: ThemeManager, rows: TechniqueRows, *, has_plus: bool = False) -> None:
        """``has_plus`` if each technique has a button with a plus."""
        super().__init__()
        self._theme = theme
        self._techniques = rows
        self._has_plus = has_plus
        self._held = QPersistentModelIndex()
        self._delegate = TechniqueDelegate(theme, self, has_plus=has_plus)
        self.setModel(rows)
        self.setItemDelegate(self._delegate)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.viewport().update)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        family = self._heading_at(at)
        if event.button() is not Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
        elif family is not None:
            self._toggle(family)
        elif self._plus_at(at).isValid():
            # Not to the list, which would begin to drag the row.
            self._held = QPersistentModelIndex(self._plus_at(at))
            self.setCurrentIndex(self._plus_at(at))
        else:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        held, self._held = self._held, QPersistentModelIndex()
        at = self._plus_at(event.position().toPoint())
        if not held.isValid():
            super().mouseReleaseEvent(event)
        elif at.isValid() and at.row() == held.row():
            self.plus_pressed.emit(at)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if self._heading_at(at) is not None or self._plus_at(at).isValid():
            self.mousePressEvent(event)
        else:
            super().mouseDoubleClickEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left folds the family of the current row; Right, Enter or Space on its heading shows it again."""
        current, family = self.currentIndex(), self._techniques.family(self.currentIndex())
        is_folded = family is not None and self._techniques.technique(current) is None
        unfolds = event.key() in {Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}
        if family is not None and not is_folded and event.key() == Qt.Key.Key_Left:
            self._fold(family, folded=True)
        elif family is not None and is_folded and unfolds:
            self._fold(family, folded=False)
        else:
            super().keyPressEvent(event)

    def scrollTo(
        self, index: AnyIndex, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        super().scrollTo(index, hint)
        # Out from beneath the heading that stays in sight.
        hidden = self._theme.px(_HEADING_PX) - self.visualRect(index).top()
        if hidden > 0 and self._techniques.technique(index) is not None:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() - hidden)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the current row in sight: it may have been scrolled to before the list had its size."""
        current = self.currentIndex()
        rect = self.visualRect(current)
        was_in_sight = current.isValid() and rect.top() >= 0 and rect.bottom() < event.oldSize().height()
        super().resizeEvent(event)
        if was_in_sight:
            self.scrollTo(current)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        stuck = self._stuck()
        if stuck is None:
            return
        heading, room = stuck
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(room, self._theme.colour("surface"))
        self._delegate.paint_heading(painter, room, heading)
        painter.end()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        # The heading that stays in sight was moved along with the rest.
        self.viewport().update()

    def _stuck(self) -> tuple[Heading, QRect] | None:
        """Return the heading of the rows at the top, if it has been scrolled away, and where it is painted instead."""
        family = self._techniques.family(self.indexAt(QPoint(1, 0)))
        if family is None:
            return None
        at = self._techniques.heading(family)
        heading, room = at.data(TechniqueRole), self.visualRect(at)
        if not isinstance(heading, Heading) or room.top() >= 0:
            return None
        below = self._techniques.index(at.row() + (1 if heading.is_folded else 1 + heading.count))
        top = min(0, self.visualRect(below).top() - room.height()) if below.isValid() else 0
        return heading, QRect(room.left(), top, room.width(), room.height())

    def _heading_at(self, at: QPoint) -> Family | None:
        stuck = self._stuck()
        if stuck is not None and stuck[1].contains(at):
            return stuck[0].family
        heading = self.indexAt(at).data(TechniqueRole) if self.indexAt(at).isValid() else None
        return heading.family if isinstance(heading, Heading) else None

    def _plus_at(self, at: QPoint) -> QModelIndex:
        index = self.indexAt(at)
        is_there = self._has_plus and self._techniques.technique(index) is not None
        return index if is_there and self._delegate.plus_room(self.visualRect(index)).contains(at) else QModelIndex()

    def _toggle(self, family: Family) -> None:
        heading = self._techniques.heading(family).data(TechniqueRole)
        assert isinstance(heading, Heading)
        self._fold(family, folded=not heading.is_folded)
        self.scrollTo(self._techniques.heading(family))

    def _fold(self, family: Family, *, folded: bool) -> None:
        """Fold ``family``, or show it again; the heading stands for the current row while that is folded away."""
        is_current = self._techniques.family(self.currentIndex()) is family
        self._techniques.fold(family, folded=folded)
        if is_current:
            at = self._techniques.heading(family).row()
            self.setCurrentIndex(self._techniques.index(at if folded else at + 1))


class TechniqueDelegate(QStyledItemDelegate):
    """Paints a heading, or a technique: its figure, name and dose, each in as many lines as it needs."""

    def __init__(self, theme: ThemeManager, view: QAbstractItemView, *, has_plus: bool) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._has_plus = has_plus
        self._tiles = FigureTiles(theme, self)
        self._tiles.drawn.connect(view.viewport().update)

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        row, px = index.data(TechniqueRole), self._theme.px
        if not isinstance(row, Technique):
            return QSize(100, px(_HEADING_PX))
        room = self._words_room(self._view.viewport().rect())
        return QSize(100, max(px(_ROW_PX), sum(self._heights(row, room.width())) + px(14)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        row = index.data(TechniqueRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        is_hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if isinstance(row, Heading):
            self.paint_heading(painter, option.rect, row, is_chosen=is_chosen)
        elif isinstance(row, Technique):
            self._paint_ground(painter, option.rect, is_chosen=is_chosen, is_hovered=is_hovered)
            self._paint_technique(painter, option.rect, row)
            if self._has_plus:
                self._paint_plus(painter, self.plus_room(option.rect), is_filled=is_chosen or is_hovered)
        painter.restore()

    def plus_room(self, rect: QRect) -> QRect:
        """Return where the button is in a row that is painted into ``rect``."""
        px = self._theme.px
        room = QRect(0, 0, px(_PLUS_PX), px(_PLUS_PX))
        room.moveCenter(rect.center())
        room.moveRight(rect.right() - px(8))
        return room

    def paint_heading(self, painter: QPainter, rect: QRect, heading: Heading, *, is_chosen: bool = False) -> None:
        """Paint ``heading`` into ``rect``: the sign and name of its family, how many there are, and an arrow."""
        px, muted = self._theme.px, self._theme.colour("muted")
        if is_chosen:
            self._paint_ground(painter, rect, is_chosen=True, is_hovered=False)
        side, middle = px(16), rect.center().y() + 0.5
        sign = self._theme.pixmap(
            f"family-{heading.family.value}", QColor(self._theme.colours.family(heading.family)), side
        )
        painter.drawPixmap(QPointF(rect.left() + px(6), middle - side / 2), sign)
        words = rect.adjusted(px(6 + 8) + side, 0, -px(12 + 8) - side, 0)
        painter.setPen(muted)
        painter.setFont(caps_font(self._theme))
        name = domain.family_label(heading.family).upper()
        shown = painter.fontMetrics().elidedText(f"{name}  {heading.count}", Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.save()
        painter.translate(QPointF(rect.right() - px(8 + _PLUS_PX / 2), middle))
        painter.rotate(-90 if heading.is_folded else 0)
        painter.drawPixmap(QPointF(-side / 2, -side / 2), self._theme.pixmap("chevron-down", muted, side))
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRect, *, is_chosen: bool, is_hovered: bool) -> None:
        """Paint what tells a chosen row, or one under the mouse; the keyboard's has a ring."""
        px = self._theme.px
        room = QRectF(rect).adjusted(1, 2, -px(4), -2)
        if is_chosen or is_hovered:
            has_focus = is_chosen and self._view.hasFocus()
            painter.setPen(QPen(self._theme.colour("accent"), 2) if has_focus else Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("accent_soft" if is_chosen else "raised"))
            painter.drawRoundedRect(room, px(12), px(12))

    def _paint_technique(self, painter: QPainter, rect: QRect, technique: Technique) -> None:
        px = self._theme.px
        tile = QRect(rect.left() + px(6), 0, px(_TILE_PX.width()), px(_TILE_PX.height()))
        tile.moveTop(rect.center().y() - tile.height() // 2)
        shown = None if technique.place == "page" else technique.drawn_as
        self._tiles.paint(painter, tile, shown, technique.family)
        room = self._words_room(rect)
        name_height, dose_height = self._heights(technique, room.width())
        top = rect.center().y() - (name_height + dose_height) // 2
        painter.setFont(self._name_font())
        painter.setPen(self._theme.colour("ink"))
        painter.drawText(QRect(room.left(), top, room.width(), name_height), _WRAP, short_name(technique))
        painter.setFont(self._dose_font())
        painter.setPen(self._theme.colour("muted"))
        painter.drawText(
            QRect(room.left(), top + name_height, room.width(), dose_height), _WRAP, unbroken(dose_label(technique))
        )

    def _paint_plus(self, painter: QPainter, room: QRect, *, is_filled: bool) -> None:
        painter.setPen(QPen(self._theme.colour("accent" if is_filled else "line"), 1))
        painter.setBrush(self._theme.colour("accent" if is_filled else "surface"))
        painter.drawEllipse(QRectF(room).adjusted(0.5, 0.5, -0.5, -0.5))
        side = self._theme.px(16)
        plus = self._theme.pixmap("plus", self._theme.colour("on_accent" if is_filled else "accent"), side)
        painter.drawPixmap(QPointF(room.x() + (room.width() - side) / 2, room.y() + (room.height() - side) / 2), plus)

    def _words_room(self, rect: QRect) -> QRect:
        px = self._theme.px
        right = px(_PLUS_PX + 8 + 4) if self._has_plus else px(8)
        return rect.adjusted(px(6 + 12) + px(_TILE_PX.width()), 0, -right, 0)

    def _heights(self, technique: Technique, width: int) -> tuple[int, int]:
        """Return the heights of the name and of the dose."""
        room = QRect(0, 0, max(1, width), 10_000)
        name = QFontMetrics(self._name_font()).boundingRect(room, _WRAP, short_name(technique)).height()
        words = unbroken(dose_label(technique))
        # Even without words, Qt returns the height of a line.
        dose = QFontMetrics(self._dose_font()).boundingRect(room, _WRAP, words).height() if words else 0
        return name, dose

    def _name_font(self) -> QFont:
        return self._theme.font(self._theme.px(15), QFont.Weight.Medium)

    def _dose_font(self) -> QFont:
        return self._theme.font(self._theme.px(13))


def short_name(technique: Technique) -> str:
    """Return the name of ``technique`` under the heading of its family: rolls do not say again that they are."""
    name, family = translated(technique.name), domain.family_label(technique.family)
    rest = name[len(family) :].strip()
    if technique.family is not Family.ROLL or not name.casefold().startswith(family.casefold()) or not rest:
        return name
    return rest[0].upper() + rest[1:]
