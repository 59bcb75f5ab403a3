"""Whether there is a D-Bus to talk to: where there is none, its library, of 3 MB, need not be loaded to find out."""

import os
from collections.abc import Mapping
from pathlib import Path

_NONE = "disabled:"
"""The address by which the user says that there is none."""

_SYSTEM_BUS = Path("/var/run/dbus/system_bus_socket")
_SESSION_BUSES = Path(".dbus", "session-bus")
"""Where the buses are if their addresses are not said, by the D-Bus specification; the second below the home folder."""


def has_system_bus(environ: Mapping[str, str] = os.environ) -> bool:
    """Return whether the machine may have a system bus. It need not answer."""
    return _is_said(environ.get("DBUS_SYSTEM_BUS_ADDRESS"), _SYSTEM_BUS)


def has_session_bus(environ: Mapping[str, str] = os.environ) -> bool:
    """Return whether the user's session may have a bus. It need not answer."""
    return _is_said(environ.get("DBUS_SESSION_BUS_ADDRESS"), Path(environ.get("HOME", ""), _SESSION_BUSES))


def _is_said(address: str | None, usual: Path) -> bool:
    return address != _NONE if address else usual.exists()
