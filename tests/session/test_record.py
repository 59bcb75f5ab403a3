from datetime import UTC, datetime

import msgspec
import pytest

from recovery_timer.routine.timeline import Kind, Segment
from recovery_timer.session.record import HowLeft, Outcome, Pause, PauseReason, Record, Visit


def visit(kind: Kind, *, held: int = 0, skipped: int = 0, extended: int = 0, left: HowLeft = HowLeft.TIME) -> Visit:
    segment = Segment(kind=kind, duration_ms=held + skipped - extended, label="Calf stretch")
    return Visit(segment=segment, entered_ms=0, held_ms=held, extended_ms=extended, skipped_ms=skipped, left=left)


def record(*visits: Visit) -> Record:
    return Record(
        id="1",
        routine_id="legs",
        routine_name="Legs",
        started=datetime(2025, 5, 1, 18, 0, tzinfo=UTC),
        ended=datetime(2025, 5, 1, 18, 20, tzinfo=UTC),
        outcome=Outcome.FINISHED,
        session_ms=1_200_000,
        visits=visits,
        pauses=(Pause(start_ms=1_000, end_ms=4_000, reason=PauseReason.SLEEP),),
    )


def test_record__shows_the_user_work_warm_and_cold_only() -> None:
    held = [visit(kind, held=held, skipped=7, extended=15_000) for held, kind in enumerate(Kind, start=20_000)]
    of_each = {each.segment.kind: each.held_ms for each in held}

    whole = record(*held)

    assert whole.held_ms == of_each[Kind.WORK] + of_each[Kind.WARM] + of_each[Kind.COLD]
    assert whole.skipped_ms == 21
    assert whole.extended_ms == 45_000


def test_record__extended_is_the_signed_sum() -> None:
    assert (
        record(visit(Kind.WORK, held=1_000, extended=-15_000), visit(Kind.WORK, extended=10_000)).extended_ms == -5_000
    )


def test_record__counts_work_never_reached_as_skipped() -> None:
    assert (
        record(visit(Kind.WORK, held=5_000), visit(Kind.WORK, skipped=30_000, left=HowLeft.UNVISITED)).skipped_ms
        == 30_000
    )


def test_planned__is_the_length_in_the_timeline_or_none() -> None:
    manual = Segment(kind=Kind.WORK, duration_ms=None, estimate_ms=30_000, label="Lunges")

    assert visit(Kind.WORK, held=20_000, skipped=10_000).planned_ms == 30_000
    assert msgspec.structs.replace(visit(Kind.WORK), segment=manual).planned_ms is None


@pytest.mark.parametrize("left", HowLeft)
def test_passed__is_a_manual_segment_left_by_next(left: HowLeft) -> None:
    manual = Segment(kind=Kind.WORK, duration_ms=None, estimate_ms=30_000, label="Lunges")

    assert msgspec.structs.replace(visit(Kind.WORK, left=left), segment=manual).passed is (left is HowLeft.NEXT)
    assert not visit(Kind.WORK, held=1, left=left).passed


def test_record__survives_json() -> None:
    whole = record(visit(Kind.WARM, held=1), visit(Kind.COLD, skipped=1, left=HowLeft.UNVISITED))

    assert msgspec.json.decode(msgspec.json.encode(whole), type=Record) == whole
