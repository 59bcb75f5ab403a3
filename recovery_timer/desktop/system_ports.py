"""The real program's ports: this machine's clock, files, sound and screen.

Each adapter is imported when it is made: the first window needs few of them, and most commands none that loads Qt.
"""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import timedelta
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from recovery_timer.adapters.clock import SystemClock
from recovery_timer.audio.sounds import Samples, Sound
from recovery_timer.ports import (
    Audio,
    AudioProblem,
    BackgroundSaver,
    BackgroundWorker,
    BackupStore,
    CalendarWriter,
    CheckpointStore,
    Clock,
    CoverStore,
    DraftStore,
    HistoryFiles,
    ImmediateSaver,
    ImmediateWorker,
    JournalStore,
    MediaCommands,
    MediaControls,
    NotificationEvent,
    Notifications,
    OtherPlayers,
    Ports,
    QuarantinedFile,
    RoutineExchange,
    RoutineStore,
    SaveKey,
    SaveKind,
    ScreenAwake,
    SoundExport,
    SoundStore,
    Synthesizer,
    TechniqueStore,
    Ticker,
    TrashStore,
    Unsaved,
    WholeStore,
    Worker,
)
from recovery_timer.routine.facts import Group
from recovery_timer.routine.model import Routine
from recovery_timer.routine.technique import Catalogue, Question
from recovery_timer.storage.files.paths import Drive, Folders
from recovery_timer.storage.settings import SettingsFile
from recovery_timer.storage.state import DelaysInState, DismissalsInState, FavouritesInState, HintsInState, StateFile

CUT_SHORT_FOR = timedelta(days=1)
"""After this long, an unfinished write counts as interrupted."""


def system_ports(places: Folders, clock: Clock | None = None) -> Ports:
    """Return the ports of a program with its data in ``places``; ``clock`` replaces the system's."""
    clock = clock or SystemClock()
    state = StateFile(places.state_file)

    def saver(on_unsaved: Callable[[tuple[Unsaved, ...]], None]) -> BackgroundSaver:
        from recovery_timer.storage.writer import Writer

        writer = Writer(on_unsaved, clock, require=Drive(places.data).require_there)
        writer.submit(SaveKey(SaveKind.SWEEP), lambda: places.sweep(clock.wall() - CUT_SHORT_FOR))
        return writer

    def watch(folder: Path, changed: Callable[[], None], worker: Worker) -> None:
        from PySide6.QtCore import QCoreApplication

        from recovery_timer.adapters.folder_watch import FolderWatch

        FolderWatch(folder, changed, worker, QCoreApplication.instance())

    def backups() -> BackupStore:
        from recovery_timer.storage.backup.store import BackupFiles

        return BackupFiles(places)

    def journal(quarantined: Callable[[QuarantinedFile], None]) -> JournalStore:
        from recovery_timer.storage.journal.store import JournalFiles

        def back_up() -> None:
            backups().make_now(clock.wall().date(), "before the journal was brought up to date")

        return JournalFiles(places.journal, quarantined, before_migrating=back_up)

    def audio(sounds: Mapping[Sound, Samples], on_problem: Callable[[AudioProblem | None], None]) -> Audio:
        from recovery_timer.adapters.sound.audio import QtAudio

        return QtAudio(clock=clock, sounds=sounds, on_problem=on_problem)

    return Ports(
        clock=clock,
        ticker=_ticker,
        new_id=_new_id,
        saver=saver,
        worker=_worker,
        settings=lambda: SettingsFile(places.settings_file),
        state=lambda: state,
        favourites=lambda: FavouritesInState(state),
        hints=lambda: HintsInState(state),
        dismissals=lambda: DismissalsInState(state),
        delays=lambda: DelaysInState(state),
        routines=partial(_routines, places),
        watch_routines=partial(watch, places.routines),
        techniques=partial(_techniques, places),
        watch_techniques=partial(watch, places.techniques),
        trash=partial(_trash, places),
        drafts=partial(_drafts, places),
        journal=journal,
        history_files=_history_files,
        checkpoints=partial(_checkpoints, places),
        has_checkpoint=lambda: os.path.lexists(places.checkpoint),
        backups=backups,
        everything=partial(_everything, places),
        exchange=_exchange,
        catalogue=_catalogue,
        questions=_questions,
        built_in_routines=_built_in_routines,
        built_in_groups=_built_in_groups,
        audio=audio,
        synthesizer=lambda: _synthesizer(_worker()),
        built_in_sounds=_built_in_sounds,
        own_sounds=partial(_own_sounds, places),
        sound_export=partial(_sound_export, places),
        screen_awake=_screen_awake,
        media_controls=_media_controls,
        other_players=_other_players,
        covers=partial(_covers, places),
        notifications=_notifications,
        may_notify=_may_notify,
        calendar=_calendar,
        open_file=_open_file,
    )


