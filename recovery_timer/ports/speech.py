"""The voice: a synthesizer that renders words to sound, ahead of time."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Protocol

from msgspec import Struct

from recovery_timer.audio.phrases import Phrase
from recovery_timer.ports.sound import Device


class VoiceFault(StrEnum):
    """Why there is no voice."""

    NO_SYNTHESIZER = "no synthesizer"
    FAILED = "failed"
    SWITCHED_OFF = "switched off"


class VoiceProblem(Struct, frozen=True):
    """There is no voice. ``detail`` is the synthesizer's message, if any."""

    fault: VoiceFault
    detail: str = ""


class VoiceSettings(Struct, frozen=True, kw_only=True):
    """How words are spoken. An empty or missing voice means the default one; `volume_percent` is 0 to 100."""

    voice_id: str = ""
    rate_percent: int = 100
    volume_percent: int = 100


class Synthesizer(Protocol):
    """Renders English to sound, one phrase at a time, off the caller's thread. Nothing waits for it."""

    @property
    def problem(self) -> VoiceProblem | None:
        """Why the last phrase could not be rendered; None if it could, or if none has been tried."""
        ...

    def on_change(self, changed: Callable[[], None]) -> None:
        """Call ``changed`` whenever `problem` or `voices` changes."""
        ...

    def voices(self) -> Sequence[Device]:
        """Return the voices known so far, without waiting; `on_change` reports them once they are known."""
        ...

    def render(self, text: str, settings: VoiceSettings, done: Callable[[Phrase | VoiceProblem], None]) -> None:
        """Render ``text``, after what was asked for before; then call ``done`` in the caller's thread.

        It receives the phrase, or why there is none. Equal words with equal settings make equal phrases.
        """
        ...


class NoSynthesizer:
    """A synthesizer that renders nothing."""

    def __init__(self, problem: VoiceProblem) -> None:
        self.problem: VoiceProblem | None = problem
        self._problem = problem

    def on_change(self, changed: Callable[[], None]) -> None:
        """Do nothing: it never changes."""

    def voices(self) -> Sequence[Device]:
        """Return nothing."""
        return ()

    def render(self, text: str, settings: VoiceSettings, done: Callable[[Phrase | VoiceProblem], None]) -> None:
        """Say that there is no voice."""
        done(self._problem)
