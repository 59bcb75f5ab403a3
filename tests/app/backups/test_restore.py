from collections.abc import Sequence
from datetime import date
from itertools import count

import pytest
from msgspec.structs import replace

from recovery_timer.app.backups.restore import BackedUpRoutine, BackupState, Restore, Restored
from recovery_timer.app.library import Library, Trash
from recovery_timer.app.settings import SettingsBook
from recovery_timer.ports import Backup, BackupContents, ImmediateSaver
from recovery_timer.routine.model import Routine, Step
from recovery_timer.routine.own import OwnTechnique
from recovery_timer.routine.technique import Family
from tests.fakes.clock import FakeClock
from tests.fakes.stores import MemoryFavourites, MemoryRoutines, MemorySettings, MemoryTrash, NoBackups
from tests.fakes.techniques import techniques_of

MARK = "from 21 Nov 2026"
BACKUP = Backup(key="2026-11-21", day=date(2026, 11, 21), size_bytes=1)


def routine(routine_id: str, name: str, seconds: int = 30) -> Routine:
    return Routine(id=routine_id, name=name, blocks=(Step(name="Calf stretch", seconds=seconds),))


LEGS, WALK, BATH = routine("legs", "Evening legs"), routine("walk", "Walk"), routine("builtin-bath", "Ice bath")


class StoredBackups(NoBackups):
    """A single backup with ``contents``; adding its sessions returns ``added``."""

    def __init__(self) -> None:
        self.contents = contents()
        self.added: int | Exception = 0

    def load(self) -> list[Backup]:
        return [BACKUP]

    def read(self, key: str) -> BackupContents:
        assert key == BACKUP.key
        return self.contents

    def add_missing_sessions(self, key: str) -> int:
        assert key == BACKUP.key
        if isinstance(self.added, Exception):
            raise self.added
        return self.added


def contents(*routines: Routine, settings: dict[str, object] | None = None) -> BackupContents:
    return BackupContents(
        routines=routines, favourites=frozenset(), settings=settings or {}, missing_sessions=0, unreadable=0
    )


class RestoreCase:
    """The present data, and what restores into it."""

    def __init__(self, routines: Sequence[Routine]) -> None:
        self.techniques = techniques_of({})
        ids = (f"new-{number}" for number in count(1))
        self.trash = Trash(store=MemoryTrash(), saver=ImmediateSaver(), clock=FakeClock())
        self.library = Library(
            store=MemoryRoutines(routines),
            saver=ImmediateSaver(),
            built_in=[BATH],
            techniques=self.techniques,
            new_id=lambda: next(ids),
            trash=self.trash,
            favourites=MemoryFavourites(),
        )
        self.library.load()
        self.settings = SettingsBook(MemorySettings(), ImmediateSaver())
        self.backups = StoredBackups()
        self.restoring = Restore(
            store=self.backups,
            library=self.library,
            settings=self.settings,
            saver=ImmediateSaver(),
            techniques=self.techniques,
            new_id=lambda: next(ids),
        )

    def restore(self, *routines: Routine, favourites: frozenset[str] = frozenset()) -> Restored:
        return self.restoring.restore(routines, replace(contents(), favourites=favourites), MARK)

    def now(self, *routines: Routine) -> list[BackupState]:
        return [found.now for found in self.restoring.compare(routines, MARK)]

    @property
    def own(self) -> dict[str, Routine]:
        return {entry.routine.id: entry.routine for entry in self.library.entries if not entry.built_in}


@pytest.fixture
def case() -> RestoreCase:
    return RestoreCase([LEGS, WALK])


# -- comparing


def test_compare__gone_routines_come_first(case: RestoreCase) -> None:
    gone, other = routine("gone", "Zebra"), routine("walk", "Walk", 99)

    assert case.restoring.compare([LEGS, other, gone], MARK) == [
        BackedUpRoutine(gone, BackupState.GONE),
        BackedUpRoutine(other, BackupState.DIFFERS),
        BackedUpRoutine(LEGS, BackupState.SAME),
    ]


def test_compare__goes_by_content_rather_than_id(case: RestoreCase) -> None:
    assert case.now(replace(LEGS, id="another")) == [BackupState.SAME]


@pytest.mark.parametrize("other", [replace(LEGS, name="Legs"), replace(LEGS, id="LEGS", name="Legs")])
def test_compare__renamed_routine__differs(case: RestoreCase, other: Routine) -> None:
    assert case.now(other) == [BackupState.DIFFERS]


def test_compare__id_of_a_built_in_routine__differs(case: RestoreCase) -> None:
    assert case.now(BATH, replace(BATH, name="My bath")) == [BackupState.DIFFERS, BackupState.SAME]


def test_read__missing_technique__stays_that_of_the_step(case: RestoreCase) -> None:
    lost = replace(LEGS, blocks=(Step(name="Calf stretch", technique="lost", seconds=30),))
    case.backups.contents = contents(lost)

    assert case.restoring.backups() == [BACKUP]
    assert case.restoring.read(BACKUP).routines == (lost,)


# -- restoring routines


def test_restore__gone_routine__comes_back_as_it_was(case: RestoreCase) -> None:
    gone = routine("gone", "Zebra")

    assert case.restore(gone) == Restored(back=("gone",))
    assert case.own == {"legs": LEGS, "walk": WALK, "gone": gone}
    assert case.now(gone) == [BackupState.SAME]


