"""Every port as a fake: `Fakes` holds them, so that a test can drive and inspect them."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import cache
from itertools import count
from types import MappingProxyType

from recovery_timer.ports import (
    AudioProblem,
    ImmediateSaver,
    ImmediateWorker,
    MediaCommands,
    NotificationEvent,
    Ports,
    Worker,
)
from recovery_timer.routine.model import Routine
from recovery_timer.routine.technique import Catalogue
from recovery_timer.storage.catalogue import load_builtin_groups, load_builtin_routines, load_catalogue, load_questions
from recovery_timer.storage.exchange import Exchange
from recovery_timer.storage.sound.store import BuiltInSounds
from tests.fakes.audio import RecordingAudio
from tests.fakes.awake import SilentScreenAwake
from tests.fakes.calendar import RecordingCalendar, RecordingOpener
from tests.fakes.clock import FakeClock
from tests.fakes.media import MemoryCovers, RecordingMediaControls, RecordingOtherPlayers
from tests.fakes.notifications import RecordingNotifications
from tests.fakes.sound_export import RecordingSoundExport
from tests.fakes.stores import (
    MemoryBackups,
    MemoryCheckpoints,
    MemoryDelays,
    MemoryDismissals,
    MemoryDrafts,
    MemoryEverything,
    MemoryFavourites,
    MemoryHints,
    MemoryHistoryFiles,
    MemoryJournal,
    MemoryRoutines,
    MemorySettings,
    MemorySounds,
    MemoryTechniques,
    MemoryTrash,
)
from tests.fakes.synthesizer import FakeSynthesizer
from tests.fakes.ticker import FakeTicker

EVENING = datetime(2026, 5, 1, 19, 30, tzinfo=UTC)


@cache
def _catalogue() -> Catalogue:
    """Return the shipped catalogue, read once for all tests: to read it takes a quarter of the time of a start."""
    return MappingProxyType(load_catalogue())


@cache
def _built_in_routines() -> tuple[Routine, ...]:
    return load_builtin_routines()


class Fakes:
    """A machine that does nothing by itself: time, sound and files are driven by hand."""

    def __init__(
        self,
        *,
        routines: Sequence[Routine] = (),
        last_used: dict[str, datetime] | None = None,
        checkpoints: MemoryCheckpoints | None = None,
        wall: datetime = EVENING,
        sound_problem: AudioProblem | None = None,
        is_new: bool = False,
    ) -> None:
        self.clock = FakeClock(wall=wall)
        self.audio = RecordingAudio(sound_problem)
        self.synthesizer = FakeSynthesizer()
        self.routines = MemoryRoutines(routines)
        self.journal = MemoryJournal(last_used)
        self.techniques = MemoryTechniques()
        self.history_files = MemoryHistoryFiles()
        self.drafts = MemoryDrafts()
        self.checkpoints = checkpoints or MemoryCheckpoints()
        self.own_sounds = MemorySounds()
        self.sound_export = RecordingSoundExport()
        self.dismissals = MemoryDismissals()
        self.delays = MemoryDelays()
        self.hints = MemoryHints(*([] if is_new else ["welcome"]))
        self.backups = MemoryBackups(self.journal)
        self.everything = MemoryEverything()
        self.state = MemorySettings()
        self.covers = MemoryCovers()
        self.other_players = RecordingOtherPlayers()
        self.notifications: RecordingNotifications | None = None
        self.may_notify = True
        self.calendar = RecordingCalendar()
        self.opener = RecordingOpener()
        self.media_controls: RecordingMediaControls | None = None
        self.changed_elsewhere: Callable[[], None] = lambda: None

    def ports(self) -> Ports:
        ids = (f"id-{number}" for number in count(1))

        def watch_routines(changed: Callable[[], None], _: Worker) -> None:
            self.changed_elsewhere = changed

        def media_controls(commands: MediaCommands) -> RecordingMediaControls:
            self.media_controls = RecordingMediaControls(commands)
            return self.media_controls

        def notifications(happened: Callable[[NotificationEvent], None]) -> RecordingNotifications:
            self.notifications = RecordingNotifications(happened)
            return self.notifications

        return Ports(
            clock=self.clock,
            ticker=FakeTicker,
            new_id=lambda: next(ids),
            saver=lambda _: ImmediateSaver(),
            worker=ImmediateWorker,
            settings=MemorySettings,
            state=lambda: self.state,
            favourites=MemoryFavourites,
            hints=lambda: self.hints,
            dismissals=lambda: self.dismissals,
            delays=lambda: self.delays,
            routines=lambda: self.routines,
            watch_routines=watch_routines,
            techniques=lambda: self.techniques,
            watch_techniques=lambda _changed, _worker: None,
            trash=MemoryTrash,
            drafts=lambda: self.drafts,
            journal=lambda _: self.journal,
            history_files=lambda: self.history_files,
            checkpoints=lambda: self.checkpoints,
            has_checkpoint=lambda: self.checkpoints.checkpoint is not None,
            backups=lambda: self.backups,
            everything=lambda: self.everything,
            exchange=Exchange,
            catalogue=_catalogue,
            questions=load_questions,
            built_in_routines=_built_in_routines,
            built_in_groups=load_builtin_groups,
            audio=lambda _sounds, _on_problem: self.audio,
            synthesizer=lambda: self.synthesizer,
            built_in_sounds=BuiltInSounds,
            own_sounds=lambda: self.own_sounds,
            sound_export=lambda: self.sound_export,
            screen_awake=SilentScreenAwake,
            media_controls=media_controls,
            other_players=lambda: self.other_players,
            covers=lambda: self.covers,
            notifications=notifications,
            may_notify=lambda: self.may_notify,
            calendar=lambda: self.calendar,
            open_file=self.opener,
        )
