"""Sound in MPEG-4 files: reading what an encoder wrote, and writing a file with a title and chapters.

Such a file is a tree of boxes: a length, a name of four letters, and content or more boxes. The index (``moov``) says
where the data of each track stands in the file, and how long each piece of it lasts.

There are two ways to write chapters, and players know one or the other. Nero's is a list in the index, beside the
title. QuickTime's, for Apple's players, is a track of texts, to which the track of the sound refers; it is not enabled,
so that nothing else shows it. Both are written as FFmpeg writes them.
"""

import struct
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import BinaryIO

from msgspec import Struct

from recovery_timer.session.unattended import Chapter

_HEADER = struct.Struct(">I4s")
_UNITS_A_MS = 10_000
_MOST = 255
"""The number of chapters, and the length of a title in bytes, each have one byte."""
_LARGEST = 2**32 - 1
"""Lengths and times have 32 bits."""
_MATRIX = struct.pack(">9I", 1 << 16, 0, 0, 0, 1 << 16, 0, 0, 0, 1 << 30)
"""No rotation, no scaling."""
_MS_A_SECOND = 1_000
_UNDETERMINED = 0x55C4
"""The language of speech and text: "und", 5 bits per letter."""
_STYLE = (
    struct.pack(">IBBIQ", 1, 0, 0, 0, 0)
    + struct.pack(">HHHBBI", 0, 0, 1, 0, 0, 0)
    + struct.pack(">I4sHHB", 13, b"ftab", 1, 1, 0)
)
"""How the texts would be shown: at the left, in the first font, without a name, a size or a colour."""
_UTF_8 = 1
_SOUND, _TEXTS = 1, 2
"""The numbers of the tracks."""


class Encoded(Struct, frozen=True, kw_only=True):
    """Sound as an encoder made it: `packets`, each of which lasts for `packet_samples`.

    `description` says how they are to be decoded (the content of ``stsd``). What is decoded first are `delay` samples
    that are not part of the sound.
    """

    description: bytes
    rate_hz: int
    packet_samples: int
    delay: int
    packets: Sequence[bytes]


# -- reading


def read(data: bytes) -> Encoded:
    """Return the sound in ``data``, a file with one track.

    Raises:
        ValueError: if it is no such file, or cut short.
    """
    try:
        track = _inside(data, b"moov", b"trak")
        media = _inside(track, b"mdia")
        tables = _inside(media, b"minf", b"stbl")
        (rate_hz,) = struct.unpack_from(">12xI", _inside(media, b"mdhd"))
        (delay,) = struct.unpack_from(">12xI", _inside(track, b"edts", b"elst"))
        (packet_samples,) = struct.unpack_from(">12xI", _inside(tables, b"stts"))
        return Encoded(
            description=_inside(tables, b"stsd"),
            rate_hz=rate_hz,
            packet_samples=packet_samples,
            delay=delay,
            packets=list(_packets(data, tables)),
        )
    except struct.error as error:
        raise ValueError(str(error)) from error


def _packets(data: bytes, tables: bytes) -> Iterator[bytes]:
    """Yield the packets: they stand in chunks, one after another in each."""
    lengths = _numbers(_inside(tables, b"stsz"), skipped=1)
    starts = _numbers(_inside(tables, b"stco"))
    runs = _numbers(_inside(tables, b"stsc"), fields=3)
    # A run: its first chunk, counted from 1, and how many packets there are in each of its chunks.
    ends = [*runs[3::3], len(starts) + 1]
    packet = 0
    for first, count, end in zip(runs[::3], runs[1::3], ends, strict=False):
        for chunk in starts[first - 1 : end - 1]:
            at = chunk
            for length in lengths[packet : packet + count]:
                if at + length > len(data):
                    raise ValueError("the file is cut short")
                yield data[at : at + length]
                at += length
            packet += count


def _numbers(table: bytes, *, skipped: int = 0, fields: int = 1) -> Sequence[int]:
    """Return the numbers in a table: after its version and ``skipped`` others, it says how many rows it has."""
    (rows,) = struct.unpack_from(">I", table, 4 + 4 * skipped)
    return struct.unpack_from(f">{rows * fields}I", table, 8 + 4 * skipped)


def _inside(content: bytes, *path: bytes) -> bytes:
    """Return the content of the box at ``path``: of the first of each name."""
    for name in path:
        found = next((inner for box, inner in _boxes(content) if box == name), None)
        if found is None:
            raise ValueError(f"there is no {name.decode()} in the file")
        content = found
    return content


