"""Pausing the music of other programs, on a bus of the tests."""

import asyncio
import os
import signal
from collections.abc import Iterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
from msgspec.json import encode

from recovery_timer.adapters.mpris.other_players import MprisOtherPlayers
from recovery_timer.routine.model import Routine, Step
from recovery_timer.storage import document
from tests.real.other_player import OtherPlayer, on_the_bus
from tests.real.processes import wait_until, want
from tests.real.program import program
from tests.real.screen import VirtualScreen
from tests.real.session_bus import SessionBus, session_bus_of_its_own
from tests.real.sound_server import SoundServer


@pytest.fixture
def bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SessionBus]:
    with session_bus_of_its_own(tmp_path) as bus:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus.address)
        yield bus


async def pause_and_resume(bus: SessionBus, **players: OtherPlayer) -> None:
    async with AsyncExitStack() as stack:
        for name, player in players.items():
            await stack.enter_async_context(on_the_bus(bus.address, name, player))
        others = MprisOtherPlayers()
        others.pause()
        others.resume()
        await others.close()


def test_pause__players_that_play__resume_afterwards(bus: SessionBus) -> None:
    music, film = OtherPlayer(), OtherPlayer()
    asyncio.run(pause_and_resume(bus, music=music, film=film))

    assert music.pressed == film.pressed == ["Pause", "Play"]


@pytest.mark.parametrize("status", ["Paused", "Stopped"])
def test_pause__player_that_does_not_play__is_left_alone(bus: SessionBus, status: str) -> None:
    music = OtherPlayer(status)
    asyncio.run(pause_and_resume(bus, music=music))

    assert (music.pressed, music.status) == ([], status)


def test_pause__ourselves_and_whoever_stands_in_for_us__are_left_alone(bus: SessionBus) -> None:
    ours = {name: OtherPlayer() for name in ("recovery_timer", "recovery_timer.instance1", "playerctld")}
    asyncio.run(pause_and_resume(bus, **ours))

    assert [player.pressed for player in ours.values()] == [[]] * 3


@pytest.mark.parametrize("status", ["Playing", "Stopped"])
def test_resume__player_that_is_no_longer_paused__is_left_alone(bus: SessionBus, status: str) -> None:
    async def use() -> list[str]:
        music = OtherPlayer()
        async with on_the_bus(bus.address, "music", music):
            others = MprisOtherPlayers()
            others.pause()
            async with asyncio.timeout(60):
                while music.status != "Paused":  # noqa: ASYNC110 - the status is the only indication
                    await asyncio.sleep(0.01)
            music.status = status
            await others.close()
        return music.pressed

    assert asyncio.run(use()) == ["Pause"]


def test_resume__player_that_was_restarted__is_left_alone(bus: SessionBus) -> None:
    async def use() -> list[str]:
        others, again = MprisOtherPlayers(), OtherPlayer("Paused")
        async with on_the_bus(bus.address, "music", OtherPlayer()) as first:
            others.pause()
            await asyncio.wait({others._latest}) if others._latest else None
            assert first.connected
        async with on_the_bus(bus.address, "music", again):
            await others.close()
        return again.pressed

    assert asyncio.run(use()) == []


def test_pause__player_that_does_not_obey__does_not_hold_up_the_others(bus: SessionBus) -> None:
    deaf, music = OtherPlayer(hangs=True), OtherPlayer()
    asyncio.run(pause_and_resume(bus, deaf=deaf, music=music))

    assert (deaf.pressed, music.pressed) == (["Pause"], ["Pause", "Play"])


@pytest.mark.parametrize("address", ["unix:path=/nonexistent", "disabled:", "nonsense"])
def test_pause__without_a_bus__does_no_harm(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)

    async def use() -> None:
        others = MprisOtherPlayers()
        others.pause()
        await others.close()

    asyncio.run(use())


def test_voice__pauses_the_music_while_it_speaks(
    screen: VirtualScreen, sound_server: SoundServer, bus: SessionBus, tmp_path: Path
) -> None:
    want("espeak-ng", "espeak-ng")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "settings.json").write_bytes(encode({"music": "pauses for the voice"}))
    file = tmp_path / "routine.json"
    file.write_bytes(document.encode(Routine(id="legs", name="Legs", blocks=(Step(name="Hips", seconds=20),))))
    music = OtherPlayer()
    env = {**sound_server.env, "WAKEPY_FAKE_SUCCESS": "yes"}

    async def play() -> str:
        async with on_the_bus(bus.address, "music", music):
            with program(tmp_path, "play", str(file), "--exit-when-done", screen=screen, env=env) as played:
                ending = await asyncio.to_thread(played.wait)
            return ending.said

    assert asyncio.run(play()) == ""
    # For "Hips" and for "Done"; on a busy machine, a phrase that is not ready in time is dropped.
    assert music.pressed == ["Pause", "Play"] * max(1, len(music.pressed) // 2)
    assert music.status == "Playing"


@pytest.mark.parametrize("end", [signal.SIGTERM, None], ids=["signal", "finished"])
def test_session__pauses_the_music_and_resumes_it(
    screen: VirtualScreen, bus: SessionBus, tmp_path: Path, end: signal.Signals | None
) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "settings.json").write_bytes(
        encode({"voice": False, "music": "pauses", "get_ready": 600 if end else 3})
    )
    file = tmp_path / "routine.json"
    file.write_bytes(document.encode(Routine(id="legs", name="Legs", blocks=(Step(name="Hips", seconds=2),))))
    music = OtherPlayer()

    async def play() -> str:
        async with on_the_bus(bus.address, "music", music):
            with program(
                tmp_path, "play", str(file), "--exit-when-done", screen=screen, env={"WAKEPY_FAKE_SUCCESS": "yes"}
            ) as played:
                if end is not None:
                    await asyncio.to_thread(wait_until, lambda: music.status == "Paused", "the music to pause")
                    os.kill(played.process.pid, end)
                ending = await asyncio.to_thread(played.wait)
            return ending.said

    assert asyncio.run(play()) == ""
    assert (music.pressed, music.status) == (["Pause", "Play"], "Playing")
