"""What the program needs from outside, as small protocols, each with a version that does nothing.

The use-cases in `app` know only these. `adapters` and `storage` hold the real ones; the silent ones here serve where
the machine has no such part, and the tests. Both are held to the same contract tests.
"""

from recovery_timer.ports.backups import BACKUPS_KEPT, Backup, BackupContents, BackupStore, NoBackups
from recovery_timer.ports.machine import NoSleepWatch, ScreenAwake, SilentScreenAwake, SleepWatch
from recovery_timer.ports.sound import Audio, Choosable, Due, NoVoice, SilentAudio, Voice
from recovery_timer.ports.stores import (
    CheckpointStore,
    DraftStore,
    FavouritesStore,
    FoundCheckpoint,
    JournalStore,
    KeptDraft,
    NoCheckpoints,
    NoFavourites,
    OfferStore,
    RoutineExchange,
    RoutineStore,
    Saver,
    SavesAtOnce,
    SetAside,
    SettingsStore,
    SoundStore,
    Trashed,
    TrashStore,
    Unsaved,
)
from recovery_timer.ports.time import Clock, Ticker

__all__ = [
    "BACKUPS_KEPT",
    "Audio",
    "Backup",
    "BackupContents",
    "BackupStore",
    "CheckpointStore",
    "Choosable",
    "Clock",
    "DraftStore",
    "Due",
    "FavouritesStore",
    "FoundCheckpoint",
    "JournalStore",
    "KeptDraft",
    "NoBackups",
    "NoCheckpoints",
    "NoFavourites",
    "NoSleepWatch",
    "NoVoice",
    "OfferStore",
    "RoutineExchange",
    "RoutineStore",
    "Saver",
    "SavesAtOnce",
    "ScreenAwake",
    "SetAside",
    "SettingsStore",
    "SilentAudio",
    "SilentScreenAwake",
    "SleepWatch",
    "SoundStore",
    "Ticker",
    "TrashStore",
    "Trashed",
    "Unsaved",
    "Voice",
]
