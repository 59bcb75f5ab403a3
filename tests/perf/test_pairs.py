"""Laps, each with the fixed work before it."""

import gc

import pytest

from tests.perf.pairs import Laps, timed
from tests.perf.rows import BenchLine, Pairs

LINE, OTHER = BenchLine("an edit"), BenchLine("an undo")


def test_timed__yields_each_line_with_a_reference_for_every_lap() -> None:
    def twice(laps: Laps) -> None:
        for _ in range(2):
            with laps.lap():
                pass

    found = dict(timed({LINE: twice, OTHER: twice}))

    assert list(found) == [LINE, OTHER]
    for pairs in found.values():
        assert isinstance(pairs, Pairs)
        assert (len(pairs.values), len(pairs.references)) == (2, 2)
        assert min(pairs.references) > 0


def test_lap__collects_no_garbage_until_its_end() -> None:
    laps = Laps()

    with laps.lap():
        assert not gc.isenabled()

    assert gc.isenabled()


def test_lap__that_fails__enables_garbage_collection_again() -> None:
    laps = Laps()

    with pytest.raises(OSError, match="no disk"), laps.lap():
        raise OSError("no disk")

    assert gc.isenabled()
