from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_timer.audio.sounds import Sound
from recovery_timer.routine.timeline import Kind, Segment
from recovery_timer.session.cues import CueName, cues, sound

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
