"""A year of sessions in minutes: the real program on simulated time, reporting its resources after each stretch.

``python -m tests.perf.long_life DATA_DIR --sessions 500`` plays that many sessions one after the other, and with
``--report 1 100`` reports after the first and the hundredth; with ``--hours`` it plays a single session of that length.
Everything but the clock and the ticker is the program's own: the window, the files, the journal, the checkpoint and the
writer's thread. Each line that it prints is a `Holding` as JSON.
"""

import argparse
import asyncio
import ctypes
import gc
import os
import random
import resource
import sys
import threading
import time
from collections.abc import Callable, Collection
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from recovery_timer.desktop import lifecycle
from recovery_timer.desktop.composition import Program, compose
from recovery_timer.desktop.options import Options
from recovery_timer.desktop.system_ports import system_ports
from recovery_timer.routine.model import Routine, Step
from recovery_timer.routine.timeline import expand
from recovery_timer.storage.catalogue import load_builtin_routines, load_catalogue
from recovery_timer.storage.files.paths import folders
from tests.fakes.clock import FakeClock
from tests.fakes.ticker import FakeTicker

if TYPE_CHECKING:
    from recovery_timer.ui.application import Application

_SETTLE_S = 0.02
_STRETCHES = 10


class Holding(Struct, frozen=True, kw_only=True):
    """The resources that the process holds: memory in KiB, and counts of everything that could leak.

    ``resident_kib`` is what the system gives the process: it depends on what the allocator keeps for later, and two
    runs of the same life differ by up to 8 MiB. ``allocated_kib`` is what the program has asked for and not given back,
    without Qt's cache of pictures, which has a limit of its own: there, two runs differ by some 40 KiB.
    """

    sessions: int
    hours: float
    resident_kib: int
    allocated_kib: int
    files: int
    threads: int
    tasks: int
    qt_objects: int
    timers: int
    python_objects: int


class _Mallinfo(ctypes.Structure):
    """What ``mallinfo2(3)`` of the C library returns, in bytes."""

    _fields_ = tuple(
        (name, ctypes.c_size_t)
        for name in (
            "arena", "ordblks", "smblks", "hblks", "hblkhd", "usmblks", "fsmblks", "uordblks", "fordblks", "keepcost"
        )
    )  # fmt: skip


class _Simulation:
    """The program's clock and tickers, driven by hand."""

    def __init__(self) -> None:
        self.clock = FakeClock()
        self._tickers: list[_Alarm] = []

    def ticker(self) -> "_Alarm":
        self._tickers.append(_Alarm(self.clock))
        return self._tickers[-1]

    def ring(self) -> bool:
        """Advance the time until one of the tickers rings; return whether one was armed."""
        armed = [ticker for ticker in self._tickers if ticker.rings_at is not None]
        if not armed:
            return False
        first = min(armed, key=lambda ticker: ticker.rings_at or 0)
        self.clock.advance(max(0, (first.rings_at or 0) - self.clock.now()))
        first.fire()
        return True


class _Alarm(FakeTicker):
    """A ticker that knows when it rings."""

    def __init__(self, clock: FakeClock) -> None:
        super().__init__()
        self._clock = clock
        self.rings_at: int | None = None

    def arm(self, delay_ms: int, wake: Callable[[], None]) -> None:
        super().arm(delay_ms, wake)
        self.rings_at = self._clock.now() + delay_ms

    def disarm(self) -> None:
        super().disarm()
        self.rings_at = None


async def _settle() -> None:
    """Make Qt run its deferred deletions, and paint."""
    await asyncio.sleep(_SETTLE_S)


async def _holding(app: "Application", program: Program, *, sessions: int, hours: float) -> Holding:
    from PySide6.QtCore import QObject, QTimer

    from recovery_timer.ui.widgets.cross_fade import CrossFade

    await _settle()
    # While a page fades out, there is a picture of it, 4 MiB.
    while any(fade.isVisible() for fade in program.window.findChildren(CrossFade)):
        await _settle()
    assert program.saver.flush(30)
    gc.collect()
    objects = [*app.findChildren(QObject), *program.window.findChildren(QObject)]
    return Holding(
        sessions=sessions,
        hours=round(hours, 2),
        resident_kib=_resident_kib(),
        allocated_kib=_allocated_kib(),
        files=_open_files(),
        threads=threading.active_count(),
        tasks=len(asyncio.all_tasks()),
        qt_objects=len(objects),
        timers=sum(isinstance(each, QTimer) for each in objects),
        python_objects=len(gc.get_objects()),
    )


