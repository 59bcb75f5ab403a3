"""Another number of samples a second for the same sound: a windowed sinc, at the speed of large numbers.

Between samples, a sound is what remains when each sample is spread as a sinc; the window makes that finite. Where the
new rate is lower, the sinc is made wider, which takes away what the new rate cannot hold.
See J. O. Smith, "Digital Audio Resampling Home Page", https://ccrma.stanford.edu/~jos/resample/.

Five seconds take up to 34 million products of a sample and its weight, and their sums. Python is quick at them only
within a single multiplication. So thousands of samples are written as the digits of one number, and the weights as
those of another: each digit of the product is then one of the sums, as in 1203 * 21 = 25263 (2*2 + 1*1 is the 5, and
nothing is carried). This is known as Kronecker substitution.
"""

import math
import struct
from array import array
from collections.abc import Sequence
from fractions import Fraction

ZERO_CROSSINGS = 16
"""How far each sample is spread to both sides. More is sharper, and slower."""

HELD = 0.92
"""The share of the lower rate's band that passes unchanged; the window needs the rest to fall."""

MOST_PHASES = 1_000
"""Each has weights of its own. A rate that would need more is taken for the nearest that does not."""

_WEIGHT_BITS = 28
"""How fine the weights are. A sample of 32 bits times such weights, which add up to little more than 1, is a digit."""

_DIGIT_BYTES = 8
_DIGIT_BITS = 8 * _DIGIT_BYTES


def resample(samples: "array[int]", from_hz: int, to_hz: int) -> "array[int]":
    """Return ``samples`` of ``from_hz``, of up to 32 bits, at ``to_hz``: as long in time and as loud.

    Between two samples, a sound can be louder than either: what is returned may need more bits. A rate without a simple
    ratio to ``to_hz`` (44,056 has none, 44,100 has) may put the sound off by less than a hundredth of a semitone.
    """
    if from_hz == to_hz:
        return samples
    # Of each `step` samples come `phases` new ones, between other places of the old.
    step, phases = Fraction(from_hz, to_hz).limit_denominator(MOST_PHASES).as_integer_ratio()
    band = HELD * min(1.0, to_hz / from_hz)
    reach = math.ceil(ZERO_CROSSINGS / band)
    padded = array("i", bytes(4 * reach)) + samples
    columns = [_number(padded[first::step]) for first in range(step)]
    wanted = len(samples) * to_hz // from_hz
    made = array("q", bytes(_DIGIT_BYTES * wanted))
    for number in range(min(phases, wanted)):
        at, phase = divmod(number * step, phases)
        weights = _weights(phase / phases, band, reach)
        made[number::phases] = _weighed(columns, weights, at + 1, len(range(number, wanted, phases)))
    return made


def _weighed(columns: Sequence[int], weights: Sequence[int], at: int, wanted: int) -> "array[int]":
    """Return ``wanted`` sums of ``weights`` times the samples from ``at`` on, each a row of ``columns`` further on."""
    step = len(columns)
    rows = (at + len(weights) - 1) // step + 1
    sums = 0
    for first in range(min(step, len(weights))):
        row, column = divmod(at + first, step)
        # Digits are multiplied crosswise, so the first weight must be the highest.
        own = weights[first::step][::-1]
        sums += columns[column] * _number(own) << _DIGIT_BITS * (rows - row - len(own))
    # Two more than it can have: one is cut off by rounding, and one is for the sign.
    digits = _digits(sums, max(sums.bit_length() // _DIGIT_BITS + 2, rows + wanted))[rows - 1 :][:wanted]
    return array("q", [each >> _WEIGHT_BITS for each in digits])


def _number(digits: Sequence[int]) -> int:
    """Return the number with these ``digits``, the lowest first; some may be negative."""
    halves = _halves(len(digits))
    return (int.from_bytes(struct.pack(f"<{len(digits)}q", *digits), "little") ^ halves) - halves


def _digits(number: int, count: int) -> tuple[int, ...]:
    """Return the ``count`` digits of ``number``: what `_number` makes it of."""
    halves = _halves(count)
    return struct.unpack(f"<{count}q", ((number + halves) ^ halves).to_bytes(_DIGIT_BYTES * count, "little"))


def _halves(count: int) -> int:
    """Return ``count`` times half of what a digit holds: added, it makes each digit one that is not negative."""
    return int.from_bytes((bytes(_DIGIT_BYTES - 1) + b"\x80") * count, "little")


def _weights(offset: float, band: float, reach: int) -> list[int]:
    """Return what each sample counts at ``offset`` after the middle one; together they count 1, so the level stays."""
    found = [_sinc(band * away) * _window(away / reach) for away in (k - offset for k in range(1 - reach, reach + 1))]
    total = sum(found)
    return [round(each / total * 2**_WEIGHT_BITS) for each in found]


def _sinc(at: float) -> float:
    return math.sin(math.pi * at) / (math.pi * at) if at else 1.0


def _window(at: float) -> float:
    """Blackman's window: 1 in the middle, 0 from -1 and 1 on."""
    return 0.42 + 0.5 * math.cos(math.pi * at) + 0.08 * math.cos(2 * math.pi * at) if abs(at) < 1 else 0.0
