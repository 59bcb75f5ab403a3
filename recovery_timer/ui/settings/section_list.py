"""The list of groups beside the settings page; pressing one scrolls to it."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.button import Button


class SectionList(QWidget):
    """`chosen` is emitted with the name of the group that the user chose."""

    chosen = Signal(str)

    def __init__(self, theme: ThemeManager) -> None:
        super().__init__()
        self._theme = theme
        self._shown = ""
        self.buttons: dict[str, Button] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(4))
        self._column.addStretch(1)

    def add(self, name: str) -> None:
        """Add the group ``name`` below the others."""
        button = Button(self._theme, name, role="section")
        button.setCheckable(True)
        button.setAutoExclusive(True)
        button.toggled.connect(partial(self._toggled, name))
        self.buttons[name] = button
        self._column.insertWidget(self._column.count() - 1, button)

    def show_current(self, name: str) -> None:
        """Mark the group ``name`` as the current one."""
        if name != self._shown:
            self._shown = name
            self.buttons[name].setChecked(True)

    def _toggled(self, name: str, is_checked: bool) -> None:
        if is_checked and name != self._shown:
            self._shown = name
            self.chosen.emit(name)
