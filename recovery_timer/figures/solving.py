"""Solving keys for the whole body at any moment: on the floor, feet where they stand, hands on what they hold."""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple, TypeVar

from recovery_timer.figures import props
from recovery_timer.figures.contacts import (
    hand_angle,
    hand_target,
    joint_of,
    lowest,
    lowest_of_feet,
    pedal,
    roller_gap,
    split,
)
from recovery_timer.figures.geometry import between, point_between, vector
from recovery_timer.figures.motion import PoseMoment
from recovery_timer.figures.poses import KeyFrame, Pose, Settle, key_frames
from recovery_timer.figures.skeleton import (
    FOOT_POINTS,
    LIMB_SIDES,
    Angles,
    Joints,
    LimbSide,
    joints,
    reach_with_arm,
    reach_with_leg,
)

_ON_FOOT = ("sole", "heel", "toe", "ball")
_PLANTED_JOINT = {"sole": "ankle", "heel": "heel", "ball": "ball", "toe": "ball"}
_ROUNDS = 3
"""How many times a key is settled and its legs bent: turning the trunk moves the feet, and vice versa."""

_CLOSE, _NO_EFFECT = 1e-4, 1e-9
_MOST_TURN = 40.0
_PEDAL_ABOVE_AXLE = 0.6

_Value = TypeVar("_Value", float, complex)


class Body(NamedTuple):
    """A solved body: its angles, its joints, and the targets that its hands had to reach."""

    angles: Angles
    joints: Joints
    targets: dict[str, complex]


def body(pose: Pose, moment: PoseMoment) -> Body:
    """Return the body of ``pose`` at ``moment``.

    The movement runs evenly over all keys; between two, angles are interpolated and contacts kept.
    """
    solved = _solved_keys(pose)
    place = min(max(moment.at, 0.0), 1.0) * (len(solved) - 1)
    number = min(int(place), max(len(solved) - 2, 0))
    way = _Way(solved[number], solved[min(number + 1, len(solved) - 1)], place - number)
    angles = _blended(way)
    _sway(angles, moment.sway)
    if props.find(pose.props, props.Roller) is not None:
        angles = _settled(pose, KeyFrame(angles=angles, ground=way.first.frame.ground))
    found = joints(angles, _root(pose, angles))
    for side in pose.plant:
        _plant(found, angles, side, way)
    _pedal(pose, found, angles)
    _cross(pose, found, angles)
    targets = _reach(pose, found, angles, moment.at)
    if moment.swapped:
        return Body(_swapped(angles), _swapped(found), _swapped(targets))
    return Body(angles, found, targets)


class _SolvedKey(NamedTuple):
    frame: KeyFrame
    joints: Joints


class _Way(NamedTuple):
    """The way from one key to the next, of which ``share`` is done."""

    first: _SolvedKey
    last: _SolvedKey
    share: float

    def at(self, joint: str) -> complex:
        """Return the position of a joint on a straight way."""
        return point_between(self.first.joints[joint], self.last.joints[joint], self.share)


@lru_cache(maxsize=64)
def _solved_keys(pose: Pose) -> tuple[_SolvedKey, ...]:
    return tuple(_solve(pose, frame) for frame in key_frames(pose))


def _solve(pose: Pose, frame: KeyFrame) -> _SolvedKey:
    angles = _settled(pose, frame)
    return _SolvedKey(KeyFrame(angles=angles, ground=frame.ground), joints(angles, _root(pose, angles)))


def _settled(pose: Pose, frame: KeyFrame) -> Angles:
    """Return the angles of ``frame``, turned until the parts that should touch the ground do."""
    angles = dict(frame.angles)
    for _ in range(_ROUNDS):
        for settle in pose.settle:
            if settle.until in (*frame.ground, "roller"):
                angles = _turned_until(pose, settle, angles)
        found = joints(angles, _root(pose, angles))
        for side in LIMB_SIDES:
            _stand(pose, frame, found, angles, side)
    return angles


def _turned_until(pose: Pose, settle: Settle, angles: Angles) -> Angles:
    """Return ``angles`` with the bones of ``settle`` turned together until its part touches (the secant method)."""

    def turned(by: float) -> Angles:
        return angles | {bone: angles.get(bone, angles["torso"]) + by for bone in settle.turn}

    def gap(by: float) -> float:
        tried = turned(by)
        found = joints(tried, _root(pose, tried))
        roller = props.find(pose.props, props.Roller)
        if settle.until == "roller" and roller is not None:
            return roller_gap(roller, found, tried)
        return lowest(settle.until, found, tried)

    before, now = 0.0, 0.5
    gap_before, gap_now = gap(before), gap(now)
    while abs(gap_now) > _CLOSE and abs(gap_now - gap_before) > _NO_EFFECT:
        step = gap_now * (now - before) / (gap_now - gap_before)
        before, now = now, max(-_MOST_TURN, min(_MOST_TURN, now - step))
        gap_before, gap_now = gap_now, gap(now)
    return turned(now)


