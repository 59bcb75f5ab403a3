"""Text as large as its space allows: nothing is cut off, and short names can be read from the floor."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

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
        self._largest, self._smallest = largest_px, smallest_px
        self._weight = weight
        self._flags = int(alignment) | int(Qt.AlignmentFlag.AlignVCenter)
        self._text = ""
        self._colour: QColor | None = None
        self._size_px = largest_px
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
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
            self.setAccessibleName(text)
            self._fit()
            self.updateGeometry()

    def set_colour(self, colour: QColor | None) -> None:
        """Draw in ``colour``; None means the theme's ink."""
        if colour != self._colour:
            self._colour = colour
            self.update()

    def natural_width(self) -> int:
        """Return the width of the text on one line at its largest size, in px."""
        # Slightly more than its advance: at exactly that width, the text may still be wrapped.
        return QFontMetrics(self._font(self._theme.px(self._largest))).horizontalAdvance(self._text) + 4

    def sizeHint(self) -> QSize:
        line = QFontMetrics(self._font(self._theme.px(self._largest))).lineSpacing()
        return QSize(min(320, self.natural_width()), line if self._text else 0)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self._smallest if self._text else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self._font(self._size_px))
        painter.setPen(self._colour or self._theme.colour("ink"))
        painter.drawText(self.rect(), self._flags | int(Qt.TextFlag.TextWordWrap), self._text)

    def _fit(self) -> None:
        size = largest = self._theme.px(self._largest)
        smallest = min(largest, self._smallest)
        while size > smallest and not self._fits(size):
            size -= 1
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
