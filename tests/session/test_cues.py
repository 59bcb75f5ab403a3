from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from recovery_timer.audio.sounds import Sound
from recovery_timer.routine.technique import Family
from recovery_timer.routine.timeline import Kind, Segment, Timeline
from recovery_timer.session.cues import (
    CUE_SAYS,
    RINGS_MS,
    Announcement,
    CueName,
    adds,
    announcement,
    cues,
    says,
    sound,
)
from tests.strategies import timelines

HELD = (Kind.WORK, Kind.WARM, Kind.COLD)
BETWEEN = tuple(kind for kind in Kind if kind not in HELD)


def segment(kind: Kind, seconds: int | None, *, estimate: int | None = None) -> Segment:
    return Segment(
        kind=kind,
        duration_ms=None if seconds is None else seconds * 1_000,
        estimate_ms=None if estimate is None else estimate * 1_000,
        label="Calf stretch",
    )


def cues_in(kind: Kind, seconds: int | None, *, half: bool = True, last: bool = False) -> list[tuple[float, CueName]]:
    """The cues of a segment at its own length, in s."""
    of = segment(kind, seconds)
    return [(cue.at_ms / 1_000, cue.name) for cue in cues(of, of.duration_ms, half=half, last=last)]


# -- which cues, and when


@pytest.mark.parametrize("kind", Kind)
def test_cues__of_a_timed_segment_of_5_s_or_more_tick_3_2_and_1_s_before_its_end(kind: Kind) -> None:
    assert cues_in(kind, 5) == [(0, "go"), (2, "tick"), (3, "tick"), (4, "tick")]
    assert cues_in(kind, 20) == [(0, "go"), (17, "tick"), (18, "tick"), (19, "tick")]


@pytest.mark.parametrize("seconds", [1, 2, 3, 4])
@pytest.mark.parametrize("kind", Kind)
def test_cues__of_a_segment_shorter_than_5_s_are_go_only(kind: Kind, seconds: int) -> None:
    assert cues_in(kind, seconds) == [(0, "go")]


@pytest.mark.parametrize("kind", Kind)
def test_cues__of_a_manual_segment_are_go_only(kind: Kind) -> None:
    assert cues_in(kind, None) == [(0, "go")]


@pytest.mark.parametrize("kind", HELD)
def test_cues__half_of_work_warm_and_cold_of_30_s_or_more(kind: Kind) -> None:
    assert cues_in(kind, 30) == [(0, "go"), (15, "half"), (27, "tick"), (28, "tick"), (29, "tick")]
    assert cues_in(kind, 31)[1] == (15.5, "half")
    assert (14.5, "half") not in cues_in(kind, 29)
    assert "half" not in [name for _, name in cues_in(kind, 29)]


@pytest.mark.parametrize("kind", BETWEEN)
def test_cues__no_half_of_a_gap_however_long(kind: Kind) -> None:
    assert "half" not in [name for _, name in cues_in(kind, 600)]


def test_cues__no_half_if_the_user_does_not_want_it() -> None:
    assert cues_in(Kind.WORK, 30, half=False) == [(0, "go"), (27, "tick"), (28, "tick"), (29, "tick")]


def test_cues__finished_at_the_end_of_the_last_segment() -> None:
    assert cues_in(Kind.WORK, 5, last=True)[-1] == (5, "finished")
    assert cues_in(Kind.WORK, 1, last=True) == [(0, "go"), (1, "finished")]


def test_cues__finished_of_a_manual_last_segment_uses_its_estimate() -> None:
    of = segment(Kind.WORK, None, estimate=30)

    assert [(cue.at_ms, cue.name) for cue in cues(of, None, half=True, last=True)] == [(0, "go"), (30_000, "finished")]


def test_cues__follow_the_present_length() -> None:
    of = segment(Kind.WORK, 20)

    moved = [(cue.at_ms, cue.name) for cue in cues(of, 35_000, half=True, last=False)]

    assert moved == [(0, "go"), (17_500, "half"), (32_000, "tick"), (33_000, "tick"), (34_000, "tick")]
    assert [cue.name for cue in cues(of, 4_999, half=True, last=False)] == ["go"]


@given(kind=st.sampled_from(Kind), ms=st.integers(0, 14_400_000), half=st.booleans(), last=st.booleans())
def test_cues__are_in_order_and_never_outside_their_segment(kind: Kind, ms: int, half: bool, last: bool) -> None:
    offsets = [cue.at_ms for cue in cues(segment(kind, 20), ms, half=half, last=last)]

    assert offsets == sorted(offsets)
    assert all(0 <= offset <= ms for offset in offsets)
    assert {type(offset) for offset in offsets} == {int}


# -- their sounds


def test_sound__go_can_be_distinguished_by_ear() -> None:
    told_apart = [sound("go", kind) for kind in (Kind.WORK, Kind.WARM, Kind.COLD, Kind.SWITCH, Kind.REST)]

    assert len(set(told_apart)) == 5


