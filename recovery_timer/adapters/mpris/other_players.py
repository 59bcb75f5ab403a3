"""Pausing the music of other programs, and resuming it."""

import asyncio
import logging
import sys
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from recovery_timer.adapters.buses import connect_for, has_session_bus, session_bus
from recovery_timer.adapters.mpris.names import NAME, PATH, PLAYER, PREFIX
from recovery_timer.ports import NoOtherPlayers, OtherPlayers

if TYPE_CHECKING:
    from dbus_fast.aio import MessageBus

ANSWER_WITHIN_S = 1.0
"""Timeout for each call to a player: one that hangs must not keep the others waiting, or the program alive."""
_LOOK_EVERY_S = 0.05

_NOT_OTHERS = (NAME, f"{PREFIX}playerctld")
"""The program itself, also in a second window, and a stand-in for whichever player was used last: it may be ours."""

_BUS = ("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus")
"""The bus itself as whom to ask: a name, an object and an interface."""
_PROPERTIES = "org.freedesktop.DBus.Properties"

_log = logging.getLogger(__name__)


class MprisOtherPlayers:
    """`ports.OtherPlayers`. Requests are carried out one after another, in the current asyncio loop."""

    def __init__(self) -> None:
        self._paused: dict[str, str] = {}
        """The connections of the players that were paused here, by name: a player that was restarted is another."""
        self._latest: asyncio.Task[None] | None = None

    def pause(self) -> None:
        """Pause every player that is playing."""
        self._do_next(self._pause_all)

    def resume(self) -> None:
        """Resume the players that were paused here and still are."""
        self._do_next(self._resume_all)

    async def close(self) -> None:
        """Resume, and wait until that is done."""
        if self._latest is not None:
            self.resume()
            await asyncio.wait({self._latest})

    def _do_next(self, act: Callable[["MessageBus"], Awaitable[None]]) -> None:
        self._latest = asyncio.get_running_loop().create_task(self._do(act, self._latest))
        self._latest.add_done_callback(_log_failure)

    async def _do(self, act: Callable[["MessageBus"], Awaitable[None]], before: "asyncio.Task[None] | None") -> None:
        if before is not None:
            await asyncio.wait({before})
        await connect_for(
            act,
            session_bus,
            log=_log,
            absent="Other players cannot be reached",
            lost="Other players can no longer be reached",
        )

    async def _pause_all(self, bus: "MessageBus") -> None:
        names = await _ask(bus, _BUS, "ListNames") or ()
        await asyncio.gather(*(self._pause(bus, name) for name in names if _is_other_player(name)))

    async def _pause(self, bus: "MessageBus", name: str) -> None:
        owner = await _owner(bus, name)
        if owner is None or await _status(bus, name) != "Playing":
            return
        self._paused[name] = owner
        await _ask(bus, (name, PATH, PLAYER), "Pause")
        # Some answer at once but pause later; `resume` must find them paused.
        for _ in range(round(ANSWER_WITHIN_S / _LOOK_EVERY_S)):
            if await _status(bus, name) != "Playing":
                return
            await asyncio.sleep(_LOOK_EVERY_S)

    async def _resume_all(self, bus: "MessageBus") -> None:
        paused, self._paused = self._paused, {}
        await asyncio.gather(*(_resume(bus, name, owner) for name, owner in paused.items()))


def _is_other_player(name: str) -> bool:
    return name.startswith(PREFIX) and not name.startswith(_NOT_OTHERS)


async def _resume(bus: "MessageBus", name: str, owner: str) -> None:
    if await _owner(bus, name) == owner and await _status(bus, name) == "Paused":
        await _ask(bus, (name, PATH, PLAYER), "Play")


async def _owner(bus: "MessageBus", name: str) -> str | None:
    owner: str | None = await _ask(bus, _BUS, "GetNameOwner", name)
    return owner


async def _status(bus: "MessageBus", name: str) -> str | None:
    status = await _ask(bus, (name, PATH, _PROPERTIES), "Get", PLAYER, "PlaybackStatus")
    return None if status is None else status.value


async def _ask(bus: "MessageBus", whom: tuple[str, str, str], member: str, *arguments: str) -> Any:
    """Call a method; return the first value of its answer, or None without a value, or an answer in time."""
    from dbus_fast import Message, MessageFlag, MessageType

    name, path, interface = whom
    message = Message(
        destination=name,
        path=path,
        interface=interface,
        member=member,
        signature="s" * len(arguments),
        body=list(arguments),
        # A player that is not running must not be started.
        flags=MessageFlag.NO_AUTOSTART,
    )
    try:
        answer: Message | None = await asyncio.wait_for(bus.call(message), ANSWER_WITHIN_S)
    except TimeoutError:
        _log.info("%s does not answer", name)
        return None
    if answer is None or answer.message_type is not MessageType.METHOD_RETURN:
        return None
    return answer.body[0] if answer.body else None


def system_other_players() -> OtherPlayers:
    """Return the other players of this system."""
    return MprisOtherPlayers() if sys.platform == "linux" and has_session_bus() else NoOtherPlayers()


def _log_failure(task: "asyncio.Task[None]") -> None:
    if not task.cancelled() and task.exception() is not None:
        _log.error("Pausing or resuming other players failed", exc_info=task.exception())
