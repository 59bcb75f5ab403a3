"""How the legs feel after a session, and what follows from it. Nothing in it has to be answered."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from recovery_timer.app.legs_log import LegsLog
from recovery_timer.app.techniques import Techniques
from recovery_timer.journal.entries import Sign
from recovery_timer.journal.lines import CataloguePage
from recovery_timer.journal.soreness import Band, band, typical
from recovery_timer.routine import limits
from recovery_timer.routine.technique import Muscle
from recovery_timer.routine.timeline import BOTH, Side
from recovery_timer.session.record import Record
from recovery_timer.ui import text
from recovery_timer.ui.follow_ups.line_row import LineRow
from recovery_timer.ui.follow_ups.model import FollowUpsModel
from recovery_timer.ui.text import follow_ups, journal
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.theme.roles import set_role
from recovery_timer.ui.widgets.button import Button
from recovery_timer.ui.widgets.flow_layout import FlowLayout
from recovery_timer.ui.widgets.layouts import clear
from recovery_timer.ui.widgets.text import label

_DIGITS = {getattr(Qt.Key, f"Key_{digit}"): digit for digit in range(10)}
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class LegsCard(QFrame):
    """Asks how each muscle feels, and shows what is worth saying. Every press is saved at once, and can be undone.

    `calendar_wanted` is a request to write what lies ahead for the user's own calendar.
    """

    calendar_wanted = Signal()

    def __init__(self, theme: ThemeManager, model: FollowUpsModel, techniques: Techniques) -> None:
        super().__init__()
        self._theme = theme
        self._model = model
        self._techniques = techniques
        self._record: Record | None = None
        self._log: LegsLog | None = None
        set_role(self, "panel")
        self.scales = {(muscle, side): LevelScale(theme, muscle, side) for muscle in Muscle for side in (None, *BOTH)}
        for (muscle, side), scale in self.scales.items():
            scale.level_chosen.connect(partial(self._tell_level, muscle, side))
        self.each_side = Button(theme, self.tr("Each side"), role="chip", pressed=self._show_sides)
        self.signs = {
            sign: Button(theme, text.tr(str(words)), role="chip", pressed=partial(self._tell_sign, sign))
            for sign, words in journal.SIGNS.items()
        }
        for chip in self.signs.values():
            chip.setCheckable(True)
        self.each_side.setCheckable(True)
        self.note = QLineEdit()
        self.note.setPlaceholderText(self.tr("A note, if you like"))
        self.note.setAccessibleName(self.tr("Note on this session"))
        self.note.setMaxLength(int(limits.INSTRUCTION_LENGTH.high))
        self.note.editingFinished.connect(self._tell_note)
        self._saved = label("small", self.tr("Saved in your history"))
        self.undo_button = Button(theme, self.tr("Undo"), role="inline-link", pressed=self._undo)
        self._next = label("group", self.tr("What next").upper())
        self.calendar_button = Button(
            theme, self.tr("Add to my calendar…"), role="inline-link", pressed=self.calendar_wanted.emit
        )
        self.calendar_button.setAccessibleDescription(self.tr("What lies ahead, as a file with alarms"))
        self._lines = QVBoxLayout()
        self._arrange()
        model.learned.connect(self._refresh)

    @property
    def line_rows(self) -> Sequence[LineRow]:
        """The lines that are shown."""
        items = (self._lines.itemAt(place) for place in range(self._lines.count()))
        return [row for item in items if item is not None and isinstance(row := item.widget(), LineRow)]

    def show_session(self, record: Record) -> None:
        """Ask about the legs after the session of ``record``; nothing has been answered yet."""
        if self._record is None or self._record.id != record.id:
            self._log = self._model.legs_log(record)
        self._record = record
        self.each_side.setChecked(any(level.side is not None for level in self._log.levels) if self._log else False)
        self._show_sides()
        self._refresh()

    def leave(self) -> None:
        """Keep what is being typed, and count a suggested page as seen."""
        self._tell_note()
        if self._record is not None:
            for line in self._model.after(self._record):
                if isinstance(line, CataloguePage):
                    self._model.was_read(line)

    # -- telling

    def _tell_level(self, muscle: Muscle, side: Side | None, level: int) -> None:
        if self._log is not None:
            self._log.set_level(muscle, level, side)
            self._refresh()

    def _tell_sign(self, sign: Sign) -> None:
        if self._log is not None:
            self._log.set_sign(sign, is_there=self.signs[sign].isChecked())
            self._refresh()

    def _tell_note(self) -> None:
        if self._log is not None:
            self._log.set_note(self.note.text())
            self._show_saved()

    def _undo(self) -> None:
        if self._log is not None:
            self._log.undo()
            self.note.setText(self._log.note)
            self._refresh()

    # -- showing

    def _show_sides(self) -> None:
        each = self.each_side.isChecked()
        for (_, side), scale in self.scales.items():
            for widget in (scale, scale.name):
                widget.setVisible((side is not None) == each)

    def _refresh(self) -> None:
        if self._log is None or self._record is None:
            return
        latest = self._model.latest_levels
        for (muscle, side), scale in self.scales.items():
            before = [latest[muscle, each].level for each in (BOTH if side is None else (side,))
                      if (muscle, each) in latest]  # fmt: skip
            scale.show_level(self._log.level(muscle, side), last=max(before, default=None))
        for sign, chip in self.signs.items():
            chip.setChecked(sign in self._log.signs)
        if not self.note.hasFocus():
            self.note.setText(self._log.note)
        self._show_saved()
        self._show_lines()

    def _show_saved(self) -> None:
        can_undo = self._log is not None and self._log.can_undo
        if not can_undo and self.undo_button.hasFocus():
            self.note.setFocus()
        for widget in (self._saved, self.undo_button):
            widget.setVisible(can_undo)

    def _show_lines(self) -> None:
        assert self._record is not None
        self.calendar_button.setVisible(bool(self._model.upcoming))
        lines = self._model.after(self._record)
        if [row.line for row in self.line_rows] == list(lines):
            return
        had_focus = any(button.hasFocus() for row in self.line_rows for button in row.buttons.values())
        clear(self._lines)
        self._next.setVisible(bool(lines))
        for line in lines:
            words = follow_ups.after_session(line, self._techniques.catalogue)
            self._lines.addWidget(LineRow(self._theme, line, words, partial(self._model.act, line)))
        if had_focus:
            (next(iter(self.line_rows[0].buttons.values())) if self.line_rows else self.note).setFocus()

    # -- putting together

    def _arrange(self) -> None:
        px = self._theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(20), px(24), px(20))
        column.setSpacing(px(12))
        head = QHBoxLayout()
        head.addWidget(label("heading", self.tr("How do your legs feel?"), wrap=True), 1)
        head.addWidget(self.each_side)
        column.addLayout(head)
        explained = self.tr("Or press 0 to 9, as on the usual scale: 1 is mild, 4 moderate, 7 severe.")
        column.addWidget(label("small", explained, wrap=True))
        column.addLayout(self._scales())
        chips = FlowLayout(px(8))
        for chip in self.signs.values():
            chips.addWidget(chip)
        column.addLayout(chips)
        column.addWidget(self.note)
        saved = QHBoxLayout()
        saved.setSpacing(px(8))
        saved.addWidget(self._saved)
        saved.addWidget(self.undo_button)
        saved.addStretch(1)
        column.addLayout(saved)
        divider = QFrame()
        set_role(divider, "divider")
        column.addWidget(divider)
        following = QHBoxLayout()
        following.addWidget(self._next)
        following.addStretch(1)
        following.addWidget(self.calendar_button)
        column.addLayout(following)
        self._lines.setSpacing(px(12))
        column.addLayout(self._lines)
        column.addStretch(1)

    def _scales(self) -> QGridLayout:
        px = self._theme.px
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(6))
        grid.setColumnStretch(1, 1)
        for row, scale in enumerate(self.scales.values()):
            grid.addWidget(scale.name, row, 0)
            grid.addWidget(scale, row, 1)
        return grid


class LevelScale(QWidget):
    """The four words for a muscle on one side, or on both (None); a digit tells the level itself."""

    level_chosen = Signal(int)

    def __init__(self, theme: ThemeManager, muscle: Muscle, side: Side | None) -> None:
        super().__init__()
        sides = {"left": self.tr("{muscle}, left"), "right": self.tr("{muscle}, right"), None: "{muscle}"}
        self._said = sides[side].format(muscle=journal.muscle_name(muscle))
        self.name: QLabel = label("body", self._said, wrap=True)
        self.buttons = {
            each: Button(
                theme, text.tr(str(words)), role="level", pressed=partial(self.level_chosen.emit, typical(each))
            )
            for each, words in journal.BANDS.items()
        }
        self._number = label("small")
        self._number.setFixedWidth(theme.px(18))
        self._number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(4))
        for button in self.buttons.values():
            button.setCheckable(True)
            button.installEventFilter(self)
            row.addWidget(button, 1)
        row.addWidget(self._number)

    def show_level(self, level: int | None, *, last: int | None) -> None:
        """Show ``level`` as the current one; if it is None, the ``last`` one, greyed."""
        shown = last if level is None else level
        self._number.setText("" if shown is None else str(shown))
        for each, button in self.buttons.items():
            is_last = level is None and last is not None and band(last) is each
            button.restyle("level-last" if is_last else "level", "ink")
            button.setChecked(level is not None and band(level) is each)
            words = self.tr("{muscle}: {level}").format(muscle=self._said, level=button.text())
            if is_last:
                words = self.tr("{words}, as last time").format(words=words)
            button.setAccessibleName(words)
            # Tab reaches one of the four, the arrows the others.
            is_stop = (band(shown) if shown is not None else Band.NONE) is each
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take digits as levels, and move between the words with the arrow keys, which logs nothing."""
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        key, buttons = Qt.Key(event.key()), list(self.buttons.values())
        if key in _DIGITS:
            self.level_chosen.emit(_DIGITS[key])
            self.buttons[band(_DIGITS[key])].setFocus()
        elif key in _STEPS and isinstance(watched, Button):
            place = buttons.index(watched) + _STEPS[key]
            if 0 <= place < len(buttons):
                buttons[place].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            return False
        return True
