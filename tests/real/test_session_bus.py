"""The D-Bus tests rely on a bus of their own, separate from the desktop of whoever runs them."""

import os
import subprocess

from tests.real.processes import want
from tests.real.session_bus import SessionBus


def test_session_bus__answers_and_holds_no_other_program(session_bus: SessionBus) -> None:
    asked = subprocess.run(
        [
            want("dbus-send", "dbus"),
            "--session",
            "--print-reply",
            "--dest=org.freedesktop.DBus",
            "/org/freedesktop/DBus",
            "org.freedesktop.DBus.ListNames",
        ],
        env={**os.environ, **session_bus.env},
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    )

    names = [line.split('"')[1] for line in asked.stdout.splitlines() if "string" in line]
    assert [name for name in names if not name.startswith(":")] == ["org.freedesktop.DBus"]
