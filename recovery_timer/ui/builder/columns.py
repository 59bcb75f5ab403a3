"""The builder's columns: techniques, routine and inspector; in a narrow window, the outer two share one."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.segmented_control import SegmentedControl

_WIDE_PX = 1_000
"""The minimum width for three columns side by side."""

_LEFT_PX, _RIGHT_PX, _GAP_PX = 288, 304, 16
_LEAST_OUTER_PX = 240
_HALF = 0.485
"""The left column's maximum share of the width when there are two columns."""

_WIDTHS = "builder"
"""The key under which the columns' widths are kept for the next start."""


class Columns(QSplitter):
    """Keeps the widths that the user drags it to. `small_changed` is emitted with whether only two columns are left."""

    small_changed = Signal(bool)

    def __init__(self, theme: ThemeManager, techniques: QWidget, middle: QWidget, inspector: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._theme = theme
        self._inspector = inspector
        self._outer: tuple[int, int] | None = None
        self._is_small = False
        self.setChildrenCollapsible(False)
        self.setHandleWidth(theme.px(_GAP_PX))
        self._tabs = SegmentedControl(theme, {"techniques": self.tr("Techniques"), "step": self.tr("Step")})
        self._tabs.chosen.connect(self.show_left)
        self._tabs.show_chosen("techniques")
        self._tabs.hide()
        self._left = QStackedWidget()
        self._left.addWidget(techniques)
        self._left_column = QWidget()
        column = QVBoxLayout(self._left_column)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(self._tabs)
        column.addWidget(self._left, 1)
        self._right = QStackedWidget()
        self._right.addWidget(inspector)
        for each in (self._left_column, middle, self._right):
            self.addWidget(each)
        self.setStretchFactor(1, 1)
        self.splitterMoved.connect(self._pulled)

    def show_left(self, which: str) -> None:
        """Show ``techniques`` or the ``step`` in the column that they share, if they do."""
        self._tabs.show_chosen(which)
        if self._is_small:
            self._left.setCurrentIndex(0 if which == "techniques" else 1)

    def look(self) -> dict[str, object]:
        """Return the widths that the user has chosen, for `look_like` at the next start; empty for the defaults."""
        return {} if self._outer is None else {_WIDTHS: list(self._outer)}

    def look_like(self, look: Mapping[str, object]) -> None:
        """Restore the widths of a `look`, if they are valid."""
        match look.get(_WIDTHS):
            case [int(left), int(right)] if min(left, right) > 0:
                self._outer = left, right
                self._set_widths()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_small = self.width() < self._theme.px(_WIDE_PX)
        if is_small != self._is_small:
            self._is_small = is_small
            self._share_left()
            self.small_changed.emit(is_small)
        self._set_widths()

    def _share_left(self) -> None:
        """Put the inspector behind the techniques, or into a column of its own."""
        (self._left if self._is_small else self._right).addWidget(self._inspector)
        self._right.setVisible(not self._is_small)
        self._tabs.setVisible(self._is_small)
        which = next(name for name, button in self._tabs.buttons.items() if button.isChecked())
        self._left.setCurrentIndex(1 if self._is_small and which == "step" else 0)

    def _set_widths(self) -> None:
        px, gap = self._theme.px, self.handleWidth()
        if self._is_small:
            left = min(px(_LEFT_PX), round(self.width() * _HALF))
            self._left_column.setMinimumWidth(left)
            self.setSizes([left, max(1, self.width() - left - gap), 0])
            return
        self._left_column.setMinimumWidth(px(_LEAST_OUTER_PX))
        self._right.setMinimumWidth(px(_LEAST_OUTER_PX))
        left, right = self._outer or (px(_LEFT_PX), px(_RIGHT_PX))
        self.setSizes([left, max(1, self.width() - left - right - 2 * gap), right])

    def _pulled(self) -> None:
        if not self._is_small:
            left, _, right = self.sizes()
            self._outer = left, right
