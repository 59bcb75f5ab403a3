"""The contacts of a body: the floor, a limb under a hand, the roller, the pedals."""

from collections.abc import Callable, Mapping
from math import cos, pi, radians, sin
from typing import NamedTuple, assert_never

from recovery_timer.figures import hands, props
from recovery_timer.figures.data import Limb, Skin
from recovery_timer.figures.geometry import angle_of, between, point_between, unit, vector, wrapped
from recovery_timer.figures.motion import Across, Circle, Glide
from recovery_timer.figures.poses import Pose
from recovery_timer.figures.skeleton import (
    FOREARM_RADII,
    HAND_RADIUS,
    HEAD_RADIUS,
    LIMB_SIDES,
    SEAT_RADIUS,
    SHIN_RADII,
    SPINE_RADII,
    THIGH_RADII,
    UPPER_ARM_RADII,
    Angles,
    Joints,
    LimbSide,
    Thickness,
    has_heel_up,
    spine,
)

ROLLER_RADIUS = 4.7
CRANK = 7.0
"""The length of a bicycle's crank."""

_ARM_WITH_WEIGHT = 33.0
_BACK_OF_HEEL = 2.7
_HEEL_POINTS, _FLAT_POINTS = ("heel", "ball"), ("heel", "ball", "tip")

JOINT_OF_PART = {
    "sole": "ankle", "heel": "ankle", "ball": "ball", "toe": "ball", "knee": "knee", "shin": "knee",
    "elbow": "elbow", "hand": "palm", "seat": "hip", "back": "hip", "head": "head",
}  # fmt: skip
"""The joint that is placed at a pose's ``x`` if the part is its pin."""


class SkinPoint(NamedTuple):
    """A point on the skin, the direction outwards, and the direction along the limb."""

    point: complex
    normal: complex
    along: complex


def split(part: str) -> tuple[LimbSide, str]:
    """Split ``far_sole`` into its side and its name; parts of the trunk count as near."""
    for side in LIMB_SIDES:
        if part.startswith(f"{side}_"):
            return side, part.removeprefix(f"{side}_")
    return "near", part


def joint_of(part: str) -> str:
    """Return the joint of `JOINT_OF_PART` with its side."""
    side, name = split(part)
    joint = JOINT_OF_PART[name]
    return joint if joint in {"hip", "head"} else f"{side}_{joint}"


def lowest(part: str, joints: Joints, angles: Angles) -> float:
    """Return the height of the lowest point of a part of the body.

    Raises:
        KeyError: if there is no such part.
    """
    side, name = split(part)
    if name in _ROUND_PARTS:
        joint, radius = _ROUND_PARTS[name]
        return joints[joint if joint in joints else f"{side}_{joint}"].imag - radius
    return _OTHER_PARTS[name](joints, angles, side)


def _lowest_of_sole(joints: Joints, angles: Angles, side: LimbSide) -> float:
    return min(joints[f"{side}_{point}"].imag for point in ("heel", "ball"))


def _lowest_of_toes(joints: Joints, angles: Angles, side: LimbSide) -> float:
    points = ("ball",) if has_heel_up(angles, side) else ("ball", "tip", "instep")
    return min(joints[f"{side}_{point}"].imag for point in points)


def _lowest_of_shin(joints: Joints, angles: Angles, side: LimbSide) -> float:
    return min(joints[f"{side}_knee"].imag - SHIN_RADII.start, joints[f"{side}_ankle"].imag - SHIN_RADII.end)


def _lowest_of_back(joints: Joints, angles: Angles, side: LimbSide) -> float:
    return min(spine(angles, share, joints["hip"]).imag - radius for share, radius in SPINE_RADII)


def _lowest_of_heel(joints: Joints, angles: Angles, side: LimbSide) -> float:
    """Return the lowest point of a heel, which rests on its back where the foot points up."""
    foot = angles[f"{side}_foot"]
    if abs(wrapped(foot)) < 60.0:
        return joints[f"{side}_heel"].imag
    behind = vector(foot, -_BACK_OF_HEEL).imag - 1.2
    return joints[f"{side}_ankle"].imag + min(behind, vector(foot - 90.0, _BACK_OF_HEEL).imag, -2.75)


