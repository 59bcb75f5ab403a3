"""Parts of the inspector's fields: a row, a spin box, a slider with the recommended range."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from recovery_timer.routine.limits import Limit
from recovery_timer.routine.model import Temperature
from recovery_timer.routine.technique import Amount, Technique
from recovery_timer.ui.text.doses import recommendation
from recovery_timer.ui.text.reading import source
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.dose_slider import DoseSlider
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
        self._slider.valueChanged.connect(moved)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        column.addWidget(self._slider)
        column.addWidget(self._claim)

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
        self._claim.setText(words)
        self._claim.setVisible(bool(words))
        self._claim.setToolTip(source() if amount.low is not None or amount.words else "")
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


def spin(theme: ThemeManager, limit: Limit, words: str, changed: Callable[[int], None]) -> QSpinBox:
    """Return a spin box; ``changed`` also gets numbers above ``limit``, for the block to refuse them."""
    box = QSpinBox()
    leave_wheel_to_page(box)
    # With ``limit`` as the range, Qt would ignore the last digit of 101 and accept 10.
    box.setRange(0, limit.high * 1_000)
    box.setAccessibleName(words)
    box.setAlignment(Qt.AlignmentFlag.AlignCenter)
    box.setFixedWidth(theme.px(96))
    box.setKeyboardTracking(False)
    box.valueChanged.connect(changed)
    return box


def set_quietly(box: QSpinBox, number: int) -> None:
    """Show ``number`` without emitting a change."""
    box.blockSignals(True)
    box.setValue(number)
    box.blockSignals(False)


def row(
    theme: ThemeManager, words: str, control: QWidget, below: QWidget | None = None, above: QWidget | None = None
) -> QWidget:
    """Return a row: ``words``, the ``control``, and ``below`` beneath both.

    With ``above``, the words get a line of their own, and ``above`` stands beside the control.
    """
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(6))
    if above is not None:
        column.addWidget(label("muted", words, wrap=True))
    line = QHBoxLayout()
    line.setSpacing(theme.px(12))
    line.addWidget(label("muted", words, wrap=True) if above is None else above, 1)
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
    column.addWidget(label("muted", words))
    for control in controls:
        column.addWidget(control)
    return made
