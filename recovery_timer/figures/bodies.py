"""The marks of a body: skin, clothes and hair, and the active muscles.

Clothes make it a runner and hide the joints: a shirt on the trunk and half of the upper arm, shorts, shoes. It has no
face. Far limbs are darker. A muscle is drawn on its own side of the limb, in the colour of the family.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from recovery_timer.figures import hands
from recovery_timer.figures.contacts import limb
from recovery_timer.figures.geometry import angle_of, between, point_between, unit, vector, wrapped
from recovery_timer.figures.marks import (
    Fill,
    Halo,
    Mark,
    Path,
    Shape,
    Stroke,
    Tint,
    capsule,
    disc,
    ellipse,
    placed,
    smooth,
)
from recovery_timer.figures.poses import Layer, Pose
from recovery_timer.figures.skeleton import (
    FOREARM_RADII,
    SHIN_RADII,
    SPINE_RADII,
    THIGH_RADII,
    UPPER_ARM_RADII,
    LimbSide,
    Thickness,
    foot_point,
    hand,
    head,
    spine,
    toe_bend,
)
from recovery_timer.figures.solving import Body
from recovery_timer.routine.technique import Muscle

_FOOT = (
    (-2.7, -1.6), (-3.4, 1.0), (-2.6, 2.7), (1.2, 2.7), (5.8, 2.7), (8.7, 2.3), (9.5, 1.1), (7.8, -0.4), (4.4, -1.1),
    (2.3, -2.4), (0.0, -2.9),
)  # fmt: skip
"""The outline of a foot: along it from the ankle, and towards its sole."""

_TOES = (5, 6, 7)
_BALL_OF_TOES = (5.4, 1.2)
_SOLE_LINE, _SOLE_AHEAD, _SOLE_TO_TOES = (-2.6, 1.55), 8.2, 5.6

_SHORTS_SHARE, _SHORTS_OVER_MUSCLE = 0.42, 0.17
"""The share of the thigh that the shorts cover: normally, and to make room for a lit muscle of the thigh."""

# A head looking right: its outline and its hair, as distances in front of (x) and above (y) the middle.
_SKULL, _SKULL_ACROSS, _SKULL_ALONG = (-0.5, 0.7), 6.0, 6.2
_EAR, _EAR_ACROSS, _EAR_ALONG = (-0.4, -1.1), 1.25, 1.7
_FACE_START = (3.6, 5.2)
_FACE = (
    ((5.6, 3.6), (5.4, 2.0), (5.6, 1.4)),
    ((6.1, 0.2), (7.4, -0.9), (7.2, -1.5)),
    ((7.0, -2.0), (6.2, -1.9), (6.1, -2.2)),
    ((6.0, -2.8), (6.2, -3.6), (5.8, -4.2)),
    ((5.9, -5.6), (5.0, -6.5), (3.8, -6.4)),
    ((1.6, -6.2), (-0.6, -5.6), (-2.6, -3.8)),
    ((-2.6, -3.8), (-3.0, 3.0), (-3.0, 3.0)),
)
_HAIR_START = (5.25, 3.52)
_HAIR = (
    ((4.4, 6.0), (2.1, 7.6), (-0.7, 7.6)),
    ((-4.3, 7.6), (-7.2, 4.65), (-7.2, 1.0)),
    ((-7.2, -0.9), (-6.45, -2.6), (-5.11, -3.74)),
    ((-4.1, -3.9), (-2.6, -3.95), (-1.4, -3.6)),
    ((0.2, -3.0), (0.8, -1.4), (1.0, 0.7)),
    ((1.4, 0.9), (2.0, 0.8), (2.6, 1.4)),
    ((3.2, 2.9), (3.9, 3.5), (5.25, 3.52)),
)


class Belly(NamedTuple):
    """A muscle on one side of a limb: between the shares ``start`` and ``end`` of it, bulging ``out`` over the skin.

    ``front`` is 1 on the front of the limb, -1 on its back; ``peak`` is the share between start and end at which it is
    thickest.
    """

    front: int
    start: float
    end: float
    out: float
    peak: float = 0.45


_QUADS, _HAMSTRINGS = Belly(1, 0.2, 0.97, 0.9), Belly(-1, 0.2, 0.98, 0.9)
_CALF_OF_SKIN, _CALF = Belly(-1, -0.02, 0.8, 1.2, 0.4), Belly(-1, -0.02, 0.8, 1.9, 0.42)
_CALF_ON_SLEEVE = Belly(-1, 0.08, 0.74, 1.0, 0.42)
_DEEPEST_VISIBLE_FOLD = 112.0
"""The bend of the hip, in degrees, up to which its flexors are visible."""


def marks(pose: Pose, shown: Body, layer: Layer) -> Iterator[Mark]:
    """Yield the marks of one layer of the body; none for a layer of props."""
    match layer:
        case "near_arm" | "far_arm":
            yield from _arm(pose, shown, "near" if layer == "near_arm" else "far")
        case "near_leg" | "far_leg":
            yield from _leg(pose, shown, "near" if layer == "near_leg" else "far")
        case "head" | "neck" | "skull":
            yield from _head(pose, shown, layer)
        case "trunk":
            yield from _trunk(shown)
        case "spots":
            yield from _spots(pose, shown)
            yield from _fingers_behind(pose, shown)
        case _:
            pass


def _tint(name: Tint, side: LimbSide) -> Tint:
    far: dict[Tint, Tint] = {
        "skin": "far_skin", "shirt": "far_shirt", "shorts": "far_shorts", "shoe": "far_shoe", "muscle": "far_muscle",
    }  # fmt: skip
    return name if side == "near" else far[name]


def _lens(shape: Shape, side: LimbSide = "near") -> Iterator[Mark]:
    yield Halo(shape)
    yield Fill(shape, _tint("muscle", side))


def belly(start: complex, end: complex, radii: Thickness, muscle: Belly) -> Shape:
    """Return the outline of a muscle on a limb."""
    way, along = end - start, unit(end - start)
    length, out = abs(way), along * 1j * muscle.front
    first, last = point_between(start, end, muscle.start), point_between(start, end, muscle.end)
    first_radius, last_radius = radii.at(muscle.start), radii.at(muscle.end)
    top = point_between(first, last, muscle.peak)
    top_radius = between(first_radius, last_radius, muscle.peak) + muscle.out
    path = Path(first + out * first_radius * 0.35)
    path = path.curve_to(
        first + out * first_radius * 1.1 + along * length * 0.05,
        top + out * top_radius * 1.04 - along * length * 0.14,
        top + out * top_radius,
    )
    path = path.curve_to(
        top + out * top_radius * 0.98 + along * length * 0.16,
        last + out * last_radius * 1.05 - along * length * 0.1,
        last + out * last_radius * 0.3,
    )
    return (
        path.curve_to(
            point_between(first, last, 0.75) - out * first_radius * 0.42,
            point_between(first, last, 0.2) - out * first_radius * 0.48,
            path.start,
        ),
    )


def _leg(pose: Pose, shown: Body, side: LimbSide) -> Iterator[Mark]:
    hip, knee, ankle = (shown.joints[name] for name in ("hip", f"{side}_knee", f"{side}_ankle"))
    thigh = capsule(hip, knee, THIGH_RADII)
    shin = capsule(knee, ankle, SHIN_RADII) + belly(knee, ankle, SHIN_RADII, _CALF_OF_SKIN)
    foot = _foot(shown, side)
    yield Halo((*thigh, *shin, *foot))
    yield Fill(shin, _tint("skin", side))
    yield from _shoe(pose, shown, side, foot)
    yield Fill(thigh, _tint("skin", side))
    lit = pose.lit if side == "near" or pose.lit_far else frozenset()
    if pose.sleeve:
        sleeve = capsule(point_between(knee, ankle, 0.06), point_between(knee, ankle, 0.93), (4.25, 2.85))
        sleeve += belly(knee, ankle, SHIN_RADII, _CALF_OF_SKIN)
        yield Halo(sleeve, 0.5)
        yield Fill(sleeve, "prop" if side == "near" else "prop_mid")
    if Muscle.CALVES in lit:
        yield from _lens(belly(knee, ankle, SHIN_RADII, _CALF_ON_SLEEVE if pose.sleeve else _CALF), side)
    yield from _thigh(hip, knee, lit, side)


def _thigh(hip: complex, knee: complex, lit: frozenset[Muscle], side: LimbSide) -> Iterator[Mark]:
    """Yield the lit muscles of a thigh and the leg of the shorts."""
    if not lit & {Muscle.QUADS, Muscle.HAMSTRINGS}:
        end = point_between(hip, knee, _SHORTS_SHARE)
        radii = (THIGH_RADII.start + 0.5, THIGH_RADII.at(_SHORTS_SHARE) + 1.0)
        yield Fill(capsule(hip, end, radii), _tint("shorts", side))
        return
    for muscle, shape in ((Muscle.QUADS, _QUADS), (Muscle.HAMSTRINGS, _HAMSTRINGS)):
        if muscle in lit:
            yield from _lens(belly(hip, knee, THIGH_RADII, shape), side)
    end = point_between(hip, knee, _SHORTS_OVER_MUSCLE)
    yield Fill(capsule(hip, end, (THIGH_RADII.start + 0.4, THIGH_RADII.start + 0.1)), _tint("shorts", side))


def _foot(shown: Body, side: LimbSide) -> Shape:
    """Return the outline of a foot, with its toes bent if they stand on the floor."""
    ankle, angle = shown.joints[f"{side}_ankle"], shown.angles[f"{side}_foot"]
    points = placed(_FOOT, ankle, angle)
    bend = toe_bend(shown.joints, shown.angles, side)
    if bend:
        (ball,) = placed((_BALL_OF_TOES,), ankle, angle)
        for toe in _TOES:
            points[toe] = ball + (points[toe] - ball) * vector(bend)
    return smooth(points)


def _shoe(pose: Pose, shown: Body, side: LimbSide, foot: Shape) -> Iterator[Mark]:
    if pose.bare:
        yield Fill(foot, _tint("skin", side))
        return
    knee, ankle = shown.joints[f"{side}_knee"], shown.joints[f"{side}_ankle"]
    yield Fill(capsule(point_between(knee, ankle, 0.9), ankle, (2.6, 2.4)), _tint("skin", side))
    yield Fill(foot, _tint("shoe", side))
    ahead = _SOLE_TO_TOES if toe_bend(shown.joints, shown.angles, side) > 12.0 else _SOLE_AHEAD
    back, depth = _SOLE_LINE
    ends = (foot_point(shown.joints, shown.angles, side, along, depth) for along in (back, ahead))
    yield Stroke(tuple(ends), "stage", 0.55)


def _arm(pose: Pose, shown: Body, side: LimbSide) -> Iterator[Mark]:
    shoulder, elbow, wrist = (shown.joints[f"{side}_{name}"] for name in ("shoulder", "elbow", "wrist"))
    if isinstance(pose.hands.place(side), hands.OnPanel):  # without its shade, the hand would seem to wave
        yield Fill(disc(shown.joints[f"{side}_palm"] - 1.0 - 1.0j, 5.0), "prop_mid")
    arm = (
        *capsule(elbow, wrist, FOREARM_RADII),
        *_hand(pose, shown, side),
        *capsule(shoulder, elbow, UPPER_ARM_RADII),
    )
    yield Halo(arm)
    yield Fill(arm, _tint("skin", side))
    sleeve = capsule(shoulder, point_between(shoulder, elbow, 0.5), (4.1, 3.85))
    yield Fill(sleeve, _tint("shirt", side))


def _hand(pose: Pose, shown: Body, side: LimbSide) -> Shape:
    wrist, palm, fingers = (shown.joints[f"{side}_{name}"] for name in ("wrist", "palm", "fingers"))
    if side in pose.fists:
        return capsule(wrist, palm, (1.9, 2.35))
    angle = hand(shown.angles, side)
    flat = (*capsule(wrist, palm, (1.9, 1.75)), *capsule(palm, fingers, (1.75, 1.15)))
    lies = (hands.OnLimb, hands.OnFloor, hands.OnWaist, hands.OnKeyed, hands.OnPoint)
    if isinstance(pose.hands.place(side), lies):  # palm down: the thumb is hidden
        return flat + capsule(palm, wrist + vector(angle, 6.0), (1.7, 1.0))
    root = wrist + vector(angle, 1.6)
    return flat + capsule(wrist + vector(angle, 0.9), root + vector(angle + 48.0, 2.6), (1.0, 0.8))


def _fingers_behind(pose: Pose, shown: Body) -> Iterator[Mark]:
    """Yield the fingers of the far hand that come round the back of the near limb that the hand works on."""
    place = pose.hands.far
    if not isinstance(place, hands.OnLimb) or place.side != "back" or not place.limb.startswith("near"):
        return
    start, end, radii = limb(place.limb, shown.joints)
    along = unit(end - start)
    out = along * -1j
    inwards = -out * 3.4
    palm = shown.joints["far_palm"]
    share = ((palm - start) * along.conjugate()).real / abs(end - start)
    edge = point_between(start, end, share) + out * (radii.at(share) + 1.4)
    fingers = tuple(
        outline
        for number in (-1, 0, 1)
        for outline in capsule(edge + along * 1.9 * number, edge + along * 1.9 * number + inwards, (0.95, 0.85))
    )
    yield Halo(fingers, 0.6)
    yield Fill(fingers, "far_skin")


def _trunk(shown: Body) -> Iterator[Mark]:
    yield Halo(_trunk_between(shown, 0.0, 1.0))
    yield Fill(_trunk_between(shown, 0.0, 0.25, 0.1), "shorts")
    yield Fill(_trunk_between(shown, 0.2, 1.0), "shirt")


def _trunk_between(shown: Body, low: float, high: float, extra: float = 0.0) -> Shape:
    hip = shown.joints["hip"]
    points = [
        (spine(shown.angles, share, hip), radius + extra) for share, radius in SPINE_RADII if low <= share <= high
    ]
    return tuple(
        outline for (start, first), (end, last) in pairwise(points) for outline in capsule(start, end, (first, last))
    )


def _head(pose: Pose, shown: Body, layer: Layer) -> Iterator[Mark]:
    """Yield neck and skull; only one of them if an arm is painted in between."""
    angle, joints = head(shown.angles), shown.joints
    nape = joints["neck"] + vector(angle, 1.5)
    if layer == "neck":
        neck = capsule(point_between(joints["chest"], joints["neck"], 0.62), nape, (2.9, 2.7))
    else:
        neck = capsule(point_between(joints["chest"], joints["neck"], 0.1), nape, (3.1, 2.7))
    if layer != "skull":
        yield Halo(neck)
        yield Fill(neck, "far_skin")
    if layer != "neck":
        yield from _skull(
            pose, joints["head"], angle, neck if layer == "head" else capsule(joints["neck"], nape, (2.6, 2.6))
        )


def _skull(pose: Pose, middle: complex, angle: float, neck: Shape) -> Iterator[Mark]:
    """Yield skull, hair and ear over the neck, which the line round the skull must not cut."""
    front, up = vector(angle - 90.0), vector(angle)

    def at(point: tuple[float, float]) -> complex:
        return middle + front * point[0] + up * point[1]

    def path(start: tuple[float, float], curves: tuple[tuple[tuple[float, float], ...], ...]) -> Shape:
        drawn = Path(at(start))
        for first, second, end in curves:
            drawn = drawn.curve_to(at(first), at(second), at(end))
        return (drawn,)

    skull = (*ellipse(at(_SKULL), _SKULL_ACROSS, _SKULL_ALONG, angle), *path(_FACE_START, _FACE))
    hair = path(_HAIR_START, _HAIR)
    yield Halo((*skull, *hair))
    yield Fill(neck, "far_skin")
    yield Fill(skull, "skin")
    yield Fill(hair, "shoe" if pose.cap else "hair")
    yield Fill(ellipse(at(_EAR), _EAR_ACROSS, _EAR_ALONG, angle), "far_skin")


def _spots(pose: Pose, shown: Body) -> Iterator[Mark]:
    """Yield the lit muscles round the hip."""
    angles, hip = shown.angles, shown.joints["hip"]
    thigh, torso = angles["near_thigh"], angles["torso"]
    if Muscle.GLUTES in pose.lit:
        yield from _lens(_glutes(hip, torso, thigh, pose.seat))
    if Muscle.HIP_FLEXORS in pose.lit and wrapped(thigh - torso + 180.0) < _DEEPEST_VISIBLE_FOLD:
        forward = unit(vector(torso - 90.0) + vector(thigh + 90.0))
        across = vector(torso) - vector(thigh)
        lean = angle_of(across) if abs(across) > 0.2 else torso
        yield from _lens(ellipse(hip + forward * 3.9 + vector(thigh, 1.2), 3.0, 5.3, lean))


def _glutes(hip: complex, torso: float, thigh: float, seat: float | None) -> Shape:
    """Return a crescent round the back of the hip; it grows with the fold."""
    back = torso + 90.0
    under = back + wrapped(thigh - 90.0 - back)
    middle = (back + under) / 2.0 if seat is None else seat
    half = min(46.0 + max(0.0, under - back) * 0.25, 64.0)

    def at(share: float, radius: float) -> complex:
        return hip + vector(middle + half * share, radius)

    crescent = Path(at(-1.0, 6.9)).curve_to(at(-0.5, 9.0), at(0.5, 9.0), at(1.0, 6.9))
    return (crescent.curve_to(at(0.42, 1.6), at(-0.42, 1.6), at(-1.0, 6.9)),)
