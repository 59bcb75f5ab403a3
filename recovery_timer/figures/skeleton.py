"""The single skeleton of all figures: the lengths of bones, the thickness of parts, and the positions of joints.

Lengths are in hundredths of the standing height. A figure faces right; lying on the back is the same body turned by 90
degrees, so nose, knees, elbows and toes always point or bend to the same side. The limbs closer to the viewer are
``near``.

Angles are absolute, by bone: ``torso`` (from the hip), ``chest`` (the upper half of the trunk), ``neck``, ``head``, and
``near_`` or ``far_`` before ``upper_arm``, ``forearm``, ``hand``, ``thigh``, ``shin`` and ``foot``. A limb that points
out of the picture is drawn shorter: ``near_thigh_length`` and its like are shares of the full length.
"""

from typing import Literal, NamedTuple

from recovery_timer.figures.geometry import curve_point, near_to, two_bones, vector, wrapped

LimbSide = Literal["near", "far"]
LIMB_SIDES: tuple[LimbSide, LimbSide] = ("near", "far")

Angles = dict[str, float]
"""Angles by bone, and whatever else a key frame of a pose sets (see `recovery_timer.figures.poses.Key`)."""

Joints = dict[str, complex]
"""Points of the body by name: ``hip``, ``near_knee``, ``far_palm`` ..."""

TORSO, NECK, HEAD = 29.0, 7.0, 5.1
UPPER_ARM, FOREARM, HAND, PALM = 16.0, 14.5, 5.4, 3.0
"""`PALM` is from the wrist to the middle of the palm, where a hand touches."""
THIGH, SHIN = 24.5, 24.0

HAND_RADIUS = 1.7
"""Half the thickness of a hand that lies flat."""
SEAT_RADIUS = 6.9
HEAD_RADIUS = 6.3


class Thickness(NamedTuple):
    """The radii of a limb at its start and its end."""

    start: float
    end: float

    def at(self, share: float) -> float:
        """Return the radius at ``share`` of the limb."""
        return self.start + (self.end - self.start) * share


THIGH_RADII, SHIN_RADII = Thickness(6.3, 4.3), Thickness(4.1, 2.6)
UPPER_ARM_RADII, FOREARM_RADII = Thickness(3.4, 2.7), Thickness(2.7, 1.9)
SPINE_RADII = ((0.0, 6.7), (0.22, 6.3), (0.45, 5.6), (0.72, 6.6), (0.9, 6.5), (1.0, 5.4))
"""The radius of the trunk at shares of its length."""

SHOULDER_SHARE = 0.92
FOOT_POINTS = {"heel": (-2.4, 2.7), "ball": (6.0, 2.7), "tip": (8.9, 1.5), "instep": (8.4, -0.6)}
"""Points of a foot from its ankle: along the foot, and towards the sole."""


def spine(angles: Angles, share: float, hip: complex = 0j) -> complex:
    """Return the middle of the trunk at ``share`` of its length; it is bent if torso and chest differ."""
    middle = hip + vector(angles["torso"], TORSO / 2.0)
    return curve_point((hip, middle, middle + vector(chest(angles), TORSO / 2.0)), share)


def chest(angles: Angles) -> float:
    """Return the angle of the upper half of the trunk."""
    return angles.get("chest", angles["torso"])


def neck(angles: Angles) -> float:
    """Return the angle of the neck."""
    return angles.get("neck", chest(angles))


def head(angles: Angles) -> float:
    """Return the angle of the head."""
    return angles.get("head", neck(angles))


def hand(angles: Angles, side: LimbSide) -> float:
    """Return the angle of a hand, which continues the forearm unless it has its own."""
    return angles.get(f"{side}_hand", angles[f"{side}_forearm"])


def length(angles: Angles, side: LimbSide, bone: str, full: float) -> float:
    """Return the apparent length of a limb of length ``full``."""
    return full * angles.get(f"{side}_{bone}_length", 1.0)


