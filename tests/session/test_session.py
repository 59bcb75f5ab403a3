"""The rules of a session, one test each.

Moments are in seconds since Start; the clock itself shows something else, as a real one does.
"""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_timer.routine.lead_in import Gaps
from recovery_timer.routine.model import WAIT, Block, Contrast, Routine, Sides, Step
from recovery_timer.routine.timeline import Segment, Timeline, expand
from recovery_timer.session.ahead import finish
from recovery_timer.session.cues import sound
from recovery_timer.session.events import (
    CueDue,
    Ended,
    Event,
    Events,
    Extended,
    Finished,
    Paused,
    Resumed,
    SegmentEntered,
)
from recovery_timer.session.record import Pause, PauseReason, Visit
from recovery_timer.session.session import Session
from recovery_timer.session.speech import Spoken
from recovery_timer.session.state import State
from tests.strategies import timelines

T0 = 7_000_000
HOUR = 3_600


def expanded(*blocks: Block, get_ready: int = 10) -> Timeline:
    return expand(Routine(id="legs", name="Legs", blocks=blocks), {}, Gaps(get_ready=get_ready))


CALVES = Step(name="Calves", seconds=40, sides=Sides.EACH)
HIPS = Step(name="Hips", seconds=20, position=5)
LUNGES = Step(name="Lunges", reps=10, position=5)

TIMED = expanded(CALVES, HIPS)
"""0 get ready 0-10 s, 1 left 10-50, 2 switch 50-55, 3 right 55-95, 4 position 95-100, 5 Hips 100-120."""

WITH_REPS = expanded(HIPS, LUNGES, HIPS)
"""0 get ready 0-10 s, 1 Hips 10-30, 2 position 30-35, 3 Lunges from 35 s until done, 4 position 5 s, 5 Hips 20 s."""

GET_READY, LEFT, SWITCH, RIGHT, POSITION, LAST = range(6)
REPS = 3


def at(seconds: float) -> int:
    """The clock's time, in ms, at a moment of the session."""
    return T0 + round(seconds * 1_000)


def started(timeline: Timeline = TIMED, *, half: bool = True) -> Session:
    session = Session(timeline, half=half)
    session.start(at(0))
    return session


def played(until: float, timeline: Timeline = TIMED, *, half: bool = True) -> Session:
    """A session that was advanced whenever something was due, up to a moment."""
    session = started(timeline, half=half)
    play(session, until)
    return session


def play(session: Session, until: float) -> list[tuple[float, str]]:
    """Advance the session whenever something is due, up to a moment; return what happened when."""
    happened: list[tuple[float, str]] = []
    while (deadline := session.next_deadline()) is not None and deadline <= at(until):
        happened += [((deadline - T0) / 1_000, word) for word in described(session.advance(deadline))]
    happened += [(until, word) for word in described(session.advance(at(until)))]
    return happened


def described(events: Events) -> list[str]:
    return [_word(event) for event in events]


def _word(event: Event) -> str:
    match event:
        case SegmentEntered(segment):
            return f"enter {segment.index}"
        case CueDue(name, segment):
            return f"{name} {segment.index}"
        case Extended(by_ms):
            return f"by {by_ms}"
        case Paused(reason):
            return f"paused: {reason}"
        case Resumed() | Ended() | Finished():
            return type(event).__name__.lower()


def in_words(visit: Visit) -> tuple[int, str, float, float, float]:
    """Index, how it was left; held, skipped and extended in s."""
    times = (visit.held_ms / 1_000, visit.skipped_ms / 1_000, visit.extended_ms / 1_000)
    return (visit.segment.index, visit.left.value, *times)


# -- start, and time passing


def test_session__is_ready_until_it_is_started() -> None:
    session = Session(TIMED)

    assert session.state is State.READY
    assert session.next_deadline() is None
    assert session.remaining(at(99)) == 10_000
    assert session.session_ms == 0


def test_start__enters_the_first_segment_and_sounds_its_go() -> None:
    session = Session(TIMED)

    assert described(session.start(at(0))) == ["enter 0", "go 0"]
    assert session.state is State.RUNNING


def test_session__plays_a_whole_timeline_by_itself() -> None:
    session = started(expanded(Step(name="Hips", seconds=30), Step(name="Quads", seconds=5, position=5)))

    assert play(session, 60) == [
        (7, "tick 0"), (8, "tick 0"), (9, "tick 0"),
        (10, "enter 1"), (10, "go 1"), (25, "half 1"), (37, "tick 1"), (38, "tick 1"), (39, "tick 1"),
        (40, "enter 2"), (40, "go 2"), (42, "tick 2"), (43, "tick 2"), (44, "tick 2"),
        (45, "enter 3"), (45, "go 3"), (47, "tick 3"), (48, "tick 3"), (49, "tick 3"),
        (50, "finished 3"), (50, "finished"),
    ]  # fmt: skip
    assert session.state is State.FINISHED
    assert session.next_deadline() is None
    assert session.session_ms == 50_000


