"""A fake logind on a separate bus: it announces sleep on command, and hands out inhibitors.

Run as a program, it reads commands from lines: ``sleep`` and ``wake`` send the signal, ``held`` does nothing else. It
answers each line with the number of inhibitors held.
"""

import asyncio
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from subprocess import PIPE, Popen

from dbus_fast.aio import MessageBus
from dbus_fast.annotations import DBusBool, DBusStr, DBusUnixFd
from dbus_fast.service import ServiceInterface, dbus_method, dbus_signal

from tests.real.session_bus import SessionBus

REPOSITORY = Path(__file__).parents[2]
NAME = "org.freedesktop.login1"


class Manager(ServiceInterface):
    """The part of logind's manager that deals with sleep."""

    def __init__(self) -> None:
        super().__init__(f"{NAME}.Manager")
        self.pipes: list[int] = []

    @dbus_method(name="Inhibit")
    def inhibit(self, what: DBusStr, who: DBusStr, why: DBusStr, mode: DBusStr) -> DBusUnixFd:
        assert (what, mode) == ("sleep", "delay")
        ours, theirs = os.pipe()
        os.set_blocking(ours, False)
        self.pipes.append(ours)
        # Closed a little later, because it is sent only after this returns.
        asyncio.get_running_loop().call_later(0.2, os.close, theirs)
        return theirs

    @dbus_signal(name="PrepareForSleep")
    def prepare_for_sleep(self, begins: bool) -> DBusBool:
        return begins

    def held(self) -> int:
        """Return the number of inhibitors held, i.e. with the other end of the pipe open."""
        return sum(not _is_closed(pipe) for pipe in self.pipes)


def _is_closed(pipe: int) -> bool:
    try:
        return os.read(pipe, 1) == b""
    except BlockingIOError:
        return False


async def _serve(address: str) -> None:
    bus = await MessageBus(bus_address=address, negotiate_unix_fd=True).connect()
    manager = Manager()
    bus.export("/org/freedesktop/login1", manager)
    await bus.request_name(NAME)
    print("ready", flush=True)
    loop = asyncio.get_running_loop()
    while command := (await loop.run_in_executor(None, sys.stdin.readline)).strip():
        match command:
            case "sleep":
                manager.prepare_for_sleep(True)
            case "wake":
                manager.prepare_for_sleep(False)
            case _:
                pass
        print(manager.held(), flush=True)


@dataclass(frozen=True)
class Logind:
    """A running logind. ``env`` makes a program find it."""

    process: "Popen[str]"
    env: Mapping[str, str]

    def ask(self, command: str) -> int:
        """Send a command; return the number of inhibitors held afterwards."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{command}\n")
        self.process.stdin.flush()
        return int(self.process.stdout.readline())


@contextmanager
def logind_of_its_own(bus: SessionBus) -> Iterator[Logind]:
    """Run a logind on ``bus``, which stands in for the system bus."""
    command = [sys.executable, "-m", "tests.real.logind", bus.address]
    with Popen(command, stdin=PIPE, stdout=PIPE, text=True, cwd=REPOSITORY) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        yield Logind(process, {"DBUS_SYSTEM_BUS_ADDRESS": bus.address})
        process.kill()


if __name__ == "__main__":
    asyncio.run(_serve(sys.argv[1]))
