"""Splicing, with a codec that keeps the samples as they are. What the real one makes of it is in tests/real."""

from array import array
from collections.abc import Sequence

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from recovery_timer.adapters.sound.mp4 import Encoded
from recovery_timer.adapters.sound.splicing import FRAME, FURTHEST, Splicing

BLOCK = 3_000


def packets(sound: bytes, delay: int) -> list[bytes]:
    """Each packet holds the samples of its frame and of the next, after a delay."""
    frames = -(-len(sound) // 2 // FRAME) + -(-delay // FRAME)
    late = bytes(2 * delay) + sound + bytes(4 * FRAME)
    return [late[2 * FRAME * number : 2 * FRAME * (number + 2)].ljust(4 * FRAME, b"\0") for number in range(frames)]


def encoded(sound: bytes, delay: int) -> Encoded:
    made = packets(sound, delay)
    return Encoded(description=b"", rate_hz=24_000, packet_samples=FRAME, delay=delay, packets=made)


def spliced(sound: "array[int]", delay: int) -> tuple[Sequence[bytes], bytes]:
    """The packets of the whole sound, and what was encoded for it."""
    splicing = Splicing()
    to_encode = b"".join(splicing.to_encode(sound[at : at + BLOCK] for at in range(0, len(sound), BLOCK)))
    assert splicing.length == len(sound)
    return splicing.spliced(encoded(to_encode, delay)).packets, to_encode


def sounds(length: int, at: Sequence[tuple[int, int, int]]) -> "array[int]":
    """A stream of ``length``, with sounds of a length and a value at positions."""
    stream = array("h", bytes(2 * length))
    for position, count, value in at:
        stream[position : position + count] = array("h", [value] * count)[: max(0, length - position)]
    return stream


@given(
    st.integers(0, 80 * FRAME),
    st.lists(st.tuples(st.integers(0, 80 * FRAME), st.integers(1, 4 * FRAME), st.sampled_from([1, 2])), max_size=6),
    st.integers(0, FURTHEST * FRAME),
)
@example(60 * FRAME, [(0, 1, 1), (9 * FRAME - 1, 1, 1), (18 * FRAME, 1, 1)], 1_024)
@example(60 * FRAME - 1, [(40 * FRAME, 30 * FRAME, 1)], 2_112)
def test_spliced__any_sound__has_the_packets_of_all_of_it(
    length: int, at: Sequence[tuple[int, int, int]], delay: int
) -> None:
    sound = sounds(length, at)

    made, _ = spliced(sound, delay)

    assert list(made) == packets(sound.tobytes(), delay)


def test_to_encode__the_same_chime_again_and_again__is_short() -> None:
    # At the same position in a frame.
    length = 24_000 * 600
    _, to_encode = spliced(sounds(length, [(at, 5_000, 9) for at in range(0, length, 50 * FRAME)]), 1_024)

    assert len(to_encode) < 50 * FRAME * 2


@pytest.mark.parametrize(
    "off, why",
    [
        ({"delay": 9_999}, "delays the sound by 9999 samples"),
        ({"packet_samples": 2_048}, "packets of 2048 samples"),
        ({"packets": [b""]}, "made 1 packets of 16"),
    ],
)
def test_spliced__encoder_is_another_than_expected__is_refused(off: dict[str, object], why: str) -> None:
    splicing = Splicing()
    sound = encoded(b"".join(splicing.to_encode([])), 1_024)

    with pytest.raises(ValueError, match=why):
        splicing.spliced(replace(sound, **off))