def test_session__without_half_if_the_user_does_not_want_it() -> None:
    assert "half 1" not in [word for _, word in play(started(half=False), 50)]
    assert "half 1" in [word for _, word in play(started(), 50)]


def test_session__a_manual_segment_sounds_its_go_and_waits() -> None:
    session = started(WITH_REPS)
    assert play(session, 9 * HOUR)[-2:] == [(35, "enter 3"), (35, "go 3")]
    assert session.next_deadline() is None
    assert session.remaining(at(40)) is None
    assert session.length_ms is None
    assert session.position(at(9 * HOUR)) == (9 * HOUR - 35) * 1_000


def test_remaining__is_computed_from_a_deadline_and_never_below_0() -> None:
    session = played(12.345)

    assert session.remaining(at(12.345)) == 37_655
    assert session.remaining(at(49.999)) == 1
    assert session.remaining(at(50)) == 0
    assert session.remaining(at(99)) == 0


def test_total_remaining__uses_estimates_for_manual_segments() -> None:
    session = started(WITH_REPS)

    assert session.total_remaining(at(0)) == WITH_REPS.total_ms == (10 + 20 + 5 + 30 + 5 + 20) * 1_000
    play(session, 45)
    assert session.total_remaining(at(45)) == (20 + 5 + 20) * 1_000
    assert session.total_remaining(at(500)) == (5 + 20) * 1_000


def test_total_remaining__grows_with_15_s_more() -> None:
    session = played(12)
    session.extend(at(12))

    assert session.total_remaining(at(12)) == (120 - 12 + 15) * 1_000


def test_next_deadline__is_the_next_cue_or_the_end_and_calling_early_does_no_harm() -> None:
    session = played(12)

    assert session.next_deadline() == at(30)
    assert session.advance(at(29.999)) == ()
    assert session.next_deadline() == at(30)
    assert described(session.advance(at(30))) == ["half 1"]
    assert session.next_deadline() == at(47)


# -- late wake-ups


def test_a_late_wake_up__delivers_everything_due_in_order() -> None:
    session = played(49.5)

    assert described(session.advance(at(50.9))) == ["enter 2", "go 2"]

    session = played(46)
    assert described(session.advance(at(50))) == ["tick 1", "enter 2", "go 2"]


def test_a_late_wake_up__drops_cues_more_than_1_s_overdue() -> None:
    session = played(46)
    assert described(session.advance(at(48))) == ["tick 1", "tick 1"]  # the one at 47 s is 1.000 s overdue

    session = played(46)
    assert described(session.advance(at(48.001))) == ["tick 1"]


def test_a_late_wake_up__does_not_burst_what_it_dropped() -> None:
    session = started()

    assert described(session.advance(at(99.5))) == ["enter 1", "enter 2", "enter 3", "enter 4", "tick 4"]
    assert play(session, 100) == [(100, "enter 5"), (100, "go 5")]


def test_a_late_wake_up__records_the_same_as_one_on_time() -> None:
    late = started()
    late.advance(at(9 * HOUR))

    assert late.visits == played(9 * HOUR).visits
    assert late.session_ms == 120_000
    assert [visit.entered_ms for visit in late.visits] == [0, 10_000, 50_000, 55_000, 95_000, 100_000]


def test_a_late_wake_up__after_the_end_has_no_finished_cue() -> None:
    session = played(119.5)
    assert described(session.advance(at(121))) == ["finished 5", "finished"]

    session = played(119.5)
    assert described(session.advance(at(121.001))) == ["finished"]


def test_a_command__first_delivers_what_is_due() -> None:
    session = played(49.5)

    assert described(session.next(at(50.2))) == ["enter 2", "go 2", "enter 3", "go 3"]
    assert in_words(session.visits[1]) == (LEFT, "time", 40, 0, 0)
    assert in_words(session.visits[2]) == (SWITCH, "next", 0.2, 4.8, 0)


def test_a_command__that_comes_after_the_end_is_illegal() -> None:
    session = played(119.5)

    assert described(session.pause(at(120.5))) == ["finished 5", "finished"]
    assert session.state is State.FINISHED
    assert session.session_ms == 120_000


def test_extend__when_a_manual_segment_has_begun_meanwhile_is_illegal() -> None:
    for command in (Session.extend, Session.shorten):
        session = played(34.9, WITH_REPS)

        assert described(command(session, at(35.5))) == ["enter 3", "go 3"]
        assert session.length_ms is None
        session.done(at(40))
        assert in_words(session.visits[REPS]) == (REPS, "done", 5, 0, 0)


@pytest.mark.parametrize("moment", [35, 35.5])
def test_done__when_a_manual_segment_has_begun_meanwhile_is_legal(moment: float) -> None:
    session = played(34.9, WITH_REPS)

    assert described(session.done(at(moment))) == ["enter 3", "go 3", "enter 4", "go 4"]


