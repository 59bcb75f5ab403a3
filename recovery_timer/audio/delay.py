"""How late a sound is in the air, found in a recording of it by a microphone.

A short sweep is played a few times. A microphone hears it among noise, softer, reflected and perhaps upside down. So
the recordings of all times are added up, which noise does not survive, and correlated with the sweep at each possible
delay: it is like itself at one place only. Its band, 1 to 3 kHz, passes through the poorest headset.
"""

import math
from array import array
from collections.abc import Sequence
from itertools import accumulate
from operator import add, mul

from msgspec import Struct

from recovery_timer.audio.sounds import RATE_HZ, Samples

TIMES = 6
"""How often the sweep is played."""
EVERY_MS = 1_200
"""From one sweep to the next: the longest delay, the sweep itself and a moment of silence."""
LONGEST_MS = 1_000
"""The longest delay that is looked for."""

_SWEEP_MS, _FADE_MS = 80, 10
_FROM_HZ, _TO_HZ = 1_000, 3_000
_PEAK = 0.6 * 32_767
_STEP = 6
"""The recording is looked at with an eighth of a ms between samples: enough for the band, and quick."""
_STEPS_A_MS = RATE_HZ // _STEP // 1_000
_LIKE, _LIKE_AT_ONCE = 0.3, 0.25
"""How like the sweep, 0 to 1, the sum of the recordings must be, and each by itself. Noise reaches 0.15."""
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
    """Return the delay with which the sweep is heard in ``recorded``; it was played at each of these samples of it."""
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
    """Return how like ``like`` the window is at each place, 0 to 1, whatever its loudness and sign."""
    squares = list(accumulate(map(mul, window, window), initial=0.0))
    own = sum(map(mul, like, like))
    made = array("d")
    for at in range(len(window) - len(like) + 1):
        energy = squares[at + len(like)] - squares[at]
        product = sum(map(mul, window[at : at + len(like)], like))
        # Less than one step of the recorder is silence, with which nothing can be compared.
        made.append(abs(product) / math.sqrt(energy * own) if energy > len(like) else 0.0)
    return made
