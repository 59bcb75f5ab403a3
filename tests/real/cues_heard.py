"""The sounds in a recording of the program, recognised by comparison with those that ship with it."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache

from recovery_timer.adapters.clock import SystemClock
from recovery_timer.storage.sound.store import BuiltInSounds
from tests.real.sound_server import BLOCK_S, RATE_HZ, HeardRecording, SoundServer

LOUD = 1_000
FAINT = 100
UNKNOWN = "unknown"
_SAME_SAMPLES = 1_000
_TOLERANCE = 2
_LONGEST_MISSING_HEAD = round(BLOCK_S * RATE_HZ)
_NEXT_SOUND_S = 0.1
_GOES_ON_SAMPLES = 100
_MAY_BE_EITHER = 10
_LONGEST_GAP = 2 * RATE_HZ


@dataclass(frozen=True)
class HeardCue:
    """One sound: its name, and when its first sample was heard, in ms since the start of the recording.

    ``gaps_ms`` is the silence in the middle of it, which is heard when the program's stream underruns on the server.
    """

    name: str
    at_ms: float
    gaps_ms: float = 0


class Listening:
    """A recording, and its start in wall-clock time. Call `look` repeatedly: the more often, the more exact."""

    def __init__(self, recording: HeardRecording) -> None:
        self._recording = recording
        self._began_ms: list[float] = []

    def look(self) -> None:
        # The recorder receives a block when it is mixed, one block before its end is heard. A look right after that
        # yields the smallest value, which is the true one.
        self._began_ms.append(wall_ms() - (self._recording.seconds() - BLOCK_S) * 1000)

    @property
    def began_ms(self) -> float:
        """The time of the first sample, in ms of the wall clock."""
        return min(self._began_ms)

    def is_loud(self) -> bool:
        """Whether there was sound in the last block."""
        self.look()
        block = round(BLOCK_S * RATE_HZ)
        return any(abs(sample) > LOUD for sample in self._recording.samples()[-block:])

    def heard(self) -> list[HeardCue]:
        """Return all sounds so far, at full volume."""
        return list(_heard(self._recording.samples()))

    def loud_ms(self) -> list[float]:
        """Return the times of all 5 ms blocks with any sound, in ms of the wall clock."""
        samples, step, began_ms = self._recording.samples(), RATE_HZ // 200, self.began_ms
        loud = [index for index in range(0, len(samples), step) if max(map(abs, samples[index : index + step])) > FAINT]
        return [began_ms + index * 1000 / RATE_HZ for index in loud]

    def last_sample_ms(self, since_ms: float, until_ms: float) -> float:
        """Return the time of the last sample that is not silent between two times of the wall clock."""
        samples, began_ms = self._recording.samples(), self.began_ms
        first, end = (max(0, round((time - began_ms) * RATE_HZ / 1000)) for time in (since_ms, until_ms))
        sounding = [index for index in range(first, min(end, len(samples))) if samples[index]]
        return began_ms + sounding[-1] * 1000 / RATE_HZ if sounding else since_ms


@contextmanager
def listening(server: SoundServer) -> Iterator[Listening]:
    """Record the output of ``server`` for the duration of the block."""
    with server.recording() as recording:
        yield Listening(recording)


def wall_ms() -> float:
    """Return the wall-clock time in ms, as used in the records."""
    return SystemClock().wall().timestamp() * 1000


def _heard(samples: Sequence[int]) -> Iterator[HeardCue]:
    index = 0
    while index < len(samples):
        if abs(samples[index]) <= LOUD:
            index += 1
            continue
        name, start = _recognise(samples, index)
        if name == UNKNOWN:
            yield HeardCue(name, start * 1000 / RATE_HZ)
            index += round(_NEXT_SOUND_S * RATE_HZ)
        else:
            gaps, end = _follow(samples, index, _sounds()[name][0], index - start)
            yield HeardCue(name, start * 1000 / RATE_HZ, gaps * 1000 / RATE_HZ)
            index = end


def _recognise(samples: Sequence[int], onset: int) -> tuple[str, int]:
    """Return the name of the sound with its onset at ``onset``, and its start.

    The head of a sound that opens a stream may be missing (see `HeardRecording`); it is recognised by the rest.
    """
    here = samples[onset : onset + _SAME_SAMPLES]
    for name, (sound, grows_loud) in _sounds().items():
        for first in range(grows_loud, grows_loud + _LONGEST_MISSING_HEAD + 1):
            if _are_same(here, sound[first : first + _SAME_SAMPLES]):
                return name, onset - first
    return UNKNOWN, onset


def _follow(samples: Sequence[int], here: int, sound: Sequence[int], there: int) -> tuple[int, int]:
    """Follow ``sound``, heard at ``here`` from its sample ``there``; return the samples of silence, and its end."""
    gaps = 0
    while True:
        known = min(len(sound) - there, len(samples) - here)
        same = next((n for n in range(known) if abs(samples[here + n] - sound[there + n]) > _TOLERANCE), known)
        here, there = here + same, there + same
        if same == known:
            return gaps, here
        sounds_again = next((n for n in range(here, min(here + _LONGEST_GAP, len(samples))) if samples[n]), here)
        goes_on = _goes_on(samples, sounds_again, sound, there)
        if goes_on is not None and sounds_again > here:
            gaps += sounds_again - here
            here, there = sounds_again, goes_on
            continue
        end = here + len(sound) - there
        # After a skip, another sound begins, perhaps before the end of this one.
        return gaps, sounds_again if here < sounds_again < end and _is_known(samples, sounds_again) else end


def _is_known(samples: Sequence[int], since: int) -> bool:
    """Whether a known sound begins at ``since``, where it is not loud yet."""
    onset = next((n for n in range(since, len(samples)) if abs(samples[n]) > LOUD), None)
    return onset is not None and _recognise(samples, onset)[0] != UNKNOWN


def _goes_on(samples: Sequence[int], here: int, sound: Sequence[int], there: int) -> int | None:
    """Return where ``sound`` continues after ``here``, after a gap at about ``there``; None if it does not.

    The stream restarts after a gap, so the recording may miss up to a block there, too.
    """
    heard = samples[here : here + _GOES_ON_SAMPLES]
    last = min(there + _LONGEST_MISSING_HEAD, len(sound) - _GOES_ON_SAMPLES)
    for at in range(max(0, there - _MAY_BE_EITHER), last + 1):
        if _are_same(heard, sound[at : at + _GOES_ON_SAMPLES]):
            return at
    return None


def _are_same(here: Sequence[int], there: Sequence[int]) -> bool:
    return len(here) == len(there) and all(abs(a - b) <= _TOLERANCE for a, b in zip(here, there, strict=True))


@cache
def _sounds() -> Mapping[str, tuple[Sequence[int], int]]:
    """Return each sound with the offset of its onset, in samples."""
    return {
        name: (sound, next(index for index, sample in enumerate(sound) if abs(sample) > LOUD))
        for name, sound in BuiltInSounds().items()
    }
