"""Notifications by the desktop's own service, over the session D-Bus of Linux desktops.

The specification: https://specifications.freedesktop.org/notification-spec/latest
The program is on the bus only while it shows a notification: until that is pressed, closed or withdrawn.
"""

import asyncio
import html
import logging
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from recovery_timer.adapters.buses import LONGEST_GOODBYE_S, add_match, connect_for, has_session_bus, session_bus
from recovery_timer.ports import (
    NoNotifications,
    Notification,
    NotificationEvent,
    NotificationFailed,
    NotificationFault,
    NotificationPressed,
    Notifications,
    NotificationShown,
)

if TYPE_CHECKING:
    from dbus_fast import Message
    from dbus_fast.aio import MessageBus

ANSWER_WITHIN_S = 5.0
"""How long to wait for the service, which the bus may have to start."""

NAME, PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
_MATCH = f"type='signal',interface='{NAME}',path='{PATH}'"
_APPLICATION, _DESKTOP_ENTRY = "Recovery Timer", "recovery-timer"
_ITSELF = "default"
"""The name of the button that stands for the notification itself."""
_AS_LONG_AS_USUAL = -1

_log = logging.getLogger(__name__)


class DesktopNotifications:
    """`ports.Notifications`. Runs in the current asyncio loop while a notification is shown."""

    def __init__(self, happened: Callable[[NotificationEvent], None], icon: str = "") -> None:
        """``icon`` is the name of an icon, or a picture file."""
        self._happened = happened
        self._icon = icon
        self._wanted: Notification | None = None
        self._changed = asyncio.Event()
        self._showing: asyncio.Task[None] | None = None
        self._shown: Notification | None = None
        self._id = 0
        self._token = ""

    def show(self, notification: Notification) -> None:
        """Show ``notification``, in place of the one that is shown."""
        self._wanted = notification
        self._changed.set()
        if self._showing is None or self._showing.done():
            self._showing = asyncio.get_running_loop().create_task(self._be_there())
            self._showing.add_done_callback(_log_failure)

    def withdraw(self) -> None:
        """Withdraw the notification that is shown."""
        self._wanted = None
        self._changed.set()

    async def close(self) -> None:
        """Withdraw, and leave the bus."""
        self.withdraw()
        if self._showing is not None:
            _, hanging = await asyncio.wait({self._showing}, timeout=LONGEST_GOODBYE_S)
            for each in hanging:
                each.cancel()

    # -- on the bus

    async def _be_there(self) -> None:
        """Stay on the bus as long as any notification is wanted, even a later one than the first."""
        while self._wanted is not None:
            wanted = self._wanted
            await connect_for(
                self._follow,
                session_bus,
                log=_log,
                absent="Notifications cannot be shown",
                lost="Notifications can no longer be shown",
            )
            if wanted is self._wanted is not self._shown:
                self._fail()
            self._shown, self._id = None, 0

    async def _follow(self, bus: "MessageBus") -> None:
        """Show the wanted notification, and any that replaces it; return when none is wanted."""
        bus.add_message_handler(self._on_message)
        await add_match(bus, _MATCH)
        gone = asyncio.ensure_future(bus.wait_for_disconnect())  # type: ignore[no-untyped-call]  # the library's
        while self._wanted is not None:
            self._changed.clear()
            if self._wanted is not self._shown:
                await self._put(bus, self._wanted)
            changed = asyncio.ensure_future(self._changed.wait())
            await asyncio.wait({changed, gone}, return_when=asyncio.FIRST_COMPLETED)
            changed.cancel()
            if gone.done():
                raise EOFError("the bus is gone")
        if self._id:
            await _ask(bus, "CloseNotification", "u", self._id)

    async def _put(self, bus: "MessageBus", wanted: Notification) -> None:
        """Put ``wanted`` on the desktop, in place of the one before."""
        from dbus_fast import Variant

        can = await _ask(bus, "GetCapabilities") or ()
        body = html.escape(wanted.body, quote=False) if "body-markup" in can else wanted.body
        buttons = [(_ITSELF, ""), *wanted.buttons] if "actions" in can else []
        hints = {"desktop-entry": Variant("s", _DESKTOP_ENTRY), "urgency": Variant("y", 1)}
        flat = [each for button in buttons for each in button]
        shown = await _ask(
            bus, "Notify", "susssasa{sv}i",
            _APPLICATION, self._id, self._icon, wanted.title, body, flat, hints, _AS_LONG_AS_USUAL,
        )  # fmt: skip
        if shown is None:
            self._fail()
            return
        self._shown, self._id, self._token = wanted, shown, ""
        if wanted is self._wanted:
            self._happened(NotificationShown(wanted.key))

    def _fail(self) -> None:
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self._happened(NotificationFailed(wanted.key, NotificationFault.NO_SERVICE))

    def _on_message(self, message: "Message") -> None:
        if (message.interface, message.path) != (NAME, PATH) or not message.body or message.body[0] != self._id:
            return
        if message.member == "ActivationToken":
            self._token = message.body[1]
        elif message.member == "ActionInvoked":
            self._press(message.body[1])
        elif message.member == "NotificationClosed":
            self._id = 0
            if self._wanted is self._shown:
                self.withdraw()

    def _press(self, name: str) -> None:
        shown = self._shown
        if shown is None or shown is not self._wanted:
            return
        self.withdraw()
        self._happened(NotificationPressed(shown.key, "" if name == _ITSELF else name, self._token))


async def _ask(bus: "MessageBus", member: str, signature: str = "", *arguments: object) -> Any:
    """Call a method of the service; return the first value of its answer, or None if there is none in time."""
    from dbus_fast import Message, MessageType

    message = Message(
        destination=NAME, path=PATH, interface=NAME, member=member, signature=signature, body=list(arguments)
    )
    try:
        answer: Message | None = await asyncio.wait_for(bus.call(message), ANSWER_WITHIN_S)
    except TimeoutError:
        _log.info("The service of notifications does not answer")
        return None
    if answer is None or answer.message_type is not MessageType.METHOD_RETURN:
        _log.info("The service of notifications refuses: %s", None if answer is None else answer.body)
        return None
    return answer.body[0] if answer.body else None


def may_notify() -> bool:
    """Return whether there may be notifications on this system."""
    return sys.platform == "linux" and has_session_bus()


def system_notifications(happened: Callable[[NotificationEvent], None], icon: str = "") -> Notifications:
    """Return the notifications of this system, which report to ``happened``."""
    if may_notify():
        return DesktopNotifications(happened, icon)
    return NoNotifications(happened, lambda report: asyncio.get_running_loop().call_soon(report))


def _log_failure(task: "asyncio.Task[None]") -> None:
    if not task.cancelled() and task.exception() is not None:
        _log.error("Showing a notification failed", exc_info=task.exception())
