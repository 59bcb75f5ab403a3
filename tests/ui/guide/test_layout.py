"""The places of everything in the guide, for any size of window."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import asdict, replace
from PySide6.QtCore import QRect

from recovery_timer.ui.guide.face import Face
from recovery_timer.ui.guide.layout import GuideLayout, Needs, arrange, sizes_of

USUAL = Needs(
    face=Face.WORK,
    ring=490,
    has_bar=False,
    has_sides=True,
    words=35,
    must_have_words=False,
    has_over=True,
    headline_lines=1,
    top=32,
    under=16,
    controls=56,
)


def shown(places: GuideLayout) -> dict[str, QRect]:
    return {name: place for name, place in asdict(places).items() if not place.isEmpty()}


@pytest.mark.parametrize("face", Face)
@given(width=st.integers(800, 3_840), height=st.integers(560, 2_160), words=st.integers(0, 300))
def test_arrange__everything_is_in_the_window_and_apart(face: Face, width: int, height: int, words: int) -> None:
    sizes = sizes_of(width, height, 1.0)
    needs = replace(USUAL, face=face, ring=round(height * 0.62), words=words, controls=min(56, height // 10))
    places = shown(arrange(width, height, sizes, needs))

    window = QRect(0, 0, width, height)
    assert all(window.contains(place) for place in places.values())
    for (one, here), (other, there) in combinations(places.items(), 2):
        assert not here.intersects(there), (one, other)


@pytest.mark.parametrize("words", [35, 2_000])
def test_arrange__the_words_give_way_to_the_picture__and_never_vice_versa(words: int) -> None:
    sizes = sizes_of(1280, 800, 2.0)
    places = arrange(1280, 800, sizes, replace(USUAL, words=words, top=56, under=30, controls=80))

    assert places.stage.height() >= 100


def test_arrange__required_words__stay() -> None:
    sizes = sizes_of(1280, 800, 2.0)
    needs = replace(USUAL, words=90, must_have_words=True, top=56, under=30, controls=80)

    assert not arrange(1280, 800, sizes, needs).words.isEmpty()


def test_sizes__grow_with_the_window_up_to_a_limit__and_large_words_less_with_the_text() -> None:
    assert sizes_of(1280, 800, 1.0).px(100) == 100
    assert sizes_of(2560, 1440, 1.0).px(100) == sizes_of(5120, 2880, 1.0).px(100) == 180
    assert sizes_of(1280, 800, 2.0).small(18) == 36
    assert sizes_of(1280, 800, 1.0).large(52) < sizes_of(1280, 800, 2.0).large(52) < 104
    assert sizes_of(800, 560, 1.0).small(18) == 18
