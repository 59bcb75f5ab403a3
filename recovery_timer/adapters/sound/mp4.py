"""Chapters in an MPEG-4 file, which is a tree of boxes: a length, a name of four letters, and content or more boxes.

There are two ways to write them, and players know one or the other. Nero's is a list in the index (``moov``), beside
the title. QuickTime's, for Apple's players, is a track of texts, to which the track of the sound refers; it is not
enabled, so that nothing else shows it. Both are written as FFmpeg writes them.
"""

import struct
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from recovery_timer.session.unattended import Chapter

_HEADER = struct.Struct(">I4s")
_LONG = struct.Struct(">Q")
_UNITS_A_MS = 10_000
_MOST = 255
"""The number of chapters, and the length of a title in bytes, each have one byte."""
_MATRIX = struct.pack(">9I", 1 << 16, 0, 0, 0, 1 << 16, 0, 0, 0, 1 << 30)
"""No rotation, no scaling."""
_HEAD_BYTES = 100
"""The length of the index's head in its first version, which has times of 32 bits."""
_MS_A_SECOND = 1_000
_UNDETERMINED = 0x55C4
"""The language of the texts: "und", 5 bits a letter."""
_STYLE = (
    struct.pack(">IBBIQ", 1, 0, 0, 0, 0)
    + struct.pack(">HHHBBI", 0, 0, 1, 0, 0, 0)
    + struct.pack(">I4sHHB", 13, b"ftab", 1, 1, 0)
)
"""How the texts would be shown: at the left, in the first font, without a name, a size or a colour."""


def with_chapters(file: BinaryIO, chapters: Sequence[Chapter], length_ms: int) -> tuple[int, bytes]:
    """Return where the index of ``file`` begins, and what is to stand from there on: the texts of chapters, the index.

    The sound is ``length_ms`` long. Chapters beyond the 255th are left out.

    Raises:
        ValueError: if it is no MPEG-4 file with its index at the end: then it could not be replaced in place.
    """
    at, length = _last_box(file)
    file.seek(at)
    index = file.read(length)
    if index[4:8] != b"moov":
        raise ValueError("the index is not at the end")
    chapters = chapters[:_MOST]
    texts = [_text(chapter.title) for chapter in chapters]
    boxes = list(_boxes(index[_HEADER.size :]))
    title = b"".join(content for name, content in boxes if name == b"udta")
    tracks = _tracks(boxes, chapters, texts, at + _HEADER.size, length_ms) if chapters else boxes
    made = b"".join(_box(name, content) for name, content in tracks if name != b"udta")
    made += _box(b"udta", title + _box(b"chpl", _list_of(chapters)))
    return at, _box(b"mdat", b"".join(texts)) + _box(b"moov", made)


def _last_box(file: BinaryIO) -> tuple[int, int]:
    """Return where the last box of ``file`` begins, and its length."""
    file.seek(0, 2)
    end, at, length = file.tell(), 0, 0
    while at + length < end:
        at += length
        file.seek(at)
        header = file.read(_HEADER.size + _LONG.size).ljust(_HEADER.size + _LONG.size, b"\0")
        length = _HEADER.unpack_from(header)[0]
        if length == 1:
            # More than 4 GiB.
            length = _LONG.unpack_from(header, _HEADER.size)[0]
        if length < _HEADER.size or at + length > end:
            raise ValueError("the file is cut short")
    return at, length


def _boxes(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    while at < len(content):
        length, name = _HEADER.unpack_from(content, at)
        yield name, content[at + _HEADER.size : at + length]
        at += length


def _box(name: bytes, content: bytes) -> bytes:
    return _HEADER.pack(_HEADER.size + len(content), name) + content


# -- Nero's


def _list_of(chapters: Sequence[Chapter]) -> bytes:
    version, reserved = 1 << 24, 0
    made = struct.pack(">IIB", version, reserved, len(chapters))
    for chapter in chapters:
        title = _short(chapter.title)
        made += struct.pack(">QB", chapter.at_ms * _UNITS_A_MS, len(title)) + title
    return made


def _short(title: str) -> bytes:
    """Return as much of ``title`` as there is room for, in whole characters."""
    return title.encode()[:_MOST].decode(errors="ignore").encode()


# -- QuickTime's


def _text(title: str) -> bytes:
    short = _short(title)
    return struct.pack(">H", len(short)) + short


def _tracks(
    boxes: Sequence[tuple[bytes, bytes]], chapters: Sequence[Chapter], texts: Sequence[bytes], at: int, length_ms: int
) -> Sequence[tuple[bytes, bytes]]:
    """Return the index with a track of ``texts``, which stand ``at`` a position of the file."""
    made: list[tuple[bytes, bytes]] = []
    head = next((content for name, content in boxes if name == b"mvhd"), b"")
    if len(head) != _HEAD_BYTES:
        raise ValueError("the index is of an unknown version")
    (units_a_second,), (track,) = struct.unpack_from(">I", head, 12), struct.unpack_from(">I", head, 96)
    for name, content in boxes:
        if name == b"mvhd":
            made.append((name, content[:96] + struct.pack(">I", track + 1)))
        elif name == b"trak":
            made.append((name, content + _box(b"tref", _box(b"chap", struct.pack(">I", track)))))
        else:
            made.append((name, content))
    length = length_ms * units_a_second // _MS_A_SECOND
    made.append((b"trak", _track_head(track, length) + _box(b"mdia", _media(chapters, texts, at, length_ms))))
    return made


def _track_head(track: int, length: int) -> bytes:
    # The first number is the version and the flags: not enabled.
    content = struct.pack(">6I", 0, 0, 0, track, 0, length) + bytes(8 + 8) + _MATRIX + bytes(8)
    return _box(b"tkhd", content)


def _media(chapters: Sequence[Chapter], texts: Sequence[bytes], at: int, length_ms: int) -> bytes:
    head = struct.pack(">5IHH", 0, 0, 0, _MS_A_SECOND, length_ms, _UNDETERMINED, 0)
    handler = struct.pack(">II4s12sB", 0, 0, b"text", b"", 0)
    general = _box(b"gmin", struct.pack(">IHHHHHH", 0, 0x40, 0x8000, 0x8000, 0x8000, 0, 0)) + _box(b"text", _MATRIX)
    here = _box(b"dinf", _box(b"dref", struct.pack(">II", 0, 1) + _box(b"url ", struct.pack(">I", 1))))
    samples = _box(b"stbl", _samples(chapters, texts, at, length_ms))
    return _box(b"mdhd", head) + _box(b"hdlr", handler) + _box(b"minf", _box(b"gmhd", general) + here + samples)


def _samples(chapters: Sequence[Chapter], texts: Sequence[bytes], at: int, length_ms: int) -> bytes:
    """Return the tables of the texts: what they are, how long each lasts, and where they stand, as one chunk."""
    ends = [*(chapter.at_ms for chapter in chapters[1:]), length_ms]
    lasting = [end - chapter.at_ms for chapter, end in zip(chapters, ends, strict=True)]
    count = len(texts)
    description = struct.pack(">6xH", 1) + _STYLE
    return (
        _box(b"stsd", struct.pack(">II", 0, 1) + _box(b"text", description))
        + _box(b"stts", struct.pack(">II", 0, count) + b"".join(struct.pack(">II", 1, each) for each in lasting))
        + _box(b"stsc", struct.pack(">5I", 0, 1, 1, count, 1))
        + _box(b"stsz", struct.pack(f">{3 + count}I", 0, 0, count, *map(len, texts)))
        + _box(b"stco", struct.pack(">3I", 0, 1, at))
    )
