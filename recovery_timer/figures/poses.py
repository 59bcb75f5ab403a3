"""Poses, and reading them from ``resources/figures``.

A pose is a body at one or more key frames, with the things that it stands on, holds and wears. Angles and names of
parts are those of `recovery_timer.figures.skeleton`; the floor is at y = 0. One pose may serve several techniques;
``variants`` replace whole fields for one of them.
"""

import tomllib
from collections.abc import Mapping
from typing import Any, Literal, NamedTuple, TypeAlias

import msgspec
from msgspec import field

from recovery_timer.figures.data import Data, Point
from recovery_timer.figures.hands import Hands
from recovery_timer.figures.motion import Cycle
from recovery_timer.figures.props import Prop
from recovery_timer.figures.skeleton import Angles, LimbSide
from recovery_timer.routine.technique import Family, Muscle

Layer: TypeAlias = Literal[
    "far_arm", "far_leg", "middle", "head", "neck", "skull", "trunk", "near_leg", "spots", "over", "front", "near_arm"
]
"""The parts that are painted together. ``middle``, ``over`` and ``front`` are props; ``spots`` are muscles of the
trunk; ``neck`` and ``skull`` are the two halves of ``head``.
"""

ORDER: tuple[Layer, ...] = ("far_arm", "far_leg", "middle", "head", "trunk", "near_leg", "spots", "near_arm")


class Key(Data, frozen=True, kw_only=True):
    """A body at one moment; a later key contains only the differences from the one before.

    ``near`` and ``far`` contain bones, ``hand_at`` (a point for a keyed hand), ``foot_x`` and ``ball_x`` (the x of the
    ankle or ball of a foot on the floor). ``at`` contains the ``x`` of the pinned part and the parameters of props:
    ``roll``, ``reach``, ``lean``, ``crank``. ``ground`` is the parts on the floor, from this key on.
    """

    trunk: dict[str, float] = field(default_factory=dict)
    near: dict[str, float | Point] = field(default_factory=dict)
    far: dict[str, float | Point] = field(default_factory=dict)
    at: dict[str, float] = field(default_factory=dict)
    ground: tuple[str, ...] | None = None


class Pin(Data, frozen=True, kw_only=True):
    """The part that carries the figure: it is at height ``y``, and its joint at the key's ``x``."""

    part: str
    y: float = 0.0


class Settle(Data, frozen=True, kw_only=True):
    """Bones that are turned together until a part touches its ground."""

    turn: tuple[str, ...]
    until: str


class Cross(Data, frozen=True, kw_only=True):
    """The near ankle on the far thigh: at the share ``along`` of it, ``off`` its middle.

    ``way`` is the side to which the knee bends.
    """

    along: float
    off: float
    way: int


class Touch(Data, frozen=True, kw_only=True):
    """A part that touches the wall at ``x``."""

    part: str
    x: float


class MotionArrow(Data, frozen=True, kw_only=True):
    """The place of the small arrow of the movement: beside the limb for hands and gun, at height ``y`` for a roller."""

    along: float = 0.75
    side: Literal["front", "back"] | None = None
    out: float = 9.0
    start: float | None = None
    end: float | None = None
    y: float = 30.0
    aside: float = 0.0


class Pose(Data, frozen=True, kw_only=True):
    """A technique's figure.

    ``words`` describe it to those who cannot see it, ``near`` names the active leg. ``ground`` is the parts on the
    floor (``surface`` gives the height of whatever another part lies on), ``plant`` the legs whose foot stays where the
    keys put it, ``settle`` the bones that are turned to reach the ground. ``lit`` is the active muscles, on the far leg
    too if ``lit_far``. ``loose`` joints have no limit: they turn out of the plane of the picture. ``seat`` is the
    middle of the lit glutes as an angle, if it is not between trunk and thigh. ``show`` is the two moments for a
    printed sheet, ``deepest`` the one that represents a movement by reps.
    """

    technique: str
    words: str
    family: Family
    near: str
    ground: tuple[str, ...]
    pin: Pin
    cycle: Cycle
    keys: tuple[Key, ...]
    settle: tuple[Settle, ...] = ()
    plant: tuple[LimbSide, ...] = ()
    surface: Mapping[str, float] = field(default_factory=dict)
    touch: Touch | None = None
    cross: Cross | None = None
    props: tuple[Prop, ...] = ()
    hands: Hands = Hands()
    fists: tuple[LimbSide, ...] = ()
    lit: frozenset[Muscle] = frozenset()
    lit_far: bool = False
    order: tuple[Layer, ...] = ORDER
    cue: MotionArrow = MotionArrow()
    show: tuple[float, float] = (0.0, 1.0)
    deepest: float = 1.0
    seat: float | None = None
    above: bool = False
    bare: bool = False
    cap: bool = False
    sleeve: bool = False
    loose: tuple[str, ...] = ()

    def __hash__(self) -> int:
        """Hash by the technique, which identifies a pose, so that solved poses are found in caches."""
        return hash(self.technique)


class KeyFrame(NamedTuple):
    """A key, complete with what it takes over from the keys before it."""

    angles: Angles
    ground: tuple[str, ...]


def read(text: str) -> dict[str, Pose]:
    """Return the poses of one file, by technique.

    Raises:
        ValueError: if the text is not TOML, or a table is not a pose; the message names the table.
    """
    found: dict[str, Pose] = {}
    for name, table in tomllib.loads(text).items():
        variants, techniques = table.pop("variants", {}), table.pop("techniques")
        for technique in techniques:
            fields: dict[str, Any] = {**table, **variants.get(technique, {}), "technique": technique}
            try:
                found[technique] = msgspec.convert(fields, Pose)
            except msgspec.ValidationError as fault:
                raise ValueError(f"{name}, {technique}: {fault}") from fault
    return found


def key_frames(pose: Pose) -> tuple[KeyFrame, ...]:
    """Return the keys of ``pose``, each with all its angles."""
    frames: list[KeyFrame] = []
    angles: Angles = {}
    ground = pose.ground
    for key in pose.keys:
        angles = {**angles, **_flat(key)}
        ground = ground if key.ground is None else key.ground
        frames.append(KeyFrame(angles=angles, ground=ground))
    return tuple(frames)


def _flat(key: Key) -> Angles:
    flat = {**key.trunk, **key.at}
    for side, bones in (("near", key.near), ("far", key.far)):
        for name, value in bones.items():
            if isinstance(value, tuple):
                flat[f"{side}_{name}_x"], flat[f"{side}_{name}_y"] = value
            else:
                flat[f"{side}_{name}"] = value
    return flat
