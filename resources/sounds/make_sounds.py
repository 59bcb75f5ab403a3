"""Synthesise the cue sounds: ``python resources/sounds/make_sounds.py`` writes the WAV files beside this script.

README.md says what each sound is to be told apart by. Only the standard library is used, so anybody can change a line
and listen.
"""
# ruff: noqa: INP001 - a script that stands beside what it makes; resources/ is no package

import math
import sys
import wave
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

RATE_HZ = 48_000
LOUDNESS_DB = -18.0
"""How loud every sound is: the mean of two measures of its loudest 50 ms, the plain RMS and the K-weighted one.

The plain one is what a meter shows, the K-weighted one is nearer to the ear. So no sound is off by more than half of
what the two differ.
"""
LOUDEST_WINDOW_MS = 50
FULL_SCALE = 32_767

K_WEIGHTING = (
    ((1.53512485958697, -2.69169618940638, 1.19839281085285), (-1.69065929318241, 0.73248077421585)),
    ((1.0, -2.0, 1.0), (-1.99004745483398, 0.99007225036621)),
)
"""The two filters of ITU-R BS.1770-5 at 48 kHz, each as what its inputs and its earlier outputs count."""
K_OFFSET_DB = -0.691

Partials = Mapping[float, float]
"""How strong each multiple of a note's frequency is."""

CHIME: Partials = {1: 1.0, 2: 0.35, 3: 0.12}
REED: Partials = {0.5: 0.25, 1: 1.0, 2: 0.5, 3: 0.25, 4: 0.12}
GLASS: Partials = {1: 1.0, 1.26: 0.5, 1.5: 0.3}
WOOD: Partials = {1: 1.0, 1.71: 0.6, 2.4: 0.3}
PURE: Partials = {1: 1.0}


@dataclass(frozen=True, kw_only=True)
class Note:
    """One note. Its edges are raised cosines, so that nothing clicks; between them it decays like a struck thing.

    ``at``, ``length``, ``attack`` and ``release`` are ms, ``pitch`` is Hz; after ``decay`` ms it is down to 37 %.
    """

    at: float
    length: float
    pitch: float
    partials: Partials
    decay: float
    attack: float = 5.0
    release: float = 30.0
    level: float = 1.0


SOUNDS: dict[str, Sequence[Note]] = {
    "go_work": (
        Note(at=0, length=170, pitch=659.3, partials=CHIME, decay=150),
        Note(at=140, length=300, pitch=1174.7, partials=CHIME, decay=160),
    ),
    "go_rest": (
        Note(at=0, length=220, pitch=987.8, partials=PURE, decay=200, attack=15),
        Note(at=190, length=360, pitch=622.3, partials=PURE, decay=240, attack=15, release=80),
    ),
    "go_switch": tuple(
        Note(at=at, length=105, pitch=pitch, partials=CHIME, decay=90)
        for at, pitch in ((0, 740.0), (110, 1108.7), (220, 740.0), (330, 1108.7))
    ),
    "go_warm": tuple(
        Note(at=0, length=680, pitch=pitch, partials=REED, decay=900, attack=60, release=250, level=0.7)
        for pitch in (523.3, 659.3, 784.0)
    ),
    "go_cold": (
        Note(at=0, length=600, pitch=1480.0, partials=GLASS, decay=130, attack=2, release=100),
        Note(at=90, length=510, pitch=1760.0, partials=PURE, decay=150, attack=2, release=100, level=0.6),
    ),
    "tick": (Note(at=0, length=60, pitch=1150.0, partials=WOOD, decay=20, attack=1, release=15),),
    "half": (
        Note(at=0, length=130, pitch=784.0, partials=PURE, decay=90, attack=20, release=50),
        Note(at=190, length=150, pitch=784.0, partials=PURE, decay=90, attack=20, release=50),
    ),
    "finished": (
        Note(at=0, length=160, pitch=784.0, partials=CHIME, decay=140),
        Note(at=130, length=160, pitch=987.8, partials=CHIME, decay=140),
        Note(at=260, length=430, pitch=1046.5, partials=CHIME, decay=260, release=120),
        Note(at=260, length=430, pitch=659.3, partials=CHIME, decay=260, release=120, level=0.6),
    ),
}


def samples(notes: Sequence[Note]) -> "array[int]":
    """Return the notes together, as loud as every other sound."""
    mix = [0.0] * max(_count(note.at + note.length) for note in notes)
    for note in notes:
        for index, value in enumerate(_played(note), start=_count(note.at)):
            mix[index] += value
    gain = 10 ** ((LOUDNESS_DB - (rms_db(mix) + k_weighted_db(mix)) / 2) / 20)
    return array("h", (round(value * gain * FULL_SCALE) for value in mix))


def rms_db(values: Sequence[float]) -> float:
    """Return the RMS of the loudest 50 ms in dB, if full scale is 1."""
    return 20 * math.log10(_loudest(values))


def k_weighted_db(values: Sequence[float]) -> float:
    """Return the same in LUFS: of what is left of ``values`` after the ear's filters."""
    for inputs, outputs in K_WEIGHTING:
        values = _filtered(values, inputs, outputs)
    return 20 * math.log10(_loudest(values)) + K_OFFSET_DB


def _filtered(
    values: Sequence[float], inputs: tuple[float, float, float], outputs: tuple[float, float]
) -> Sequence[float]:
    filtered: list[float] = []
    in1 = in2 = out1 = out2 = 0.0
    for value in values:
        out = inputs[0] * value + inputs[1] * in1 + inputs[2] * in2 - outputs[0] * out1 - outputs[1] * out2
        in1, in2, out1, out2 = value, in1, out, out1
        filtered.append(out)
    return filtered


def _loudest(values: Sequence[float]) -> float:
    window = min(_count(LOUDEST_WINDOW_MS), len(values))
    energy = most = sum(value * value for value in values[:window])
    for leaving, entering in zip(values, values[window:], strict=False):
        energy += entering * entering - leaving * leaving
        most = max(most, energy)
    return math.sqrt(most / window)


def _played(note: Note) -> list[float]:
    count = _count(note.length)
    turns = [note.pitch * index / RATE_HZ for index in range(count)]
    played = [0.0] * count
    for multiple, strength in note.partials.items():
        for index, turn in enumerate(turns):
            # A higher partial dies away sooner, as in anything struck.
            fading = math.exp(-1000 * index * max(multiple, 1) / RATE_HZ / note.decay)
            played[index] += strength * fading * math.sin(math.tau * multiple * turn)
    return [value * note.level * _edge(index, count, note) for index, value in enumerate(played)]


def _edge(index: int, count: int, note: Note) -> float:
    rising = min(1.0, index / _count(note.attack))
    falling = min(1.0, (count - 1 - index) / _count(note.release))
    return (1 - math.cos(math.pi * rising)) * (1 - math.cos(math.pi * falling)) / 4


def _count(ms: float) -> int:
    return round(ms * RATE_HZ / 1000)


def write(folder: Path) -> None:
    """Write every sound into ``folder``."""
    for name, notes in SOUNDS.items():
        pcm = samples(notes)
        if sys.byteorder == "big":
            pcm.byteswap()
        with wave.open(str(folder / f"{name}.wav"), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE_HZ)
            file.writeframes(pcm.tobytes())


if __name__ == "__main__":
    write(Path(__file__).parent)
