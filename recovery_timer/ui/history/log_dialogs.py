"""Logging a run, typed in one line, and soreness, from 0 to 10 for each muscle and side."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from recovery_timer.journal.entries import LEVEL, Level, Run, Sign
from recovery_timer.journal.soreness import Place, Point
from recovery_timer.journal.typed import LineError
from recovery_timer.routine.technique import Muscle
from recovery_timer.routine.timeline import BOTH
from recovery_timer.ui import text
from recovery_timer.ui.history.model import HistoryModel
from recovery_timer.ui.text import journal
from recovery_timer.ui.text.messages import message_text
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.button import Button
from recovery_timer.ui.widgets.text import label

_WIDTH_PX = 460
_NOT_SAID = LEVEL.low - 1


class RunDialog(QDialog):
    """Takes one typed line. What is read is shown below it while it is typed."""

    def __init__(self, theme: ThemeManager, model: HistoryModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._run: Run | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Log a run"))
        self.line = QLineEdit()
        self.line.setAccessibleName(self.tr("The run"))
        self.line.setPlaceholderText(self.tr("10 km easy yesterday 18:30"))
        self.line.textChanged.connect(self._read)
        self._read_as = label("muted", wrap=True)
        self.log_button = Button(theme, self.tr("Log"), role="primary", pressed=self._log)
        explained = self.tr("Distance, time, easy or hard, and when: in any order. Nothing but the time is needed.")
        column = _column(self, theme, self.tr("Log a run"), explained)
        column.addWidget(self.line)
        column.addWidget(self._read_as)
        column.addLayout(_buttons(theme, self, self.log_button))
        self.line.returnPressed.connect(self._log)
        self._read("")

    def _read(self, line: str) -> None:
        self._run, words = None, ""
        try:
            self._run = self._model.read_run(line or "now")
        except LineError as error:
            words = message_text(error.message)
        else:
            words = self._words(self._run)
        self._read_as.setText(words)
        self.log_button.setEnabled(self._run is not None)

    def _words(self, run: Run) -> str:
        facts = [journal.day_and_time(run.at, self._model.now)]
        if run.distance_m is not None:
            facts.append(journal.kilometres(run.distance_m))
        if run.duration_s is not None:
            facts.append(journal.minutes(run.duration_s * 1_000))
        if run.hard:
            facts.append(self.tr("long or hard"))
        return self.tr(" · ").join(facts)

    def _log(self) -> None:
        if self._run is not None:
            self._model.log_run(self._run)
            self.accept()


class SorenessDialog(QDialog):
    """Asks for the level of each muscle on each side; what was said last stands there already."""

    def __init__(self, theme: ThemeManager, model: HistoryModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("How do the legs feel?"))
        self.levels: dict[Place, QSpinBox] = {}
        self.signs = {
            Sign.PAIN: Button(theme, self.tr("Pain"), role="chip"),
            Sign.SWELLING: Button(theme, self.tr("Swelling"), role="chip"),
            Sign.BRUISING: Button(theme, self.tr("Bruising"), role="chip"),
        }
        explained = self.tr(
            "0 is not sore, 1 to 3 mild, 4 to 6 moderate, 7 to 10 severe, as scales of soreness have it."
        )
        column = _column(self, theme, self.tr("How do the legs feel?"), explained)
        column.addLayout(self._grid(theme, model.latest_levels))
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        for chip in self.signs.values():
            chip.setCheckable(True)
            row.addWidget(chip)
        row.addStretch(1)
        column.addLayout(row)
        self.log_button = Button(theme, self.tr("Log"), role="primary", pressed=self._log)
        column.addLayout(_buttons(theme, self, self.log_button))

    def _grid(self, theme: ThemeManager, latest: Mapping[Place, Point]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(16))
        grid.setVerticalSpacing(theme.px(8))
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
                point = latest.get((muscle, side))
                level.setValue(_NOT_SAID if point is None else point.level)
                self.levels[muscle, side] = level
                grid.addWidget(level, row, column)
        return grid

    def _log(self) -> None:
        levels: Sequence[Level] = [
            Level(muscle, level.value(), side) for (muscle, side), level in self.levels.items() if level.value() >= 0
        ]
        signs = frozenset(sign for sign, chip in self.signs.items() if chip.isChecked())
        if levels or signs:
            self._model.log_soreness(levels, signs)
        self.accept()


def _column(dialog: QDialog, theme: ThemeManager, title: str, explained: str) -> QVBoxLayout:
    px = theme.px
    dialog.setMinimumWidth(px(_WIDTH_PX))
    column = QVBoxLayout(dialog)
    column.setContentsMargins(px(24), px(24), px(24), px(20))
    column.setSpacing(px(12))
    column.addWidget(label("heading", title))
    column.addWidget(label("muted", explained, wrap=True))
    return column


def _buttons(theme: ThemeManager, dialog: QDialog, log: Button) -> QHBoxLayout:
    reject: Callable[[], None] = dialog.reject
    row = QHBoxLayout()
    row.setSpacing(theme.px(8))
    row.addStretch(1)
    row.addWidget(Button(theme, text.tr("Cancel"), pressed=reject))
    row.addWidget(log)
    return row
