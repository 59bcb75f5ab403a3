"""Stop signals, sent to this process and taken by a running loop."""

import os
import signal
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from recovery_timer.adapters.signals import SignalWatch, stop_signals

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kill would end the process at once")


@pytest.fixture(autouse=True)
def _signals_as_before() -> Iterator[None]:
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    # The tests may have been started with nohup.
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.fixture
def watch(qtbot: QtBot) -> Iterator[SignalWatch]:
    watch = SignalWatch(stop_signals())
    yield watch
    watch.close()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_received__each_request_to_stop__is_told_apart(
    qtbot: QtBot, watch: SignalWatch, number: signal.Signals
) -> None:
    with qtbot.waitSignal(watch.received) as received:
        os.kill(os.getpid(), number)

    assert received.args == [number]


def test_received__first_sigint__leaves_the_second_to_the_system(qtbot: QtBot, watch: SignalWatch) -> None:
    with qtbot.waitSignal(watch.received):
        os.kill(os.getpid(), signal.SIGINT)

    assert signal.getsignal(signal.SIGINT) is signal.SIG_DFL


def test_received__signal_of_somebody_else__is_not_told(qtbot: QtBot, watch: SignalWatch) -> None:
    told: list[int] = []
    watch.received.connect(told.append)
    before = signal.signal(signal.SIGUSR1, lambda *_: None)
    try:
        os.kill(os.getpid(), signal.SIGUSR1)
        with qtbot.waitSignal(watch.received):
            os.kill(os.getpid(), signal.SIGTERM)
    finally:
        signal.signal(signal.SIGUSR1, before)

    assert told == [signal.SIGTERM]


def test_stop_signals__started_with_nohup__are_without_the_closing_of_the_terminal() -> None:
    signal.signal(signal.SIGHUP, signal.SIG_IGN)

    assert list(stop_signals()) == [signal.SIGINT, signal.SIGTERM]
