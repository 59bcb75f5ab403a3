"""The marks of the props: walls, mats, rollers, baths, the massage gun, the bicycle."""

from collections.abc import Iterable, Iterator
from functools import singledispatch
from math import sin, tau
from typing import Literal, NamedTuple, TypeAlias

from recovery_timer.figures import props
from recovery_timer.figures.contacts import (
    CRANK,
    ROLLER_RADIUS,
    gun_place,
    limb,
    on_limb,
    roller_middle,
)
from recovery_timer.figures.geometry import point_between, unit, vector
from recovery_timer.figures.marks import (
    Fill,
    Halo,
    Mark,
    Shape,
    Stroke,
    Tint,
    Trace,
    arc,
    box,
    capsule,
    curve,
    disc,
    polygon,
    smooth,
)
from recovery_timer.figures.motion import PoseMoment
from recovery_timer.figures.poses import Layer, Pose
from recovery_timer.figures.skeleton import hand
from recovery_timer.figures.solving import Body
from recovery_timer.routine.technique import Family

PropLayer: TypeAlias = Literal["back"] | Layer

WIDEST = 130.0
"""Half the width of water across the picture: wider than any picture."""

WATER, DEEP_WATER, _BEHIND = 0.3, 0.2, 0.27
"""The opacity of water in front of a body and behind it; more would hide the line round the muscle."""

_PILLOW = (
    (0.05, 0.03), (-0.015, 0.5), (0.05, 0.97), (0.3, 1.0), (0.7, 1.0), (0.95, 0.97), (1.015, 0.5), (0.95, 0.03),
    (0.7, -0.01), (0.3, -0.01),
)  # fmt: skip
_ICE = ((0.42, 8.0), (0.55, -14.0), (0.66, 22.0), (0.78, -6.0), (0.9, 14.0))
"""Ice cubes: the share along the tub, and the angle in degrees."""

_WHEEL = 17.0
"""The radius of a wheel."""


class Scene(NamedTuple):
    """The things that a prop may depend on."""

    pose: Pose
    body: Body
    moment: PoseMoment

    @property
    def palm(self) -> complex:
        """The middle of the near hand."""
        return self.body.joints["near_palm"]

    @property
    def hand(self) -> float:
        """The angle of the near hand."""
        return hand(self.body.angles, "near")


def marks(pose: Pose, shown: Body, moment: PoseMoment, layer: PropLayer) -> Iterator[Mark]:
    """Yield the marks of the props in one layer."""
    scene = Scene(pose, shown, moment)
    for prop in pose.props:
        yield from _marks(prop, scene, layer)


@singledispatch
def _marks(prop: props.Prop, scene: Scene, layer: PropLayer) -> Iterable[Mark]:
    raise NotImplementedError(f"nothing draws a {type(prop).__name__}")


@_marks.register
def _wall(prop: props.Wall, scene: Scene, layer: PropLayer) -> Iterator[Mark]:
    if layer == "back":
        yield Fill(box(prop.x, 0.0, 3.4, prop.height), "prop_mid")


@_marks.register
def _panel(prop: props.Panel, scene: Scene, layer: PropLayer) -> Iterator[Mark]:
    if layer == "back":
        yield Fill(box(prop.x, 0.0, prop.width, prop.height), "prop_faint")
        yield Fill(box(prop.x, 0.0, prop.width, 3.2), "prop_mid")


@_marks.register
def _mat(prop: props.Mat, scene: Scene, layer: PropLayer) -> Iterator[Mark]:
    if layer == "back":
        yield Fill(box(prop.x, -1.4, prop.width, 1.8, 0.9), "prop")


@_marks.register
def _mat_from_above(prop: props.MatFromAbove, scene: Scene, layer: PropLayer) -> Iterator[Mark]:
    if layer == "back":
        mat = box(prop.x, prop.y, prop.width, prop.height, 4.0)
        yield Fill(mat, "prop_faint")
        yield Trace(mat, "prop_mid", 1.0)


@_marks.register
def _pad(prop: props.Pad, scene: Scene, layer: PropLayer) -> Iterator[Mark]:
    if layer == "back":
        yield Fill(box(prop.x, 0.0, prop.width, prop.height, prop.height / 2.0), "prop")