_ROUND_PARTS: Mapping[str, tuple[str, float]] = {
    "ball": ("ball", 0.0),
    "knee": ("knee", THIGH_RADII.end),
    "ankle": ("ankle", SHIN_RADII.end),
    "elbow": ("elbow", UPPER_ARM_RADII.end),
    "wrist": ("wrist", FOREARM_RADII.end),
    "hand": ("palm", HAND_RADIUS),
    "seat": ("hip", SEAT_RADIUS),
    "thigh": ("hip", THIGH_RADII.start),
    "head": ("head", HEAD_RADIUS),
}
"""Parts that are round: their joint and their radius."""

_OTHER_PARTS: Mapping[str, Callable[[Joints, Angles, LimbSide], float]] = {
    "sole": _lowest_of_sole,
    "heel": _lowest_of_heel,
    "toe": _lowest_of_toes,
    "shin": _lowest_of_shin,
    "back": _lowest_of_back,
}


def lowest_of_feet(joints: Joints, angles: Angles) -> float:
    """Return the lowest point of both feet."""
    return min(
        joints[f"{side}_{point}"].imag
        for side in LIMB_SIDES
        for point in (_HEEL_POINTS if has_heel_up(angles, side) else _FLAT_POINTS)
    )


def limb(name: Limb, joints: Joints) -> tuple[complex, complex, Thickness]:
    """Return the start and the end of a limb, and its thickness."""
    side, bone = split(name)
    knee = joints[f"{side}_knee"]
    if bone == "thigh":
        return joints["hip"], knee, THIGH_RADII
    return knee, joints[f"{side}_ankle"], SHIN_RADII


def on_limb(name: Limb, along: float, joints: Joints, angles: Angles, *, side: Skin, off: float = 0.0) -> SkinPoint:
    """Return the point ``along`` a limb (a share) on one side of its skin, ``off`` units away from it."""
    start, end, radii = limb(name, joints)
    turned = -90.0 if side == "back" else 90.0
    normal = vector(angles[name] + turned)
    radius = 0.0 if side == "mid" else radii.at(along)
    return SkinPoint(point_between(start, end, along) + normal * (radius + off), normal, vector(angles[name]))


def hand_on_limb(pose: Pose, place: hands.OnLimb, joints: Joints, angles: Angles, at: float) -> complex:
    """Return where a hand on a limb is at the moment ``at`` of its circle or stroke."""
    point, normal, along = on_limb(place.limb, place.along, joints, angles, side=place.side)
    turn = 2.0 * pi * at + place.phase
    match pose.cycle:
        case Circle():
            point += along * (cos(turn) * 4.0) + normal * (sin(turn) * 1.2)
        case Across():
            point += normal * (cos(turn) * 1.6) + along * (cos(turn) * 0.8)
        case _:
            pass
    return point if place.side == "mid" else point + normal * HAND_RADIUS


class GunPlace(NamedTuple):
    """The points of the gun's head and its grip, and the angles of its barrel (away from the skin) and its grip."""

    head: complex
    grip: complex
    barrel_angle: float
    grip_angle: float


def gun_place(pose: Pose, joints: Joints, angles: Angles, at: float) -> GunPlace:
    """Return the position of the massage gun of ``pose`` at the moment ``at`` of its path.

    Raises:
        LookupError: if the pose has no gun that glides.
    """
    gun, cycle = props.find(pose.props, props.Gun), pose.cycle
    if gun is None or not isinstance(cycle, Glide):
        raise LookupError(f"{pose.technique} has no gun that glides")
    head, normal, _ = on_limb(gun.limb, between(cycle.start, cycle.end, at), joints, angles, side=gun.side)
    barrel = angle_of(normal) + gun.tilt
    grip = barrel + gun.grip
    return GunPlace(head, head + vector(barrel, 8.2) + vector(grip, 4.6), barrel, grip)


