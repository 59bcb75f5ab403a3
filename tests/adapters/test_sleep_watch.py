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
