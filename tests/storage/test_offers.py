from pathlib import Path

import pytest

from recovery_timer.storage.offers import OffersInState
from recovery_timer.storage.settings import StateFile


@pytest.fixture
def state(tmp_path: Path) -> StateFile:
    return StateFile(tmp_path / "state.json")


def test_note_made__is_known_from_then_on__and_others_are_not(state: StateFile) -> None:
    offers = OffersInState(state)
    assert not offers.was_made("sound check")

    offers.note_made("sound check")

    assert OffersInState(state).was_made("sound check")
    assert not offers.was_made("something else")


def test_note_made__leaves_what_else_is_remembered(state: StateFile) -> None:
    state.save({"window": "here", "offered": ["something else"]})

    OffersInState(state).note_made("sound check")

    assert state.load()[0] == {"window": "here", "offered": ["something else", "sound check"]}


@pytest.mark.parametrize("kept", [None, 7, "sound check", [1, {}]])
def test_was_made__of_what_cannot_be_read__is_no(state: StateFile, kept: object) -> None:
    state.save({"offered": kept})

    assert not OffersInState(state).was_made("sound check")