def test_restore__favourite__is_a_favourite_again(case: RestoreCase) -> None:
    gone, other = routine("gone", "Zebra"), routine("walk", "Walk", 99)

    case.restore(gone, other, favourites=frozenset({"gone", "walk", "lost"}))

    assert {entry.routine.id for entry in case.library.entries if entry.favourite} == {"gone"}


def test_restore__differing_routine__becomes_a_copy_and_overwrites_nothing(case: RestoreCase) -> None:
    other = routine("walk", "Walk", 99)

    assert case.restore(other) == Restored(copies=("new-1",))
    copy = replace(other, id="new-1", name="Walk (from 21 Nov 2026)")
    assert case.own == {"legs": LEGS, "walk": WALK, "new-1": copy}


def test_restore__a_second_time__does_nothing(case: RestoreCase) -> None:
    restored = [routine("walk", "Walk", 99), routine("gone", "Zebra"), LEGS]
    case.restore(*restored)
    before = case.own

    assert case.restore(*restored) == Restored()
    assert case.own == before


def test_restore__name_taken__gets_a_free_name(case: RestoreCase) -> None:
    case.restore(routine("walk", "Walk", 98), routine("legs", "Walk", 99))

    names = [each.name for each in case.own.values()]
    assert names == ["Evening legs", "Walk", "Walk (from 21 Nov 2026)", "Walk (from 21 Nov 2026) (copy)"]


def test_restore__and_take_back__emit_changed_once(case: RestoreCase) -> None:
    emitted: list[frozenset[str]] = []
    case.library.changed.connect(emitted.append)
    gone, other, more = routine("gone", "Zebra"), routine("walk", "Walk", 99), routine("more", "Apes")

    restored = case.restore(gone, other, more, favourites=frozenset({"gone"}))
    assert emitted == [frozenset({"gone", "new-1", "more"})]

    case.restoring.take_back(restored)
    assert emitted[1:] == [frozenset({"gone", "new-1", "more"})]


def test_take_back__moves_restored_routines_to_the_trash(case: RestoreCase) -> None:
    gone, other = routine("gone", "Zebra"), routine("walk", "Walk", 99)
    restored = case.restore(gone, other, LEGS)

    case.restoring.take_back(restored)

    assert case.own == {"legs": LEGS, "walk": WALK}
    assert {trashed.routine.id for trashed in case.trash.trashed} == {"gone", "new-1"}


def test_take_back__routine_deleted_meanwhile__is_left_out(case: RestoreCase) -> None:
    restored = case.restore(routine("gone", "Zebra"), routine("walk", "Walk", 99))
    case.library.delete("gone")

    case.restoring.take_back(restored)

    assert case.own == {"legs": LEGS, "walk": WALK}


# -- settings and sessions


def test_settings__that_differ__can_be_used_and_undone(case: RestoreCase) -> None:
    case.settings.change("volume", 20)
    then = contents(settings={"volume": 40, "half": True, "theme": "neon", "window": "here"})

    others = case.restoring.other_settings(then)
    assert others == {"volume": 40}
    before = case.restoring.use_settings(others)
    assert case.settings.current.volume == 40
    assert case.restoring.other_settings(then) == {}

    case.restoring.use_settings(before)
    assert case.settings.current.volume == 20


@pytest.mark.parametrize("outcome", [3, OSError("The disk is full."), ValueError("It is damaged.")])
def test_add_missing_sessions__runs_in_the_saver_and_reports_the_outcome(
    case: RestoreCase, outcome: int | Exception
) -> None:
    case.backups.added = outcome
    emitted: list[int | Exception] = []

    case.restoring.add_missing_sessions(BACKUP, emitted.append)

    assert emitted == [outcome]


# -- restoring techniques


COUCH = OwnTechnique(id="own-couch", name="Couch stretch", family=Family.STRETCH, seconds=90)
OTHER = replace(COUCH, id="own-other", name="Other stretch")
HELD = Routine(id="held", name="Held", blocks=(Step(name="Couch stretch", technique="own-couch", seconds=90),))


def test_restore__brings_back_the_techniques_that_are_used_and_gone__and_undo_takes_them(case: RestoreCase) -> None:
    backed_up = replace(contents(HELD), techniques=(COUCH, OTHER))

    restored = case.restoring.restore([HELD], backed_up, MARK)

    assert case.techniques.own == {"own-couch": COUCH}
    assert restored.techniques == ("own-couch",)
    case.restoring.take_back(restored)
    assert case.techniques.own == {}
    assert [each.technique for each in case.techniques.trashed] == [COUCH]


def test_restore_techniques__brings_back_those_gone_and_copies_of_those_that_differ(case: RestoreCase) -> None:
    case.techniques.save(replace(COUCH, seconds=45))
    backed_up = replace(contents(), techniques=(COUCH, OTHER))
    assert case.restoring.other_techniques(backed_up) == (COUCH, OTHER)

    restored = case.restoring.restore_techniques(backed_up)

    assert case.techniques.own["own-couch"].seconds == 45
    assert [case.techniques.own[each].name for each in restored.techniques] == ["Couch stretch (copy)", "Other stretch"]
    assert case.restoring.other_techniques(backed_up) == ()
