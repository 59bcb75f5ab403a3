"""Films: the moments that are shown, their order, and how long each is shown."""

import pytest

from recovery_timer.figures import motion
from recovery_timer.figures.motion import (
    Across,
    Breathe,
    Circle,
    Cycle,
    Film,
    Glide,
    Hold,
    PoseMoment,
    Reps,
    Roll,
    change_of_water,
    demonstration,
    film,
    still,
    thinned,
)

HOLD = Hold(seconds=5.0, move=1.2, breath=1.0)
WATER = Breathe(seconds=5.0, breath=1.5, change=1.6)


def length_ms(frames: tuple[motion.Frame, ...]) -> int:
    return sum(frame.ms for frame in frames)


def places(frames: tuple[motion.Frame, ...]) -> list[float]:
    return [frame.moment.at for frame in frames]


def test_hold__eases_in_once_and_then_breathes() -> None:
    shown = film(HOLD)

    assert places(shown.opening)[0] == 0.0
    assert places(shown.opening)[-1] == 1.0
    assert length_ms(shown.opening) == pytest.approx(1200, abs=motion.STEP_MS)
    assert set(places(shown.loop)) == {1.0}
    assert length_ms(shown.loop) == 5000
    assert {round(frame.moment.sway) for frame in shown.loop} == {0, -1, -2}


def test_hold__breathing_takes_few_pictures() -> None:
    shown = film(HOLD)

    assert len(shown.loop) == 25
    assert len({frame.moment for frame in shown.loop}) < 15


def test_hold__without_breath__stands_still() -> None:
    assert len(film(Hold(seconds=5.0, move=1.0, breath=0.0)).loop) == 1


@pytest.mark.parametrize("cycle", [Reps(seconds=3.0), Roll(seconds=4.8), Glide(seconds=6.0, start=0.2, end=0.8)])
def test_to_and_fro__goes_there_and_back_through_the_same_pictures(cycle: Cycle) -> None:
    shown = film(cycle)

    assert shown.opening == ()
    assert places(shown.loop)[0] == 0.0
    assert max(places(shown.loop)) == 1.0
    assert len({frame.moment for frame in shown.loop}) == len(shown.loop) // 2 + 1


def test_reps__stay_at_the_deepest_for_their_hold() -> None:
    shown = film(Reps(seconds=5.0, hold=2.0))
    longest = max(shown.loop, key=lambda frame: frame.ms)

    assert longest.moment == PoseMoment(1.0)
    assert longest.ms == 2000 + motion.STEP_MS
    assert length_ms(shown.loop) == pytest.approx(5000, abs=2 * motion.STEP_MS)


def test_reps__swap__continue_with_the_other_side() -> None:
    shown = film(Reps(seconds=1.2, swap=True))
    half = len(shown.loop) // 2

    assert [frame.moment.swapped for frame in shown.loop] == [False] * half + [True] * half
    assert length_ms(shown.loop) == 1200


def test_reps__loop__never_turn_back() -> None:
    found = places(film(Reps(seconds=1.4, loop=True)).loop)

    assert found == sorted(found)
    assert found[-1] < 1.0


@pytest.mark.parametrize("cycle", [Circle(seconds=1.5), Across(seconds=0.6)])
def test_hands__circle_without_a_duplicate_picture(cycle: Cycle) -> None:
    found = places(film(cycle).loop)

    assert len(set(found)) == len(found)


def test_shower__drops_do_not_jump_where_it_repeats() -> None:
    shown = film(Glide(seconds=5.0, drops=0.8))

    assert shown.loop[0].moment.ripple == 0.0
    assert shown.loop[-1].moment.ripple == pytest.approx(7 / 8)


def test_breathe__goes_to_the_last_key_and_back_while_water_ripples() -> None:
    shown = film(Breathe(seconds=5.0))

    assert places(shown.loop)[0] == 0.0
    assert max(places(shown.loop)) > 0.98
    assert [frame.moment.ripple for frame in shown.loop] == sorted(frame.moment.ripple for frame in shown.loop)


def test_breathe__two_waters__stays_in_the_first() -> None:
    assert set(places(film(WATER).loop)) == {0.0}


@pytest.mark.parametrize("to_cold,ends", [(True, 1.0), (False, 0.0)])
def test_change_of_water__the_feet_change_over_once_and_stay(to_cold: bool, ends: float) -> None:
    shown = change_of_water(WATER, to_cold=to_cold)

    assert places(shown.opening)[0] == 1.0 - ends
    assert places(shown.opening)[-1] == ends
    assert set(places(shown.loop)) == {ends}


def test_demonstration__repeats_getting_into_a_hold() -> None:
    shown = demonstration(HOLD)

    assert shown.opening == ()
    assert length_ms(shown.loop) == pytest.approx(1500 + 1500 + 750, abs=4 * motion.STEP_MS)


def test_demonstration__of_a_movement__is_the_movement() -> None:
    assert demonstration(Roll(seconds=4.0)) == film(Roll(seconds=4.0))


@pytest.mark.parametrize(
    "cycle,at",
    [(HOLD, 1.0), (Reps(seconds=3.0), 0.3), (Roll(seconds=4.0), 0.5), (WATER, 0.5), (Circle(seconds=1.0), 0.5)],
)
def test_still__is_the_moment_that_represents_the_movement(cycle: Cycle, at: float) -> None:
    assert still(cycle, deepest=0.3).at == at


def test_film__frames__are_the_opening_and_the_loop() -> None:
    first, second = (motion.Frame(PoseMoment(at), 50) for at in (0.0, 1.0))

    assert Film((first,), (second,)).frames == (first, second)


@pytest.mark.parametrize("cycle", [HOLD, Reps(seconds=5.0, hold=2.0), Roll(seconds=4.8), Circle(seconds=1.5)])
@pytest.mark.parametrize("most", [2, 10, 1_000])
def test_thinned__has_no_more_pictures_than_are_kept_and_takes_as_long(cycle: Cycle, most: int) -> None:
    whole = film(cycle)
    thin = thinned(whole, most)

    assert len({frame.moment for frame in thin.frames}) <= most
    assert length_ms(thin.opening) == length_ms(whole.opening)
    assert length_ms(thin.loop) == length_ms(whole.loop)
    assert thin.loop


def test_thinned__enough_room__is_the_whole() -> None:
    assert thinned(film(HOLD), 100) == film(HOLD)
