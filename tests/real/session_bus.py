"""A D-Bus session bus for the tests."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.real.processes import first_line, pipe, running, want


@dataclass(frozen=True)
class SessionBus:
    """A bus. ``env``, added to a program's environment, makes it use the bus."""

    address: str
    env: Mapping[str, str]


@contextmanager
def session_bus_of_its_own(folder: Path) -> Iterator[SessionBus]:
    """Run dbus-daemon in ``folder``; skip the test if it is missing."""
    daemon = want("dbus-daemon", "dbus")
    log = folder / "dbus.log"
    with pipe() as (announce, heard):
        command = [daemon, "--session", "--nofork", "--nopidfile", f"--print-address={announce}"]
        env = {**os.environ, "HOME": str(folder)}
        with running(command, env=env, log=log, pass_fds=(announce,)) as process:
            address = first_line(heard, process, log)
            yield SessionBus(address, {"DBUS_SESSION_BUS_ADDRESS": address})
