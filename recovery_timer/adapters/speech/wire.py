"""What the program and its speech process say to each other: a line of JSON each, through pipes."""

from collections.abc import Sequence

import msgspec

from recovery_timer.ports import Choosable


class Manner(msgspec.Struct, frozen=True, tag="manner"):
    """Speak so from the next phrase on; with the usual voice if there is none of this id."""

    voice_id: str
    rate_percent: int
    volume_percent: int


class Say(msgspec.Struct, frozen=True, tag="say"):
    """Speak, instead of what is being spoken."""

    text: str


class Hush(msgspec.Struct, frozen=True, tag="hush"):
    """Stop speaking."""


Command = Manner | Say | Hush


class Ready(msgspec.Struct, frozen=True, tag="ready"):
    """It can speak, with these voices."""

    voices: Sequence[Choosable]


class Begun(msgspec.Struct, frozen=True, tag="begun"):
    """A phrase is being spoken."""


class Problem(msgspec.Struct, frozen=True, tag="problem"):
    """There is no voice and will be none; why, in one line for the user."""

    line: str


Told = Ready | Begun | Problem

commands: msgspec.json.Decoder[Command] = msgspec.json.Decoder(Command)
told: msgspec.json.Decoder[Told] = msgspec.json.Decoder(Told)


def line(message: Command | Told) -> bytes:
    """Return ``message`` as it is sent."""
    return msgspec.json.encode(message) + b"\n"