@pytest.mark.parametrize(
    "kind,go",
    [
        (Kind.WORK, Sound.GO_WORK),
        (Kind.WARM, Sound.GO_WARM),
        (Kind.COLD, Sound.GO_COLD),
        (Kind.SWITCH, Sound.GO_SWITCH),
        (Kind.TRANSFER, Sound.GO_SWITCH),
        (Kind.REST, Sound.GO_REST),
        (Kind.GET_READY, Sound.GO_REST),
        (Kind.POSITION, Sound.GO_REST),
    ],
)
def test_sound__go_depends_on_the_kind_and_other_cues_do_not(kind: Kind, go: Sound) -> None:
    names: tuple[CueName, ...] = ("go", "half", "tick", "finished")
    assert [sound(name, kind) for name in names] == [go, Sound.HALF, Sound.TICK, Sound.FINISHED]


def test_sounds__each_is_heard_at_some_cue() -> None:
    assert {sound(name, kind) for name in get_args(CueName) for kind in Kind} == set(Sound)


# -- says


def gap(
    seconds: int | None,
    *,
    side: str | None = "right",
    number: int = 2,
    of: int = 3,
    label: str = "Calf stretch",
    instruction: str = "",
) -> Segment:
    return Segment(
        kind=Kind.SWITCH,
        duration_ms=None if seconds is None else seconds * 1_000,
        label=label,
        side="left" if side == "left" else "right" if side == "right" else None,
        set=number,
        of_sets=of,
        instruction=instruction,
    )


@pytest.mark.parametrize(
    "seconds, said",
    [
        # No ticks below 5 s: 14 characters for every second of the gap.
        (1, "Right"),
        (2, "Right, set 2 of 3"),
        (3, "Calf stretch, right, set 2 of 3"),
        # From 5 s on the first tick is 3 s before the end: 28 characters fit in 5 s, 42 in 6 s.
        (5, "Right, set 2 of 3"),
        (6, "Calf stretch, right, set 2 of 3"),
        (600, "Calf stretch, right, set 2 of 3"),
    ],
)
def test_says__the_longest_phrasing_that_fits_before_the_first_tick(seconds: int, said: str) -> None:
    assert says(gap(seconds)) == said


@pytest.mark.parametrize("letters, said", [(14, "N" * 14), (15, "")])
def test_says__14_characters_per_second_and_not_one_more(letters: int, said: str) -> None:
    assert says(gap(1, side=None, of=1, number=1, label="N" * letters)) == said


def test_says__28_characters_before_the_ticks_of_5_s_and_not_one_more() -> None:
    assert says(gap(5, side=None, of=1, number=1, label="N" * 28)) == "N" * 28
    assert says(gap(5, side=None, of=1, number=1, label="N" * 29)) == ""


def test_says__everything_where_the_gap_waits_for_the_user() -> None:
    assert says(gap(None, label="N" * 80)) == "N" * 80 + ", right, set 2 of 3"


def test_says__only_what_there_is_to_say() -> None:
    assert says(gap(10, side=None, of=1, number=1)) == "Calf stretch"
    assert says(gap(10, side=None)) == "Calf stretch, set 2 of 3"
    assert says(gap(10, of=1, number=1)) == "Calf stretch, right"


@pytest.mark.parametrize("kind", [Kind.GET_READY, Kind.POSITION, Kind.TRANSFER, Kind.REST])
@pytest.mark.parametrize(
    "seconds, said",
    [
        (1, "Calf stretch"),
        (5, "Calf stretch, right"),
        (6, "Calf stretch, right, set 1 of 3"),
        (None, "Calf stretch, right, set 1 of 3"),
    ],
)
def test_says__the_name_first_and_always_where_the_exercise_changes(kind: Kind, seconds: int | None, said: str) -> None:
    # A rest before the first set is between the rounds of a circuit.
    leads = replace(gap(seconds, number=1), kind=kind)

    assert says(leads) == said
    assert says(replace(leads, label="N" * 80), 50).startswith("N" * 80)


def test_announcement__of_a_name_that_is_too_long_begins_at_once() -> None:
    assert announcement(replace(gap(5, label="N" * 80), kind=Kind.POSITION)) == Announcement(0, "N" * 80)


@pytest.mark.parametrize("seconds, said", [(1, "2"), (4, "2"), (5, "Right, set 2 of 3")])
def test_says__only_the_number_in_a_short_rest(seconds: int, said: str) -> None:
    rest = replace(gap(seconds, instruction="Lie."), kind=Kind.REST)
    assert says(rest) == said
    assert adds(rest) == ("" if said == "2" else "Lie.")


@pytest.mark.parametrize("number, said", [(2, "Cold water, cycle 2 of 4"), (4, "Cold water, last cycle")])
def test_says__cycles_where_the_water_changes(number: int, said: str) -> None:
    transfer = Segment(
        kind=Kind.TRANSFER,
        duration_ms=10_000,
        label="Cold water",
        set=number,
        of_sets=4,
        family=Family.CONTRAST,
    )
    assert says(transfer) == said


