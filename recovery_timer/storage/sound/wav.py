"""WAV files: decoding the supported formats, and the only format in which sounds are stored.

Every format is decoded to one channel of 32-bit samples, so that only one place deals with widths. The standard
library's `wave` is not used: before Python 3.12, it refuses the header of most 24-bit files, and it does not say what
is wrong with other files.
"""

import struct
import sys
from array import array
from operator import add

from msgspec import Struct

from recovery_timer.audio.sounds import RATE_HZ, Samples
from recovery_timer.ports.problems import (
    SoundBits,
    SoundChannels,
    SoundCompressed,
    SoundFault,
    SoundRate,
    SoundUnusable,
    UnusableSoundError,
)

SLOWEST_HZ, FASTEST_HZ = 8_000, 192_000

_PCM, _EXTENSIBLE = 0x0001, 0xFFFE
_COMPRESSED = {0x0002: "ADPCM", 0x0006: "A-law", 0x0007: "µ-law", 0x0011: "ADPCM", 0x0050: "MPEG", 0x0055: "MP3"}
_FLOATING_POINT = 0x0003
_OPEN_END = 0xFFFF_FFFF
"""Written as the length by programs that do not know it yet."""
_WIDE_BYTES = 4
_KEPT_HEADER_BYTES = 44
_SIGNED = bytes(value ^ 0x80 for value in range(256))
"""8-bit samples are unsigned, all others signed."""


class Recording(Struct, frozen=True, kw_only=True):
    """One channel of sound: signed 32-bit samples, and the sample rate."""

    rate_hz: int
    samples: "array[int]"


def decode(data: bytes) -> Recording:
    """Decode the ``data`` of a WAV file, mixing two channels down to one.

    Raises:
        UnusableSoundError: if it is not a WAV file, or is of an unsupported kind.
    """
    if data[:4] != b"RIFF" or data[8:12] != b"WAVE":
        raise UnusableSoundError(SoundUnusable(SoundFault.NOT_WAV))
    chunks = _chunks(data)
    header = chunks.get(b"fmt ", b"")
    if len(header) < 16 or b"data" not in chunks:
        raise UnusableSoundError(SoundUnusable(SoundFault.NOT_WHOLE))
    coding, channels, rate_hz, _, _, bits = struct.unpack_from("<HHIIHH", header)
    if coding == _EXTENSIBLE and len(header) >= 26:
        (coding,) = struct.unpack_from("<H", header, 24)
    _require_readable(coding, channels, rate_hz, bits)
    width = bits // 8
    raw = chunks[b"data"]
    samples = _widened(raw[: len(raw) // (width * channels) * width * channels], width)
    if channels == 2:
        # Halve first: the sum of two 32-bit samples does not fit into 32 bits.
        samples = array("i", map(add, (each >> 1 for each in samples[::2]), (each >> 1 for each in samples[1::2])))
    return Recording(rate_hz=rate_hz, samples=samples)


def encode(samples: Samples) -> bytes:
    """Return ``samples`` as a WAV file in the format for storing: one channel, 16 bit, 48 kHz."""
    raw = _little_endian(samples).tobytes()
    header = struct.pack("<4sIHHIIHH", b"fmt ", 16, _PCM, 1, RATE_HZ, RATE_HZ * 2, 2, 16)
    body = b"WAVE" + header + struct.pack("<4sI", b"data", len(raw)) + raw
    return struct.pack("<4sI", b"RIFF", len(body)) + body


def decode_kept(data: bytes) -> Samples:
    """Return the samples in the output of `encode`, which is fast; raise UnusableSoundError for anything else."""
    raw = data[_KEPT_HEADER_BYTES:]
    samples = _little_endian(array("h", raw[: len(raw) // 2 * 2]))
    if encode(samples) != data:
        raise UnusableSoundError(SoundUnusable(SoundFault.NOT_AS_KEPT))
    return samples


def _chunks(data: bytes) -> dict[bytes, bytes]:
    """Return the content of each chunk by its name; of several with the same name, the first."""
    chunks: dict[bytes, bytes] = {}
    at = 12
    while at + 8 <= len(data):
        name, length = struct.unpack_from("<4sI", data, at)
        at += 8
        if length > len(data) - at:
            if length != _OPEN_END:
                raise UnusableSoundError(SoundUnusable(SoundFault.CUT_SHORT))
            length = len(data) - at
        chunks.setdefault(name, data[at : at + length])
        # Chunks begin at even offsets.
        at += length + length % 2
    return chunks


def _require_readable(coding: int, channels: int, rate_hz: int, bits: int) -> None:
    if coding == _FLOATING_POINT:
        raise UnusableSoundError(SoundUnusable(SoundFault.FLOATING_POINT))
    if coding != _PCM:
        raise UnusableSoundError(SoundCompressed(_COMPRESSED.get(coding, coding)))
    if bits not in {8, 16, 24, 32}:
        raise UnusableSoundError(SoundBits(bits))
    if channels not in {1, 2}:
        raise UnusableSoundError(SoundChannels(channels))
    if not SLOWEST_HZ <= rate_hz <= FASTEST_HZ:
        raise UnusableSoundError(SoundRate(rate_hz, SLOWEST_HZ, FASTEST_HZ))


def _widened(raw: bytes, width: int) -> "array[int]":
    """Convert samples of ``width`` bytes to 32 bits."""
    if width == 1:
        raw = raw.translate(_SIGNED)
    wide = bytearray(len(raw) // width * _WIDE_BYTES)
    for byte in range(width):
        wide[_WIDE_BYTES - width + byte :: _WIDE_BYTES] = raw[byte::width]
    return _little_endian(array("i", bytes(wide)))


def _little_endian(samples: "array[int]") -> "array[int]":
    """Convert ``samples`` between the machine's byte order and that of the file."""
    if sys.byteorder == "little":
        return samples
    turned = samples[:]
    turned.byteswap()
    return turned
