"""Everything the program needs from outside, as small protocols.

The use-cases in `app` know only these; `adapters` and `storage` implement them. For parts that a machine may lack, a
null implementation is here too. The fakes in tests/fakes pass the same contract tests.
"""

from recovery_timer.ports.backups import BACKUPS_KEPT, Backup, BackupContents, BackupStore
from recovery_timer.ports.machine import MotionWatch, NoMotionWatch, NoSleepWatch, ScreenAwake, SleepWatch
from recovery_timer.ports.ports import Ports
from recovery_timer.ports.saving import BackgroundSaver, ImmediateSaver, SaveKey, SaveKind, Saver, Unsaved
from recovery_timer.ports.sound import (
    RING_OUT_MS,
    WAIT_FOR_SOUND_MS,
    Audio,
    AudioFault,
    AudioProblem,
    Device,
    Due,
)
from recovery_timer.ports.speech import (
    Manner,
    NoSynthesizer,
    NoVoice,
    Synthesizer,
    Voice,
    VoiceFault,
    VoiceProblem,
)
from recovery_timer.ports.stores import (
    CheckpointStore,
    DismissalStore,
    DraftStore,
    FavouritesStore,
    HintStore,
    JournalStore,
    NoFavourites,
    QuarantinedFile,
    Read,
    RecoveredCheckpoint,
    RoutineExchange,
    RoutineStore,
    SavedDraft,
    SettingsStore,
    SoundStore,
    Trashed,
    TrashStore,
    TypedText,
)
from recovery_timer.ports.time import Clock, SleepGap, Ticker
from recovery_timer.ports.worker import BackgroundWorker, ImmediateWorker, Worker

__all__ = [
    "BACKUPS_KEPT",
    "RING_OUT_MS",
    "WAIT_FOR_SOUND_MS",
    "Audio",
    "AudioFault",
    "AudioProblem",
    "BackgroundSaver",
    "BackgroundWorker",
    "Backup",
    "BackupContents",
    "BackupStore",
    "CheckpointStore",
    "Clock",
    "Device",
    "DismissalStore",
    "DraftStore",
    "Due",
    "FavouritesStore",
    "HintStore",
    "ImmediateSaver",
    "ImmediateWorker",
    "JournalStore",
    "Manner",
    "MotionWatch",
    "NoFavourites",
    "NoMotionWatch",
    "NoSleepWatch",
    "NoSynthesizer",
    "NoVoice",
    "Ports",
    "QuarantinedFile",
    "Read",
    "RecoveredCheckpoint",
    "RoutineExchange",
    "RoutineStore",
    "SaveKey",
    "SaveKind",
    "SavedDraft",
    "Saver",
    "ScreenAwake",
    "SettingsStore",
    "SleepGap",
    "SleepWatch",
    "SoundStore",
    "Synthesizer",
    "Ticker",
    "TrashStore",
    "Trashed",
    "TypedText",
    "Unsaved",
    "Voice",
    "VoiceFault",
    "VoiceProblem",
    "Worker",
]
