"""The props that a figure stands on, leans on, holds or lies in: a class for each kind in a pose's tables ``props``.

``x`` is the left edge, ``y`` the lower one (without it, the floor).
"""

from collections.abc import Iterable
from typing import Literal, TypeAlias, TypeVar

from recovery_timer.figures.data import Data, Limb, Point, Skin

WaterTemperature: TypeAlias = Literal["heat", "cold"]
"""The temperature of water and packs, named after the family whose colour it has."""


class _Prop(Data, tag_field="kind", frozen=True):
    """The base of all props, told apart by their ``kind``."""


class Wall(_Prop, tag="wall", frozen=True, kw_only=True):
    """A wall seen from its edge; its surface is at ``x``."""

    x: float
    height: float = 94.0


class Panel(_Prop, tag="panel", frozen=True, kw_only=True):
    """A wall behind the figure."""

    x: float
    width: float
    height: float


class Mat(_Prop, tag="mat", frozen=True, kw_only=True):
    """A mat on the floor."""

    x: float
    width: float


class MatFromAbove(_Prop, tag="mat-above", frozen=True, kw_only=True):
    """A mat seen from above."""

    x: float
    y: float
    width: float
    height: float


class Pad(_Prop, tag="pad", frozen=True, kw_only=True):
    """A thin cushion under a knee."""

    x: float
    width: float
    height: float


class Pillow(_Prop, tag="pillow", frozen=True, kw_only=True):
    """A pillow under the legs, or, in the layer ``back``, under the head."""

    x: float
    y: float = 0.0
    width: float
    height: float
    layer: Literal["middle", "back"] = "middle"


class Roller(_Prop, tag="roller", frozen=True, kw_only=True):
    """A foam roller under a limb or the seat, at the key's ``roll``: a share of the limb, or an offset from the hip."""

    limb: Limb | Literal["seat"]


class Chair(_Prop, tag="chair", frozen=True, kw_only=True):
    """A chair that faces right; its seat is at height ``y``."""

    x: float
    y: float
    width: float


class Strap(_Prop, tag="strap", frozen=True, kw_only=True):
    """A strap from the near hand round the near foot."""


class Dumbbell(_Prop, tag="dumbbell", frozen=True, kw_only=True):
    """A weight in the near hand."""


class Gun(_Prop, tag="gun", frozen=True, kw_only=True):
    """A massage gun; ``tilt`` is its barrel's angle to the skin, ``grip`` the grip's angle to the barrel."""

    limb: Limb
    along: float
    side: Skin
    tilt: float
    grip: float


class Basin(_Prop, tag="basin", frozen=True, kw_only=True):
    """A basin for the feet, filled up to ``level``."""

    x: float
    width: float
    height: float
    level: float
    water: WaterTemperature


class Tub(_Prop, tag="tub", frozen=True, kw_only=True):
    """A bathtub, filled up to ``level``."""

    x: float
    width: float
    height: float
    level: float
    signs: Literal["ice", "steam"]
    water: WaterTemperature


class Shower(_Prop, tag="shower", frozen=True, kw_only=True):
    """A shower head in the near hand, with its hose from the wall at ``x``; the water falls on a tray."""

    x: float
    spray: float
    reach: float
    tray_x: float
    tray_width: float


class Pack(_Prop, tag="pack", frozen=True, kw_only=True):
    """An ice pack or a warm one on a limb."""

    limb: Limb
    along: float
    width: float
    water: WaterTemperature


class Wrap(_Prop, tag="wrap", frozen=True, kw_only=True):
    """Bandages round a limb ``at`` shares of its length; ``over`` is the height of what they hold."""

    limb: Limb
    at: tuple[float, ...]
    over: float


class Pool(_Prop, tag="pool", frozen=True, kw_only=True):
    """Water across the whole picture, up to ``level``."""

    level: float


class Bike(_Prop, tag="bike", frozen=True, kw_only=True):
    """A bicycle, given by its crank, saddle and handlebar."""

    crank: Point
    saddle: Point
    bar: Point


Prop: TypeAlias = (
    Wall | Panel | Mat | MatFromAbove | Pad | Pillow | Roller | Chair | Strap | Dumbbell | Gun | Basin | Tub | Shower
    | Pack | Wrap | Pool | Bike
)  # fmt: skip

SomeProp = TypeVar("SomeProp", bound=_Prop)


def find(props: Iterable[Prop], kind: type[SomeProp]) -> SomeProp | None:
    """Return the first of ``props`` that is of ``kind``."""
    return next((prop for prop in props if isinstance(prop, kind)), None)
