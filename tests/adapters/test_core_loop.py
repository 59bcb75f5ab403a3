"""asyncio on Qt's core: each of the two wakes the other."""

import asyncio
import socket
import time
from collections.abc import Coroutine
from selectors import SelectorKey

import pytest
from PySide6.QtCore import QTimer

from recovery_timer.adapters import core_loop as core_loop_module
from recovery_timer.adapters.core_loop import core_loop


def run(coroutine: Coroutine[object, object, None]) -> None:
    with asyncio.Runner(loop_factory=core_loop) as runner:
        runner.run(asyncio.wait_for(coroutine, 60))


@pytest.mark.usefixtures("qapp")
def test_event_of_qt__gives_asyncio_something_to_do__it_is_done() -> None:
    async def wait() -> None:
        has_come = asyncio.Event()
        QTimer.singleShot(0, has_come.set)
        await has_come.wait()

    run(wait())


@pytest.mark.usefixtures("qapp")
def test_timer_of_qt__while_asyncio_is_busy__is_handled() -> None:
    async def work() -> None:
        has_come = asyncio.Event()
        QTimer.singleShot(0, has_come.set)
        while not has_come.is_set():  # noqa: ASYNC110 - asyncio must have no time to wait
            await asyncio.sleep(0)

    run(work())


@pytest.mark.usefixtures("qapp")
def test_sleep__lasts_as_long_as_it_should_without_polling(monkeypatch: pytest.MonkeyPatch) -> None:
    looks: list[float | None] = []
    look = core_loop_module._QtSelector.select

    def count(selector: core_loop_module._QtSelector, timeout: float | None = None) -> list[tuple[SelectorKey, int]]:
        looks.append(timeout)
        return look(selector, timeout)

    monkeypatch.setattr(core_loop_module._QtSelector, "select", count)
    began = time.monotonic()
    run(asyncio.sleep(0.3))

    assert time.monotonic() - began >= 0.29
    # If it polled, there would be thousands.
    assert len(looks) < 100


@pytest.mark.usefixtures("qapp")
def test_streams__both_ends__read_and_write_what_does_not_fit_at_once() -> None:
    sent = bytes(range(256)) * 8_192

    async def talk() -> None:
        here, there = socket.socketpair()
        reader, back = await asyncio.open_connection(sock=here)
        _, writer = await asyncio.open_connection(sock=there)
        writer.write(sent)
        heard, _ = await asyncio.gather(reader.readexactly(len(sent)), writer.drain())
        assert heard == sent
        writer.close()
        assert await reader.read() == b""
        back.close()

    run(talk())
