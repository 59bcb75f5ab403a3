from collections.abc import Sequence
from datetime import date
from itertools import count

import pytest
from msgspec.structs import replace

from recovery_timer.app.library import Library
from recovery_timer.app.restoring import Found, Now, Restored, Restoring, marked
from recovery_timer.app.settings import SettingsBook
from recovery_timer.app.trash import Trash
from recovery_timer.ports import Backup, BackupContents, NoBackups, SavesAtOnce
from recovery_timer.routine.limits import NAME_LENGTH
from recovery_timer.routine.model import Routine, Step
from tests.desk import MemoryFavourites, MemoryRoutines, MemorySettings, MemoryTrash
from tests.fakes import FakeClock

MARK = "from 21 Nov 2026"
BACKUP = Backup(key="2026-11-21", day=date(2026, 11, 21), size_bytes=1)


def routine(routine_id: str, name: str, seconds: int = 30) -> Routine:
    return Routine(id=routine_id, name=name, blocks=(Step(name="Calf stretch", seconds=seconds),))


LEGS, WALK, BATH = routine("legs", "Evening legs"), routine("walk", "Walk"), routine("builtin-bath", "Ice bath")


class Backups(NoBackups):
    """One backup, which holds ``contents``; adding its sessions gives ``added``."""

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


class Shelf:
    """What there is now, and what restores into it."""

    def __init__(self, routines: Sequence[Routine]) -> None:
        ids = (f"new-{number}" for number in count(1))
        self.trash = Trash(store=MemoryTrash(), saver=SavesAtOnce(), clock=FakeClock())
        self.library = Library(
            store=MemoryRoutines(routines),
            saver=SavesAtOnce(),
            built_in=[BATH],
            catalogue={},
            new_id=lambda: next(ids),
            trash=self.trash,
            favourites=MemoryFavourites(),
        )
        self.library.load()
        self.settings = SettingsBook(MemorySettings(), SavesAtOnce())
        self.backups = Backups()
        self.restoring = Restoring(
            store=self.backups,
            library=self.library,
            settings=self.settings,
            saver=SavesAtOnce(),
            catalogue={},
            new_id=lambda: next(ids),
        )

    def restore(self, *routines: Routine, favourites: frozenset[str] = frozenset()) -> Restored:
        return self.restoring.restore(routines, favourites, MARK)

    def now(self, *routines: Routine) -> list[Now]:
        return [found.now for found in self.restoring.compare(routines, MARK)]

    @property
    def own(self) -> dict[str, Routine]:
        return {entry.routine.id: entry.routine for entry in self.library.entries if not entry.built_in}


@pytest.fixture
def shelf() -> Shelf:
    return Shelf([LEGS, WALK])


# -- comparing


def test_compare__tells_what_has_become_of_each__what_is_gone_first(shelf: Shelf) -> None:
    gone, other = routine("gone", "Zebra"), routine("walk", "Walk", 99)

    assert shelf.restoring.compare([LEGS, other, gone], MARK) == [
        Found(gone, Now.GONE),
        Found(other, Now.DIFFERS),
        Found(LEGS, Now.SAME),
    ]


def test_compare__by_the_content_and_not_by_the_id(shelf: Shelf) -> None:
    assert shelf.now(replace(LEGS, id="another")) == [Now.SAME]


@pytest.mark.parametrize("other", [replace(LEGS, name="Legs"), replace(LEGS, id="LEGS", name="Legs")])
def test_compare__one_renamed_since__differs(shelf: Shelf, other: Routine) -> None:
    assert shelf.now(other) == [Now.DIFFERS]


def test_compare__one_with_the_id_of_a_built_in_routine__differs(shelf: Shelf) -> None:
    assert shelf.now(BATH, replace(BATH, name="My bath")) == [Now.DIFFERS, Now.SAME]


def test_read__with_a_technique_that_is_gone__has_the_users_own_step(shelf: Shelf) -> None:
    shelf.backups.contents = contents(replace(LEGS, blocks=(Step(name="Calf stretch", technique="lost", seconds=30),)))

    assert shelf.restoring.backups() == [BACKUP]
    assert shelf.restoring.read(BACKUP).routines == (LEGS,)


# -- restoring routines


