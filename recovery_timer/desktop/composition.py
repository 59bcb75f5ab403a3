"""The composition root of the window: here every part is made, once, and given what it uses.

`main` imports this only when a window can open. What no first window needs (sound, speech, D-Bus) is imported by the
adapters themselves when it is first used.
"""

import asyncio
import base64
from contextlib import suppress
from datetime import timedelta
from uuid import uuid4

from msgspec import Struct

from recovery_timer.adapters.awake import WakepyScreenAwake
from recovery_timer.adapters.clock import SystemClock
from recovery_timer.adapters.folder_watch import FolderWatch
from recovery_timer.adapters.sound.audio import QtAudio
from recovery_timer.adapters.speech.voice import QtVoice
from recovery_timer.adapters.ticker import QtTicker
from recovery_timer.adapters.worker import QtWorker
from recovery_timer.app.backups import DailyBackup, Restore
from recovery_timer.app.editing import Workbench
from recovery_timer.app.journal import Journal
from recovery_timer.app.library import Library, Trash
from recovery_timer.app.playback import Checkpoints, Narrator, Player
from recovery_timer.app.settings import SettingsBook
from recovery_timer.app.sound import OutputChoice, SoundCheck, Sounds, Volume
from recovery_timer.desktop.options import Options
from recovery_timer.ports import NoVoice, SaveKey, SaveKind, Voice
from recovery_timer.routine.technique import Catalogue
from recovery_timer.storage.backup.store import BackupFiles
from recovery_timer.storage.catalogue import load_builtin_routines, load_catalogue
from recovery_timer.storage.checkpoint.store import CheckpointFile
from recovery_timer.storage.drafts import DraftFiles
from recovery_timer.storage.exchange import Exchange
from recovery_timer.storage.files.paths import Drive, Folders, folders, require_writable
from recovery_timer.storage.journal.store import JournalFiles
from recovery_timer.storage.logfile import begin_log
from recovery_timer.storage.routines import RoutineFiles
from recovery_timer.storage.settings import SettingsFile
from recovery_timer.storage.sound.store import OwnSoundFiles, built_in_sounds
from recovery_timer.storage.state import FavouritesInState, HintsInState, StateFile
from recovery_timer.storage.trash import TrashFiles
from recovery_timer.storage.writer import Writer
from recovery_timer.ui.application import Application
from recovery_timer.ui.backups.dialog import offer_backups
from recovery_timer.ui.backups.model import RestoreModel
from recovery_timer.ui.builder.model import BuilderModel
from recovery_timer.ui.error_hooks import ErrorHooks
from recovery_timer.ui.guide.model import GuideModel
from recovery_timer.ui.notices.problems import ProblemNotices
from recovery_timer.ui.notices.save_status import SaveStatus
from recovery_timer.ui.routines.model import RoutinesModel
from recovery_timer.ui.settings.model import SettingsModel
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.window import MainWindow

CUT_SHORT_FOR = timedelta(days=1)
"""A write that has not come to its end for so long was cut short."""

WINDOW = "window"
"""What the window's place is kept under."""


class Saving(Struct, frozen=True, kw_only=True):
    """Where things are kept, and by whom; the user's settings, which everything else asks."""

    places: Folders
    writer: Writer
    backups: BackupFiles
    daily_backup: DailyBackup
    worker: QtWorker
    state: StateFile
    settings: SettingsBook


class Making(Struct, frozen=True, kw_only=True):
    """What the user makes, and what became of it."""

    catalogue: Catalogue
    library: Library
    trash: Trash
    workbench: Workbench
    journal: Journal
    checkpoints: Checkpoints


class Sounding(Struct, frozen=True, kw_only=True):
    """What is heard."""

    sounds: Sounds
    audio: QtAudio
    volume: Volume
    voice: Voice


class Program(Struct, frozen=True, kw_only=True):
    """The parts that the life and the end of the program have to do with."""

    window: MainWindow
    player: Player
    audio: QtAudio
    voice: Voice
    writer: Writer
    worker: QtWorker
    daily_backup: DailyBackup
    state: StateFile
    unsaved: SaveStatus
    theme: ThemeManager