def command_ports(places: Folders) -> Ports:
    """Return `system_ports` for a command, which waits until all is read, rendered and saved."""
    return replace(
        system_ports(places),
        saver=lambda _: ImmediateSaver(),
        worker=ImmediateWorker,
        synthesizer=lambda: _synthesizer(ImmediateWorker()),
    )


def _ticker() -> Ticker:
    from recovery_timer.adapters.ticker import QtTicker

    return QtTicker()


def _history_files() -> HistoryFiles:
    from recovery_timer.storage.journal.exchange import Files

    return Files()


def _everything(places: Folders) -> WholeStore:
    from recovery_timer.storage.backup.everything import WholeFiles

    return WholeFiles(places)


def _new_id() -> str:
    from uuid import uuid4

    return uuid4().hex


def _worker() -> BackgroundWorker:
    from recovery_timer.adapters.worker import QtWorker

    return QtWorker()


def _exchange(catalogue: Callable[[], Catalogue]) -> RoutineExchange:
    from recovery_timer.storage.exchange import Exchange

    return Exchange(catalogue)


def _catalogue() -> Catalogue:
    from recovery_timer.storage.catalogue import load_catalogue

    return load_catalogue()


def _questions() -> Sequence[Question]:
    from recovery_timer.storage.catalogue import load_questions

    return load_questions()


def _built_in_routines() -> Iterable[Routine]:
    from recovery_timer.storage.catalogue import load_builtin_routines

    return load_builtin_routines()


def _built_in_groups() -> Mapping[str, Group]:
    from recovery_timer.storage.catalogue import load_builtin_groups

    return load_builtin_groups()


def _built_in_sounds() -> Mapping[Sound, Samples]:
    from recovery_timer.storage.sound.store import BuiltInSounds

    return BuiltInSounds()


def _synthesizer(worker: Worker) -> Synthesizer:
    from recovery_timer.adapters.speech.rendering import BackgroundSynthesizer

    return BackgroundSynthesizer(worker)


def _screen_awake() -> ScreenAwake:
    from recovery_timer.adapters.awake import WakepyScreenAwake

    return WakepyScreenAwake()


def _media_controls(commands: MediaCommands) -> MediaControls:
    from recovery_timer.adapters.mpris.controls import system_media_controls

    return system_media_controls(commands)


def _other_players() -> OtherPlayers:
    from recovery_timer.adapters.mpris.other_players import system_other_players

    return system_other_players()


def _covers(places: Folders) -> CoverStore:
    from recovery_timer.storage.covers import CoverFiles

    return CoverFiles(places.covers)


def _notifications(happened: Callable[[NotificationEvent], None]) -> Notifications:
    from recovery_timer import assets
    from recovery_timer.adapters.notifications import system_notifications

    return system_notifications(happened, str(assets.path("icons/app.svg")))


def _may_notify() -> bool:
    from recovery_timer.adapters.notifications import may_notify

    return may_notify()


def _calendar() -> CalendarWriter:
    from recovery_timer.storage.calendar import write

    return write


def _open_file(file: str) -> bool:
    from recovery_timer.adapters.file_opener import open_file

    return open_file(file)


def _routines(places: Folders) -> RoutineStore:
    from recovery_timer.storage.routines import RoutineFiles

    return RoutineFiles(places.routines)


def _techniques(places: Folders) -> TechniqueStore:
    from recovery_timer.storage.techniques import TechniqueFiles

    return TechniqueFiles(places.techniques, places.deleted_techniques)


def _trash(places: Folders) -> TrashStore:
    from recovery_timer.storage.trash import TrashFiles

    return TrashFiles(places.trash)


def _drafts(places: Folders) -> DraftStore:
    from recovery_timer.storage.drafts import DraftFiles

    return DraftFiles(places.drafts)


def _checkpoints(places: Folders) -> CheckpointStore:
    from recovery_timer.storage.checkpoint.store import CheckpointFile

    return CheckpointFile(places.checkpoint)


def _own_sounds(places: Folders) -> SoundStore:
    from recovery_timer.storage.sound.store import OwnSoundFiles

    return OwnSoundFiles(places.sounds)


def _sound_export(places: Folders) -> SoundExport:
    from recovery_timer.adapters.sound.export import ProcessSoundExport
    from recovery_timer.storage import document

    # Where data and settings are in two folders, they are the platform's.
    options = ("--data-dir", str(places.data)) if places.data == places.config else ()
    return ProcessSoundExport(document.encode, options)
