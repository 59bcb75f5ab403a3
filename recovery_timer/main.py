"""The composition root of the window: here every part is made and given what it uses.

The life of the program is one coroutine: build, show, wait for the wish to stop, clean up. Qt never quits by itself,
so what comes after that wish still runs inside the loop.
"""

import asyncio
import base64
import logging
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING
from uuid import uuid4

from msgspec import Struct

from recovery_timer.adapters.screen import NoScreenError, choose_platform
from recovery_timer.options import Options

if TYPE_CHECKING:
    from recovery_timer.app.player import Player
    from recovery_timer.app.settings import SettingsBook
    from recovery_timer.storage.paths import Folders
    from recovery_timer.storage.settings import StateFile
    from recovery_timer.storage.writer import Writer
    from recovery_timer.ui.application import Application
    from recovery_timer.ui.theme.look import Look
    from recovery_timer.ui.troubles import Troubles
    from recovery_timer.ui.window import MainWindow

GIVE_UP_SAVING_S = 1.5
"""At the end, saving may take this long: a disk that hangs must not keep the program alive."""

_WINDOW = "window"

_log = logging.getLogger(__name__)


class Program(Struct, frozen=True, kw_only=True):
    """The parts that the end of the program has to do with."""

    window: "MainWindow"
    player: "Player"
    writer: "Writer"
    state: "StateFile"


def run(options: Options) -> int:
    """Open the window and return the exit status when it is over."""
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
            return runner.run(_live(app, options))
    except Exception as error:  # noqa: BLE001 - whatever it is, there is nobody further up to tell it
        # There is no window any more to show it in, and perhaps there never was.
        _log.exception("The program ended by an error")
        return _cannot_open(f"The program cannot go on, by a mistake of its own: {type(error).__name__}: {error}.")


def _cannot_open(sentence: str) -> int:
    sys.stderr.write(f"{sentence}\n")
    return 1


async def _live(app: "Application", options: Options) -> int:
    from recovery_timer.adapters.signals import StopSignals

    stop = asyncio.Event()
    program = _compose(app, asyncio.get_running_loop(), options)
    app.quit_requested.connect(program.window.close)
    program.window.close_wanted.connect(stop.set)
    signals = StopSignals(asyncio.get_running_loop(), stop)
    program.window.show()
    _play_at_once(program, options, stop)
    await stop.wait()
    _end(program)
    signals.deleteLater()
    return 0


def _play_at_once(program: Program, options: Options, stop: asyncio.Event) -> None:
    if options.routine is None:
        return
    program.window.play_routine(options.routine)
    if options.full_screen:
        program.window.show_full_screen(True)
    if options.exit_when_done:
        program.window.rung_out.connect(stop.set)


def _end(program: Program) -> None:
    """Write what is to be kept, and let everything go."""
    geometry = bytes(program.window.saveGeometry().data())
    program.window.let_close()
    program.player.break_off()
    values: dict[str, object] = {_WINDOW: base64.b64encode(geometry).decode()}
    program.writer.submit(_WINDOW, lambda: program.state.save(values))
    if not program.writer.flush(GIVE_UP_SAVING_S):
        os._exit(1)
    program.writer.close()


def _compose(app: "Application", loop: asyncio.AbstractEventLoop, options: Options) -> Program:
    from recovery_timer.app.settings import SettingsBook
    from recovery_timer.storage.logfile import begin_log
    from recovery_timer.storage.paths import folders, require_writable
    from recovery_timer.storage.settings import SettingsFile, StateFile
    from recovery_timer.storage.writer import Writer
    from recovery_timer.ui.faults import Faults
    from recovery_timer.ui.theme.look import Look
    from recovery_timer.ui.troubles import Troubles

    places = folders(options.data_dir)
    troubles, faults = Troubles(), Faults()
    faults.catch(loop)
    try:
        log = begin_log(places.logs)
    except OSError as error:
        troubles.not_logged(error)
    else:
        faults.told = lambda fault: troubles.fault(fault, log)
    try:
        require_writable(places.data)
    except OSError as error:
        troubles.folder_not_writable(error)

    writer = Writer(troubles.not_saved)
    settings = SettingsBook(SettingsFile(places.settings_file), writer)
    settings.load()
    state = StateFile(places.state_file)
    look = Look(app)
    look.choose(settings.current.theme)
    settings.changed.add(lambda now: look.choose(now.theme))
    window, player = _compose_window(
        look, settings, writer, places=places, state=state, troubles=troubles, mute=options.mute
    )
    _restore(window, state)
    for file in settings.set_aside:
        troubles.set_aside(file)
    for problem in settings.problems:
        troubles.value_not_used(problem)
    troubles.show_in(window.notices)
    return Program(window=window, player=player, writer=writer, state=state)


