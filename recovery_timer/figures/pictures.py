"""Whole pictures: the floor, the body in its layers among the props, the arrow of the movement, and what they cover."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from msgspec.structs import replace

from recovery_timer.figures import bodies, hands, prop_marks, props
from recovery_timer.figures.contacts import ROLLER_RADIUS, on_limb, roller_middle
from recovery_timer.figures.geometry import between, unit
from recovery_timer.figures.marks import Fill, Mark, Stroke, arc, box, polygon
from recovery_timer.figures.motion import Across, Circle, Glide, PoseMoment, Roll
from recovery_timer.figures.poses import Pose
from recovery_timer.figures.solving import Body, body

STAGE_WIDTH, STAGE_HEIGHT = 132.0, 112.0
"""The area that a picture shows at its usual size, in units: a standing figure with room around it."""

FLOOR_BELOW = 0.06
"""The share of the picture's height below the floor."""

_LEAST_ZOOM, _ZOOM = 1.15, 1.45
"""The least and the most by which a low pose is enlarged; one nearly as high as a standing pose is not."""

_ROOM_ASIDE, _ROOM_ABOVE = 12.0, 8.0
_MOST_HEIGHT = 0.92
_HALF_FLOOR, _FLOOR_THICKNESS = 62.0, 1.2
_SAMPLES = (0.0, 0.25, 0.5, 0.75, 1.0)
_ARROW = 0.9
_NOT_IN_PLAIN = (props.Wrap, props.Panel)
_RADII = {"head": 7.0, "chest": 5.5, "hip": 7.0, "knee": 4.5, "elbow": 2.8, "ankle": 3.0}
"""How far the body extends beyond these joints; for all others, 1.5."""


class Extent(NamedTuple):
    """The area that a pose covers over its whole movement, in units."""

    left: float
    low: float
    right: float
    high: float

    @property
    def width(self) -> float:
        """Its width."""
        return self.right - self.left


class View(NamedTuple):
    """The placement of a picture: ``scale`` is in px per unit, ``middle`` is the x at its middle."""

    scale: float
    middle: float


def floor(pose: Pose) -> Iterator[Mark]:
    """Yield the line of the floor, still and behind everything; nothing for a view from above or in a pool."""
    if not pose.above and not fills_stage(pose):
        left = view_middle(pose) - _HALF_FLOOR
        yield Fill(box(left, -_FLOOR_THICKNESS, 2.0 * _HALF_FLOOR, _FLOOR_THICKNESS), "floor")


def picture(pose: Pose, moment: PoseMoment, *, plain: bool = False) -> Iterator[Mark]:
    """Yield the marks of ``pose`` at ``moment``, from back to front.

    A ``plain`` picture, which is small, has no arrow for the movement, no bandages, and no wall behind.
    """
    shown = body(pose, moment)
    if plain:
        pose = replace(pose, props=tuple(prop for prop in pose.props if not isinstance(prop, _NOT_IN_PLAIN)))
    yield from prop_marks.marks(pose, shown, moment, "back")
    for layer in pose.order:
        yield from bodies.marks(pose, shown, layer)
        yield from prop_marks.marks(pose, shown, moment, layer)
    if "front" not in pose.order:
        yield from prop_marks.marks(pose, shown, moment, "front")
    if not plain:
        yield from _cue(pose, shown)


def fills_stage(pose: Pose) -> bool:
    """Whether the picture has no edges: water from side to side."""
    return props.find(pose.props, props.Pool) is not None


def view(pose: Pose, width: float, height: float) -> View:
    """Return the placement of ``pose`` in a picture of that size (px). Standing poses have one scale; low ones grow."""
    scale = min(height / STAGE_HEIGHT, width / STAGE_WIDTH)
    if fills_stage(pose):
        return View(scale, 0.0)
    covered = extent(pose)
    room = min(
        width / scale / (covered.width + _ROOM_ASIDE), height * _MOST_HEIGHT / scale / (covered.high + _ROOM_ABOVE)
    )
    return View(scale if room < _LEAST_ZOOM else scale * min(_ZOOM, room), view_middle(pose))


def close_view(pose: Pose, moment: PoseMoment, width: float, height: float) -> View:
    """Return the placement of ``pose`` in a small still picture: as large as fits at that ``moment``."""
    covered = _covered(pose, (moment,), is_plain=True)
    above_floor = height * (1.0 - FLOOR_BELOW)
    scale = min(width / (covered.width + 4.0), above_floor / (covered.high + 3.0))
    return View(scale, (covered.left + covered.right) / 2.0)


