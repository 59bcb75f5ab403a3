"""The places of hands: one class for each kind in the tables ``hands.near`` and ``hands.far`` of a pose.

``hand`` is the angle of the hand itself; without one, it continues the forearm.
"""

from recovery_timer.figures.data import Data, Limb, Point, Skin
from recovery_timer.figures.skeleton import LimbSide


class _Place(Data, tag_field="on", frozen=True):
    hand: float | None = None


class OnWall(_Place, tag="wall", frozen=True, kw_only=True):
    """Flat on the wall, at height ``y``."""

    y: float


class OnPanel(_Place, tag="panel", frozen=True, kw_only=True):
    """On the wall behind the figure."""

    x: float
    y: float


class OnFloor(_Place, tag="floor", frozen=True, kw_only=True):
    """Flat on the floor."""

    x: float


class OnPoint(_Place, tag="point", frozen=True, kw_only=True):
    """At a point; ``what`` describes what is there."""

    what: str
    at: Point


class OnKeyed(_Place, tag="keyed", frozen=True, kw_only=True):
    """At the point that each key gives as ``hand_at``; ``what`` describes what is there."""

    what: str


class OnWaist(_Place, tag="waist", frozen=True, kw_only=True):
    """On the hip."""

    up: float = 8.5
    forward: float = 2.5


class OnAnkle(_Place, tag="ankle", frozen=True, kw_only=True):
    """Round the ankle of a leg, ``up`` the shin and ``off`` its middle."""

    of: LimbSide
    up: float
    off: float


class OnLimb(_Place, tag="limb", frozen=True, kw_only=True):
    """On a limb, at the share ``along`` of it; ``slant`` is the hand's angle to the limb.

    ``phase``, in radians, is where a hand begins its circle or stroke.
    """

    limb: Limb
    along: float
    side: Skin
    slant: float
    phase: float = 0.0


class OnStrap(_Place, tag="strap", frozen=True, kw_only=True):
    """On the strap round the near foot, at the key's ``reach`` from the shoulder."""


class Hanging(_Place, tag="hang", frozen=True, kw_only=True):
    """Below the shoulder with a weight, at the key's angle ``lean``."""


class OnGun(_Place, tag="gun", frozen=True, kw_only=True):
    """Round the grip of the massage gun."""


HandPlace = OnWall | OnPanel | OnFloor | OnPoint | OnKeyed | OnWaist | OnAnkle | OnLimb | OnStrap | Hanging | OnGun


class Hands(Data, frozen=True, kw_only=True):
    """The places of both hands; an arm without one keeps the angles of the keys."""

    near: HandPlace | None = None
    far: HandPlace | None = None

    def place(self, side: LimbSide) -> HandPlace | None:
        """Return the place of the hand of ``side``."""
        return self.near if side == "near" else self.far
