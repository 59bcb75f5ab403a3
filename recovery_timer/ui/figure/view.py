"""The widget that shows an exercise: a moving figure, or the map of the muscles for one of the user's own steps."""

from collections.abc import Collection
from typing import NamedTuple, assert_never

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QHideEvent, QPainter, QPainterPath, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from recovery_timer.figures.motion import (
    Breathe,
    Film,
    Frame,
    PoseMoment,
    change_of_water,
    demonstration,
    film,
    thinned,
)
from recovery_timer.figures.poses import Pose
from recovery_timer.routine.model import Temperature
from recovery_timer.routine.technique import Family, Muscle
from recovery_timer.routine.timeline import Kind, Segment, Side
from recovery_timer.ui.figure import painter
from recovery_timer.ui.figure.body_map import BodyMap
from recovery_timer.ui.figure.pictures import in_words, pose_of, still_moment
from recovery_timer.ui.figure.reel import Reel, Reels
from recovery_timer.ui.spoken import AccessibleRole, speak
from recovery_timer.ui.theme.manager import ThemeManager

CORNER_PX = 18
_MAP_MARGIN_PX = 12
_ICON_SHARE = 0.42
_TURN_STEP_MS = 50
_TURN_WIDTHS = (0.85, 0.5, 0.1, 0.5, 0.85)
"""The widths of a figure while it turns to its other side; it is swapped in the middle."""

_FORGET_AFTER_MS = 60_000
"""How long a hidden figure keeps its pictures: a switch of sides hides it between two sets."""

_FAINT = 0.4
"""The opacity of the figure during a pause, and during a rest, when it shows what follows."""


class _Shown(NamedTuple):
    """What is shown, and the kind of segment that it is shown for."""

    pose: Pose | None = None
    side: Side | None = None
    kind: Kind = Kind.WORK
    temperature: Temperature | None = None
    muscles: frozenset[Muscle] = frozenset()
    family: Family | None = None


