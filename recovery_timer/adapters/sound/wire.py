"""What the program and its sound process say to each other: a line of JSON each, through pipes."""

from collections.abc import Sequence

import msgspec

from recovery_timer.audio.sounds import Sound
from recovery_timer.ports import Device, Due


class Watch(msgspec.Struct, frozen=True, tag="watch"):
    """Tell which outputs there are, now and whenever that changes."""


class LoadSounds(msgspec.Struct, frozen=True, tag="sounds"):
    """These are all the sounds there are: signed 16-bit samples in the machine's byte order."""

    samples: dict[Sound, bytes]


class Open(msgspec.Struct, frozen=True, tag="open"):
    """Start the output."""


class Schedule(msgspec.Struct, frozen=True, tag="schedule"):
    """Let these be heard, instead of all that is not heard yet; ``now`` is when that was wanted."""

    due: Sequence[Due]
    now: int


class Follow(msgspec.Struct, frozen=True, tag="follow"):
    """Let these be heard after all that was scheduled."""

    due: Sequence[Due]


class Silence(msgspec.Struct, frozen=True, tag="silence"):
    """Be silent at once, and forget the schedule."""


class Play(msgspec.Struct, frozen=True, tag="play"):
    """Let a sound be heard as soon as it can be."""

    sound: Sound


class SetVolume(msgspec.Struct, frozen=True, tag="volume"):
    """Be so loud."""

    percent: int


class ChooseOutput(msgspec.Struct, frozen=True, tag="choose"):
    """Play on this output whenever it is there; empty: on the system's default."""

    output_id: str


class Close(msgspec.Struct, frozen=True, tag="close"):
    """Be silent and let the output go."""


SoundCommand = Watch | LoadSounds | Open | Schedule | Follow | Silence | Play | SetVolume | ChooseOutput | Close


class Done(msgspec.Struct, frozen=True, tag="done"):
    """A command was carried out."""


class Heard(msgspec.Struct, frozen=True, tag="heard"):
    """An output that was started is heard. What is written sounds until ``written_until``, in ms of the clock."""

    written_until: float


class OutputProblem(msgspec.Struct, frozen=True, tag="problem"):
    """There is no sound; why, in one line for the user. It is of no use to try again what is ``lasting``."""

    line: str
    lasting: bool = False


class OutputList(msgspec.Struct, frozen=True, tag="outputs"):
    """The outputs there are."""

    there: Sequence[Device]


SoundMessage = Done | Heard | OutputProblem | OutputList

commands: msgspec.json.Decoder[SoundCommand] = msgspec.json.Decoder(SoundCommand)
decoder: msgspec.json.Decoder[SoundMessage] = msgspec.json.Decoder(SoundMessage)


def line(message: SoundCommand | SoundMessage) -> bytes:
    """Return ``message`` as it is sent."""
    return msgspec.json.encode(message) + b"\n"
