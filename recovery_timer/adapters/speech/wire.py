"""The protocol between the program and its speech process: messages as lines of JSON, through pipes."""

from collections.abc import Sequence

import msgspec

from recovery_timer.ports import Device, VoiceProblem


class VoiceSettings(msgspec.Struct, frozen=True, tag="manner"):
    """Settings from the next phrase on; the default voice is used if there is none with this id."""

    voice_id: str
    rate_percent: int
    volume_percent: int


class Say(msgspec.Struct, frozen=True, tag="say"):
    """Speak, interrupting the current phrase."""

    text: str


class Hush(msgspec.Struct, frozen=True, tag="hush"):
    """Stop speaking."""


SpeechCommand = VoiceSettings | Say | Hush


class Ready(msgspec.Struct, frozen=True, tag="ready"):
    """Sent when the engine is ready, with its voices."""

    voices: Sequence[Device]


class SpeakingBegan(msgspec.Struct, frozen=True, tag="begun"):
    """Sent when a phrase begins."""


class NoSpeech(msgspec.Struct, frozen=True, tag="problem"):
    """Sent when there is and will be no voice."""

    problem: VoiceProblem


SpeechMessage = Ready | SpeakingBegan | NoSpeech

commands: msgspec.json.Decoder[SpeechCommand] = msgspec.json.Decoder(SpeechCommand)
decoder: msgspec.json.Decoder[SpeechMessage] = msgspec.json.Decoder(SpeechMessage)


def line(message: SpeechCommand | SpeechMessage) -> bytes:
    """Encode ``message`` as a line."""
    return msgspec.json.encode(message) + b"\n"
