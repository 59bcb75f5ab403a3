"""The program's icons: the drawings of ``resources/icons``, tinted and rendered at the size asked for.

Each drawing uses ``currentColor`` alone, so that one file serves both themes and every family's colour. The
application's own icon, ``app``, has colours of its own and keeps them.
"""

from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from recovery_timer import assets


def icon(name: str, colour: QColor, size_px: int = 24, device_pixel_ratio: float = 1.0) -> QIcon:
    """Return the icon ``name`` in ``colour``, ``size_px`` logical pixels wide and high.

    Raises:
        KeyError: there is no icon of that name.
    """
    return QIcon(pixmap(name, colour, size_px, device_pixel_ratio))


def pixmap(name: str, colour: QColor, size_px: int = 24, device_pixel_ratio: float = 1.0) -> QPixmap:
    """Return the icon ``name`` as a pixmap of ``size_px`` logical pixels a side.

    It holds ``device_pixel_ratio`` times as many real ones.

    Raises:
        KeyError: there is no icon of that name.
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
        # Thinned as a whole: stroke by stroke, crossing strokes would show through each other.
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
    """Return the program's own icon, in the sizes that desktops ask for."""
    own = QIcon()
    for size_px in (16, 24, 32, 48, 64, 128, 256):
        own.addPixmap(pixmap("app", QColor(0, 0, 0), size_px))
    return own
