"""What tests/real/test_sleep_watch.py meets only by chance: the machine sleeps while its delay is still requested."""

import asyncio
import os
from types import SimpleNamespace
from typing import Any

import pytest

from recovery_timer.adapters.sleep_watch import LogindSleepWatch

pytest.importorskip("dbus_fast", reason="only Linux has the bus")
from dbus_fast import Message, MessageType


def sleep_signal() -> Message:
    return Message(
        message_type=MessageType.SIGNAL,
        path="/org/freedesktop/login1",
        interface="org.freedesktop.login1.Manager",
        member="PrepareForSleep",
        signature="b",
        body=[True],
    )


def test_delay__granted_after_the_sleep_began__is_released_at_once() -> None:
    watch = LogindSleepWatch()
    read_end, inhibitor = os.pipe()

    async def call(_request: object) -> Any:
        # The signal comes behind the reply, but is handled before the task that awaits the reply goes on.
        watch._on_message(sleep_signal())
        return SimpleNamespace(message_type=MessageType.METHOD_RETURN, unix_fds=[inhibitor], body=[])

    watch._bus = SimpleNamespace(call=call)  # type: ignore[assignment]  # all that is asked of a bus here
    asyncio.run(watch._delay_sleep())

    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(inhibitor)
    os.close(read_end)


class SlowBus:
    """Answers the request for a lock when the test says so."""

    def __init__(self) -> None:
        self.answer: asyncio.Future[Message] = asyncio.get_running_loop().create_future()

    async def call(self, _request: Message) -> Message:
        return await self.answer


@pytest.mark.parametrize("granted_first", [False, True])
def test_close__while_the_lock_is_being_granted__gives_it_back(granted_first: bool) -> None:
    async def close_meanwhile() -> None:
        reading, lock = os.pipe()
        reply = Message(message_type=MessageType.METHOD_RETURN, reply_serial=1, unix_fds=[lock])
        watch, bus = LogindSleepWatch(), SlowBus()
        watch._bus = bus  # type: ignore[assignment]  # all that is asked of a bus here
        watch._delaying = asyncio.get_running_loop().create_task(watch._delay_sleep())
        await asyncio.sleep(0)
        if granted_first:
            bus.answer.set_result(reply)
        await watch.close()
        if not granted_first:
            bus.answer.set_result(reply)
        for _ in range(3):
            await asyncio.sleep(0)

        # At its end once the lock is closed, and empty until then.
        os.set_blocking(reading, False)
        with os.fdopen(reading, "rb", buffering=0) as held:
            assert held.read(1) == b""

    asyncio.run(asyncio.wait_for(close_meanwhile(), 10))
