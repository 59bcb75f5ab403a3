from array import array
from collections.abc import Iterator, Sequence

from hypothesis import given
from hypothesis import strategies as st

from recovery_timer.audio.mixer import LONGEST_LATE, CueTrack, render_all
from recovery_timer.audio.sounds import RATE_HZ, Samples, Sound

SOUNDS = {
    Sound.TICK: array("h", [9]),
    Sound.HALF: array("h", [1, 2, 3]),
    Sound.GO_WORK: array("h", [100] * 50),
    Sound.FINISHED: array("h", [30_000, -30_000, 30_000]),
    Sound.GO_REST: array("h"),
}


def track(*placed: tuple[int, Sound]) -> CueTrack:
    track = CueTrack()
    for position, sound in placed:
        track.place(position, SOUNDS[sound])
    return track


def rendered(track: CueTrack, count: int) -> list[int]:
    return array("h", track.render(count)).tolist()


def test_render__nothing_was_placed__gives_silence() -> None:
    assert CueTrack().render(3) == bytes(6)


def test_render__starts_each_sound_at_its_position() -> None:
    assert rendered(track((2, Sound.HALF), (6, Sound.TICK)), 8) == [0, 0, 1, 2, 3, 0, 9, 0]


def test_render__sound_extends_past_the_end__continues_in_the_next() -> None:
    cues = track((1, Sound.HALF))

    assert [rendered(cues, 3), rendered(cues, 3)] == [[0, 1, 2], [3, 0, 0]]


def test_render__sounds_overlap__adds_them() -> None:
    assert rendered(track((0, Sound.HALF), (1, Sound.HALF)), 4) == [1, 3, 5, 3]


def test_render__sum_is_too_loud__is_clipped() -> None:
    assert rendered(track((0, Sound.FINISHED), (0, Sound.FINISHED)), 3) == [32_767, -32_768, 32_767]


def test_render__zero_samples__returns_nothing_and_stays_in_place() -> None:
    cues = track((0, Sound.TICK))

    assert (cues.render(0), cues.position, rendered(cues, 1)) == (b"", 0, [9])


def test_place__while_another_sounds__joins_in() -> None:
    cues = track((0, Sound.HALF))
    cues.render(2)

    cues.place(3, SOUNDS[Sound.TICK])

    assert rendered(cues, 6) == [3, 9, 0, 0, 0, 0]


def test_place__position_is_past__begins_at_once() -> None:
    cues = CueTrack()
    cues.render(LONGEST_LATE)

    cues.place(0, SOUNDS[Sound.HALF])

    assert rendered(cues, 4) == [1, 2, 3, 0]


def test_place__too_late__is_dropped() -> None:
    cues = CueTrack()
    cues.render(LONGEST_LATE + 1)

    cues.place(0, SOUNDS[Sound.HALF])

    assert rendered(cues, 4) == [0, 0, 0, 0]


@given(
    placed=st.lists(st.tuples(st.integers(-2 * LONGEST_LATE, 300), st.sampled_from(sorted(SOUNDS)))),
    chunks=st.lists(st.integers(0, 90)),
)
def test_render__in_any_chunks__is_the_same_stream(placed: list[tuple[int, Sound]], chunks: list[int]) -> None:
    whole, parts = track(*placed), track(*placed)

    assert whole.render(sum(chunks)) == b"".join(parts.render(chunk) for chunk in chunks)
    assert whole.position == parts.position


def all_of(due: Sequence[tuple[int, Sound]], length: int) -> list[list[int]]:
    return [array("h", block).tolist() for block in render_all([(at, SOUNDS[sound]) for at, sound in due], length)]


def test_render_all__sounds_far_apart__are_in_one_track_second_by_second() -> None:
    first, second, third = all_of([(2, Sound.HALF), (RATE_HZ + 1, Sound.TICK)], 2 * RATE_HZ + 5)

    assert (len(first), len(second), third) == (RATE_HZ, RATE_HZ, [0] * 5)
    assert first[:6] == [0, 0, 1, 2, 3, 0]
    assert second[:3] == [0, 9, 0]


def test_render_all__last_sound_lasts_longer__is_heard_to_its_end() -> None:
    assert all_of([(8, Sound.HALF)], 9) == [[0] * 8 + [1, 2, 3]]


def test_render_all__sound_is_due_after_the_length__is_heard_too() -> None:
    first, second = all_of([(RATE_HZ, Sound.HALF)], 9)

    assert (len(first), second) == (RATE_HZ, [1, 2, 3])


def test_render_all__nothing_is_due__gives_silence() -> None:
    assert all_of([], 4) == [[0] * 4]


def test_render_all__due_is_consumed_as_it_is_needed() -> None:
    asked: list[int] = []

    def due() -> Iterator[tuple[int, Samples]]:
        for second in range(10):
            asked.append(second)
            yield second * RATE_HZ, SOUNDS[Sound.TICK]

    blocks = render_all(due(), 10 * RATE_HZ)
    next(blocks)

    assert asked == [0, 1]
