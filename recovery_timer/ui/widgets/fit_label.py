"""Text as large as its space allows: nothing is cut off, and short names can be read from the floor."""

from collections.abc import Iterable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from recovery_timer.ui.spoken import AccessibleRole, speak
from recovery_timer.ui.theme.manager import ThemeManager

_ANY_HEIGHT = 10_000


class FitLabel(QWidget):
    """Uses the largest size between two limits at which all of the text fits; wraps only if one line is not enough."""

    def __init__(
        self,
        theme: ThemeManager,
        *,
        largest_px: int,
        smallest_px: int,
        weight: QFont.Weight = QFont.Weight.Normal,
        alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        """``largest_px`` scales with the text size; ``smallest_px`` does not, or large text would be cut off."""
        super().__init__()
        self._theme = theme
        self._largest, self._smallest = theme.px(largest_px), smallest_px
        self._weight = weight
        vertical = alignment & Qt.AlignmentFlag.AlignVertical_Mask
        self._flags = int(alignment if vertical else alignment | Qt.AlignmentFlag.AlignVCenter)
        self._text = ""
        self._colour: QColor | None = None
        self._marked = ""
        self._marked_colour = QColor()
        self._shift_px = 0.0
        self._opacity = 1.0
        self._size_px = self._largest
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        speak(self, AccessibleRole.StaticText, name=self.text)
        theme.changed.connect(self.update)

    @property
    def text_px(self) -> int:
        """The size at which the text is drawn, in px."""
        return self._size_px

    def text(self) -> str:
        return self._text

    def set_text(self, text: str) -> None:
        if text != self._text:
            self._text = text
            self._fit()
            self.updateGeometry()

    def set_colour(self, colour: QColor | None) -> None:
        """Draw in ``colour``; None means the theme's ink."""
        if colour != self._colour:
            self._colour = colour
            self.update()

    def set_largest(self, largest_px: int) -> None:
        """Set the largest size, in px as drawn."""
        if largest_px != self._largest:
            self._largest = largest_px
            self._fit()

    def mark(self, part: str, colour: QColor) -> None:
        """Draw ``part`` of the text in ``colour``, as long as all of it stands on one line."""
        if (part, colour) != (self._marked, self._marked_colour):
            self._marked, self._marked_colour = part, colour
            self.update()

    def enter(self, opacity: float, shift_px: float) -> None:
        """Draw the text as faint as ``opacity`` (0 to 1) and ``shift_px`` lower, for a moment of its entrance."""
        self._opacity, self._shift_px = opacity, shift_px
        self.update()

    def natural_width(self) -> int:
        """Return the width of the text on one line at its largest size, in px."""
        # Slightly more than its advance: at exactly that width, the text may still be wrapped.
        return QFontMetrics(self._font(self._largest)).horizontalAdvance(self._text) + 4

    def sizeHint(self) -> QSize:
        line = QFontMetrics(self._font(self._largest)).lineSpacing()
        return QSize(min(320, self.natural_width()), line if self._text else 0)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self._smallest if self._text else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self._font(self._size_px))
        painter.setOpacity(self._opacity)
        painter.translate(0, self._shift_px)
        colour = self._colour or self._theme.colour("ink")
        before, marked, after = self._text.partition(self._marked) if self._marked else (self._text, "", "")
        if marked and painter.fontMetrics().horizontalAdvance(self._text) <= self.width():
            self._paint_marked(painter, ((before, colour), (marked, self._marked_colour), (after, colour)))
            return
        painter.setPen(colour)
        painter.drawText(self.rect(), self._flags | int(Qt.TextFlag.TextWordWrap), self._text)

    def _paint_marked(self, painter: QPainter, parts: Iterable[tuple[str, QColor]]) -> None:
        """Draw ``parts`` one after another, on one line."""
        metrics = painter.fontMetrics()
        place = QStyle.alignedRect(
            self.layoutDirection(), Qt.AlignmentFlag(self._flags), metrics.boundingRect(self._text).size(), self.rect()
        )
        x, baseline = place.left(), (self.height() + metrics.ascent() - metrics.descent()) // 2
        for part, colour in parts:
            painter.setPen(colour)
            painter.drawText(x, baseline, part)
            x += metrics.horizontalAdvance(part)

    def _fit(self) -> None:
        largest = self._largest
        smallest = min(largest, self._smallest)
        # The largest size that fits lies between the two: halving finds it in a few measurements.
        size, too_large = smallest, largest + 1
        while too_large - size > 1:
            middle = (size + too_large) // 2
            if self._fits(middle):
                size = middle
            else:
                too_large = middle
        self._size_px = size
        # Text that does not fit even at the smallest size can still be read in full.
        self.setToolTip("" if self._fits(size) else self._text)
        self.update()

    def _fits(self, size_px: int) -> bool:
        room = QRect(0, 0, self.width(), _ANY_HEIGHT)
        metrics = QFontMetrics(self._font(size_px))
        bounds = metrics.boundingRect(room, self._flags | int(Qt.TextFlag.TextWordWrap), self._text)
        longest = max((metrics.horizontalAdvance(word) for word in self._text.split()), default=0)
        return bounds.height() <= self.height() and longest <= self.width()

    def _font(self, size_px: int) -> QFont:
        return self._theme.font(size_px, self._weight)
