import io
import struct

import pytest

from recovery_timer.adapters.sound.mp4 import with_chapters
from recovery_timer.session.unattended import Chapter


def box(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I4s", 8 + len(content), name) + content


TITLE = box(b"meta", b"a title")
SOUND = box(b"ftyp", b"M4A ") + box(b"mdat", b"sound" * 100)
MADE = SOUND + box(b"moov", box(b"mvhd", b"head") + box(b"udta", TITLE))
CHAPTERS = (Chapter(0, "Calf"), Chapter(90_500, "Füße"))
LIST = (
    b"\1\0\0\0"
    + bytes(4)
    + b"\2"
    + struct.pack(">QB", 0, 4)
    + b"Calf"
    + struct.pack(">QB", 905_000_000, 6)
    + "Füße".encode()
)


def test_with_chapters__beside_the_title__leaves_all_else() -> None:
    at, index = with_chapters(io.BytesIO(MADE), CHAPTERS)

    assert at == len(SOUND)
    assert index == box(b"moov", box(b"mvhd", b"head") + box(b"udta", TITLE + box(b"chpl", LIST)))


def test_with_chapters__no_title__has_a_box_of_their_own() -> None:
    _, index = with_chapters(io.BytesIO(SOUND + box(b"moov", box(b"mvhd", b"head"))), CHAPTERS)

    assert index == box(b"moov", box(b"mvhd", b"head") + box(b"udta", box(b"chpl", LIST)))


def test_with_chapters__tracks_of_the_same_name__all_stay() -> None:
    tracks = box(b"trak", b"one") + box(b"trak", b"two")

    _, index = with_chapters(io.BytesIO(SOUND + box(b"moov", tracks)), ())

    assert tracks in index


def test_with_chapters__sound_has_a_length_of_64_bits__is_passed_over() -> None:
    large = struct.pack(">I4sQ", 1, b"mdat", 16 + 500) + bytes(500)

    at, _ = with_chapters(io.BytesIO(large + box(b"moov", b"")), CHAPTERS)

    assert at == len(large)


def test_with_chapters__too_many_or_too_long__are_cut() -> None:
    chapters = [Chapter(number, "ü" * 200) for number in range(300)]

    _, index = with_chapters(io.BytesIO(SOUND + box(b"moov", b"")), chapters)

    # The box of the index, of the user's data and of the list have 8 bytes each, and the list begins with 8 more.
    assert index[32] == 255
    assert index[33:] == b"".join(struct.pack(">QB", at * 10_000, 254) + "ü".encode() * 127 for at in range(255))


@pytest.mark.parametrize(
    "data", [b"", MADE[:-1], SOUND, box(b"moov", b"") + SOUND, b"\0\0\0\2moov", b"\0\0\0\1moov", b"abc"]
)
def test_with_chapters__index_is_not_at_the_end_of_a_whole_file__is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"the end|cut short"):
        with_chapters(io.BytesIO(data), CHAPTERS)
