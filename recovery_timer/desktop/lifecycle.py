"""The life of the window, from the wish to open it to the exit status.

It is one coroutine: compose, show, wait for the wish to stop, clean up. Qt never quits by itself, so what comes after
that wish still runs inside the loop.
"""

import asyncio
import base64
import logging
import os
import sys
from typing import TYPE_CHECKING

from recovery_timer.adapters.display import NoScreenError, choose_platform
from recovery_timer.desktop import instance
from recovery_timer.desktop.options import Options
from recovery_timer.ports import SaveKey, SaveKind

if TYPE_CHECKING:
    from recovery_timer.adapters.single_instance import InstanceLock
    from recovery_timer.desktop.composition import Program
    from recovery_timer.ui.application import Application

GIVE_UP_SAVING_S = 1.5
"""At the end, saving may take this long: a disk that hangs must not keep the program alive."""

BACK_UP_AFTER_S = 1.0
"""The day's backup waits until the window has been drawn: both at once would take the processor from each other."""

BEFORE_SLEEP_S = 1.0
"""Before the machine sleeps, saving may take this long: the system waits 5 s at the most."""

_log = logging.getLogger(__name__)


def run(options: Options) -> int:
    """Open the window and return the exit status when it is over; if one is open already, let that do ``options``."""
    lock, answer = instance.acquire_or_forward(options)
    if answer is not None:
        sys.stderr.write(f"{answer.said}\n" if answer.said else "")
        return answer.status
    try:
        platform = choose_platform(os.environ)
    except NoScreenError as error:
        return _cannot_open(str(error))
    if platform is not None:
        os.environ["QT_QPA_PLATFORM"] = platform
    os.environ["QT_API"] = "pyside6"
    try:
        # PySide6 before qasync, which takes the Qt that is there.
        from recovery_timer.ui.application import Application  # isort: skip
        from qasync import QEventLoop  # isort: skip
    except ImportError as error:
        return _cannot_open(f"The window cannot open, because a library is missing: {error}.")
    app = Application(sys.argv[:1])
    try:
        with asyncio.Runner(loop_factory=lambda: QEventLoop(app)) as runner:
            return runner.run(_live(app, options, lock))
    except Exception as error:  # noqa: BLE001 - whatever it is, there is nobody further up to tell it
        # There is no window any more to show it in, and perhaps there never was.
        _log.exception("The program ended by an error")
        return _cannot_open(f"The program cannot go on, by a mistake of its own: {type(error).__name__}: {error}.")


def _cannot_open(sentence: str) -> int:
    sys.stderr.write(f"{sentence}\n")
    return 1


async def _live(app: "Application", options: Options, lock: "InstanceLock | None") -> int:
    from recovery_timer.adapters.signals import StopSignals
    from recovery_timer.adapters.sleep_watch import system_sleep_watch
    from recovery_timer.desktop.composition import compose

    stop = asyncio.Event()
    program = compose(app, asyncio.get_running_loop(), options)
    app.quit_requested.connect(program.window.close)
    program.window.close_wanted.connect(lambda: _stop_when_saved(program, stop))
    signals = StopSignals(asyncio.get_running_loop(), stop)
    program.window.show()
    backing_up = asyncio.get_running_loop().call_later(BACK_UP_AFTER_S, program.daily_backup.begin)
    _play_at_once(program, options, stop)
    later_starts = instance.serve_later_starts(lock, program.window) if lock else None
    sleep_watch = system_sleep_watch()
    sleep_watch.watch(lambda: _before_sleep(program), program.player.wake_up)
    await stop.wait()
    backing_up.cancel()
    if later_starts is not None:
        later_starts.close()
    _end(program)
    await sleep_watch.close()
    if lock is not None:
        # The next start need not wait for the interpreter to be taken down.
        lock.release()
    signals.deleteLater()
    return 0


def _play_at_once(program: "Program", options: Options, stop: asyncio.Event) -> None:
    if options.routine is None:
        return
    program.window.play_routine(options.routine)
    if options.full_screen:
        program.window.show_full_screen(True)
    if options.exit_when_done:
        program.window.rung_out.connect(stop.set)


def _before_sleep(program: "Program") -> None:
    """Make the session ready for the machine's sleep: it may not wake from it."""
    program.player.fall_asleep()
    program.voice.hush()
    program.writer.flush(BEFORE_SLEEP_S)


def _stop_when_saved(program: "Program", stop: asyncio.Event) -> None:
    """Stop; if something is not saved, only if the user says so."""
    # A routine is saved only after its file has been looked at.
    program.worker.flush(GIVE_UP_SAVING_S)
    program.writer.retry()
    program.writer.flush(GIVE_UP_SAVING_S)
    if unsaved := program.writer.unsaved:
        program.unsaved.ask(program.theme, program.window, unsaved, agreed=stop.set)
    else:
        stop.set()


def _end(program: "Program") -> None:
    """Write what is to be kept, and let everything go."""
    from recovery_timer.desktop.composition import WINDOW

    geometry = bytes(program.window.saveGeometry().data())
    program.window.close_without_asking()
    program.player.break_off()
    program.audio.end()
    program.voice.close()
    values: dict[str, object] = {WINDOW: base64.b64encode(geometry).decode()}
    program.writer.submit(SaveKey(SaveKind.WINDOW), lambda: program.state.save(values))
    program.writer.retry()
    is_over = program.writer.flush(GIVE_UP_SAVING_S)
    for each in program.writer.unsaved:
        _log.error("Not saved at the end: %s: %s", each.key, each.error or "the disk does not answer")
    if not is_over:
        os._exit(1)
    program.writer.close()
