"""What the program needs from outside, as small protocols, each with a version that does nothing.

The use-cases in `app` know only these. `adapters` and `storage` hold the real ones; the silent ones here serve where
the machine has no such part, and the tests. Both are held to the same contract tests.
"""

from recovery_timer.ports.backups import BACKUPS_KEPT, Backup, BackupContents, BackupStore, NoBackups
from recovery_timer.ports.machine import NoSleepWatch, ScreenAwake, SilentScreenAwake, SleepWatch
from recovery_timer.ports.ports import Ports
from recovery_timer.ports.saving import BackgroundSaver, ImmediateSaver, SaveKey, SaveKind, Saver, Unsaved
from recovery_timer.ports.sound import RING_OUT_MS, WAIT_FOR_SOUND_MS, Audio, Device, Due, NoVoice, SilentAudio, Voice
from recovery_timer.ports.stores import (
    CheckpointStore,
    DraftStore,
    FavouritesStore,
    HintStore,
    JournalStore,
    NoCheckpoints,
    NoFavourites,
    QuarantinedFile,
    RecoveredCheckpoint,
    RoutineExchange,
    RoutineStore,
    SavedDraft,
    SettingsStore,
    SoundStore,
    Trashed,
    TrashStore,
)
from recovery_timer.ports.time import Clock, SleepGap, Ticker
from recovery_timer.ports.worker import BackgroundWorker, ImmediateWorker, Worker

__all__ = [
    "BACKUPS_KEPT",
    "RING_OUT_MS",
    "WAIT_FOR_SOUND_MS",
    "Audio",
    "BackgroundSaver",
    "BackgroundWorker",
    "Backup",
    "BackupContents",
    "BackupStore",
    "CheckpointStore",
    "Clock",
    "Device",
    "DraftStore",
    "Due",
    "FavouritesStore",
    "HintStore",
    "ImmediateSaver",
    "ImmediateWorker",
    "JournalStore",
    "NoBackups",
    "NoCheckpoints",
    "NoFavourites",
    "NoSleepWatch",
    "NoVoice",
    "Ports",
    "QuarantinedFile",
    "RecoveredCheckpoint",
    "RoutineExchange",
    "RoutineStore",
    "SaveKey",
    "SaveKind",
    "SavedDraft",
    "Saver",
    "ScreenAwake",
    "SettingsStore",
    "SilentAudio",
    "SilentScreenAwake",
    "SleepGap",
    "SleepWatch",
    "SoundStore",
    "Ticker",
    "TrashStore",
    "Trashed",
    "Unsaved",
    "Voice",
    "Worker",
]
