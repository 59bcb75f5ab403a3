"""One session in full: what was planned and what was done, step by step, the pauses, and the entries about it."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from recovery_timer.app.techniques import Techniques
from recovery_timer.journal.entries import Note
from recovery_timer.journal.soreness import LevelChange
from recovery_timer.routine import durations
from recovery_timer.routine.model import Routine
from recovery_timer.routine.technique import Muscle
from recovery_timer.session.record import Record
from recovery_timer.ui.guide.finish_rows import rows
from recovery_timer.ui.history.soreness_change import SorenessChange
from recovery_timer.ui.history.strips import SessionStrips
from recovery_timer.ui.text import domain, journal
from recovery_timer.ui.text.catalogue import translated
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.button import Button
from recovery_timer.ui.widgets.layouts import clear
from recovery_timer.ui.widgets.panel import panel
from recovery_timer.ui.widgets.scroll_page import ScrollPage
from recovery_timer.ui.widgets.text import label

WIDEST_PX = 1_360
"""The maximum width: beyond it, a name and its minutes are too far apart to be read as one line."""

_BESIDE_PX = 760
"""From this width on, the buttons are beside the name."""


class SessionPage(QWidget):
    """Shows a record. `back` leads to all sessions, `delete_wanted` is emitted with the record to delete.

    `note_wanted` is emitted with the note to be changed, or None for a new one.
    `start_wanted` is emitted with a routine: the one that was played, or that one as it was done.
    """

    back = Signal()
    delete_wanted = Signal(Record)
    note_wanted = Signal(Note)
    start_wanted = Signal(Routine)

    def __init__(self, theme: ThemeManager, techniques: Techniques) -> None:
        super().__init__()
        self._theme = theme
        self._techniques = techniques
        self.record: Record | None = None
        self._routine: Routine | None = None
        self._as_last_time: Routine | None = None
        self._title, self._when = label("title", wrap=True), label("muted", wrap=True)
        self.back_button = Button(
            theme, role="icon", icon="back", name=self.tr("Back to all sessions"), pressed=self.back.emit
        )
        self.delete_button = Button(theme, self.tr("Delete"), icon="trash", pressed=self._delete)
        self.as_last_time_button = Button(
            theme, self.tr("Start as last time"), pressed=lambda: self._start(self._as_last_time)
        )
        self.start_button = Button(
            theme,
            self.tr("Start"),
            role="primary",
            icon="play",
            icon_colour="on_accent",
            pressed=lambda: self._start(self._routine),
        )
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._facts = QHBoxLayout()
        self._strips = SessionStrips(theme)
        self._pauses = label("muted", wrap=True)
        self._cues = label("muted", wrap=True)
        self._steps = QGridLayout()
        self.soreness = SorenessChange(theme)
        self._no_soreness = label("muted", self.tr("Nothing was logged within 12 hours."))
        self._notes = QVBoxLayout()
        self.add_note_button = Button(
            theme, self.tr("Add a note"), icon="plus", pressed=lambda: self.note_wanted.emit(None)
        )
        self._arrange()

    def show_record(self, record: Record, routine: Routine | None, as_last_time: Routine | None) -> None:
        """Show ``record`` of ``routine`` (None if that is gone), and offer it ``as_last_time`` if it is not None."""
        self.record, self._routine, self._as_last_time = record, routine, as_last_time
        self.start_button.setVisible(routine is not None)
        self.as_last_time_button.setVisible(as_last_time is not None)
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
        cues = record.cues
        self._cues.setText("" if cues is None else domain.cues_words(cues.due, cues.on_time, cues.worst_ms))
        self._cues.setVisible(cues is not None)
        clear(self._steps)
        for number, row in enumerate(found):
            self._steps.addWidget(label("strong" if row.is_done else "muted", row.name, wrap=True), number, 0)
            self._steps.addWidget(label("muted", row.note, wrap=True), number, 1)
            held = durations.clock(row.held_s * durations.MS)
            self._steps.addWidget(label("strong", held), number, 2, Qt.AlignmentFlag.AlignRight)

    def show_entries(self, notes: Sequence[Note], soreness: Mapping[Muscle, LevelChange]) -> None:
        """Show the ``notes`` on the session, and the ``soreness`` before and after it."""
        self.soreness.show_changes(soreness)
        self.soreness.setVisible(bool(soreness))
        self._no_soreness.setVisible(not soreness)
        clear(self._notes)
        for note in notes:
            row = QHBoxLayout()
            row.setSpacing(self._theme.px(16))
            row.addWidget(label("body", note.text, wrap=True), 1)
            edit = Button(self._theme, self.tr("Edit"), role="link", pressed=partial(self.note_wanted.emit, note))
            edit.setAccessibleName(self.tr("Edit the note “{note}”").format(note=note.text))
            row.addWidget(edit, 0, Qt.AlignmentFlag.AlignTop)
            line = QWidget()
            line.setLayout(row)
            row.setContentsMargins(0, 0, 0, 0)
            self._notes.addWidget(line)

    def focus_first(self) -> None:
        """Focus the button that leads back."""
        self.back_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        directions = QBoxLayout.Direction
        is_narrow = self.width() < self._theme.px(_BESIDE_PX)
        self._head.setDirection(directions.TopToBottom if is_narrow else directions.LeftToRight)

    def _start(self, routine: Routine | None) -> None:
        if routine is not None:
            self.start_wanted.emit(routine)

    def _delete(self) -> None:
        if self.record is not None:
            self.delete_wanted.emit(self.record)

    def _pause_words(self, record: Record) -> str:
        words = [
            self.tr("Paused {length} at {time}").format(
                length=durations.clock(pause.end_ms - pause.start_ms), time=durations.clock(pause.start_ms)
            )
            for pause in record.pauses
        ]
        return self.tr(" · ").join(words)

    def _tile(self, figure: str, words: str) -> QFrame:
        tile, column = panel(self._theme, margins=(20, 12, 20, 12), spacing=2)
        column.addWidget(label("title", figure))
        column.addWidget(label("muted", words))
        return tile

    def _entries_card(self) -> QFrame:
        px = self._theme.px
        card, column = panel(self._theme)
        column.addWidget(label("heading", self.tr("Soreness before and after")))
        column.addWidget(self.soreness)
        column.addWidget(self._no_soreness)
        column.addSpacing(px(8))
        column.addWidget(label("heading", self.tr("Notes")))
        self._notes.setSpacing(px(8))
        column.addLayout(self._notes)
        column.addWidget(self.add_note_button, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _arrange(self) -> None:
        px = self._theme.px
        names = QVBoxLayout()
        names.setSpacing(px(2))
        names.addWidget(self._title)
        names.addWidget(self._when)
        called = QHBoxLayout()
        called.setSpacing(px(12))
        called.addWidget(self.back_button)
        called.addLayout(names, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(px(12))
        for button in (self.delete_button, self.as_last_time_button, self.start_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        head = self._head
        head.setSpacing(px(12))
        head.addLayout(called, 1)
        head.addLayout(buttons)
        self._facts.setSpacing(px(16))
        strips, inside = panel(self._theme)
        inside.addWidget(self._strips)
        inside.addWidget(self._pauses)
        inside.addWidget(self._cues)
        steps, grid = panel(self._theme)
        grid.addWidget(label("heading", self.tr("Steps")))
        self._steps.setHorizontalSpacing(px(24))
        self._steps.setVerticalSpacing(px(10))
        self._steps.setColumnStretch(0, 1)
        self._steps.setColumnStretch(1, 1)
        grid.addLayout(self._steps)
        page = QWidget()
        page.setMaximumWidth(px(WIDEST_PX))
        column = QVBoxLayout(page)
        column.setContentsMargins(px(40), px(24), px(40), px(24))
        column.setSpacing(px(16))
        column.addLayout(head)
        column.addLayout(self._facts)
        column.addWidget(strips)
        column.addWidget(steps)
        column.addWidget(self._entries_card())
        column.addStretch(1)
        scroll = ScrollPage(page, fits=True, steady=True)
        scroll.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)
