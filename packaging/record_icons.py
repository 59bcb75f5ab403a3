"""Record the drawings in resources/icons as the pictures that the program paints: ``make icons``.

Run this after adding or changing an icon, and commit both files.
"""

import os
from pathlib import Path

from recovery_timer.ui.theme.icons import GRID, SUFFIX

FOLDER = Path(__file__).resolve().parents[1] / "resources" / "icons"

_FORMAT = 20
"""The picture format of Qt 6.0, which every later Qt reads."""


def record(drawing: Path) -> bytes:
    """Return the picture of the SVG file ``drawing``, on the grid of the icons. Needs a Qt application."""
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QPainter, QPicture
    from PySide6.QtSvg import QSvgRenderer

    picture = QPicture(_FORMAT)
    painter = QPainter(picture)
    QSvgRenderer(drawing.read_bytes()).render(painter, QRectF(0, 0, GRID, GRID))
    painter.end()
    return bytes(picture.data())  # type: ignore[call-overload,no-any-return]  # PySide declares it an object


def main() -> None:
    """Record every drawing, and remove the pictures of those that are gone."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QGuiApplication

    application = QGuiApplication([])
    for picture in FOLDER.glob(f"*{SUFFIX}"):
        picture.unlink()
    drawings = sorted(FOLDER.glob("*.svg"))
    for drawing in drawings:
        drawing.with_suffix(SUFFIX).write_bytes(record(drawing))
    del application
    print(f"{len(drawings)} icons recorded in {FOLDER}")


if __name__ == "__main__":
    main()
