"""Fitting a routine to a time: the changes are shown side by side with the present values before they are made."""

from functools import partial
from typing import assert_never

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from recovery_timer.routine import durations, edits
from recovery_timer.routine.advice.fitting import CannotFit, Fit, FitChange, fit
from recovery_timer.routine.limits import Limit
from recovery_timer.routine.model import Sketch
from recovery_timer.routine.technique import DoseField
from recovery_timer.ui.builder.model import BuilderModel
from recovery_timer.ui.text.blocks import block_name, format_seconds
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.theme.roles import set_role
from recovery_timer.ui.widgets.button import Button
from recovery_timer.ui.widgets.layouts import clear
from recovery_timer.ui.widgets.seconds_edit import SecondsEdit
from recovery_timer.ui.widgets.text import label

_LENGTHS = Limit(10, 12 * durations.HOUR, "s")
_USUAL_MINUTES = (10, 12, 15, 20, 30)


class FitDialog(QDialog):
    """Asks for a time and shows what would change. `agreed` is emitted with the fitted routine and the time as text."""

    agreed = Signal(Sketch, str)

    def __init__(self, theme: ThemeManager, model: BuilderModel, parent: QWidget) -> None:
        """Start from the draft's present length, rounded down to five minutes."""
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self._fit: Fit[Sketch] | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Fit to a time"))
        self.length = SecondsEdit(theme, _LENGTHS, bare_s=durations.MINUTE)
        self.length.setAccessibleName(self.tr("Length"))
        self.length.changed.connect(self.show_fit)
        self.length.returnPressed.connect(self._go_on)
        self.outcome = label("body", wrap=True)
        self._changes = QGridLayout()
        self.take = Button(theme, self.tr("Fit"), role="primary", pressed=self._take)
        self._arrange()
        present = model.timeline.total_ms // durations.MS if model.timeline else 0
        seconds = max(5, present // 300 * 5) * durations.MINUTE
        self.length.show_seconds(seconds)
        self.show_fit(seconds)
        self.length.setFocus(Qt.FocusReason.OtherFocusReason)
        self.length.selectAll()

    def show_fit(self, seconds: int) -> None:
        """Show what would change when fitted to ``seconds``."""
        self.length.show_seconds(seconds)
        found = fit(self._model.sketch, self._model.catalogue, self._model.gaps(), seconds)
        self._fit = None if isinstance(found, CannotFit) else found
        changes = () if isinstance(found, CannotFit) else found.changes
        self.take.setEnabled(bool(changes))
        self.outcome.setText(self._outcome(found))
        self._show_changes(changes)

    def _outcome(self, found: Fit[Sketch] | CannotFit) -> str:
        if isinstance(found, CannotFit):
            shortest = durations.clock(found.shortest_s * durations.MS)
            return self.tr("It cannot be made that short. The shortest is {shortest}.").format(shortest=shortest)
        length = durations.clock(found.total_s * durations.MS)
        if not found.changes:
            return self.tr("It is {length} long; nothing has to change.").format(length=length)
        return self.tr("It would be {length} long. What changes:").format(length=length)

    def _show_changes(self, changes: tuple[FitChange, ...]) -> None:
        clear(self._changes)
        for row, change in enumerate(changes):
            block = edits.block_at(self._model.sketch, change.path)
            self._changes.addWidget(label("body", block_name(block), wrap=True), row, 0)
            self._changes.addWidget(label("muted", self._before(change), wrap=True), row, 1)
            self._changes.addWidget(label("strong", self._after(change), wrap=True), row, 2)
        self._changes.setColumnStretch(0, 2)
        self._changes.setColumnStretch(1, 1)
        self._changes.setColumnStretch(2, 1)

    def _before(self, change: FitChange) -> str:
        return self._amount(change.field, change.before)

    def _after(self, change: FitChange) -> str:
        return self.tr("left out") if change.field is None else self._amount(change.field, change.after)

    def _amount(self, field: DoseField | None, amount: int | None) -> str:
        if field is None or amount is None:
            return ""
        match field:
            case DoseField.SECONDS:
                return format_seconds(amount)
            case DoseField.REPS:
                return self.tr("%n reps", "", amount)
            case DoseField.SETS:
                return self.tr("%n sets", "", amount)
            case DoseField.WARM:
                return self.tr("{length} warm").format(length=format_seconds(amount))
            case DoseField.COLD:
                return self.tr("{length} cold").format(length=format_seconds(amount))
            case DoseField.CYCLES:
                return self.tr("%n cycles", "", amount)
            case DoseField.TOTAL:
                return self.tr("{length} in the water").format(length=format_seconds(amount))
        assert_never(field)

    def _go_on(self) -> None:
        """On Enter, show what would change; on a second Enter, accept it."""
        self.take.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self) -> None:
        if self._fit is not None:
            seconds = self._fit.total_s
            self.agreed.emit(self._fit.made, durations.clock(seconds * durations.MS))
            self.accept()

    def _order_words(self) -> str:
        return self.tr(
            "Holds and sets change within the article’s ranges. Where that is not enough, blocks are left out: repeats "
            "first, then strength, heat, activity, compression, elevation, cold, contrast, dynamic stretches, massage, "
            "your own steps and foam rolling. Stretches go last."
        )

    def _arrange(self) -> None:
        px = self._theme.px
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.length)
        for minutes in _USUAL_MINUTES:
            words = self.tr("{minutes} min").format(minutes=minutes)
            seconds = minutes * durations.MINUTE
            row.addWidget(Button(self._theme, words, pressed=partial(self.show_fit, seconds)))
        row.addStretch(1)
        page = QWidget()
        inside = QVBoxLayout(page)
        self._changes.setHorizontalSpacing(px(20))
        self._changes.setVerticalSpacing(px(10))
        inside.addLayout(self._changes)
        inside.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(page)
        scroll.setWidgetResizable(True)
        set_role(scroll, "scroll")
        scroll.setAccessibleName(self.tr("What would change"))
        buttons = QHBoxLayout()
        buttons.setSpacing(px(12))
        buttons.addStretch(1)
        buttons.addWidget(Button(self._theme, self.tr("Cancel"), pressed=self.reject))
        buttons.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(24), px(24), px(20))
        column.setSpacing(px(16))
        column.addWidget(label("heading", self.tr("How long may it be?")))
        column.addLayout(row)
        column.addWidget(self.outcome)
        column.addWidget(scroll, 1)
        column.addWidget(label("small", self._order_words(), wrap=True))
        column.addLayout(buttons)
        self.resize(px(640), px(520))