def test_done__on_a_timed_segment_changes_nothing() -> None:
    session = played(12)

    assert session.done(at(13)) == ()
    assert session.segment.index == LEFT


# -- next


@pytest.mark.parametrize("index", [GET_READY, LEFT, SWITCH, RIGHT, POSITION])
def test_next__goes_to_the_next_segment_of_any_kind(index: int) -> None:
    session = started()
    session.jump(index, at(1))

    assert described(session.next(at(2))) == [f"enter {index + 1}", f"go {index + 1}"]


def test_next__records_what_was_skipped() -> None:
    session = played(22)
    session.next(at(22))

    assert in_words(session.visits[1]) == (LEFT, "next", 12, 28, 0)


def test_next__after_the_last_segment_is_the_finish() -> None:
    session = played(105)

    assert described(session.next(at(105))) == ["finished 5", "finished"]
    assert session.state is State.FINISHED
    assert session.session_ms == 105_000
    assert in_words(session.visits[-1]) == (LAST, "next", 5, 15, 0)


def test_next__on_a_manual_segment_marks_it_passed() -> None:
    session = played(38, WITH_REPS)
    session.next(at(38))

    assert in_words(session.visits[REPS]) == (REPS, "next", 3, 0, 0)
    assert session.visits[REPS].passed


# -- previous


def test_previous__goes_to_the_start__more_than_3_s_into_work() -> None:
    session = played(13.001)

    assert described(session.previous(at(13.001))) == ["enter 1", "go 1"]
    assert session.remaining(at(13.001)) == 40_000


def test_previous__goes_to_the_work_before__3_s_or_less_into_work() -> None:
    session = played(58)

    assert described(session.previous(at(58))) == ["enter 1", "go 1"]


def test_previous__goes_to_segment_0__when_there_is_no_work_before() -> None:
    session = played(13)

    assert described(session.previous(at(13))) == ["enter 0", "go 0"]


@pytest.mark.parametrize("seconds, leads_to", [(5, GET_READY), (54, LEFT), (99.9, RIGHT)])
def test_previous__from_a_gap_goes_to_the_work_before_however_long_the_gap_has_been(
    seconds: float, leads_to: int
) -> None:
    session = played(seconds)

    assert described(session.previous(at(seconds)))[0] == f"enter {leads_to}"


@pytest.mark.parametrize("seconds, leads_to", [(73.001, 3), (73, 1), (71, 1), (4, 0)])
def test_previous__treats_warm_and_cold_as_work(seconds: float, leads_to: int) -> None:
    # 0 get ready 0-10 s, 1 warm 10-60, 2 transfer 60-70, 3 cold 70-100
    session = played(seconds, expanded(Contrast(warm=50, cold=30, cycles=1)))

    assert described(session.previous(at(seconds)))[0] == f"enter {leads_to}"


def test_previous__counts_only_time_held_not_pauses() -> None:
    session = played(57)
    session.pause(at(57))
    session.resume(at(157))

    assert described(session.previous(at(158)))[0] == "enter 1"


def test_previous__more_than_3_s_into_a_manual_work_goes_to_its_start() -> None:
    session = played(39, WITH_REPS)

    assert described(session.previous(at(39))) == ["enter 3", "go 3"]


def test_previous__opens_a_new_visit_and_keeps_the_one_before() -> None:
    session = played(60)
    session.previous(at(60))
    session.previous(at(61))

    assert [in_words(visit) for visit in session.visits[3:5]] == [
        (RIGHT, "previous", 5, 35, 0),
        (RIGHT, "previous", 1, 39, 0),
    ]
    assert session.segment.index == LEFT


# -- jump


@pytest.mark.parametrize("index", range(6))
def test_jump__goes_to_any_segment(index: int) -> None:
    session = played(22)

    assert described(session.jump(index, at(22))) == [f"enter {index}", f"go {index}"]
    assert in_words(session.visits[1]) == (LEFT, "jump", 12, 28, 0)
    assert session.remaining(at(22)) == TIMED.segments[index].duration_ms


# -- +15 s, -15 s


def test_extend__adds_15_s_and_moves_ticks_and_half_to_the_new_end() -> None:
    session = played(12)

    assert described(session.extend(at(12))) == ["by 15000"]
    assert session.remaining(at(12)) == 53_000
    assert play(session, 65.5) == [
        (37.5, "half 1"), (62, "tick 1"), (63, "tick 1"), (64, "tick 1"), (65, "enter 2"), (65, "go 2"),
    ]  # fmt: skip
    assert in_words(session.visits[1]) == (LEFT, "time", 55, 0, 15)


def test_extend__after_the_ticks_they_come_again_at_the_new_end() -> None:
    session = played(49.5)
    session.extend(at(49.5))

    assert play(session, 64) == [(62, "tick 1"), (63, "tick 1"), (64, "tick 1")]


