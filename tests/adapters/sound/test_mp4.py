import io
import struct
from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from recovery_timer.adapters.sound import mp4
from recovery_timer.adapters.sound.mp4 import Encoded
from recovery_timer.session.unattended import Chapter

CHAPTERS = (Chapter(0, "Calf"), Chapter(90_500, "Füße"))
SOUND = Encoded(
    description=b"how to decode it",
    rate_hz=1_000,
    packet_samples=1_024,
    delay=2_112,
    packets=[bytes([number]) * number for number in range(101)],
)
LENGTH = 100_000


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


def written(sound: Encoded = SOUND, chapters: Sequence[Chapter] = CHAPTERS) -> bytes:
    file = io.BytesIO()
    mp4.write(file, sound, LENGTH, "Beine – leicht", chapters)
    return file.getvalue()


# -- reading


@pytest.mark.parametrize("chapters", [CHAPTERS, ()])
def test_read__what_was_written__is_the_same(chapters: Sequence[Chapter]) -> None:
    assert mp4.read(written(chapters=chapters)) == SOUND


def test_read__packets_are_in_several_chunks__finds_all() -> None:
    chunks = [b"aabbb", b"c", b"ddd", b"eeee"]
    data = box(b"mdat", b"-".join(chunks))
    starts = [8, 8 + 6, 8 + 8, 8 + 12]
    tables = (
        box(b"stsd", b"")
        + box(b"stts", struct.pack(">4I", 0, 1, 5, 1_024))
        + box(b"stsc", struct.pack(">8I", 0, 2, 1, 2, 1, 2, 1, 1))
        + box(b"stsz", struct.pack(">8I", 0, 0, 5, 2, 3, 1, 3, 4))
        + box(b"stco", struct.pack(">6I", 0, 4, *starts))
    )
    media = box(b"mdhd", bytes(12) + struct.pack(">I", 24_000)) + box(b"minf", box(b"stbl", tables))
    edit = box(b"edts", box(b"elst", struct.pack(">4I", 0, 1, 9, 1_024)))
    index = box(b"moov", box(b"trak", edit + box(b"mdia", media)))

    sound = mp4.read(data + index)

    assert sound.packets == [b"aa", b"bbb", b"c", b"ddd", b"eeee"]
    assert (sound.rate_hz, sound.delay) == (24_000, 1_024)


@pytest.mark.parametrize("cut", [0, 1, 7, 12, 500, 5_000, 5_200, 5_600, 6_000])
def test_read__file_is_cut_short__is_refused(cut: int) -> None:
    with pytest.raises(ValueError, match=r"cut short|there is no|unpack"):
        mp4.read(written()[:cut])


@pytest.mark.parametrize("name", [b"moov", b"trak", b"mdia", b"elst", b"stts", b"stsz", b"stco"])
def test_read__something_is_missing__is_refused(name: bytes) -> None:
    with pytest.raises(ValueError, match=f"there is no {name.decode()}"):
        mp4.read(written().replace(name, b"free"))


def test_read__packet_is_beyond_the_end__is_refused() -> None:
    at = box(b"stco", struct.pack(">3I", 0, 1, 36))

    with pytest.raises(ValueError, match="cut short"):
        mp4.read(written(chapters=()).replace(at, at[:-4] + struct.pack(">I", 5_000)))


# -- writing


def test_write__is_sound_for_players() -> None:
    assert written().startswith(struct.pack(">I", 28) + b"ftypM4A ")


def test_write__length__is_what_is_heard_to_the_sample() -> None:
    data = written()

    _, _, _, units_a_second, length = struct.unpack_from(">5I", inside(data, b"moov", b"mvhd"))
    assert (units_a_second, length) == (SOUND.rate_hz, LENGTH)
    sound = inside(written(chapters=()), b"moov", b"trak")
    assert struct.unpack_from(">4I", inside(sound, b"edts", b"elst")) == (0, 1, LENGTH, SOUND.delay)
    flags, _, _, number, _, length = struct.unpack_from(">6I", inside(sound, b"tkhd"))
    assert (flags, number, length) == (3, 1, LENGTH)


def test_write__title__stands_where_players_look_for_it() -> None:
    tags = inside(written(), b"moov", b"udta", b"meta")[4:]

    assert inside(tags, b"ilst", b"\xa9nam", b"data")[8:] == "Beine – leicht".encode()


def test_write__chapters_as_nero__stand_in_a_list() -> None:
    listed = struct.pack(">IIB", 1 << 24, 0, 2)
    listed += struct.pack(">QB", 0, 4) + b"Calf" + struct.pack(">QB", 905_000_000, 6) + "Füße".encode()

    assert inside(written(), b"moov", b"udta", b"chpl") == listed


def test_write__chapters_as_quicktime__are_a_track_to_which_the_sound_refers() -> None:
    index = inside(written(), b"moov")

    assert box(b"tref", box(b"chap", struct.pack(">I", 2))) in index
    flags, _, _, number, _, length = struct.unpack_from(">6I", inside(index, b"trak", b"tkhd"))
    assert (flags, number, length) == (0, 2, LENGTH)


def test_write__chapters_as_quicktime__are_found_and_last_until_the_next() -> None:
    data = written()
    tables = inside(data, b"moov", b"trak", b"mdia", b"minf", b"stbl")

    assert struct.unpack(">6I", inside(tables, b"stts")) == (0, 2, 1, 90_500, 1, 9_500)
    assert struct.unpack(">5I", inside(tables, b"stsz")) == (0, 0, 2, 6, 8)
    assert struct.unpack(">5I", inside(tables, b"stsc")) == (0, 1, 1, 2, 1)
    _, _, at = struct.unpack(">3I", inside(tables, b"stco"))
    assert data[at : at + 14] == b"\0\4Calf\0\6" + "Füße".encode()


def test_write__no_chapters__has_one_track() -> None:
    data = written(chapters=())

    assert data.count(b"trak") == 1
    assert b"tref" not in data


def test_write__too_many_chapters_or_too_long__are_cut() -> None:
    index = inside(written(chapters=[Chapter(number, "ü" * 200) for number in range(300)]), b"moov")

    listed = inside(index, b"udta", b"chpl")
    assert listed[8] == 255
    assert listed[9:] == b"".join(struct.pack(">QB", at * 10_000, 254) + "ü".encode() * 127 for at in range(255))
    assert struct.unpack_from(">4xI", inside(index, b"trak", b"mdia", b"minf", b"stbl", b"stts")) == (255,)


def test_write__longer_than_the_format_can_say__is_refused() -> None:
    with pytest.raises(ValueError, match="too long"):
        written(replace(SOUND, packet_samples=2**31))
