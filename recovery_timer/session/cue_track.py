"""The cues of a session as one endless stream of sound: positions in, samples out.

Every position is a count of samples since the stream began, so two cues lie exactly as far apart as they were meant
to, whoever asks for the stream and however late. Between cues there is silence, which costs nothing.
"""

from array import array
from collections.abc import Iterable, Iterator, Mapping
from itertools import repeat
from operator import add
from typing import TypeAlias

Samples: TypeAlias = "array[int]"
"""Mono sound: signed 16-bit samples in the machine's byte order, as sound outputs take them."""

Placed = tuple[int, str]
"""A sound by name, and the position of its first sample."""

RATE_HZ = 48_000
LONGEST_LATE = RATE_HZ
"""A sound that is later than this (1 s) is dropped: it would only mislead."""

_LOUDEST, _LOWEST = 32_767, -32_768


class CueTrack:
    """A stream of silence with sounds in it.

    What it is given is read only as far as it is rendered. A sound whose position is over begins at once, if it is
    not too late; one that is placed before the sound it follows begins together with it.
    """

    def __init__(self, sounds: Mapping[str, Samples]) -> None:
        """Start at position 0, silent; ``sounds`` are all there are, by name."""
        self._sounds = sounds
        self._position = 0
        self._earliest = 0
        self._waiting: Iterator[Placed] = iter(())
        self._next: Placed | None = None
        self._sounding: list[tuple[int, Samples]] = []

    @property
    def position(self) -> int:
        """The position of the sample that is rendered next."""
        return self._position

    def replace(self, placed: Iterable[Placed]) -> None:
        """Let ``placed``, in the order of their positions, follow instead of all that has not begun.

        What has begun sounds to its end; to cut it, start a new track.
        """
        self._earliest = self._position
        self._waiting = iter(placed)
        self._next = next(self._waiting, None)

    def render(self, count: int) -> bytes:
        """Return the next ``count`` samples; KeyError if one of them belongs to a sound there is not."""
        start, end = self._position, self._position + count
        self._begin_sounds(before=end)
        self._position = end
        if not self._sounding:
            return bytes(count * 2)
        mix = array("h", bytes(count * 2))
        for begins, samples in self._sounding:
            _mix_in(mix, samples, begins - start)
        self._sounding = [(begins, samples) for begins, samples in self._sounding if begins + len(samples) > end]
        return mix.tobytes()

    def _begin_sounds(self, before: int) -> None:
        while self._next is not None:
            position, name = self._next
            begins = max(position, self._earliest)
            if begins >= before:
                return
            if begins - position <= LONGEST_LATE:
                self._sounding.append((begins, self._sounds[name]))
                self._earliest = begins
            self._next = next(self._waiting, None)


def _mix_in(mix: Samples, samples: Samples, offset: int) -> None:
    """Add to ``mix`` what of ``samples`` falls into it when they begin at ``offset``, which may be negative."""
    start, end = max(offset, 0), min(offset + len(samples), len(mix))
    already, added = mix[start:end], samples[start - offset : end - offset]
    if any(already):
        added = array("h", map(min, map(max, map(add, already, added), repeat(_LOWEST)), repeat(_LOUDEST)))
    mix[start:end] = added
