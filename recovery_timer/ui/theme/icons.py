"""The program's icons: the drawings in ``resources/icons``, tinted and rendered at the requested size.

Drawings use only ``currentColor``, so that one file serves both themes and all families. The application's icon,
``app``, has its own colours and keeps them.
"""

from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from recovery_timer import assets


def icon(name: str, colour: QColor, size_px: int = 24, device_pixel_ratio: float = 1.0) -> QIcon:
    """Return the icon ``name`` in ``colour``, ``size_px`` logical pixels wide and high.

    Raises:
        KeyError: if there is no icon of that name.
    """
    return QIcon(pixmap(name, colour, size_px, device_pixel_ratio))


def pixmap(name: str, colour: QColor, size_px: int = 24, device_pixel_ratio: float = 1.0) -> QPixmap:
    """Return the icon ``name`` as a square pixmap of ``size_px`` logical pixels.

    Its side has ``device_pixel_ratio`` times as many physical pixels.

    Raises:
        KeyError: if there is no icon of that name.
    """
    return _rendered(name, colour.rgba(), size_px, device_pixel_ratio)


@lru_cache(maxsize=512)
def _rendered(name: str, rgba: int, size_px: int, device_pixel_ratio: float) -> QPixmap:
    colour = QColor.fromRgba(rgba)
    drawing = _drawing(name).replace("currentColor", colour.name(QColor.NameFormat.HexRgb))
    side = round(size_px * device_pixel_ratio)
    rendered = QPixmap(side, side)
    rendered.fill(Qt.GlobalColor.transparent)
    painter = QPainter(rendered)
    square = QRectF(0, 0, side, side)
    QSvgRenderer(drawing.encode()).render(painter, square)
    if colour.alpha() < 255:
        # Alpha is applied to the whole: stroke by stroke, crossing strokes would show through each other.
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
        painter.fillRect(square, QColor(0, 0, 0, colour.alpha()))
    painter.end()
    rendered.setDevicePixelRatio(device_pixel_ratio)
    return rendered


def _drawing(name: str) -> str:
    try:
        return assets.read_text(f"icons/{name}.svg")
    except FileNotFoundError as error:
        raise KeyError(f"no icon is named {name!r}") from error


def application_icon() -> QIcon:
    """Return the application's icon in the sizes that desktops ask for."""
    own = QIcon()
    for size_px in (16, 24, 32, 48, 64, 128, 256):
        own.addPixmap(pixmap("app", QColor(0, 0, 0), size_px))
    return own
