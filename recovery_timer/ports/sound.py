"""The sound output."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Protocol

from msgspec import Struct

from recovery_timer.audio.phrases import Phrase
from recovery_timer.audio.sounds import Sound

Due = tuple[int, Sound | Phrase]
"""A sound or phrase to be heard, and its time in ms of `Clock.now`."""

WAIT_FOR_SOUND_MS = 1_500
"""How long a start waits for the first sample to be heard before going ahead without sound. A sleeping output takes up
to a second to wake, and so does a sound process to start on a busy machine."""

ON_TIME_MS = 20
"""A sound that is at most this early or late counts as on time: nobody sees or hears the difference."""

RING_OUT_MS = 2_000
"""How long the output stays open after the last segment, so that its final sound is heard in full."""


class Device(Struct, frozen=True, kw_only=True):
    """An output or voice of the machine that the user may choose: the id under which it is saved, and its name."""

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
    """There is no sound. ``detail`` is the system's message, if any."""

    fault: AudioFault
    detail: str = ""


class CueReceipt(Struct, frozen=True, kw_only=True):
    """How punctual the sounds of a session were: how many were due, how many were heard on time, and the worst.

    Sounds that are played at once, as after a skip, do not count. `worst_ms` is how early or late the worst one heard
    was.
    """

    due: int = 0
    on_time: int = 0
    worst_ms: float = 0.0

    def plus(self, other: "CueReceipt") -> "CueReceipt":
        """Return the receipt for both."""
        return CueReceipt(
            due=self.due + other.due,
            on_time=self.on_time + other.on_time,
            worst_ms=max(self.worst_ms, other.worst_ms),
        )


class DelayMeasurement(Struct, frozen=True, kw_only=True):
    """How late an output is heard, measured with the microphone: by `delay_ms`, None if it was not heard.

    `heard` of the `played` sounds were heard. Without a microphone, none were played.
    """

    output_id: str
    delay_ms: int | None
    heard: int
    played: int

    @property
    def is_certain(self) -> bool:
        """Whether enough sounds were heard to rely on the delay."""
        return 2 * self.heard > self.played


class Audio(Protocol):
    """The sole owner of the sound output. Sound is written ahead, so it does not depend on a timer."""

    @property
    def problem(self) -> AudioProblem | None:
        """Why there is no sound; None if there is."""
        ...

    @property
    def lead_ms(self) -> int:
        """How long in ms it takes until a sound scheduled now can be heard, without cutting off what is playing."""
        ...

    @property
    def delay_ms(self) -> int:
        """How much later than its server reports the output in use is heard, as given to `set_delays`."""
        ...

    def open(self, heard: Callable[[], None]) -> None:
        """Start the output; call ``heard`` once when its first sample is heard, or at once if there is no sound."""
        ...

    def schedule(self, due: Iterable[Due], now: int) -> None:
        """Schedule each sound at its time, replacing everything that was scheduled and has not begun.

        ``due`` is in order of time and may be long: it is consumed lazily. ``now`` is `Clock.now`. A sound whose time
        has passed is played at once, unless that was more than 1 s ago.
        """
        ...

    def silence(self) -> None:
        """Go silent at once and drop what was scheduled."""
        ...

    def hush(self) -> None:
        """Stop speaking at once, and drop the phrases that were scheduled; sounds stay."""
        ...

    def set_volume(self, percent: int) -> None:
        """Set the volume, 0 to 100, independently of the system's; it takes effect at once."""
        ...

    def on_change(self, changed: Callable[[], None]) -> None:
        """Call ``changed`` whenever `outputs` changes."""
        ...

    def outputs(self) -> Sequence[Device]:
        """Return the outputs known so far, without waiting for the sound system; `on_change` reports later ones."""
        ...

    def choose_output(self, output_id: str) -> None:
        """Use this output whenever it is present, at once if the stream is open; empty means the system's default."""
        ...

    @property
    def receipt(self) -> CueReceipt:
        """How punctual the scheduled sounds have been since the output was opened."""
        ...

    def set_delays(self, delays: Mapping[str, int]) -> None:
        """Set how late outputs are heard, in ms by their ids: sound is played there that much earlier."""
        ...

    def measure_delay(self, done: Callable[[DelayMeasurement], None]) -> None:
        """Measure with the microphone how late the open output is heard, then call ``done``.

        It takes 10 s, during which nothing else may be played. `close` cancels it; ``done`` is then not called.
        """
        ...

    def close(self) -> None:
        """Go silent and release the output. It may be opened again."""
        ...

    def prepare(self) -> None:
        """Get ready now, for a sound that follows immediately. Harmless if already ready."""
        ...

    def warm_up(self) -> None:
        """Get ready soon, so that the first sound is not delayed."""
        ...

    def end(self) -> None:
        """Release everything, because the program ends."""
        ...
