"""Playing outside a session: a sound, all of them in turn, or a sentence by the voice."""

from collections.abc import Sequence

from recovery_timer.app.signals import Signal
from recovery_timer.app.sound.phrases import Phrases
from recovery_timer.app.sound.sounds import Sounds
from recovery_timer.audio.phrases import Phrase
from recovery_timer.audio.sounds import Sound
from recovery_timer.ports import (
    RING_OUT_MS,
    WAIT_FOR_SOUND_MS,
    Audio,
    AudioProblem,
    Clock,
    Due,
    Ticker,
)

PAUSE_MS = 700
"""Silence between two sounds."""

SAMPLE = "Calf stretch, left, set 2 of 3."
"""Spoken to try out the voice."""


class SoundCheck:
    """Plays sounds while no session runs. `sounding` emits each as it begins, and None after the last.

    A sound that cannot be heard is emitted all the same: the window shows it.
    """

    def __init__(self, *, audio: Audio, sounds: Sounds, phrases: Phrases, clock: Clock, ticker: Ticker) -> None:
        """No part is used before something is played. Needs a ticker of its own."""
        self.sounding: Signal[Sound | None] = Signal()
        self._audio = audio
        self._sounds = sounds
        self._phrases = phrases
        self._is_to_speak = False
        phrases.rendered.connect(self._use_rendered)
        self._clock = clock
        self._ticker = ticker
        self._is_open = self._has_begun = False
        self._names: Sequence[Sound | Phrase] = ()
        self._due: list[Due] = []

    @property
    def problem(self) -> AudioProblem | None:
        """Why there is no sound; None if there is, or nothing was played yet."""
        return self._audio.problem

    def speak(self) -> None:
        """Speak one sentence, in place of what is playing, as soon as it is rendered."""
        self._is_to_speak = True
        self._phrases.retry()
        self._phrases.want([SAMPLE])
        self._use_rendered(SAMPLE)

    def play(self, names: Sequence[Sound | Phrase]) -> None:
        """Play ``names`` one after the other, in place of what is playing."""
        self._is_to_speak = False
        self._names, self._due = names, []
        if self._is_open:
            # Otherwise `_begin` is called when the output starts.
            if self._has_begun:
                self._begin()
            return
        self._is_open, self._has_begun = True, False
        self._ticker.arm(WAIT_FOR_SOUND_MS, self._begin)
        self._audio.open(self._begin)

    def stop(self) -> None:
        """Stop playing, and close the output."""
        self._is_to_speak = False
        self._ticker.disarm()
        if self._is_open:
            self._is_open = False
            self._audio.close()
            self.sounding.emit(None)

    def _use_rendered(self, text: str) -> None:
        phrase = self._phrases.get(SAMPLE)
        if self._is_to_speak and text == SAMPLE and phrase is not None:
            self.play([phrase])

    def _begin(self) -> None:
        """Start as soon as sound can be heard; an output that comes up later joins in."""
        if not self._is_open:
            return
        self._has_begun = True
        now = self._clock.now()
        at = now + self._audio.lead_ms
        for name in self._names:
            self._due.append((at, name))
            at += self._length_ms(name) + PAUSE_MS
        self._names = ()
        self._audio.schedule([due for due in self._due if due[0] >= now], now)
        self._follow()

    def _follow(self) -> None:
        """Emit the sound that has begun, and wait for the next."""
        now = self._clock.now()
        begun: Sound | Phrase | None = None
        while self._due and self._due[0][0] <= now:
            begun = self._due.pop(0)[1]
        if self._due:
            self._ticker.arm(self._due[0][0] - now, self._follow)
        elif begun is not None:
            self._ticker.arm(self._length_ms(begun) + PAUSE_MS, self._fall_silent)
        if isinstance(begun, Sound):
            self.sounding.emit(begun)

    def _length_ms(self, sound: Sound | Phrase) -> int:
        return sound.length_ms if isinstance(sound, Phrase) else self._sounds.length_ms(sound)

    def _fall_silent(self) -> None:
        self._ticker.arm(RING_OUT_MS, self.stop)
        self.sounding.emit(None)
