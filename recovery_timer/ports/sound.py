"""What is heard: the sound output, and the voice."""

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from typing import Protocol

from msgspec import Struct

from recovery_timer.audio.sounds import Sound

Due = tuple[int, Sound]
"""A sound to be heard, and when, in ms of `Clock.now`."""

WAIT_FOR_SOUND_MS = 500
"""Start waits this long for the first sample to be heard, then starts without sound."""

RING_OUT_MS = 2_000
"""The output stays open this long after the last segment, so that its sound is heard to the end."""


class Device(Struct, frozen=True, kw_only=True):
    """An output or a voice of the machine's that the user may choose: what it is kept by, and its name."""

    id: str
    name: str


class AudioFault(StrEnum):
    """Why there is no sound."""

    NO_LIBPULSE = "no libpulse"
    NO_LIBRARY = "no library"
    NO_OUTPUT = "no output"
    OUTPUT_LOST = "output lost"
    NO_ANSWER = "no answer"


class AudioProblem(Struct, frozen=True):
    """There is no sound. ``detail`` is a message of the system, if it has one."""

    fault: AudioFault
    detail: str = ""


class VoiceFault(StrEnum):
    """Why nothing is spoken."""

    NO_LIBPULSE = "no libpulse"
    NO_LIBRARY = "no library"
    NO_ENGLISH_VOICE = "no English voice"
    NO_ANSWER = "no answer"
    SWITCHED_OFF = "switched off"


class VoiceProblem(Struct, frozen=True):
    """Nothing is spoken. ``detail`` is a message of the system, if it has one."""

    fault: VoiceFault
    detail: str = ""


class Audio(Protocol):
    """The one owner of the sound output. Sound is written ahead, so it does not hang on anybody's timer."""

    @property
    def problem(self) -> AudioProblem | None:
        """Why there is no sound; None while there is."""
        ...

    @property
    def lead_ms(self) -> int:
        """How long from now what is scheduled now can be heard, in ms, without giving up what is being played."""
        ...

    def open(self, heard: Callable[[], None]) -> None:
        """Start the output; call ``heard`` once when its first sample is heard, or at once when there is no sound."""
        ...

    def schedule(self, due: Iterable[Due], now: int) -> None:
        """Let each sound be heard at its time, instead of everything that was scheduled and is not heard yet.

        ``due`` is in the order of its times and may be long: it is read as it is needed. ``now`` is `Clock.now`.
        A sound whose time is over is heard at once, unless that was more than 1 s ago.
        """
        ...

    def silence(self) -> None:
        """Be silent at once and forget what was scheduled."""
        ...

    def play(self, sound: Sound) -> None:
        """Let one sound be heard as soon as it can be."""
        ...

    def set_volume(self, percent: int) -> None:
        """Set the loudness, 0 to 100, apart from the system's; it acts at once."""
        ...

    def on_change(self, changed: Callable[[], None]) -> None:
        """Call ``changed`` whenever `outputs` changes."""
        ...

    def outputs(self) -> Sequence[Device]:
        """Return the outputs known so far, without waiting for the sound system; `on_change` reports later ones."""
        ...

    def choose_output(self, output_id: str) -> None:
        """Play on this output whenever it is there, at once if the stream is open; empty: on the system's default."""
        ...

    def close(self) -> None:
        """Be silent and let the output go. It may be opened again."""
        ...

    def prepare(self) -> None:
        """Get ready now, for a sound that follows at once. Harmless when it is ready already."""
        ...

    def warm_up(self) -> None:
        """Get ready soon, so that the first sound need not wait."""
        ...

    def end(self) -> None:
        """Let everything go, because the program ends."""
        ...


class Voice(Protocol):
    """Speaks short phrases in English. Nothing waits for it: it may be late, or not there."""

    @property
    def problem(self) -> VoiceProblem | None:
        """Why nothing is spoken; None while there is a voice."""
        ...

    def on_change(self, changed: Callable[[], None]) -> None:
        """Call ``changed`` whenever `problem` or `voices` have become other than they were."""
        ...

    def prepare(self) -> None:
        """Get ready to speak, so that the first phrase is not late. Harmless when it is ready already."""
        ...

    def voices(self) -> Sequence[Device]:
        """Return the voices that are known by now. Whoever asks too early is told by `on_change`."""
        ...

    def choose(self, voice_id: str) -> None:
        """Speak with this voice from now on; with the usual one if it is empty or not there."""
        ...

    def set_rate(self, percent: int) -> None:
        """Speak at ``percent`` of the voice's usual speed, 50 to 200."""
        ...

    def set_volume(self, percent: int) -> None:
        """Set the loudness, 0 to 100; at 0 nothing is spoken at all."""
        ...

    def say(self, text: str) -> None:
        """Speak ``text`` now, instead of what is being spoken."""
        ...

    def hush(self) -> None:
        """Stop speaking at once."""
        ...

    def close(self) -> None:
        """Stop speaking and let the voice go. It may speak again."""
        ...


class NoVoice:
    """Nothing is spoken."""

    def __init__(self, problem: VoiceProblem | None = None) -> None:
        """Be silent because of ``problem``; None when silence is wanted."""
        self._problem = problem

    @property
    def problem(self) -> VoiceProblem | None:
        """Why nothing is spoken."""
        return self._problem

    def on_change(self, changed: Callable[[], None]) -> None:
        """It stays as it is."""

    def prepare(self) -> None:
        """There is nothing to get ready."""

    def voices(self) -> Sequence[Device]:
        """There is none."""
        return ()

    def choose(self, voice_id: str) -> None:
        """There is none."""

    def set_rate(self, percent: int) -> None:
        """Nothing is spoken."""

    def set_volume(self, percent: int) -> None:
        """Nothing is spoken."""

    def say(self, text: str) -> None:
        """Nothing is spoken."""

    def hush(self) -> None:
        """It is silent."""

    def close(self) -> None:
        """Nothing is held."""
