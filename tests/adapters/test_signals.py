"""Stop signals, sent to this process and taken by a running loop."""

import asyncio
import os
import signal
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from recovery_timer.adapters.signals import StopSignals, stop_signals

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kill would end the process at once")


@pytest.fixture(autouse=True)
def _signals_as_before() -> Iterator[None]:
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    # The tests may have been started with nohup.
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_stop_signals__each__sets_stop(qapp: QApplication, number: signal.Signals) -> None:
    async def is_stopped() -> bool:
        stop = asyncio.Event()
        signals = StopSignals(asyncio.get_running_loop(), stop)
        os.kill(os.getpid(), number)
        async with asyncio.timeout(60):
            await stop.wait()
        signals.deleteLater()
        return stop.is_set()

    assert asyncio.run(is_stopped())


def test_stop_signals__started_with_nohup__are_without_the_closing_of_the_terminal() -> None:
    signal.signal(signal.SIGHUP, signal.SIG_IGN)

    assert list(stop_signals()) == [signal.SIGINT, signal.SIGTERM]