def _compose_window(
    look: "Look",
    settings: "SettingsBook",
    writer: "Writer",
    *,
    places: "Folders",
    state: "StateFile",
    troubles: "Troubles",
    mute: bool,
) -> tuple["MainWindow", "Player"]:
    from recovery_timer.adapters.audio import QtAudio, load_sounds
    from recovery_timer.adapters.awake import WakepyScreenAwake
    from recovery_timer.adapters.clock import SystemClock
    from recovery_timer.adapters.folder_watch import FolderWatch
    from recovery_timer.adapters.ticker import QtTicker
    from recovery_timer.app.journal import Journal
    from recovery_timer.app.library import Library
    from recovery_timer.app.player import Player
    from recovery_timer.app.trash import Trash
    from recovery_timer.app.volume import Volume
    from recovery_timer.app.workbench import Workbench
    from recovery_timer.storage.catalogue import load_builtin_routines, load_catalogue
    from recovery_timer.storage.drafts import DraftFiles
    from recovery_timer.storage.exchange import Exchange
    from recovery_timer.storage.favourites import FavouritesInState
    from recovery_timer.storage.journal_db import JournalDatabase
    from recovery_timer.storage.routines import RoutineFiles
    from recovery_timer.storage.trash import TrashFiles
    from recovery_timer.ui.build.model import BuildModel
    from recovery_timer.ui.guide.model import GuideModel
    from recovery_timer.ui.routines.model import RoutinesModel
    from recovery_timer.ui.window import MainWindow

    clock, catalogue = SystemClock(), load_catalogue()
    audio = QtAudio(clock=clock, sounds=load_sounds(), on_problem=troubles.sound)
    volume = Volume(audio, settings, muted=mute)
    journal = Journal(JournalDatabase(places.journal, troubles.set_aside), writer)
    journal.load()
    trash = Trash(store=TrashFiles(places.trash), saver=writer, clock=clock)
    trash.load()
    library = Library(
        store=RoutineFiles(places.routines),
        saver=writer,
        built_in=load_builtin_routines(),
        catalogue=catalogue,
        new_id=_new_id,
        trash=trash,
        favourites=FavouritesInState(state),
    )
    library.load()
    workbench = Workbench(library=library, store=DraftFiles(places.drafts), saver=writer, new_id=_new_id)
    workbench.load()
    for file in (*library.set_aside, *workbench.set_aside):
        troubles.set_aside(file)
    player = Player(
        clock=clock,
        ticker=QtTicker(),
        audio=audio,
        screen_awake=WakepyScreenAwake(),
        journal=journal,
        settings=settings,
        new_id=_new_id,
    )
    guide = GuideModel(player=player, volume=volume, clock=clock, catalogue=catalogue)
    routines = RoutinesModel(library=library, journal=journal, settings=settings, catalogue=catalogue, clock=clock)
    build = BuildModel(workbench=workbench, catalogue=catalogue, settings=settings, clock=clock)
    window = MainWindow(
        look,
        routines=routines,
        build=build,
        guide=guide,
        settings=settings,
        trash=trash,
        exchange=Exchange(catalogue),
        new_id=_new_id,
    )
    FolderWatch(places.routines, library.reload, window)
    window.building.offer_drafts()
    return window, player


def _restore(window: "MainWindow", state: "StateFile") -> None:
    """Bring the window to where it was; Qt moves it onto a screen that is there."""
    values, _ = state.load()
    kept = values.get(_WINDOW)
    if isinstance(kept, str):
        with suppress(ValueError):
            window.restoreGeometry(base64.b64decode(kept, validate=True))


def _new_id() -> str:
    return uuid4().hex
