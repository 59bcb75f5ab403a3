"""The lifetime of the window, from the request to open it to the exit status.

The empty window is painted first, with as little loaded as possible, then the first screen in it. Then come the log,
the icon and the event loop, which runs one coroutine: wait for the request to stop, clean up. Qt never quits by itself,
so the clean-up still runs inside the loop.

When the user erases everything, the program ends too, erases the data once nothing writes any more, and starts over in
the same process: nothing is left in memory either, and the next start is a true first start.
"""

import gc
import logging
import os
import signal
import sys
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from recovery_timer.adapters.display import NoScreenError, choose_platform
from recovery_timer.desktop import instance
from recovery_timer.desktop.ending import GIVE_UP_SAVING_S, give_up, release
from recovery_timer.desktop.options import Options
from recovery_timer.storage.files.paths import folders, require_writable

if TYPE_CHECKING:
    import asyncio
    from concurrent.futures import Future
    from pathlib import Path

    from recovery_timer.adapters.single_instance import InstanceLock
    from recovery_timer.desktop.composition import Program
    from recovery_timer.storage.files.paths import Folders
    from recovery_timer.ui.application import Application
    from recovery_timer.ui.window import MainWindow

BACK_UP_AFTER_S = 1.0
"""The delay of the day's backup, so that it does not compete with drawing the window for the processor."""

TODAY_AFTER_S = 0.2
"""The delay before today's advice is shown: the window is painted and responds before the journal is read."""

BEFORE_SLEEP_S = 1.0
"""The time limit for saving before the machine sleeps; the system waits at most 5 s."""

_log = logging.getLogger(__name__)


def run(options: Options) -> int:
    """Open the window, wait for its end and return the exit status; an already open window handles ``options``."""
    lock, answer = instance.acquire_or_forward(options)
    if answer is not None:
        sys.stderr.write(f"{answer.message}\n" if answer.message else "")
        return answer.status
    try:
        platform = choose_platform(os.environ)
    except NoScreenError as error:
        # Late: it is needed only here.
        from recovery_timer.ports.messages import no_screen

        return _cannot_open(no_screen(error.problems))
    if platform is not None:
        os.environ["QT_QPA_PLATFORM"] = platform
    os.environ["QT_API"] = "pyside6"
    # Qt fills shapes of 100 px and more on several threads; for a figure's, waking them takes longer than filling.
    os.environ.setdefault("QT_NO_GUI_THREADPOOL", "1")
    try:
        if _run(options, lock):
            _begin_anew(options)
    except ImportError as error:
        _log.exception("A library is missing")
        return _cannot_open(f"The window cannot open, because a library is missing: {error}.")
    except Exception as error:  # noqa: BLE001 - whatever it is, there is no caller to handle it
        # There is no window to show it in, or no longer one.
        give_up(error)
    return 0


def _run(options: Options, lock: "InstanceLock | None") -> bool:
    """Paint the window, fill it, and only then load asyncio's event loop, which runs on Qt's and runs all else.

    Return whether everything of the user's was erased, so that the program is to begin anew.
    """
    from recovery_timer.adapters.lean_imports import import_without_features, without_openssl

    noted_signals = hold_stop_signals()
    import_without_features()
    from recovery_timer.desktop.first_window import first_window
    from recovery_timer.ui.application import Application
    from recovery_timer.ui.error_hooks import ErrorHooks

    app, hooks = Application(sys.argv[:1]), ErrorHooks()
    hooks.catch_slots()
    places = folders(options.data_dir)
    # Nothing made here becomes garbage, so collecting it would only delay what the user waits for.
    gc.disable()
    try:
        program = _composed(app, first_window(app, places.state_file), options, places)
    finally:
        log = _begin_log(places)
    if isinstance(log, OSError):
        program.problems.not_logged(log)
    else:
        hooks.on_error = partial(program.problems.fault, log=log)
    app.show_icon()
    with without_openssl():
        import asyncio

        from qasync import QEventLoop

    with asyncio.Runner(loop_factory=lambda: QEventLoop(app)) as runner:
        hooks.catch_tasks(runner.get_loop())
        try:
            return runner.run(_live(app, program, options, lock, noted_signals))
        except Exception:
            program.saver.flush(GIVE_UP_SAVING_S)
            raise


def _composed(app: "Application", window: "MainWindow", options: Options, places: "Folders") -> "Program":
    """Return the program with its first screen painted in ``window``."""
    from recovery_timer.adapters.garbage import collect_between_events
    from recovery_timer.desktop.composition import compose
    from recovery_timer.desktop.first_window import keep_alive, paint
    from recovery_timer.desktop.system_ports import system_ports

    program = compose(app, system_ports(places), options, window=window, wait=partial(keep_alive, app))
    if options.routine is not None:
        # It is played as soon as there is an event loop, and a session waits at most 1.5 s for its sound.
        program.audio.prepare()
    paint(app, window)
    collect_between_events()
    return program


def _begin_log(places: "Folders") -> "Path | OSError":
    """Log to a file from now on. Return the file, or the error if it cannot be written."""
    from recovery_timer.storage.logfile import begin_log

    try:
        return begin_log(places.logs)
    except OSError as error:
        return error


def hold_stop_signals() -> Sequence[int]:
    """Record the signals to stop rather than exit, and return the list of them.

    The window is shown before there is an event loop, which `SignalWatch` needs to take over.
    """
    # Late: it loads Qt, which is checked first.
    from recovery_timer.adapters.signals import stop_signals

    noted: list[int] = []
    for number in stop_signals():
        signal.signal(number, lambda number, _: noted.append(number))
    return noted


