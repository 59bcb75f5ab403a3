"""How late a sound is audible, measured from a microphone recording of it.

A short sweep is played a few times. The microphone picks it up with noise, quieter, reflected and perhaps inverted. So
the recordings of all repetitions are summed, which averages out the noise, and correlated with the sweep at every
possible delay: a sweep matches itself at only one. Its band, 1 to 3 kHz, passes through even the poorest headset.
"""

import math
from array import array
from collections.abc import Sequence
from itertools import accumulate
from operator import add, mul

from msgspec import Struct

from recovery_timer.audio.sounds import RATE_HZ, Samples

TIMES = 6
"""How many times the sweep is played."""
EVERY_MS = 1_200
"""The interval between sweeps: the longest delay, the sweep itself and a moment of silence."""
LONGEST_MS = 1_000
"""The longest delay that can be found."""

_SWEEP_MS, _FADE_MS = 80, 10
_FROM_HZ, _TO_HZ = 1_000, 3_000
_PEAK = 0.6 * 32_767
_STEP = 6
"""The recording is analysed at eight samples per ms: enough for the band, and fast."""
_STEPS_A_MS = RATE_HZ // _STEP // 1_000
_LIKE, _LIKE_AT_ONCE = 0.3, 0.25
"""The minimum correlation with the sweep, 0 to 1, of the summed recordings and of each one. Noise reaches 0.15."""
_NEARBY = 2 * _STEPS_A_MS


class Delay(Struct, frozen=True):
    """How late in ms the sweep is heard, None if it is not; and how many of the `TIMES` were heard."""

    ms: float | None
    heard: int


def sweep() -> Samples:
    """Return the sound to play: it rises from 1 to 3 kHz, and begins and ends softly."""
    count, fade = _SWEEP_MS * RATE_HZ // 1_000, _FADE_MS * RATE_HZ // 1_000
    samples = array("h")
    for index in range(count):
        at = index / RATE_HZ
        turns = _FROM_HZ * at + (_TO_HZ - _FROM_HZ) * at * at / (2 * _SWEEP_MS / 1_000)
        level = min(1.0, index / fade, (count - 1 - index) / fade)
        samples.append(round(_PEAK * level * math.sin(2 * math.pi * turns)))
    return samples


def find(recorded: Sequence[int], played_at: Sequence[int]) -> Delay:
    """Return the delay of the sweep in ``recorded``, where it was played at each of the given sample positions."""
    like = _thinned(sweep())
    length = LONGEST_MS * _STEPS_A_MS + len(like)
    windows = [_thinned(recorded[max(0, at) : max(0, at) + length * _STEP]) for at in played_at]
    windows = [window for window in windows if len(window) == length]
    if not windows:
        return Delay(None, 0)
    total = windows[0]
    for window in windows[1:]:
        total = array("d", map(add, total, window))
    likeness = _likeness(total, like)
    best = max(range(len(likeness)), key=likeness.__getitem__)
    if likeness[best] < _LIKE:
        return Delay(None, 0)
    around = slice(max(0, best - _NEARBY), best + _NEARBY + len(like))
    heard = sum(max(_likeness(window[around], like)) >= _LIKE_AT_ONCE for window in windows)
    return Delay(best / _STEPS_A_MS, heard)


def _thinned(samples: Sequence[int]) -> "array[float]":
    """Return the mean of each few samples."""
    count = len(samples) // _STEP
    sums = array("d", samples[0 : count * _STEP : _STEP])
    for first in range(1, _STEP):
        sums = array("d", map(add, sums, samples[first : count * _STEP : _STEP]))
    return sums


def _likeness(window: "array[float]", like: "array[float]") -> "array[float]":
    """Return the correlation with ``like`` at each position, 0 to 1, regardless of loudness and sign."""
    squares = list(accumulate(map(mul, window, window), initial=0.0))
    own = sum(map(mul, like, like))
    made = array("d")
    for at in range(len(window) - len(like) + 1):
        energy = squares[at + len(like)] - squares[at]
        product = sum(map(mul, window[at : at + len(like)], like))
        # Anything below one step of the recorder is silence, which correlates with nothing.
        made.append(abs(product) / math.sqrt(energy * own) if energy > len(like) else 0.0)
    return made
