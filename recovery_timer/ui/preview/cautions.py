"""What to take care of in a routine, in one quiet box; each caution can be dismissed for good."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from recovery_timer.routine.advice.guidance import Caution
from recovery_timer.ui.text.catalogue import translated
from recovery_timer.ui.theme.colours import mixed
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.button import Button
from recovery_timer.ui.widgets.layouts import clear
from recovery_timer.ui.widgets.text import label

_ICON_PX, _RADIUS_PX = 18, 12


class CautionBox(QFrame):
    """Shows cautions. `known` is emitted with one that the user dismisses; the box disappears with the last one."""

    known = Signal(Caution)

    def __init__(self, theme: ThemeManager) -> None:
        super().__init__()
        self._theme = theme
        self._icon = QLabel()
        self._rows = QVBoxLayout()
        self.buttons: list[Button] = []
        px = theme.px
        self._rows.setSpacing(px(8))
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), px(12), px(12), px(12))
        row.setSpacing(px(12))
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._rows, 1)
        theme.changed.connect(self._tint)
        self._tint()

    def show_cautions(self, cautions: Sequence[Caution]) -> None:
        """Show ``cautions``; if there are none, hide the box."""
        clear(self._rows)
        self.buttons = []
        for caution in cautions:
            self._rows.addWidget(self._row(caution))
        self.setVisible(bool(cautions))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), self._theme.colours
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(mixed(colours.surface, colours.note, colours.stage_tint)))
        painter.drawRoundedRect(self.rect(), self._theme.px(_RADIUS_PX), self._theme.px(_RADIUS_PX))

    def _row(self, caution: Caution) -> QWidget:
        made = QWidget()
        words = translated(caution.text)
        known = Button(
            self._theme, self.tr("I know"), role="inline-link", pressed=lambda: self._know(caution, made, known)
        )
        known.setToolTip(self.tr("Do not show this again. Settings brings it back."))
        known.setAccessibleName(self.tr("I know: {caution}").format(caution=words))
        self.buttons.append(known)
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.px(12))
        row.addWidget(label("body", words, wrap=True), 1)
        row.addWidget(known, 0, Qt.AlignmentFlag.AlignTop)
        return made

    def _know(self, caution: Caution, row: QWidget, button: Button) -> None:
        row.hide()
        self.buttons.remove(button)
        self.setVisible(bool(self.buttons))
        self.known.emit(caution)

    def _tint(self) -> None:
        self._icon.setPixmap(self._theme.pixmap("warning", self._theme.colour("note"), self._theme.px(_ICON_PX)))
