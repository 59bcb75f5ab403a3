"""The base of everything that is read from ``resources/figures``."""

from typing import Literal

from msgspec import Struct

Limb = Literal["near_thigh", "near_shin", "far_thigh", "far_shin"]
Skin = Literal["front", "back", "mid"]
"""The side of a limb that is touched; ``mid`` is its middle, towards the viewer."""

Point = tuple[float, float]


class Data(Struct, frozen=True, forbid_unknown_fields=True):
    """A value read from a file; an unknown field is an error."""
