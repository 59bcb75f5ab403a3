"""The machine's sleep on Linux, from logind's signals on the system D-Bus.

logind emits PrepareForSleep(true) before the machine sleeps and PrepareForSleep(false) after it has woken. To get time
for work before the sleep, one holds an inhibitor lock of mode "delay" (https://systemd.io/INHIBITOR_LOCKS), releases it
as soon as the work is done, and takes it again after waking.

Without a bus or logind nothing is reported, and the sleep is detected after waking by the gap between the clocks.
"""

import asyncio
import logging
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from recovery_timer.adapters.buses import add_match, has_system_bus, stay_connected
from recovery_timer.ports import NoSleepWatch, SleepWatch

if TYPE_CHECKING:
    from dbus_fast import Message
    from dbus_fast.aio import MessageBus

_LOGIND = "org.freedesktop.login1"
_PATH = "/org/freedesktop/login1"
_MANAGER = "org.freedesktop.login1.Manager"
_SIGNAL = "PrepareForSleep"
_MATCH = f"type='signal',sender='{_LOGIND}',path='{_PATH}',interface='{_MANAGER}',member='{_SIGNAL}'"
_WHY = ("sleep", "Recovery Timer", "Keeps where the session is", "delay")

_log = logging.getLogger(__name__)


class LogindSleepWatch:
    """`ports.SleepWatch`. Runs in the current asyncio loop from `watch` to `close`."""

    def __init__(self) -> None:
        self._watching: asyncio.Task[None] | None = None
        self._delaying: asyncio.Task[None] | None = None
        self._bus: MessageBus | None = None
        self._inhibitor: int | None = None
        self._sleeps = False
        self._going_to_sleep: Callable[[], None] = lambda: None
        self._woke: Callable[[], None] = lambda: None

    def watch(self, going_to_sleep: Callable[[], None], woke: Callable[[], None]) -> None:
        """Call ``going_to_sleep`` before the machine sleeps, and ``woke`` after it."""
        self._going_to_sleep, self._woke = going_to_sleep, woke
        self._watching = asyncio.get_running_loop().create_task(self._watch())
        self._watching.add_done_callback(_log_failure)

    async def close(self) -> None:
        """Stop watching; nothing is left behind on the bus."""
        for task in (self._delaying, self._watching):
            if task is not None:
                task.cancel()
                await asyncio.wait({task})

    async def _watch(self) -> None:
        # Imported late: it is not needed to open the window.
        from dbus_fast import BusType
        from dbus_fast.aio import MessageBus

        await stay_connected(
            lambda: MessageBus(bus_type=BusType.SYSTEM, negotiate_unix_fd=True),
            self._listen,
            log=_log,
            absent="The system does not report sleep",
            lost="The system no longer reports sleep",
            left=self._leave,
        )

    def _leave(self) -> None:
        self._bus = None
        self._let_sleep()

    async def _listen(self, bus: "MessageBus") -> None:
        bus.add_message_handler(self._on_message)
        await add_match(bus, _MATCH)
        self._bus = bus
        await self._delay_sleep()

    def _on_message(self, message: "Message") -> None:
        if (message.interface, message.member, message.path) != (_MANAGER, _SIGNAL, _PATH):
            return
        if message.body == [True]:
            self._sleeps = True
            try:
                self._going_to_sleep()
            finally:
                self._let_sleep()
        elif message.body == [False]:
            self._sleeps = False
            self._woke()
            self._delaying = asyncio.get_running_loop().create_task(self._delay_sleep())
            self._delaying.add_done_callback(_log_failure)

    async def _delay_sleep(self) -> None:
        """Request a delay before the next sleep. If it is refused, the sleep is still reported."""
        from dbus_fast import Message, MessageType

        bus = self._bus
        if bus is None:
            return
        request = Message(
            destination=_LOGIND, path=_PATH, interface=_MANAGER, member="Inhibit", signature="ssss", body=list(_WHY)
        )
        answer = asyncio.ensure_future(bus.call(request))
        try:
            reply = await asyncio.shield(answer)
        except asyncio.CancelledError:
            # The answer may be on its way, and its lock would never be released.
            answer.add_done_callback(_release)
            raise
        if reply.message_type is not MessageType.METHOD_RETURN or not reply.unix_fds:
            _log.info("The system refuses to delay sleep: %s", reply.body)
            return
        self._let_sleep()
        self._inhibitor = reply.unix_fds[0]
        if self._sleeps:
            # The machine is going to sleep already, and would wait for this delay in vain.
            self._let_sleep()

    def _let_sleep(self) -> None:
        inhibitor, self._inhibitor = self._inhibitor, None
        if inhibitor is not None:
            _close(inhibitor)


def system_sleep_watch() -> SleepWatch:
    """Return the sleep watch for this system."""
    return LogindSleepWatch() if sys.platform == "linux" and has_system_bus() else NoSleepWatch()


def _release(answer: "asyncio.Future[Message]") -> None:
    """Release the locks in an ``answer`` that nothing is waiting for any more."""
    if not answer.cancelled() and answer.exception() is None:
        for inhibitor in answer.result().unix_fds:
            _close(inhibitor)


def _close(inhibitor: int) -> None:
    with suppress(OSError):
        os.close(inhibitor)


def _log_failure(task: "asyncio.Task[None]") -> None:
    if not task.cancelled() and task.exception() is not None:
        _log.error("Watching for sleep failed", exc_info=task.exception())
