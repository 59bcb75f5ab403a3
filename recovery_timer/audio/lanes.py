"""Arithmetic on many samples at once, in plain Python: one big integer as a vector.

Samples are packed side by side into one integer, each in a lane of 64 bits. Adding two such integers adds them lane by
lane, and multiplying one by a weight multiplies every lane, as long as each result fits its lane including the sign.
Python does either in one step, many times faster than a loop over the samples.
"""

from array import array
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

from recovery_timer.audio.sounds import Samples

NARROWED_BY = 1 << 48
"""`narrow` divides by it."""

_LANE_BYTES = 8
_BYTE_ORDER: Literal["little", "big"] = "little" if array("q", [1]).tobytes()[0] else "big"
_HIGHEST_QUARTER = 3 if _BYTE_ORDER == "little" else 0


def wide(samples: Iterable[int]) -> "array[int]":
    """Return ``samples`` as signed 64-bit integers, ready to be packed."""
    return array("q", samples)


def silence(count: int) -> "array[int]":
    """Return ``count`` samples of 0, `wide`."""
    return array("q", bytes(count * _LANE_BYTES))


def pack(samples: "array[int]") -> int:
    """Return ``samples``, which are `wide`, as one number."""
    signs = _signs(len(samples))
    return (int.from_bytes(samples.tobytes(), _BYTE_ORDER) ^ signs) - signs


def unpack(packed: int, count: int) -> "array[int]":
    """Return the ``count`` samples in ``packed``, `wide`."""
    signs = _signs(count)
    return array("q", ((packed + signs) ^ signs).to_bytes(count * _LANE_BYTES, _BYTE_ORDER))


def narrow(samples: "array[int]") -> Samples:
    """Return the highest 16 bits of each of ``samples``, which are `wide`: divided by `NARROWED_BY`, rounded down."""
    quarters = array("h", samples.tobytes())
    return quarters[_HIGHEST_QUARTER::4]


@lru_cache(4)
def _signs(count: int) -> int:
    """Return a number with the highest bit set in each of ``count`` lanes.

    Flipping that bit of a lane in two's complement adds 2**63 to it: no lane is then negative or borrows from the next.
    """
    return int.from_bytes((bytes(_LANE_BYTES - 1) + b"\x80") * count, "little")
