"""The list of past sessions: what, when, and how much of it was held."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QAccessibleActionInterface, QFont, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from recovery_timer.journal.summary import Summary
from recovery_timer.ui.text import journal
from recovery_timer.ui.text.catalogue import translated
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.item_actions import ItemAction, ItemActions

_ROW_PX, _SIDE_PX = 56, 8
_MOST_ROWS = 9
SessionRole = Qt.ItemDataRole.UserRole

Index = QModelIndex | QPersistentModelIndex


class SessionRows(QAbstractListModel):
    """The sessions that are found, and the time from which they are seen."""

    def __init__(self) -> None:
        super().__init__()
        self._sessions: Sequence[Summary] = ()
        self._now: datetime | None = None

    def show_sessions(self, sessions: Sequence[Summary], now: datetime) -> None:
        self.beginResetModel()
        self._sessions, self._now = sessions, now
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._sessions)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        session = self._sessions[index.row()]
        if role == SessionRole:
            return session
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            name, when, held = self.words(session)
            return f"{name}, {when}, {held}"
        return None

    def words(self, session: Summary) -> tuple[str, str, str]:
        """Return the name of ``session``, when it was, and how much of it was held."""
        now = self._now or session.started
        return (
            translated(session.routine_name),
            journal.day_and_time(session.started, now),
            journal.held_of_planned(session),
        )


class SessionList(QListView):
    """Shows the rows, at most some of them at once. Enter and a click open one (`activated`)."""

    def __init__(self, theme: ThemeManager, rows: SessionRows) -> None:
        super().__init__()
        self._theme = theme
        self._rows = rows
        self.setModel(rows)
        self.setItemDelegate(_Delegate(theme, self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(self.tr("Sessions"))
        self.clicked.connect(self.activated.emit)
        press = QAccessibleActionInterface.pressAction()
        ItemActions(self, lambda _: (ItemAction(press, self.tr("Open"), self.activated.emit),))
        rows.modelReset.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        shown = min(max(self._rows.rowCount(), 1), _MOST_ROWS)
        self.setFixedHeight(shown * self._theme.px(_ROW_PX))


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: ThemeManager, view: SessionList) -> None:
        super().__init__(view)
        self._theme = theme
        theme.changed.connect(view.viewport().update)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, self._theme.px(_ROW_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        session, rows = index.data(SessionRole), index.model()
        assert isinstance(session, Summary)
        assert isinstance(rows, SessionRows)
        px, theme = self._theme.px, self._theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRect(option.rect)
        state = option.state
        if state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Selected):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent_soft" if state & QStyle.StateFlag.State_Selected else "raised"))
            painter.drawRoundedRect(room.adjusted(0, 1, 0, -1), px(8), px(8))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(room.adjusted(1, 2, -1, -2), px(8), px(8))
        name, when, held = rows.words(session)
        inside = room.adjusted(px(_SIDE_PX), px(8), -px(_SIDE_PX), -px(8))
        painter.setFont(theme.font(px(14), QFont.Weight.DemiBold))
        painter.setPen(theme.colour("ink"))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inside, right, held)
        words = inside.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(held) - px(16), 0)
        top, foot = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignBottom
        elided = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, top | Qt.AlignmentFlag.AlignLeft, elided)
        painter.setFont(theme.font(px(13)))
        painter.setPen(theme.colour("muted"))
        painter.drawText(words, foot | Qt.AlignmentFlag.AlignLeft, when)
        painter.restore()
