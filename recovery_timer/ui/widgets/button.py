"""A push button with a role for the style sheet. Enter presses it when it has the focus."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QPushButton

from recovery_timer.ui.theme.colours import ColourName
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.theme.roles import ButtonRole, set_role

_ICON_PX = 18
_GAP_PX = 4


class Button(QPushButton):
    """Has a text, an icon, or both. Without a text, give it a ``name`` for the screen reader and the tool tip."""

    def __init__(
        self,
        theme: ThemeManager,
        text: str = "",
        *,
        role: ButtonRole = "plain",
        icon: str = "",
        icon_colour: ColourName = "ink",
        name: str = "",
        pressed: Callable[[], None] | None = None,
    ) -> None:
        """Without text, give a ``name``: what the button does, for a screen reader and the tool tip."""
        super().__init__(text)
        self._theme = theme
        self._icon = icon
        self._icon_colour = icon_colour
        self._icon_px = theme.px(_ICON_PX)
        set_role(self, role)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        if name:
            self.setAccessibleName(name)
            self.setToolTip(name)
        if pressed is not None:
            # Through a lambda: Qt would pass the checked state to a callback that takes an argument.
            self.clicked.connect(lambda _checked: pressed())
        self._tint()
        theme.changed.connect(self._tint)

    def set_icon(self, icon: str) -> None:
        if icon != self._icon:
            self._icon = icon
            self._tint()

    def restyle(self, role: ButtonRole, icon_colour: ColourName) -> None:
        """Change to the look of another role, with its icon colour, even when already shown."""
        if role != self.property("role"):
            set_role(self, role)
            self.style().unpolish(self)
            self.style().polish(self)
            self._icon_colour = icon_colour
            self._tint()

    def set_icon_px(self, side_px: int) -> None:
        """Draw the icon ``side_px`` high, as large as the words beside it."""
        if side_px != self._icon_px:
            self._icon_px = side_px
            self._tint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.isAutoRepeat():
            self.animateClick()
        else:
            super().keyPressEvent(event)

    def _tint(self) -> None:
        if self._icon:
            side = self._icon_px
            made = QIcon()
            for colour, mode in ((self._icon_colour, QIcon.Mode.Normal), ("muted", QIcon.Mode.Disabled)):
                picture = self._theme.pixmap(self._icon, self._theme.colour(colour), side)
                if self.text():
                    picture = _with_gap(picture, self._theme.px(_GAP_PX))
                self.setIconSize(picture.deviceIndependentSize().toSize())
                made.addPixmap(picture, mode)
            self.setIcon(made)


def _with_gap(icon: QPixmap, gap: int) -> QPixmap:
    """Return ``icon`` with some space on the right: Qt leaves too little before the text."""
    ratio = icon.devicePixelRatio()
    wider = QPixmap(icon.width() + round(gap * ratio), icon.height())
    wider.setDevicePixelRatio(ratio)
    wider.fill(Qt.GlobalColor.transparent)
    painter = QPainter(wider)
    painter.drawPixmap(0, 0, icon)
    painter.end()
    return wider
