from hypothesis import given
from msgspec.structs import replace

from recovery_timer.journal.summary import Worked, planned, summary_of, worked
from recovery_timer.routine.technique import Muscle
from recovery_timer.routine.timeline import Kind, Segment, Side
from recovery_timer.session.record import HowLeft, Record, Visit
from tests.storage.journal.test_db import START, record, records


def visit(
    held_ms: int, side: Side | None = None, *, index: int = 0, kind: Kind = Kind.WORK, waits: bool = False
) -> Visit:
    segment = Segment(
        index=index,
        kind=kind,
        duration_ms=None if waits else 30_000,
        estimate_ms=12_000 if waits else None,
        label="Calf stretch",
        side=side,
        muscles=(Muscle.CALVES, Muscle.QUADS),
    )
    return Visit(segment=segment, entered_ms=0, held_ms=held_ms, extended_ms=0, skipped_ms=0, left=HowLeft.TIME)


def with_visits(*visits: Visit) -> Record:
    return replace(record(), visits=visits)


def test_summary__has_the_time_held_and_planned() -> None:
    summary = summary_of(with_visits(visit(30_000), visit(9_000, index=1, waits=True), visit(5_000, kind=Kind.REST)))

    assert (summary.held_ms, summary.planned_ms) == (39_000, 42_000)
    assert (summary.id, summary.routine_name, summary.day) == ("s1", "Evening legs", START.date())


def test_planned__counts_a_segment_once_however_often_it_was_visited() -> None:
    assert len(list(planned(with_visits(visit(10_000), visit(30_000), visit(1, index=1))))) == 2


def test_worked__is_for_each_muscle_and_side_and_leaves_out_gaps_and_what_was_not_held() -> None:
    kept = with_visits(
        visit(30_000, "left"),
        visit(10_000, "left", index=1),
        visit(20_000, index=2),
        visit(0, "right", index=3),
        visit(9_000, "right", index=4, kind=Kind.SWITCH),
    )

    assert worked(kept) == (
        Worked(Muscle.CALVES, None, 20_000),
        Worked(Muscle.CALVES, "left", 40_000),
        Worked(Muscle.QUADS, None, 20_000),
        Worked(Muscle.QUADS, "left", 40_000),
    )


@given(kept=records)
def test_summary__of_any_record__holds_no_more_for_a_muscle_than_in_all(kept: Record) -> None:
    summary = summary_of(kept)

    for muscle in Muscle:
        assert sum(each.held_ms for each in summary.worked if each.muscle is muscle) <= summary.held_ms
