"""Fitting a routine to a time: the changes are shown side by side with the present values before they are applied."""

from functools import partial
from typing import assert_never

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from recovery_timer.routine import durations, edits
from recovery_timer.routine.advice.fitting import CannotFit, Fit, FitChange, fit
from recovery_timer.routine.durations import DurationError
from recovery_timer.routine.limits import Limit
from recovery_timer.routine.model import Sketch
from recovery_timer.routine.technique import DoseField
from recovery_timer.ui.builder.model import BuilderModel
from recovery_timer.ui.text.blocks import block_name, format_seconds
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.button import Button
from recovery_timer.ui.widgets.layouts import clear, resize_within_screen
from recovery_timer.ui.widgets.scroll_page import ScrollPage
from recovery_timer.ui.widgets.text import label

_LENGTHS = Limit(10, 12 * durations.HOUR, "s")
_USUAL_MINUTES = (10, 12, 15, 20, 30)
_KEYS: dict[int, int] = {Qt.Key.Key_Up: durations.MINUTE, Qt.Key.Key_Down: -durations.MINUTE}
"""The seconds by which the arrow keys change the length."""


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
        self.length = _LengthEdit(theme)
        self.length.setAccessibleName(self.tr("Length"))
        self.length.textEdited.connect(self._typed)
        self.length.returnPressed.connect(self._go_on)
        self.outcome = label("body", wrap=True)
        self._changes = QGridLayout()
        self.take = Button(theme, self.tr("Apply"), role="primary", pressed=self._take)
        self._arrange()
        present = model.timeline.total_ms // durations.MS if model.timeline else 0
        seconds = max(5, present // 300 * 5) * durations.MINUTE
        self.show_fit(seconds)
        self.length.setFocus(Qt.FocusReason.OtherFocusReason)
        self.length.selectAll()

    def show_fit(self, seconds: int) -> None:
        """Show what would change when fitted to ``seconds``."""
        self.length.setText(durations.clock(seconds * durations.MS))
        self._preview(seconds)

    def _typed(self) -> None:
        """Show what would change for the length typed so far, or why it is not a length."""
        seconds, fault = self.length.read()
        if seconds is not None:
            self._preview(seconds)
            return
        self._fit = None
        self.take.setEnabled(False)
        self.outcome.setText(fault)
        self._show_changes(())

    def _preview(self, seconds: int) -> None:
        found = self._fitted(seconds)
        self._fit = None if isinstance(found, CannotFit) else found
        changes = () if isinstance(found, CannotFit) else found.changes
        self.take.setEnabled(bool(changes))
        self.outcome.setText(self._outcome(found, seconds))
        self._show_changes(changes)

    def _fitted(self, seconds: int) -> Fit[Sketch] | CannotFit:
        return fit(self._model.sketch, self._model.catalogue, self._model.gaps(), seconds)

    def _outcome(self, found: Fit[Sketch] | CannotFit, seconds: int) -> str:
        if isinstance(found, CannotFit):
            shortest = durations.clock(found.shortest_s * durations.MS)
            return self.tr("It cannot be made that short. The shortest is {shortest}.").format(shortest=shortest)
        length = durations.clock(found.total_s * durations.MS)
        if found.total_s < seconds and found == self._fitted(_LENGTHS.high):
            limit = self.tr("It cannot be made that long within what is recommended. The longest is {longest}.")
            return limit.format(longest=length)
        if not found.changes:
            return self.tr("It is {length} long; nothing has to change.").format(length=length)
        return self.tr("New length {length}. Changes:").format(length=length)

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
        """On Enter, focus the button that accepts the changes, so that a second Enter presses it; if disabled, stay."""
        if self.take.isEnabled():
            self.take.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.length.selectAll()

    def _take(self) -> None:
        if self._fit is not None:
            seconds = self._fit.total_s
            self.agreed.emit(self._fit.made, durations.clock(seconds * durations.MS))
            self.accept()

    def _order_words(self) -> str:
        return self.tr(
            "Shortens holds and sets first, within what is recommended; if needed, leaves out steps. Stretches, and a "
            "warm-up before them, stay longest."
        )

    def _arrange(self) -> None:
        px = self._theme.px
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.length)
        for minutes in _USUAL_MINUTES:
            words = self.tr("{minutes} min").format(minutes=minutes)
            seconds = minutes * durations.MINUTE
            usual = Button(self._theme, words, pressed=partial(self.show_fit, seconds))
            # Enter in the field must not press the first of these buttons.
            usual.setAutoDefault(False)
            row.addWidget(usual)
        row.addStretch(1)
        page = QWidget()
        inside = QVBoxLayout(page)
        self._changes.setHorizontalSpacing(px(20))
        self._changes.setVerticalSpacing(px(10))
        inside.addLayout(self._changes)
        inside.addStretch(1)
        scroll = ScrollPage(page, name=self.tr("What would change"))
        buttons = QHBoxLayout()
        buttons.setSpacing(px(12))
        buttons.addStretch(1)
        cancel = Button(self._theme, self.tr("Cancel"), pressed=self.reject)
        for button in (cancel, self.take):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(24), px(24), px(20))
        column.setSpacing(px(16))
        column.addWidget(label("heading", self.tr("Fit to a time")))
        column.addLayout(row)
        column.addWidget(self.outcome)
        column.addWidget(scroll, 1)
        column.addWidget(label("small", self._order_words(), wrap=True))
        column.addLayout(buttons)
        resize_within_screen(self, px(640), px(520))


class _LengthEdit(QLineEdit):
    """A length as it is typed; a number without a unit means minutes."""

    def __init__(self, theme: ThemeManager) -> None:
        super().__init__()
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFixedWidth(theme.px(96))

    def read(self) -> tuple[int | None, str]:
        """Return the typed length in seconds, or None and the reason why it cannot be used."""
        typed = self.text().strip()
        try:
            seconds = durations.parse(f"{typed} min" if typed.isdecimal() else typed)
        except DurationError:
            return None, self.tr("Write the length as 12, 12:30, 12 min or 1 h.")
        if _LENGTHS.low <= seconds <= _LENGTHS.high:
            return seconds, ""
        shortest, longest = (durations.clock(end * durations.MS) for end in (_LENGTHS.low, _LENGTHS.high))
        return None, self.tr("It may be {shortest} to {longest}.").format(shortest=shortest, longest=longest)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _KEYS.get(event.key())
        seconds, _ = self.read()
        if step is None or seconds is None:
            super().keyPressEvent(event)
            return
        self.setText(durations.clock(min(_LENGTHS.high, max(_LENGTHS.low, seconds + step)) * durations.MS))
        self.textEdited.emit(self.text())
