"""The whole window on stand-ins: real core, use-cases and widgets, with time, sound and files moved by hand."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import count

from PySide6.QtWidgets import QApplication

from recovery_timer.app.journal import Journal
from recovery_timer.app.library import Library
from recovery_timer.app.player import Player
from recovery_timer.app.settings import SettingsBook
from recovery_timer.app.trash import Trash
from recovery_timer.app.volume import Volume
from recovery_timer.app.workbench import Workbench
from recovery_timer.ports import KeptDraft, SavesAtOnce, SetAside, SilentScreenAwake, Trashed
from recovery_timer.routine.model import Routine
from recovery_timer.session.record import Record
from recovery_timer.session.session import Session
from recovery_timer.session.state import State
from recovery_timer.storage.catalogue import load_builtin_routines, load_catalogue
from recovery_timer.storage.exchange import Exchange
from recovery_timer.ui.build.model import BuildModel
from recovery_timer.ui.guide.model import GuideModel
from recovery_timer.ui.routines.model import RoutinesModel
from recovery_timer.ui.theme.look import Look
from recovery_timer.ui.window import MainWindow
from tests.fakes import FakeClock, FakeTicker, RecordingAudio

EVENING = datetime(2026, 5, 1, 19, 30, tzinfo=UTC)


class MemoryRoutines:
    """A store of routines that lasts as long as the test."""

    def __init__(self, routines: Sequence[Routine] = ()) -> None:
        self.routines = {routine.id: routine for routine in routines}

    def load(self) -> tuple[list[Routine], list[SetAside]]:
        return list(self.routines.values()), []

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

    def load(self) -> tuple[dict[str, object], list[SetAside]]:
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
        self.kept: dict[str, KeptDraft] = {}

    def load(self) -> tuple[list[KeptDraft], list[SetAside]]:
        return list(self.kept.values()), []

    def save(self, kept: KeptDraft) -> None:
        self.kept[kept.routine_id] = kept

    def forget(self, routine_id: str) -> None:
        self.kept.pop(routine_id, None)


class MemoryFavourites:
    """Favourites that last as long as the test."""

    def __init__(self) -> None:
        self.ids: frozenset[str] = frozenset()

    def load(self) -> frozenset[str]:
        return self.ids

    def save(self, ids: frozenset[str]) -> None:
        self.ids = ids


class Desk:
    """Every part, wired as `main` wires them, and the window."""

    def __init__(
        self,
        app: QApplication,
        *,
        routines: Sequence[Routine] = (),
        last_used: dict[str, datetime] | None = None,
        scale: float = 1.0,
        sound_problem: str = "",
    ) -> None:
        ids = (f"id-{number}" for number in count(1))
        self.clock = FakeClock(wall=EVENING)
        self.ticker = FakeTicker()
        self.audio = RecordingAudio(sound_problem)
        self.store = MemoryRoutines(routines)
        self.records = MemoryJournal(last_used)
        self.settings = SettingsBook(MemorySettings(), SavesAtOnce())
        self.journal = Journal(self.records, SavesAtOnce())
        self.journal.load()
        catalogue = load_catalogue()
        self.trash = Trash(store=MemoryTrash(), saver=SavesAtOnce(), clock=self.clock)
        self.library = Library(
            store=self.store,
            saver=SavesAtOnce(),
            built_in=load_builtin_routines(),
            catalogue=catalogue,
            new_id=lambda: next(ids),
            trash=self.trash,
            favourites=MemoryFavourites(),
        )
        self.library.load()
        self.drafts = MemoryDrafts()
        self.workbench = Workbench(
            library=self.library, store=self.drafts, saver=SavesAtOnce(), new_id=lambda: next(ids)
        )
        self.workbench.load()
        self.player = Player(
            clock=self.clock,
            ticker=self.ticker,
            audio=self.audio,
            screen_awake=SilentScreenAwake(),
            journal=self.journal,
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
        self.look = Look(app, scale=scale)
        self.build = BuildModel(workbench=self.workbench, catalogue=catalogue, settings=self.settings, clock=self.clock)
        self.window = MainWindow(
            self.look,
            routines=self.routines,
            build=self.build,
            guide=self.guide,
            settings=self.settings,
            trash=self.trash,
            exchange=Exchange(catalogue),
            new_id=lambda: next(ids),
        )

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
