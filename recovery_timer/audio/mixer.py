"""Mixing a session's cues into one endless stream of sound: positions in, samples out.

Positions count samples since the stream began, so two cues are exactly as far apart as intended, however late the
stream is rendered. Between cues there is silence, which costs nothing.
"""

from array import array
from collections.abc import Iterable, Iterator
from itertools import repeat
from operator import add

from recovery_timer.audio.sounds import RATE_HZ, Samples

LONGEST_LATE = RATE_HZ
"""A sound later than this (1 s) is dropped: it would only mislead."""

_LOUDEST, _LOWEST = 32_767, -32_768


class CueTrack:
    """A stream of silence into which sounds are placed."""

    def __init__(self) -> None:
        """The track starts at position 0."""
        self._position = 0
        self._placed: list[tuple[int, Samples]] = []

    @property
    def position(self) -> int:
        """The position of the next sample to be rendered."""
        return self._position

    def place(self, position: int, samples: Samples) -> None:
        """Place ``samples`` at ``position``; if that has passed, at once, or not at all if it is too late.

        A placed sound plays to its end; to cut it short, start a new track.
        """
        if self._position - position <= LONGEST_LATE:
            self._placed.append((max(position, self._position), samples))

    def render(self, count: int) -> bytes:
        """Return the next ``count`` samples."""
        start, end = self._position, self._position + count
        self._position = end
        sounding = [(begins, samples) for begins, samples in self._placed if begins < end]
        if not sounding:
            return bytes(count * 2)
        mix = array("h", bytes(count * 2))
        for begins, samples in sounding:
            _mix_in(mix, samples, begins - start)
        self._placed = [(begins, samples) for begins, samples in self._placed if begins + len(samples) > end]
        return mix.tobytes()


def render_all(due: Iterable[tuple[int, Samples]], length: int) -> Iterator[bytes]:
    """Yield a whole track of at least ``length`` samples, second by second, until its last sound has ended.

    ``due`` has positions and sounds, in order of position; it is consumed as it is needed.
    """
    track, ahead, end = CueTrack(), iter(due), length
    following = next(ahead, None)
    while track.position < end or following is not None:
        until = track.position + RATE_HZ
        while following is not None and following[0] < until:
            track.place(*following)
            end = max(end, following[0] + len(following[1]))
            following = next(ahead, None)
        yield track.render(RATE_HZ if following is not None else min(RATE_HZ, end - track.position))


def _mix_in(mix: Samples, samples: Samples, offset: int) -> None:
    """Add ``samples`` to ``mix`` at ``offset``, which may be negative; what falls outside is ignored."""
    start, end = max(offset, 0), min(offset + len(samples), len(mix))
    already, added = mix[start:end], samples[start - offset : end - offset]
    if any(already):
        added = array("h", map(min, map(max, map(add, already, added), repeat(_LOWEST)), repeat(_LOUDEST)))
    mix[start:end] = added
