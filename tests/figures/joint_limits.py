"""The range of each joint. A pose that goes beyond it is drawn wrongly, whatever it shows.

Degrees, flexion positive: usual ranges of motion, widened by a few degrees where a pose needs it and looks natural.
"""

from collections.abc import Mapping
from types import MappingProxyType

from recovery_timer.figures.geometry import wrapped
from recovery_timer.figures.skeleton import LIMB_SIDES, Angles, chest, hand, head, neck

LIMITS: Mapping[str, tuple[float, float]] = MappingProxyType(
    {
        "spine": (-15.0, 50.0),
        "neck": (-40.0, 55.0),
        "head": (-40.0, 45.0),
        "shoulder": (-80.0, 186.0),
        "elbow": (-2.0, 150.0),
        "wrist": (-95.0, 95.0),
        "hip": (-30.0, 145.0),
        "knee": (-2.0, 158.0),
        "ankle": (-66.0, 36.0),
    }
)
_FORESHORTENED = 0.9
"""A limb drawn shorter than this share points out of the picture, so its angles mean nothing."""


def bends(angles: Angles) -> dict[str, float]:
    """Return how far every joint bends, by name: ``spine``, ``near_knee`` ..."""
    found = {
        "spine": wrapped(angles["torso"] - chest(angles)),
        "neck": wrapped(chest(angles) - neck(angles)),
        "head": wrapped(neck(angles) - head(angles)),
    }
    for side in LIMB_SIDES:
        upper_arm, forearm = angles[f"{side}_upper_arm"], angles[f"{side}_forearm"]
        found[f"{side}_shoulder"] = (upper_arm - chest(angles) + 280.0) % 360.0 - 100.0
        found[f"{side}_elbow"] = wrapped(forearm - upper_arm)
        found[f"{side}_wrist"] = wrapped(hand(angles, side) - forearm)
        if all(angles.get(f"{side}_{bone}_length", 1.0) >= _FORESHORTENED for bone in ("thigh", "shin")):
            thigh, shin = angles[f"{side}_thigh"], angles[f"{side}_shin"]
            found[f"{side}_hip"] = wrapped(thigh - angles["torso"] + 180.0)
            found[f"{side}_knee"] = wrapped(thigh - shin)
            found[f"{side}_ankle"] = wrapped(angles[f"{side}_foot"] - shin - 90.0)
    return found


def limit(joint: str) -> tuple[float, float]:
    """Return the range of a joint named with or without its side."""
    return LIMITS[joint.rpartition("_")[2]]
