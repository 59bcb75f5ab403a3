"""The layout of the settings page: panels of rows, each with text on the left and controls on the right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.theme.roles import set_role
from recovery_timer.ui.widgets.text import label


class Panel(QFrame):
    """A panel of rows, separated by lines."""

    def __init__(self, theme: ThemeManager, *, is_inner: bool = False) -> None:
        """``is_inner`` if it lies in another panel, whose frame and margins are its own."""
        super().__init__()
        set_role(self, "plain" if is_inner else "panel")
        side, end = (0, 0) if is_inner else (20, 8)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(theme.px(side), theme.px(end), theme.px(side), theme.px(end))
        self._rows.setSpacing(0)

    def add(self, row: QWidget) -> None:
        """Append ``row``."""
        if self._rows.count():
            divider = QFrame()
            set_role(divider, "divider")
            self._rows.addWidget(divider)
        self._rows.addWidget(row)


class SettingRow(QWidget):
    """A name, a help text and controls. `say_below` adds more beneath the text."""

    def __init__(self, theme: ThemeManager, name: str, help_words: str, *controls: QWidget) -> None:
        """``name`` labels the first of ``controls``."""
        super().__init__()
        title = label("body", name, wrap=True)
        self.help = label("small", help_words, wrap=True)
        self.texts = QVBoxLayout()
        self.texts.setSpacing(theme.px(2))
        self.texts.addStretch(1)
        self.texts.addWidget(title)
        self.texts.addWidget(self.help)
        self.texts.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.px(12), 0, theme.px(12))
        row.setSpacing(theme.px(12))
        row.addLayout(self.texts, 1)
        row.addSpacing(theme.px(12))
        for control in controls:
            row.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
        if controls:
            title.setBuddy(controls[0])

    def say_below(self, widget: QWidget) -> None:
        """Add ``widget`` beneath the text."""
        self.texts.insertWidget(self.texts.count() - 1, widget)
