"""The whole window on stand-ins: real core, use-cases and widgets, with time, sound and files moved by hand."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import count

from msgspec.structs import replace
from PySide6.QtWidgets import QApplication

from recovery_timer.app.backups import Restore
from recovery_timer.app.editing import Workbench
from recovery_timer.app.journal import Journal
from recovery_timer.app.library import Library, Trash
from recovery_timer.app.playback import Checkpoints, Narrator, Player
from recovery_timer.app.settings import SettingsBook
from recovery_timer.app.sound import SoundCheck, Sounds, Volume
from recovery_timer.audio.sounds import Samples, Sound
from recovery_timer.ports import (
    Backup,
    BackupContents,
    ImmediateSaver,
    ImmediateWorker,
    QuarantinedFile,
    RecoveredCheckpoint,
    SavedDraft,
    SilentScreenAwake,
    Trashed,
)
from recovery_timer.routine.model import Routine
from recovery_timer.session.checkpoint import Checkpoint
from recovery_timer.session.record import Record
from recovery_timer.session.session import Session
from recovery_timer.session.state import State
from recovery_timer.storage.catalogue import load_builtin_routines, load_catalogue
from recovery_timer.storage.exchange import Exchange
from recovery_timer.storage.sound.store import built_in_sounds
from recovery_timer.ui.backups.dialog import offer_backups
from recovery_timer.ui.backups.model import RestoreModel
from recovery_timer.ui.builder.model import BuilderModel
from recovery_timer.ui.guide.model import GuideModel
from recovery_timer.ui.routines.model import RoutinesModel
from recovery_timer.ui.settings.model import SettingsModel
from recovery_timer.ui.theme.manager import ThemeManager
from recovery_timer.ui.window import MainWindow
from tests.fakes import FakeClock, FakeTicker, RecordingAudio, RecordingVoice

EVENING = datetime(2026, 5, 1, 19, 30, tzinfo=UTC)


class MemoryRoutines:
    """A store of routines that lasts as long as the test."""

    def __init__(self, routines: Sequence[Routine] = ()) -> None:
        self.routines = {routine.id: routine for routine in routines}
        self.quarantined: list[QuarantinedFile] = []

    def load(self) -> tuple[list[Routine], list[QuarantinedFile]]:
        return list(self.routines.values()), self.quarantined

    def reread(self) -> dict[str, Routine | None]:
        return dict(self.routines)

    def save(self, routine: Routine) -> None:
        self.routines[routine.id] = routine

    def delete(self, routine_id: str) -> None:
        self.routines.pop(routine_id, None)


class MemoryJournal:
    """A journal that lasts as long as the test."""

    def __init__(self, last_used: dict[str, datetime] | None = None) -> None:
        self.records: dict[str, Record] = {}
        self._last_used = last_used or {}

    def write(self, record: Record) -> None:
        self.records[record.id] = record

    def last_used(self) -> dict[str, datetime]:
        return self._last_used

    def latest(self, count: int) -> Sequence[Record]:
        return list(self.records.values())[-count:]


class MemorySettings:
    """Settings that last as long as the test."""

    def __init__(self) -> None:
        self.values: dict[str, object] = {}

    def load(self) -> tuple[dict[str, object], list[QuarantinedFile]]:
        return self.values, []

    def save(self, values: dict[str, object]) -> None:
        self.values = values


class MemoryTrash:
    """A trash that lasts as long as the test."""

    def __init__(self) -> None:
        self.trashed: list[Trashed] = []

    def load(self) -> list[Trashed]:
        return list(self.trashed)

    def put(self, trashed: Trashed) -> None:
        self.trashed.append(trashed)

    def take(self, trashed: Trashed) -> None:
        if trashed in self.trashed:
            self.trashed.remove(trashed)

    def purge(self, before: date) -> None:
        self.trashed = [each for each in self.trashed if each.deleted >= before]


class MemoryDrafts:
    """Drafts that last as long as the test."""

    def __init__(self) -> None:
        self.kept: dict[str, SavedDraft] = {}

    def load(self) -> tuple[list[SavedDraft], list[QuarantinedFile]]:
        return list(self.kept.values()), []

    def save(self, kept: SavedDraft) -> None:
        self.kept[kept.routine_id] = kept

    def forget(self, routine_id: str) -> None:
        self.kept.pop(routine_id, None)


class MemoryCheckpoints:
    """A checkpoint that lasts as long as the test; ``whole`` as it is found again."""

    def __init__(self, checkpoint: Checkpoint | None = None, *, whole: bool = True) -> None:
        self.checkpoint = checkpoint
        self.whole = whole
        self.kept = 0

    def load(self) -> tuple[RecoveredCheckpoint | None, list[QuarantinedFile]]:
        found = RecoveredCheckpoint(checkpoint=self.checkpoint, whole=self.whole) if self.checkpoint else None
        return found, []

    def keep(self, checkpoint: Checkpoint) -> None:
        self.checkpoint = checkpoint
        self.kept += 1

    def forget(self) -> None:
        self.checkpoint = None


class MemoryFavourites:
    """Favourites that last as long as the test."""

    def __init__(self) -> None:
        self.ids: frozenset[str] = frozenset()

    def load(self) -> frozenset[str]:
        return self.ids

    def save(self, ids: frozenset[str]) -> None:
        self.ids = ids


class MemorySounds:
    """The user's own sounds for as long as the test; `files` are what can be chosen, or why it cannot."""

    def __init__(self) -> None:
        self.kept: dict[Sound, Samples] = {}
        self.broken: dict[Sound, QuarantinedFile] = {}
        self.files: dict[str, Samples | Exception] = {}

    def load(self, names: Sequence[Sound]) -> tuple[dict[Sound, Samples], dict[Sound, QuarantinedFile]]:
        return {name: self.kept[name] for name in names if name in self.kept}, dict(self.broken)

    def read(self, file: str) -> Samples:
        found = self.files[file]
        if isinstance(found, Exception):
            raise found
        return found

    def save(self, name: Sound, samples: Samples) -> None:
        self.kept[name] = samples

    def remove(self, name: Sound) -> None:
        self.kept.pop(name, None)


