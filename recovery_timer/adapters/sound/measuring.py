"""Measuring how late an output is heard, by playing a sound on it and listening."""

from collections.abc import Callable
from concurrent.futures import Future

from PySide6.QtCore import QObject, QTimer

from recovery_timer.adapters.sound.microphone import Microphone
from recovery_timer.adapters.sound.stream import Stream
from recovery_timer.adapters.worker import QtWorker
from recovery_timer.audio import delay
from recovery_timer.audio.sounds import RATE_HZ, Samples
from recovery_timer.ports import Clock

SWEEP = "sweep"
"""The name of the sound that is played."""

_LISTEN_FIRST_MS = 700
"""How long to listen before it is played, to find out when the microphone hears."""
_AHEAD_MS = 500
_EARLY_MS = 50
"""How much too early a sound may seem to be heard: neither end's time is known more precisely."""


class Measuring(QObject):
    """One measurement of one stream, which must play nothing else meanwhile."""

    def __init__(self, clock: Clock, stream: Stream, sounds: dict[str, Samples], delay_ms: int) -> None:
        """``sounds`` are those of the stream; the sound that is played is added to them.

        ``delay_ms`` is the delay that the stream compensates for already.
        """
        super().__init__()
        self._clock = clock
        self._stream = stream
        self._sounds = sounds
        self._earlier_ms = delay_ms + _EARLY_MS
        self._microphone = Microphone(clock)
        self._worker = QtWorker(self)
        self._due: list[int] = []
        self._timer = QTimer(self, singleShot=True)
        self._done: Callable[[delay.Delay], None] = lambda _: None

    def begin(self, done: Callable[[delay.Delay], None]) -> bool:
        """Begin, and finally call ``done`` with the whole delay; return False if there is no microphone."""
        if not self._microphone.start():
            return False
        self._done = done
        self._timer.timeout.connect(self._play)
        self._timer.start(_LISTEN_FIRST_MS)
        return True

    def stop(self) -> None:
        """Cancel."""
        self._timer.stop()
        self._microphone.stop()
        self._done = lambda _: None

    def _play(self) -> None:
        self._sounds[SWEEP] = delay.sweep()
        now = self._clock.now()
        first = round(max(now + _AHEAD_MS, self._stream.written_until + 1))
        self._due = [first + number * delay.EVERY_MS for number in range(delay.TIMES)]
        self._stream.schedule([(due, SWEEP) for due in self._due], now)
        self._timer.timeout.disconnect()
        self._timer.timeout.connect(self._look)
        self._timer.start(self._due[-1] + delay.EVERY_MS - now)

    def _look(self) -> None:
        self._microphone.stop()
        samples, began_ms = self._microphone.samples, self._microphone.began_ms
        # Without a single sample, there is no time to begin at.
        starts = [due - self._earlier_ms - began_ms for due in self._due] if samples else []
        played_at = [round(start * RATE_HZ / 1_000) for start in starts]

        def report(future: Future[delay.Delay]) -> None:
            found = future.result()
            self._done(found if found.ms is None else delay.Delay(max(0.0, found.ms - _EARLY_MS), found.heard))

        # It takes a second on a busy machine, for which the stream cannot wait.
        self._worker.run(lambda: delay.find(samples, played_at), report)
