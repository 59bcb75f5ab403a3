"""Draws a sheet of all figures at three sizes, light and dark, as part of ``make screens``.

The large pictures show the two telling moments of a movement; the small ones are those of the lists, facing left.
"""

from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication

from recovery_timer.figures.motion import PoseMoment
from recovery_timer.figures.pictures import floor, picture, view
from recovery_timer.figures.poses import Pose
from recovery_timer.routine.technique import Technique
from recovery_timer.storage.catalogue import load_catalogue
from recovery_timer.ui.figure import painter
from recovery_timer.ui.figure.pictures import figure_picture, pose_of
from recovery_timer.ui.theme.manager import ThemeManager

COLUMNS = 3
LARGE, CARD, ROW = QSize(300, 168), QSize(104, 64), QSize(48, 40)
CELL = QSize(2 * LARGE.width() + CARD.width() + 48, LARGE.height() + 36)


def draw(app: QApplication, folder: Path) -> list[Path]:
    """Draw both sheets into ``folder``; return their paths."""
    theme = ThemeManager(app, style=None, scale=1.0)
    paths = []
    for name in ("light", "dark"):
        theme.choose(name)
        paths.append(folder / f"figures-{name}.png")
        folder.mkdir(parents=True, exist_ok=True)
        _sheet(theme).save(str(paths[-1]))
    theme.deleteLater()
    return paths


def _sheet(theme: ThemeManager) -> QImage:
    timed = [technique for technique in load_catalogue().values() if pose_of(technique.id) is not None]
    rows = -(-len(timed) // COLUMNS)
    sheet = QImage(COLUMNS * CELL.width(), rows * CELL.height(), QImage.Format.Format_RGB32)
    sheet.fill(QColor(theme.colours.surface))
    brush = QPainter(sheet)
    for number, technique in enumerate(timed):
        pose = pose_of(technique.id)
        assert pose is not None
        corner = QPointF(number % COLUMNS * CELL.width(), number // COLUMNS * CELL.height())
        _draw_cell(brush, theme, technique, pose, corner)
    brush.end()
    return sheet


def _draw_cell(brush: QPainter, theme: ThemeManager, technique: Technique, pose: Pose, corner: QPointF) -> None:
    stage = theme.colours.stage(pose.family)
    for number, at in enumerate(pose.show):
        rect = QRectF(corner + QPointF(8 + number * (LARGE.width() + 8), 8), LARGE)
        brush.fillRect(rect, QColor(stage))
        painter.paint(
            brush,
            (*floor(pose), *picture(pose, PoseMoment(at))),
            painter.inks(theme.colours, pose.family, stage),
            rect,
            view(pose, rect.width(), rect.height()),
            mirrored=False,
        )
    aside = corner + QPointF(2 * LARGE.width() + 24, 8)
    for size, below in ((CARD, 0), (ROW, CARD.height() + 16)):
        small = figure_picture(theme, technique.id, "left", size)
        assert small is not None
        brush.drawPixmap(aside + QPointF(0, below), small)
    brush.setPen(theme.colour("ink"))
    brush.setFont(theme.font(14, QFont.Weight.DemiBold))
    words = QRectF(corner + QPointF(8, LARGE.height() + 10), QSize(CELL.width(), 20))
    brush.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, technique.name)
