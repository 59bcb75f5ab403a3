"""What replaces the instruction while the session is paused."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from recovery_timer.ui.guide.layout import Sizes
from recovery_timer.ui.spoken import AccessibleRole, speak
from recovery_timer.ui.theme.manager import ThemeManager


class PausedWords(QWidget):
    """Says that the session is paused and how to continue, with the key drawn as a key."""

    def __init__(self, theme: ThemeManager) -> None:
        super().__init__()
        self._theme = theme
        self._sizes = Sizes(1.0, 1.0)
        self.setAccessibleName(self.tr("Paused. Press Space or click anywhere to continue."))
        speak(self, AccessibleRole.StaticText)
        theme.changed.connect(self.update)

    def set_sizes(self, sizes: Sizes) -> None:
        """Draw everything at the scale of ``sizes``."""
        self._sizes = sizes
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        large, small = self._sizes.large(41), self._sizes.large(24)
        high = min(self.height(), large * 1.2 + small * 1.7)
        is_low = high < large * 1.2 + small * 1.2
        title = QRectF(0, 0, self.width(), high if is_low else high * 0.55)
        painter.setFont(self._theme.font(min(large, title.height() * 0.9), QFont.Weight.Bold))
        painter.setPen(self._theme.colour("ink"))
        painter.drawText(title, Qt.AlignmentFlag.AlignVCenter, self.tr("Paused"))
        if is_low:
            return
        self._paint_line(painter, QRectF(0, title.bottom(), self.width(), high - title.height()), small)

    def _paint_line(self, painter: QPainter, room: QRectF, text_px: float) -> None:
        # The key's name is inside the sentence; its position depends on the language.
        before, _, after = self.tr("Press {key} or tap anywhere to continue").partition("{key}")
        key, gap = self.tr("Space"), text_px * 0.4
        while True:
            font = self._theme.font(text_px, QFont.Weight.Medium)
            metrics = QFontMetricsF(font)
            widths = [metrics.horizontalAdvance(part.strip()) for part in (before, key, after)]
            if sum(widths) + 6 * gap <= room.width() or text_px <= 12:
                break
            text_px *= 0.95
        painter.setFont(font)
        x = room.left()
        if before.strip():
            painter.setPen(self._theme.colour("muted"))
            painter.drawText(
                QRectF(x, room.top(), widths[0], room.height()), Qt.AlignmentFlag.AlignVCenter, before.strip()
            )
            x += widths[0] + gap
        cap = QRectF(x, room.center().y() - text_px * 0.72, widths[1] + 2 * gap, text_px * 1.44)
        painter.setPen(QPen(self._theme.colour("rest"), 2))
        painter.setBrush(self._theme.colour("surface"))
        painter.drawRoundedRect(cap, text_px * 0.3, text_px * 0.3)
        painter.setPen(self._theme.colour("ink"))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, key)
        painter.setPen(self._theme.colour("muted"))
        rest = QRectF(cap.right() + gap, room.top(), widths[2] + 2, room.height())
        painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, after.strip())
