"""The machine's sleep, announced by a fake logind to the adapter and to the whole program."""

import asyncio
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

from recovery_timer.adapters.sleep_watch import LogindSleepWatch
from recovery_timer.storage.checkpoint.store import CheckpointFile
from tests.real.logind import Logind, logind_of_its_own
from tests.real.processes import wait_until
from tests.real.program import program
from tests.real.screen import VirtualScreen
from tests.real.session_bus import session_bus_of_its_own


@pytest.fixture
def logind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Logind]:
    with session_bus_of_its_own(tmp_path) as bus, logind_of_its_own(bus) as logind:
        monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", bus.address)
        yield logind


async def until(announced: list[str], count: int) -> None:
    async with asyncio.timeout(60):
        while len(announced) < count:  # noqa: ASYNC110 - the list is the only indication
            await asyncio.sleep(0.01)


async def held(logind: Logind, count: int) -> None:
    async with asyncio.timeout(60):
        while logind.ask("held") != count:  # noqa: ASYNC110 - another process is asked
            await asyncio.sleep(0.02)


async def sleep_twice(logind: Logind) -> list[str]:
    """Make the machine sleep twice; return the announcements, with the number of inhibitors held at each."""
    announced: list[str] = []
    watch = LogindSleepWatch()
    watch.watch(lambda: announced.append(f"sleeps, {logind.ask('held')}"), lambda: announced.append("woke"))
    for times in (0, 2):
        await held(logind, 1)
        logind.ask("sleep")
        await until(announced, times + 1)
        await held(logind, 0)
        logind.ask("wake")
        await until(announced, times + 2)
    await held(logind, 1)
    await watch.close()
    await held(logind, 0)
    logind.ask("sleep")
    await asyncio.sleep(0.1)
    return announced


def open_files() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


def test_watch__reports_each_sleep_and_delays_it_until_handled(logind: Logind, qapp: QApplication) -> None:
    with asyncio.Runner(loop_factory=lambda: QEventLoop(qapp)) as runner:
        announced = runner.run(sleep_twice(logind))

    assert announced == ["sleeps, 1", "woke", "sleeps, 1", "woke"]


def test_close__leaves_no_file_open(logind: Logind, qapp: QApplication) -> None:
    async def watch_and_close() -> None:
        watch = LogindSleepWatch()
        watch.watch(lambda: None, lambda: None)
        await held(logind, 1)
        await watch.close()
        await held(logind, 0)

    with asyncio.Runner(loop_factory=lambda: QEventLoop(qapp)) as runner:
        runner.run(watch_and_close())
        before = open_files()
        for _ in range(5):
            runner.run(watch_and_close())

        assert open_files() == before


@pytest.mark.parametrize("address", ["unix:path=/nonexistent", "disabled:", "nonsense"])
def test_watch__without_a_bus__reports_nothing_and_does_no_harm(
    address: str, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", address)

    async def watch_and_close() -> None:
        watch = LogindSleepWatch()
        watch.watch(lambda: None, lambda: None)
        await asyncio.sleep(0.2)
        await watch.close()

    with asyncio.Runner(loop_factory=lambda: QEventLoop(qapp)) as runner:
        runner.run(watch_and_close())


def test_watch__closed_at_once__leaves_nothing(logind: Logind, qapp: QApplication) -> None:
    async def watch_and_close() -> None:
        watch = LogindSleepWatch()
        watch.watch(lambda: None, lambda: None)
        await watch.close()
        await held(logind, 0)

    with asyncio.Runner(loop_factory=lambda: QEventLoop(qapp)) as runner:
        runner.run(watch_and_close())


def test_watch__bus_goes_away__reports_nothing_more_and_closes(tmp_path: Path, qapp: QApplication) -> None:
    async def outlive_the_bus() -> None:
        watch = LogindSleepWatch()
        with session_bus_of_its_own(tmp_path) as bus, logind_of_its_own(bus) as logind:
            os.environ["DBUS_SYSTEM_BUS_ADDRESS"] = bus.address
            watch.watch(lambda: None, lambda: None)
            await held(logind, 1)
        await asyncio.sleep(0.2)
        await watch.close()

    try:
        with asyncio.Runner(loop_factory=lambda: QEventLoop(qapp)) as runner:
            runner.run(outlive_the_bus())
    finally:
        del os.environ["DBUS_SYSTEM_BUS_ADDRESS"]


def test_program__before_sleep__saves_a_checkpoint_and_ends_quietly(
    logind: Logind, screen: VirtualScreen, tmp_path: Path
) -> None:
    file = tmp_path / "hold.txt"
    file.write_text("# Hold\n10 min plank\n")
    with program(tmp_path / "program", "play", str(file), screen=screen, env=logind.env) as running:
        running.window("plank")
        kept = CheckpointFile(running.data_dir / "session.checkpoint")
        wait_until(lambda: logind.ask("held") == 1, "the inhibitor")
        wait_until(lambda: kept.load()[0] is not None, "the first checkpoint")
        before = kept.load()[0]
        logind.ask("sleep")
        wait_until(lambda: logind.ask("held") == 0, "the session to be ready for the sleep")
        found = kept.load()[0]
        assert before is not None
        assert found is not None
        assert found.checkpoint.progress.session_ms > before.checkpoint.progress.session_ms
        logind.ask("wake")
        wait_until(lambda: logind.ask("held") == 1, "the next inhibitor")
        running.process.terminate()
        ending = running.wait()

    assert (ending.status, ending.said) == (0, "")
    # A child that is still ending may have inherited it.
    wait_until(lambda: logind.ask("held") == 0, "no inhibitor to be left")
