"""What the journal knows about a routine, on its sheet: how it went the last time, and its sessions."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from recovery_timer.journal.reuse import LastTime
from recovery_timer.ui.text import journal
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.button import Button
from recovery_timer.ui.widgets.row_list import ItemRole, RowList, Rows
from recovery_timer.ui.widgets.text import label


class PastSession(NamedTuple):
    """A session of the routine, by its id, and how it went."""

    id: str
    time: LastTime


class Past(Struct, frozen=True, kw_only=True):
    """The latest sessions of a routine, newest first, as seen from ``now``, and whether there are more.

    ``last_time`` says how the latest went, ``as_last_time`` offers to repeat it; "" if there is nothing to say.
    """

    routine_id: str
    last_time: str
    as_last_time: str
    sessions: Sequence[PastSession]
    has_more: bool
    now: datetime


class LastTimeRow(QWidget):
    """Says how it went the last time, and offers to repeat that; hidden if it was never done."""

    def __init__(self, theme: ThemeManager) -> None:
        super().__init__()
        self.words = label("body", wrap=True)
        self.as_last_time = Button(theme)
        row = QHBoxLayout()
        row.setSpacing(theme.px(16))
        row.addWidget(self.words, 1)
        row.addWidget(self.as_last_time)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.px(8))
        column.setSpacing(theme.px(8))
        column.addWidget(label("group", self.tr("Last time").upper()))
        column.addLayout(row)

    def show_past(self, past: Past) -> None:
        self.words.setText(past.last_time)
        self.as_last_time.setText(past.as_last_time)
        self.as_last_time.setVisible(bool(past.as_last_time))
        self.setVisible(bool(past.last_time))


class SessionList(QWidget):
    """Lists the sessions of a routine. `opened` is emitted with the id of one, `all_wanted` to see the older ones."""

    opened = Signal(str)
    all_wanted = Signal()

    def __init__(self, theme: ThemeManager) -> None:
        super().__init__()
        self._rows = Rows(lambda session, now: journal.session_of_routine_words(session.time, now))
        self.list = RowList(theme, self._rows, self.tr("Sessions"), can_delete=False)
        self.list.activated.connect(lambda index: self.opened.emit(index.data(ItemRole).id))
        words = self.tr("None yet. Once you have done this routine, you see here how it went.")
        self.none_yet = label("muted", words, wrap=True)
        self.all = Button(theme, self.tr("All in History"), role="link", pressed=self.all_wanted.emit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(8), 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(label("group", self.tr("Sessions").upper()))
        for each in (self.list, self.none_yet):
            column.addWidget(each)
        column.addWidget(self.all, 0, Qt.AlignmentFlag.AlignLeft)

    def show_past(self, past: Past) -> None:
        self._rows.show_items(past.sessions, past.now)
        self.list.setVisible(bool(past.sessions))
        self.none_yet.setVisible(not past.sessions)
        self.all.setVisible(past.has_more)
        self.show()
