"""The desktop's notifications, shown by a real service on a bus and a screen of the tests."""

import asyncio
import os
import signal
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.json import encode

from recovery_timer.adapters.clock import SystemClock
from recovery_timer.adapters.notifications import DesktopNotifications
from recovery_timer.journal.entries import Run, Soreness
from recovery_timer.journal.moments import hours_later
from recovery_timer.ports import (
    Notification,
    NotificationEvent,
    NotificationFailed,
    NotificationFault,
    NotificationPressed,
    NotificationShown,
)
from recovery_timer.storage.journal.db import JournalDatabase
from tests.real.processes import running, wait_until, want
from tests.real.program import program
from tests.real.screen import VirtualScreen
from tests.real.session_bus import SessionBus, session_bus_of_its_own

CONFIG = """
[global]
font = Inter 11
width = 400
height = 200
dmenu = {menu}
[urgency_normal]
timeout = 0
"""

DUE_AFTER_S = (6, 20, 60, 180)
"""When something becomes due: what was due already at the program's start is not notified."""

ICE = Notification(
    key="ice 1",
    title="Ice pack, 15 min?",
    body="As you asked · 2 more on Today",
    buttons=(("start", "Start"), ("in an hour", "In an hour"), ("enough", "Enough today")),
)
LEGS = Notification(key="soreness 24", title="How are the legs?", body="24 h after your run <3 & more")


@pytest.fixture
def bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SessionBus]:
    # Without a display, a service that the bus starts by itself ends at once.
    for display in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(display, raising=False)
    with session_bus_of_its_own(tmp_path) as bus:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus.address)
        yield bus


@contextmanager
def dunst(
    screen: VirtualScreen, bus: SessionBus, folder: Path, *, menu: Path = Path("/bin/false")
) -> Iterator[Callable[..., str]]:
    """Run the service, whose ``menu`` chooses a button; yield a function that sends it commands and returns answers."""
    program, control = want("dunst", "dunst"), want("dunstctl", "dunst")
    config = folder / "dunstrc"
    config.write_text(CONFIG.format(menu=menu))
    env = {"PATH": "/usr/bin:/bin", "HOME": str(folder), **screen.env, **bus.env}

    def command(*words: str) -> str:
        asked = subprocess.run([control, *words], env=env, capture_output=True, check=False, text=True, timeout=60)
        return asked.stdout

    with running([program, "-config", str(config)], env=env, log=folder / "dunst.log"):
        wait_until(lambda: command("count").strip() != "", "dunst to be on the bus")
        yield command


def choose(folder: Path, words: str) -> Path:
    """Return a program that acts as dunst's menu, and chooses the button that says ``words``."""
    script = folder / "choose"
    script.write_text(f"#!/bin/sh\ngrep -F '{words}'\n")
    script.chmod(0o755)
    return script


class NotifiedDesktop:
    """The adapter in its own loop, and the events that it reported."""

    def __init__(self) -> None:
        self.events: list[NotificationEvent] = []
        self.notifications = DesktopNotifications(self.events.append)

    async def wait_for(self, number: int) -> None:
        async with asyncio.timeout(60):
            while len(self.events) < number:  # noqa: ASYNC110 - the list is the only indication
                await asyncio.sleep(0.01)


def test_shown__replaced_pressed_and_withdrawn__by_a_real_service(
    screen: VirtualScreen, bus: SessionBus, tmp_path: Path
) -> None:
    menu = choose(tmp_path, "In an hour")

    async def use() -> NotifiedDesktop:
        desk = NotifiedDesktop()

        async def count(number: int) -> None:
            """Wait until so many are on the screen: the service answers before it has drawn them."""
            await asyncio.to_thread(
                wait_until, lambda: command("count", "displayed").strip() == str(number), f"{number} notifications"
            )

        async def press(*button: str) -> None:
            await count(1)
            number = len(desk.events)
            await asyncio.to_thread(command, *button)
            await desk.wait_for(number + 1)
            await count(0)

        desk.notifications.show(LEGS)
        await desk.wait_for(1)
        desk.notifications.show(ICE)
        await desk.wait_for(2)
        await press("context")
        desk.notifications.show(LEGS)
        await desk.wait_for(4)
        await press("action")
        desk.notifications.show(LEGS)
        await desk.wait_for(6)
        await count(1)
        await desk.notifications.close()
        await count(0)
        return desk

    with dunst(screen, bus, tmp_path, menu=menu) as command:
        desk = asyncio.run(use())

    shown = NotificationShown(LEGS.key)
    assert desk.events == [
        shown,
        NotificationShown(ICE.key),
        NotificationPressed(ICE.key, "in an hour"),
        shown,
        NotificationPressed(LEGS.key, ""),
        shown,
    ]


@pytest.mark.parametrize("address", ["unix:path=/nonexistent", "disabled:", "nonsense"])
def test_shown__without_a_bus__fails_and_does_no_harm(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    assert asyncio.run(show_once()) == [NotificationFailed(ICE.key, NotificationFault.NO_SERVICE)]


def test_shown__without_a_service__fails(bus: SessionBus) -> None:
    assert asyncio.run(show_once()) == [NotificationFailed(ICE.key, NotificationFault.NO_SERVICE)]


async def show_once() -> list[NotificationEvent]:
    desk = NotifiedDesktop()
    desk.notifications.show(ICE)
    await desk.wait_for(1)
    await desk.notifications.close()
    return desk.events


def test_due__is_shown_by_the_desktop__and_answered_there(
    screen: VirtualScreen, bus: SessionBus, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    data.mkdir()
    night = {"night_from": "00:00", "night_to": "00:00"}
    (data / "settings.json").write_bytes(encode({"tell_soreness": "notify", **night}))
    now, journal = SystemClock().here(), JournalDatabase(data / "journal.sqlite3", lambda _: None)
    for number, seconds in enumerate(DUE_AFTER_S):
        journal.write_entry(Run(id=f"run {number}", at=hours_later(now, -24) + timedelta(seconds=seconds)))

    def is_shown() -> bool:
        return command("count", "displayed").strip() == "1"

    def is_answered() -> bool:
        command("context")
        return any(isinstance(entry, Soreness) for entry in journal.entries())

    with (
        dunst(screen, bus, tmp_path, menu=choose(tmp_path, "Not sore")) as command,
        program(tmp_path, screen=screen, env={**bus.env, "WAKEPY_FAKE_SUCCESS": "yes"}) as played,
    ):
        wait_until(is_shown, "the notification", within_s=DUE_AFTER_S[-1] + 20)
        wait_until(is_answered, "the answer in the journal")
        wait_until(lambda: not is_shown(), "the notification to go")
        os.kill(played.process.pid, signal.SIGTERM)
        assert played.wait().said == ""
