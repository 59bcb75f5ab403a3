"""Resampling with a windowed sinc, done the plain way.

Between samples, a sound is the sum of a sinc for each sample; the window makes that finite. If the new rate is lower,
the sinc is made wider, which filters out frequencies that the new rate cannot represent.
See J. O. Smith, "Digital Audio Resampling Home Page", https://ccrma.stanford.edu/~jos/resample/.
"""

import math
from array import array
from collections.abc import Sequence
from functools import partial, reduce
from itertools import repeat
from operator import add, mul

SHARP = 16
"""The reach of the sinc on each side, in zero crossings, for music. More is sharper, and slower."""
QUICK = 3
"""The same for speech, which has little left to lose near the limit of its rate: four times as fast."""

HELD = 0.92
"""The share of the lower rate's band that passes unchanged; the window needs the rest for its roll-off."""


def resample(samples: Sequence[float], from_hz: int, to_hz: int, zero_crossings: int = SHARP) -> "array[float]":
    """Resample ``samples`` from ``from_hz`` to ``to_hz``, keeping length and level."""
    if from_hz == to_hz:
        return array("d", samples)
    common = math.gcd(from_hz, to_hz)
    step, phases = from_hz // common, to_hz // common
    band = HELD * min(1.0, to_hz / from_hz)
    reach = math.ceil(zero_crossings / band)
    silence = array("d", bytes(8 * reach))
    padded = silence + array("d", samples) + silence
    made = array("d", bytes(8 * (len(samples) * to_hz // from_hz)))
    # Samples of the same phase lie between the old ones alike, so they have the same weights.
    for first in range(min(phases, len(made))):
        at, phase = divmod(first * step, phases)
        count = len(range(first, len(made), phases))
        weighted = (
            map(mul, padded[tap : tap + count * step : step], repeat(weight))
            for tap, weight in enumerate(_weights(phase / phases, band, reach), start=at + 1)
        )
        made[first::phases] = array("d", reduce(partial(map, add), weighted))
    return made


def _weights(offset: float, band: float, reach: int) -> list[float]:
    """Return the weight of each sample at ``offset`` after the middle one. They add up to 1, to keep the level."""
    found = [_sinc(band * away) * _window(away / reach) for away in (k - offset for k in range(1 - reach, reach + 1))]
    total = sum(found)
    return [each / total for each in found]


def _sinc(at: float) -> float:
    return math.sin(math.pi * at) / (math.pi * at) if at else 1.0


def _window(at: float) -> float:
    """Blackman's window: 1 in the middle, 0 from -1 and 1 outwards."""
    return 0.42 + 0.5 * math.cos(math.pi * at) + 0.08 * math.cos(2 * math.pi * at) if abs(at) < 1 else 0.0
