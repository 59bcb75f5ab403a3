"""The rail on the left, with a button for each screen."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QToolButton, QVBoxLayout

from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.theme.roles import set_role


class Rail(QFrame):
    """One button per screen; `chosen` is emitted with the id of the one pressed."""

    chosen = Signal(str)

    def __init__(self, theme: ThemeManager, screens: dict[str, str], *, at_foot: str) -> None:
        """``screens`` maps ids to names; an id is also the name of the icon."""
        super().__init__()
        self._theme = theme
        set_role(self, "rail")
        self.setFixedWidth(theme.px(88))
        self._buttons: dict[str, QToolButton] = {}
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(8), theme.px(24), theme.px(8), theme.px(16))
        column.setSpacing(theme.px(8))
        for screen, name in screens.items():
            if screen == at_foot:
                column.addStretch(1)
            button = self._button(screen, name)
            column.addWidget(button)
        theme.changed.connect(self._tint)
        self._tint()

    def show_chosen(self, screen: str) -> None:
        """Mark ``screen`` as the current one."""
        self._buttons[screen].setChecked(True)
        self._tint()

    def _button(self, screen: str, name: str) -> QToolButton:
        button = QToolButton()
        set_role(button, "rail")
        button.setText(name)
        button.setCheckable(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setIconSize(QSize(self._theme.px(24), self._theme.px(24)))
        button.setFixedSize(self._theme.px(72), self._theme.px(64))
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda _checked: self.chosen.emit(screen))
        self._group.addButton(button)
        self._buttons[screen] = button
        return button

    def _tint(self) -> None:
        for screen, button in self._buttons.items():
            button.setIcon(self._theme.icon(screen, "accent" if button.isChecked() else "muted"))
