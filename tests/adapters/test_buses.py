from pathlib import Path

import pytest

from recovery_timer.adapters import buses
from recovery_timer.adapters.buses import has_session_bus, has_system_bus


@pytest.mark.parametrize("address, there", [("unix:path=/run/bus", True), ("disabled:", False)])
def test_has_bus__address_is_said__is_what_it_says(address: str, there: bool) -> None:
    assert has_session_bus({"DBUS_SESSION_BUS_ADDRESS": address}) is there
    assert has_system_bus({"DBUS_SYSTEM_BUS_ADDRESS": address}) is there


def test_has_bus__no_address__is_whether_something_is_in_the_usual_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(buses, "_SYSTEM_BUS", tmp_path / "none")
    assert not has_session_bus({"HOME": str(tmp_path / "none")})
    assert not has_system_bus({})

    (tmp_path / ".dbus" / "session-bus").mkdir(parents=True)
    (tmp_path / "socket").touch()
    monkeypatch.setattr(buses, "_SYSTEM_BUS", tmp_path / "socket")
    assert has_session_bus({"HOME": str(tmp_path)})
    assert has_system_bus({})
