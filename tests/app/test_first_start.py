import pytest

from recovery_timer.app.first_start import FirstStart
from recovery_timer.ports import ImmediateSaver
from tests.fakes.stores import MemoryHints


def test_first_start__is_over_once_the_user_has_been_welcomed() -> None:
    hints = MemoryHints()
    FirstStart(hints, ImmediateSaver()).over()

    assert not FirstStart(hints, ImmediateSaver()).is_now


def test_first_start__of_one_who_has_never_met_the_program__is_now() -> None:
    assert FirstStart(MemoryHints(), ImmediateSaver()).is_now


@pytest.mark.parametrize("shown", ["welcome", "sound check"])
def test_first_start__of_one_who_has_met_the_program_before__is_not_now(shown: str) -> None:
    assert not FirstStart(MemoryHints(shown), ImmediateSaver()).is_now
