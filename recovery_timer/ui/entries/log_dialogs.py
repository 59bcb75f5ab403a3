"""Dialogs to log a run, soreness, a note or an activity elsewhere, and to edit logged entries."""

from collections.abc import Mapping
from datetime import datetime

from msgspec.structs import replace
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from recovery_timer.journal.entries import LEVEL, Elsewhere, Level, Logged, Note, Run, Soreness
from recovery_timer.journal.soreness import MuscleSide, places
from recovery_timer.journal.typed import LineError, moment_line, read_moment, read_run, run_line
from recovery_timer.routine.limits import NAME_LENGTH, OutOfRangeError, UnprintableError
from recovery_timer.routine.technique import Muscle
from recovery_timer.routine.timeline import BOTH
from recovery_timer.ui import text
from recovery_timer.ui.entries.entry_log import EntryLog
from recovery_timer.ui.text import journal
from recovery_timer.ui.text.messages import message_text
from recovery_timer.ui.text.refusals import refusal_text
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.button import Button
from recovery_timer.ui.widgets.flow_layout import FlowLayout
from recovery_timer.ui.widgets.scroll_page import ScrollPage
from recovery_timer.ui.widgets.text import label

_WIDTH_PX, _NOTE_PX, _MINUTES_PX = 460, 120, 80
_BESIDE_PX = 48
"""How much of the window stays visible around a dialog that would be larger than it."""
_NOT_SAID = LEVEL.low - 1
_LONGEST_MIN = 24 * 60


