import struct
from array import array
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_timer.audio.sounds import RATE_HZ
from recovery_timer.storage.sound import wav
from tests.refusing import refuses

FULL = 2**31


def wav_file(
    raw: bytes,
    *,
    coding: int = 1,
    long_header: bool = False,
    channels: int = 1,
    rate_hz: int = 48_000,
    bits: int = 16,
    extra: bytes = b"",
    data_length: int | None = None,
) -> bytes:
    """A WAV file, possibly faulty; ``extra`` are chunks before the sound."""
    block = channels * bits // 8
    header = struct.pack("<HHIIHH", coding, channels, rate_hz, rate_hz * block, block, bits)
    if long_header:
        header = b"\xfe\xff" + header[2:] + struct.pack("<HHIH14x", 22, bits, 0, coding)
    chunks = struct.pack("<4sI", b"fmt ", len(header)) + header + extra
    chunks += struct.pack("<4sI", b"data", len(raw) if data_length is None else data_length) + raw
    return struct.pack("<4sI4s", b"RIFF", 4 + len(chunks), b"WAVE") + chunks


@pytest.mark.parametrize(
    "bits,raw,samples",
    [
        (8, bytes([0, 128, 192, 255]), [-FULL, 0, FULL // 2, 127 * 2**24]),
        (16, struct.pack("<4h", -32_768, 0, 16_384, 32_767), [-FULL, 0, FULL // 2, 32_767 * 2**16]),
        (24, b"\0\0\x80\0\0\0\0\0\x40\xff\xff\x7f", [-FULL, 0, FULL // 2, (2**23 - 1) * 2**8]),
        (32, struct.pack("<4i", -FULL, 0, FULL // 2, FULL - 1), [-FULL, 0, FULL // 2, FULL - 1]),
    ],
)
def test_decode__every_width__is_the_same_sound(bits: int, raw: bytes, samples: list[int]) -> None:
    recording = wav.decode(wav_file(raw, bits=bits, rate_hz=44_100))

    assert recording.rate_hz == 44_100
    assert list(recording.samples) == samples


def test_decode__two_channels__are_mixed_without_overflow() -> None:
    raw = struct.pack("<6i", FULL - 1, FULL - 1, -FULL, -FULL, FULL // 2, 0)

    assert list(wav.decode(wav_file(raw, bits=32, channels=2)).samples) == [FULL - 2, -FULL, FULL // 4]


def test_decode__the_long_header__is_read_too() -> None:
    raw = b"\0\0\x40" * 3

    assert list(wav.decode(wav_file(raw, long_header=True, bits=24)).samples) == [FULL // 2] * 3


def test_decode__other_chunks_of_odd_length__are_skipped() -> None:
    data = wav_file(struct.pack("<h", 7), extra=struct.pack("<4sI", b"LIST", 3) + b"abc\0")

    assert list(wav.decode(data).samples) == [7 * 2**16]


def test_decode__unknown_length__reads_to_the_end() -> None:
    data = wav_file(struct.pack("<hh", 1, 2), data_length=0xFFFF_FFFF)

    assert len(wav.decode(data).samples) == 2


def test_decode__half_a_sample_at_the_end__is_left_out() -> None:
    assert len(wav.decode(wav_file(b"\1\2\3\4\5", channels=2)).samples) == 1


@pytest.mark.parametrize(
    "data,said",
    [
        (b"", "not a WAV file[.]"),
        (b"ID3\4" + bytes(100), "not a WAV file"),
        (b"RIFF\4\0\0\0AVI ", "It is not a WAV file"),
        (b"RIFF\4\0\0\0WAVE", "not a whole WAV file"),
        (wav_file(b"")[:30], "It is cut short"),
        (wav_file(bytes(100))[:-1], "cut short"),
        (wav_file(bytes(8), coding=0x55), r"compressed \(MP3\)"),
        (wav_file(bytes(8), coding=0x1234), r"compressed \(format 4660\)"),
        (wav_file(bytes(8), coding=3, bits=32), "floating-point"),
        (wav_file(bytes(8), coding=3, long_header=True, bits=32), "floating-point numbers"),
        (wav_file(bytes(8), bits=12), "12 bits"),
        (wav_file(bytes(8), bits=0), "0 bits"),
        (wav_file(bytes(8), channels=0), "0 channels"),
        (wav_file(bytes(12), channels=6), "6 channels"),
        (wav_file(bytes(8), rate_hz=7_999), "7,999 samples a second"),
        (wav_file(bytes(8), rate_hz=192_001), "192,001 samples a second"),
        (wav_file(bytes(8), rate_hz=0), "0 samples a second"),
    ],
    ids=lambda each: each if isinstance(each, str) else "wav",
)
def test_decode__unsupported_file__is_refused_with_the_reason(data: bytes, said: str) -> None:
    with refuses(said):
        wav.decode(data)


@given(st.binary(max_size=80), st.integers(0, 60), st.binary(max_size=4))
def test_decode__any_content__is_read_or_refused(raw: bytes, at: int, damage: bytes) -> None:
    whole = wav_file(raw)
    data = whole[:at] + damage + whole[at + len(damage) :]

    # Any other error fails the test.
    with suppress(ValueError):
        assert len(wav.decode(data).samples) <= len(data)


@given(st.lists(st.integers(-32_768, 32_767), max_size=50))
def test_encode__is_read_back_as_it_was(samples: list[int]) -> None:
    data = wav.encode(array("h", samples))

    assert list(wav.decode_kept(data)) == samples
    assert wav.decode(data).rate_hz == RATE_HZ
    assert [sample >> 16 for sample in wav.decode(data).samples] == samples


@pytest.mark.parametrize(
    "data", [b"", bytes(44), wav_file(bytes(8), rate_hz=44_100), wav_file(bytes(8)) + b"\0", wav_file(bytes(8))[:-2]]
)
def test_decode_kept__of_anything_else__is_refused(data: bytes) -> None:
    with refuses("48 kHz"):
        wav.decode_kept(data)
