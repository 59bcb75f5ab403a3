"""The program's icons: the drawings in ``resources/icons``, tinted and painted at the requested size.

Each is drawn as an SVG file and recorded from it (`make icons`) as a picture: the painter's own commands, which are
sharp at any size too. Reading SVG would load another Qt library, 1 MB at every start.

Only the shapes of an icon matter, so that one serves both themes and all families. The application's icon, ``app``,
keeps its own colours.
"""

from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPicture, QPixmap

from recovery_timer import assets

GRID = 24
"""The side of every drawing, in its units."""

SUFFIX = ".picture"


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
    picture = _picture(name)
    side = round(size_px * device_pixel_ratio)
    rendered = QPixmap(side, side)
    rendered.fill(Qt.GlobalColor.transparent)
    painter = QPainter(rendered)
    painter.scale(side / GRID, side / GRID)
    picture.play(painter)
    if name != "app":
        painter.resetTransform()
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        painter.fillRect(rendered.rect(), QColor.fromRgba(rgba))
    painter.end()
    rendered.setDevicePixelRatio(device_pixel_ratio)
    return rendered


def _picture(name: str) -> QPicture:
    picture = QPicture()
    if not picture.load(str(assets.path(f"icons/{name}{SUFFIX}"))):
        raise KeyError(f"no icon is named {name!r}")
    return picture


def application_icon() -> QIcon:
    """Return the application's icon in the sizes that desktops ask for."""
    own = QIcon()
    for size_px in (16, 24, 32, 48, 64, 128):
        own.addPixmap(pixmap("app", QColor(0, 0, 0), size_px))
    return own
