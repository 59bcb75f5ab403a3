from hypothesis import given
from hypothesis import strategies as st

from recovery_timer.session.checkpoint import OpenVisit, Progress
from recovery_timer.session.clock import SessionClock
from recovery_timer.session.record import Pause, PauseReason

USER, SLEEP, ENDED = PauseReason.USER, PauseReason.SLEEP, PauseReason.ENDED


def started(now: int = 5_000) -> SessionClock:
    watch = SessionClock()
    watch.start(now)
    return watch


def test_stopwatch__stands_at_0_until_it_is_started() -> None:
    assert SessionClock().elapsed(99_000) == 0
    assert started(5_000).elapsed(5_000) == 0


def test_elapsed__is_the_clocks_time_minus_all_pauses() -> None:
    watch = started(5_000)
    watch.stop(6_000, USER)
    assert watch.elapsed(8_000) == 1_000
    watch.go_on(9_000)
    assert watch.elapsed(9_500) == 1_500
    watch.stop(10_000, SLEEP)
    watch.go_on(40_000)
    assert watch.elapsed(41_000) == 3_000


def test_moment__is_when_an_elapsed_time_is_reached() -> None:
    watch = started(5_000)
    assert watch.moment(2_500) == 7_500
    watch.stop(6_000, USER)
    watch.go_on(9_000)
    assert watch.moment(2_500) == 10_500
    assert watch.elapsed(watch.moment(2_500)) == 2_500


def test_hold__stands_still_without_a_pause() -> None:
    watch = started(5_000)
    watch.hold(250)

    assert (watch.elapsed(6_250), watch.moment(1_000), watch.pauses) == (1_000, 6_250, [])


def test_pauses__are_recorded_once_they_are_over() -> None:
    watch = started(5_000)
    watch.stop(6_000, USER)
    assert watch.pauses == []
    watch.go_on(9_000)
    assert watch.pauses == [Pause(start_ms=1_000, end_ms=4_000, reason=USER)]


def test_stop__gives_way_to_another_reason_without_losing_time() -> None:
    watch = started(5_000)
    watch.stop(6_000, USER)
    watch.stop(8_000, ENDED)
    watch.go_on(9_000)

    assert watch.pauses == [
        Pause(start_ms=1_000, end_ms=3_000, reason=USER),
        Pause(start_ms=3_000, end_ms=4_000, reason=ENDED),
    ]
    assert watch.elapsed(9_000) == 1_000


def test_go_on__while_it_runs_does_nothing() -> None:
    watch = started(5_000)
    watch.go_on(6_000)

    assert watch.pauses == []
    assert watch.elapsed(7_000) == 2_000


def test_standing__is_the_current_pause_up_to_now() -> None:
    watch = started(5_000)
    assert watch.standing(6_000) is None
    watch.stop(6_000, SLEEP)

    assert watch.standing(9_000) == Pause(start_ms=1_000, end_ms=4_000, reason=SLEEP)
    assert watch.pauses == []


def test_restore__stops_where_the_other_was_and_takes_over_its_pauses() -> None:
    over, going_on = (
        Pause(start_ms=1_000, end_ms=4_000, reason=USER),
        Pause(start_ms=6_000, end_ms=7_000, reason=SLEEP),
    )
    visit = OpenVisit(index=0, entered_ms=0, held_ms=3_000, extended_ms=0, emitted_ms=0, half_emitted=False)
    watch = SessionClock()
    watch.restore(Progress(visit=visit, session_ms=7_000, visits=(), pauses=(over,), pause=going_on), 90_000)

    assert (watch.elapsed(95_000), watch.since_start(90_000)) == (3_000, 7_000)
    watch.go_on(95_000)
    broken_off = Pause(start_ms=7_000, end_ms=12_000, reason=PauseReason.BROKEN_OFF)
    assert watch.pauses == [over, going_on, broken_off]
    assert watch.elapsed(96_000) == 4_000


def test_since_start_and_length__include_pauses() -> None:
    watch = started(5_000)
    watch.stop(6_000, USER)
    watch.go_on(9_000)
    assert watch.since_start(10_000) == watch.length(10_000) == 5_000
    watch.stop(11_000, ENDED)
    assert watch.length(99_000) == 6_000


@given(lengths=st.lists(st.tuples(st.integers(0, 40_000_000), st.integers(0, 40_000_000)), max_size=20))
def test_elapsed__and_pauses_add_up_to_the_total(lengths: list[tuple[int, int]]) -> None:
    watch, now = started(123), 123
    for ran, stood in lengths:
        now += ran
        watch.stop(now, USER)
        now += stood
        watch.go_on(now)

    assert watch.elapsed(now) == sum(ran for ran, _ in lengths)
    assert sum(pause.end_ms - pause.start_ms for pause in watch.pauses) == sum(stood for _, stood in lengths)
    assert watch.length(now) == now - 123
