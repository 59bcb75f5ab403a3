"""The heading of a part that can be folded away: its title, a summary, and an arrow."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.button import Button

_HEIGHT_PX = 40
_ARROW_PX = 16


class FoldHeading(Button):
    """Shows or hides ``folded`` when pressed; it is hidden at first."""

    def __init__(self, theme: ThemeManager, words: str, folded: QWidget, *, has_line: bool = True) -> None:
        """``has_line`` if a line above separates it from what precedes."""
        super().__init__(theme, words, role="fold")
        self._has_line = has_line
        self._look = theme
        self._summary = ""
        self.setCheckable(True)
        self.setMinimumHeight(theme.px(_HEIGHT_PX))
        folded.hide()
        self.toggled.connect(folded.setVisible)
        theme.changed.connect(self.update)

    def show_summary(self, summary: str) -> None:
        """Show the summary of what is folded away."""
        if summary != self._summary:
            self._summary = summary
            self.setAccessibleDescription(summary)
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._look.px(_HEIGHT_PX))

    def paintEvent(self, event: QPaintEvent) -> None:
        px, room = self._look.px, self.rect()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._has_line:
            painter.fillRect(QRect(room.left(), room.top(), room.width(), 1), self._look.colour("line"))
        if self.hasFocus():
            painter.setPen(QPen(self._look.colour("accent"), 2))
            painter.drawRoundedRect(QRectF(room).adjusted(1, 4, -1, -3), px(8), px(8))
        room = room.adjusted(px(6), 0, -px(6), 0) if self.hasFocus() else room
        self._paint_arrow(painter, QPointF(room.right() - px(_ARROW_PX) / 2, room.center().y() + 0.5))
        words = room.adjusted(0, 0, -px(_ARROW_PX + 8), 0)
        painter.setPen(self._look.colour("ink" if self.underMouse() else "muted"))
        painter.setFont(caps_font(self._look))
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.text().upper())
        taken = painter.fontMetrics().horizontalAdvance(self.text().upper()) + px(12)
        painter.setPen(self._look.colour("muted"))
        painter.setFont(self._look.font(px(13)))
        rest = words.adjusted(taken, 0, 0, 0)
        short = painter.fontMetrics().elidedText(self._summary, Qt.TextElideMode.ElideRight, rest.width())
        painter.drawText(rest, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, short)

    def _paint_arrow(self, painter: QPainter, centre: QPointF) -> None:
        side = self._look.px(_ARROW_PX)
        painter.save()
        painter.translate(centre)
        painter.rotate(0 if self.isChecked() else -90)
        arrow = self._look.pixmap("chevron-down", self._look.colour("muted"), side)
        painter.drawPixmap(QPointF(-side / 2, -side / 2), arrow)
        painter.restore()


def caps_font(theme: ThemeManager) -> QFont:
    """Return the font of a group's heading, which is in capitals."""
    font = theme.font(theme.px(12), QFont.Weight.DemiBold)
    font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 105)
    return font
