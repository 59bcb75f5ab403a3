"""A field for a number between two buttons that lower and raise it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSpinBox, QWidget

from recovery_timer.ui import text
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.theme.roles import set_role
from recovery_timer.ui.widgets.button import Button

_WIDTH_PX, _WIDE_PX, _HEIGHT_PX = 128, 156, 36
_CORNER_PX = 12


class Stepper(QWidget):
    """Frames ``field``. The buttons are for the mouse and a screen reader: the keyboard has the arrow keys."""

    def __init__(
        self,
        theme: ThemeManager,
        field: QLineEdit | QSpinBox,
        name: str,
        step: Callable[[int], None],
        *,
        is_wide: bool = False,
    ) -> None:
        """``name`` is the field's for a screen reader; ``step`` is called with -1 or 1."""
        super().__init__()
        self._theme = theme
        self._field = field
        field.setAccessibleName(name)
        set_role(field, "step")
        field.setAlignment(Qt.AlignmentFlag.AlignCenter)
        field.installEventFilter(self)
        self.setFixedSize(theme.px(_WIDE_PX if is_wide else _WIDTH_PX), theme.px(_HEIGHT_PX))
        self.setFocusProxy(field)
        self.less = self._button("minus", text.tr("Less: {field}").format(field=name), partial(step, -1))
        self.more = self._button("plus", text.tr("More: {field}").format(field=name), partial(step, 1))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.less)
        row.addWidget(field, 1)
        row.addWidget(self.more)
        theme.changed.connect(self.update)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.update()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        thick = 2 if self._field.hasFocus() else 1
        painter.setPen(QPen(self._theme.colour("accent" if self._field.hasFocus() else "field_line"), thick))
        painter.setBrush(self._theme.colour("raised"))
        corner = self._theme.px(_CORNER_PX)
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(thick / 2, thick / 2, -thick / 2, -thick / 2), corner, corner
        )

    def _button(self, icon: str, name: str, pressed: Callable[[], None]) -> Button:
        made = Button(self._theme, role="bare", icon=icon, icon_colour="accent", name=name, pressed=pressed)
        made.set_icon_px(self._theme.px(16))
        made.setFixedSize(self._theme.px(_HEIGHT_PX), self._theme.px(_HEIGHT_PX))
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setAutoRepeat(True)
        return made