def _boxes(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    while at < len(content):
        length, name = _HEADER.unpack_from(content, at)
        if length < _HEADER.size or at + length > len(content):
            raise ValueError("the file is cut short")
        yield name, content[at + _HEADER.size : at + length]
        at += length


# -- writing


def write(file: BinaryIO, sound: Encoded, length: int, title: str, chapters: Sequence[Chapter]) -> None:
    """Write ``sound``, of which ``length`` samples are heard. Chapters beyond the 255th are left out.

    Raises:
        ValueError: if it is too long for the format.
    """
    chapters = chapters[:_MOST]
    texts = [_text(chapter.title) for chapter in chapters]
    kind = _box(b"ftyp", b"M4A " + struct.pack(">I", 0) + b"M4A mp42isom")
    sound_at = len(kind) + _HEADER.size
    texts_at = sound_at + sum(map(len, sound.packets))
    end = texts_at + sum(map(len, texts))
    if max(end, len(sound.packets) * sound.packet_samples) > _LARGEST:
        raise ValueError("it is too long for the format")
    file.write(kind + _HEADER.pack(end - len(kind), b"mdat"))
    file.writelines(chain(sound.packets, texts))
    head = struct.pack(">5I", 0, 0, 0, sound.rate_hz, length) + struct.pack(">IH10x", 1 << 16, 1 << 8) + _MATRIX
    tracks = _sound_track(sound, length, sound_at, has_chapters=bool(chapters))
    if chapters:
        tracks += _texts_track(chapters, texts, texts_at, length, sound.rate_hz)
    about = _box(b"udta", _box(b"meta", _title(title)) + _box(b"chpl", _list_of(chapters)))
    file.write(_box(b"moov", _box(b"mvhd", head + struct.pack(">24xI", _TEXTS + 1)) + tracks + about))


def _sound_track(sound: Encoded, length: int, at: int, *, has_chapters: bool) -> bytes:
    enabled, full_volume = 3, 1 << 8
    edit = struct.pack(">IIIIHH", 0, 1, length, sound.delay, 1, 0)
    refers = _box(b"tref", _box(b"chap", struct.pack(">I", _TEXTS))) if has_chapters else b""
    media = _media(
        kind=b"soun",
        units_a_second=sound.rate_hz,
        header=_box(b"smhd", bytes(8)),
        description=sound.description,
        lasting=struct.pack(">II", len(sound.packets), sound.packet_samples),
        pieces=sound.packets,
        at=at,
    )
    head = _track_head(_SOUND, length, flags=enabled, volume=full_volume)
    return _box(b"trak", head + _box(b"edts", _box(b"elst", edit)) + refers + media)


def _texts_track(chapters: Sequence[Chapter], texts: Sequence[bytes], at: int, length: int, rate_hz: int) -> bytes:
    length_ms = length * _MS_A_SECOND // rate_hz
    ends = [*(chapter.at_ms for chapter in chapters[1:]), length_ms]
    lasting = [max(0, end - chapter.at_ms) for chapter, end in zip(chapters, ends, strict=True)]
    general = _box(b"gmin", struct.pack(">IHHHHHH", 0, 0x40, 0x8000, 0x8000, 0x8000, 0, 0)) + _box(b"text", _MATRIX)
    media = _media(
        kind=b"text",
        units_a_second=_MS_A_SECOND,
        header=_box(b"gmhd", general),
        description=struct.pack(">II", 0, 1) + _box(b"text", struct.pack(">6xH", 1) + _STYLE),
        lasting=b"".join(struct.pack(">II", 1, each) for each in lasting),
        pieces=texts,
        at=at,
    )
    return _box(b"trak", _track_head(_TEXTS, length, flags=0, volume=0) + media)


def _track_head(number: int, length: int, *, flags: int, volume: int) -> bytes:
    content = struct.pack(">6I", flags, 0, 0, number, 0, length) + struct.pack(">12xHH", volume, 0) + _MATRIX + bytes(8)
    return _box(b"tkhd", content)


def _media(
    *,
    kind: bytes,
    units_a_second: int,
    header: bytes,
    description: bytes,
    lasting: bytes,
    pieces: Sequence[bytes],
    at: int,
) -> bytes:
    """Return the index of ``pieces``, which stand one after another ``at`` a position of the file, as one chunk.

    ``lasting`` are rows of how many of them last how long.
    """
    count = len(pieces)
    row = struct.calcsize(">II")
    length = sum(many * each for many, each in struct.iter_unpack(">II", lasting))
    tables = (
        _box(b"stsd", description)
        + _box(b"stts", struct.pack(">II", 0, len(lasting) // row) + lasting)
        + _box(b"stsc", struct.pack(">5I", 0, 1, 1, count, 1))
        + _box(b"stsz", struct.pack(f">{3 + count}I", 0, 0, count, *map(len, pieces)))
        + _box(b"stco", struct.pack(">3I", 0, 1, at))
    )
    here = _box(b"dinf", _box(b"dref", struct.pack(">II", 0, 1) + _box(b"url ", struct.pack(">I", 1))))
    head = struct.pack(">5IHH", 0, 0, 0, units_a_second, length, _UNDETERMINED, 0)
    handler = _box(b"hdlr", struct.pack(">II4s12sB", 0, 0, kind, b"", 0))
    return _box(b"mdia", _box(b"mdhd", head) + handler + _box(b"minf", header + here + _box(b"stbl", tables)))


def _title(title: str) -> bytes:
    """Return the title as iTunes writes it, and all who follow it."""
    handler = _box(b"hdlr", struct.pack(">II4s4s8xB", 0, 0, b"mdir", b"appl", 0))
    named = _box(b"\xa9nam", _box(b"data", struct.pack(">II", _UTF_8, 0) + title.encode()))
    return bytes(4) + handler + _box(b"ilst", named)


def _list_of(chapters: Sequence[Chapter]) -> bytes:
    version, reserved = 1 << 24, 0
    made = struct.pack(">IIB", version, reserved, len(chapters))
    for chapter in chapters:
        title = _short(chapter.title)
        made += struct.pack(">QB", chapter.at_ms * _UNITS_A_MS, len(title)) + title
    return made


def _text(title: str) -> bytes:
    short = _short(title)
    return struct.pack(">H", len(short)) + short


def _short(title: str) -> bytes:
    """Return as much of ``title`` as there is room for, in whole characters."""
    return title.encode()[:_MOST].decode(errors="ignore").encode()


def _box(name: bytes, content: bytes) -> bytes:
    return _HEADER.pack(_HEADER.size + len(content), name) + content
