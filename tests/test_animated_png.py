"""The moving pictures of the documents, read back frame by frame."""

import struct
import zlib
from collections.abc import Iterator

from PySide6.QtGui import QImage

from docs.animated_png import UNCHANGED, Picture, encode

WIDTH = 3
PALETTE = (0x000000, 0xFF0000, 0x00FF00, 0x0000FF)
RED, GREEN, BLUE = (bytes([index]) for index in (1, 2, 3))


def chunks(file: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 8
    while at < len(file):
        (length,) = struct.unpack_from(">I", file, at)
        kind, data = file[at + 4 : at + 8], file[at + 8 : at + 8 + length]
        assert struct.unpack_from(">I", file, at + 8 + length) == (zlib.crc32(kind + data),)
        yield kind, data
        at += 12 + length


def played(file: bytes) -> Iterator[Picture]:
    """Yield what a viewer shows, by the rules of the format."""
    canvas, top, ms, number = bytearray(), 0, 0, 0
    for kind, data in chunks(file):
        if kind == b"fcTL":
            sequence, width, _, left, top, ms, per, dispose, blend = struct.unpack(">IIIIIHHBB", data)
            assert (sequence, width, left, per, dispose, blend) == (number, WIDTH, 0, 1000, 0, 1)
            number += 1
        elif kind in {b"IDAT", b"fdAT"}:
            if kind == b"fdAT":
                assert struct.unpack_from(">I", data) == (number,)
                number += 1
            rows = zlib.decompress(data[4:] if kind == b"fdAT" else data)
            shown = b"".join(rows[at + 1 : at + 1 + WIDTH] for at in range(0, len(rows), WIDTH + 1))
            canvas = canvas or bytearray(len(shown))
            for at, index in enumerate(shown, top * WIDTH):
                canvas[at] = index if index != UNCHANGED else canvas[at]
            yield Picture(bytes(canvas), ms)


def test_encode__several_pictures__are_played_as_they_were() -> None:
    pictures = [
        Picture(RED * 9, 100),
        Picture(RED * 3 + GREEN + RED * 5, 125),
        Picture(RED * 3 + GREEN + RED * 4 + BLUE, 50),
        Picture(BLUE * 9, 1_000),
    ]

    assert list(played(encode(WIDTH, PALETTE, pictures))) == pictures


def test_encode__equal_pictures_in_a_row__are_one_that_lasts() -> None:
    file = encode(WIDTH, PALETTE, [Picture(RED * 9, 100), Picture(RED * 9, 150), Picture(GREEN * 9, 1)])

    assert list(played(file)) == [Picture(RED * 9, 250), Picture(GREEN * 9, 1)]


def test_encode__a_change__packs_only_the_rows_from_the_first_to_the_last_that_changed() -> None:
    file = encode(WIDTH, PALETTE, [Picture(RED * 9, 1), Picture(RED * 4 + BLUE + RED * 4, 1)])
    (data,) = [data for kind, data in chunks(file) if kind == b"fdAT"]

    assert zlib.decompress(data[4:]) == bytes([0, UNCHANGED, 3, UNCHANGED])


def test_encode__any__is_a_png_whose_first_picture_others_see() -> None:
    for pictures in ([Picture(GREEN * 9, 1)], [Picture(GREEN * 9, 1), Picture(RED * 9, 1)]):
        image = QImage.fromData(encode(WIDTH, PALETTE, pictures))

        assert (image.width(), image.height()) == (3, 3)
        assert {image.pixel(x, y) for x in range(3) for y in range(3)} == {0xFF00FF00}


def test_encode__one_picture__does_not_move() -> None:
    kinds = [kind for kind, _ in chunks(encode(WIDTH, PALETTE, [Picture(RED * 9, 1)]))]

    assert kinds == [b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"]
