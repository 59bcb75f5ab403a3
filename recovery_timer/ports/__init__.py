"""What the program needs from outside, as small protocols, each with a version that does nothing.

The use-cases in `app` know only these. `adapters` and `storage` hold the real ones; the silent ones here serve where
the machine has no such part, and the tests. Both are held to the same contract tests.
"""

from recovery_timer.ports.machine import NoSleepWatch, ScreenAwake, SilentScreenAwake, SleepWatch
from recovery_timer.ports.sound import Audio, Choosable, Due, NoVoice, SilentAudio, Voice
from recovery_timer.ports.stores import (
    DraftStore,
    FavouritesStore,
    JournalStore,
    KeptDraft,
    NoFavourites,
    RoutineExchange,
    RoutineStore,
    Saver,
    SavesAtOnce,
    SetAside,
    SettingsStore,
    Trashed,
    TrashStore,
)
from recovery_timer.ports.time import Clock, Ticker

__all__ = [
    "Audio",
    "Choosable",
    "Clock",
    "DraftStore",
    "Due",
    "FavouritesStore",
    "JournalStore",
    "KeptDraft",
    "NoFavourites",
    "NoSleepWatch",
    "NoVoice",
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
    "Ticker",
    "TrashStore",
    "Trashed",
    "Voice",
]