def test_says__the_last_of_several_sets_is_called_so() -> None:
    assert says(gap(10, number=3)) == "Calf stretch, right, last set"
    assert says(gap(10, number=1, of=1)) == "Calf stretch, right"


@pytest.mark.parametrize(
    "rate, said", [(50, "Right"), (100, "Right, set 2 of 3"), (150, "Calf stretch, right, set 2 of 3")]
)
def test_says__more_the_faster_the_voice_is(rate: int, said: str) -> None:
    assert says(gap(5), rate) == said


def test_says__begins_with_a_capital() -> None:
    assert says(gap(1, side="left", number=1)) == "Left"
    assert says(gap(10, side=None, of=1, number=1, label="my own stretch")) == "My own stretch"


@pytest.mark.parametrize("kind", HELD)
def test_says__nothing_in_work_warm_and_cold(kind: Kind) -> None:
    assert says(segment(kind, 60)) == ""


@given(timeline=timelines(), rate=st.integers(50, 200))
def test_says__more_than_the_name_ends_before_the_first_tick(timeline: Timeline, rate: int) -> None:
    for each in timeline.segments:
        if each.duration_ms is not None and says(each, rate).lower() != each.label.lower():
            assert len(says(each, rate)) / 14 * 1_000 * 100 / rate <= first_tick(each)


def first_tick(of: Segment) -> int:
    """When the first tick of a timed segment is heard, else its end; in ms."""
    length = of.duration_ms or 0
    return min([length, *(cue.at_ms for cue in cues(of, length, half=True, last=False) if cue.name == "tick")])


# -- adds

TWO = "Back heel down. Lean in, slowly."


@pytest.mark.parametrize(
    "seconds, added",
    [
        # "Calf stretch, right, set 2 of 3" has 31 characters, with the first sentence 48, with both 65.
        (6, ""),
        (7, "Back heel down."),
        (8, TWO),
        (None, TWO),
    ],
)
def test_adds__whole_sentences_of_the_instruction_that_fit_before_the_first_tick(
    seconds: int | None, added: str
) -> None:
    assert adds(gap(seconds, instruction=TWO)) == added


def test_adds__more_the_faster_the_voice_is() -> None:
    assert [adds(gap(7, instruction=TWO), rate) for rate in (50, 100, 150)] == ["", "Back heel down.", TWO]


def test_adds__nothing_after_a_sentence_that_does_not_fit() -> None:
    assert adds(gap(7, instruction=f"{'Long ' * 20}. Short.")) == ""


def test_adds__nothing_where_nothing_is_announced() -> None:
    assert adds(gap(1, side=None, of=1, number=1, label="N" * 30, instruction="Lie.")) == ""
    assert adds(Segment(kind=Kind.WORK, duration_ms=60_000, label="Calf stretch", instruction="Lie.")) == ""


def test_adds__nothing_where_there_is_no_instruction() -> None:
    assert adds(gap(60)) == ""


# -- announcement


def test_announcement__is_says_and_adds_after_the_sound_has_rung_out() -> None:
    assert announcement(gap(60, instruction=TWO)) == Announcement(RINGS_MS, f"Calf stretch, right, set 2 of 3. {TWO}")
    assert announcement(gap(60)) == Announcement(RINGS_MS, "Calf stretch, right, set 2 of 3")


def test_announcement__waits_only_as_long_as_it_still_ends_before_the_first_tick() -> None:
    exact, close = (gap(5, side=None, of=1, number=1, label="N" * length) for length in (28, 24))

    assert announcement(exact) == Announcement(0, "N" * 28)
    assert announcement(close) == Announcement(285, "N" * 24)


@pytest.mark.parametrize("rate", [50, 200])
def test_announcement__where_the_gap_waits_for_the_user__is_everything(rate: int) -> None:
    assert announcement(gap(None, instruction=TWO), rate) == Announcement(
        RINGS_MS, f"Calf stretch, right, set 2 of 3. {TWO}"
    )


@pytest.mark.parametrize("kind", HELD)
def test_announcement__none_in_work_warm_and_cold(kind: Kind) -> None:
    assert announcement(segment(kind, 60)) is None


@given(timeline=timelines(), rate=st.integers(50, 200))
def test_announcement__of_more_than_the_name_is_over_before_the_first_tick(timeline: Timeline, rate: int) -> None:
    for each in timeline.segments:
        said = announcement(each, rate)
        if said is not None and each.duration_ms is not None:
            assert 0 <= said.at_ms <= RINGS_MS
            if said.text.lower() == each.label.lower():
                continue  # where the exercise changes, its name is never left out
            assert said.at_ms + len(said.text) / 14 * 1_000 * 100 / rate <= first_tick(each)


def test_cue_says__half_and_finished_alone() -> None:
    assert CUE_SAYS == {"half": "Half way", "finished": "Done"}
