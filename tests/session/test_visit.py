import pytest

from recovery_timer.routine.timeline import Kind, Segment
from recovery_timer.session.record import HowLeft, Visit
from recovery_timer.session.visit import CurrentVisit

WORK = Segment(kind=Kind.WORK, duration_ms=40_000, label="Calf stretch")
MANUAL = Segment(kind=Kind.WORK, duration_ms=None, estimate_ms=30_000, label="Lunges", reps=10)


def left(visiting: CurrentVisit, *, half: bool = True) -> list[tuple[int, str]]:
    return [(cue.at_ms, cue.name) for cue in visiting.cues_left(half=half)]


def emit_until(visiting: CurrentVisit, until: int) -> None:
    for cue in list(visiting.cues_left(half=True)):
        if cue.at_ms <= until:
            visiting.mark_emitted(cue)


def test_cues_left__all_at_first_but_finished() -> None:
    assert left(CurrentVisit(WORK, 0, 0)) == [
        (0, "go"), (20_000, "half"), (37_000, "tick"), (38_000, "tick"), (39_000, "tick"),
    ]  # fmt: skip
    assert left(CurrentVisit(MANUAL, 0, 0)) == [(0, "go")]


def test_cues_left__no_half_if_the_user_does_not_want_it() -> None:
    assert (20_000, "half") not in left(CurrentVisit(WORK, 0, 0), half=False)


def test_cues_left__none_twice() -> None:
    visiting = CurrentVisit(WORK, 0, 0)
    emit_until(visiting, 38_000)

    assert left(visiting) == [(39_000, "tick")]


def test_change_length__longer_moves_ticks_and_half_to_the_new_end() -> None:
    visiting = CurrentVisit(WORK, 0, 0)
    emit_until(visiting, 10_000)
    visiting.change_length(15_000, 10_000)

    assert visiting.length_ms == 55_000
    assert left(visiting) == [(27_500, "half"), (52_000, "tick"), (53_000, "tick"), (54_000, "tick")]


def test_change_length__ticks_heard_before_are_heard_again_at_the_new_end() -> None:
    visiting = CurrentVisit(WORK, 0, 0)
    emit_until(visiting, 38_500)
    visiting.change_length(15_000, 38_500)

    assert left(visiting) == [(52_000, "tick"), (53_000, "tick"), (54_000, "tick")]


def test_change_length__half_comes_once_per_visit() -> None:
    visiting = CurrentVisit(WORK, 0, 0)
    emit_until(visiting, 20_000)
    visiting.change_length(15_000, 21_000)

    assert "half" not in [name for _, name in left(visiting)]


def test_change_length__shorter_drops_the_cues_that_are_past_now() -> None:
    visiting = CurrentVisit(WORK, 0, 0)
    emit_until(visiting, 19_000)
    visiting.change_length(-15_000, 19_000)

    assert left(visiting) == [(22_000, "tick"), (23_000, "tick"), (24_000, "tick")]

    visiting = CurrentVisit(WORK, 0, 0)
    emit_until(visiting, 23_500)
    visiting.change_length(-15_000, 23_500)

    assert left(visiting) == [(24_000, "tick")]


def test_change_length__a_cue_due_right_now_is_still_ahead() -> None:
    visiting = CurrentVisit(WORK, 0, 0)
    emit_until(visiting, 22_000)
    visiting.change_length(-15_000, 22_000)

    assert left(visiting)[0] == (22_000, "tick")


def test_change_length__below_30_s_has_no_half_and_below_5_s_no_ticks() -> None:
    visiting = CurrentVisit(WORK, 0, 0)
    emit_until(visiting, 0)
    visiting.change_length(-15_000, 0)
    assert "half" not in [name for _, name in left(visiting)]
    visiting.change_length(-15_000, 0)
    visiting.change_length(-6_000, 0)
    assert left(visiting) == []


@pytest.mark.parametrize("how", [HowLeft.NEXT, HowLeft.PREVIOUS, HowLeft.JUMP, HowLeft.END])
def test_close__early_records_what_was_left(how: HowLeft) -> None:
    assert CurrentVisit(WORK, 100_000, 160_000).close(how, 112_345) == Visit(
        segment=WORK, entered_ms=160_000, held_ms=12_345, extended_ms=0, skipped_ms=27_655, left=how
    )


def test_close__planned_is_held_plus_skipped_minus_extended() -> None:
    visiting = CurrentVisit(WORK, 100_000, 160_000)
    visiting.change_length(15_000, 5_000)
    visiting.change_length(15_000, 5_000)
    visiting.change_length(-15_000, 5_000)

    visit = visiting.close(HowLeft.NEXT, 110_000)

    assert (visit.held_ms, visit.extended_ms, visit.skipped_ms) == (10_000, 15_000, 45_000)
    assert visit.planned_ms == 40_000 == visit.held_ms + visit.skipped_ms - visit.extended_ms


@pytest.mark.parametrize("how", [HowLeft.DONE, HowLeft.NEXT, HowLeft.JUMP, HowLeft.END])
def test_close__a_manual_one_has_nothing_skipped(how: HowLeft) -> None:
    visit = CurrentVisit(MANUAL, 0, 0).close(how, 7_000)

    assert (visit.planned_ms, visit.held_ms, visit.extended_ms, visit.skipped_ms) == (None, 7_000, 0, 0)


def test_restore__continues_with_its_length_and_remaining_cues() -> None:
    visiting = CurrentVisit(WORK, 100_000, 160_000)
    emit_until(visiting, 21_000)
    visiting.change_length(15_000, 21_000)
    visit = visiting.so_far(121_500)
    assert (visit.held_ms, visit.entered_ms) == (21_500, 160_000)

    again = CurrentVisit(WORK, 100_000, 160_000)
    again.restore(visit)

    assert again.length_ms == 55_000
    assert left(again) == left(visiting) == [(52_000, "tick"), (53_000, "tick"), (54_000, "tick")]


def test_cues_from__a_position_whether_emitted_or_not() -> None:
    visiting = CurrentVisit(WORK, 0, 0)
    emit_until(visiting, 38_000)

    assert [cue.at_ms for cue in visiting.cues_from(38_000, half=True)] == [38_000, 39_000]
    assert [cue.at_ms for cue in visiting.cues_from(38_001, half=True)] == [39_000]
