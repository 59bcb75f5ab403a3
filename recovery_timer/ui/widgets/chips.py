"""A choice of any number of a few values: all are visible, and each is chosen or not."""

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.button import Button
from recovery_timer.ui.widgets.flow_layout import FlowLayout

_GAP_PX = 8


class Chips(QWidget):
    """One chip per choice. `chosen` is emitted with all values that are chosen now, in the order of the chips."""

    chosen = Signal(list)

    def __init__(self, theme: ThemeManager, choices: dict[str, str]) -> None:
        """``choices`` maps each value to its text."""
        super().__init__()
        row = FlowLayout(theme.px(_GAP_PX))
        row.setContentsMargins(0, theme.px(_GAP_PX), 0, 0)
        self.buttons: dict[str, Button] = {}
        for value, words in choices.items():
            button = self.buttons[value] = Button(theme, words, role="chip")
            button.setCheckable(True)
            # Not clicked: a screen reader toggles without a click.
            button.toggled.connect(self._tell)
            row.addWidget(button)
        self._shown: list[str] = []
        self._is_showing = False
        self.setLayout(row)
        self.setFocusProxy(next(iter(self.buttons.values())))

    def show_chosen(self, values: Collection[str]) -> None:
        """Mark ``values`` as chosen, without emitting `chosen`."""
        self._shown = [value for value in self.buttons if value in values]
        self._is_showing = True
        for value, button in self.buttons.items():
            button.setChecked(value in values)
        self._is_showing = False

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        for button in self.buttons.values():
            button.setAccessibleName(f"{name}: {button.text()}")

    def _tell(self) -> None:
        if self._is_showing:
            # Some are marked and others not yet: this is not the user's choice.
            return
        values = [value for value, button in self.buttons.items() if button.isChecked()]
        if values != self._shown:
            self._shown = values
            self.chosen.emit(values)