def view_middle(pose: Pose) -> float:
    """Return the x at the middle of the picture."""
    covered = extent(pose)
    return 0.0 if fills_stage(pose) else (covered.left + covered.right) / 2.0


@lru_cache(maxsize=128)
def extent(pose: Pose) -> Extent:
    """Return the area that ``pose`` covers: body and props, over the whole movement."""
    return _covered(pose, tuple(PoseMoment(at) for at in _SAMPLES))


def _covered(pose: Pose, moments: tuple[PoseMoment, ...], *, is_plain: bool = False) -> Extent:
    xs: list[float] = []
    ys: list[float] = []
    for moment in moments:
        shown = body(pose, moment)
        for name, point in shown.joints.items():
            radius = _RADII.get(name.rpartition("_")[2], 1.5)
            xs += (point.real - radius, point.real + radius)
            ys += (point.imag - radius, point.imag + radius)
        for prop in pose.props:
            if isinstance(prop, props.Roller):
                middle = roller_middle(prop, shown.joints, shown.angles).real
                xs += (middle - ROLLER_RADIUS, middle + ROLLER_RADIUS)
    for prop in pose.props:
        if not (is_plain and isinstance(prop, (props.Mat, *_NOT_IN_PLAIN))):
            left, right, high = _covered_by(prop)
            xs += (left, right)
            ys.append(high)
    return Extent(min(xs), min(ys), max(xs), max(ys))


def _covered_by(prop: props.Prop) -> tuple[float, float, float]:
    """Return the left, right and top of a prop that stands still; zeros for one that moves with the body."""
    match prop:
        case props.Wall():
            return prop.x, prop.x + 3.4, prop.height
        case props.Chair():
            return prop.x - 3.6, prop.x + prop.width, prop.y
        case props.Mat():
            return prop.x, prop.x + prop.width, 0.0
        case props.MatFromAbove() | props.Pillow():
            return prop.x, prop.x + prop.width, prop.y + prop.height
        case props.Panel() | props.Pad() | props.Basin() | props.Tub():
            return prop.x, prop.x + prop.width, prop.height
        case props.Shower():
            return prop.tray_x, prop.x + 3.0, 0.0
        case props.Bike():
            return prop.crank[0] - 42.0, prop.crank[0] + 54.0, 0.0
        case _:
            return 0.0, 0.0, 0.0


def _cue(pose: Pose, shown: Body) -> Iterator[Mark]:
    """Yield a small arrow beside the hand, which distinguishes circles from strokes even in a still picture."""
    cue, place = pose.cue, pose.hands.near
    match pose.cycle:
        case Circle() | Across() if isinstance(place, hands.OnLimb):
            side = place.side if cue.side is None else cue.side
            point, out, along = on_limb(place.limb, cue.along, shown.joints, shown.angles, side=side)
            middle = point + out * cue.out
            if isinstance(pose.cycle, Circle):
                yield from _arrow(arc(middle, 3.3, 200.0, -17.0, 17))
            else:
                way = unit(out + along * 0.8) * 3.4
                yield from _arrow((middle - way, middle, middle + way), both=True)
        case Glide(start=start, end=end):
            yield from _cue_of_gun(pose, shown, start, end)
        case Roll():
            roller = props.find(pose.props, props.Roller)
            assert roller is not None, "a pose that rolls has a roller"
            middle = complex(roller_middle(roller, shown.joints, shown.angles).real + cue.aside, cue.y)
            yield from _arrow((middle - 7.0, middle, middle + 7.0), both=True)
        case _:
            pass


def _cue_of_gun(pose: Pose, shown: Body, start: float, end: float) -> Iterator[Mark]:
    gun, cue = props.find(pose.props, props.Gun), pose.cue
    if gun is None:
        return
    first, last = start if cue.start is None else cue.start, end if cue.end is None else cue.end
    shares = (between(first, last, share) for share in (0.0, 0.5, 1.0))
    side = cue.side or "front"
    way = (on_limb(gun.limb, share, shown.joints, shown.angles, side=side, off=cue.out).point for share in shares)
    yield from _arrow(tuple(way))


def _arrow(points: tuple[complex, ...], *, both: bool = False) -> Iterator[Mark]:
    yield Stroke(points, "tool", _ARROW)
    for start, end in ((points[-2], points[-1]), (points[1], points[0]))[: 2 if both else 1]:
        way = unit(end - start)
        tip = end + way * 0.9
        yield Fill(polygon([tip + way * 1.1, tip - way * 1.7 + way * 1.75j, tip - way * 1.7 - way * 1.75j]), "tool")
