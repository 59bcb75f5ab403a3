"""A minimal music player, on a bus of the tests."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from dbus_fast import PropertyAccess
from dbus_fast.aio import MessageBus
from dbus_fast.annotations import DBusStr
from dbus_fast.service import ServiceInterface, dbus_method, dbus_property

from recovery_timer.adapters.mpris.names import PATH, PLAYER, PREFIX


class OtherPlayer(ServiceInterface):
    """A player with a ``status``; ``pressed`` records the commands. If it ``hangs``, it ignores them."""

    def __init__(self, status: str = "Playing", *, hangs: bool = False) -> None:
        super().__init__(PLAYER)
        self.status = status
        self.pressed: list[str] = []
        self._hangs = hangs

    @dbus_method(name="Play")
    def play(self) -> None:
        self._press("Play", "Playing")

    @dbus_method(name="Pause")
    def pause(self) -> None:
        self._press("Pause", "Paused")

    @dbus_property(access=PropertyAccess.READ, name="PlaybackStatus")
    def playback_status(self) -> DBusStr:
        return self.status

    def _press(self, button: str, status: str) -> None:
        self.pressed.append(button)
        if not self._hangs:
            self.status = status


@asynccontextmanager
async def on_the_bus(address: str, name: str, player: OtherPlayer) -> AsyncIterator[MessageBus]:
    """Put ``player`` on the bus as ``name`` for the duration of the block."""
    bus = await MessageBus(bus_address=address).connect()
    bus.export(PATH, player)
    await bus.request_name(PREFIX + name)
    try:
        yield bus
    finally:
        bus.disconnect()
        await bus.wait_for_disconnect()  # type: ignore[no-untyped-call]  # the library's
