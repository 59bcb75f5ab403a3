"""What the program and its speech process say to each other: a line of JSON each, through pipes."""

from collections.abc import Sequence

import msgspec

from recovery_timer.ports import Device


class VoiceSettings(msgspec.Struct, frozen=True, tag="manner"):
    """Speak so from the next phrase on; with the usual voice if there is none of this id."""

    voice_id: str
    rate_percent: int
    volume_percent: int


class Say(msgspec.Struct, frozen=True, tag="say"):
    """Speak, instead of what is being spoken."""

    text: str


class Hush(msgspec.Struct, frozen=True, tag="hush"):
    """Stop speaking."""


SpeechCommand = VoiceSettings | Say | Hush


class Ready(msgspec.Struct, frozen=True, tag="ready"):
    """It can speak, with these voices."""

    voices: Sequence[Device]


class SpeakingBegan(msgspec.Struct, frozen=True, tag="begun"):
    """A phrase is being spoken."""


class VoiceProblem(msgspec.Struct, frozen=True, tag="problem"):
    """There is no voice and will be none; why, in one line for the user."""

    line: str


SpeechMessage = Ready | SpeakingBegan | VoiceProblem

commands: msgspec.json.Decoder[SpeechCommand] = msgspec.json.Decoder(SpeechCommand)
decoder: msgspec.json.Decoder[SpeechMessage] = msgspec.json.Decoder(SpeechMessage)


def line(message: SpeechCommand | SpeechMessage) -> bytes:
    """Return ``message`` as it is sent."""
    return msgspec.json.encode(message) + b"\n"
