"""A cached picture of a widget that is slow to paint, kept as long as painting it would give the same result."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QWidget


class KeptPicture:
    """Calls ``paint`` to paint, and again only when the size of ``widget`` has changed or `forget` was called.

    Scrolling a page repaints its widgets at every step; with a cached picture, that takes no time.
    """

    def __init__(self, widget: QWidget, paint: Callable[[QPainter], None]) -> None:
        self._widget = widget
        self._paint = paint
        self._picture: QPixmap | None = None

    def forget(self) -> None:
        """Repaint, because the content has changed."""
        self._picture = None
        self._widget.update()

    def show(self, painter: QPainter) -> None:
        """Paint the picture with ``painter``, the widget's own."""
        ratio = self._widget.devicePixelRatioF()
        size = self._widget.size() * ratio
        if self._picture is None or self._picture.size() != size:
            picture = QPixmap(size)
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            own = QPainter(picture)
            own.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint(own)
            own.end()
            self._picture = picture
        painter.drawPixmap(0, 0, self._picture)