def compose(app: Application, loop: asyncio.AbstractEventLoop, options: Options) -> Program:
    """Make every part, read what was kept, and return the program with its window, not shown yet."""
    places, clock = folders(options.data_dir), SystemClock()
    troubles, unsaved = ProblemNotices(), SaveStatus()
    _catch_faults(loop, places, troubles)
    saving = _saving(places, clock, unsaved)
    theme = ThemeManager(app)
    theme.choose(saving.settings.current.theme)
    saving.settings.changed.connect(lambda now: theme.choose(now.theme))
    making = _making(saving, clock, troubles)
    sounding = _sounding(saving, clock, troubles, options)
    player = Player(
        clock=clock,
        ticker=QtTicker(),
        audio=sounding.audio,
        screen_awake=WakepyScreenAwake(),
        journal=making.journal,
        checkpoints=making.checkpoints,
        settings=saving.settings,
        new_id=_new_id,
    )
    narrator = Narrator(
        player=player, voice=sounding.voice, settings=saving.settings, volume=sounding.volume, ticker=QtTicker()
    )
    guide = GuideModel(player=player, volume=sounding.volume, clock=clock, catalogue=making.catalogue)
    guide.began.connect(lambda _: troubles.sounds_lost(sounding.sounds.load()))
    window = _window(
        theme,
        guide=guide,
        settings=_settings_model(clock, saving, sounding, guide, narrator),
        clock=clock,
        saving=saving,
        making=making,
    )
    unsaved.show_in(window.notices, making.library, saving.writer.retry)
    troubles.show_in(window.notices)
    return Program(
        window=window,
        player=player,
        audio=sounding.audio,
        voice=sounding.voice,
        writer=saving.writer,
        worker=saving.worker,
        daily_backup=saving.daily_backup,
        state=saving.state,
        unsaved=unsaved,
        theme=theme,
    )


def _catch_faults(loop: asyncio.AbstractEventLoop, places: Folders, troubles: ProblemNotices) -> None:
    faults = ErrorHooks()
    faults.catch(loop)
    try:
        log = begin_log(places.logs)
    except OSError as error:
        troubles.not_logged(error)
    else:
        faults.on_error = lambda fault: troubles.fault(fault, log)
    try:
        require_writable(places.data)
    except OSError as error:
        troubles.folder_not_writable(error)


def _saving(places: Folders, clock: SystemClock, unsaved: SaveStatus) -> Saving:
    writer = Writer(unsaved.set_unsaved, clock, require=Drive(places.data).require_there)
    writer.submit(SaveKey(SaveKind.SWEEP), lambda: places.sweep(clock.wall() - CUT_SHORT_FOR))
    backups = BackupFiles(places)
    daily_backup = DailyBackup(store=backups, saver=writer, clock=clock)
    settings = SettingsBook(SettingsFile(places.settings_file), daily_backup)
    settings.load()
    return Saving(
        places=places,
        writer=writer,
        backups=backups,
        daily_backup=daily_backup,
        worker=QtWorker(),
        state=StateFile(places.state_file),
        settings=settings,
    )


def _making(saving: Saving, clock: SystemClock, troubles: ProblemNotices) -> Making:
    places, catalogue = saving.places, load_catalogue()
    trash = Trash(store=TrashFiles(places.trash), saver=saving.daily_backup, clock=clock)
    library = Library(
        store=RoutineFiles(places.routines),
        saver=saving.daily_backup,
        built_in=load_builtin_routines(),
        catalogue=catalogue,
        new_id=_new_id,
        worker=saving.worker,
        trash=trash,
        favourites=FavouritesInState(saving.state),
    )
    workbench = Workbench(library=library, store=DraftFiles(places.drafts), saver=saving.writer, new_id=_new_id)
    journal_files = JournalFiles(
        places.journal,
        troubles.file_quarantined,
        before_migrating=lambda: saving.backups.make_now(
            clock.wall().date(), "before the journal was brought up to date"
        ),
    )
    journal = Journal(journal_files, saving.daily_backup)
    checkpoints = Checkpoints(CheckpointFile(places.checkpoint), saving.writer, journal)
    for each in (journal, trash, library, workbench, checkpoints):
        each.load()
    for file in (*saving.settings.quarantined, *library.quarantined, *workbench.quarantined, *checkpoints.quarantined):
        troubles.file_quarantined(file)
    for problem in saving.settings.problems:
        troubles.value_not_used(problem)
    return Making(
        catalogue=catalogue,
        library=library,
        trash=trash,
        workbench=workbench,
        journal=journal,
        checkpoints=checkpoints,
    )


