"""The protocol between the program and its sound process: messages as lines of JSON, through pipes."""

from collections.abc import Sequence

import msgspec

from recovery_timer.audio.sounds import Sound
from recovery_timer.ports import AudioProblem, DelayMeasurement, Device

FEED_EVERY_MS = 47
"""How often the sound process feeds a stream at first. Often enough for its ring buffer, and no multiple of a server's
block, so that each look finds the server at a different point of its block."""
HOLD_AHEAD_MS = 350
"""How far ahead of the ear to write while waiting for the schedule, which begins where that ends: the server's buffer
(170 ms) and the block that it draws next (up to 130 ms), or the server would insert silence of its own."""

AT_ONCE_MS = 400
"""Sounds that are scheduled for sooner than this, as after a skip, cannot be on time: they do not count as late."""

NamedDue = tuple[int, str]
"""A sound by its name, or a phrase by its key, and its time in ms of the clock."""


class Watch(msgspec.Struct, frozen=True, tag="watch"):
    """Report the available outputs, now and whenever they change."""


class LoadSounds(msgspec.Struct, frozen=True, tag="sounds"):
    """Load all sounds, as signed 16-bit samples in the machine's byte order."""

    samples: dict[Sound, bytes]


class LoadPhrases(msgspec.Struct, frozen=True, tag="phrases"):
    """Load phrases by their keys, as samples like those of the sounds, and forget others."""

    samples: dict[str, bytes]
    forgotten: Sequence[str] = ()


class Open(msgspec.Struct, frozen=True, tag="open"):
    """Start the output."""


class Schedule(msgspec.Struct, frozen=True, tag="schedule"):
    """Replace everything that has not been heard yet; ``now`` is the time of the request."""

    due: Sequence[NamedDue]
    now: int


class Follow(msgspec.Struct, frozen=True, tag="follow"):
    """Append to the schedule."""

    due: Sequence[NamedDue]


class Silence(msgspec.Struct, frozen=True, tag="silence"):
    """Stop all sound at once and clear the schedule."""


class Hush(msgspec.Struct, frozen=True, tag="hush"):
    """Stop speaking at once and drop the phrases that are scheduled; sounds stay."""


class SetVolume(msgspec.Struct, frozen=True, tag="volume"):
    """Set the volume, 0 to 100."""

    percent: int


class ChooseOutput(msgspec.Struct, frozen=True, tag="choose"):
    """Play on this output whenever it is available; empty means the system's default."""

    output_id: str


class SetDelays(msgspec.Struct, frozen=True, tag="delays"):
    """How much later than their server says outputs are heard, in ms, by their ids; from their next start on."""

    delays: dict[str, int]


class MeasureDelay(msgspec.Struct, frozen=True, tag="measure"):
    """Play a sound a few times, listen with the microphone, and report how late it is heard."""


class Close(msgspec.Struct, frozen=True, tag="close"):
    """Stop all sound and close the output."""


SoundCommand = (
    Watch
    | LoadSounds
    | LoadPhrases
    | Open
    | Schedule
    | Follow
    | Silence
    | Hush
    | SetVolume
    | ChooseOutput
    | SetDelays
    | MeasureDelay
    | Close
)


class Done(msgspec.Struct, frozen=True, tag="done"):
    """Sent when a command has been carried out."""


class Heard(msgspec.Struct, frozen=True, tag="heard"):
    """Sent when a started output becomes audible. What is written lasts until ``written_until``, in ms of the clock.

    ``delay_ms`` is how much later than its server says it is heard.
    """

    written_until: float
    delay_ms: int = 0


class OutputProblem(msgspec.Struct, frozen=True, tag="problem"):
    """Sent when there is no sound. If ``lasting``, retrying is useless."""

    problem: AudioProblem
    lasting: bool = False


class SoundsHeard(msgspec.Struct, frozen=True, tag="sounds heard"):
    """Sent when sounds have been heard: how late each was, in ms."""

    late_ms: Sequence[float]


class DelayMeasured(msgspec.Struct, frozen=True, tag="measured"):
    """Sent when the delay has been measured."""

    measurement: DelayMeasurement


class OutputList(msgspec.Struct, frozen=True, tag="outputs"):
    """The available outputs."""

    there: Sequence[Device]


SoundMessage = Done | Heard | OutputProblem | SoundsHeard | DelayMeasured | OutputList

commands: msgspec.json.Decoder[SoundCommand] = msgspec.json.Decoder(SoundCommand)
decoder: msgspec.json.Decoder[SoundMessage] = msgspec.json.Decoder(SoundMessage)


def line(message: SoundCommand | SoundMessage) -> bytes:
    """Encode ``message`` as a line."""
    return msgspec.json.encode(message) + b"\n"
