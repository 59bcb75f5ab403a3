"""What to prepare and what to take care of before a step that waits for the user."""

import re

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from recovery_timer.ui.guide.layout import Sizes
from recovery_timer.ui.theme.colours import mixed
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.fit_label import FitLabel

_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_RADIUS_PX = 12
_SMALLEST_SHARE = 0.45
_ANY_HEIGHT = 10_000


class Checklist(QWidget):
    """One line for each thing to prepare, and the cautions in a box of their own."""

    def __init__(self, theme: ThemeManager, *, line_px: int = 28, caution_px: int = 24) -> None:
        """``line_px`` and ``caution_px`` are the sizes of the words at the usual scale."""
        super().__init__()
        self._theme = theme
        self._line_px, self._caution_px = line_px, caution_px
        self._sizes = Sizes(1.0, 1.0)
        self._lines: list[FitLabel] = []
        self._caution = FitLabel(theme, largest_px=caution_px, smallest_px=14, weight=QFont.Weight.Medium)
        self._caution.setParent(self)

    def show_words(self, prepare: str, cautions: tuple[str, ...]) -> None:
        """Show each sentence of ``prepare`` as a line, and ``cautions`` in the box."""
        for line in self._lines:
            line.hide()
            line.deleteLater()
        self._lines = []
        for sentence in filter(None, _SENTENCE.split(prepare)):
            line = FitLabel(self._theme, largest_px=self._line_px, smallest_px=14, weight=QFont.Weight.Medium)
            line.setParent(self)
            line.set_text(sentence)
            line.show()
            self._lines.append(line)
        self._caution.set_text("\n".join(cautions))
        self._caution.setVisible(bool(cautions))
        self._place()
        self.update()

    def set_sizes(self, sizes: Sizes) -> None:
        """Draw everything at the scale of ``sizes``."""
        self._sizes = sizes
        self._place()

    def words(self) -> list[str]:
        """Return everything that is shown, line by line."""
        return [line.text() for line in self._lines] + ([self._caution.text()] if self._caution.text() else [])

    def height_needed(self, width: int) -> int:
        """Return the height of everything at its usual size, at a width of ``width`` px."""
        return self._height(1.0, width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, px = self._theme, self._sizes.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("rest"), max(2, px(2.5))))
        radius = self._bullet() / 2
        for line in self._lines:
            middle = line.y() + min(line.height() / 2, line.text_px * 0.62)
            painter.drawEllipse(QPointF(radius + 2, middle), radius, radius)
        if self._caution.isHidden():
            return
        colours = theme.colours
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(mixed(colours.surface, colours.note, 0.16 if colours.is_dark else 0.12)))
        box = QRectF(self._box())
        painter.drawRoundedRect(box, px(_RADIUS_PX), px(_RADIUS_PX))
        icon = self._sizes.large(28)
        at = QPointF(box.left() + px(18), box.center().y() - icon / 2)
        painter.drawPixmap(at, theme.pixmap("warning", theme.colour("note"), icon))

    def _place(self) -> None:
        """Give each line the height that it needs, shrinking all equally until they fit."""
        share = 1.0
        while share > _SMALLEST_SHARE and self._height(share, self.width()) > self.height():
            share *= 0.95
        px, y = self._sizes.px, 0
        left = self._bullet() + px(16)
        for line in self._lines:
            text_px = self._text_px(self._line_px, share)
            line.set_largest(text_px)
            high = self._needed(line.text(), self.width() - left, text_px)
            line.setGeometry(left, y, self.width() - left, high)
            y += high + px(10)
        self._caution.set_largest(self._text_px(self._caution_px, share))
        inset = self._caution_inset()
        high = self._needed(self._caution.text(), self.width() - inset - px(16), self._text_px(self._caution_px, share))
        self._caution.setGeometry(inset, y + px(14), self.width() - inset - px(16), high)

    def _height(self, share: float, width: int) -> int:
        px = self._sizes.px
        left, text_px = self._bullet() + px(16), self._text_px(self._line_px, share)
        lines = sum(self._needed(line.text(), width - left, text_px) + px(10) for line in self._lines)
        if not self._caution.text():
            return lines
        beside = width - self._caution_inset() - px(16)
        return lines + self._needed(self._caution.text(), beside, self._text_px(self._caution_px, share)) + px(28)

    def _needed(self, words: str, width: int, text_px: int) -> int:
        metrics = QFontMetrics(self._theme.font(text_px, QFont.Weight.Medium))
        room = QRect(0, 0, max(1, width), _ANY_HEIGHT)
        return metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), words).height() + 2

    def _text_px(self, size: float, share: float) -> int:
        return round(self._sizes.large(size) * share)

    def _bullet(self) -> int:
        return max(12, self._sizes.px(20))

    def _caution_inset(self) -> int:
        return self._sizes.px(18) + self._sizes.large(28) + self._sizes.px(14)

    def _box(self) -> QRect:
        """Return the box around the cautions."""
        around = self._sizes.px(14)
        return QRect(0, self._caution.y() - around, self.width(), self._caution.height() + 2 * around)
