"""The sounds there are, and the one form in which sound is held: mono, signed 16-bit samples, 48 kHz."""

from array import array
from enum import StrEnum
from typing import TypeAlias

Samples: TypeAlias = "array[int]"
"""Mono sound: signed 16-bit samples in the machine's byte order, as sound outputs take them."""

RATE_HZ = 48_000
"""Samples a second, in everything the program plays."""


class Sound(StrEnum):
    """A sound of a session, by the name of its file, in the order in which sounds are listed and tried out."""

    GO_WORK = "go_work"
    GO_REST = "go_rest"
    GO_SWITCH = "go_switch"
    GO_WARM = "go_warm"
    GO_COLD = "go_cold"
    TICK = "tick"
    HALF = "half"
    FINISHED = "finished"