@_marks.register
def _chair(prop: props.Chair, scene: Scene, layer: PropLayer) -> Iterator[Mark]:
    if layer == "back":
        right, leg = prop.x + prop.width, prop.y - 1.0
        yield Fill(box(prop.x, prop.y - 3.0, prop.width, 3.0, 1.2), "prop")
        yield Fill(box(prop.x + 1.2, 0.0, 2.5, leg, 0.6), "prop")
        yield Fill(box(right - 3.7, 0.0, 2.5, leg, 0.6), "prop")
        foot, top = complex(prop.x + 1.4, prop.y - 1.4), complex(prop.x - 2.2, prop.y + 31.0)
        yield Fill(capsule(foot, top, (1.4, 1.4)), "prop")


@_marks.register
def _pillow(prop: props.Pillow, scene: Scene, layer: PropLayer) -> Iterator[Mark]:
    if layer != prop.layer:
        return
    if layer == "back":
        shape = box(prop.x, prop.y, prop.width, prop.height, min(prop.height * 0.45, 6.0))
        yield Halo(shape, 0.8)
        yield Fill(shape, "prop_mid")
        return
    shape = smooth([complex(prop.x + x * prop.width, prop.y + y * prop.height) for x, y in _PILLOW])
    seam = (
        complex(prop.x + 0.5 + share * (prop.width - 1.0), prop.y + prop.height * (0.5 - 0.05 * sin(share * tau / 2.0)))
        for share in (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
    )
    yield Halo(shape, 0.8)
    yield Fill(shape, "prop_mid")
    yield Stroke(tuple(seam), "prop", 0.7)


@_marks.register
def _roller(prop: props.Roller, scene: Scene, layer: PropLayer) -> Iterator[Mark]:
    """Yield a roller whose holes show that it turns as it moves."""
    if layer != "middle":
        return
    middle = roller_middle(prop, scene.body.joints, scene.body.angles)
    yield Halo(disc(middle, ROLLER_RADIUS), 0.8)
    yield Fill(disc(middle, ROLLER_RADIUS), "prop")
    yield Fill(disc(middle, 2.3), "prop_mid")
    turn = -middle.real / ROLLER_RADIUS / tau * 360.0
    for hole in arc(middle, 3.5, turn, 60.0, 6):
        yield Fill(disc(hole, 0.5), "prop_mid")


@_marks.register
def _strap(prop: props.Strap, scene: Scene, layer: PropLayer) -> Iterator[Mark]:
    if layer != "over":
        return
    foot, ball = scene.body.angles["near_foot"], scene.body.joints["near_ball"]
    along, down = vector(foot), vector(foot - 90.0)
    strap = (scene.palm, ball + down * 0.7 - along * 0.8)
    yield Stroke(strap, "stage", 3.2)
    yield Stroke(strap, "prop", 1.7)
    loop = capsule(ball + down * 0.9 - along * 0.2, ball - down * 3.7 - along * 0.8, (0.95, 0.95))
    yield Halo(loop, 0.5)
    yield Fill(loop, "prop")


@_marks.register
def _dumbbell(prop: props.Dumbbell, scene: Scene, layer: PropLayer) -> Iterator[Mark]:
    if layer == "over":
        middle = scene.palm + vector(scene.hand) + 0.8
        yield Halo(disc(middle, 5.7), 0.8)
        yield Fill(disc(middle, 5.7), "tool")
        yield Trace(disc(middle, 4.0), "prop_mid", 0.7)
        yield Fill(disc(middle, 1.3), "prop_mid")


@_marks.register
def _gun(prop: props.Gun, scene: Scene, layer: PropLayer) -> Iterator[Mark]:
    """Yield the massage gun, with the hand over its grip."""
    if layer != "front":
        return
    place = gun_place(scene.pose, scene.body.joints, scene.body.angles, scene.moment.at)
    head, out, down = place.head, vector(place.barrel_angle), vector(place.grip_angle)
    ball, neck = disc(head + out * 1.7, 2.0), capsule(head + out * 2.0, head + out * 5.0, (0.9, 0.9))
    barrel = capsule(head + out * 6.2, head + out * 11.2, (2.5, 2.7))
    grip = capsule(head + out * 8.4 + down * 2.0, head + out * 8.4 + down * 9.6, (1.55, 1.75))
    yield Halo((*ball, *neck, *barrel, *grip), 0.8)
    yield Fill(neck, "prop_mid")
    yield Fill((*grip, *barrel), "tool")
    yield Fill(ball, "ink")
    yield Fill(disc(head + out * 10.6, 1.1), "prop_mid")
    fist = capsule(place.grip - down * 0.6, place.grip + down * 0.9, (2.35, 2.2))
    yield Halo(fist, 0.5)
    yield Fill(fist, "skin")


@_marks.register
def _basin(prop: props.Basin, scene: Scene, layer: PropLayer) -> Iterator[Mark]:
    left, right = prop.x, prop.x + prop.width

    def up_to(top: float) -> Shape:
        slope = 0.2 * top / prop.height
        return polygon([left + 2.2 + 0j, right - 2.2 + 0j, complex(right - slope, top), complex(left + slope, top)])

    if layer == "back":
        yield Fill(up_to(prop.level), prop.water, _BEHIND)
    if layer == "front":
        yield Fill(up_to(prop.level), prop.water, WATER)
        yield Stroke((complex(left + 1.0, prop.level), complex(right - 1.0, prop.level)), prop.water, 1.0)
        yield Trace(up_to(prop.height), "prop", 1.8)
        yield Stroke((complex(left - 0.6, prop.height), complex(right + 0.6, prop.height)), "prop", 2.4)


@_marks.register
def _tub(prop: props.Tub, scene: Scene, layer: PropLayer) -> Iterator[Mark]:
    body, water = _tub_up_to(prop, prop.height), _tub_up_to(prop, prop.level)
    left, right = prop.x, prop.x + prop.width
    if layer == "back":
        yield Fill(body, "prop_faint")
        yield Fill(water, prop.water, _BEHIND)
    if layer == "front":
        yield Fill(water, prop.water, WATER)
        yield Stroke(_waves(left + 3.0, right - 3.0, prop.level, scene.moment, height=0.45), prop.water, 1.0)
        yield Trace(body, "prop", 2.2)
        yield Stroke((complex(left - 1.5, prop.height), complex(right + 1.5, prop.height)), "prop", 3.0)
        for foot in (left + 16.0, right - 18.0):
            yield Fill(box(foot, -0.2, 5.0, 2.2, 0.8), "prop")
        yield from (_ice if prop.signs == "ice" else _steam)(prop, scene.moment)


def _waves(left: float, right: float, level: float, moment: PoseMoment, *, height: float) -> tuple[complex, ...]:
    """Return the line of the water's surface, which advances by one wave per cycle of the ripple."""
    count = round((right - left) / 3.0)
    points = ((left + step * (right - left) / count, step * 0.9 + moment.ripple * tau) for step in range(count + 1))
    return tuple(complex(x, level + sin(turn) * height) for x, turn in points)


def _tub_up_to(prop: props.Tub, top: float) -> Shape:
    """Return the inside of a tub up to a height: round at the feet end, steeper behind the back."""
    left, right = prop.x, prop.x + prop.width

    def wall(start: complex, first: complex, second: complex, end: complex) -> list[complex]:
        return [point for point in curve(start, first, second, end) if point.imag <= top + 0.01]

    height = prop.height
    down = wall(complex(left, height), complex(left + 2, height * 0.4), complex(left + 5, 2), complex(left + 15, 2))
    up = wall(complex(right - 12, 2), complex(right - 4, 2), complex(right - 2, height * 0.4), complex(right, height))
    return polygon([complex(down[0].real, top), *down, *up, complex(up[-1].real, top)])


def _ice(prop: props.Tub, moment: PoseMoment) -> Iterator[Mark]:
    for number, (share, lies) in enumerate(_ICE):
        bob = sin(moment.ripple * tau + number * 2.0) * 0.5
        middle = complex(prop.x + prop.width * share, prop.level - 0.4 + bob)
        corners = [middle + vector(lies + 45.0 + 90.0 * corner, 3.0) for corner in range(4)]
        cube = polygon(corners)
        yield Fill(cube, "stage")
        yield Fill(cube, prop.water, 0.18)
        yield Trace(cube, prop.water, 0.8)


def _steam(prop: props.Tub, moment: PoseMoment) -> Iterator[Mark]:
    for number, share in enumerate((0.5, 0.66, 0.82)):
        foot = complex(prop.x + prop.width * share, prop.level + 6.0)
        steam = (foot + complex(sin(step * 0.9 + moment.ripple * tau + number) * 1.5, step * 2.2) for step in range(9))
        yield Stroke(tuple(steam), prop.water, 1.3, 0.67)


@_marks.register
def _shower(prop: props.Shower, scene: Scene, layer: PropLayer) -> Iterator[Mark]:
    palm, along, spray = scene.palm, vector(scene.hand), vector(scene.hand + prop.spray)
    head, tail = palm + along * 5.4, palm - along * 4.2
    water: Tint = "cold" if scene.pose.family is Family.COLD else "heat"
    if layer == "back":
        yield Fill(box(prop.x - 2.6, 60.0, 3.0, 9.0, 1.0), "prop")
        yield Fill(disc(complex(prop.x - 3.4, 64.5), 2.0), "prop")
        yield Stroke(_hose(complex(prop.x - 2.4, 60.0), tail, along), "prop", 1.3)
    if layer == "over":
        held = capsule(tail, head, (1.0, 1.2))
        face = capsule(head + spray - spray * 3.4j, head + spray + spray * 3.4j, (1.3, 1.3))
        yield Halo((*held, *face), 0.7)
        yield Fill((*held, *face), "tool")
    if layer == "front":
        yield from _jets(prop, scene.moment, head, spray, water)
        yield from _drops(scene, water)
        yield Fill(box(prop.tray_x, 0.0, prop.tray_width, 1.4, 0.7), water, 0.6)


def _hose(start: complex, end: complex, along: complex) -> tuple[complex, ...]:
    handles = (start, complex(start.real + 1.4, 18.0), complex(end.real + 8.0, 20.0), end - along * 3.0 - 1j)
    return (*curve(*handles), end)


def _jets(prop: props.Shower, moment: PoseMoment, head: complex, spray: complex, water: Tint) -> Iterator[Mark]:
    for jet in range(5):
        aside = (jet - 2) * 1.4
        start, way = head + spray * 2.8 + spray * 1j * aside, spray + spray * 1j * aside * 0.07
        for drop in range(3):
            fallen = (drop / 3.0 + moment.ripple + jet * 0.13) % 1.0 * prop.reach
            yield Stroke((start + way * fallen, start + way * min(fallen + 2.6, prop.reach + 2.0)), water, 1.0)


def _drops(scene: Scene, water: Tint) -> Iterator[Mark]:
    for drop in range(5):
        x, fallen = (
            scene.body.joints["near_knee"].real - 3.0 + drop * 2.4,
            (drop * 0.21 + scene.moment.ripple) % 1.0 * 22.0,
        )
        yield Stroke((complex(x, 26.0 - fallen), complex(x, 23.2 - fallen)), water, 1.0)


@_marks.register
def _pack(prop: props.Pack, scene: Scene, layer: PropLayer) -> Iterator[Mark]:
    if layer != "front":
        return
    joints, angles = scene.body.joints, scene.body.angles
    middle, out, along = on_limb(prop.limb, prop.along, joints, angles, side="front", off=1.2)
    start, end = middle - along * prop.width / 2.0, middle + along * prop.width / 2.0
    pack = smooth(
        [
            start - out * 1.6,
            middle - out * 1.9,
            end - out * 1.6,
            end + along * 1.2 + out * 0.4,
            end + out * 2.0,
            point_between(start, end, 0.66) + out * 2.7,
            point_between(start, end, 0.33) + out * 2.7,
            start + out * 2.0,
            start - along * 1.2 + out * 0.4,
        ]
    )
    yield Halo(pack)
    yield Fill(pack, "prop_faint")
    yield Trace(pack, prop.water, 1.0)
    if prop.water == "cold":
        yield from _stars(point_between(start, end, share) + out * 0.5 for share in (0.22, 0.5, 0.78))
    else:
        for share in (0.25, 0.5, 0.75):
            foot = point_between(start, end, share) + out * 4.6
            steam = (
                foot + out * step * 1.1 + along * sin(step * 1.1 + scene.moment.ripple * tau) * 0.8 for step in range(6)
            )
            yield Stroke(tuple(steam), prop.water, 1.0, 0.8)


def _stars(middles: Iterator[complex]) -> Iterator[Mark]:
    """Yield the frost on an ice pack."""
    for middle in middles:
        for angle in (0.0, 60.0, 120.0):
            yield Stroke((middle - vector(angle, 1.3), middle + vector(angle, 1.3)), "cold", 0.6)


@_marks.register
def _wrap(prop: props.Wrap, scene: Scene, layer: PropLayer) -> Iterator[Mark]:
    if layer != "front":
        return
    start, end, radii = limb(prop.limb, scene.body.joints)
    out = unit(end - start) * 1j
    for share in prop.at:
        middle, radius = point_between(start, end, share), radii.at(share) + 0.5
        band = (middle + out * (radius + prop.over), middle - out * radius)
        yield Stroke(band, "stage", 2.8)
        yield Stroke(band, "prop", 1.7)


@_marks.register
def _pool(prop: props.Pool, scene: Scene, layer: PropLayer) -> Iterator[Mark]:
    water = box(-WIDEST, 0.0, 2.0 * WIDEST, prop.level)
    if layer == "back":
        yield Fill(water, "cold", 0.18)
    if layer == "front":
        yield Fill(water, "cold", DEEP_WATER)
        yield Stroke(_waves(-WIDEST, WIDEST, prop.level, scene.moment, height=0.8), "cold", 1.3)
        for depth, left, right in ((22.0, -50.0, -30.0), (27.0, 20.0, 44.0), (31.0, -12.0, 6.0)):
            yield Stroke((complex(left, prop.level - depth), complex(right, prop.level - depth)), "cold", 1.0, 0.5)


@_marks.register
def _bike(prop: props.Bike, scene: Scene, layer: PropLayer) -> Iterator[Mark]:
    crank, turn = complex(*prop.crank), scene.body.angles["crank"]
    if layer == "back":
        rear, front = complex(crank.real - 24.0, _WHEEL + 0.8), complex(crank.real + 36.0, _WHEEL + 0.8)
        for wheel in (rear, front):
            yield from _wheel(wheel, -turn)
        yield from _bike_frame(prop, rear, front)
        yield from _crank_arm(crank, turn + 180.0)
    if layer == "over":
        yield Fill(disc(crank, 3.3), "prop")
        yield Fill(disc(crank, 1.1), "stage")
        yield Stroke((crank, crank + vector(turn, CRANK)), "stage", 3.0)
        yield from _crank_arm(crank, turn)


def _wheel(middle: complex, turn: float) -> Iterator[Mark]:
    yield Trace(disc(middle, _WHEEL), "prop_mid", 2.0)
    yield Fill(disc(middle, 1.5), "prop_mid")
    for rim in arc(middle, _WHEEL, turn, 60.0, 6):
        yield Stroke((middle, rim), "prop_mid", 0.5)


def _bike_frame(prop: props.Bike, rear: complex, front: complex) -> Iterator[Mark]:
    crank, saddle, bar = complex(*prop.crank), complex(*prop.saddle), complex(*prop.bar)
    seat_tube, head_tube, stem = point_between(crank, saddle, 0.8), bar - 4.0 - 9.0j, bar - 4.8 - 2.0j
    for tube in ((crank, saddle), (crank, head_tube), (seat_tube, head_tube), (front, head_tube, stem, bar)):
        yield Stroke(tube, "prop", 2.0)
    for stay in ((crank, rear), (seat_tube, rear)):
        yield Stroke(stay, "prop", 1.6)
    yield Fill(capsule(saddle - 5.0 + 1.0j, saddle + 6.0 + 0.4j, (1.7, 1.1)), "ink")


def _crank_arm(crank: complex, angle: float) -> Iterator[Mark]:
    pedal = crank + vector(angle, CRANK)
    yield Stroke((crank, pedal), "prop", 1.8)
    yield Stroke((pedal - 2.7, pedal + 2.7), "prop", 1.9)
