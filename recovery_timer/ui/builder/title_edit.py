"""The name of the routine, edited in place."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy

from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.theme.roles import set_role

_PENCIL_PX, _SIDE_PX, _LEAST_PX = 16, 10, 96


class TitleEdit(QLineEdit):
    """A field as wide as its text, followed by a pencil to show that it can be edited."""

    def __init__(self, theme: ThemeManager) -> None:
        super().__init__()
        self._theme = theme
        set_role(self, "title")
        self.setTextMargins(0, 0, theme.px(_PENCIL_PX + _SIDE_PX), 0)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self.updateGeometry)
        self.textChanged.connect(self.setToolTip)
        theme.changed.connect(self.update)

    def show_name(self, name: str) -> None:
        """Show ``name``, from its beginning unless the user is typing."""
        self.setText(name)
        if not self.hasFocus():
            self.setCursorPosition(0)

    def sizeHint(self) -> QSize:
        px = self._theme.px
        text = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(max(px(_LEAST_PX), text + px(_PENCIL_PX + 3 * _SIDE_PX)), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(_LEAST_PX), super().minimumSizeHint().height())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.setCursorPosition(0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            return
        side = self._theme.px(_PENCIL_PX)
        pencil = self._theme.pixmap("build", self._theme.colour("muted"), side)
        painter = QPainter(self)
        painter.drawPixmap(self.width() - side - self._theme.px(_SIDE_PX), (self.height() - side) // 2, pencil)
        painter.end()