class LogDialog(QDialog):
    """A form for one entry: a new one, or ``entry`` to be changed or deleted.

    While the user types, the entry is shown below as it is understood; it can be logged once `_read` returns one.
    """

    def __init__(self, theme: ThemeManager, log: EntryLog, parent: QWidget, title: str, entry: Logged | None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._log = log
        self._room = parent
        self._before = entry
        self._id = log.new_id() if entry is None else entry.id
        self._made: Logged | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._page = QWidget()
        self._column = QVBoxLayout(self._page)
        self._column.setContentsMargins(theme.px(24), theme.px(24), theme.px(24), theme.px(12))
        self._column.setSpacing(theme.px(12))
        self._column.addWidget(label("heading", title))
        self._reading = label("muted", wrap=True)
        self.when = QLineEdit("" if entry is None else moment_line(entry.at.astimezone(log.now.tzinfo)))
        self.when.setAccessibleName(self.tr("When"))
        self.when.setPlaceholderText(self.tr("now, or: yesterday 18:30"))
        self.when.textChanged.connect(self._check)
        self.when.returnPressed.connect(self._keep)
        self.delete_button = Button(theme, self.tr("Delete"), icon="trash", pressed=self._delete)
        words = self.tr("Log") if entry is None else self.tr("Save")
        self.log_button = Button(theme, words, role="primary", pressed=self._keep)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Number fields pass Enter on to the dialog, which has no default button.
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._keep()
        else:
            super().keyPressEvent(event)

    def _read(self) -> Logged | None:
        """Return the typed entry; None if something is missing.

        Raises:
            LineError: if a line cannot be read.
            OutOfRangeError: if something is too long.
            UnprintableError: if something cannot be shown or stored.
        """
        raise NotImplementedError

    def _words(self, entry: Logged) -> str:
        """Return the text about ``entry`` below the fields."""
        return journal.day_and_time(entry.at, self._log.now)

    def _finish(self) -> None:
        """Add the buttons below the fields, which scroll if they are higher than the window."""
        px = self._theme.px
        self._column.addWidget(self._reading)
        self._column.addStretch(1)
        row = QHBoxLayout()
        row.setContentsMargins(px(24), px(8), px(24), px(20))
        row.setSpacing(px(8))
        if self._before is not None:
            row.addWidget(self.delete_button)
        row.addStretch(1)
        row.addWidget(Button(self._theme, text.tr("Cancel"), pressed=self.reject))
        row.addWidget(self.log_button)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(ScrollPage(self._page, fits=True), 1)
        outer.addLayout(row)
        self._check()
        self._fit(row.sizeHint().height())

    def _fit(self, below: int) -> None:
        """Resize to the height of the contents, with ``below`` px for the buttons, but no higher than the window."""
        width = self._theme.px(_WIDTH_PX)
        room = self._room.window().size() - QSize(_BESIDE_PX, _BESIDE_PX)
        self._page.ensurePolished()
        # totalHeightForWidth() is -1 if no text wraps, as in a new note, which has only its fields.
        wanted = max(self._column.totalHeightForWidth(width), self._column.totalSizeHint().height())
        self.setFixedWidth(min(width, room.width()))
        self.resize(self.width(), min(wanted + below, room.height()))

    def _check(self) -> None:
        self._made, words = None, ""
        try:
            self._made = self._read()
        except LineError as error:
            words = message_text(error.message)
        except (OutOfRangeError, UnprintableError) as error:
            words = refusal_text(error)
        else:
            words = "" if self._made is None else self._words(self._made)
        self._reading.setText(words)
        self.log_button.setEnabled(self._made is not None)

    def _moment(self) -> datetime:
        return self._exactly(read_moment(self.when.text().strip() or "now", self._log.now))

    def _exactly(self, moment: datetime) -> datetime:
        """Return ``moment``, typed to the minute; if that is unchanged, return the entry's exact moment."""
        before = self._before
        if before is not None and moment_line(before.at.astimezone(moment.tzinfo)) == moment_line(moment):
            return before.at
        return moment

    def _keep(self) -> None:
        if self._made is not None:
            if self._made != self._before:
                self._log.keep(self._made, self._before)
            self.accept()

    def _delete(self) -> None:
        if self._before is not None:
            self._log.delete_entry(self._before)
        self.accept()


class RunDialog(LogDialog):
    """Logs a run from one typed line."""

    def __init__(self, theme: ThemeManager, log: EntryLog, parent: QWidget, run: Run | None = None) -> None:
        super().__init__(theme, log, parent, self.tr("Log a run") if run is None else self.tr("Run"), run)
        self.line = QLineEdit()
        self.line.setAccessibleName(self.tr("The run"))
        self.line.setPlaceholderText(self.tr("10 km easy yesterday 18:30"))
        if run is not None:
            self.line.setText(run_line(replace(run, at=run.at.astimezone(log.now.tzinfo))))
        self.line.textChanged.connect(self._check)
        self.line.returnPressed.connect(self._keep)
        explained = self.tr("Distance, duration, easy or hard, and when, in any order. Only the “when” is needed.")
        self._column.addWidget(label("muted", explained, wrap=True))
        self._column.addWidget(self.line)
        self._finish()

    def _read(self) -> Logged | None:
        run = read_run(self.line.text().strip() or "now", self._id, self._log.now)
        return replace(run, at=self._exactly(run.at))

    def _words(self, entry: Logged) -> str:
        facts = journal.run_facts(entry) if isinstance(entry, Run) else ""
        return self.tr(" · ").join(part for part in (super()._words(entry), facts) if part)


class SorenessDialog(LogDialog):
    """Asks for the level of each muscle on each side; the latest levels are filled in."""

    def __init__(self, theme: ThemeManager, log: EntryLog, parent: QWidget, entry: Soreness | None = None) -> None:
        super().__init__(theme, log, parent, self.tr("How do the legs feel?"), entry)
        self.levels: dict[MuscleSide, QSpinBox] = {}
        self.signs = {sign: Button(theme, text.tr(str(words)), role="chip") for sign, words in journal.SIGNS.items()}
        explained = self.tr("0 is not sore, 1 to 3 mild, 4 to 6 moderate, 7 to 10 severe.")
        self._column.addWidget(label("muted", explained, wrap=True))
        if entry is None:
            self._column.addLayout(self._grid({place: point.level for place, point in log.latest_levels.items()}))
        else:
            self._column.addLayout(self._grid(_levels(entry)))
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        for sign, chip in self.signs.items():
            chip.setCheckable(True)
            chip.setChecked(entry is not None and sign in entry.signs)
            chip.toggled.connect(self._check)
            row.addWidget(chip)
        row.addStretch(1)
        self._column.addLayout(row)
        self._column.addWidget(self.when)
        self._finish()

    def _grid(self, levels: Mapping[MuscleSide, int]) -> QGridLayout:
        px = self._theme.px
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(8))
        grid.setColumnStretch(0, 1)
        sides = {"left": self.tr("Left"), "right": self.tr("Right")}
        for column, side in enumerate(BOTH, start=1):
            grid.addWidget(label("muted", sides[side]), 0, column)
        for row, muscle in enumerate(Muscle, start=1):
            name = journal.muscle_name(muscle)
            grid.addWidget(label("body", name), row, 0)
            for column, side in enumerate(BOTH, start=1):
                level = QSpinBox()
                level.setRange(_NOT_SAID, LEVEL.high)
                level.setSpecialValueText("–")
                level.setAlignment(Qt.AlignmentFlag.AlignCenter)
                level.setAccessibleName(self.tr("{muscle}, {side}").format(muscle=name, side=sides[side]))
                level.setValue(levels.get((muscle, side), _NOT_SAID))
                level.valueChanged.connect(self._check)
                self.levels[muscle, side] = level
                grid.addWidget(level, row, column)
        return grid

    def _read(self) -> Logged | None:
        chosen = {place: level.value() for place, level in self.levels.items() if level.value() >= LEVEL.low}
        signs = frozenset(sign for sign, chip in self.signs.items() if chip.isChecked())
        if not chosen and not signs:
            return None
        before = self._before
        if isinstance(before, Soreness) and chosen == _levels(before):
            levels = before.levels
        else:
            levels = tuple(Level(muscle, level, side) for (muscle, side), level in chosen.items())
        return Soreness(id=self._id, at=self._moment(), levels=levels, signs=signs)


