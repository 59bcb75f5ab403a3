"""A session that is interrupted and restored, compared with one that is not."""

from collections.abc import Callable
from datetime import UTC, datetime

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_timer.routine.model import Routine, Sides, Step
from recovery_timer.routine.timeline import Timeline, expand
from recovery_timer.session.checkpoint import Checkpoint, Progress
from recovery_timer.session.events import CueDue, Event, Events, Resumed, SegmentEntered
from recovery_timer.session.record import Pause, PauseReason
from recovery_timer.session.session import Session
from recovery_timer.session.state import State
from tests.strategies import timelines

T0 = 7_000_000
ANOTHER_CLOCK = 40_000
"""The clock after a restart of the machine: less than before."""

TIMELINE = expand(
    Routine(
        id="legs",
        name="Legs",
        blocks=(Step(name="Calves", seconds=40, sides=Sides.EACH), Step(name="Lunges", reps=10, position=5)),
    ),
    {},
)
"""0 get ready 0-10 s, 1 left 10-50, 2 switch 50-55, 3 right 55-95, 4 position 95-100, 5 Lunges until done."""


def played(until_ms: int, timeline: Timeline = TIMELINE) -> Session:
    session = Session(timeline)
    session.start(T0)
    play(session, T0 + until_ms)
    return session


def play(session: Session, until: int) -> Events:
    """Advance the session whenever something is due, up to a moment; return what happened."""
    happened: list[Event] = []
    while (deadline := session.next_deadline()) is not None and deadline <= until:
        happened += session.advance(deadline)
    return (*happened, *session.advance(until))


def restored(session: Session, now: int, at: int = ANOTHER_CLOCK) -> Session:
    """Return ``session`` as of ``now``, restored by a new start of the program whose clock shows ``at``."""
    progress = session.progress(now)
    assert progress is not None
    # As if read from a file: equal, but no part of it identical.
    kept = msgspec.json.decode(msgspec.json.encode(progress), type=Progress)
    again = Session(session.timeline)
    again.restore(kept, at)
    return again


def test_restore__is_paused_at_that_segment_and_millisecond() -> None:
    session = restored(played(63_217), T0 + 63_217)

    assert session.state is State.PAUSED
    assert session.segment.index == 3
    assert session.position(ANOTHER_CLOCK) == 8_217
    assert session.remaining(ANOTHER_CLOCK + 3_600_000) == 31_783


def test_restore__going_on_continues_the_visit() -> None:
    session = restored(played(63_217), T0 + 63_217)
    assert session.resume(ANOTHER_CLOCK + 20_000) == (Resumed(),)
    play(session, ANOTHER_CLOCK + 20_000 + 31_783)

    assert session.segment.index == 4
    right = session.visits[3]
    assert (right.entered_ms, right.held_ms, right.skipped_ms) == (55_000, 40_000, 0)
    assert session.pauses == (Pause(start_ms=63_217, end_ms=83_217, reason=PauseReason.BROKEN_OFF),)


def test_restore__time_away_is_no_part_of_the_session() -> None:
    session = restored(played(63_217), T0 + 63_217)
    session.end(ANOTHER_CLOCK)

    assert session.session_ms == 63_217
    assert sum(visit.held_ms for visit in session.visits) == 63_217


def test_restore__a_pause_in_progress_ends_at_the_interruption() -> None:
    session = played(20_000)
    session.pause(T0 + 20_000)
    again = restored(session, T0 + 50_000)
    again.resume(ANOTHER_CLOCK + 5_000)

    assert again.pauses == (
        Pause(start_ms=20_000, end_ms=50_000, reason=PauseReason.USER),
        Pause(start_ms=50_000, end_ms=55_000, reason=PauseReason.BROKEN_OFF),
    )
    assert again.position(ANOTHER_CLOCK + 5_000) == 10_000


def test_restore__no_cue_is_emitted_twice_and_none_is_lost() -> None:
    session = restored(played(47_500), T0 + 47_500)
    session.resume(ANOTHER_CLOCK)
    heard = [event.name for event in play(session, ANOTHER_CLOCK + 2_600) if isinstance(event, CueDue)]

    assert heard == ["tick", "tick", "go"]


