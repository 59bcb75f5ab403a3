"""A sound output that reports when the voice is heard."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from recovery_timer.app.signals import Signal
from recovery_timer.audio.phrases import Phrase
from recovery_timer.ports import Audio, AudioProblem, Clock, CueReceipt, DelayMeasurement, Device, Due, Ticker

BEFORE_MS, AFTER_MS = 400, 400
"""How much before and after a phrase the voice counts as heard: other players need a moment to fall silent."""
JOIN_MS = 2_500
"""Phrases closer together than this count as one: hearing music for a second is a nuisance."""


class WatchedAudio:
    """`ports.Audio`, passed on to another one. `speaking` emits True shortly before a phrase and False after it."""

    def __init__(self, audio: Audio, clock: Clock, ticker: Ticker) -> None:
        """Needs a ticker of its own."""
        self.speaking: Signal[bool] = Signal()
        self._audio = audio
        self._clock = clock
        self._ticker = ticker
        self._spoken: deque[tuple[int, int]] = deque()
        self._is_speaking = False

    # -- when it speaks

    def _note(self, due: Iterable[Due]) -> Iterator[Due]:
        """Pass ``due`` on as it is consumed, noting when phrases are heard."""
        for at, sound in due:
            if isinstance(sound, Phrase):
                self._add(at - BEFORE_MS, at + sound.length_ms + AFTER_MS)
            yield at, sound

    def _add(self, start: int, end: int) -> None:
        if self._spoken and start - self._spoken[-1][1] < JOIN_MS:
            start, last = self._spoken.pop()
            end = max(end, last)
        self._spoken.append((start, end))
        self._look()

    def _forget(self, now: int) -> None:
        """Forget the phrases that will not be heard after all, except those that have begun."""
        self._spoken = deque((start, end) for start, end in self._spoken if start <= now < end)

    def _look(self) -> None:
        """Emit whether the voice is heard now if that has changed, and wait for the next change."""
        now = self._clock.now()
        while self._spoken and self._spoken[0][1] <= now:
            self._spoken.popleft()
        speaks = bool(self._spoken) and self._spoken[0][0] <= now
        if self._spoken:
            self._ticker.arm(self._spoken[0][1 if speaks else 0] - now, self._look)
        else:
            self._ticker.disarm()
        if speaks != self._is_speaking:
            self._is_speaking = speaks
            self.speaking.emit(speaks)

    def _be_silent(self) -> None:
        self._spoken.clear()
        self._look()

    # -- the port

    @property
    def problem(self) -> AudioProblem | None:
        """Why there is no sound; None if there is."""
        return self._audio.problem

    @property
    def lead_ms(self) -> int:
        """How long in ms it takes until a sound scheduled now can be heard."""
        return self._audio.lead_ms

    @property
    def delay_ms(self) -> int:
        """How much later than its server reports the output in use is heard."""
        return self._audio.delay_ms

    def open(self, heard: Callable[[], None]) -> None:
        """Start the output."""
        self._audio.open(heard)

    def schedule(self, due: Iterable[Due], now: int) -> None:
        """Schedule each sound at its time, replacing everything that has not begun."""
        self._forget(now)
        self._audio.schedule(self._note(due), now)
        self._look()

    def silence(self) -> None:
        """Go silent at once and drop what was scheduled."""
        self._audio.silence()
        self._be_silent()

    def hush(self) -> None:
        """Stop speaking at once, and drop the phrases that were scheduled."""
        self._audio.hush()
        self._be_silent()

    def set_volume(self, percent: int) -> None:
        """Set the volume, 0 to 100."""
        self._audio.set_volume(percent)

    def on_change(self, changed: Callable[[], None]) -> None:
        """Call ``changed`` whenever `outputs` changes."""
        self._audio.on_change(changed)

    def outputs(self) -> Sequence[Device]:
        """Return the outputs known so far."""
        return self._audio.outputs()

    def choose_output(self, output_id: str) -> None:
        """Use this output whenever it is present."""
        self._audio.choose_output(output_id)

    @property
    def receipt(self) -> CueReceipt:
        """How punctual the scheduled sounds have been since the output was opened."""
        return self._audio.receipt

    def set_delays(self, delays: Mapping[str, int]) -> None:
        """Set how late outputs are heard."""
        self._audio.set_delays(delays)

    def measure_delay(self, done: Callable[[DelayMeasurement], None]) -> None:
        """Measure how late the open output is heard."""
        self._audio.measure_delay(done)

    def close(self) -> None:
        """Go silent and release the output."""
        self._audio.close()
        self._be_silent()

    def prepare(self) -> None:
        """Get ready now."""
        self._audio.prepare()

    def warm_up(self) -> None:
        """Get ready soon."""
        self._audio.warm_up()

    def end(self) -> None:
        """Release everything, because the program ends."""
        self._audio.end()
        self._be_silent()
