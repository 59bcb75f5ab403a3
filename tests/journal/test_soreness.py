from datetime import datetime, timedelta

import pytest

from recovery_timer.journal.entries import Level, Run, Sign, Soreness
from recovery_timer.journal.soreness import (
    TOLD_WITHIN_H,
    Band,
    Concern,
    CurvePoint,
    Episode,
    Feeling,
    LevelChange,
    band,
    change,
    curves,
    episodes,
    feeling,
    latest,
    typical,
)
from recovery_timer.routine.technique import Muscle
from tests.journal.made import TUESDAY, run, sore


def hours(number: float) -> datetime:
    return TUESDAY + timedelta(hours=number)


def concerns(entries: list[Soreness], runs: tuple[Run, ...] = ()) -> list[tuple[Concern, ...]]:
    return [episode.concerns for episode in episodes(entries, runs)]


def test_band__is_that_of_the_scale() -> None:
    assert [band(level).value for level in range(11)] == [
        *("none", "mild", "mild", "mild"),
        *("moderate", "moderate", "moderate"),
        *("severe", "severe", "severe", "severe"),
    ]


@pytest.mark.parametrize("each", Band)
def test_typical__level_of_a_band__is_in_it(each: Band) -> None:
    assert band(typical(each)) is each


def test_curves__have_points_for_each_muscle_and_side_in_chronological_order() -> None:
    later = sore(hours(5), Level(Muscle.CALVES, 2, "left"))
    earlier = sore(TUESDAY, Level(Muscle.CALVES, 4), Level(Muscle.QUADS, 1, "right"))

    assert curves([later, earlier]) == {
        (Muscle.CALVES, "left"): [CurvePoint(TUESDAY, 4), CurvePoint(hours(5), 2)],
        (Muscle.CALVES, "right"): [CurvePoint(TUESDAY, 4)],
        (Muscle.QUADS, "right"): [CurvePoint(TUESDAY, 1)],
    }
    assert latest([later, earlier])[Muscle.CALVES, "left"] == CurvePoint(hours(5), 2)


def test_feeling__is_that_of_the_latest_entries() -> None:
    first = sore(TUESDAY, Level(Muscle.QUADS, 6), Level(Muscle.CALVES, 2))
    felt = feeling([first, sore(hours(1), Level(Muscle.QUADS, 3), signs=[Sign.PAIN])])

    assert felt == Feeling(worst=3, signs=frozenset({Sign.PAIN}), since=first, worst_before=6)
    assert not felt.is_well
    assert feeling([]) == Feeling()


def test_feeling__well_again__remembers_how_bad_it_was() -> None:
    felt = feeling([sore(TUESDAY, 6), sore(hours(1), 0)])

    assert felt.is_well
    assert (felt.worst, felt.worst_before) == (0, 6)


def test_feeling__is_reset_by_a_week_without_an_entry() -> None:
    assert feeling([sore(TUESDAY, 6), sore(hours(200), Level(Muscle.CALVES, 0))]) == Feeling()


def test_episodes__of_mild_soreness__are_none() -> None:
    assert episodes([sore(TUESDAY, 3), sore(hours(80), 3)], []) == []


def test_episode__ends_when_all_is_mild_and_without_a_sign() -> None:
    entries = [sore(TUESDAY, 4, entry_id="a"), sore(hours(24), 3), sore(hours(48), 5, entry_id="b")]

    assert episodes(entries, []) == [
        Episode(begun="a", at=entries[0].at, is_over=True),
        Episode(begun="b", at=entries[2].at, is_over=False),
    ]


def test_episode__continues_while_another_muscle_is_moderate() -> None:
    entries = [sore(TUESDAY, Level(Muscle.QUADS, 5), Level(Muscle.CALVES, 5)), sore(hours(24), Level(Muscle.QUADS, 0))]

    assert [episode.is_over for episode in episodes(entries, [])] == [False]


def test_episode__ends_by_itself__when_nothing_is_logged_for_a_week() -> None:
    entries = [sore(TUESDAY, 8, entry_id="a"), sore(hours(7 * 24 + 1), 8, entry_id="b")]

    assert [(episode.begun, episode.is_over) for episode in episodes(entries, [])] == [("a", True), ("b", False)]
    quiet = [sore(TUESDAY, 8, entry_id="a"), sore(hours(7 * 24 + 1), 1)]
    assert [episode.is_over for episode in episodes(quiet, [])] == [True]


def test_concern__severe_swelling_and_bruising__in_the_order_in_which_they_arose() -> None:
    entries = [
        sore(TUESDAY, 4, signs=[Sign.PAIN]),
        sore(hours(1), signs=[Sign.BRUISING]),
        sore(hours(2), 7, signs=[Sign.SWELLING]),
        sore(hours(3), 4),
    ]

    assert concerns(entries) == [(Concern.BRUISING, Concern.SEVERE, Concern.SWELLING)]


@pytest.mark.parametrize("last, found", [(71.9, ()), (72, (Concern.LASTING,)), (80, (Concern.LASTING,))])
def test_concern__lasting__when_one_muscle_is_moderate_for_72_hours(last: float, found: tuple[Concern, ...]) -> None:
    assert concerns([sore(TUESDAY, 4), sore(hours(30), 5), sore(hours(last), 4)]) == [found]


def test_concern__lasting__counts_from_the_run_before_it() -> None:
    entries = [sore(hours(24), 4), sore(hours(72), 4)]

    assert concerns(entries) == [()]
    assert concerns(entries, (run(),)) == [(Concern.LASTING,)]
    assert concerns([sore(hours(80), 4)], (run(),)) == [(Concern.LASTING,)]
    assert concerns([sore(hours(97), 4)], (run(),)) == [()]


def test_concern__lasting__does_not_combine_two_muscles() -> None:
    entries = [
        sore(TUESDAY, Level(Muscle.QUADS, 5)),
        sore(hours(40), Level(Muscle.QUADS, 1), Level(Muscle.CALVES, 5)),
        sore(hours(80), Level(Muscle.CALVES, 5)),
    ]

    assert concerns(entries) == [()]


def test_concern__lasting__does_not_combine_two_sides() -> None:
    entries = [
        sore(TUESDAY, Level(Muscle.QUADS, 5, "left")),
        sore(hours(40), Level(Muscle.QUADS, 1, "left"), Level(Muscle.QUADS, 5, "right")),
        sore(hours(80), Level(Muscle.QUADS, 5, "right")),
    ]

    assert concerns(entries) == [()]


def test_change__is_from_the_last_level_before_to_the_first_after_on_the_worse_side() -> None:
    told = [
        sore(hours(-2), 9),
        sore(hours(-1), Level(Muscle.QUADS, 5, "left"), Level(Muscle.QUADS, 6, "right"), Level(Muscle.CALVES, 3)),
        sore(hours(0.25), 10, 10),
        sore(hours(0.5), Level(Muscle.QUADS, 4, "left"), Level(Muscle.QUADS, 2, "right"), Level(Muscle.GLUTES, 1)),
        sore(hours(3), 0, 0),
    ]

    assert change(told, hours(0), hours(0.4)) == {
        Muscle.QUADS: LevelChange(6, 4),
        Muscle.HAMSTRINGS: LevelChange(None, 0),
        Muscle.CALVES: LevelChange(3, None),
        Muscle.GLUTES: LevelChange(None, 1),
    }


def test_change__ignores_entries_long_before_or_after() -> None:
    told = [sore(hours(-TOLD_WITHIN_H - 0.1), 5), sore(hours(1 + TOLD_WITHIN_H + 0.1), 5)]

    assert change(told, hours(0), hours(1)) == {}