def test_extend__half_comes_once_per_visit() -> None:
    session = played(31)
    session.extend(at(31))

    assert "half 1" not in [word for _, word in play(session, 64.9)]


def test_extend__half_comes_once_per_visit_however_much_it_is_extended() -> None:
    session = played(47.5)
    for _ in range(4):
        session.extend(at(47.5))

    # Half of 100 s would be at 60 s.
    assert [word for _, word in play(session, 110)] == ["tick 1"] * 3 + ["enter 2", "go 2"]


def test_extend__half_comes_again_on_another_visit() -> None:
    session = played(31)
    session.previous(at(31))

    assert (51, "half 1") in play(session, 60)


def test_extend__to_30_s_brings_a_half_that_was_not_due_before() -> None:
    session = played(101)
    session.extend(at(101))

    assert (117.5, "half 5") in play(session, 120)


def test_extend__works_in_a_gap() -> None:
    session = played(52)
    session.extend(at(52))

    assert session.remaining(at(52)) == 18_000


def test_shorten__takes_15_s_and_drops_cues_that_are_then_past() -> None:
    session = played(28)

    assert described(session.shorten(at(28))) == ["by -15000"]
    # The half would have been at 22.5 s.
    assert play(session, 35) == [(32, "tick 1"), (33, "tick 1"), (34, "tick 1"), (35, "enter 2"), (35, "go 2")]
    assert in_words(session.visits[1]) == (LEFT, "time", 25, 0, -15)


def test_shorten__ticks_that_are_then_past_are_dropped() -> None:
    session = played(33.5)
    session.shorten(at(33.5))

    assert play(session, 34.9) == [(34, "tick 1")]


def test_shorten__with_15_s_or_less_left_takes_what_is_left_and_moves_on() -> None:
    session = played(35)

    assert described(session.shorten(at(35))) == ["by -15000", "enter 2", "go 2"]
    assert in_words(session.visits[1]) == (LEFT, "time", 25, 0, -15)

    assert described(session.shorten(at(36))) == ["by -4000", "enter 3", "go 3"]
    assert in_words(session.visits[2]) == (SWITCH, "time", 1, 0, -4)


def test_shorten__with_a_little_more_than_15_s_left_stays() -> None:
    session = played(34.999)

    assert described(session.shorten(at(34.999))) == ["by -15000"]
    assert session.remaining(at(34.999)) == 1


def test_shorten__at_the_end_of_the_last_segment_is_the_finish() -> None:
    session = played(110)

    assert described(session.shorten(at(110))) == ["by -10000", "finished 5", "finished"]
    assert session.state is State.FINISHED


def test_extend_and_shorten__add_up_in_the_record() -> None:
    session = played(12)
    for command in (session.extend, session.extend, session.shorten):
        command(at(12))
    session.next(at(20))

    assert in_words(session.visits[1]) == (LEFT, "next", 10, 45, 15)


def test_extend_and_shorten__of_a_manual_segment_change_nothing() -> None:
    session = played(40, WITH_REPS)

    assert session.extend(at(41)) == session.shorten(at(41)) == ()
    assert session.length_ms is None


# -- done


def test_done__moves_on_from_a_manual_segment() -> None:
    session = played(47.5, WITH_REPS)

    assert described(session.done(at(47.5))) == ["enter 4", "go 4"]
    assert in_words(session.visits[REPS]) == (REPS, "done", 12.5, 0, 0)
    assert session.visits[REPS].planned_ms is None
    assert not session.visits[REPS].passed


def test_done__on_the_last_segment_is_the_finish() -> None:
    session = played(13, expanded(LUNGES))

    assert described(session.done(at(13))) == ["finished 1", "finished"]


def test_done__says_that_the_runner_is_in_the_water() -> None:
    session = started(expanded(Step(name="Ice bath", seconds=600, position=WAIT)))
    assert play(session, 300) == []

    assert described(session.done(at(300))) == ["enter 1", "go 1"]
    assert session.remaining(at(300)) == 600_000


# -- pause and resume


def test_pause__stops_time() -> None:
    session = played(22)

    assert described(session.pause(at(22))) == ["paused: user"]
    assert session.next_deadline() is None
    assert session.remaining(at(9 * HOUR)) == 28_000
    assert session.advance(at(9 * HOUR)) == ()


def test_resume__continues_where_it_was() -> None:
    session = played(22)
    session.pause(at(22))

    assert described(session.resume(at(122))) == ["resumed"]
    assert session.remaining(at(122)) == 28_000
    assert play(session, 147) == [(130, "half 1"), (147, "tick 1")]
    assert session.pauses == (Pause(start_ms=22_000, end_ms=122_000, reason=PauseReason.USER),)


def test_resume__repeats_no_sound() -> None:
    for moment in (10.0, 10.5, 30, 31, 47, 48.5):
        session = played(moment)
        session.pause(at(moment))

        assert described(session.resume(at(moment + 100))) == ["resumed"]


