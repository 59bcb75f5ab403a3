"""The keys of a session by ear, and how a terminal sends them. They are the guide's own."""

import re
from collections.abc import Mapping, Sequence

COMMANDS: Mapping[str, str] = {
    **dict.fromkeys(("Space", "F5"), "press"),
    **dict.fromkeys(("P", ".", "B"), "pause"),
    **dict.fromkeys(("Right", "PgDown", "End"), "next"),
    **dict.fromkeys(("Left", "PgUp", "Home"), "previous"),
    **dict.fromkeys(("+", "="), "extend"),
    "-": "shorten",
    "Up": "louder",
    "Down": "softer",
    "M": "mute",
    "T": "time_left",
    "D": "describe",
    **dict.fromkeys(("E", "Q"), "end"),
}
"""What each key does, those of clickers and pedals included."""

HELP = "Space pause/done, Left/Right, + - 15 s, Up/Down, M mute, T time, D how, E end"
"""The help line, short enough for a terminal of 80 columns."""

_SEQUENCES = {
    "Up": ("[A", "OA"),
    "Down": ("[B", "OB"),
    "Right": ("[C", "OC"),
    "Left": ("[D", "OD"),
    "Home": ("[H", "OH", "[1~"),
    "End": ("[F", "OF", "[4~"),
    "PgUp": ("[5~",),
    "PgDown": ("[6~",),
    "F5": ("[15~",),
}
"""What follows the Esc character, by the kind and mode of the terminal."""

_NAMES = {b" ": "Space"} | {f"\x1b{sent}".encode(): key for key, sequences in _SEQUENCES.items() for sent in sequences}

_KEY = re.compile(rb"\x1b\[[0-?]*[ -/]*[@-~]|\x1bO[ -~]|[^\x1b]|\x1b(?!\Z|\[[0-?]*[ -/]*\Z|O\Z)")
"""A whole escape sequence, a byte, or the Esc key before something that does not continue a sequence."""


def read_keys(sent: bytes) -> tuple[Sequence[str], bytes]:
    """Return the names of the keys in ``sent``, and the beginning of a sequence whose rest has not arrived yet."""
    keys, end = [], 0
    for found in _KEY.finditer(sent):
        if found.start() != end:
            break
        keys.append(_NAMES.get(found[0]) or found[0].decode("latin-1").upper())
        end = found.end()
    return keys, sent[end:]
