from pathlib import Path

import pytest

from recovery_timer.storage.settings import ValuesFile
from recovery_timer.storage.state import DelaysInState, DismissalsInState, FavouritesInState, HintsInState, StateFile


def test_favourites__are_kept_beside_the_rest_of_the_state(tmp_path: Path) -> None:
    state = StateFile(tmp_path / "state.json")
    state.save({"window": "there"})
    favourites = FavouritesInState(state)
    assert favourites.load() == frozenset()

    favourites.save(frozenset({"legs", "arms"}))

    assert FavouritesInState(StateFile(tmp_path / "state.json")).load() == {"legs", "arms"}
    assert state.load()[0] == {"window": "there", "favourites": ["arms", "legs"]}


@pytest.mark.parametrize("kept, read", [("legs", []), ({"legs": 1}, []), (["legs", 7, None], ["legs"])])
def test_favourites__invalid__are_ignored(tmp_path: Path, kept: object, read: list[str]) -> None:
    state = StateFile(tmp_path / "state.json")
    state.save({"favourites": kept})

    assert FavouritesInState(state).load() == frozenset(read)


@pytest.fixture
def state(tmp_path: Path) -> StateFile:
    return StateFile(tmp_path / "state.json")


def test_mark_shown__is_remembered_and_others_are_not(state: StateFile) -> None:
    hints = HintsInState(state)
    assert not hints.was_shown("sound check")

    hints.mark_shown("sound check")

    assert HintsInState(state).was_shown("sound check")
    assert not hints.was_shown("something else")


def test_mark_shown__leaves_the_rest_of_the_state(state: StateFile) -> None:
    state.save({"window": "here", "offered": ["something else"]})

    HintsInState(state).mark_shown("sound check")

    assert state.load()[0] == {"window": "here", "offered": ["something else", "sound check"]}


@pytest.mark.parametrize("kept", [None, 7, "sound check", [1, {}]])
def test_was_shown__unreadable__is_false(state: StateFile, kept: object) -> None:
    state.save({"offered": kept})

    assert not HintsInState(state).was_shown("sound check")


def test_dismissals__are_kept_beside_the_rest_of_the_state(state: StateFile) -> None:
    state.save({"window": "there"})
    assert DismissalsInState(state).load() == frozenset()

    DismissalsInState(state).save(frozenset({"heat", "caution: cold"}))

    assert DismissalsInState(state).load() == {"heat", "caution: cold"}
    assert state.load()[0] == {"window": "there", "dismissed": ["caution: cold", "heat"]}


def test_delays__are_kept_and_others_left_out(tmp_path: Path) -> None:
    state = StateFile(tmp_path / "state.json")
    delays = DelaysInState(state)
    assert delays.load() == {}
    delays.save({"headset": 180, "speaker": 0})
    assert DelaysInState(StateFile(tmp_path / "state.json")).load() == {"headset": 180, "speaker": 0}

    state.save({"output delays": {"headset": "late", "speaker": -1, "hall": 5_000, "lamp": True, "desk": 12}})
    assert delays.load() == {"desk": 12}
    state.save({"output delays": 12})
    assert delays.load() == {}


def test_load__reads_the_file_once_and_knows_what_was_saved(state: StateFile, tmp_path: Path) -> None:
    ValuesFile(tmp_path / "state.json").save({"window": "here", "folder": "there"})
    assert state.load()[0] == {"window": "here", "folder": "there"}
    (tmp_path / "state.json").rename(tmp_path / "away")

    state.save({"folder": "elsewhere"})
    (tmp_path / "state.json").unlink()

    assert state.load() == ({"window": "here", "folder": "elsewhere"}, [])


def test_load__value_that_could_not_be_saved__is_not_known(state: StateFile, tmp_path: Path) -> None:
    state.save({"window": "here"})
    (tmp_path / "state.json").unlink()
    (tmp_path / "state.json").mkdir()

    with pytest.raises(OSError, match="state"):
        state.save({"window": "there"})

    assert state.load()[0] == {"window": "here"}