def test_resume__sounds_a_go_that_was_not_heard_because_the_session_was_paused() -> None:
    session = played(22)
    session.pause(at(22))
    assert described(session.next(at(30))) == ["enter 2"]
    assert described(session.next(at(31))) == ["enter 3"]

    assert described(session.resume(at(40))) == ["resumed", "go 3"]


def test_resume__sounds_that_go_also_when_the_segment_was_made_longer_meanwhile() -> None:
    session = played(22)
    session.pause(at(22))
    session.next(at(30))
    session.extend(at(31))

    assert described(session.resume(at(40))) == ["resumed", "go 2"]


def test_resume__sounds_that_go_only_once() -> None:
    session = played(22)
    session.pause(at(22))
    session.next(at(30))
    session.resume(at(40))
    session.pause(at(41))

    assert described(session.resume(at(50))) == ["resumed"]


def test_paused__next_previous_and_jump_act_and_stay_paused() -> None:
    session = played(22)
    session.pause(at(22))

    assert described(session.next(at(30))) == ["enter 2"]
    assert described(session.previous(at(31))) == ["enter 1"]
    assert described(session.previous(at(32))) == ["enter 0"]
    assert described(session.jump(5, at(33))) == ["enter 5"]
    assert session.state is State.PAUSED
    assert session.remaining(at(99)) == 20_000
    assert [in_words(visit) for visit in session.visits[1:4]] == [
        (LEFT, "next", 12, 28, 0),
        (SWITCH, "previous", 0, 5, 0),
        (LEFT, "previous", 0, 40, 0),
    ]


def test_paused__previous_goes_to_the_start__more_than_3_s_into_work() -> None:
    session = played(22)
    session.pause(at(22))

    assert described(session.previous(at(90))) == ["enter 1"]
    assert session.remaining(at(90)) == 40_000


def test_paused__extend_and_shorten_act_and_stay_paused() -> None:
    session = played(22)
    session.pause(at(22))

    assert described(session.extend(at(30))) == ["by 15000"]
    assert session.remaining(at(30)) == 43_000
    session.shorten(at(31))
    session.shorten(at(32))
    assert session.remaining(at(32)) == 13_000
    assert described(session.shorten(at(33))) == ["by -13000", "enter 2"]
    assert session.state is State.PAUSED


def test_paused__done_acts_and_stays_paused() -> None:
    session = played(40, WITH_REPS)
    session.pause(at(40))

    assert described(session.done(at(60))) == ["enter 4"]
    assert session.state is State.PAUSED
    assert in_words(session.visits[REPS]) == (REPS, "done", 5, 0, 0)


def test_paused__next_after_the_last_segment_is_the_finish_and_the_pause_is_kept() -> None:
    session = played(105)
    session.pause(at(105))

    # Nothing sounds while paused, so there is no finished cue.
    assert described(session.next(at(150))) == ["finished"]
    assert session.state is State.FINISHED
    assert session.session_ms == 150_000
    assert session.pauses == (Pause(start_ms=105_000, end_ms=150_000, reason=PauseReason.USER),)
    assert in_words(session.visits[-1]) == (LAST, "next", 5, 15, 0)


def test_paused__ticks_that_15_s_less_puts_into_the_past_do_not_sound_on_resume() -> None:
    session = played(33.5)
    session.pause(at(33.5))
    session.shorten(at(40))

    assert described(session.resume(at(50))) == ["resumed"]
    assert play(session, 51) == [(50.5, "tick 1")]


# -- end and go on


def test_end__has_no_finished_cue() -> None:
    session = played(22)

    assert described(session.end(at(22))) == ["ended"]
    assert session.state is State.ENDED
    assert session.is_over
    assert session.session_ms == 22_000


def test_end__the_segments_never_visited_get_one_row_each() -> None:
    session = played(22)
    session.next(at(22))
    session.previous(at(23))
    session.end(at(25))

    assert [in_words(visit) for visit in session.visits] == [
        (GET_READY, "time", 10, 0, 0),
        (LEFT, "next", 12, 28, 0),
        (SWITCH, "previous", 1, 4, 0),
        (LEFT, "end", 2, 38, 0),
        (RIGHT, "unvisited", 0, 40, 0),
        (POSITION, "unvisited", 0, 5, 0),
        (LAST, "unvisited", 0, 20, 0),
    ]
    assert [visit.entered_ms for visit in session.visits] == [0, 10_000, 22_000, 23_000, None, None, None]


def test_end__a_manual_segment_never_visited_has_nothing_skipped() -> None:
    session = started(WITH_REPS)
    session.end(at(5))

    assert in_words(session.visits[REPS]) == (REPS, "unvisited", 0, 0, 0)
    assert not session.visits[REPS].passed


def test_end__while_paused_ends_the_pause_too() -> None:
    session = played(22)
    session.pause(at(22))

    assert described(session.end(at(60))) == ["ended"]
    assert session.session_ms == 60_000
    assert session.pauses == (Pause(start_ms=22_000, end_ms=60_000, reason=PauseReason.USER),)
    assert in_words(session.visits[1]) == (LEFT, "end", 12, 28, 0)


