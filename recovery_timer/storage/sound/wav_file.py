"""Writing a whole session as a WAV file, with its title and chapters, while it is rendered.

Chapters are markers (the ``cue`` chunk) with names (``labl``, in a list of associated data), which editors and some
players show; the title is ``INAM`` in the ``INFO`` list.
"""

import errno
import os
import struct
import wave
from collections.abc import Sequence
from pathlib import Path

from recovery_timer.audio.sounds import RATE_HZ
from recovery_timer.ports import SoundFile
from recovery_timer.session.unattended import Chapter

LARGEST_BYTES = 0xFFFF_FFFF - 1024 * 1024
"""Lengths in the file are 32-bit, enough for 12 hours of sound; the last MiB is reserved for the chapters."""

_BYTES_A_SAMPLE = 2
_LENGTH_AT = 4
_BEFORE_CONTENT = 8


def write_wav(path: Path, file: SoundFile) -> None:
    """Write ``file`` to ``path``; raise OSError if that fails, or if it is too long for the format."""
    with path.open("wb") as output:
        with wave.open(output, "wb") as sound:
            sound.setnchannels(1)
            sound.setsampwidth(_BYTES_A_SAMPLE)
            sound.setframerate(RATE_HZ)
            for block in file.blocks:
                if sound.getnframes() * _BYTES_A_SAMPLE + len(block) > LARGEST_BYTES:
                    raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
                sound.writeframesraw(block)
        output.write(_chapters(file.chapters) + _title(file.title))
        length = output.tell() - _BEFORE_CONTENT
        output.seek(_LENGTH_AT)
        output.write(struct.pack("<I", length))


def _chapters(chapters: Sequence[Chapter]) -> bytes:
    points, names = struct.pack("<I", len(chapters)), b"adtl"
    for number, chapter in enumerate(chapters, start=1):
        position = chapter.at_ms * RATE_HZ // 1000
        points += struct.pack("<II4sIII", number, position, b"data", 0, 0, position)
        names += _chunk(b"labl", struct.pack("<I", number) + _text(chapter.title))
    return _chunk(b"cue ", points) + _chunk(b"LIST", names)


def _title(title: str) -> bytes:
    return _chunk(b"LIST", b"INFO" + _chunk(b"INAM", _text(title)))


def _text(text: str) -> bytes:
    return text.encode() + b"\0"


def _chunk(name: bytes, content: bytes) -> bytes:
    # Chunks begin at even offsets.
    return struct.pack("<4sI", name, len(content)) + content + bytes(len(content) % 2)
