import os
import signal
from collections.abc import Iterator

import pytest

from recovery_timer.adapters.signals import stop_signals
from recovery_timer.desktop.lifecycle import hold_stop_signals


@pytest.fixture(autouse=True)
def _signals_as_before() -> Iterator[None]:
    before = {number: signal.getsignal(number) for number in stop_signals()}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.skipif(os.name != "posix", reason="kill would end the process at once")
@pytest.mark.parametrize("number", stop_signals())
def test_hold_stop_signals__one_comes_before_the_loop__is_noted_and_ends_nothing(number: signal.Signals) -> None:
    noted = hold_stop_signals()
    assert not noted

    os.kill(os.getpid(), number)

    assert list(noted) == [number]
