"""The rows of a bench: medians, ratios of pairs, budgets and growth."""

from collections.abc import Sequence

import pytest

from tests.perf.rows import BenchLine, BenchRow, BenchTable, Budget, Measured, Missing, Pairs, rows_of

EMPTY = BenchLine("start", 0, "routines", against="a window")
SMALL = BenchLine("start", 10, "routines", against="a window")
LARGE = BenchLine("start", 1_000, "routines", against="a window")
OTHER = BenchLine("edit", 100_000, "routines", against="a window")


def rows(lines: Sequence[BenchLine], *measured: Measured) -> list[BenchRow]:
    return rows_of(BenchTable("made", "", lines, list), measured)


def test_rows_of__pairs__have_the_medians_and_the_median_of_the_ratios() -> None:
    (row,) = rows([SMALL], (SMALL, Pairs([10, 90, 20], [10, 30, 10])))

    assert (row.value, row.reference, row.ratio) == (20, 10, 2)


def test_rows_of__measured_in_another_order__are_in_the_order_of_the_lines() -> None:
    found = rows([SMALL, LARGE], (LARGE, Pairs([2], [1])), (SMALL, Pairs([1], [1])))

    assert [row.size for row in found] == [10, 1_000]


def test_rows_of__nothing_measured__says_why() -> None:
    asked, forgotten = rows([SMALL, LARGE], (SMALL, Missing("not installed")))

    assert (asked.missing, asked.value, asked.ratio) == ("not installed", None, None)
    assert forgotten.missing == "not measured"


def test_rows_of__reference_of_zero__has_no_ratio() -> None:
    (row,) = rows([SMALL], (SMALL, Pairs([1], [0])))

    assert (row.value, row.reference, row.ratio) == (1, 0, None)


@pytest.mark.parametrize(
    "budget, is_missed",
    [
        (Budget(20), False),
        (Budget(19.9), True),
        (Budget(2, of_ratio=True), False),
        (Budget(1.9, of_ratio=True), True),
    ],
)
def test_rows_of__budget__is_missed_if_the_value_or_the_ratio_exceeds_it(budget: Budget, is_missed: bool) -> None:
    line = SMALL._replace(budget=budget)
    (row,) = rows([line], (line, Pairs([20], [10])))

    assert row.is_missed is is_missed


def test_rows_of__budget_of_what_is_not_measured__is_not_missed() -> None:
    line = SMALL._replace(budget=Budget(1))

    assert not rows([line], (line, Missing("not installed")))[0].is_missed


def test_growth__proportional__is_ten() -> None:
    # The machine was twice as slow for the second: the ratios do not know it.
    _, large = rows([SMALL, LARGE], (SMALL, Pairs([1], [1])), (LARGE, Pairs([200], [2])))

    assert large.growth == pytest.approx(10)


def test_growth__constant__is_one() -> None:
    _, large = rows([SMALL, LARGE], (SMALL, Pairs([3], [1])), (LARGE, Pairs([3], [1])))

    assert large.growth == pytest.approx(1)


def test_growth__quadratic__is_a_hundred() -> None:
    _, large = rows([SMALL, LARGE], (SMALL, Pairs([1], [1])), (LARGE, Pairs([10_000], [1])))

    assert large.growth == pytest.approx(100)


@pytest.mark.parametrize(
    "lines",
    [
        [SMALL],
        [EMPTY, SMALL],
        [LARGE, SMALL],
        [SMALL, OTHER],
        [SMALL, LARGE._replace(things="sessions")],
        [EMPTY._replace(size=None), SMALL],
    ],
)
def test_growth__no_smaller_size_in_the_row_above__is_none(lines: list[BenchLine]) -> None:
    found = rows(lines, *((line, Pairs([1], [1])) for line in lines))

    assert found[-1].growth is None


@pytest.mark.parametrize("smaller", [Missing("not installed"), Pairs([1], [0]), Pairs([0], [1])])
def test_growth__row_above_has_no_ratio__is_none(smaller: Pairs | Missing) -> None:
    _, large = rows([SMALL, LARGE], (SMALL, smaller), (LARGE, Pairs([1], [1])))

    assert large.growth is None
