"""The whole window on stand-ins: real core, use-cases and widgets, with time, sound and files moved by hand."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import count

from PySide6.QtWidgets import QApplication

from recovery_timer.app.journal import Journal
from recovery_timer.app.library import Library
from recovery_timer.app.player import Player
from recovery_timer.app.settings import SettingsBook
from recovery_timer.app.volume import Volume
from recovery_timer.ports import SavesAtOnce, SetAside, SilentScreenAwake
from recovery_timer.routine.model import Routine
from recovery_timer.session.record import Record
from recovery_timer.storage.catalogue import load_builtin_routines, load_catalogue
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
        self.library = Library(
            store=self.store,
            saver=SavesAtOnce(),
            built_in=load_builtin_routines(),
            catalogue=catalogue,
            new_id=lambda: next(ids),
        )
        self.library.load()
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
        self.window = MainWindow(self.look, routines=self.routines, guide=self.guide, settings=self.settings)

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
