"""The messages between two starts: one line of JSON each way."""

import re
from typing import Annotated, TypeVar

import msgspec
from msgspec import Meta, Struct

from recovery_timer.ports.messages import instance_problem
from recovery_timer.ports.problems import InstanceProblem

LONGEST_LINE_BYTES = 12 * 1024 * 1024
"""Maximum length of a line: the largest routine document in base64, with a margin."""

END = b"\n"

_VISIBLE = r"\A[!-~]{0,200}\Z"


class Request(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The request of a later start: that the window come forward, and what the command line asks for besides.

    `routine` is the document of a routine to play, or empty. `files` are absolute paths, as the system encodes them.
    `activation_token` is the desktop's permission to come forward (Wayland). The other fields are as in
    `recovery_timer.desktop.options`.
    """

    routine: bytes = b""
    files: tuple[bytes, ...] = ()
    exit_when_done: bool = False
    voice: bool = True
    mute: bool = False
    full_screen: bool = False
    by_ear: bool = False
    activation_token: Annotated[str, Meta(pattern=_VISIBLE)] = ""


class Response(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The response of the first: the exit status, and a sentence for standard error or none.

    If not `final`, the request is being carried out, and another response follows at its end.
    """

    status: int = 0
    message: str = ""
    final: bool = True


AnyMessage = TypeVar("AnyMessage", Request, Response)


def failed(problem: InstanceProblem) -> Response:
    """Return the response that nothing was done because of ``problem``."""
    return Response(status=1, message=str(instance_problem(problem)))


def is_token(text: str) -> bool:
    """Whether ``text`` can be an activation token."""
    return re.search(_VISIBLE, text) is not None


def encode(message: Request | Response) -> bytes:
    """Encode ``message`` as a line."""
    return msgspec.json.encode(message) + END


def decode(line: bytes, kind: type[AnyMessage]) -> AnyMessage:
    """Decode ``line``; raise ValueError if it is not a message of this ``kind``."""
    try:
        return msgspec.json.decode(line, type=kind)
    except RecursionError as error:
        raise ValueError("It is nested too deeply.") from error
