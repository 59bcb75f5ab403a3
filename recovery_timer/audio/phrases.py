"""Spoken phrases as sound: a synthesizer's output, converted to the one format that is played.

A phrase begins with its first audible sample and ends with its last, so that it can be placed exactly; synthesizers
pad theirs with up to 0.3 s of silence. All are equally loud at the same volume, whichever synthesizer made them.
"""

from recovery_timer.audio.lanes import NARROWED_BY, narrow, pack, unpack
from recovery_timer.audio.resampling import SPEECH, resample
from recovery_timer.audio.sounds import RATE_HZ, Samples

PEAK = 29_490
"""The peak of a phrase at full volume: 90 % of full scale."""
INAUDIBLE = 0.005
"""The threshold of silence, relative to a phrase's peak (-46 dB)."""
FADE_MS = 12
"""The fade-out of a phrase that is cut off, so that it does not click."""


class Phrase:
    """A phrase as it is played. ``key`` names its words and how they are spoken: equal keys mean equal sound."""

    __slots__ = ("key", "samples")

    def __init__(self, key: str, samples: Samples) -> None:
        self.key = key
        self.samples = samples

    @property
    def length_ms(self) -> int:
        """Its length in ms, rounded up."""
        return -(-len(self.samples) * 1_000 // RATE_HZ)

    def cut(self, length_ms: int) -> "Phrase":
        """Return the phrase faded out after ``length_ms``; the phrase itself if it is not longer."""
        if self.length_ms <= length_ms:
            return self
        kept = self.samples[: max(0, length_ms) * RATE_HZ // 1_000]
        fade = min(len(kept), FADE_MS * RATE_HZ // 1_000)
        for back in range(1, fade + 1):
            kept[-back] = kept[-back] * (back - 1) // fade
        return Phrase(f"{self.key} until {length_ms}", kept)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Phrase) and other.key == self.key

    def __hash__(self) -> int:
        return hash(self.key)

    def __repr__(self) -> str:
        return f"Phrase({self.key!r}, {self.length_ms} ms)"


def spoken(samples: Samples, rate_hz: int, volume_percent: int) -> Samples:
    """Return a synthesizer's ``samples``, at ``rate_hz``, converted for playing at ``volume_percent``."""
    threshold = INAUDIBLE * max(map(abs, samples), default=0)
    first = next((index for index, sample in enumerate(samples) if abs(sample) > threshold), len(samples))
    last = next((index for index in reversed(range(len(samples))) if abs(samples[index]) > threshold), -1)
    resampled = resample(samples[first : last + 1], rate_hz, RATE_HZ, SPEECH)
    loudest = max(max(resampled, default=0), -min(resampled, default=0), 1)
    # Cubic, like the volume of the sounds.
    gain = int((volume_percent / 100) ** 3 * PEAK * NARROWED_BY / loudest)
    return narrow(unpack(pack(resampled) * gain, len(resampled)))