class MemoryOffers:
    """What was offered during the test."""

    def __init__(self, *made: str) -> None:
        self.made = set(made)

    def was_shown(self, offer: str) -> bool:
        return offer in self.made

    def mark_shown(self, offer: str) -> None:
        self.made.add(offer)


class MemoryBackups:
    """Backups that last as long as the test: each with what is in it, or the reason why it cannot be used."""

    def __init__(self, journal: MemoryJournal) -> None:
        self.kept: dict[Backup, BackupContents | Exception] = {}
        self.sessions: list[Record] = []
        self.made: list[tuple[date, str]] = []
        self._journal = journal

    def make(self, day: date) -> None:
        self.make_now(day, "daily")

    def make_now(self, day: date, reason: str) -> None:
        self.made.append((day, reason))

    def load(self) -> list[Backup]:
        return list(self.kept)

    def read(self, key: str) -> BackupContents:
        found = next(contents for backup, contents in self.kept.items() if backup.key == key)
        if isinstance(found, Exception):
            raise found
        return replace(found, missing_sessions=len(self._missing()))

    def add_missing_sessions(self, key: str) -> int:
        missing = self._missing()
        self._journal.records |= {record.id: record for record in missing}
        return len(missing)

    def _missing(self) -> list[Record]:
        return [record for record in self.sessions if record.id not in self._journal.records]


