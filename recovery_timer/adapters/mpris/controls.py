"""The session as a player on the bus, for as long as there is a session."""

import asyncio
import logging
import os
import sys
from typing import TYPE_CHECKING

from recovery_timer.adapters.buses import has_session_bus, session_bus, stay_connected
from recovery_timer.adapters.mpris.names import NAME, PATH
from recovery_timer.ports import MediaCommands, MediaControls, NoMediaControls, NowPlaying

if TYPE_CHECKING:
    from dbus_fast.aio import MessageBus

    from recovery_timer.adapters.mpris.interfaces import PlayerInterface

_log = logging.getLogger(__name__)


class MprisControls:
    """`ports.MediaControls`. Connects to the bus when something is shown, and leaves it when nothing is.

    Runs in the current asyncio loop from `show` to `hide` or `close`.
    """

    wants_covers = True

    def __init__(self, commands: MediaCommands) -> None:
        """``commands`` are carried out as they arrive, between two events of the loop."""
        self._commands = commands
        self._playing: NowPlaying | None = None
        self._player: PlayerInterface | None = None
        self._serving: asyncio.Task[None] | None = None

    def show(self, playing: NowPlaying) -> None:
        """Show ``playing``; the first time, the player appears on the bus."""
        if playing == self._playing:
            return
        is_new, self._playing = self._playing is None, playing
        if is_new:
            self._serving = asyncio.get_running_loop().create_task(self._serve(self._serving))
            self._serving.add_done_callback(_log_failure)
        elif self._player is not None:
            self._player.change(playing)

    def hide(self) -> None:
        """Leave the bus."""
        self._playing = None
        if self._serving is not None:
            self._serving.cancel()

    async def close(self) -> None:
        """Leave the bus, and wait until that is done."""
        self.hide()
        if self._serving is not None:
            await asyncio.wait({self._serving})

    async def _serve(self, before: "asyncio.Task[None] | None") -> None:
        """Be on the bus until cancelled. ``before`` is an earlier stay, which must be over: it has the same name."""
        if before is not None:
            await asyncio.wait({before})
        await stay_connected(
            session_bus,
            self._listen,
            log=_log,
            absent="The session is not on the media controls",
            lost="The session is no longer on the media controls",
            left=self._leave,
        )

    def _leave(self) -> None:
        self._player = None

    async def _listen(self, bus: "MessageBus") -> None:
        from dbus_fast import NameFlag, RequestNameReply

        from recovery_timer.adapters.mpris.interfaces import PlayerInterface, RootInterface

        assert self._playing is not None
        player = PlayerInterface(self._playing, self._commands)
        bus.export(PATH, RootInterface())
        bus.export(PATH, player)
        self._player = player
        if await bus.request_name(NAME, NameFlag.DO_NOT_QUEUE) is not RequestNameReply.PRIMARY_OWNER:
            await bus.request_name(f"{NAME}.instance{os.getpid()}", NameFlag.DO_NOT_QUEUE)


def system_media_controls(commands: MediaCommands) -> MediaControls:
    """Return the media controls of this system, which carry out ``commands``."""
    if sys.platform == "linux":
        if has_session_bus():
            return MprisControls(commands)
        _log.info("There is no session bus, and so there are no media controls")
    return NoMediaControls()


def _log_failure(task: "asyncio.Task[None]") -> None:
    if not task.cancelled() and task.exception() is not None:
        _log.error("Showing the session on the media controls failed", exc_info=task.exception())
