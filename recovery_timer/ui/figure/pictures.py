"""Pictures of the techniques' figures: the poses that ship with the program, and small still pictures for lists."""

from functools import cache, lru_cache

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPaintDevice, QPainter, QPixmap, QPixmapCache

from recovery_timer import assets
from recovery_timer.figures import poses
from recovery_timer.figures.motion import Breathe, PoseMoment, still
from recovery_timer.figures.pictures import close_view, floor, picture
from recovery_timer.figures.poses import Pose
from recovery_timer.routine.model import Temperature
from recovery_timer.routine.technique import Family
from recovery_timer.routine.timeline import Segment, Side
from recovery_timer.ui import text
from recovery_timer.ui.figure import painter
from recovery_timer.ui.theme.colours import Colours
from recovery_timer.ui.theme.manager import ThemeManager


def pose_of(technique: str | None, temperature: Temperature | None = None) -> Pose | None:
    """Return the pose of ``technique``, in the colours of warm or cold water if a ``temperature`` is given.

    None for the user's own steps, which are not of a technique, and for techniques that are only read about.
    """
    pose = None if technique is None else _pose(technique)
    if pose is None or temperature is None:
        return pose
    return _in_water(pose, Family.HEAT if temperature is Temperature.WARM else Family.COLD)


@lru_cache(maxsize=16)
def _in_water(pose: Pose, family: Family) -> Pose:
    return replace(pose, family=family)


def _pose(technique: str) -> Pose | None:
    """Return a pose that ships with the program. Only the file that names the technique is parsed, which takes time."""
    for file in _files():
        if f'"{technique}"' in file:
            return _poses(file).get(technique)
    return None


@cache
def _files() -> tuple[str, ...]:
    names = sorted(file.name for file in assets.path("figures").glob("*.toml"))
    return tuple(assets.read_text(f"figures/{name}") for name in names)


@cache
def _poses(file: str) -> dict[str, Pose]:
    return poses.read(file)


def still_moment(pose: Pose, temperature: Temperature | None = None) -> PoseMoment:
    """Return the moment that represents the whole movement; for a contrast bath, the feet in its water."""
    if isinstance(pose.cycle, Breathe) and pose.cycle.change:
        return PoseMoment(1.0 if temperature is Temperature.COLD else 0.0)
    return still(pose.cycle, pose.deepest)


def in_words(pose: Pose, side: Side | None) -> str:
    """Describe the picture for those who cannot see it: the pose, and the side of the body."""
    words = QCoreApplication.translate("catalogue", pose.words)
    if side is None:
        return words
    template = text.tr("{pose}; left side") if side == "left" else text.tr("{pose}; right side")
    return template.format(pose=words)


def figure_picture(
    theme: ThemeManager,
    technique: str | None,
    side: Side | None,
    size: QSize,
    *,
    temperature: Temperature | None = None,
    stage: str | None = None,
) -> QPixmap | None:
    """Return a still picture of ``technique`` for a list, ``size`` in logical px; None if it has no figure.

    For the left ``side``, the figure faces left. ``stage`` is the colour (``#rrggbb``) behind the picture, the theme's
    surface if None; the picture itself is transparent. Each picture is drawn only once.
    """
    pose = pose_of(technique, temperature)
    if pose is None:
        return None
    ground = theme.colours.surface if stage is None else stage
    ratio = theme.pixel_ratio
    key = (
        f"figure {technique} {side} {temperature} {size.width()}x{size.height()}@{ratio} {theme.colours.name} {ground}"
    )
    kept = QPixmap()
    if QPixmapCache.find(key, kept):
        return kept
    drawn = QPixmap(size * ratio)
    drawn.setDevicePixelRatio(ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    _paint_still(drawn, pose, side, size, temperature, inks=painter.inks(theme.colours, pose.family, ground))
    QPixmapCache.insert(key, drawn)
    return drawn


def figure_cover(colours: Colours, segment: Segment, size: QSize) -> QImage | None:
    """Return a still picture of ``segment`` on its stage, ``size`` in px, for other programs; None without a figure."""
    pose = pose_of(segment.drawn_as, segment.temperature)
    if pose is None:
        return None
    ground = colours.stage(pose.family)
    drawn = QImage(size, QImage.Format.Format_RGB32)
    drawn.fill(QColor(ground))
    inks = painter.inks(colours, pose.family, ground)
    _paint_still(drawn, pose, segment.side, size, segment.temperature, inks=inks)
    return drawn


def _paint_still(
    on: QPaintDevice, pose: Pose, side: Side | None, size: QSize, temperature: Temperature | None, *, inks: painter.Inks
) -> None:
    moment = still_moment(pose, temperature)
    brush = QPainter(on)
    painter.paint(
        brush,
        (*floor(pose), *picture(pose, moment, plain=True)),
        inks,
        QRectF(QPointF(0.0, 0.0), size),
        close_view(pose, moment, size.width(), size.height()),
        mirrored=side == "left",
    )
    brush.end()
