from pathlib import Path

import pytest

from recovery_timer.storage.favourites import FavouritesInState
from recovery_timer.storage.settings import StateFile


def test_favourites__are_kept_beside_the_rest_of_the_state(tmp_path: Path) -> None:
    state = StateFile(tmp_path / "state.json")
    state.save({"window": "there"})
    favourites = FavouritesInState(state)
    assert favourites.load() == frozenset()

    favourites.save(frozenset({"legs", "arms"}))

    assert FavouritesInState(StateFile(tmp_path / "state.json")).load() == {"legs", "arms"}
    assert state.load()[0] == {"window": "there", "favourites": ["arms", "legs"]}


@pytest.mark.parametrize("kept, read", [("legs", []), ({"legs": 1}, []), (["legs", 7, None], ["legs"])])
def test_favourites__that_are_none__are_passed_over(tmp_path: Path, kept: object, read: list[str]) -> None:
    state = StateFile(tmp_path / "state.json")
    state.save({"favourites": kept})

    assert FavouritesInState(state).load() == frozenset(read)
