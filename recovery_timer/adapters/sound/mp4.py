"""Chapters in an MPEG-4 file, which is a tree of boxes: a length, a name of four letters, and content or more boxes.

Chapters stand in ``chpl``, in the index (``moov``), beside the title. It is Nero's box, which FFmpeg, VLC and the
players made with them read.
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


def with_chapters(file: BinaryIO, chapters: Sequence[Chapter]) -> tuple[int, bytes]:
    """Return where the index of ``file`` begins, and the index with ``chapters``, as far as they have room in it.

    Raises:
        ValueError: if it is no MPEG-4 file with its index at the end: then it could not be replaced in place.
    """
    at, length = _last_box(file)
    file.seek(at)
    index = file.read(length)
    if index[4:8] != b"moov":
        raise ValueError("the index is not at the end")
    boxes = list(_boxes(index[_HEADER.size :]))
    title = b"".join(content for name, content in boxes if name == b"udta")
    others = b"".join(_box(name, content) for name, content in boxes if name != b"udta")
    return at, _box(b"moov", others + _box(b"udta", title + _box(b"chpl", _list_of(chapters[:_MOST]))))


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


def _list_of(chapters: Sequence[Chapter]) -> bytes:
    version, reserved = 1 << 24, 0
    made = struct.pack(">IIB", version, reserved, len(chapters))
    for chapter in chapters:
        title = chapter.title.encode()[:_MOST].decode(errors="ignore").encode()
        made += struct.pack(">QB", chapter.at_ms * _UNITS_A_MS, len(title)) + title
    return made
