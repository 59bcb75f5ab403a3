from array import array

from hypothesis import given
from hypothesis import strategies as st

from recovery_timer.audio.lanes import NARROWED_BY, narrow, pack, silence, unpack, wide

samples = st.lists(st.integers(-(2**40), 2**40), min_size=1, max_size=20)


@given(samples)
def test_unpack__what_was_packed__is_the_same(values: list[int]) -> None:
    assert list(unpack(pack(wide(values)), len(values))) == values


@given(samples, samples, st.integers(-(2**21), 2**21))
def test_pack__arithmetic__is_that_of_each_sample(first: list[int], second: list[int], weight: int) -> None:
    count = max(len(first), len(second))
    summed = unpack(pack(wide(first)) * weight + pack(wide(second)), count)

    # Where there is no sample, there is silence.
    padded = [values + [0] * (count - len(values)) for values in (first, second)]
    assert list(summed) == [a * weight + b for a, b in zip(*padded, strict=True)]


@given(st.lists(st.integers(-(2**63), 2**63 - 1)))
def test_narrow__anything__keeps_its_highest_bits(values: list[int]) -> None:
    assert narrow(wide(values)) == array("h", [each // NARROWED_BY for each in values])


def test_pack__nothing__is_nothing() -> None:
    assert (pack(wide([])), unpack(0, 0), list(silence(2))) == (0, wide([]), [0, 0])
