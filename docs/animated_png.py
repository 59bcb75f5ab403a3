"""Writes animated PNG files, the moving pictures of the documents: Qt has no format for them.

One index of the palette is transparent. A frame has it wherever nothing changed, so it packs small. The format is the
chapter on animation in https://www.w3.org/TR/png-3/; a reader that knows nothing of it shows the first picture.
"""

import struct
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

UNCHANGED = 0
"""The index of the transparent colour."""

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_CHANGED = bytes([0]) + bytes([255]) * 255
"""Turns the differences between two pictures into a mask of what differs."""


@dataclass(frozen=True)
class Picture:
    """An index into the palette for each pixel, row by row, none of them `UNCHANGED`; and how long it is seen."""

    pixels: bytes
    ms: int


def encode(width: int, palette: Sequence[int], pictures: Sequence[Picture]) -> bytes:
    """Return a file that shows ``pictures`` over and over. A single one makes a plain PNG.

    ``palette`` has at most 256 colours, as 0xRRGGBB; that of `UNCHANGED` is not seen.
    """
    first, *others = _joined(pictures)
    height = len(first.pixels) // width
    chunks = [
        _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)),
        _chunk(b"PLTE", b"".join(colour.to_bytes(3) for colour in palette)),
        _chunk(b"tRNS", bytes([0])),
    ]
    if others:
        chunks.append(_chunk(b"acTL", struct.pack(">II", 1 + len(others), 0)))
        chunks.append(_control(0, width, (0, height), first.ms))
    chunks.append(_chunk(b"IDAT", _packed(width, first.pixels)))
    number = 1
    for before, after in pairwise((first, *others)):
        top, bottom = rows = _changed_rows(width, before.pixels, after.pixels)
        data = _packed(width, _changes(before.pixels, after.pixels)[top * width : bottom * width])
        chunks.append(_control(number, width, rows, after.ms))
        chunks.append(_chunk(b"fdAT", struct.pack(">I", number + 1) + data))
        number += 2
    return b"".join((_SIGNATURE, *chunks, _chunk(b"IEND", b"")))


def _joined(pictures: Sequence[Picture]) -> Iterator[Picture]:
    """Yield ``pictures``, equal ones in a row as one that is seen for as long as they are."""
    last = pictures[0]
    for picture in pictures[1:]:
        if picture.pixels == last.pixels:
            last = Picture(last.pixels, last.ms + picture.ms)
        else:
            yield last
            last = picture
    yield last


def _changed_rows(width: int, before: bytes, after: bytes) -> tuple[int, int]:
    """Return the first row that changed, and the row behind the last."""
    changed = [at for at in range(0, len(after), width) if before[at : at + width] != after[at : at + width]]
    return changed[0] // width, changed[-1] // width + 1


def _changes(before: bytes, after: bytes) -> bytes:
    """Return ``after``, `UNCHANGED` where it is as ``before``. As two numbers: pixel by pixel takes 50 times longer."""
    new = int.from_bytes(after)
    mask = (int.from_bytes(before) ^ new).to_bytes(len(after)).translate(_CHANGED)
    return (int.from_bytes(mask) & new).to_bytes(len(after))


def _control(number: int, width: int, rows: tuple[int, int], ms: int) -> bytes:
    """Return what comes before a frame: its place, its time, and that it is laid over the one before, which stays."""
    stays, over = 0, 1
    top, bottom = rows
    return _chunk(b"fcTL", struct.pack(">IIIIIHHBB", number, width, bottom - top, 0, top, ms, 1000, stays, over))


def _packed(width: int, pixels: bytes) -> bytes:
    """Return the rows of ``pixels`` compressed, each behind the filter that suits indices: none."""
    rows = (b"\0" + pixels[at : at + width] for at in range(0, len(pixels), width))
    return zlib.compress(b"".join(rows), 9)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
