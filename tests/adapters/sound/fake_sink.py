"""A sound output driven by hand, in the way of PulseAudio: it draws in blocks, by a sound clock of its own."""

from array import array
from dataclasses import dataclass, field

from recovery_timer.adapters.sound.stream import RING_MS
from recovery_timer.audio.sounds import RATE_HZ
from tests.fakes.clock import FakeClock

A_MS = RATE_HZ // 1000


@dataclass
class FakeSink:
    """Draws ``block_ms`` whenever no more than ``reserve_ms`` is left; ``drift`` is how much faster its clock is.

    A server that ``draws_late_ms`` is kept from its work by other programs; its reserve keeps that from being heard.
    ``heard`` has every sample that is not silence, and when it was heard, in ms of the clock.
    """

    clock: FakeClock
    block_ms: int = 20
    reserve_ms: int = 170
    drift: float = 0.0
    draws_late_ms: int = 0
    plays: bool = True
    resets: int = 0
    ring: "array[int]" = field(default_factory=lambda: array("h"))
    heard: list[tuple[float, int]] = field(default_factory=list)
    _drawn: int = 0
    _missed: int = 0
    _started: float = 0.0

    # -- a QAudioSink

    def start(self) -> "FakeSink | None":
        self.ring = array("h")
        self._drawn = self._missed = 0
        self._started = self.clock.now()
        return self if self.plays else None

    def reset(self) -> None:
        self.resets += 1
        # What has not been heard by now never will be.
        self.heard = [(time, sample) for time, sample in self.heard if time <= self.clock.now()]
        self.ring = array("h")

    def write(self, data: bytes, /) -> int:
        self.ring.extend(array("h", data))
        return len(data)

    def bytesFree(self) -> int:
        return max(0, RING_MS * A_MS - len(self.ring)) * 2

    def processedUSecs(self) -> int:
        return self._drawn * 1000 // A_MS

    # -- its server

    def play(self) -> None:
        """Draw what is due now."""
        if not self.plays:
            return
        elapsed_ms = (self.clock.now() - self._started - self.draws_late_ms) * (1 + self.drift)
        # The server starts with a reserve of silence, and draws whenever it has used up a block.
        while self._drawn + self._missed < (elapsed_ms // self.block_ms) * self.block_ms * A_MS:
            self._draw(self.block_ms * A_MS)

    def run_out(self, ms: int) -> None:
        """Play silence for ``ms`` instead of the stream, like a server that has no more of it."""
        self._started += ms

    def _draw(self, count: int) -> None:
        block = self.ring[:count]
        del self.ring[:count]
        first = self._drawn + self._missed
        if block.tobytes().strip(b"\0"):
            self.heard += [(self._heard_at(first + index), sample) for index, sample in enumerate(block) if sample]
        self._drawn += len(block)
        self._missed += count - len(block)

    def _heard_at(self, position: int) -> float:
        return self._started + (position / A_MS + self.block_ms) / (1 + self.drift) + self.reserve_ms