def test_visits__are_entered_at_the_sessions_time_pauses_included() -> None:
    session = played(22)
    session.pause(at(22))
    session.next(at(52))
    session.resume(at(122))
    play(session, 130)
    session.end(at(130))

    assert [visit.entered_ms for visit in session.visits][:4] == [0, 10_000, 52_000, 127_000]


def test_visits__while_running_leave_out_the_current_one() -> None:
    session = played(22)

    assert [visit.segment.index for visit in session.visits] == [0, 2, 3, 4, 5]


def test_go_on__continues_the_visit_and_loses_nothing() -> None:
    session = played(31)
    session.extend(at(31))
    before = session.visits
    session.end(at(32))

    assert described(session.go_on(at(132))) == ["resumed"]
    assert session.state is State.RUNNING
    assert session.visits == before
    assert session.remaining(at(132)) == 33_000
    assert [word for _, word in play(session, 165)] == ["tick 1"] * 3 + ["enter 2", "go 2"]
    assert in_words(session.visits[1]) == (LEFT, "time", 55, 0, 15)
    assert session.pauses == (Pause(start_ms=32_000, end_ms=132_000, reason=PauseReason.ENDED),)


def test_go_on__after_an_end_while_paused_runs() -> None:
    session = played(22)
    session.pause(at(22))
    session.end(at(60))

    assert described(session.go_on(at(100))) == ["resumed"]
    assert session.remaining(at(101)) == 27_000
    assert sum(pause.end_ms - pause.start_ms for pause in session.pauses) == 78_000


def test_go_on__sounds_a_go_that_was_not_heard() -> None:
    session = played(22)
    session.pause(at(22))
    session.next(at(30))
    session.end(at(31))

    assert described(session.go_on(at(40))) == ["resumed", "go 2"]


# -- sleep


def test_sleep__pauses_at_its_start_however_late_it_is_reported() -> None:
    session = played(22)

    assert described(session.sleep(at(25), at(25 + 4 * HOUR))) == ["paused: sleep"]
    assert session.remaining(at(25 + 4 * HOUR)) == 25_000
    session.resume(at(30 + 4 * HOUR))
    assert session.remaining(at(30 + 4 * HOUR)) == 25_000
    assert session.pauses == (Pause(start_ms=25_000, end_ms=(30 + 4 * HOUR) * 1_000, reason=PauseReason.SLEEP),)


def test_sleep__what_became_due_before_it_counts_but_is_not_sounded_hours_later() -> None:
    session = played(49.5)

    assert described(session.sleep(at(50.2), at(4 * HOUR))) == ["enter 2", "paused: sleep"]
    assert session.remaining(at(4 * HOUR)) == 4_800
    assert described(session.resume(at(4 * HOUR))) == ["resumed"]
    assert in_words(session.visits[1]) == (LEFT, "time", 40, 0, 0)


def test_sleep__a_short_one_still_sounds_what_is_less_than_1_s_overdue() -> None:
    session = played(49.5)

    assert described(session.sleep(at(50.2), at(50.9))) == ["enter 2", "go 2", "paused: sleep"]


def test_sleep__that_began_after_the_end_leaves_the_session_finished() -> None:
    session = played(119.5)

    assert described(session.sleep(at(125), at(HOUR))) == ["finished"]
    assert session.session_ms == 120_000
    assert session.pauses == ()


def test_sleep__while_paused_changes_nothing() -> None:
    session = played(22)
    session.pause(at(22))

    assert session.sleep(at(25), at(HOUR)) == ()
    session.resume(at(HOUR))
    assert session.pauses == (Pause(start_ms=22_000, end_ms=HOUR * 1_000, reason=PauseReason.USER),)


def test_sleep__reported_to_begin_before_the_latest_event_begins_there() -> None:
    session = played(22)

    assert described(session.sleep(at(20), at(HOUR))) == ["paused: sleep"]
    assert session.remaining(at(HOUR)) == 28_000


def test_sleep__reported_to_begin_after_waking_begins_at_waking() -> None:
    session = played(22)
    session.sleep(at(30), at(25))
    session.resume(at(25))

    assert session.remaining(at(25)) == 25_000


def test_sleep__of_a_manual_segment_does_not_count_as_held() -> None:
    session = played(40, WITH_REPS)
    session.sleep(at(45), at(HOUR))
    session.resume(at(HOUR))
    session.done(at(HOUR + 2))

    assert in_words(session.visits[REPS]) == (REPS, "done", 12, 0, 0)


def test_sleep__ignored_by_choice_is_a_late_wake_up() -> None:
    session = played(22)

    assert described(session.advance(at(HOUR)))[-1] == "finished"
    assert session.session_ms == 120_000


# -- a clock that goes backwards


