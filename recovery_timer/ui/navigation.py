"""What a screen is to the window, and the rail on the left, which is made from the screens that exist."""

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QButtonGroup, QFrame, QToolButton, QVBoxLayout, QWidget

from recovery_timer.ui.actions import Action, Command
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.theme.roles import set_role


class Page(Struct, frozen=True, kw_only=True):
    """A screen that has been made: its widget, what its actions do by their ids, and where its focus goes.

    `offer` is called with its actions, for a screen that offers them to the mouse too.
    """

    widget: QWidget
    commands: Mapping[str, Command] = {}
    focus: Callable[[], None] = lambda: None
    offer: Callable[[Sequence[QAction]], None] = lambda _: None


class Screen(Struct, frozen=True, kw_only=True):
    """A row of the table of screens. `make` is called once, when the screen is first shown.

    `icon` is the name of a drawing. `actions` work while the screen is shown. One that is `at_foot` stands at the lower
    end of the rail.
    """

    id: str
    title: str
    make: Callable[[], Page]
    icon: str = ""
    actions: Sequence[Action] = ()
    at_foot: bool = False


class Rail(QFrame):
    """One button a screen; `chosen` is emitted with the id of the one that was pressed."""

    chosen = Signal(str)

    def __init__(self, theme: ThemeManager, screens: Sequence[Screen]) -> None:
        super().__init__()
        self._theme = theme
        set_role(self, "rail")
        self.setFixedWidth(theme.px(88))
        self._buttons: dict[str, QToolButton] = {}
        self._icons = {screen.id: screen.icon for screen in screens}
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(8), theme.px(24), theme.px(8), theme.px(16))
        column.setSpacing(theme.px(8))
        for screen in screens:
            if not screen.at_foot:
                column.addWidget(self._button(screen))
        column.addStretch(1)
        for screen in screens:
            if screen.at_foot:
                column.addWidget(self._button(screen))
        theme.changed.connect(self._tint)
        self._tint()

    def show_chosen(self, screen: str) -> None:
        """Mark ``screen`` as the one that is shown."""
        self._buttons[screen].setChecked(True)
        self._tint()

    def _button(self, screen: Screen) -> QToolButton:
        button = QToolButton()
        set_role(button, "rail")
        button.setText(screen.title)
        button.setCheckable(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setIconSize(QSize(self._theme.px(24), self._theme.px(24)))
        button.setFixedSize(self._theme.px(72), self._theme.px(64))
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda _checked: self.chosen.emit(screen.id))
        self._group.addButton(button)
        self._buttons[screen.id] = button
        return button

    def _tint(self) -> None:
        for screen, button in self._buttons.items():
            button.setIcon(self._theme.icon(self._icons[screen], "accent" if button.isChecked() else "muted"))
