"""A minimal screen reader: it reads a program over the accessibility bus, and uses only its accessible actions."""

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from dbus_fast import Message, MessageType
from dbus_fast.aio import MessageBus

from tests.real.processes import wait_until
from tests.real.session_bus import session_bus_of_its_own

_SERVICE = Path("/usr/share/dbus-1/services/org.a11y.Bus.service")
_ACCESSIBLE, _ACTION = "org.a11y.atspi.Accessible", "org.a11y.atspi.Action"
_ROOT = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
_SHOWING = 25
"""The state bit that AT-SPI sets for visible objects."""

_LONGEST_ANSWER_S = 60.0


@dataclass(frozen=True)
class Thing:
    """One node of the tree, as it was when read."""

    address: tuple[str, str]
    role: str
    name: str
    actions: Sequence[str]
    is_showing: bool


class ScreenReader:
    """Reads the programs on one bus. ``env`` makes a program appear there."""

    def __init__(self, runner: asyncio.Runner, bus: MessageBus, env: Mapping[str, str]) -> None:
        self.env = env
        self._runner = runner
        self._bus = bus

    def things(self) -> list[Thing]:
        """Return all nodes in the trees of all programs, from the top down, without the children of hidden ones."""
        found: list[Thing] = []
        waiting = list(reversed(self._ask(_ROOT, _ACCESSIBLE, "GetChildren")))
        while waiting:
            address = tuple(waiting.pop())
            thing = self._meet(address)
            found.append(thing)
            if thing.is_showing:
                waiting += reversed(self._ask(address, _ACCESSIBLE, "GetChildren"))
        return found

    def find(self, role: str, name: str) -> Thing:
        """Wait for a visible node with ``role`` that is called ``name`` (up to a comma), and return it."""
        found: list[Thing] = []

        def is_there() -> bool:
            try:
                met = self.things()
            except LookupError:
                # The tree changed while it was read.
                return False
            found[:] = [each for each in met if each.role == role and each.name.split(",")[0] == name]
            found[:] = [each for each in found if each.is_showing or each.role == "list item"]
            return len(found) == 1

        wait_until(is_there, f"the {role} {name}")
        return found[0]

    def inside(self, thing: Thing) -> list[Thing]:
        """Return the things directly within ``thing``."""
        return [self._meet(tuple(each)) for each in self._ask(thing.address, _ACCESSIBLE, "GetChildren")]

    def act(self, thing: Thing, action: str | None = None) -> None:
        """Run the default action of ``thing``, or the one called ``action``."""
        self._ask(thing.address, _ACTION, "DoAction", "i", thing.actions.index(action) if action else 0)

    def _meet(self, address: tuple[str, ...]) -> Thing:
        low, _ = self._ask(address, _ACCESSIBLE, "GetState")
        interfaces = self._ask(address, _ACCESSIBLE, "GetInterfaces")
        actions = self._ask(address, _ACTION, "GetActions") if _ACTION in interfaces else []
        name = self._ask(address, "org.freedesktop.DBus.Properties", "Get", "ss", _ACCESSIBLE, "Name").value
        role = self._ask(address, _ACCESSIBLE, "GetRoleName")
        # Since Qt 6.12, the names are words: "Show Menu".
        called = [each[0].replace(" ", "") for each in actions]
        return Thing((address[0], address[1]), role, name, called, bool(low >> _SHOWING & 1))

    def _ask(
        self, address: Sequence[str], interface: str, member: str, signature: str = "", *body: object
    ) -> Any:  # whatever the bus answers
        message = Message(
            destination=address[0],
            path=address[1],
            interface=interface,
            member=member,
            signature=signature,
            body=list(body),
        )
        answer = self._runner.run(_answer(self._bus, message))
        if answer.message_type is MessageType.ERROR:
            raise LookupError(f"{member} of {address}: {answer.body}")
        return answer.body[0]


@contextmanager
def screen_reader_of_its_own(folder: Path) -> Iterator[ScreenReader]:
    """Run a bus for programs and screen readers in ``folder``; skip the test if the system has none."""
    if not _SERVICE.exists():
        pytest.skip("The accessibility bus is not here (Debian package at-spi2-core)")
    with session_bus_of_its_own(folder) as session, asyncio.Runner() as runner:
        bus = runner.run(_connect(session.address))
        where = Message(destination="org.a11y.Bus", path="/org/a11y/bus", interface="org.a11y.Bus", member="GetAddress")
        address = runner.run(_answer(bus, where)).body[0]
        reading = runner.run(_connect(address))
        yield ScreenReader(runner, reading, {**session.env, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"})
        for each in (reading, bus):
            each.disconnect()


async def _connect(address: str) -> MessageBus:
    return await MessageBus(bus_address=address).connect()


async def _answer(bus: MessageBus, message: Message) -> Message:
    answer = await asyncio.wait_for(bus.call(message), _LONGEST_ANSWER_S)
    assert answer is not None
    return answer
