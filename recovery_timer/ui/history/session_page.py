"""One session in full: what was planned and what was done, step by step, the pauses and the muscles."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from recovery_timer.app.techniques import Techniques
from recovery_timer.routine import durations
from recovery_timer.session.record import Record
from recovery_timer.ui.guide.finish_rows import rows
from recovery_timer.ui.history.strips import SessionStrips
from recovery_timer.ui.text import domain, journal
from recovery_timer.ui.text.catalogue import translated
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.theme.roles import set_role
from recovery_timer.ui.widgets.button import Button
from recovery_timer.ui.widgets.layouts import clear
from recovery_timer.ui.widgets.scroll_page import ScrollPage
from recovery_timer.ui.widgets.text import label


class SessionPage(QWidget):
    """Shows a record. `back` leads to all sessions, `delete_wanted` is emitted with the record to delete."""

    back = Signal()
    delete_wanted = Signal(object)

    def __init__(self, theme: ThemeManager, techniques: Techniques) -> None:
        super().__init__()
        self._theme = theme
        self._techniques = techniques
        self._record: Record | None = None
        self._title, self._when = label("title", wrap=True), label("muted", wrap=True)
        self.back_button = Button(
            theme, role="icon", icon="back", name=self.tr("Back to all sessions"), pressed=self.back.emit
        )
        self.delete_button = Button(theme, self.tr("Delete"), icon="trash", pressed=self._delete)
        self._facts = QHBoxLayout()
        self._strips = SessionStrips(theme)
        self._pauses = label("muted", wrap=True)
        self._steps = QGridLayout()
        self._arrange()

    def show_record(self, record: Record) -> None:
        self._record = record
        self._title.setText(translated(record.routine_name))
        began, ended = (domain.format_time_of_day(moment) for moment in (record.started, record.ended))
        self._when.setText(
            self.tr("{day}, {began} to {ended}").format(
                day=journal.full_day(record.started.date()), began=began, ended=ended
            )
        )
        found = rows(record, self._techniques.catalogue)
        done = self.tr("{done} of {all}").format(done=sum(row.is_done for row in found), all=len(found))
        paused_ms = sum(pause.end_ms - pause.start_ms for pause in record.pauses)
        clear(self._facts)
        for figure, words in (
            (durations.clock(sum(row.held_s for row in found) * durations.MS), self.tr("time on your legs")),
            (done, self.tr("steps done")),
            (durations.clock(paused_ms), self.tr("paused, %n times", "", len(record.pauses))),
        ):
            self._facts.addWidget(self._tile(figure, words))
        self._strips.show_record(record)
        self._pauses.setText(self._pause_words(record))
        self._pauses.setVisible(bool(record.pauses))
        clear(self._steps)
        for number, row in enumerate(found):
            self._steps.addWidget(label("strong" if row.is_done else "muted", row.name, wrap=True), number, 0)
            self._steps.addWidget(label("muted", row.note, wrap=True), number, 1)
            held = durations.clock(row.held_s * durations.MS)
            self._steps.addWidget(label("strong", held), number, 2, Qt.AlignmentFlag.AlignRight)

    def focus_first(self) -> None:
        """Give the focus to the way back."""
        self.back_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _delete(self) -> None:
        if self._record is not None:
            self.delete_wanted.emit(self._record)

    def _pause_words(self, record: Record) -> str:
        words = [
            self.tr("Paused {length} at {time}").format(
                length=durations.clock(pause.end_ms - pause.start_ms), time=durations.clock(pause.start_ms)
            )
            for pause in record.pauses
        ]
        return self.tr(" · ").join(words)

    def _tile(self, figure: str, words: str) -> QFrame:
        px = self._theme.px
        tile = QFrame()
        set_role(tile, "panel")
        column = QVBoxLayout(tile)
        column.setContentsMargins(px(20), px(12), px(20), px(12))
        column.setSpacing(px(2))
        column.addWidget(label("title", figure))
        column.addWidget(label("muted", words))
        return tile

    def _arrange(self) -> None:
        px = self._theme.px
        head = QHBoxLayout()
        head.setSpacing(px(12))
        head.addWidget(self.back_button)
        names = QVBoxLayout()
        names.setSpacing(px(2))
        names.addWidget(self._title)
        names.addWidget(self._when)
        head.addLayout(names, 1)
        head.addWidget(self.delete_button)
        self._facts.setSpacing(px(16))
        strips = QFrame()
        set_role(strips, "panel")
        inside = QVBoxLayout(strips)
        inside.setContentsMargins(px(24), px(20), px(24), px(20))
        inside.setSpacing(px(12))
        inside.addWidget(self._strips)
        inside.addWidget(self._pauses)
        steps = QFrame()
        set_role(steps, "panel")
        grid = QVBoxLayout(steps)
        grid.setContentsMargins(px(24), px(20), px(24), px(20))
        grid.setSpacing(px(12))
        grid.addWidget(label("heading", self.tr("Steps")))
        self._steps.setHorizontalSpacing(px(24))
        self._steps.setVerticalSpacing(px(10))
        self._steps.setColumnStretch(0, 1)
        grid.addLayout(self._steps)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(px(40), px(24), px(40), px(24))
        column.setSpacing(px(16))
        column.addLayout(head)
        column.addLayout(self._facts)
        column.addWidget(strips)
        column.addWidget(steps)
        column.addStretch(1)
        scroll = ScrollPage(page, fits=True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)
