"""The card that says what comes next, with a small figure of it."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from recovery_timer.routine.timeline import Segment
from recovery_timer.ui.figure.pictures import figure_picture, pose_of
from recovery_timer.ui.guide.layout import Sizes
from recovery_timer.ui.text import domain
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.widgets.fit_label import FitLabel

_RADIUS_PX = 18


class NextCard(QWidget):
    """Shows the segment that follows; None means that this is the last step."""

    def __init__(self, theme: ThemeManager) -> None:
        super().__init__()
        self._theme = theme
        self._segment: Segment | None = None
        self._sizes = Sizes(1.0, 1.0)
        self._caption = FitLabel(theme, largest_px=20, smallest_px=12, weight=QFont.Weight.Medium)
        self.words = FitLabel(theme, largest_px=41, smallest_px=15, weight=QFont.Weight.Bold)
        self._caption.setParent(self)
        self.words.setParent(self)
        self._caption.set_text(self.tr("Next"))

    def show_next(self, segment: Segment | None) -> None:
        """Show ``segment`` as what comes next."""
        self._segment = segment
        words = domain.next_label(segment)
        # Lower case in a sentence, but here it stands alone.
        self.words.set_text(domain.capitalised(words))
        self._caption.setVisible(segment is not None)
        self._caption.set_colour(self._theme.colour("muted"))
        self._place()
        self.update()

    def set_sizes(self, sizes: Sizes) -> None:
        """Draw everything at the scale of ``sizes``."""
        self._sizes = sizes
        self._caption.set_largest(sizes.large(20))
        self.words.set_largest(sizes.large(41))
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colours.colour("line"), 1))
        painter.setBrush(colours.colour("surface"))
        radius = self._sizes.px(_RADIUS_PX)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        tile, segment = self._tile(), self._segment
        pose = pose_of(segment.drawn_as, segment.temperature) if segment is not None else None
        if tile.isEmpty() or segment is None or pose is None:
            return
        stage = colours.colours.stage(pose.family)
        picture = figure_picture(
            colours, segment.drawn_as, segment.side, tile.size(), temperature=segment.temperature, stage=stage
        )
        if picture is None:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(stage))
        painter.drawRoundedRect(tile, radius * 0.6, radius * 0.6)
        painter.drawPixmap(tile.topLeft(), picture)

    def _tile(self) -> QRect:
        """Return the rectangle of the small figure; empty if there is none."""
        segment = self._segment
        if segment is None or pose_of(segment.drawn_as) is None:
            return QRect()
        inset = self._sizes.px(8)
        high = self.height() - 2 * inset
        return QRect(inset, inset, min(round(high * 1.18), self.width() // 4), high)

    def _place(self) -> None:
        px = self._sizes.px
        left = max(px(16), self._tile().right() + 1 + px(14))
        wide = self.width() - left - px(12)
        caption = round(self._sizes.large(20) * 1.3) if self._segment is not None else 0
        gap = px(6)
        self._caption.setGeometry(left, gap, wide, caption)
        self.words.setGeometry(left, gap + caption, wide, self.height() - caption - 2 * gap)
