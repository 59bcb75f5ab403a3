"""Whether the desktop allows animations, on Linux: from the settings portal on the session D-Bus.

Qt passes this on elsewhere, but not here. The portal (https://flatpak.github.io/xdg-desktop-portal) has the settings of
the desktops by namespace; each has its own way of saying that things should keep still. Without a bus or a portal,
things move.
"""

import asyncio
import logging
import sys
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from recovery_timer.adapters.buses import add_match, has_session_bus, session_bus, stay_connected
from recovery_timer.ports import MotionWatch, NoMotionWatch

if TYPE_CHECKING:
    from dbus_fast import Message
    from dbus_fast.aio import MessageBus

_PORTAL = "org.freedesktop.portal.Desktop"
_PATH = "/org/freedesktop/portal/desktop"
_SETTINGS = "org.freedesktop.portal.Settings"
_SIGNAL = "SettingChanged"
_MATCH = f"type='signal',sender='{_PORTAL}',path='{_PATH}',interface='{_SETTINGS}',member='{_SIGNAL}'"

_ASKS_FOR_STILLNESS: Mapping[tuple[str, str], Callable[[Any], bool]] = {
    ("org.freedesktop.appearance", "reduced-motion"): lambda value: value == 1,
    ("org.gnome.desktop.interface", "enable-animations"): lambda value: value is False,
    ("org.kde.kdeglobals.KDE", "AnimationDurationFactor"): lambda value: str(value) in {"0", "0.0"},
}
"""The settings by namespace and key, and which of their values asks for stillness."""

_log = logging.getLogger(__name__)


class PortalMotionWatch:
    """`ports.MotionWatch`. Runs in the current asyncio loop from `watch` to `close`."""

    def __init__(self) -> None:
        self._watching: asyncio.Task[None] | None = None
        self._still: dict[tuple[str, str], bool] = {}
        self._changed: Callable[[bool], None] = lambda _: None

    def watch(self, changed: Callable[[bool], None]) -> None:
        """Call ``changed`` with whether things may move: as soon as that is known, and whenever it changes."""
        self._changed = changed
        self._watching = asyncio.get_running_loop().create_task(self._watch())
        self._watching.add_done_callback(_log_failure)

    async def close(self) -> None:
        """Stop watching; nothing is left behind on the bus."""
        if self._watching is not None:
            self._watching.cancel()
            await asyncio.wait({self._watching})

    async def _watch(self) -> None:
        await stay_connected(
            session_bus,
            self._listen,
            log=_log,
            absent="The desktop does not say whether things may move",
            lost="The desktop no longer says whether things may move",
        )

    async def _listen(self, bus: "MessageBus") -> None:
        """Subscribe to every later change, and then ask for the present state."""
        from dbus_fast import Message, MessageType

        bus.add_message_handler(self._on_message)
        await add_match(bus, _MATCH)
        reply = await bus.call(
            Message(
                destination=_PORTAL,
                path=_PATH,
                interface=_SETTINGS,
                member="ReadAll",
                signature="as",
                body=[[namespace for namespace, _ in _ASKS_FOR_STILLNESS]],
            )
        )
        if reply.message_type is not MessageType.METHOD_RETURN:
            _log.info("The desktop does not say whether things may move: %s", reply.body)
            return
        for namespace, values in reply.body[0].items():
            for key, value in values.items():
                self._note(namespace, key, value.value)
        self._tell()

    def _on_message(self, message: "Message") -> None:
        if (message.interface, message.member, message.path) != (_SETTINGS, _SIGNAL, _PATH):
            return
        namespace, key, value = message.body
        if self._note(namespace, key, value.value):
            self._tell()

    def _note(self, namespace: str, key: str, value: Any) -> bool:
        """Remember a setting; return whether it is one of ours."""
        asks = _ASKS_FOR_STILLNESS.get((namespace, key))
        if asks is None:
            return False
        self._still[namespace, key] = asks(value)
        return True

    def _tell(self) -> None:
        self._changed(not any(self._still.values()))


def system_motion_watch() -> MotionWatch:
    """Return the motion watch for this system."""
    return PortalMotionWatch() if sys.platform == "linux" and has_session_bus() else NoMotionWatch()


def _log_failure(task: "asyncio.Task[None]") -> None:
    if not task.cancelled() and task.exception() is not None:
        _log.error("Watching the desktop's animations failed", exc_info=task.exception())
