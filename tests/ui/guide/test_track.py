import pytest

from recovery_timer.ports import TrackWords
from recovery_timer.ui.guide.track import describe
from tests.ui.guide.evening_legs import LEGS


@pytest.mark.parametrize(
    "index,title,artist",
    [
        (0, "Get ready: Hamstring stretch, Left", "Set 1 of 2 · next: switch to RIGHT"),
        (1, "Hamstring stretch, Left", "Set 1 of 2 · next: switch to RIGHT"),
        (2, "Switch sides: Hamstring stretch, Right", "Set 1 of 2 · next: rest, 0:10"),
        (-1, "Cold water", "Last step"),
    ],
)
def test_describe__exercise_and_side_then_set_and_what_is_next(index: int, title: str, artist: str) -> None:
    assert describe(LEGS, LEGS.segments[index]) == TrackWords(title=title, artist=artist, album="Evening legs")
