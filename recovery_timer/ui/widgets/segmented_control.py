"""A choice among a few: all are visible, and one is chosen."""

from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame

from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.theme.roles import set_role
from recovery_timer.ui.widgets.button import Button


class SegmentedControl(QFrame):
    """One radio button per choice, side by side; one above the other where there is no room for that.

    `chosen` is emitted with the value that the user chose. It follows which button is checked, not which is clicked: a
    screen reader checks one without a click.
    """

    chosen = Signal(str)

    def __init__(self, theme: ThemeManager, choices: dict[str, str], *, is_small: bool = False) -> None:
        """``choices`` maps each value to its text. ``is_small`` if it stands in the line of a heading."""
        super().__init__()
        set_role(self, "segments")
        self.buttons: dict[str, Button] = {}
        self._shown = ""
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        margin = theme.px(1 if is_small else 2)
        self._row.setContentsMargins(margin, margin, margin, margin)
        self._row.setSpacing(theme.px(2))
        for value, words in choices.items():
            button = Button(theme, words, role="small-segment" if is_small else "segment")
            button.setCheckable(True)
            button.setAutoExclusive(True)
            button.toggled.connect(partial(self._toggled, value))
            self._row.addWidget(button)
            self.buttons[value] = button

    def show_chosen(self, value: str) -> None:
        """Mark ``value`` as chosen."""
        self._shown = value
        self.buttons[value].setChecked(True)
        self.setFocusProxy(self.buttons[value])

    def sizeHint(self) -> QSize:
        return QSize(self._width_beside(), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._width(max(self._widths())), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        beside, above = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(beside if self.width() >= self._width_beside() else above)

    def _widths(self) -> list[int]:
        return [button.sizeHint().width() for button in self.buttons.values()]

    def _width_beside(self) -> int:
        """Return the width with all buttons side by side."""
        return self._width(sum(self._widths()) + self._row.spacing() * (len(self.buttons) - 1))

    def _width(self, inside: int) -> int:
        margins = self._row.contentsMargins()
        return inside + margins.left() + margins.right() + 2 * self.frameWidth()

    def _toggled(self, value: str, is_checked: bool) -> None:
        if is_checked and value != self._shown:
            self._shown = value
            self.chosen.emit(value)
