"""The layout of the settings page: panels of rows, each with text on the left and controls on the right."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.theme.roles import set_role
from recovery_timer.ui.widgets.text import label


class SettingsPanel(QFrame):
    """A panel of rows, separated by lines."""

    def __init__(self, theme: ThemeManager, *, is_inner: bool = False) -> None:
        """``is_inner`` if it lies in another panel, and so needs no frame or margins."""
        super().__init__()
        set_role(self, "plain" if is_inner else "panel")
        side, end = (0, 0) if is_inner else (20, 8)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(theme.px(side), theme.px(end), theme.px(side), theme.px(end))
        self._rows.setSpacing(0)
        self._dividers: dict[QWidget, QFrame] = {}
        self._left_out: set[QWidget] = set()

    def add(self, row: QWidget) -> None:
        """Append ``row``."""
        if self._rows.count():
            divider = QFrame()
            set_role(divider, "divider")
            self._rows.addWidget(divider)
            self._dividers[row] = divider
        self._rows.addWidget(row)

    def show_only(self, is_wanted: Callable[[QWidget], bool]) -> bool:
        """Show only the wanted rows; return whether there are any."""
        found = False
        for row in self._all_rows():
            if is_wanted(row):
                if row in self._left_out:
                    self._left_out.remove(row)
                    row.show()
            elif not row.isHidden():
                # Recorded, because rows that are hidden for other reasons must stay hidden afterwards.
                self._left_out.add(row)
                row.hide()
            if row in self._dividers:
                self._dividers[row].setVisible(found and row not in self._left_out)
            found |= row not in self._left_out
        self.setVisible(found)
        return found

    def _all_rows(self) -> list[QWidget]:
        items = (self._rows.itemAt(place) for place in range(self._rows.count()))
        widgets = [item.widget() for item in items if item is not None]
        dividers = set(self._dividers.values())
        return [widget for widget in widgets if widget is not None and widget not in dividers]


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