def test_a_clock_going_backwards__is_taken_to_have_stood_still() -> None:
    session = played(22)

    assert session.advance(at(15)) == ()
    assert session.remaining(at(15)) == 28_000
    assert session.position(at(15)) == 12_000
    assert described(session.next(at(15))) == ["enter 2", "go 2"]
    assert in_words(session.visits[1]) == (LEFT, "next", 12, 28, 0)


def test_a_clock_going_backwards__never_makes_a_negative_pause() -> None:
    session = played(22)
    session.pause(at(22))
    session.resume(at(15))

    assert session.pauses == (Pause(start_ms=22_000, end_ms=22_000, reason=PauseReason.USER),)
    assert session.remaining(at(22)) == 28_000
    assert play(session, 30) == [(30, "half 1")]


def test_a_clock_going_backwards__never_makes_a_negative_visit() -> None:
    session = played(22)
    session.end(at(1))

    assert session.session_ms == 22_000
    assert in_words(session.visits[1]) == (LEFT, "end", 12, 28, 0)


# -- a speaker that is late


def late(session: Session) -> Session:
    session.late_ms = 250
    return session


def test_next__speaker_is_late__the_segment_begins_when_its_sound_is_in_the_air() -> None:
    session = late(played(22))
    now = at(22)

    assert described(session.next(now)) == ["enter 2"]
    assert next(session.sounds_ahead(now)) == (now + 250, "go_switch")
    assert session.next_deadline() == now + 250
    assert (session.position(now + 100), session.advance(now + 249)) == (0, ())
    assert described(session.advance(now + 250)) == ["go 2"]
    assert session.position(now + 350) == 100
    assert in_words(session.visits[1]) == (LEFT, "next", 12, 28, 0)


def test_next__speaker_is_late_and_the_sound_not_heard_yet__waits_for_its_own_alone() -> None:
    session = late(played(22))
    now = at(22)
    session.next(now)

    assert described(session.next(now + 100)) == ["enter 3"]
    assert session.next_deadline() == now + 350
    assert session.visits[2].held_ms == 0


def test_resume__speaker_is_late__goes_on_when_its_sounds_are_in_the_air() -> None:
    session = late(played(22))
    now = at(22)
    session.pause(now)
    session.resume(now + 1_000)

    assert session.position(now + 1_200) == 12_000
    assert session.position(now + 1_300) == 12_050
    assert session.pauses == (Pause(start_ms=22_000, end_ms=23_000, reason=PauseReason.USER),)


def test_pause__speaker_is_late_and_nothing_heard_yet__stands_at_the_beginning() -> None:
    session = late(played(22))
    session.next(at(22))

    assert described(session.pause(at(22) + 100)) == ["paused: user"]
    assert session.position(at(30)) == 0


@pytest.mark.parametrize("command", [Session.extend, Session.shorten, Session.pause, Session.end])
def test_command_without_a_sound__speaker_is_late__acts_at_once(command: Callable[[Session, int], Events]) -> None:
    session = late(played(22))
    command(session, at(22))
    session.late_ms = 0

    assert session.position(at(22)) == 12_000


# -- sounds ahead


def test_sounds_ahead__has_every_future_sound_and_its_time() -> None:
    session = Session(expanded(Step(name="Hips", seconds=30), Step(name="Quads", seconds=4, position=5)))
    assert list(session.sounds_ahead(at(0))) == []
    session.start(at(0))

    assert list(session.sounds_ahead(at(0))) == [
        (at(0), "go_rest"),
        (at(7), "tick"), (at(8), "tick"), (at(9), "tick"),
        (at(10), "go_work"), (at(25), "half"), (at(37), "tick"), (at(38), "tick"), (at(39), "tick"),
        (at(40), "go_rest"), (at(42), "tick"), (at(43), "tick"), (at(44), "tick"),
        (at(45), "go_work"),
        (at(49), "finished"),
    ]  # fmt: skip


def test_sounds_ahead__ends_at_the_first_segment_that_waits() -> None:
    session = started(WITH_REPS)

    assert list(session.sounds_ahead(at(0)))[-1] == (at(35), "go_work")


def test_sounds_ahead__is_empty_unless_running() -> None:
    session = played(22)
    session.pause(at(22))
    assert list(session.sounds_ahead(at(22))) == []
    session.end(at(23))
    assert list(session.sounds_ahead(at(23))) == []


def test_sounds_ahead__consumed_later_is_as_of_the_call() -> None:
    session = played(22)
    ahead, again = session.sounds_ahead(at(22)), session.sounds_ahead(at(22))
    foretold = list(ahead)
    session.next(at(23))
    session.extend(at(24))

    assert list(again) == foretold


Presses = list[tuple[int, str]]
PRESSED = ("next", "previous", "extend", "shorten", "done", "pause", "resume", "advance", "end", "go_on")
presses = st.lists(st.tuples(st.integers(0, 60_000), st.sampled_from(PRESSED)), max_size=8)


