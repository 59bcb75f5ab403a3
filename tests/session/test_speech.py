import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from recovery_timer.routine.technique import Family
from recovery_timer.routine.timeline import Kind, Segment, Timeline
from recovery_timer.session.cues import cues
from recovery_timer.session.speech import (
    APART_MS,
    BETWEEN_MS,
    CUE_SAYS,
    NEVER_MS,
    RINGS_MS,
    Announcement,
    Measured,
    Spoken,
    announcement,
    in_turn,
    sentences,
    session_left,
    silent_from,
    spoken_time,
    step_left,
    times_left,
)
from tests.strategies import timelines

HELD = (Kind.WORK, Kind.WARM, Kind.COLD)
TWO = "Back heel down. Lean in, slowly."


def measured(text: str) -> int:
    """Measure a phrase of 50 ms a character."""
    return 50 * len(text)


def by_length(**known: int) -> Measured:
    """Measure the phrases that are named by their first word; the others are not rendered yet."""
    return lambda text: known.get(text.split()[0].strip(",.").lower())


def gap(
    seconds: int | None,
    *,
    side: str | None = "right",
    number: int = 2,
    of: int = 3,
    label: str = "Calf stretch",
    instruction: str = "",
    kind: Kind = Kind.SWITCH,
) -> Segment:
    return Segment(
        kind=kind,
        duration_ms=None if seconds is None else seconds * 1_000,
        label=label,
        side="left" if side == "left" else "right" if side == "right" else None,
        set=number,
        of_sets=of,
        instruction=instruction,
    )


def announced(segment: Segment, since_ms: int = 0) -> list[tuple[int, str]]:
    said = announcement(segment, segment.duration_ms, measured, since_ms)
    assert said.missing is None
    return [(each.at_ms, each.text) for each in said.spoken]


def texts(segment: Segment) -> list[str]:
    return [text for _, text in announced(segment)]


# -- which wording


@pytest.mark.parametrize(
    "seconds, said",
    [
        # The voice begins after 0.6 s. No ticks below 5 s: the rest of the gap is for it.
        (2, ["Right, set 2 of 3"]),
        (3, ["Calf stretch, right, set 2 of 3"]),
        # From 5 s on the first tick is 3 s before the end.
        (5, ["Right, set 2 of 3"]),
        (6, ["Calf stretch, right, set 2 of 3"]),
        (600, ["Calf stretch, right, set 2 of 3"]),
        (None, ["Calf stretch, right, set 2 of 3"]),
    ],
)
def test_announcement__is_the_longest_wording_that_ends_before_the_first_tick(
    seconds: int | None, said: list[str]
) -> None:
    assert texts(gap(seconds)) == said


def test_announcement__fits_to_the_millisecond() -> None:
    exact = RINGS_MS + measured("Calf stretch, right, set 2 of 3") + 3_000

    assert announcement(gap(10), exact, measured).spoken == (Spoken(RINGS_MS, "Calf stretch, right, set 2 of 3"),)
    assert announcement(gap(10), exact - 1, measured).spoken == (Spoken(RINGS_MS, "Right, set 2 of 3"),)


def test_announcement__only_what_there_is_to_say() -> None:
    assert texts(gap(10, side=None, of=1, number=1)) == ["Calf stretch"]
    assert texts(gap(10, side=None)) == ["Calf stretch, set 2 of 3"]
    assert texts(gap(10, of=1, number=1)) == ["Calf stretch, right"]


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
def test_announcement__the_name_first_and_always_where_the_exercise_changes(
    kind: Kind, seconds: int | None, said: str
) -> None:
    # A rest before the first set is between the rounds of a circuit.
    assert texts(gap(seconds, number=1, kind=kind)) == [said]


def test_announcement__name_leaves_no_time_for_the_sound__is_said_over_it() -> None:
    assert announced(gap(5, label="N" * 30, kind=Kind.POSITION)) == [(500, "N" * 30)]


def test_announcement__name_is_too_long__begins_at_once_and_is_cut_off() -> None:
    said = announcement(gap(5, label="N" * 80, kind=Kind.POSITION), 5_000, measured)

    assert said == Announcement((Spoken(0, "N" * 80, 2_000),))


def test_announcement__name_is_too_long_and_the_exercise_stays__is_not_said() -> None:
    assert texts(gap(5, side=None, of=1, number=1, label="N" * 80)) == []


def test_announcement__side_leaves_no_time_for_the_sound__is_said_over_it() -> None:
    said = announcement(gap(1, number=1, of=1), 800, measured)

    assert said.spoken == (Spoken(800 - measured("Right"), "Right"),)