def _begin_anew(options: Options) -> None:
    """Become the program that was started for the window alone, on the same data folder."""
    # Late: nobody but a user who erased everything needs it.
    import subprocess

    interpreter = sys.orig_argv[1 : len(sys.orig_argv) - len(sys.argv[1:])]
    folder = () if options.data_dir is None else ("--data-dir", str(options.data_dir))
    command = [sys.executable, *interpreter, *folder]
    if os.name == "posix":
        os.execv(sys.executable, command)  # noqa: S606 - our own program
    # Windows has no such thing: it would start another process too, and quote nothing.
    subprocess.Popen(command)  # noqa: S603 - our own program


def _cannot_open(sentence: str) -> int:
    sys.stderr.write(f"{sentence}\n")
    return 1


async def _live(
    app: "Application",
    program: "Program",
    options: Options,
    lock: "InstanceLock | None",
    noted_signals: Sequence[int],
) -> bool:
    import asyncio

    from recovery_timer.adapters.motion_watch import system_motion_watch
    from recovery_timer.adapters.signals import SignalWatch, stop_signals
    from recovery_timer.adapters.sleep_watch import system_sleep_watch

    stop, erase = asyncio.Event(), asyncio.Event()
    app.quit_requested.connect(program.window.close)
    program.window.close_agreed.connect(lambda: _stop_when_saved(program, stop))
    program.window.erase_agreed.connect(erase.set)
    program.window.erase_agreed.connect(stop.set)
    signals = SignalWatch(stop_signals())
    signals.received.connect(lambda _: stop.set())
    if noted_signals:
        stop.set()
    _play_at_once(program, options, stop)
    program.make_ready()
    if options.files:
        program.open_files([str(file) for file in options.files])
    app.open_files_with(program.open_files)
    _try_to_write(program, folders(options.data_dir).data)
    loop = asyncio.get_running_loop()
    backing_up = loop.call_later(BACK_UP_AFTER_S, program.daily_backup.begin)
    showing_today = loop.call_later(TODAY_AFTER_S, program.show_today)
    later_starts = instance.serve_later_starts(lock, program) if lock else None
    sleep_watch = system_sleep_watch()
    sleep_watch.watch(lambda: _before_sleep(program), lambda: _after_sleep(program))
    motion_watch = system_motion_watch()
    motion_watch.watch(program.theme.set_system_animated)
    try:
        await stop.wait()
    finally:
        await program.leave_desktop()
    backing_up.cancel()
    showing_today.cancel()
    if later_starts is not None:
        later_starts.close()
    if erase.is_set():
        await _erase(program, folders(options.data_dir))
    else:
        _end(program)
    await sleep_watch.close()
    await motion_watch.close()
    if lock is not None:
        # Otherwise the next start would have to wait until the interpreter has shut down.
        lock.release()
    signals.close()
    return erase.is_set()


def _try_to_write(program: "Program", data: "Path") -> None:
    """Have the worker find out whether ``data`` can be written to, and report it if not."""

    def report(tried: "Future[None]") -> None:
        try:
            tried.result()
        except OSError as error:
            program.problems.folder_not_writable(error)

    program.worker.run(lambda: require_writable(data), report)


def _play_at_once(program: "Program", options: Options, stop: "asyncio.Event") -> None:
    if options.routine is None:
        return
    program.play(options.routine, options.techniques)
    if options.full_screen:
        program.session_controller.show_full_screen(True)
    if options.exit_when_done:
        program.session_controller.rung_out.connect(stop.set)


def _before_sleep(program: "Program") -> None:
    """Prepare the session for the machine's sleep, from which it may not wake."""
    # Without a player, nothing was ever played.
    if program.has("player"):
        program.player.fall_asleep()
    program.saver.flush(BEFORE_SLEEP_S)


def _after_sleep(program: "Program") -> None:
    if program.has("player"):
        program.player.wake_up()


def _stop_when_saved(program: "Program", stop: "asyncio.Event") -> None:
    """Stop; if something is not saved, ask the user first."""
    # The worker checks a routine's file before it is saved.
    program.worker.flush(GIVE_UP_SAVING_S)
    program.saver.retry()
    program.saver.flush(GIVE_UP_SAVING_S)
    if unsaved := program.saver.unsaved:
        program.save_status.ask(program.theme, program.window, unsaved, agreed=stop.set)
    else:
        stop.set()


def _end(program: "Program") -> None:
    """Save what is left to save, and release everything."""
    program.save_look()
    program.window.close_without_asking()
    program.sound_export.close()
    if not release(program, GIVE_UP_SAVING_S):
        os._exit(1)


async def _erase(program: "Program", places: "Folders") -> None:
    """Release everything, then erase all of the user's data; the window says so, and what could not be erased."""
    import asyncio

    from recovery_timer.storage.backup.everything import WholeFiles
    from recovery_timer.storage.logfile import end_log

    program.sound_export.close()
    if not release(program, GIVE_UP_SAVING_S):
        os._exit(1)
    end_log()
    erased: asyncio.Future[Sequence[OSError]] = asyncio.get_running_loop().create_future()
    program.worker.run(WholeFiles(places).erase, lambda left: erased.set_result(left.result()))
    if left := await erased:
        read = asyncio.Event()
        program.your_data_actions.erasing.report(left, read.set)
        await read.wait()
    program.window.close_without_asking()
