from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from recovery_timer.journal.reuse import as_last_time, last_time
from recovery_timer.routine.lead_in import Gaps
from recovery_timer.routine.model import Block, Circuit, Contrast, Routine, Sides, Step
from recovery_timer.routine.timeline import expand
from recovery_timer.session.record import Outcome, Record
from recovery_timer.session.session import Session
from tests.storage.journal.test_db import START
from tests.strategies import CATALOGUE, routines

CALVES = Step(name="Calf stretch", technique="calf-stretch", seconds=30, sets=2, sides=Sides.EACH)
LUNGES = Step(name="Lunges", reps=10)
ROLL = Step(name="Roll", seconds=60)


def routine(*blocks: Block) -> Routine:
    return Routine(id="legs", name="Legs", blocks=blocks)


def played(made: Routine, act: Callable[[Session, int], object], *, until: int | None = None) -> Record:
    """Play ``made`` second by second; ``act`` may do something in each, and the user ends it at ``until`` (in s)."""
    session = Session(expand(made, CATALOGUE, Gaps()))
    session.start(0)
    now = 0
    while not session.is_over and now < 4_000_000:
        now += 1_000
        session.advance(now)
        if until is not None and now >= until * 1_000:
            session.end(now)
        elif not act(session, now) and session.segment.is_manual:
            session.done(now)
    return Record(
        id="s",
        routine_id=made.id,
        routine_name=made.name,
        started=START,
        ended=START,
        outcome=Outcome.ENDED if until else Outcome.FINISHED,
        session_ms=session.session_ms,
        visits=session.visits,
        pauses=session.pauses,
    )


def nothing(_: Session, __: int) -> None:
    return None


def skip(label: str, after_ms: int = 0) -> Callable[[Session, int], object]:
    def act(session: Session, now: int) -> object:
        segment = session.segment
        due = segment.label == label and not segment.kind.is_gap and session.position(now) >= after_ms
        return session.next(now) if due else None

    return act


def test_as_last_time__all_as_planned__is_none() -> None:
    made = routine(CALVES, LUNGES, Contrast(warm=120, cold=60, cycles=2), Circuit(blocks=(ROLL,), rounds=2))

    assert as_last_time(made, played(made, nothing)) is None


def test_as_last_time__has_the_lengths_that_were_held() -> None:
    made = routine(CALVES, ROLL)

    changed = as_last_time(made, played(made, skip("Roll", 41_000)))

    assert changed == routine(CALVES, Step(name="Roll", seconds=41))
    assert changed.id == made.id


def test_as_last_time__two_seconds_less__count_as_the_same() -> None:
    made = routine(ROLL)

    assert as_last_time(made, played(made, skip("Roll", 58_000))) is None


def test_as_last_time__longer_by_a_key__is_longer() -> None:
    made = routine(ROLL)
    pressed = list[int]()

    def extend(session: Session, now: int) -> None:
        if session.segment.label == "Roll" and not session.segment.kind.is_gap and not pressed:
            pressed.append(now)
            session.extend(now)

    assert as_last_time(made, played(made, extend)) == routine(Step(name="Roll", seconds=75))


def test_as_last_time__leaves_out_what_was_skipped() -> None:
    made = routine(CALVES, ROLL, LUNGES)

    assert as_last_time(made, played(made, skip("Roll"))) == routine(CALVES, LUNGES)
    assert as_last_time(made, played(made, skip("Lunges"))) == routine(CALVES, ROLL)
    alone = routine(ROLL)
    assert as_last_time(alone, played(alone, skip("Roll"))) is None


def test_as_last_time__has_as_many_sets_as_were_done() -> None:
    made = routine(CALVES)

    def skip_second_set(session: Session, now: int) -> object:
        return session.next(now) if session.segment.set == 2 and not session.segment.kind.is_gap else None

    changed = as_last_time(made, played(made, skip_second_set))
    assert changed == routine(Step(name="Calf stretch", technique="calf-stretch", seconds=30, sides=Sides.EACH))