def _sounding(saving: Saving, clock: SystemClock, troubles: ProblemNotices, options: Options) -> Sounding:
    sounds = Sounds(built_in_sounds(), OwnSoundFiles(saving.places.sounds), saving.writer)
    troubles.sounds_lost(sounds.load())
    audio = QtAudio(clock=clock, sounds=sounds.all, on_problem=troubles.sound)
    if options.routine is None:
        audio.warm_up()
    else:
        # It is played as soon as the window is there, and a session waits for its sound for 500 ms at most.
        audio.prepare()
    OutputChoice(audio, saving.settings)
    if options.voice:
        voice: Voice = QtVoice(on_problem=troubles.sound)
    else:
        voice = NoVoice("No voice: the program was started with --no-voice.")
    return Sounding(sounds=sounds, audio=audio, volume=Volume(audio, saving.settings, muted=options.mute), voice=voice)


def _window(
    theme: ThemeManager,
    *,
    guide: GuideModel,
    settings: SettingsModel,
    clock: SystemClock,
    saving: Saving,
    making: Making,
) -> MainWindow:
    library, catalogue = making.library, making.catalogue
    routines = RoutinesModel(
        library=library, journal=making.journal, settings=saving.settings, catalogue=catalogue, clock=clock
    )
    window = MainWindow(
        theme,
        routines=routines,
        build=BuilderModel(workbench=making.workbench, catalogue=catalogue, settings=saving.settings, clock=clock),
        guide=guide,
        settings=settings,
        trash=making.trash,
        exchange=Exchange(catalogue),
        new_id=_new_id,
    )
    _offer_backups(theme, window, saving, making).sessions_added.connect(routines.changed)
    FolderWatch(saving.places.routines, library.reload, saving.worker, window)
    window.builder_controller.offer_drafts()
    _bring_back(window, saving.state)
    return window


def _offer_backups(theme: ThemeManager, window: MainWindow, saving: Saving, making: Making) -> RestoreModel:
    restoring = Restore(
        store=saving.backups,
        library=making.library,
        settings=saving.settings,
        saver=saving.writer,
        catalogue=making.catalogue,
        new_id=_new_id,
    )
    restore = RestoreModel(restoring, making.journal, saving.worker, parent=window)
    offer_backups(theme, window, window.settings, restore)
    return restore


def _settings_model(
    clock: SystemClock, saving: Saving, sounding: Sounding, guide: GuideModel, narrator: Narrator
) -> SettingsModel:
    check = SoundCheck(
        audio=sounding.audio,
        sounds=sounding.sounds,
        clock=clock,
        ticker=QtTicker(),
        offers=HintsInState(saving.state),
        saver=saving.writer,
    )
    guide.began.connect(lambda _: check.stop())
    return SettingsModel(
        book=saving.settings,
        volume=sounding.volume,
        sounds=sounding.sounds,
        check=check,
        audio=sounding.audio,
        voice=sounding.voice,
        speak_sample=narrator.sample,
    )


def _bring_back(window: MainWindow, state: StateFile) -> None:
    """Bring the window to where it was; Qt moves it onto a screen that is there."""
    values, _ = state.load()
    kept = values.get(WINDOW)
    if isinstance(kept, str):
        with suppress(ValueError):
            window.restoreGeometry(base64.b64decode(kept, validate=True))


def _new_id() -> str:
    return uuid4().hex
