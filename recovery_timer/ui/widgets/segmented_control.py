"""A choice among a few: all are visible, and one is chosen."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout

from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.theme.roles import set_role
from recovery_timer.ui.widgets.button import Button


class SegmentedControl(QFrame):
    """One button per choice, side by side. `chosen` is emitted with the value that the user chose."""

    chosen = Signal(str)

    def __init__(self, theme: ThemeManager, choices: dict[str, str]) -> None:
        """``choices`` maps each value to its text."""
        super().__init__()
        set_role(self, "segments")
        self.buttons: dict[str, Button] = {}
        group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(4), theme.px(4), theme.px(4), theme.px(4))
        row.setSpacing(theme.px(4))
        for value, words in choices.items():
            button = Button(theme, words, role="segment", pressed=partial(self.chosen.emit, value))
            button.setCheckable(True)
            group.addButton(button)
            row.addWidget(button)
            self.buttons[value] = button

    def show_chosen(self, value: str) -> None:
        """Mark ``value`` as chosen."""
        self.buttons[value].setChecked(True)
        self.setFocusProxy(self.buttons[value])