class FigureView(QWidget):
    """Shows one pose on a stage tinted with its family's colour.

    It moves while it is visible, unless `set_still` has stopped it. A step without a figure is shown as the map of its
    muscles.
    """

    def __init__(self, theme: ThemeManager, *, corner_px: int = CORNER_PX) -> None:
        """``corner_px`` is the radius of the stage's corners, not scaled."""
        super().__init__()
        self._theme = theme
        self._corner = theme.px(corner_px)
        self._behind = ""
        self._shown = _Shown()
        self._is_still = False
        self._is_faint = False
        self._reels = Reels()
        self._reel: Reel | None = None
        self._turned_from: bool | None = None
        self._turn = 0
        self._film = Film((), ())
        self._position = 0
        self._moment = PoseMoment(0.0)
        self.map: BodyMap | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._advance)
        self._forgetting = QTimer(self, singleShot=True, interval=_FORGET_AFTER_MS)
        self._forgetting.timeout.connect(self._reels.forget)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        speak(self, AccessibleRole.Graphic)
        theme.changed.connect(self._redraw)

    @property
    def is_moving(self) -> bool:
        """Whether another frame will follow."""
        return self._timer.isActive()

    def show_segment(self, segment: Segment) -> None:
        """Show what is done in ``segment``; in a gap, what follows it."""
        self.show_pose(
            segment.drawn_as,
            segment.side,
            segment.kind,
            temperature=segment.temperature,
            muscles=segment.muscles,
            family=segment.family,
        )

    def show_pose(
        self,
        technique: str | None,
        side: Side | None,
        kind: Kind = Kind.WORK,
        *,
        temperature: Temperature | None = None,
        muscles: Collection[Muscle] = (),
        family: Family | None = None,
    ) -> None:
        """Show ``technique`` on ``side`` (None: both) as in a segment of ``kind``.

        In work, warm and cold, it moves as the exercise does; in get-ready and position segments, it repeats how to
        get into position; a transfer shows the change of water; a rest shows the pose faintly, and it stands still in
        every other gap. When the side of a pose changes, the figure turns. ``muscles`` and ``family`` are for steps
        without a figure.
        """
        shown = _Shown(pose_of(technique, temperature), side, kind, temperature, frozenset(muscles), family)
        if shown == self._shown:
            return
        before, self._shown = self._shown, shown
        turns = shown.pose is not None and shown.pose == before.pose and shown.side != before.side
        self._turned_from, self._turn = (_is_mirrored(before) if turns and self._may_move() else None), 0
        self._film, self._position = _film(shown), 0
        self._moment = self._first_moment()
        self._redraw()

    def set_still(self, still: bool) -> None:
        """Stop the movement where it is, or resume it. A pose shown while stopped is in its most telling moment."""
        self._is_still = still
        self._schedule()

    def set_faint(self, faint: bool) -> None:
        """Show the figure faintly, as during a pause."""
        if faint != self._is_faint:
            self._is_faint = faint
            self.update()

    def set_behind(self, behind: str) -> None:
        """Set the colour (``#rrggbb``) around the stage."""
        if behind != self._behind:
            self._behind = behind
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(640, 316)

    def minimumSizeHint(self) -> QSize:
        return QSize(96, 64)

    def showEvent(self, event: QShowEvent) -> None:
        self._forgetting.stop()
        self._schedule()

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()
        self._forgetting.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._redraw()

    def paintEvent(self, event: QPaintEvent) -> None:
        brush = QPainter(self)
        reel = self._reel
        if reel is None or not reel.rect.contains(event.rect()):
            self._paint_stage(brush)
        if reel is not None:
            brush.save()
            self._paint_figure(brush, reel)
            brush.restore()
            self._paint_corners(brush, reel)
        elif self.map is None or self.map.isHidden():
            self._paint_icon(brush)
        brush.end()

    def _paint_corners(self, brush: QPainter, reel: Reel) -> None:
        """Round the corners of the stage again where the figure's picture reaches into them."""
        corner = self._corner
        if reel.rect.left() >= corner and reel.rect.right() < self.width() - corner:
            return
        corners = QPainterPath()
        corners.addRect(self.rect())
        corners.addRoundedRect(self.rect(), corner, corner)
        brush.setRenderHint(QPainter.RenderHint.Antialiasing)
        brush.fillPath(corners, self._colour_behind())

    def _colour_behind(self) -> QColor:
        return QColor(self._behind or self._theme.colours.background)

    def _paint_stage(self, brush: QPainter) -> None:
        brush.fillRect(self.rect(), self._colour_behind())
        brush.setRenderHint(QPainter.RenderHint.Antialiasing)
        brush.setPen(Qt.PenStyle.NoPen)
        brush.setBrush(self._stage())
        brush.drawRoundedRect(self.rect(), self._corner, self._corner)
        if self._reel is not None:
            self._reel.paint_floor(brush, mirrored=_is_mirrored(self._shown))

    def _paint_figure(self, brush: QPainter, reel: Reel) -> None:
        if self._shown.kind is Kind.REST or self._is_faint:
            brush.setOpacity(_FAINT)
        mirrored = _is_mirrored(self._shown)
        if self._turned_from is None:
            brush.drawPixmap(reel.rect, self._reels.frame(reel, self._moment, mirrored=mirrored))
            return
        width = reel.rect.width() * _TURN_WIDTHS[self._turn]
        brush.fillRect(reel.rect, self._stage())
        reel.paint_floor(brush, mirrored=mirrored)
        narrow = QRectF(reel.rect.center().x() - width / 2.0, reel.rect.top(), width, reel.rect.height())
        is_half_round = self._turn > len(_TURN_WIDTHS) // 2
        picture = self._reels.frame(reel, self._moment, mirrored=mirrored if is_half_round else self._turned_from)
        brush.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        brush.drawPixmap(narrow, picture, QRectF(picture.rect()))

    def _paint_icon(self, brush: QPainter) -> None:
        """Paint the family's icon, for a step that has neither a figure nor muscles."""
        family, side = self._shown.family, round(min(self.width(), self.height()) * _ICON_SHARE)
        name = f"family-{family.value}" if family is not None else "family-custom"
        colour = QColor(self._theme.colours.family(family))
        colour.setAlphaF(_FAINT if self._is_faint or self._shown.kind is Kind.REST else 1.0)
        at = QPointF((self.width() - side) / 2, (self.height() - side) / 2)
        brush.drawPixmap(at, self._theme.pixmap(name, colour, side))

    def _stage(self) -> QColor:
        shown = self._shown
        return QColor(self._theme.colours.stage(shown.family if shown.pose is None else shown.pose.family))

    def _redraw(self) -> None:
        """Show the pose in the present size and theme."""
        pose, colours = self._shown.pose, self._theme.colours
        if pose is None:
            self._reel, self._turned_from = None, None
        else:
            inks = painter.inks(colours, pose.family, colours.stage(pose.family))
            self._reel = self._reels.reel(pose, self.size(), inks, self._theme.pixel_ratio)
            self._film = thinned(_film(self._shown), self._reel.room)
            self._position = min(self._position, len(self._film.frames) - 1)
        self._show_map()
        self._name()
        self._schedule()
        self.update()

    def _first_moment(self) -> PoseMoment:
        if self._shown.pose is None:
            return PoseMoment(0.0)
        if not self._may_move():
            return still_moment(self._shown.pose, self._shown.temperature)
        return self._film.frames[0].moment

    def _may_move(self) -> bool:
        return not self._is_still and self._theme.is_animated

    def _schedule(self) -> None:
        """Schedule the next frame, if there is one and the figure is visible."""
        self._timer.stop()
        if self._turned_from is not None:
            due_ms = _TURN_STEP_MS
        elif len(self._film.loop) > 1 or self._position < len(self._film.opening):
            due_ms = self._film.frames[self._position].ms
        else:
            return
        if self._may_move() and self.isVisible() and not self.window().isMinimized():
            self._timer.start(due_ms)

    def _advance(self) -> None:
        """Show the next frame, or the next step of a turn."""
        if self._reel is None:
            return
        if self._turned_from is not None:
            self._turn += 1
            if self._turn == len(_TURN_WIDTHS):
                self._turned_from = None
        else:
            self._position += 1
            if self._position == len(self._film.frames):
                self._position = len(self._film.opening)
            self._moment = self._film.frames[self._position].moment
        self.update(self._reel.rect)
        self._schedule()

    def _show_map(self) -> None:
        """Show the map of the muscles if there is no figure; it is made when first needed."""
        shown = self._shown
        if shown.pose is None and self.map is None and shown.muscles:
            self.map = BodyMap(self)
            margin = self._theme.px(_MAP_MARGIN_PX)
            column = QVBoxLayout(self)
            column.setContentsMargins(margin, margin, margin, margin)
            column.addWidget(self.map)
        if self.map is None:
            return
        colours = self._theme.colours
        self.map.setVisible(shown.pose is None and bool(shown.muscles))
        self.map.wear(colours)
        self.map.set_lit(shown.muscles, shown.side, QColor(colours.family(shown.family)))

    def _name(self) -> None:
        if self._shown.pose is not None:
            self.setAccessibleName(in_words(self._shown.pose, self._shown.side))
        else:
            self.setAccessibleName(self.map.accessibleName() if self.map is not None else "")


def _is_mirrored(shown: _Shown) -> bool:
    return shown.side == "left"


def _film(shown: _Shown) -> Film:
    """Return how the pose moves in its segment."""
    if shown.pose is None:
        return Film((), ())
    cycle = shown.pose.cycle
    if isinstance(cycle, Breathe) and cycle.change and shown.kind in {Kind.TRANSFER, Kind.WARM, Kind.COLD}:
        change = change_of_water(cycle, to_cold=shown.temperature is Temperature.COLD)
        return change if shown.kind is Kind.TRANSFER else Film((), change.loop)
    match shown.kind:
        case Kind.GET_READY | Kind.POSITION:
            return demonstration(cycle)
        case Kind.WORK | Kind.WARM | Kind.COLD:
            return film(cycle)
        case Kind.REST | Kind.SWITCH | Kind.TRANSFER:
            return Film((), (Frame(still_moment(shown.pose, shown.temperature), 0),))
    assert_never(shown.kind)
