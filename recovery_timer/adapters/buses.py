"""Listening on a D-Bus, and whether there is one: where there is none, its library, of 3 MB, need not be loaded."""

import asyncio
import logging
import os
from collections.abc import Awaitable, Callable, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dbus_fast.aio import MessageBus

LONGEST_GOODBYE_S = 1.0
"""Timeout for closing the connection: a bus that hangs must not keep the program alive."""

_NONE = "disabled:"
"""The address by which the user declares that there is none."""

_SYSTEM_BUS = Path("/var/run/dbus/system_bus_socket")
_SESSION_BUSES = Path(".dbus", "session-bus")
"""Where the D-Bus specification puts the buses without configured addresses; the second is below the home folder."""


def has_system_bus(environ: Mapping[str, str] = os.environ) -> bool:
    """Return whether the machine may have a system bus. It need not answer."""
    return _is_said(environ.get("DBUS_SYSTEM_BUS_ADDRESS"), _SYSTEM_BUS)


def has_session_bus(environ: Mapping[str, str] = os.environ) -> bool:
    """Return whether the user's session may have a bus. It need not answer."""
    return _is_said(environ.get("DBUS_SESSION_BUS_ADDRESS"), Path(environ.get("HOME", ""), _SESSION_BUSES))


def _is_said(address: str | None, usual: Path) -> bool:
    return address != _NONE if address else _exists(usual)


@cache
def _exists(place: Path) -> bool:
    """Checked only once: most callers ask during a session, on the window's thread, which must not wait for a disk."""
    return place.exists()


def session_bus() -> "MessageBus":
    """Return the bus of the user's session, not connected yet."""
    # Imported late: it is not needed to open the window.
    from dbus_fast import BusType
    from dbus_fast.aio import MessageBus

    return MessageBus(bus_type=BusType.SESSION)


async def stay_connected(
    make: Callable[[], "MessageBus"],
    listen: Callable[["MessageBus"], Awaitable[None]],
    *,
    log: logging.Logger,
    absent: str,
    lost: str,
    left: Callable[[], None] = lambda: None,
) -> None:
    """Connect the bus that ``make`` returns, ``listen`` on it, and stay until it is gone or this is cancelled.

    ``log`` gets ``absent`` with the reason if there is no connection, and ``lost`` if there is none any more. ``left``
    is called before a connection is closed.
    """

    async def stay(bus: "MessageBus", gone: asyncio.Future[None]) -> None:
        await listen(bus)
        # Shielded: still needed to know when the connection is closed.
        await asyncio.shield(gone)

    await _connected(make, stay, log=log, absent=absent, lost=lost, left=left)


async def connect_for(
    use: Callable[["MessageBus"], Awaitable[None]],
    make: Callable[[], "MessageBus"],
    *,
    log: logging.Logger,
    absent: str,
    lost: str,
) -> None:
    """Connect the bus that ``make`` returns, ``use`` it and disconnect. For ``log`` see `stay_connected`."""
    await _connected(make, lambda bus, _: use(bus), log=log, absent=absent, lost=lost, left=lambda: None)


async def _connected(
    make: Callable[[], "MessageBus"],
    use: Callable[["MessageBus", asyncio.Future[None]], Awaitable[None]],
    *,
    log: logging.Logger,
    absent: str,
    lost: str,
    left: Callable[[], None],
) -> None:
    # Imported late: it is not needed to open the window.
    from dbus_fast import AuthError, DBusError, InvalidAddressError

    try:
        bus = make()
        await bus.connect()
    except (OSError, EOFError, AuthError, DBusError, InvalidAddressError) as error:
        log.info("%s: %s", absent, error)
        return
    gone = asyncio.ensure_future(bus.wait_for_disconnect())  # type: ignore[no-untyped-call]  # the library's
    try:
        await use(bus, gone)
    except (OSError, EOFError, DBusError) as error:
        log.info("%s: %s", lost, error)
    finally:
        left()
        bus.disconnect()
        await asyncio.wait({gone}, timeout=LONGEST_GOODBYE_S)


async def add_match(bus: "MessageBus", rule: str) -> None:
    """Ask ``bus`` for the signals that ``rule`` describes."""
    from dbus_fast import Message

    await bus.call(
        Message(
            destination="org.freedesktop.DBus",
            path="/org/freedesktop/DBus",
            interface="org.freedesktop.DBus",
            member="AddMatch",
            signature="s",
            body=[rule],
        )
    )