def hand_target(pose: Pose, side: LimbSide, joints: Joints, angles: Angles, at: float) -> complex:
    """Return the point that the middle of a hand's palm has to reach.

    Raises:
        LookupError: if the pose gives no place for that hand.
    """
    match pose.hands.place(side):
        case None:
            raise LookupError(f"{pose.technique} gives the {side} hand no place")
        case hands.OnWall() | hands.OnPanel() | hands.OnFloor() | hands.OnPoint() as place:
            return _in_the_room(pose, place)
        case hands.OnKeyed():
            return complex(angles[f"{side}_hand_at_x"], angles[f"{side}_hand_at_y"])
        case hands.OnGun():
            return gun_place(pose, joints, angles, at).grip
        case hands.OnLimb() as place:
            return hand_on_limb(pose, place, joints, angles, at)
        case place:
            return _on_the_body(place, side, joints, angles)


def _in_the_room(pose: Pose, place: hands.OnWall | hands.OnPanel | hands.OnFloor | hands.OnPoint) -> complex:
    match place:
        case hands.OnWall(y=y):
            return complex(wall_x(pose) - HAND_RADIUS, y)
        case hands.OnPanel(x=x, y=y):
            return complex(x, y)
        case hands.OnFloor(x=x):
            return complex(x, HAND_RADIUS)
        case hands.OnPoint(at=point):
            return complex(*point)
    assert_never(place)


def _on_the_body(
    place: hands.OnWaist | hands.OnAnkle | hands.OnStrap | hands.Hanging, side: LimbSide, joints: Joints, angles: Angles
) -> complex:
    shoulder = joints[f"{side}_shoulder"]
    match place:
        case hands.OnWaist(up=up, forward=forward):
            return joints["hip"] + vector(angles["torso"], up) + vector(angles["torso"] - 90.0, forward)
        case hands.OnAnkle(of=of, up=up, off=off):
            shin = angles[f"{of}_shin"]
            return joints[f"{of}_ankle"] + vector(shin + 180.0, up) + vector(shin + 90.0, off)
        case hands.OnStrap():
            return shoulder + unit(joints["near_ball"] - shoulder) * angles["reach"]
        case hands.Hanging():
            return shoulder + vector(angles["lean"], _ARM_WITH_WEIGHT)
    assert_never(place)


def hand_angle(pose: Pose, side: LimbSide, angles: Angles) -> float | None:
    """Return the angle that a hand keeps; None if it continues the forearm."""
    place = pose.hands.place(side)
    if isinstance(place, hands.OnLimb):
        return angles[place.limb] + place.slant
    own = place.hand if place is not None else None
    return angles.get(f"{side}_hand") if own is None else own


def wall_x(pose: Pose) -> float:
    """Return the x of the wall's surface.

    Raises:
        LookupError: if the pose has no wall.
    """
    wall = props.find(pose.props, props.Wall)
    if wall is None:
        raise LookupError(f"{pose.technique} has no wall")
    return wall.x


def roller_contact(roller: props.Roller, joints: Joints, angles: Angles) -> tuple[complex, float, float]:
    """Return the middle of the limb above the roller, its radius there, and its angle."""
    if roller.limb == "seat":
        return joints["hip"] + angles["roll"], SEAT_RADIUS - 0.4, 0.0
    start, end, radii = limb(roller.limb, joints)
    return point_between(start, end, angles["roll"]), radii.at(angles["roll"]), angle_of(end - start)


def roller_middle(roller: props.Roller, joints: Joints, angles: Angles) -> complex:
    """Return the middle of the roller on the floor."""
    return complex(roller_contact(roller, joints, angles)[0].real, ROLLER_RADIUS)


def roller_gap(roller: props.Roller, joints: Joints, angles: Angles) -> float:
    """Return the distance between the roller and the limb that lies on it."""
    middle, radius, angle = roller_contact(roller, joints, angles)
    return middle.imag - radius / max(0.5, abs(cos(radians(angle)))) - 2.0 * ROLLER_RADIUS


def pedal(bike: props.Bike, angles: Angles, side: LimbSide) -> complex:
    """Return the middle of a pedal."""
    return complex(*bike.crank) + vector(angles["crank"] + (180.0 if side == "far" else 0.0), CRANK)