def test_as_last_time__water__has_the_stays_that_were_held() -> None:
    made = routine(Contrast(warm=120, cold=60, total=360))

    changed = as_last_time(made, played(made, skip("Cold water", 30_000)))
    assert changed == routine(Contrast(warm=120, cold=30, cycles=2))


def test_as_last_time__only_warm_water__keeps_the_cold_stays_as_they_were() -> None:
    made = routine(Contrast(warm=120, cold=60, cycles=1))

    changed = as_last_time(made, played(made, skip("Cold water")))
    assert changed is None


def test_as_last_time__steps_cut_off_by_the_end__stay_as_they_are() -> None:
    made = routine(ROLL, CALVES, Contrast(warm=120, cold=60, cycles=2))

    assert as_last_time(made, played(made, nothing, until=40)) is None
    assert as_last_time(made, played(made, nothing, until=95)) is None
    assert as_last_time(made, played(made, skip("Roll", 30_000), until=250)) == routine(
        Step(name="Roll", seconds=30), *made.blocks[1:]
    )


def test_as_last_time__started_again__counts_the_longest_visit() -> None:
    made = routine(ROLL)
    pressed = list[int]()

    def back(session: Session, now: int) -> None:
        if not session.segment.kind.is_gap and session.position(now) >= 20_000 and not pressed:
            pressed.append(now)
            session.previous(now)

    assert as_last_time(made, played(made, back)) is None


def test_as_last_time__of_a_routine_that_was_changed_since__is_not_known() -> None:
    made = routine(CALVES, ROLL)
    record = played(made, skip("Roll"))

    assert as_last_time(routine(ROLL, CALVES), record) is None
    assert as_last_time(routine(CALVES), record) is None
    assert as_last_time(routine(CALVES, Contrast(cycles=2)), record) is None
    assert as_last_time(routine(Circuit(blocks=(CALVES, ROLL), rounds=2)), record) is None


def test_as_last_time__of_a_session_played_as_the_time_before__works_again() -> None:
    made = routine(CALVES, ROLL, Circuit(blocks=(LUNGES, ROLL), rounds=2))
    shorter = as_last_time(made, played(made, skip("Roll")))
    assert shorter == routine(CALVES, Circuit(blocks=(LUNGES,), rounds=2))

    assert as_last_time(made, played(shorter, nothing)) == shorter
    assert as_last_time(shorter, played(shorter, nothing)) is None


def test_as_last_time__of_a_routine_with_a_new_step__leaves_that_out() -> None:
    made = routine(CALVES, ROLL)

    assert as_last_time(routine(LUNGES, CALVES, ROLL), played(made, nothing)) == made


def test_last_time__has_the_time_held_and_the_skipped_steps() -> None:
    made = routine(CALVES, ROLL)
    found = last_time(played(made, skip("Roll")))

    assert (found.held_ms, found.planned_ms) == (120_000, 180_000)
    assert [segment.label for segment in found.skipped] == ["Roll"]


def test_last_time__steps_cut_off_by_the_end__were_not_skipped() -> None:
    made = routine(ROLL, CALVES, LUNGES)

    assert last_time(played(made, nothing, until=30)).skipped == ()
    found = last_time(played(made, skip("Roll"), until=60))
    assert [segment.label for segment in found.skipped] == ["Roll"]


@given(made=routines(most_sets=5, most_segments=200), after=st.integers(0, 30_000))
def test_as_last_time__of_any_routine__is_one_that_can_be_played(made: Routine, after: int) -> None:
    session = Session(expand(made, CATALOGUE, Gaps()))
    session.start(0)
    now = 0
    while not session.is_over:
        now += after
        session.next(now)
    record = Record(
        id="s",
        routine_id=made.id,
        routine_name=made.name,
        started=START,
        ended=START,
        outcome=Outcome.FINISHED,
        session_ms=session.session_ms,
        visits=session.visits,
        pauses=session.pauses,
    )
    changed = as_last_time(made, record)

    assert changed is None or expand(changed, CATALOGUE, Gaps()).segments