def test_restore__what_is_gone__comes_back_as_it_was(shelf: Shelf) -> None:
    gone = routine("gone", "Zebra")

    assert shelf.restore(gone) == Restored(back=("gone",))
    assert shelf.own == {"legs": LEGS, "walk": WALK, "gone": gone}
    assert shelf.now(gone) == [Now.SAME]


def test_restore__a_favourite__is_one_again(shelf: Shelf) -> None:
    gone, other = routine("gone", "Zebra"), routine("walk", "Walk", 99)

    shelf.restore(gone, other, favourites=frozenset({"gone", "walk", "lost"}))

    assert {entry.routine.id for entry in shelf.library.entries if entry.favourite} == {"gone"}


def test_restore__what_differs__comes_as_a_copy_and_overwrites_nothing(shelf: Shelf) -> None:
    other = routine("walk", "Walk", 99)

    assert shelf.restore(other) == Restored(copies=("new-1",))
    copy = replace(other, id="new-1", name="Walk (from 21 Nov 2026)")
    assert shelf.own == {"legs": LEGS, "walk": WALK, "new-1": copy}


def test_restore__a_second_time__does_nothing(shelf: Shelf) -> None:
    restored = [routine("walk", "Walk", 99), routine("gone", "Zebra"), LEGS]
    shelf.restore(*restored)
    before = shelf.own

    assert shelf.restore(*restored) == Restored()
    assert shelf.own == before


def test_restore__under_a_name_that_is_taken__gets_one_of_its_own(shelf: Shelf) -> None:
    shelf.restore(routine("walk", "Walk", 98), routine("legs", "Walk", 99))

    names = [each.name for each in shelf.own.values()]
    assert names == ["Evening legs", "Walk", "Walk (from 21 Nov 2026)", "Walk (from 21 Nov 2026) (copy)"]


def test_restore__and_take_back__tell_of_all_at_once(shelf: Shelf) -> None:
    told: list[frozenset[str]] = []
    shelf.library.changed.add(told.append)
    gone, other, more = routine("gone", "Zebra"), routine("walk", "Walk", 99), routine("more", "Apes")

    restored = shelf.restore(gone, other, more, favourites=frozenset({"gone"}))
    assert told == [frozenset({"gone", "new-1", "more"})]

    shelf.restoring.take_back(restored)
    assert told[1:] == [frozenset({"gone", "new-1", "more"})]


def test_marked__a_long_name__stays_within_what_a_name_may_hold() -> None:
    longest = "a" * NAME_LENGTH.high

    assert marked(longest, MARK) == "a" * (NAME_LENGTH.high - len(MARK) - 3) + f" ({MARK})"


def test_take_back__moves_what_came_to_the_trash(shelf: Shelf) -> None:
    gone, other = routine("gone", "Zebra"), routine("walk", "Walk", 99)
    restored = shelf.restore(gone, other, LEGS)

    shelf.restoring.take_back(restored)

    assert shelf.own == {"legs": LEGS, "walk": WALK}
    assert {trashed.routine.id for trashed in shelf.trash.trashed} == {"gone", "new-1"}


def test_take_back__what_the_user_has_deleted_meanwhile__is_left_out(shelf: Shelf) -> None:
    restored = shelf.restore(routine("gone", "Zebra"), routine("walk", "Walk", 99))
    shelf.library.delete("gone")

    shelf.restoring.take_back(restored)

    assert shelf.own == {"legs": LEGS, "walk": WALK}


# -- settings and sessions


def test_settings__that_are_others_now__can_be_used_and_taken_back(shelf: Shelf) -> None:
    shelf.settings.change("volume", 20)
    then = contents(settings={"volume": 40, "half": True, "theme": "neon", "window": "here"})

    others = shelf.restoring.other_settings(then)
    assert others == {"volume": 40}
    before = shelf.restoring.use_settings(others)
    assert shelf.settings.current.volume == 40
    assert shelf.restoring.other_settings(then) == {}

    shelf.restoring.use_settings(before)
    assert shelf.settings.current.volume == 20


@pytest.mark.parametrize("outcome", [3, OSError("The disk is full."), ValueError("It is damaged.")])
def test_sessions__are_added_by_the_saver_and_told(shelf: Shelf, outcome: int | Exception) -> None:
    shelf.backups.added = outcome
    told: list[int | Exception] = []

    shelf.restoring.add_missing_sessions(BACKUP, told.append)

    assert told == [outcome]
