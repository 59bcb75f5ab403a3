"""The sounds of a session, and the only sample format: mono, signed 16-bit, 48 kHz."""

from array import array
from enum import StrEnum
from typing import TypeAlias

Samples: TypeAlias = "array[int]"
"""Mono sound: signed 16-bit samples in the machine's byte order, as sound outputs expect."""

RATE_HZ = 48_000
"""Sample rate of everything that the program plays."""


class Sound(StrEnum):
    """A sound, by the name of its file, in the order in which sounds are listed and tried out."""

    GO_WORK = "go_work"
    GO_REST = "go_rest"
    GO_SWITCH = "go_switch"
    GO_WARM = "go_warm"
    GO_COLD = "go_cold"
    TICK = "tick"
    HALF = "half"
    FINISHED = "finished"