@pytest.mark.parametrize("seconds, said", [(2, ["2"]), (4, ["2"]), (6, ["Right, set 2 of 3", "Lie."])])
def test_announcement__only_the_number_in_a_short_rest(seconds: int, said: list[str]) -> None:
    assert texts(gap(seconds, label="Calves " * 5, instruction="Lie.", kind=Kind.REST)) == said


@pytest.mark.parametrize("number, said", [(2, "Cold water, cycle 2 of 4"), (4, "Cold water, last cycle")])
def test_announcement__cycles_where_the_water_changes(number: int, said: str) -> None:
    transfer = replace(gap(10, side=None, number=number, of=4, label="Cold water"), family=Family.CONTRAST)

    assert texts(replace(transfer, kind=Kind.TRANSFER)) == [said]


def test_announcement__the_last_of_several_sets_is_called_so() -> None:
    assert texts(gap(10, number=3)) == ["Calf stretch, right, last set"]


def test_announcement__begins_with_a_capital() -> None:
    assert texts(gap(2, side="left", number=1, of=1, label="Calves " * 9)) == ["Left"]
    assert texts(gap(10, side=None, of=1, number=1, label="my own stretch")) == ["My own stretch"]


@pytest.mark.parametrize("kind", HELD)
def test_announcement__nothing_in_work_warm_and_cold(kind: Kind) -> None:
    assert announcement(gap(60, kind=kind), 60_000, measured) == Announcement()


# -- the instruction


@pytest.mark.parametrize(
    "seconds, added",
    [
        # The name takes 0.6 to 2.15 s, the first sentence 2.4 to 3.15 s, the second one 3.4 to 4.2 s.
        (6, []),
        (7, ["Back heel down."]),
        (8, ["Back heel down.", "Lean in, slowly."]),
        (None, ["Back heel down.", "Lean in, slowly."]),
    ],
)
def test_announcement__adds_the_sentences_that_end_before_the_first_tick(seconds: int | None, added: list[str]) -> None:
    assert texts(gap(seconds, instruction=TWO)) == ["Calf stretch, right, set 2 of 3", *added]


def test_announcement__its_phrases_are_apart() -> None:
    first = RINGS_MS + measured("Calf stretch, right, set 2 of 3") + BETWEEN_MS

    assert [at for at, _ in announced(gap(60, instruction=TWO))] == [
        RINGS_MS,
        first,
        first + measured("Back heel down.") + BETWEEN_MS,
    ]


def test_announcement__adds_nothing_after_a_sentence_that_does_not_fit() -> None:
    assert texts(gap(7, instruction=f"{'Long ' * 20}. Short.")) == ["Calf stretch, right, set 2 of 3"]


# -- from later on, and of other lengths


@pytest.mark.parametrize("since_ms, at_ms", [(0, 600), (599, 600), (3_000, 3_000)])
def test_announcement__later__begins_later(since_ms: int, at_ms: int) -> None:
    assert announced(gap(60), since_ms) == [(at_ms, "Calf stretch, right, set 2 of 3")]


def test_announcement__too_late_for_all_of_it__is_shorter_and_then_nothing() -> None:
    assert announced(gap(10), 6_000) == [(6_000, "Right, set 2 of 3")]
    assert announced(gap(10), 7_000) == []
    assert announced(gap(10, kind=Kind.POSITION), 7_000) == []


def test_announcement__follows_the_present_length() -> None:
    assert announcement(gap(5), 20_000, measured).spoken == (Spoken(RINGS_MS, "Calf stretch, right, set 2 of 3"),)


@given(timeline=timelines(), since_ms=st.integers(0, 5_000), pace=st.integers(20, 120))
def test_announcement__is_over_before_the_first_tick(timeline: Timeline, since_ms: int, pace: int) -> None:
    for each in timeline.segments:
        said = announcement(each, each.duration_ms, lambda text: pace * len(text), since_ms).spoken
        ends = [spoken.at_ms + min(pace * len(spoken.text), spoken.at_most_ms or NEVER_MS) for spoken in said]
        starts = [spoken.at_ms for spoken in said]
        assert all(end + BETWEEN_MS <= start for end, start in zip(ends, starts[1:], strict=False))
        assert all(start >= since_ms for start in starts)
        if each.duration_ms is not None and said:
            ticks = (cue.at_ms for cue in cues(each, each.duration_ms, half=True, last=False) if cue.name == "tick")
            assert ends[-1] <= min(each.duration_ms, *ticks, NEVER_MS)


# -- what is rendered


