"""A field to search a list with."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QToolButton

from recovery_timer.ui.theme.manager import ThemeManager

_ICON_PX, _LEFT_PX, _GAP_PX = 16, 14, 8


class SearchField(QLineEdit):
    """Esc clears it. `down_pressed` is emitted by the key that leads from it into the list."""

    down_pressed = Signal()

    def __init__(self, theme: ThemeManager) -> None:
        super().__init__()
        self._theme = theme
        self.setTextMargins(theme.px(_ICON_PX + _GAP_PX), 0, 0, 0)
        self.setClearButtonEnabled(True)
        # Qt's own button has no name.
        for button in self.findChildren(QToolButton):
            button.setAccessibleName(self.tr("Clear the search"))
        theme.changed.connect(self.update)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.down_pressed.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = self._theme.px(_ICON_PX)
        glass = self._theme.pixmap("search", self._theme.colour("muted"), side)
        QPainter(self).drawPixmap(self._theme.px(_LEFT_PX), (self.height() - side) // 2, glass)
