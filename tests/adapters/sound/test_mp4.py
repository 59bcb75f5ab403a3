import io
import struct
from collections.abc import Sequence

import pytest

from recovery_timer.adapters.sound.mp4 import with_chapters
from recovery_timer.session.unattended import Chapter


def box(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I4s", 8 + len(content), name) + content


def inside(data: bytes, *path: bytes) -> bytes:
    """The content of the box at ``path``: the last one of each name."""
    for name in path:
        at, found = 0, None
        while at < len(data):
            (length,) = struct.unpack_from(">I", data, at)
            if data[at + 4 : at + 8] == name:
                found = data[at + 8 : at + length]
            at += length
        assert found is not None, name
        data = found
    return data


UNITS_A_SECOND, NEXT_TRACK = 600, 2
HEAD = struct.pack(">12xI80xI", UNITS_A_SECOND, NEXT_TRACK)
TRACK = box(b"tkhd", b"one")
TITLE = box(b"meta", b"a title")
SOUND = box(b"ftyp", b"M4A ") + box(b"mdat", b"sound" * 100)
INDEX = box(b"moov", box(b"mvhd", HEAD) + box(b"trak", TRACK) + box(b"udta", TITLE))
CHAPTERS = (Chapter(0, "Calf"), Chapter(90_500, "Füße"))
LENGTH_MS = 100_000
LIST = (
    b"\1\0\0\0"
    + bytes(4)
    + b"\2"
    + struct.pack(">QB", 0, 4)
    + b"Calf"
    + struct.pack(">QB", 905_000_000, 6)
    + "Füße".encode()
)


def completed(data: bytes = SOUND + INDEX, chapters: Sequence[Chapter] = CHAPTERS) -> bytes:
    """The file with ``chapters``."""
    at, rest = with_chapters(io.BytesIO(data), chapters, LENGTH_MS)
    return data[:at] + rest


def test_with_chapters__the_sound_stays_where_the_index_says_it_is() -> None:
    assert completed().startswith(SOUND)


def test_with_chapters__nero__stand_in_a_list_beside_the_title() -> None:
    assert inside(completed(), b"moov", b"udta") == TITLE + box(b"chpl", LIST)


def test_with_chapters__no_title__have_a_box_of_their_own() -> None:
    index = box(b"moov", box(b"mvhd", HEAD) + box(b"trak", TRACK))

    assert inside(completed(SOUND + index), b"moov", b"udta") == box(b"chpl", LIST)


def test_with_chapters__quicktime__are_a_track_to_which_the_sounds_refers() -> None:
    index = inside(completed(), b"moov")

    assert index.startswith(box(b"mvhd", HEAD[:-4] + struct.pack(">I", NEXT_TRACK + 1)))
    assert box(b"trak", TRACK + box(b"tref", box(b"chap", struct.pack(">I", NEXT_TRACK)))) in index
    flags, _, _, number, _, length = struct.unpack_from(">6I", inside(index, b"trak", b"tkhd"))
    assert (flags, number, length) == (0, NEXT_TRACK, 100 * UNITS_A_SECOND)


def test_with_chapters__quicktime__each_text_is_found_and_lasts_as_long_as_its_chapter() -> None:
    data = completed()
    tables = inside(data, b"moov", b"trak", b"mdia", b"minf", b"stbl")

    assert struct.unpack(">6I", inside(tables, b"stts")) == (0, 2, 1, 90_500, 1, 9_500)
    assert struct.unpack(">5I", inside(tables, b"stsz")) == (0, 0, 2, 6, 8)
    assert struct.unpack(">5I", inside(tables, b"stsc")) == (0, 1, 1, 2, 1)
    _, _, at = struct.unpack(">3I", inside(tables, b"stco"))
    assert data[at : at + 14] == b"\0\4Calf\0\6" + "Füße".encode()


def test_with_chapters__there_are_none__changes_no_track() -> None:
    index = inside(completed(chapters=()), b"moov")

    assert index.startswith(box(b"mvhd", HEAD) + box(b"trak", TRACK))
    assert index.count(b"trak") == 1


def test_with_chapters__sound_has_a_length_of_64_bits__is_passed_over() -> None:
    large = struct.pack(">I4sQ", 1, b"mdat", 16 + 500) + bytes(500)

    assert completed(large + INDEX).startswith(large + struct.pack(">I", 8 + 14) + b"mdat")


def test_with_chapters__too_many_or_too_long__are_cut() -> None:
    index = inside(completed(chapters=[Chapter(number, "ü" * 200) for number in range(300)]), b"moov")

    listed = inside(index, b"udta", b"chpl")
    assert listed[8] == 255
    assert listed[9:] == b"".join(struct.pack(">QB", at * 10_000, 254) + "ü".encode() * 127 for at in range(255))
    assert struct.unpack_from(">4xI", inside(index, b"trak", b"mdia", b"minf", b"stbl", b"stts")) == (255,)


@pytest.mark.parametrize(
    "data",
    [b"", (SOUND + INDEX)[:-1], SOUND, INDEX + SOUND, b"\0\0\0\2moov", b"\0\0\0\1moov", b"abc"],
    ids=["empty", "cut", "no-index", "index-first", "short-box", "long-box", "no-box"],
)
def test_with_chapters__index_is_not_at_the_end_of_a_whole_file__is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"the end|cut short"):
        completed(data)


def test_with_chapters__index_has_a_head_of_another_version__is_refused() -> None:
    with pytest.raises(ValueError, match="unknown version"):
        completed(SOUND + box(b"moov", box(b"mvhd", bytes(112)) + box(b"trak", TRACK)))