def _resident_kib() -> int:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() // 1024


def _allocated_kib() -> int:
    """Return what the C library's allocator has given out; Python counts its own small objects."""
    from PySide6.QtGui import QPixmapCache

    QPixmapCache.clear()
    mallinfo2 = ctypes.CDLL(None).mallinfo2
    mallinfo2.restype = _Mallinfo
    info = mallinfo2()
    return int(info.uordblks + info.hblkhd) // 1024


def _open_files() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


def _report(holding: Holding) -> None:
    sys.stdout.write(msgspec.json.encode(holding).decode() + "\n")
    sys.stdout.flush()


async def _many_sessions(
    app: "Application", program: Program, simulation: _Simulation, count: int, reports: Collection[int]
) -> None:
    """Play ``count`` sessions, each with a few commands, ended or finished, and closed again.

    Sessions with a number in ``reports`` are followed by a report.
    """
    chance = random.Random(4)
    routines = load_builtin_routines()
    for number in range(1, count + 1):
        program.play(chance.choice(routines))
        await _play_through(program, simulation, chance)
        program.finish_screen.back_button.click()
        if number in reports:
            _report(await _holding(app, program, sessions=number, hours=simulation.clock.now() / 3_600_000))
        # A day of rest.
        simulation.clock.advance(20 * 3_600_000)


async def _play_through(program: Program, simulation: _Simulation, chance: random.Random) -> None:
    player = program.player
    commands: list[Callable[[], None]] = [
        player.next, player.previous, player.extend, player.shorten, player.pause_or_resume, player.press
    ]  # fmt: skip
    rings = 0
    while player.is_playing:
        if not simulation.ring() or chance.random() < 0.05:
            chance.choice(commands)()
        rings += 1
        if rings % 50 == 0:
            program.guide_screen.refresh()
            await asyncio.sleep(0)
        if rings == 600:
            player.end()


async def _one_session(app: "Application", program: Program, simulation: _Simulation, hours: float) -> None:
    """Play one session of ``hours``, second by second, while another thread keeps a core busy."""
    hold = Step(name="Long hold", seconds=1_800, sets=round(hours * 2), rest=0)
    routine = Routine(id="long", name="A long day", blocks=(hold,))
    stop = threading.Event()
    load = threading.Thread(target=_keep_busy, args=(stop,))
    load.start()
    try:
        program.session_controller.play(expand(routine, load_catalogue()), routine.id)
        every, rings = round(hours * 3_600 / _STRETCHES), 0
        while simulation.ring() and program.player.is_playing:
            rings += 1
            program.guide_screen.refresh()
            if rings % 100 == 0:
                await asyncio.sleep(0)
            if rings % every == 0:
                _report(await _holding(app, program, sessions=0, hours=simulation.clock.now() / 3_600_000))
    finally:
        stop.set()
        load.join()


def _keep_busy(stop: threading.Event) -> None:
    while not stop.is_set():
        sum(range(10_000))
        time.sleep(0.001)


async def _live(app: "Application", options: Options, chosen: argparse.Namespace) -> None:
    simulation = _Simulation()
    ports = system_ports(folders(options.data_dir), simulation.clock)
    program = compose(app, replace(ports, ticker=simulation.ticker), options)
    program.window.show()
    await _settle()
    if chosen.hours:
        await _one_session(app, program, simulation, chosen.hours)
    else:
        every = max(1, chosen.sessions // _STRETCHES)
        reports = chosen.report or range(every, chosen.sessions + 1, every)
        await _many_sessions(app, program, simulation, chosen.sessions, reports)
    lifecycle._end(program)


def run(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("data_dir", type=Path)
    parser.add_argument("--sessions", type=int, default=500)
    parser.add_argument("--report", type=int, nargs="*", help="after which sessions; without it, ten times")
    parser.add_argument("--hours", type=float, default=0)
    chosen = parser.parse_args(arguments)
    os.environ["QT_API"] = "pyside6"
    from recovery_timer.ui.application import Application  # isort: skip
    from qasync import QEventLoop  # isort: skip

    app = Application(sys.argv[:1])
    with asyncio.Runner(loop_factory=lambda: QEventLoop(app)) as runner:
        runner.run(_live(app, Options(data_dir=chosen.data_dir, mute=True), chosen))


if __name__ == "__main__":
    run(sys.argv[1:])
