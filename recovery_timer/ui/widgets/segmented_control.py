"""A choice among a few: all are visible, and one is chosen."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.theme.roles import set_role
from recovery_timer.ui.widgets.button import Button


class SegmentedControl(QFrame):
    """One radio button per choice, side by side. `chosen` is emitted with the value that the user chose.

    It follows which button is checked, not which is clicked: a screen reader checks one without a click.
    """

    chosen = Signal(str)

    def __init__(self, theme: ThemeManager, choices: dict[str, str]) -> None:
        """``choices`` maps each value to its text."""
        super().__init__()
        set_role(self, "segments")
        self.buttons: dict[str, Button] = {}
        self._shown = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(4), theme.px(4), theme.px(4), theme.px(4))
        row.setSpacing(theme.px(4))
        for value, words in choices.items():
            button = Button(theme, words, role="segment")
            button.setCheckable(True)
            button.setAutoExclusive(True)
            button.toggled.connect(partial(self._toggled, value))
            row.addWidget(button)
            self.buttons[value] = button

    def show_chosen(self, value: str) -> None:
        """Mark ``value`` as chosen."""
        self._shown = value
        self.buttons[value].setChecked(True)
        self.setFocusProxy(self.buttons[value])

    def _toggled(self, value: str, is_checked: bool) -> None:
        if is_checked and value != self._shown:
            self._shown = value
            self.chosen.emit(value)
