"""Tiles for lists and cards: a small figure on its stage, or the icon of its family if there is none.

A list is shown before its figures: they are drawn one at a time when the event loop is idle, and no figure is read or
drawn before the first list with one is visible.
"""

from collections import OrderedDict

from msgspec import Struct
from PySide6.QtCore import QElapsedTimer, QObject, QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPixmap

from recovery_timer.routine.model import Temperature
from recovery_timer.routine.technique import Family
from recovery_timer.routine.timeline import Side
from recovery_timer.ui.theme.manager import ThemeManager

CORNER_PX = 8
_MARGIN_PX = 3

_ICON_SHARE = 0.5
_MOST_KEPT = 400
_FIRST_MS = 100
"""The delay before the first figure, so that the window comes first; the others follow at once."""

_SHOWN_EVERY_MS = 100
"""Limits repaints: showing a figure paints the whole list, which takes about as long as drawing one."""


class _TilePicture(Struct, frozen=True):
    """A picture in one theme and scale of the window."""

    technique: str
    temperature: Temperature | None
    mirrored: bool
    width: int
    height: int
    colours: str
    stage: str
    ratio: float


class FigureTiles(QObject):
    """Paints tiles for one list. `drawn` is emitted when missing figures have become available: repaint then."""

    drawn = Signal()

    def __init__(self, theme: ThemeManager, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._kept: OrderedDict[_TilePicture, QPixmap | None] = OrderedDict()
        self._wanted: dict[_TilePicture, None] = {}
        self._shown = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._draw_next)
        theme.changed.connect(self._give_up)

    @property
    def is_drawing(self) -> bool:
        """Whether a requested figure is not available yet."""
        return bool(self._wanted)

    def paint(
        self,
        painter: QPainter,
        room: QRect,
        technique: str | None,
        family: Family | None,
        *,
        mirrored: bool = False,
        icon: str = "",
        temperature: Temperature | None = None,
    ) -> None:
        """Paint the tile of ``technique`` into ``room``; if ``mirrored``, its figure faces left.

        With a ``temperature``, it is in water of that temperature. Without a figure, ``icon`` is painted, or else the
        icon of ``family``.
        """
        stage, px = self._theme.colours.stage(family, temperature), self._theme.px
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(stage))
        painter.drawRoundedRect(QRectF(room), px(CORNER_PX), px(CORNER_PX))
        size = room.size() - QSize(px(_MARGIN_PX), px(_MARGIN_PX)) * 2
        picture, is_there = self._picture(technique, size, stage, mirrored=mirrored, temperature=temperature)
        if picture is not None:
            painter.drawPixmap(room.topLeft() + QPoint(px(_MARGIN_PX), px(_MARGIN_PX)), picture)
        elif is_there:
            self._paint_icon(painter, room, icon or f"family-{family or 'custom'}", family)
        painter.restore()

    def _paint_icon(self, painter: QPainter, room: QRect, icon: str, family: Family | None) -> None:
        side = round(room.height() * _ICON_SHARE)
        square = QRect(0, 0, side, side)
        square.moveCenter(room.center())
        painter.drawPixmap(square, self._theme.pixmap(icon, QColor(self._theme.colours.family(family)), side))

    def _picture(
        self, technique: str | None, size: QSize, stage: str, *, mirrored: bool, temperature: Temperature | None
    ) -> tuple[QPixmap | None, bool]:
        """Return the picture, or None, and whether that is final; if not, it will be drawn soon."""
        if technique is None:
            return None, True
        wanted = _TilePicture(
            technique,
            temperature,
            mirrored,
            size.width(),
            size.height(),
            self._theme.colours.name,
            stage,
            self._theme.pixel_ratio,
        )
        if wanted in self._kept:
            self._kept.move_to_end(wanted)
            return self._kept[wanted], True
        self._wanted[wanted] = None
        if not self._timer.isActive():
            self._timer.start(0 if self._kept else _FIRST_MS)
        return None, False

    def _give_up(self) -> None:
        """Cancel drawing in the previous colours: figures that are still visible are requested again."""
        self._wanted.clear()
        self._timer.stop()

    def _draw_next(self) -> None:
        from recovery_timer.ui.figure.pictures import figure_picture

        wanted = next(iter(self._wanted))
        del self._wanted[wanted]
        size = QSize(wanted.width, wanted.height)
        side: Side | None = "left" if wanted.mirrored else None
        self._kept[wanted] = figure_picture(
            self._theme, wanted.technique, side, size, temperature=wanted.temperature, stage=wanted.stage
        )
        if len(self._kept) > _MOST_KEPT:
            self._kept.popitem(last=False)
        if not self._wanted or not self._shown.isValid() or self._shown.hasExpired(_SHOWN_EVERY_MS):
            self._shown.start()
            self.drawn.emit()
        if self._wanted:
            self._timer.start(0)