def pressed(timeline: Timeline, all_presses: Presses, *, half: bool) -> tuple[Session, int]:
    """A session after some commands, each a number of ms after the previous one, and the time after the last."""
    session, now = Session(timeline, half=half), T0
    session.start(now)
    for after_ms, command in all_presses:
        now += after_ms
        session.advance(now)
        getattr(session, command)(now)
    return session, now


@given(timeline=timelines(), all_presses=presses, half=st.booleans())
def test_sounds_ahead__agrees_with_what_then_happens(timeline: Timeline, all_presses: Presses, half: bool) -> None:
    session, now = pressed(timeline, all_presses, half=half)

    ahead = list(session.sounds_ahead(now))
    foretold = [(due, name) for due, name in ahead if due > now]
    assert ahead[len(ahead) - len(foretold) :] == foretold
    assert all(due == now for due, _ in ahead[: len(ahead) - len(foretold)])

    happened = []
    while (deadline := session.next_deadline()) is not None:
        happened += [
            (deadline, sound(event.name, event.segment.kind))
            for event in session.advance(deadline)
            if isinstance(event, CueDue)
        ]
    assert foretold == happened


@given(timeline=timelines(), all_presses=presses)
def test_sounds_ahead__begins_with_sounds_due_right_now(timeline: Timeline, all_presses: Presses) -> None:
    session, now = pressed(timeline, all_presses, half=True)

    events = session.next(now)

    if session.state is State.RUNNING:
        sounded = [sound(event.name, event.segment.kind) for event in events if isinstance(event, CueDue)]
        assert [name for due, name in session.sounds_ahead(now) if due == now] == sounded


@given(timeline=timelines(), all_presses=presses, waits=st.lists(st.integers(1, 40_000_000), min_size=1, max_size=5))
def test_advance__however_seldom_ends_in_the_same_record(
    timeline: Timeline, all_presses: Presses, waits: list[int]
) -> None:
    punctual, now = pressed(timeline, all_presses, half=True)
    late, _ = pressed(timeline, all_presses, half=True)
    for wait in waits:
        now += wait
        late.advance(now)
    while (deadline := punctual.next_deadline()) is not None and deadline <= now:
        punctual.advance(deadline)

    assert late.visits == punctual.visits
    assert late.segment == punctual.segment
    assert late.remaining(now) == punctual.remaining(now)


# -- what the voice says, ahead


def say_hello(segment: Segment, length_ms: int | None) -> list[Spoken]:
    return [Spoken(700, f"{segment.kind}, {length_ms}")] if segment.kind.is_gap else []


def spoken_ahead(session: Session, now: int) -> list[tuple[int, str]]:
    return [(due, each.text) for due, each in session.sounds_ahead(now, say_hello) if isinstance(each, Spoken)]


def test_sounds_ahead__with_a_voice__has_what_it_says_where_it_says_it() -> None:
    session = Session(expanded(Step(name="Hips", seconds=30), Step(name="Quads", seconds=4, position=5)))
    session.start(at(0))

    assert spoken_ahead(session, at(0)) == [
        (at(0.7), "get_ready, 10000"),
        (at(25.6), "Half way"),
        (at(40.7), "position, 5000"),
        (at(49.6), "Done"),
    ]
    times = [due for due, _ in session.sounds_ahead(at(0), say_hello)]
    assert times == sorted(times)


def test_sounds_ahead__with_a_voice__follows_the_present_length_and_leaves_out_what_is_past() -> None:
    session = started()
    session.extend(at(0))

    assert spoken_ahead(session, at(0))[0] == (at(0.7), "get_ready, 25000")
    assert spoken_ahead(session, at(0.7))[0] == (at(0.7), "get_ready, 25000")
    assert "get_ready, 25000" not in [text for _, text in spoken_ahead(session, at(0.701))]


def test_sounds_ahead__just_after_half_time__still_says_so_and_only_once() -> None:
    session = played(30.2)

    assert spoken_ahead(session, at(30.2))[0] == (at(30.6), "Half way")
    session.extend(at(30.3))
    said = [due for due, text in spoken_ahead(session, at(30.3)) if text == "Half way"]
    assert said == [at(30.6), at(90.6)]
    assert [text for _, text in spoken_ahead(session, at(31))].count("Half way") == 1


def test_pause__for_another_reason__is_recorded_with_it() -> None:
    session = played(22)

    assert session.pause(at(22), PauseReason.DESCRIPTION) == (Paused(PauseReason.DESCRIPTION),)
    session.resume(at(25))
    assert session.pauses == (Pause(start_ms=22_000, end_ms=25_000, reason=PauseReason.DESCRIPTION),)


def test_finish__is_heard_with_and_without_a_voice() -> None:
    assert list(finish(at(5), voice=False)) == [(at(5), "finished")]
    assert list(finish(at(5), voice=True)) == [(at(5), "finished"), (at(5.6), Spoken(600, "Done"))]
