"""Hostile bytes made from real ones: cut, doubled, spliced, and with texts inserted that programs stumble over."""

import random
import re
from collections.abc import Sequence

LONGEST_BYTES = 256 * 1024

STUMBLES: tuple[bytes, ...] = tuple(
    text.encode("utf-8", "surrogatepass")
    for text in (
        "\0",
        "\x1b[2J",
        "\r",
        "\u2028",
        "\u202e",  # right-to-left override
        "\u200f",
        "\ufeff",
        "\ud800",
        "\u0301" * 50,
        "👩‍👩‍👧‍👦",
        "ﷺ",
        "²",
        "٣",
        "½",
        "ı",
        "İ",
        "ß",
        "../",
        "..\\",
        "%2e%2e/",
        "CON",
        "nul.json",
        "a" * 300,
        "{",
        "[",
        '"',
        "\\u0000",
        "\\ud800",
        "null",
        "true",
        "NaN",
        "Infinity",
        "1e400",
        "-1",
        "0",
        "2147483648",
        "9223372036854775808",
        "9" * 400,
        "9" * 5_000,
        "0x10",
        "1_000",
        "wait",
        "%s%n",
        "{0.__class__}",
        "' OR 1=1 --",
        "#",
        ":",
        ",",
        "x",
        "\t",
        "    ",
        "repeat 100:\n    ",
        "each",
        "L/R",
        "--",
        "-",
        "\x1f",
    )
)
"""Texts on which some program has failed before, and keywords of our own formats."""

_NUMBER = re.compile(rb"\d+")


class Mutator:
    """Makes endless inputs from ``samples``; the same ones with the same seed."""

    def __init__(self, samples: Sequence[bytes], seed: str) -> None:
        self._samples = samples
        self._random = random.Random(seed)

    def next(self) -> bytes:
        """Return a sample with one to eight mutations."""
        data = self._random.choice(self._samples)
        for _ in range(self._random.choice((1, 1, 1, 2, 3, 5, 8))):
            data = self._random.choice(self._WAYS)(self, data)
        return data[:LONGEST_BYTES]

    def _span(self, data: bytes) -> tuple[int, int]:
        start = self._random.randint(0, len(data))
        length = self._random.choice((1, 2, 4, 16, 64, len(data)))
        return start, min(len(data), start + self._random.randint(0, length))

    def _flip(self, data: bytes) -> bytes:
        if not data:
            return data
        at = self._random.randrange(len(data))
        return data[:at] + bytes([data[at] ^ 1 << self._random.randrange(8)]) + data[at + 1 :]

    def _put_byte(self, data: bytes) -> bytes:
        if not data:
            return data
        at = self._random.randrange(len(data))
        return (
            data[:at]
            + bytes([self._random.choice((0, 1, 0x7F, 0x80, 0xFF, self._random.randrange(256)))])
            + data[at + 1 :]
        )

    def _cut_out(self, data: bytes) -> bytes:
        start, end = self._span(data)
        return data[:start] + data[end:]

    def _cut_off(self, data: bytes) -> bytes:
        return data[: self._random.randint(0, len(data))]

    def _double(self, data: bytes) -> bytes:
        start, end = self._span(data)
        times = min(self._random.choice((1, 1, 2, 10, 100, 2_000)), LONGEST_BYTES // max(1, end - start))
        return data[:end] + data[start:end] * times + data[end:]

    def _move(self, data: bytes) -> bytes:
        start, end = self._span(data)
        rest = data[:start] + data[end:]
        at = self._random.randint(0, len(rest))
        return rest[:at] + data[start:end] + rest[at:]

    def _put_in(self, data: bytes) -> bytes:
        start, end = self._span(data)
        return data[:start] + self._random.choice(STUMBLES) + data[self._random.choice((start, end)) :]

    def _put_random(self, data: bytes) -> bytes:
        at = self._random.randint(0, len(data))
        return data[:at] + self._random.randbytes(self._random.choice((1, 2, 8, 64))) + data[at:]

    def _put_number(self, data: bytes) -> bytes:
        found = list(_NUMBER.finditer(data))
        if not found:
            return self._put_in(data)
        one = self._random.choice(found)
        number = self._random.choice((0, -1, 1, 101, 1_001, 14_401, 2**31, 2**63, 2**64, 10**400, 10**5_000 - 1, 1.5))
        return data[: one.start()] + _digits(number) + data[one.end() :]

    def _splice(self, data: bytes) -> bytes:
        other = self._random.choice(self._samples)
        return data[: self._random.randint(0, len(data))] + other[self._random.randint(0, len(other)) :]

    def _nest(self, data: bytes) -> bytes:
        start, end = self._span(data)
        opening, closing = self._random.choice(((b"[", b"]"), (b'{"a":', b"}"), (b"(", b")")))
        deep = self._random.choice((2, 50, 1_000, 20_000))
        return data[:start] + opening * deep + data[start:end] + closing * deep + data[end:]

    _WAYS = (
        _flip,
        _put_byte,
        _cut_out,
        _cut_off,
        _double,
        _move,
        _put_in,
        _put_in,
        _put_random,
        _put_number,
        _put_number,
        _splice,
        _nest,
    )


def _digits(number: float) -> bytes:
    # str() of a whole number refuses more than 4,300 digits.
    return b"9" * 5_000 if number == 10**5_000 - 1 else str(number).encode()
