"""The program's icon in the formats of Windows and macOS, drawn from resources/icons/app.svg.

Both formats are tables of PNG pictures, so Qt only has to make the pictures.
"""

import os
import struct
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[1] / "resources" / "icons" / "app.svg"

ICO_SIZES = (16, 24, 32, 48, 64, 128, 256)
ICNS_TYPES = {b"icp4": 16, b"icp5": 32, b"ic07": 128, b"ic08": 256, b"ic09": 512, b"ic10": 1024}
"""The four-letter types by which macOS identifies the sizes."""

_ICO_HEADER, _ICO_ROW = "<HHH", "<BBBBHHII"


def write_ico(file: Path) -> None:
    """Write the icon for Windows to ``file``."""
    pictures = [_picture(size) for size in ICO_SIZES]
    at = struct.calcsize(_ICO_HEADER) + len(pictures) * struct.calcsize(_ICO_ROW)
    rows = [struct.pack(_ICO_HEADER, 0, 1, len(pictures))]
    for size, picture in zip(ICO_SIZES, pictures, strict=True):
        # 256 does not fit into a byte, and is written as 0.
        rows.append(struct.pack(_ICO_ROW, size % 256, size % 256, 0, 0, 1, 32, len(picture), at))
        at += len(picture)
    file.write_bytes(b"".join((*rows, *pictures)))


def write_icns(file: Path) -> None:
    """Write the icon for macOS to ``file``."""
    entries = b"".join(_icns_block(name, _picture(size)) for name, size in ICNS_TYPES.items())
    file.write_bytes(_icns_block(b"icns", entries))


def _icns_block(name: bytes, content: bytes) -> bytes:
    return name + struct.pack(">I", 8 + len(content)) + content


def _picture(size: int) -> bytes:
    """Return a PNG picture of the icon, ``size`` pixels wide and high."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(SOURCE)).render(painter)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub is wrong: it takes a str, and refuses bytes
    return bytes(data.data())
