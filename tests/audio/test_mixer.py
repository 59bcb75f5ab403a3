from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_timer.audio.mixer import LONGEST_LATE, CueTrack

SOUNDS = {
    "click": array("h", [9]),
    "low": array("h", [1, 2, 3]),
    "long": array("h", [100] * 50),
    "loud": array("h", [30_000, -30_000, 30_000]),
    "empty": array("h"),
}


def track(*placed: tuple[int, str]) -> CueTrack:
    track = CueTrack(SOUNDS)
    for position, sound in placed:
        track.place(position, sound)
    return track


def rendered(track: CueTrack, count: int) -> list[int]:
    return array("h", track.render(count)).tolist()


def test_render__nothing_was_placed__gives_silence() -> None:
    assert CueTrack(SOUNDS).render(3) == bytes(6)


def test_render__starts_each_sound_at_its_position() -> None:
    assert rendered(track((2, "low"), (6, "click")), 8) == [0, 0, 1, 2, 3, 0, 9, 0]


def test_render__sound_reaches_over_the_end__goes_on_in_the_next() -> None:
    cues = track((1, "low"))

    assert [rendered(cues, 3), rendered(cues, 3)] == [[0, 1, 2], [3, 0, 0]]


def test_render__sounds_meet__adds_them() -> None:
    assert rendered(track((0, "low"), (1, "low")), 4) == [1, 3, 5, 3]


def test_render__sum_is_too_loud__stays_at_the_loudest() -> None:
    assert rendered(track((0, "loud"), (0, "loud")), 3) == [32_767, -32_768, 32_767]


def test_render__asked_for_nothing__gives_nothing_and_stays() -> None:
    cues = track((0, "click"))

    assert (cues.render(0), cues.position, rendered(cues, 1)) == (b"", 0, [9])


def test_place__name_is_unknown__says_which() -> None:
    with pytest.raises(KeyError, match="gong"):
        track((0, "gong"))


def test_place__while_another_sounds__joins_in() -> None:
    cues = track((0, "low"))
    cues.render(2)

    cues.place(3, "click")

    assert rendered(cues, 6) == [3, 9, 0, 0, 0, 0]


def test_place__position_is_over__begins_at_once() -> None:
    cues = CueTrack(SOUNDS)
    cues.render(LONGEST_LATE)

    cues.place(0, "low")

    assert rendered(cues, 4) == [1, 2, 3, 0]


def test_place__too_late__is_dropped() -> None:
    cues = CueTrack(SOUNDS)
    cues.render(LONGEST_LATE + 1)

    cues.place(0, "low")

    assert rendered(cues, 4) == [0, 0, 0, 0]


@given(
    placed=st.lists(st.tuples(st.integers(-2 * LONGEST_LATE, 300), st.sampled_from(sorted(SOUNDS)))),
    chunks=st.lists(st.integers(0, 90)),
)
def test_render__in_any_chunks__is_the_same_stream(placed: list[tuple[int, str]], chunks: list[int]) -> None:
    whole, parts = track(*placed), track(*placed)

    assert whole.render(sum(chunks)) == b"".join(parts.render(chunk) for chunk in chunks)
    assert whole.position == parts.position
