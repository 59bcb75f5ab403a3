"""Parts of the inspector's fields: a row, a number between its buttons, a slider with the recommended range."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSpinBox, QToolTip, QVBoxLayout, QWidget

from recovery_timer.routine.limits import Limit
from recovery_timer.routine.model import Temperature
from recovery_timer.routine.technique import Amount, Technique
from recovery_timer.ui.text.article import source
from recovery_timer.ui.text.doses import recommendation
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.button import Button
from recovery_timer.ui.widgets.dose_slider import DoseSlider
from recovery_timer.ui.widgets.seconds_edit import SecondsEdit
from recovery_timer.ui.widgets.stepper import Stepper
from recovery_timer.ui.widgets.text import label
from recovery_timer.ui.widgets.wheel import leave_wheel_to_page

_SLIDER_SHARE = 2
"""A slider's maximum, as a multiple of the upper end of its recommended range."""


class Slide(QWidget):
    """A slider with the recommended range, and the recommendation beneath; hidden if the technique has no such dose."""

    def __init__(self, theme: ThemeManager, moved: Callable[[int], None], words: str) -> None:
        """``moved`` is called with the new value when the user moves the slider."""
        super().__init__()
        self._theme = theme
        self._slider = DoseSlider(theme)
        self._slider.setAccessibleName(words)
        self._claim = label("small", wrap=True)
        self._source = Button(
            theme, role="bare", icon="info", icon_colour="muted", name=source(), pressed=self._show_source
        )
        self._source.set_icon_px(theme.px(14))
        self._source.setFixedSize(theme.px(20), theme.px(20))
        # Screen readers get it with the slider; a tab stop of its own would cost everyone one more press of Tab.
        self._source.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._slider.valueChanged.connect(moved)
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._claim, 1)
        line.addWidget(self._source)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._slider)
        column.addLayout(line)

    def show_dose(
        self,
        value: int,
        amount: Amount | None,
        technique: Technique | None,
        *,
        is_time: bool = True,
        temperature: Temperature | None = None,
    ) -> None:
        """Show ``value`` and the range of ``amount``; hide if there is no amount. ``temperature`` is the water's."""
        self.setVisible(amount is not None)
        if amount is None or technique is None:
            return
        words = recommendation(amount, is_time=is_time, value=value)
        is_recommended = amount.low is not None or bool(amount.words)
        self._claim.setText(words)
        self._claim.setVisible(bool(words))
        self._source.setVisible(is_recommended)
        self._slider.setAccessibleDescription(f"{words}. {source()}" if is_recommended else words)
        self._slider.setVisible(amount.high is not None)
        if amount.high is None:
            return
        self._slider.blockSignals(True)
        self._slider.setRange(1, max(amount.high * _SLIDER_SHARE, value))
        self._slider.setSingleStep(1 if amount.high < 60 else 5)
        self._slider.setValue(value)
        colour = self._theme.colours.work(technique.family, temperature)
        self._slider.recommend(amount.low, amount.high, QColor(colour))
        self._slider.blockSignals(False)

    def _show_source(self) -> None:
        QToolTip.showText(self._source.mapToGlobal(self._source.rect().bottomLeft()), source(), self._source)


class CountBox(QSpinBox):
    """A whole number, typed or stepped. `valueChanged` is also emitted beyond the limit, for the model to refuse it."""

    def __init__(self, limit: Limit) -> None:
        super().__init__()
        leave_wheel_to_page(self)
        self._limit = limit
        # With ``limit`` as the range, Qt would ignore the last digit of 101 and accept 10.
        self.setRange(0, limit.high * 1_000)
        self.setKeyboardTracking(False)

    def step(self, steps: int) -> None:
        """Change the number by ``steps``, within the limit."""
        self.interpretText()
        self.setValue(min(self._limit.high, max(self._limit.low, self.value() + steps)))

    def show_quietly(self, number: int) -> None:
        """Show ``number`` without emitting a change."""
        self.blockSignals(True)
        self.setValue(number)
        self.blockSignals(False)


def count_box(
    theme: ThemeManager, limit: Limit, words: str, changed: Callable[[int], None]
) -> tuple[CountBox, Stepper]:
    """Return a field for a number called ``words``, and the stepper around it."""
    box = CountBox(limit)
    box.valueChanged.connect(changed)
    return box, Stepper(theme, box, words, box.step)


def seconds_edit(
    theme: ThemeManager, limit: Limit, words: str, changed: Callable[[int], None]
) -> tuple[SecondsEdit, Stepper]:
    """Return a field for a duration called ``words``, and the stepper around it."""
    edit = SecondsEdit(limit)
    edit.changed.connect(changed)
    return edit, Stepper(theme, edit, words, edit.step)


def row(theme: ThemeManager, words: QLabel, control: QWidget, below: QWidget | None = None) -> QWidget:
    """Return a row: ``words`` and the ``control`` side by side, and ``below`` beneath both."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    line = QHBoxLayout()
    line.setSpacing(theme.px(8))
    line.addWidget(words, 1)
    line.addWidget(control)
    column.addLayout(line)
    if below is not None:
        column.addWidget(below)
    return made


def stacked(theme: ThemeManager, words: str, *controls: QWidget) -> QWidget:
    """Return a row with ``controls`` beneath ``words``, one beneath the other."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(4))
    column.addWidget(label("body", words))
    for control in controls:
        column.addWidget(control)
    return made