def _stand(pose: Pose, frame: KeyFrame, found: Joints, angles: Angles, side: LimbSide) -> None:
    """Bend a leg so that its foot stands on the floor where the key puts it."""
    part = _foot_part(frame.ground, side)
    if part is None or part == pose.pin.part or any(settle.until == part for settle in pose.settle):
        return
    ankle = found[f"{side}_ankle"] - 1j * lowest(part, found, angles)
    if f"{side}_foot_x" in angles:
        ankle = complex(angles[f"{side}_foot_x"], ankle.imag)
    if f"{side}_ball_x" in angles:
        ankle += angles[f"{side}_ball_x"] - found[f"{side}_ball"].real
    reach_with_leg(found, angles, side, ankle)


def _foot_part(ground: Iterable[str], side: LimbSide) -> str | None:
    """Return the part of a foot that is on the ground."""
    return next((part for part in ground if split(part)[0] == side and split(part)[1] in _ON_FOOT), None)


def _root(pose: Pose, angles: Angles) -> complex:
    """Return the position of the hip: the pinned part is on the floor or at its height, and its joint at ``x``."""
    pin, x = pose.pin, angles.get("x", 0.0)
    found = joints(angles)
    match pin.part:
        case "feet":
            return complex(x - found["hip"].real, -lowest_of_feet(found, angles))
        case "hip":
            return complex(x, pin.y)
        case "roll":
            roller = props.find(pose.props, props.Roller)
            assert roller is not None, "only a pose with a roller is pinned to it"
            return complex(x, -roller_gap(roller, joints(angles, complex(x, 0.0)), angles))
        case part:
            return complex(x - found[joint_of(part)].real, pin.y - lowest(part, found, angles))


def _blended(way: _Way) -> Angles:
    last = way.last.frame.angles
    return {name: between(angle, last.get(name, angle), way.share) for name, angle in way.first.frame.angles.items()}


def _sway(angles: Angles, by: float) -> None:
    for bone in ("torso", "chest"):
        if by and bone in angles:
            angles[bone] += by


def _plant(found: Joints, angles: Angles, side: LimbSide, way: _Way) -> None:
    """Keep a foot on its way between two keys; if it is on the ground in both, it stays there while it turns."""
    part = _foot_part((part for part in way.first.frame.ground if part in way.last.frame.ground), side)
    reach_with_leg(found, angles, side, way.at(f"{side}_ankle"))
    if part is not None:
        joint = f"{side}_{_PLANTED_JOINT[split(part)[1]]}"
        aside = way.at(joint).real - found[joint].real
        ankle = found[f"{side}_ankle"] + complex(aside, -lowest(part, found, angles))
        reach_with_leg(found, angles, side, ankle)


def _pedal(pose: Pose, found: Joints, angles: Angles) -> None:
    """Put the balls of the feet on the pedals of a bicycle."""
    bike = props.find(pose.props, props.Bike)
    if bike is None:
        return
    along, down = FOOT_POINTS["ball"]
    for side in LIMB_SIDES:
        foot = angles[f"{side}_foot"]
        ankle = pedal(bike, angles, side) - vector(foot, along) - vector(foot - 90.0, down + _PEDAL_ABOVE_AXLE)
        reach_with_leg(found, angles, side, ankle)


def _cross(pose: Pose, found: Joints, angles: Angles) -> None:
    """Lay the near ankle across the other knee."""
    if pose.cross is None:
        return
    on_thigh = point_between(found["hip"], found["far_knee"], pose.cross.along)
    ankle = on_thigh + vector(angles["far_thigh"] + 90.0, pose.cross.off)
    reach_with_leg(found, angles, "near", ankle, pose.cross.way)


def _reach(pose: Pose, found: Joints, angles: Angles, at: float) -> dict[str, complex]:
    """Bring the hands to what they hold; return where that is."""
    targets: dict[str, complex] = {}
    for side in LIMB_SIDES:
        if pose.hands.place(side) is not None:
            targets[side] = hand_target(pose, side, found, angles, at)
            reach_with_arm(found, angles, side, targets[side], hand_angle(pose, side, angles))
    return targets


def _swapped(named: dict[str, _Value]) -> dict[str, _Value]:
    """Return values by name with near and far exchanged."""
    return {_other_side(name): value for name, value in named.items()}


def _other_side(name: str) -> str:
    for side, other in (("near", "far"), ("far", "near")):
        if name.startswith(side):
            return other + name.removeprefix(side)
    return name
