"""What a pose is, and how it is read from ``resources/figures``.

A pose is a body at one or more key frames, with what it stands on, holds and wears. Angles and names of parts are those
of `recovery_timer.figures.skeleton`; the floor is at y = 0. One pose may serve several techniques; ``variants`` replace
whole fields for one of them.
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
"""What is painted together. ``middle``, ``over`` and ``front`` are props; ``spots`` are muscles of the trunk; ``neck``
and ``skull`` are the two halves of ``head``.
"""

ORDER: tuple[Layer, ...] = ("far_arm", "far_leg", "middle", "head", "trunk", "near_leg", "spots", "near_arm")


class Key(Data, frozen=True, kw_only=True):
    """A body at one moment; a later key holds only what differs from the one before.

    ``near`` and ``far`` hold bones, ``hand_at`` (a point for a hand that is keyed), ``foot_x`` and ``ball_x`` (where a
    foot on the floor has its ankle or ball). ``at`` holds ``x`` of the pinned part and whatever the props turn on:
    ``roll``, ``reach``, ``lean``, ``crank``. ``ground`` are the parts on the floor, from here on.
    """

    trunk: dict[str, float] = field(default_factory=dict)
    near: dict[str, float | Point] = field(default_factory=dict)
    far: dict[str, float | Point] = field(default_factory=dict)
    at: dict[str, float] = field(default_factory=dict)
    ground: tuple[str, ...] | None = None


class Pin(Data, frozen=True, kw_only=True):
    """The part that carries the figure; it lies at height ``y``, and its joint at the key's ``x``."""

    part: str
    y: float = 0.0


class Settle(Data, frozen=True, kw_only=True):
    """Bones that are turned together until a part lies on its ground."""

    turn: tuple[str, ...]
    until: str


class Cross(Data, frozen=True, kw_only=True):
    """The near ankle lies on the far thigh: ``along`` it, ``off`` its middle, the knee bent to the side ``way``."""

    along: float
    off: float
    way: int


class Touch(Data, frozen=True, kw_only=True):
    """A part touches the wall at ``x``."""

    part: str
    x: float


class MotionArrow(Data, frozen=True, kw_only=True):
    """Where the small arrow of the movement is: beside the limb for hands and gun, at height ``y`` for a roller."""

    along: float = 0.75
    side: Literal["front", "back"] | None = None
    out: float = 9.0
    start: float | None = None
    end: float | None = None
    y: float = 30.0
    aside: float = 0.0


class Pose(Data, frozen=True, kw_only=True):
    """A technique's figure.

    ``words`` describe it to who cannot see it, ``near`` names the leg that is the active one. ``ground`` are the parts
    on the floor (``surface`` gives the height of what another part lies on), ``plant`` the legs whose foot stays where
    the keys put it, ``settle`` what is turned to reach the ground. ``lit`` are the muscles that work, on the far leg
    too if ``lit_far``. ``loose`` joints have no limit: they turn out of the plane of the picture. ``seat`` is the
    middle of the lit glutes as an angle, where it is not between trunk and thigh. ``show`` are the two moments for a
    printed sheet, ``deepest`` the one that stands for all where the movement is by reps.
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
        """Poses are told apart by their technique, so that what is solved once can be found again."""
        return hash(self.technique)


class KeyFrame(NamedTuple):
    """A key with all that it has from the keys before it."""

    angles: Angles
    ground: tuple[str, ...]


def read(text: str) -> dict[str, Pose]:
    """Return the poses of one file, by technique.

    Raises:
        ValueError: if the text is no TOML, or a table is not a pose; the message names it.
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
