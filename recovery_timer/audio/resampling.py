"""Resampling with a windowed sinc, in integer arithmetic.

Between samples, a sound is the sum of a sinc for each sample; the window makes that finite. If the new rate is lower,
the sinc is made wider, which filters out frequencies that the new rate cannot represent.
See J. O. Smith, "Digital Audio Resampling Home Page", https://ccrma.stanford.edu/~jos/resample/.
"""

import math
from array import array
from collections.abc import Iterable, Sequence
from functools import lru_cache
from operator import mul

from recovery_timer.audio.lanes import pack, silence, unpack, wide

SHARP = 16
"""The reach of the sinc on each side, in zero crossings, for music. More is sharper but slower."""
SPEECH = 8
"""The same for speech, which has little near the limit of its rate. Up to 8 kHz of 22.05 kHz, what it should filter out
is 75 dB lower than the rest."""

HELD = 0.92
"""The share of the lower rate's band that passes unchanged; the window needs the rest for its roll-off."""

SCALE = 1 << 16
"""The factor by which returned samples are too large, as weights are integers; rounding is up to the caller."""


def resample(samples: Iterable[int], from_hz: int, to_hz: int, zero_crossings: int = SHARP) -> "array[int]":
    """Resample ``samples``, of up to 32 bits, from ``from_hz`` to ``to_hz``, and keep length and level.

    The samples returned are `SCALE` times as large.
    """
    if from_hz == to_hz:
        return wide(each * SCALE for each in samples)
    common = math.gcd(from_hz, to_hz)
    step, phases = from_hz // common, to_hz // common
    band = HELD * min(1.0, to_hz / from_hz)
    reach = math.ceil(zero_crossings / band)
    old = wide(samples)
    # Where a column ends before others, its lanes are 0: after the last sample, there is silence as before the first.
    padded = silence(reach) + old
    made = silence(len(old) * to_hz // from_hz)
    # Each has every ``step``th sample, from the one on that its index says.
    columns: list[int] = []
    # Samples of the same phase lie between the old ones alike, so they have the same weights.
    for first in range(min(phases, len(made))):
        at, phase = divmod(first * step, phases)
        at += 1
        while len(columns) < at + 2 * reach:
            columns.append(pack(padded[len(columns) :: step]))
        count = len(range(first, len(made), phases))
        total = sum(map(mul, columns[at : at + 2 * reach], _weights(phase / phases, band, reach)))
        made[first::phases] = unpack(total, len(range(at, len(padded), step)))[:count]
    return made


@lru_cache(1024)
def _weights(offset: float, band: float, reach: int) -> Sequence[int]:
    """Return the weight of each sample at ``offset`` after the middle one; their sum is `SCALE`, to keep the level."""
    found = [_sinc(band * away) * _window(away / reach) for away in (k - offset for k in range(1 - reach, reach + 1))]
    scale = SCALE / sum(found)
    return [round(each * scale) for each in found]


def _sinc(at: float) -> float:
    return math.sin(math.pi * at) / (math.pi * at) if at else 1.0


def _window(at: float) -> float:
    """Blackman's window: 1 in the middle, 0 from -1 and 1 outwards."""
    return 0.42 + 0.5 * math.cos(math.pi * at) + 0.08 * math.cos(2 * math.pi * at) if abs(at) < 1 else 0.0
