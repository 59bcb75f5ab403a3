"""The desktop's setting for animations, from a settings portal on a bus of the tests."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import pytest
from dbus_fast import Variant
from dbus_fast.aio import MessageBus
from dbus_fast.annotations import DBusSignature
from dbus_fast.service import ServiceInterface, dbus_method, dbus_signal
from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

from recovery_timer.adapters.motion_watch import PortalMotionWatch
from tests.real.session_bus import SessionBus, session_bus_of_its_own

GNOME = "org.gnome.desktop.interface"


class DesktopSettings(ServiceInterface):
    """The settings interface of the portal."""

    def __init__(self) -> None:
        super().__init__("org.freedesktop.portal.Settings")

    @dbus_method(name="ReadAll")
    def read_all(
        self, namespaces: Annotated[list[str], DBusSignature("as")]
    ) -> Annotated[dict[str, dict[str, Variant]], DBusSignature("a{sa{sv}}")]:
        assert GNOME in namespaces
        return {GNOME: {"enable-animations": Variant("b", False)}}

    @dbus_signal(name="SettingChanged")
    def setting_changed(
        self, namespace: str, key: str, value: Variant
    ) -> Annotated[list[object], DBusSignature("ssv")]:
        return [namespace, key, value]


@pytest.fixture
def bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SessionBus]:
    with session_bus_of_its_own(tmp_path) as made:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", made.address)
        yield made


async def until(told: list[bool], count: int) -> None:
    async with asyncio.timeout(60):
        while len(told) < count:  # noqa: ASYNC110 - the list is the only indication
            await asyncio.sleep(0.01)


async def follow_a_change(bus: SessionBus) -> list[bool]:
    told: list[bool] = []
    portal, settings = await MessageBus(bus_address=bus.address).connect(), DesktopSettings()
    portal.export("/org/freedesktop/portal/desktop", settings)
    await portal.request_name("org.freedesktop.portal.Desktop")
    watch = PortalMotionWatch()
    watch.watch(told.append)
    await until(told, 1)
    settings.setting_changed(GNOME, "enable-animations", Variant("b", True))
    await until(told, 2)
    await watch.close()
    portal.disconnect()
    return told


def test_watch__says_at_once_and_follows_a_change(bus: SessionBus, qapp: QApplication) -> None:
    with asyncio.Runner(loop_factory=lambda: QEventLoop(qapp)) as runner:
        assert runner.run(follow_a_change(bus)) == [False, True]


def test_watch__no_portal__says_nothing_and_closes(bus: SessionBus, qapp: QApplication) -> None:
    async def watch_and_close() -> list[bool]:
        told: list[bool] = []
        watch = PortalMotionWatch()
        watch.watch(told.append)
        await asyncio.sleep(0.2)
        await watch.close()
        return told

    with asyncio.Runner(loop_factory=lambda: QEventLoop(qapp)) as runner:
        assert runner.run(watch_and_close()) == []


@pytest.mark.parametrize("address", ["unix:path=/nonexistent", "disabled:", "nonsense"])
def test_watch__without_a_bus__does_no_harm(address: str, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)

    async def watch_and_close() -> None:
        watch = PortalMotionWatch()
        watch.watch(lambda _: None)
        await asyncio.sleep(0.2)
        await watch.close()

    with asyncio.Runner(loop_factory=lambda: QEventLoop(qapp)) as runner:
        runner.run(watch_and_close())
