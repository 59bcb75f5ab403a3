"""What a screen is to the window, and the rail on the left, which is made from the screens that exist."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from msgspec import Struct
from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QAction, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QVBoxLayout, QWidget

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
    """One radio button per screen; `chosen` is emitted with the id of the one that the user checked."""

    chosen = Signal(str)

    def __init__(self, theme: ThemeManager, screens: Sequence[Screen]) -> None:
        super().__init__()
        self._theme = theme
        set_role(self, "rail")
        self.setFixedWidth(theme.px(88))
        self.buttons: dict[str, RailButton] = {}
        self._shown = ""
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

    def show_chosen(self, screen: str) -> None:
        """Mark ``screen`` as the one that is shown."""
        self._shown = screen
        self.buttons[screen].setChecked(True)

    def _button(self, screen: Screen) -> "RailButton":
        button = RailButton(self._theme, screen.title, screen.icon)
        button.toggled.connect(partial(self._toggled, screen.id))
        self.buttons[screen.id] = button
        return button

    def _toggled(self, screen: str, is_checked: bool) -> None:
        if is_checked and screen != self._shown:
            self._shown = screen
            self.chosen.emit(screen)


class RailButton(QAbstractButton):
    """An icon above a word. One of them is checked, which to a screen reader makes them radio buttons."""

    def __init__(self, theme: ThemeManager, words: str, icon: str) -> None:
        super().__init__()
        self._theme = theme
        self._icon = icon
        self.setText(words)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFixedSize(theme.px(72), theme.px(64))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        px, colour = self._theme.px, self._theme.colour
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("accent"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        if self.isChecked() or self.underMouse():
            painter.setBrush(colour("accent_soft" if self.isChecked() else "raised"))
        inset = 1 if self.hasFocus() else 0
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), px(12), px(12))
        ink = colour("accent" if self.isChecked() else "muted")
        side = px(24)
        painter.drawPixmap((self.width() - side) // 2, px(11), self._theme.pixmap(self._icon, ink, side))
        painter.setPen(ink)
        weight = QFont.Weight.DemiBold if self.isChecked() else QFont.Weight.Normal
        painter.setFont(self._theme.font(px(12), weight))
        words = QRect(0, px(36), self.width(), px(20))
        shown = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, shown)
