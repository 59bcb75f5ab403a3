"""The frames of one pose at one size: each is drawn when it is first shown, and shown again from then on."""

from collections import OrderedDict

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPixmap

from recovery_timer.figures.motion import Moment
from recovery_timer.figures.pictures import FLOOR_BELOW, extent, fills_stage, floor, picture, view
from recovery_timer.figures.poses import Pose
from recovery_timer.ui.figure import painter
from recovery_timer.ui.figure.painter import Inks

KEPT_BYTES = 96_000_000
"""What the frames may take together. A film with more of them is thinned, so that each is drawn once."""

_BYTES_PER_PIXEL = 4
_ROOM = 10.0
"""Units around the body for the arrow of its movement."""


class Reel:
    """Draws ``pose`` on a stage of ``size``; frames cover only `rect`, the part of the stage where something moves."""

    def __init__(self, pose: Pose, size: QSize, inks: Inks, ratio: float, *, mirrored: bool) -> None:
        self._pose = pose
        self._size = size
        self._inks = inks
        self._ratio = ratio
        self._mirrored = mirrored
        self._view = view(pose, size.width(), size.height())
        self._frames: OrderedDict[Moment, QPixmap] = OrderedDict()
        self.rect = self._moving_part()

    @property
    def room(self) -> int:
        """The number of frames that are kept."""
        pixels = self.rect.width() * self.rect.height() * self._ratio**2
        return max(2, int(KEPT_BYTES / max(1.0, pixels * _BYTES_PER_PIXEL)))

    def frame(self, moment: Moment) -> QPixmap:
        """Return the picture of `rect` at ``moment``."""
        kept = self._frames.get(moment)
        if kept is None:
            kept = self._drawn(moment)
            self._frames[moment] = kept
            if len(self._frames) > self.room:
                self._frames.popitem(last=False)
        return kept

    def forget(self) -> None:
        """Release the memory of all frames; each is drawn again when it is next shown."""
        self._frames.clear()

    def paint_floor(self, brush: QPainter) -> None:
        """Paint the floor, which is there behind every frame."""
        self._paint(brush, floor(self._pose))

    def _paint(self, brush: QPainter, marks: painter.Marks) -> None:
        stage = QRectF(0.0, 0.0, self._size.width(), self._size.height())
        painter.paint(brush, marks, self._inks, stage, self._view, mirrored=self._mirrored)

    def _drawn(self, moment: Moment) -> QPixmap:
        drawn = QPixmap(self.rect.size() * self._ratio)
        drawn.setDevicePixelRatio(self._ratio)
        drawn.fill(self._inks["stage"])
        brush = QPainter(drawn)
        brush.translate(-self.rect.topLeft())
        self._paint(brush, floor(self._pose))
        self._paint(brush, picture(self._pose, moment))
        brush.end()
        return drawn

    def _moving_part(self) -> QRect:
        whole = QRect(0, 0, self._size.width(), self._size.height())
        if fills_stage(self._pose):
            return whole
        covered, scale = extent(self._pose), self._view.scale
        half = (covered.width / 2.0 + _ROOM) * scale
        ground = self._size.height() * (1.0 - FLOOR_BELOW)
        top, middle = ground - (covered.high + _ROOM) * scale, self._size.width() / 2.0
        return QRectF(middle - half, top, 2.0 * half, self._size.height() - top).toAlignedRect() & whole