def test_restore__half_time_comes_once_per_visit() -> None:
    session = restored(played(31_000), T0 + 31_000)
    session.resume(ANOTHER_CLOCK)
    session.extend(ANOTHER_CLOCK)
    heard = [event.name for event in play(session, ANOTHER_CLOCK + 33_900) if isinstance(event, CueDue)]

    assert heard == ["tick", "tick", "tick"]


def test_restore__an_extended_segment_keeps_its_length() -> None:
    session = played(12_000)
    session.extend(T0 + 12_000)

    assert restored(session, T0 + 12_000).length_ms == 55_000


@pytest.mark.parametrize("command", [Session.end, Session.next])
def test_progress__of_a_session_that_is_over__is_none(command: Callable[[Session, int], Events]) -> None:
    session = played(101_000)
    command(session, T0 + 101_000)

    assert session.is_over
    assert session.progress(T0 + 101_000) is None


def test_progress__of_one_not_started__is_none() -> None:
    assert Session(TIMELINE).progress(T0) is None


def test_progress__while_running__is_as_of_the_latest_now() -> None:
    session = played(9_000)

    progress = session.progress(T0 + 12_000)

    assert progress is not None
    assert (progress.visit.index, progress.visit.held_ms, progress.session_ms) == (0, 9_000, 9_000)


Command = Callable[[Session, int], Events]

COMMANDS = st.sampled_from(
    [
        Session.advance, Session.pause, Session.resume, Session.next, Session.previous, Session.extend,
        Session.shorten, Session.done, Session.end, Session.go_on,
    ]
)  # fmt: skip
STEPS = st.lists(st.tuples(st.integers(0, 60_000), COMMANDS), max_size=25)


@given(timeline=timelines(), steps=STEPS, broken_off=st.sets(st.integers(0, 25)), clock=st.integers(0, 10**12))
def test_restore__at_any_moment__leaves_the_record_of_an_uninterrupted_session(
    timeline: Timeline, steps: list[tuple[int, Command]], broken_off: set[int], clock: int
) -> None:
    whole, broken = Session(timeline), Session(timeline)
    whole.start(T0)
    broken.start(T0)
    now, ahead = T0, 0
    for number, (wait_ms, command) in enumerate(steps):
        now += wait_ms
        assert events_of(whole, command, now) == events_of(broken, command, now + ahead)
        progress = broken.progress(now + ahead)
        if number in broken_off and progress is not None:
            was_running, broken = broken.state is State.RUNNING, Session(timeline)
            broken.restore(progress, clock)
            ahead = clock - now
            if was_running:
                broken.resume(clock)
    whole.end(now)
    broken.end(now + ahead)

    assert broken.visits == whole.visits
    assert broken.session_ms == whole.session_ms
    assert stood_ms(broken) == stood_ms(whole)
    assert {pause.reason for pause in whole.pauses} <= {pause.reason for pause in broken.pauses}


def events_of(session: Session, command: Command, now: int) -> Events:
    """Advance the session and then run ``command``; return what happened."""
    return (*session.advance(now), *command(session, now))


def stood_ms(session: Session) -> int:
    return sum(pause.end_ms - pause.start_ms for pause in session.pauses)


@pytest.mark.parametrize("until_ms, index, remaining_ms", [(63_217, 3, 31_783), (130_000, 5, None)])
def test_checkpoint__names_the_segment_and_what_is_left_of_it(
    until_ms: int, index: int, remaining_ms: int | None
) -> None:
    progress = played(until_ms).progress(T0 + until_ms)
    assert progress is not None
    checkpoint = Checkpoint(
        session_id="session-1",
        routine_id="legs",
        started=datetime(2026, 5, 1, tzinfo=UTC),
        kept=datetime(2026, 5, 2, tzinfo=UTC),
        half=True,
        timeline=TIMELINE,
        progress=progress,
    )

    assert checkpoint.segment is TIMELINE.segments[index]
    assert checkpoint.remaining_ms == remaining_ms


def test_restore__enters_no_segment_again() -> None:
    session = restored(played(63_217), T0 + 63_217)

    assert not any(isinstance(event, SegmentEntered) for event in session.resume(ANOTHER_CLOCK))