class Desk:
    """Every part, wired as `main` wires them, and the window."""

    def __init__(
        self,
        app: QApplication,
        *,
        routines: Sequence[Routine] = (),
        last_used: dict[str, datetime] | None = None,
        checkpoint_store: MemoryCheckpoints | None = None,
        wall: datetime = EVENING,
        scale: float = 1.0,
        sound_problem: str = "",
        checked_sound: bool = True,
    ) -> None:
        ids = (f"id-{number}" for number in count(1))
        self.clock = FakeClock(wall=wall)
        self.ticker = FakeTicker()
        self.audio = RecordingAudio(sound_problem)
        self.store = MemoryRoutines(routines)
        self.records = MemoryJournal(last_used)
        self.settings = SettingsBook(MemorySettings(), ImmediateSaver())
        self.journal = Journal(self.records, ImmediateSaver())
        self.journal.load()
        catalogue = load_catalogue()
        self.trash = Trash(store=MemoryTrash(), saver=ImmediateSaver(), clock=self.clock)
        self.library = Library(
            store=self.store,
            saver=ImmediateSaver(),
            built_in=load_builtin_routines(),
            catalogue=catalogue,
            new_id=lambda: next(ids),
            trash=self.trash,
            favourites=MemoryFavourites(),
        )
        self.library.load()
        self.drafts = MemoryDrafts()
        self.workbench = Workbench(
            library=self.library, store=self.drafts, saver=ImmediateSaver(), new_id=lambda: next(ids)
        )
        self.workbench.load()
        self.checkpoint_store = checkpoint_store or MemoryCheckpoints()
        self.checkpoints = Checkpoints(self.checkpoint_store, ImmediateSaver(), self.journal)
        self.checkpoints.load()
        self.player = Player(
            clock=self.clock,
            ticker=self.ticker,
            audio=self.audio,
            screen_awake=SilentScreenAwake(),
            journal=self.journal,
            checkpoints=self.checkpoints,
            settings=self.settings,
            new_id=lambda: next(ids),
        )
        self.volume = Volume(self.audio, self.settings)
        self.guide = GuideModel(player=self.player, volume=self.volume, clock=self.clock, catalogue=catalogue)
        self.routines = RoutinesModel(
            library=self.library,
            journal=self.journal,
            settings=self.settings,
            catalogue=catalogue,
            clock=self.clock,
        )
        self.theme = ThemeManager(app, scale=scale)
        self.own_sounds = MemorySounds()
        self.sounds = Sounds(built_in_sounds(), self.own_sounds, ImmediateSaver())
        self.check_ticker = FakeTicker()
        self.offers = MemoryOffers(*(["sound check"] if checked_sound else []))
        self.check = SoundCheck(
            audio=self.audio,
            sounds=self.sounds,
            clock=self.clock,
            ticker=self.check_ticker,
            offers=self.offers,
            saver=ImmediateSaver(),
        )
        self.voice = RecordingVoice()
        self.narrator = Narrator(
            player=self.player,
            voice=self.voice,
            settings=self.settings,
            volume=self.volume,
            ticker=FakeTicker(),
        )
        self.guide.began.connect(lambda _: self.check.stop())
        self.settings_model = SettingsModel(
            book=self.settings,
            volume=self.volume,
            sounds=self.sounds,
            check=self.check,
            audio=self.audio,
            voice=self.voice,
            speak_sample=self.narrator.sample,
        )
        self.build = BuilderModel(
            workbench=self.workbench, catalogue=catalogue, settings=self.settings, clock=self.clock
        )
        self.window = MainWindow(
            self.theme,
            routines=self.routines,
            build=self.build,
            guide=self.guide,
            settings=self.settings_model,
            trash=self.trash,
            exchange=Exchange(catalogue),
            new_id=lambda: next(ids),
        )

        self.backups = MemoryBackups(self.records)
        restoring = Restore(
            store=self.backups,
            library=self.library,
            settings=self.settings,
            saver=ImmediateSaver(),
            catalogue=catalogue,
            new_id=lambda: next(ids),
        )
        self.restore = RestoreModel(restoring, self.journal, ImmediateWorker(), parent=self.window)
        self.restore.sessions_added.connect(self.routines.changed)
        self.restore_button = offer_backups(self.theme, self.window, self.window.settings, self.restore)

    @property
    def session(self) -> Session:
        """The session that is played, or was played last."""
        assert self.player.session is not None
        return self.player.session

    def state(self) -> State:
        """Return the session's state. A call, so that no checker takes it to stay what it was."""
        return self.session.state

    def play(self, name: str) -> None:
        """Start the routine called ``name``."""
        routine = self.library.find(name)
        self.window.play(self.routines.timeline(routine.id), routine.id)

    def let_pass(self, ms: int) -> None:
        """Let time pass, with the ticker ringing whenever it is due, as on a machine that is never late."""
        end = self.clock.now_ms + ms
        while self.ticker.armed is not None and self.clock.now_ms + self.ticker.armed <= end:
            self.clock.advance(self.ticker.armed)
            self.ticker.fire()
        self.clock.advance(end - self.clock.now_ms)
        self.window.guide.refresh()


def used_lately() -> dict[str, datetime]:
    """Return when some built-in routines were last used."""
    return {
        "builtin-post-run-basics": EVENING - timedelta(days=1),
        "builtin-contrast-bath": EVENING - timedelta(days=4),
        "builtin-foam-roll-legs": EVENING - timedelta(days=40),
    }