class NoteDialog(LogDialog):
    """Asks for a text of any number of lines; a new note is about the session with the id ``session``, if given."""

    def __init__(
        self,
        theme: ThemeManager,
        log: EntryLog,
        parent: QWidget,
        note: Note | None = None,
        *,
        session: str = "",
    ) -> None:
        self._session = session if note is None else note.session
        super().__init__(theme, log, parent, self.tr("Log a note") if note is None else self.tr("Note"), note)
        self.text = QPlainTextEdit("" if note is None else note.text)
        self.text.setAccessibleName(self.tr("The note"))
        self.text.setPlaceholderText(self.tr("Right calf tight on the stairs"))
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(theme.px(_NOTE_PX))
        self.text.textChanged.connect(self._check)
        self._column.addWidget(self.text)
        self._column.addWidget(self.when)
        self._finish()

    def _read(self) -> Logged | None:
        words = self.text.toPlainText().strip()
        if not words:
            return None
        return Note(id=self._id, at=self._moment(), text=words, session=self._session)


class ElsewhereDialog(LogDialog):
    """Asks what was done, for how long, and for which muscles."""

    def __init__(self, theme: ThemeManager, log: EntryLog, parent: QWidget, entry: Elsewhere | None = None) -> None:
        super().__init__(theme, log, parent, self.tr("Done elsewhere"), entry)
        explained = self.tr(
            "Something you did without this program. Its minutes count, and so do the muscles you name."
        )
        self._column.addWidget(label("muted", explained, wrap=True))
        self.what = QLineEdit("" if entry is None else entry.what)
        self.what.setPlaceholderText(self.tr("Yoga class"))
        self.what.setMaxLength(NAME_LENGTH.high)
        self.what.textChanged.connect(self._check)
        self.what.returnPressed.connect(self._keep)
        self.minutes = QSpinBox()
        self.minutes.setRange(1, _LONGEST_MIN)
        self.minutes.setValue(45 if entry is None else max(1, round(entry.duration_s / 60)))
        self.minutes.valueChanged.connect(self._check)
        self.minutes.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.minutes.setFixedWidth(theme.px(_MINUTES_PX))
        fields = QGridLayout()
        fields.setHorizontalSpacing(theme.px(16))
        fields.setVerticalSpacing(theme.px(8))
        for row, (name, field) in enumerate(
            ((self.tr("What"), self.what), (self.tr("Minutes"), self.minutes), (self.tr("Started"), self.when))
        ):
            field.setAccessibleName(name)
            fields.addWidget(label("body", name), row, 0)
            fields.addWidget(field, row, 1)
        self._column.addLayout(fields)
        self.muscles = {muscle: Button(theme, journal.muscle_name(muscle), role="chip") for muscle in Muscle}
        chips = FlowLayout(theme.px(6))
        for muscle, chip in self.muscles.items():
            chip.setCheckable(True)
            chip.setChecked(entry is not None and muscle in entry.muscles)
            chip.toggled.connect(self._check)
            chips.addWidget(chip)
        self._column.addLayout(chips)
        self._finish()

    def _read(self) -> Logged | None:
        what = self.what.text().strip()
        if not what:
            return None
        muscles = tuple(muscle for muscle, chip in self.muscles.items() if chip.isChecked())
        return Elsewhere(id=self._id, at=self._moment(), what=what, duration_s=self._duration_s(), muscles=muscles)

    def _duration_s(self) -> int:
        """Return the duration in the field, in seconds; one that was not edited keeps its exact seconds."""
        before = self._before
        if isinstance(before, Elsewhere) and max(1, round(before.duration_s / 60)) == self.minutes.value():
            return before.duration_s
        return self.minutes.value() * 60


def _levels(entry: Soreness) -> Mapping[MuscleSide, int]:
    """Return the levels of ``entry`` for each side; a level of both sides counts for each."""
    return {place: level.level for level in entry.levels for place in places(level)}
