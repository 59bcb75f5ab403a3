"""The table of places: only its own end leads out of a session."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_timer.app.navigation import ASK, TRANSITIONS, Move, Place, Stage, follow

HOME = Place(Stage.HOME, "routines")
GUIDE = Place(Stage.GUIDE, "routines")
FINISH = Place(Stage.FINISH, "routines")


def test_transitions__name_every_move_in_every_stage() -> None:
    assert set(TRANSITIONS) == set(product(Stage, Move))


@pytest.mark.parametrize("move", [Move.SHOW, Move.LEAVE])
def test_follow__leading_away_from_a_session__asks(move: Move) -> None:
    assert follow(GUIDE, move, "build") is ASK


def test_follow__a_screen_of_the_rail__is_shown() -> None:
    assert follow(HOME, Move.SHOW, "build") == Place(Stage.HOME, "build")
    assert follow(FINISH, Move.SHOW, "build") == Place(Stage.HOME, "build")


@pytest.mark.parametrize("place", [HOME, GUIDE, FINISH])
def test_follow__session_begins__is_shown_wherever_the_user_was(place: Place) -> None:
    assert follow(place, Move.BEGIN) == GUIDE


def test_follow__session_over__shows_the_finish_and_remembers_the_screen_before() -> None:
    assert follow(Place(Stage.GUIDE, "build"), Move.OVER) == Place(Stage.FINISH, "build")


@given(st.lists(st.tuples(st.sampled_from(Move), st.sampled_from(["routines", "build", None]))))
def test_follow__any_moves__a_running_session_is_always_in_sight(moves: list[tuple[Move, str | None]]) -> None:
    place, is_running = HOME, False
    for move, screen in moves:
        is_running = move is Move.BEGIN or (is_running and move is not Move.OVER)
        answer = follow(place, move, screen)
        place = place if answer is ASK else answer
        assert (place.stage is Stage.GUIDE) is is_running
