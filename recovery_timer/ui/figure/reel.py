"""The frames of one pose at one size: each is drawn when it is first shown, and shown again from then on."""

from collections import OrderedDict

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

from recovery_timer.figures.motion import PoseMoment
from recovery_timer.figures.pictures import FLOOR_BELOW, extent, fills_stage, floor, picture, view
from recovery_timer.figures.poses import Pose
from recovery_timer.ui.figure import painter
from recovery_timer.ui.figure.painter import Inks

KEPT_BYTES = 96_000_000
"""The memory that the frames may take together. A longer film is thinned, so that each frame is drawn only once."""

_KEPT_REELS = 2
"""Two: that of the exercise, and that of the rest between its sets, which is smaller."""

_BYTES_PER_PIXEL = 4
_ROOM = 10.0
"""The margin around the body for the arrow of its movement, in units of the pose."""


class Reel:
    """Draws ``pose`` on a stage of ``size``; frames cover only `rect`, the part of the stage where something moves.

    It keeps the frames of both sides, because the sets of most exercises alternate between them. If ``mirrored``, the
    figure faces left. Only one side is drawn: the other is its mirror image, which takes a twentieth of the time.
    """

    def __init__(self, pose: Pose, size: QSize, inks: Inks, ratio: float) -> None:
        self._pose = pose
        self._size = size
        self._inks = inks
        self._ratio = ratio
        self._view = view(pose, size.width(), size.height())
        self._frames: OrderedDict[tuple[PoseMoment, bool], QPixmap] = OrderedDict()
        self.rect = self._moving_part()

    def shows(self, pose: Pose, size: QSize, inks: Inks, ratio: float) -> bool:
        """Whether its frames are those that a new reel with these arguments would draw."""
        return (self._pose, self._size, self._inks, self._ratio) == (pose, size, inks, ratio)

    @property
    def room(self) -> int:
        """The maximum number of frames kept."""
        return max(2, int(KEPT_BYTES / max(1.0, self._frame_bytes)))

    @property
    def kept_bytes(self) -> float:
        """The memory taken by the frames kept now."""
        return len(self._frames) * self._frame_bytes

    @property
    def _frame_bytes(self) -> float:
        return self.rect.width() * self.rect.height() * self._ratio**2 * _BYTES_PER_PIXEL

    def frame(self, moment: PoseMoment, *, mirrored: bool) -> QPixmap:
        """Return the picture of `rect` at ``moment``."""
        kept = self._frames.get((moment, mirrored))
        if kept is None:
            other_side = self._frames.get((moment, not mirrored))
            kept = self._drawn(moment, mirrored=mirrored) if other_side is None else _flipped(other_side)
            self._frames[moment, mirrored] = kept
            if len(self._frames) > self.room:
                self._frames.popitem(last=False)
        return kept

    def forget(self) -> None:
        """Release the memory of all frames; each is drawn again when it is next shown."""
        self._frames.clear()

    def paint_floor(self, brush: QPainter, *, mirrored: bool) -> None:
        """Paint the floor, which is behind every frame."""
        self._paint(brush, floor(self._pose), mirrored=mirrored)

    def _paint(self, brush: QPainter, marks: painter.Marks, *, mirrored: bool) -> None:
        stage = QRectF(0.0, 0.0, self._size.width(), self._size.height())
        painter.paint(brush, marks, self._inks, stage, self._view, mirrored=mirrored)

    def _drawn(self, moment: PoseMoment, *, mirrored: bool) -> QPixmap:
        drawn = QPixmap(self.rect.size() * self._ratio)
        drawn.setDevicePixelRatio(self._ratio)
        drawn.fill(self._inks["stage"])
        brush = QPainter(drawn)
        brush.translate(-self.rect.topLeft())
        self.paint_floor(brush, mirrored=mirrored)
        self._paint(brush, picture(self._pose, moment), mirrored=mirrored)
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


def _flipped(frame: QPixmap) -> QPixmap:
    """Return the mirror image of ``frame``. Its `Reel.rect` is in the middle of the stage, so it stays in place."""
    return QPixmap.fromImage(frame.toImage().flipped(Qt.Orientation.Horizontal))


class Reels:
    """The latest reels, kept because the next set repeats the exercise. They take at most `KEPT_BYTES` together."""

    def __init__(self) -> None:
        self._latest: list[Reel] = []

    def reel(self, pose: Pose, size: QSize, inks: Inks, ratio: float) -> Reel:
        """Return the reel for these arguments, a kept one or a new one."""
        found = next((each for each in self._latest if each.shows(pose, size, inks, ratio)), None)
        reel = found or Reel(pose, size, inks, ratio)
        self._latest = [reel, *(each for each in self._latest if each is not reel)][:_KEPT_REELS]
        return reel

    def frame(self, reel: Reel, moment: PoseMoment, *, mirrored: bool) -> QPixmap:
        """Return a frame of ``reel``; if the reels then exceed `KEPT_BYTES`, the others drop theirs."""
        picture = reel.frame(moment, mirrored=mirrored)
        if sum(each.kept_bytes for each in self._latest) > KEPT_BYTES:
            for each in self._latest:
                if each is not reel:
                    each.forget()
        return picture

    def forget(self) -> None:
        """Release the memory of all frames; each is drawn again when it is next shown."""
        for each in self._latest:
            each.forget()
