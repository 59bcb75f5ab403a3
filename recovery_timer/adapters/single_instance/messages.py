"""What the starts say to each other: one line of JSON each way."""

import re
from typing import Annotated, TypeVar

import msgspec
from msgspec import Meta, Struct

LONGEST_LINE_BYTES = 12 * 1024 * 1024
"""The longest line that is read: the largest document of a routine, in base64, and something over."""

END = b"\n"

NOT_UNDERSTOOD = "The open window and this start do not understand each other: close the window, and start again."
"""Said on either side: the two may be of different versions."""

_VISIBLE = r"\A[!-~]{0,200}\Z"


class Request(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a later start wants of the window: to come forward, and what the command line asked for besides.

    `routine` is the document of a routine to play, empty if none is. `activation_token` is the desktop's leave to come
    forward (Wayland). The other fields are as in `recovery_timer.desktop.options`.
    """

    routine: bytes = b""
    exit_when_done: bool = False
    voice: bool = True
    mute: bool = False
    full_screen: bool = False
    activation_token: Annotated[str, Meta(pattern=_VISIBLE)] = ""


class Response(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the first says to it: the exit status, and a sentence for standard error, or none.

    If it is not `final`, the wish is being fulfilled, and another answer follows when that is over.
    """

    status: int = 0
    said: str = ""
    final: bool = True


Message = TypeVar("Message", Request, Response)


def is_token(text: str) -> bool:
    """Return whether ``text`` can be an activation token."""
    return re.search(_VISIBLE, text) is not None


def encode(message: Request | Response) -> bytes:
    """Return ``message`` as a line."""
    return msgspec.json.encode(message) + END


def decode(line: bytes, kind: type[Message]) -> Message:
    """Return the message in ``line``; ValueError if there is none of that kind."""
    try:
        return msgspec.json.decode(line, type=kind)
    except RecursionError as error:
        raise ValueError("It is nested too deeply.") from error
