"""A stream of sound that never pauses, written ahead of the ear.

There are three buffers between a cue and the ear: the track (not rendered yet), Qt's ring buffer (so that a busy moment
is not heard) and the server's. What has left the track can be taken back only by restarting the stream, which costs
about 0.2 s of silence. That is done if the schedule changes something already written; and, between two sounds, if the
server has run out of the stream, because what is written would be heard as much later as the server waited.

`Alignment` converts positions in the stream to times; a due sound gets its position only when it is rendered.
"""

from collections import deque
from collections.abc import Iterable, Mapping
from math import copysign
from typing import NamedTuple, Protocol

from recovery_timer.adapters.sound.alignment import Alignment
from recovery_timer.adapters.sound.wire import AT_ONCE_MS, HOLD_AHEAD_MS, NamedDue
from recovery_timer.audio.mixer import CueTrack
from recovery_timer.audio.sounds import RATE_HZ, Samples, Sound
from recovery_timer.ports import Clock

RING_MS = 2_000
"""How far ahead of the server to write."""
FIRST_WRITE_MS = 200
"""How much of a new stream to write before it is known when its beginning is heard."""

TOLERATED_MS = 8
"""How far the sound clock may drift from the session's before it is corrected."""
DRIFTS_FOR_MS = 40_000
"""How long it must have drifted that far. Beside busy programs, where the stream stands is measured 10 ms off for some
seconds, which `Alignment` remembers for 35 s; a correction would only bend what is at its place."""
STEP_MS_A_SECOND = 0.5
"""Correction per second, made in silence only: too little to be heard between two cues."""
BURST_MS = 1_500
"""Cues closer than this belong together, like 3, 2, 1, go: no correction is made between them."""
BROKEN_MS = 60
"""More than this is not drift: the stream has stalled. It is restarted in the next silence."""
TAIL_MS = 50
"""How long to wait after a sound before a restart: just after a stall, its end is known within a block only."""
RESTART_MS = 250
"""The silence that a restart takes."""

FIRST_DRAW_WITHIN_MS = 2_500
"""Timeout for the first draw; PulseAudio's null output may take 2 s to start."""
NEXT_DRAW_WITHIN_MS = 700
"""Timeout for each further draw; blocks are up to 150 ms long."""

BYTES_A_SAMPLE = 2

_SOUNDS = frozenset(Sound)


class OutputLostError(Exception):
    """Raised when the output no longer draws any sound."""


class Pipe(Protocol):
    """Accepts samples."""

    def write(self, data: bytes, /) -> int: ...


class Sink(Protocol):
    """The part of QAudioSink (in push mode) that a stream uses."""

    def start(self) -> Pipe | None:
        """Restart and return the pipe to write to; None if the output cannot be used."""
        ...

    def reset(self) -> None:
        """Stop at once and discard what was written."""
        ...

    def bytesFree(self) -> int:
        """Return how many bytes can be written now."""
        ...

    def processedUSecs(self) -> int:
        """Return how much has been drawn since the start, in µs."""
        ...


class Written(NamedTuple):
    """A sound or phrase that has been written, at ``position`` of the stream."""

    due: NamedDue
    position: int


