"""A long journal is searched in slices: the window stays responsive meanwhile, and the result is the same."""

from collections.abc import Sequence
from itertools import chain

import pytest
from pytestqt.qtbot import QtBot

from recovery_timer.journal.entries import Note
from recovery_timer.journal.summary import Summary, summary_of
from recovery_timer.ui.history.search import Item, Search
from tests.fakes import journals
from tests.fakes.ports import EVENING

RECORD = journals.make(days=1, sessions=1, soreness=0, seed=1, until=EVENING).records[0]
NOTES = [Note(id=f"note-{number}", at=EVENING, text=f"Lap {number}") for number in range(1_000)]


def words(item: Item) -> str:
    return item.routine_name if isinstance(item, Summary) else getattr(item, "text", "")


@pytest.fixture
def shown(qtbot: QtBot) -> tuple[Search, list[tuple[int, bool]]]:
    """A search, and a record of its changes: the number of entries found, and whether it was finished."""
    search = Search(words)
    changes: list[tuple[int, bool]] = []
    search.changed.connect(lambda: changes.append((len(search.entries), search.is_over)))
    return search, changes


def test_begin__few_items__are_found_at_once(shown: tuple[Search, list[tuple[int, bool]]]) -> None:
    search, changes = shown
    session = summary_of(RECORD)
    search.begin(chain([session], NOTES[:20]), [session.routine_name.casefold()])
    assert (search.sessions, search.entries, search.is_over) == ([session], [], True)
    assert changes == [(0, True)]


def test_begin__many_items__are_found_in_slices__and_reported_first_and_last(
    shown: tuple[Search, list[tuple[int, bool]]], qtbot: QtBot
) -> None:
    search, changes = shown
    search.begin(iter(NOTES), ["lap", "9"])
    assert not search.is_over
    qtbot.waitUntil(lambda: search.is_over, timeout=15_000)
    assert search.entries == [note for note in NOTES if "9" in note.text]
    assert len(changes) == 2
    assert 0 < changes[0][0] < changes[1][0]


def test_begin__before_the_last_is_over__takes_its_place(
    shown: tuple[Search, list[tuple[int, bool]]], qtbot: QtBot
) -> None:
    search, _ = shown
    search.begin(iter(NOTES), ["1"])
    search.begin(iter(NOTES), ["2"])
    qtbot.waitUntil(lambda: search.is_over, timeout=15_000)
    assert search.entries == [note for note in NOTES if "2" in note.text]


def test_all__ends_a_search(shown: tuple[Search, list[tuple[int, bool]]], qtbot: QtBot) -> None:
    search, changes = shown
    search.begin(iter(NOTES), ["1"])
    search.all([], list(NOTES))
    with qtbot.assertNotEmitted(search.changed, wait=50):
        pass
    assert (len(search.entries), search.is_over, len(changes)) == (1_000, True, 2)


def test_forget__words_are_formed_again(qtbot: QtBot) -> None:
    said = ["before", "after"]
    search = Search(lambda _: said[0])
    note: Sequence[Note] = NOTES[:1]
    search.begin(iter(note), ["before"])
    said.pop(0)
    search.begin(iter(note), ["after"])
    assert search.entries == []
    search.forget()
    search.begin(iter(note), ["after"])
    assert search.entries == list(note)