def joints(angles: Angles, hip: complex = 0j) -> Joints:
    """Return every joint of a body with these ``angles`` whose hip is at ``hip``."""
    found = {"hip": hip, "chest": spine(angles, 1.0, hip)}
    found["neck"] = found["chest"] + vector(neck(angles), NECK)
    found["head"] = found["neck"] + vector(head(angles), HEAD)
    shoulder = spine(angles, SHOULDER_SHARE, hip)
    for side in LIMB_SIDES:
        found[f"{side}_shoulder"] = shoulder
        place_arm(found, angles, side)
        place_leg(found, angles, side)
    return found


def place_arm(found: Joints, angles: Angles, side: LimbSide) -> None:
    """Put the joints of one arm into ``found``, from its shoulder on."""
    elbow = found[f"{side}_shoulder"] + vector(
        angles[f"{side}_upper_arm"], length(angles, side, "upper_arm", UPPER_ARM)
    )
    wrist = elbow + vector(angles[f"{side}_forearm"], length(angles, side, "forearm", FOREARM))
    found[f"{side}_elbow"], found[f"{side}_wrist"] = elbow, wrist
    found[f"{side}_palm"] = wrist + vector(hand(angles, side), PALM)
    found[f"{side}_fingers"] = wrist + vector(hand(angles, side), HAND)


def place_leg(found: Joints, angles: Angles, side: LimbSide) -> None:
    """Put the joints of one leg into ``found``, from the hip on."""
    knee = found["hip"] + vector(angles[f"{side}_thigh"], length(angles, side, "thigh", THIGH))
    ankle = knee + vector(angles[f"{side}_shin"], length(angles, side, "shin", SHIN))
    found[f"{side}_knee"], found[f"{side}_ankle"] = knee, ankle
    for name, (along, down) in FOOT_POINTS.items():
        found[f"{side}_{name}"] = foot_point(found, angles, side, along, down)


def foot_point(found: Joints, angles: Angles, side: LimbSide, along: float, down: float) -> complex:
    """Return a point of a foot: ``along`` it from the ankle, and ``down`` towards its sole."""
    foot = angles[f"{side}_foot"]
    return found[f"{side}_ankle"] + vector(foot, along) + vector(foot - 90.0, down)


def reach_with_leg(found: Joints, angles: Angles, side: LimbSide, ankle: complex, bend: int = -1) -> None:
    """Turn thigh and shin so that the ankle is at ``ankle``, or as near as the leg reaches."""
    thigh, shin = two_bones(
        found["hip"], ankle, length(angles, side, "thigh", THIGH), length(angles, side, "shin", SHIN), bend
    )
    angles[f"{side}_thigh"] = near_to(thigh, angles[f"{side}_thigh"])
    angles[f"{side}_shin"] = near_to(shin, angles[f"{side}_shin"])
    place_leg(found, angles, side)


def reach_with_arm(found: Joints, angles: Angles, side: LimbSide, palm: complex, hand_angle: float | None) -> None:
    """Turn an arm so that the middle of its palm is at ``palm``, or as near as it reaches.

    The hand keeps ``hand_angle``; if it is None, it continues the forearm.
    """
    shoulder = found[f"{side}_shoulder"]
    upper, fore = length(angles, side, "upper_arm", UPPER_ARM), length(angles, side, "forearm", FOREARM)
    if hand_angle is None:
        angles.pop(f"{side}_hand", None)
        arm = two_bones(shoulder, palm, upper, fore + PALM, 1)
    else:
        angles[f"{side}_hand"] = hand_angle
        arm = two_bones(shoulder, palm - vector(hand_angle, PALM), upper, fore, 1)
    angles[f"{side}_upper_arm"], angles[f"{side}_forearm"] = arm
    place_arm(found, angles, side)


def has_heel_up(angles: Angles, side: LimbSide) -> bool:
    """Whether a foot points down, so that only its toes can stand."""
    return -115.0 < wrapped(angles[f"{side}_foot"]) < -4.0


def toe_bend(found: Joints, angles: Angles, side: LimbSide) -> float:
    """Return the angle by which the toes bend at the ball of the foot: they stay flat while the heel comes up."""
    if not has_heel_up(angles, side):
        return 0.0
    on_floor = max(0.0, min(1.0, (2.2 - found[f"{side}_ball"].imag) / 2.0))
    return on_floor * min(88.0, -wrapped(angles[f"{side}_foot"]))
