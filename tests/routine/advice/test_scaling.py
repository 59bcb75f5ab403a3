"""The spreading of time. What scaling does to blocks is tested through fitting."""

from hypothesis import given
from hypothesis import strategies as st

from recovery_timer.routine.advice.scaling import spread

SPANS = st.lists(
    st.tuples(st.integers(0, 300), st.integers(0, 300), st.integers(1, 60)).map(
        lambda span: (min(span[:2]), max(span[:2]), span[2])
    ),
    max_size=8,
)


def test_spread__moves_all_by_the_same_fraction() -> None:
    assert spread([(0, 10, 1), (0, 100, 1)], 55) == [5, 50]


def test_spread__gives_the_remainder_from_rounding_to_the_first() -> None:
    assert spread([(0, 9, 2), (0, 9, 2), (0, 9, 2)], 16) == [3, 3, 2]


def test_spread__of_nothing_is_nothing() -> None:
    assert spread([], 100) == []


@given(SPANS, st.integers(0, 20_000))
def test_spread__stays_within_spans_and_room_and_leaves_no_unit_that_fits(
    spans: list[tuple[int, int, int]], room: int
) -> None:
    values = spread(spans, room)
    left = room - sum((value - start) * cost for value, (start, _, cost) in zip(values, spans, strict=True))
    assert left >= 0
    for value, (start, end, cost) in zip(values, spans, strict=True):
        assert start <= value <= end
        assert value == end or cost > left