def test_announcement__is_rendered_from_the_longest_wording_on_and_no_more_than_is_needed() -> None:
    of = gap(7, instruction=TWO, label="Calves")

    assert announcement(of, 7_000, by_length()) == Announcement(missing="Calves, right, set 2 of 3")
    assert announcement(of, 7_000, by_length(calves=9_000)) == Announcement(missing="Right, set 2 of 3")
    assert announcement(of, 7_000, by_length(calves=9_000, right=2_000)) == Announcement(
        (Spoken(RINGS_MS, "Right, set 2 of 3"),), missing="Back heel down."
    )
    assert announcement(of, 7_000, by_length(calves=9_000, right=2_000, back=9_000)) == Announcement(
        (Spoken(RINGS_MS, "Right, set 2 of 3"),)
    )


def test_announcement__a_wording_cannot_be_spoken__is_a_shorter_one() -> None:
    assert announcement(gap(None, label="Calves"), None, by_length(calves=NEVER_MS, right=500)) == Announcement(
        (Spoken(RINGS_MS, "Right, set 2 of 3"),)
    )


def test_in_turn__is_one_after_another() -> None:
    assert in_turn(["a", "bb"], measured, 100) == (Spoken(100, "a"), Spoken(150 + BETWEEN_MS, "bb"))


def test_sentences() -> None:
    assert sentences(" Lie down.  Breathe! Ready? 1.5 m away, e.g. here ") == [
        "Lie down.",
        "Breathe!",
        "Ready?",
        "1.5 m away, e.g.",
        "here",
    ]
    assert sentences("") == []


def test_silent_from() -> None:
    assert [silent_from(ms) for ms in (None, 4_999, 5_000, 60_000)] == [NEVER_MS, 4_999, 2_000, 57_000]


def test_cue_says__half_and_finished_alone() -> None:
    assert CUE_SAYS == {"half": "Half way", "finished": "Done"}


# -- the time left


@pytest.mark.parametrize(
    "seconds, said",
    [
        (0, "0 seconds"),
        (1, "1 second"),
        (9.6, "10 seconds"),
        (12, "10 seconds"),
        (27, "25 seconds"),
        (57.4, "55 seconds"),
        (58, "1 minute"),
        (80, "1 and a half minutes"),
        (210, "3 and a half minutes"),
        (9 * 60 + 50, "10 minutes"),
        (12 * 60 + 29, "12 minutes"),
        (59 * 60 + 31, "1 hour"),
        (3_665, "1 hour 1 minute"),
        (7_800, "2 hours 10 minutes"),
    ],
)
def test_spoken_time__is_as_exact_as_is_of_use(seconds: float, said: str) -> None:
    assert spoken_time(round(seconds * 1_000)) == said


@given(st.integers(0, 14_400_000))
def test_spoken_time__is_off_by_little(ms: int) -> None:
    words = spoken_time(ms).replace(" and a half minutes", ".5 minutes").split()
    units = {"second": 1, "minute": 60, "hour": 3_600}
    said_s = sum(float(number) * units[unit.rstrip("s")] for number, unit in zip(words[::2], words[1::2], strict=True))

    assert abs(said_s * 1_000 - ms) <= max(2_500, ms * 0.17 if ms < 120_000 else 30_000)


def test_left__of_a_step_and_of_the_session() -> None:
    assert step_left(30_000) == "30 seconds left"
    assert session_left(720_000, about=False) == "12 minutes in all"
    assert session_left(720_000, about=True) == "about 12 minutes in all"


def told(seconds: int | None, every_s: int, *, half: bool = False, kind: Kind = Kind.COLD) -> list[tuple[int, str]]:
    length_ms = None if seconds is None else seconds * 1_000
    said = times_left(gap(seconds, kind=kind), length_ms, every_s * 1_000, half=half)
    return [(each.at_ms // 1_000, each.text) for each in said]


def test_times_left__in_a_long_step__every_so_often() -> None:
    assert told(600, 120) == [
        (120, "8 minutes left"),
        (240, "6 minutes left"),
        (360, "4 minutes left"),
        (480, "2 minutes left"),
    ]


def test_times_left__not_beside_the_half_time_cue() -> None:
    assert told(240, 60, half=True) == [(60, "3 minutes left"), (180, "1 minute left")]
    assert (120, "2 minutes left") in told(240, 60, half=False)


def test_times_left__not_at_the_start() -> None:
    assert told(60 + APART_MS // 1_000 - 1, 60) == []
    assert told(60 + APART_MS // 1_000, 60) == [(5, "1 minute left")]


@pytest.mark.parametrize("seconds, kind", [(None, Kind.WORK), (600, Kind.REST)])
def test_times_left__while_waiting_and_in_gaps__none(seconds: int | None, kind: Kind) -> None:
    assert told(seconds, 60, kind=kind) == []
