"""Everything the program with a window needs from outside, as one value."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec import Struct

from recovery_timer.audio.sounds import Samples, Sound
from recovery_timer.ports.backups import BackupStore, WholeStore
from recovery_timer.ports.calendar import CalendarWriter, FileOpener
from recovery_timer.ports.machine import ScreenAwake
from recovery_timer.ports.media import CoverStore, MakeMediaControls, OtherPlayers
from recovery_timer.ports.notifications import MakeNotifications
from recovery_timer.ports.saving import BackgroundSaver, Unsaved
from recovery_timer.ports.sound import Audio, AudioProblem
from recovery_timer.ports.sound_file import SoundExport
from recovery_timer.ports.speech import Synthesizer
from recovery_timer.ports.stores import (
    CheckpointStore,
    DelayStore,
    DismissalStore,
    DraftStore,
    FavouritesStore,
    HintStore,
    HistoryFiles,
    JournalStore,
    QuarantinedFile,
    RoutineExchange,
    RoutineStore,
    SettingsStore,
    SoundStore,
    TechniqueStore,
    TrashStore,
)
from recovery_timer.ports.time import Clock, Ticker
from recovery_timer.ports.worker import BackgroundWorker, Worker
from recovery_timer.routine.facts import Group
from recovery_timer.routine.model import Routine
from recovery_timer.routine.technique import Catalogue, Question


class Ports(Struct, frozen=True, kw_only=True):
    """The parts from which the composition root puts the program together: the machine's, or a test's.

    Each is a function that makes the part. It is called once (`ticker`: once for each user), when the part is first
    needed, so that code which the first window does not need is not even imported before it is shown. A part reports
    events to the callbacks that it is made with.
    """

    clock: Clock
    ticker: Callable[[], Ticker]
    new_id: Callable[[], str]

    saver: Callable[[Callable[[tuple[Unsaved, ...]], None]], BackgroundSaver]
    """Takes a callback that receives, from any thread, what is not saved."""
    worker: Callable[[], BackgroundWorker]
    settings: Callable[[], SettingsStore]
    state: Callable[[], SettingsStore]
    """State that the program remembers without being told to."""
    favourites: Callable[[], FavouritesStore]
    hints: Callable[[], HintStore]
    dismissals: Callable[[], DismissalStore]
    delays: Callable[[], DelayStore]
    routines: Callable[[], RoutineStore]
    watch_routines: Callable[[Callable[[], None], Worker], None]
    """Calls back whenever the saved routines may have changed; the worker reads the disk."""
    techniques: Callable[[], TechniqueStore]
    """The user's own."""
    watch_techniques: Callable[[Callable[[], None], Worker], None]
    """As `watch_routines`."""
    trash: Callable[[], TrashStore]
    drafts: Callable[[], DraftStore]
    journal: Callable[[Callable[[QuarantinedFile], None]], JournalStore]
    history_files: Callable[[], HistoryFiles]
    checkpoints: Callable[[], CheckpointStore]
    has_checkpoint: Callable[[], bool]
    """Whether a session may have been interrupted; does not read the checkpoint or import its reader."""
    backups: Callable[[], BackupStore]
    everything: Callable[[], WholeStore]
    """All of the user's data at once."""
    exchange: Callable[[Callable[[], Catalogue]], RoutineExchange]
    """Takes a function that returns the current catalogue."""
    catalogue: Callable[[], Catalogue]
    """The techniques that ship with the program."""
    questions: Callable[[], Sequence[Question]]
    built_in_routines: Callable[[], Iterable[Routine]]
    built_in_groups: Callable[[], Mapping[str, Group]]
    """The group of each built-in routine by its id, in the order in which they are shown."""

    audio: Callable[[Mapping[Sound, Samples], Callable[[AudioProblem | None], None]], Audio]
    """Takes all sounds by name, and a callback for when the output is lost or, with None, is back."""
    synthesizer: Callable[[], Synthesizer]
    built_in_sounds: Callable[[], Mapping[Sound, Samples]]
    own_sounds: Callable[[], SoundStore]
    sound_export: Callable[[], SoundExport]
    screen_awake: Callable[[], ScreenAwake]
    media_controls: MakeMediaControls
    """Takes the object that carries out the commands given there."""
    other_players: Callable[[], OtherPlayers]
    covers: Callable[[], CoverStore]
    notifications: MakeNotifications
    may_notify: Callable[[], bool]
    """Whether there may be notifications on this system; does not ask for the service that shows them."""
    calendar: Callable[[], CalendarWriter]
    open_file: FileOpener