class Stream:
    """Plays sounds at their times on one output. `feed` must be called regularly."""

    def __init__(
        self, sink: Sink, *, clock: Clock, sounds: Mapping[str, Samples], reserve_ms: float, delay_ms: float = 0.0
    ) -> None:
        """``sounds`` has the sounds by name and the phrases by key, and may change.

        ``reserve_ms`` is how much of a stream the server buffers, and ``delay_ms`` how much later than the server says
        it is heard, as on a wireless speaker.
        """
        self._sink = sink
        self._clock = clock
        self._sounds = sounds
        self._reserve_ms = reserve_ms
        self._delay_ms = delay_ms
        self._ahead: deque[NamedDue] = deque()
        self._written: deque[Written] = deque()
        self._uncounted: deque[Written] = deque()
        self._counts_from = 0.0
        self._late_ms: list[float] = []
        self._drift_ms = 0.0
        self._drifts_since: float | None = None
        self.is_playing = self.is_aligned = False

    # -- the schedule

    def begin(self, due: Iterable[NamedDue] = (), *, hold: bool = False) -> None:
        """Discard what was written and restart with ``due``, which must be in order of time.

        With ``hold``, no more silence than necessary is written until `schedule`.

        Raises:
            OutputLostError: if the output cannot be started.
        """
        self._count_heard()
        self._ahead = deque(due)
        self._written.clear()
        self._uncounted.clear()
        self._drift_ms, self._drifts_since = 0.0, None
        self._hold = hold
        self._sink.reset()
        pipe = self._sink.start()
        if pipe is None:
            raise OutputLostError
        self.is_playing = True
        now = self._clock.now()
        self._pipe = pipe
        self._track = CueTrack()
        self._alignment = Alignment(self._reserve_ms, now)
        self._first_heard, self._followed_at = now + self._reserve_ms + self._delay_ms, now
        self._has_sounded = self._has_stalled = False
        self.is_aligned = False
        self._drawn_ms, self._drawn_at = 0.0, self._clock.awake()
        self._write(FIRST_WRITE_MS)

    def schedule(self, due: Iterable[NamedDue], now: int) -> None:
        """Replace everything that has not been heard yet with ``due``, without a restart if possible."""
        due = list(due)
        self._counts_from = now + AT_ONCE_MS + self._delay_ms
        self._count_heard()
        self._uncounted = deque(each for each in self._uncounted if each.due[0] >= self._counts_from)
        if not self.is_playing:
            self.begin(due)
            return
        until = self.written_until
        new = [each for each in due if each[0] < until]
        if new == [each.due for each in self._written if now <= each.due[0] < until]:
            self._ahead = deque(due[len(new) :])
            self._hold = False
        else:
            self.begin(due)

    def stop(self) -> None:
        """Go silent at once, drop the schedule, and let the output sleep until `begin` or `schedule`."""
        self._count_heard()
        self._ahead.clear()
        self._written.clear()
        self._uncounted.clear()
        self._sink.reset()
        self.is_playing = False

    def hush(self) -> None:
        """Stop speaking at once, and drop the phrases that are scheduled."""
        now = self._clock.now()
        speaks = any(_is_phrase(each.due[1]) and self._ends(each) > now for each in self._written)
        sounds = [due for due in self.unheard(now) if not _is_phrase(due[1])]
        if self.is_playing and speaks:
            self.begin(sounds)
        else:
            self._ahead = deque(due for due in self._ahead if not _is_phrase(due[1]))

    def follow(self, due: Iterable[NamedDue]) -> None:
        """Append ``due`` to the schedule."""
        self._ahead.extend(due)

    def unheard(self, now: int) -> list[NamedDue]:
        """Return what is scheduled for ``now`` and later, or is late and will be heard only then.

        What has left the server for a speaker that is late is not to be played again.
        """
        left = now + self._delay_ms
        written = [each.due for each in self._written if self._time_of(each.position) >= left]
        return [*written, *(each for each in self._ahead if each[0] >= now)]

    def take_heard(self) -> list[float]:
        """Return how late in ms each sound was that has been heard since the last call; negative if it was early."""
        self._count_heard()
        late_ms, self._late_ms = self._late_ms, []
        return late_ms

    def _count_heard(self) -> None:
        now = self._clock.now()
        while self.is_aligned and self._uncounted and self._time_of(self._uncounted[0].position) <= now:
            written = self._uncounted.popleft()
            # An offset within the tolerance is not corrected, but it is recorded.
            self._late_ms.append(self._time_of(written.position) + self._drift_ms - written.due[0])

    @property
    def is_steady(self) -> bool:
        """Whether it is well known when the stream is heard, so that it can be fed less often."""
        return self.is_aligned and not self._hold and self._alignment.is_steady

    @property
    def is_in_doubt(self) -> bool:
        """Whether frequent looks are needed to know when the stream is heard."""
        return not self.is_aligned or self._alignment.is_in_doubt

    @property
    def written_until(self) -> float:
        """When the last sample written will be heard, in ms of the clock."""
        return self._time_of(self._track.position)

    # -- writing

    def feed(self) -> None:
        """Look how far the output has got, and write ahead.

        Raises:
            OutputLostError: if the output no longer draws anything, or cannot be restarted.
        """
        now, drawn_ms = self._clock.now(), self._sink.processedUSecs() / 1000
        self._require_drawing(drawn_ms)
        self._alignment.look(now, drawn_ms)
        self._follow_clock(now)
        if not self.is_aligned:
            return
        # Everything played now, including what a restart would cut off, is heard that much later.
        played = now + self._delay_ms
        if self._has_stalled and self._is_silence(played - TAIL_MS, played + RESTART_MS):
            self.begin(self.unheard(now))
        else:
            while self._written and self._ends(self._written[0]) < now - RING_MS:
                self._written.popleft()
            hold_ms = round(now + HOLD_AHEAD_MS + self._delay_ms - self.written_until)
            self._write(max(0, hold_ms) if self._hold else RING_MS)

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
            position = max(self._position_of(due[0]), self._track.position)
            self._written.append(Written(due, position))
            if due[0] >= self._counts_from and not _is_phrase(due[1]):
                self._uncounted.append(self._written[-1])
            self._has_sounded = True
            self._track.place(self._position_of(due[0]), self._sounds[due[1]])
        self._pipe.write(self._track.render(count))

    # -- times and positions

    def _follow_clock(self, now: int) -> None:
        first_heard = self._alignment.first_heard
        if first_heard is None:
            return
        first_heard += self._delay_ms
        off = first_heard - self._first_heard
        step = STEP_MS_A_SECOND * (now - self._followed_at) / 1000
        self._followed_at = now
        if not self.is_aligned or not self._has_sounded:
            # Before the first sound there is no interval to distort.
            self._first_heard = first_heard
            self.is_aligned = True
        elif self._alignment.has_fallen_behind or abs(off) > BROKEN_MS:
            self._first_heard = first_heard
            self._has_stalled = True
        elif self._has_drifted(off, now) and self._is_silence_next():
            self._first_heard += copysign(step, off)
        self._drift_ms = first_heard - self._first_heard

    def _has_drifted(self, off: float, now: float) -> bool:
        if abs(off) <= TOLERATED_MS:
            self._drifts_since = None
        elif self._drifts_since is None:
            self._drifts_since = now
        return self._drifts_since is not None and now - self._drifts_since >= DRIFTS_FOR_MS

    def _is_silence_next(self) -> bool:
        return not (self._ahead and self._written) or self._ahead[0][0] - self._written[-1].due[0] > BURST_MS

    def _is_silence(self, start: float, end: float) -> bool:
        """Whether nothing of what is written is heard between two times."""
        return not any(self._time_of(each.position) < end and self._ends(each) > start for each in self._written)

    def _ends(self, written: Written) -> float:
        """Return when something written ends, in ms of the clock."""
        return self._time_of(written.position + len(self._sounds[written.due[1]]))

    def _time_of(self, position: int) -> float:
        return self._first_heard + position * 1000 / RATE_HZ

    def _position_of(self, time: float) -> int:
        return round((time - self._first_heard) * RATE_HZ / 1000)


def _is_phrase(name: str) -> bool:
    return name not in _SOUNDS
