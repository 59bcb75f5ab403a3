"""One stream of sound that never pauses, written ahead of the ear.

Three stores lie between a cue and the ear: the track (not rendered yet), Qt's ring buffer (so that a busy moment is not
heard) and the server's. What has left the track can be taken back only by starting the stream anew, which costs about
0.2 s of silence; that is done when the schedule changes what was written, and not otherwise.

Positions in the stream become times by `Alignment`; a due gets its position when it is rendered, and not earlier.
"""

from collections import deque
from collections.abc import Iterable, Mapping
from math import copysign
from typing import Protocol

from recovery_timer.adapters.sound.alignment import Alignment
from recovery_timer.audio.mixer import CueTrack
from recovery_timer.audio.sounds import RATE_HZ, Samples, Sound
from recovery_timer.ports import Clock, Due

RING_MS = 2_000
"""How far ahead of the server is written."""
FIRST_WRITE_MS = 200
"""How much of a new stream is written before it is known when its beginning is heard."""
HOLD_AHEAD_MS = 350
"""How far ahead of the ear is written while the schedule is awaited, which begins where that ends: what the server
holds (170 ms) and the block that it draws next (up to 130 ms), or it would put silence of its own in between."""

TOLERATED_MS = 8
"""The sound clock may drift so far from the session's before it is followed."""
STEP_MS = 0.5
"""It is followed by so much a second, and in silence only: too little to be heard between two cues."""
BURST_MS = 1_500
"""Cues that are closer than this belong together, as 3, 2, 1, go do: nothing is moved between them."""
BROKEN_MS = 60
"""Beyond this it is no drift: the stream has stood still. What follows is placed anew at once."""

FIRST_DRAW_WITHIN_MS = 2_500
"""PulseAudio's null output may take 2 s to begin."""
NEXT_DRAW_WITHIN_MS = 700
"""Blocks are up to 150 ms long."""

BYTES_A_SAMPLE = 2


class OutputLostError(Exception):
    """The output draws no sound any more."""


class Pipe(Protocol):
    """Where samples are written to."""

    def write(self, data: bytes, /) -> int: ...


class Sink(Protocol):
    """What a stream needs of a QAudioSink in push mode."""

    def start(self) -> Pipe | None:
        """Start anew; None if the output cannot be used."""
        ...

    def reset(self) -> None:
        """Be silent at once and throw away what was written."""
        ...

    def bytesFree(self) -> int:
        """Return how much can be written now."""
        ...

    def processedUSecs(self) -> int:
        """Return how much has been drawn since the start, in µs."""
        ...


class Stream:
    """Lets sounds be heard at their times on one output. Something must call `feed` again and again."""

    def __init__(self, sink: Sink, *, clock: Clock, sounds: Mapping[Sound, Samples], reserve_ms: float) -> None:
        """Prepare; ``reserve_ms`` is how much sound the server holds of a stream."""
        self._sink = sink
        self._clock = clock
        self._sounds = sounds
        self._reserve_ms = reserve_ms
        self._ahead: deque[Due] = deque()
        self._written: deque[Due] = deque()

    # -- what is to be heard

    def begin(self, due: Iterable[Due] = (), *, hold: bool = False) -> None:
        """Throw away what was written, and start anew with ``due``, in the order of their times.

        With ``hold``, no more silence than needed is written until `schedule`. OutputLostError if it cannot start.
        """
        self._ahead = deque(due)
        self._written.clear()
        self._hold = hold
        self._sink.reset()
        pipe = self._sink.start()
        if pipe is None:
            raise OutputLostError
        now = self._clock.now()
        self._pipe = pipe
        self._track = CueTrack(self._sounds)
        self._alignment = Alignment(self._reserve_ms, now)
        self._first_heard = now + self._reserve_ms
        self.is_aligned = False
        self._drawn_ms, self._drawn_at = 0.0, self._clock.awake()
        self._write(FIRST_WRITE_MS)

    def schedule(self, due: Iterable[Due], now: int) -> None:
        """Let ``due`` be heard instead of all that is not heard yet, without starting anew if that can be."""
        due, until = list(due), self.written_until
        new = [each for each in due if each[0] < until]
        if new == [each for each in self._written if now <= each[0] < until]:
            self._ahead = deque(due[len(new) :])
            self._hold = False
        else:
            self.begin(due)

    def follow(self, due: Iterable[Due]) -> None:
        """Let ``due`` be heard after all that was scheduled."""
        self._ahead.extend(due)

    def unheard(self, now: int) -> list[Due]:
        """Return what was scheduled for ``now`` and later."""
        return [each for each in (*self._written, *self._ahead) if each[0] >= now]

    @property
    def written_until(self) -> float:
        """When the end of what is written is heard, in ms of the clock."""
        return self._time_of(self._track.position)

    # -- writing it

    def feed(self) -> None:
        """Learn how far the output is, and write ahead. OutputLostError if it draws nothing any more."""
        now, drawn_ms = self._clock.now(), self._sink.processedUSecs() / 1000
        self._require_drawing(drawn_ms)
        if self._alignment.look(now, drawn_ms):
            self._follow_clock()
        if self.is_aligned:
            while self._written and self._written[0][0] < now - RING_MS:
                self._written.popleft()
            self._write(max(0, round(now + HOLD_AHEAD_MS - self.written_until)) if self._hold else RING_MS)

    def _require_drawing(self, drawn_ms: float) -> None:
        awake = self._clock.awake()
        if drawn_ms != self._drawn_ms:
            self._drawn_ms, self._drawn_at = drawn_ms, awake
        if awake - self._drawn_at > (NEXT_DRAW_WITHIN_MS if self.is_aligned else FIRST_DRAW_WITHIN_MS):
            raise OutputLostError

    def _write(self, at_most_ms: int) -> None:
        count = min(self._sink.bytesFree() // BYTES_A_SAMPLE, at_most_ms * RATE_HZ // 1000)
        end = self._track.position + count
        while self._ahead and self._position_of(self._ahead[0][0]) < end:
            due = self._ahead.popleft()
            self._written.append(due)
            self._track.place(self._position_of(due[0]), due[1])
        self._pipe.write(self._track.render(count))

    # -- times and positions

    def _follow_clock(self) -> None:
        first_heard = self._alignment.first_heard
        assert first_heard is not None
        off = first_heard - self._first_heard
        if not self.is_aligned or abs(off) > BROKEN_MS:
            self._first_heard = first_heard
            self.is_aligned = True
        elif abs(off) > TOLERATED_MS and self._is_silence_next():
            self._first_heard += copysign(STEP_MS, off)

    def _is_silence_next(self) -> bool:
        return not (self._ahead and self._written) or self._ahead[0][0] - self._written[-1][0] > BURST_MS

    def _time_of(self, position: int) -> float:
        return self._first_heard + position * 1000 / RATE_HZ

    def _position_of(self, time: float) -> int:
        return round((time - self._first_heard) * RATE_HZ / 1000)
