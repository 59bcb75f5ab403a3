from datetime import date
from pathlib import Path

import pytest

from recovery_timer.ports import Trashed, TrashStore
from recovery_timer.routine.model import Routine, Step
from recovery_timer.storage import document
from recovery_timer.storage.routines import RoutineFiles
from recovery_timer.storage.trash import TrashFiles
from tests.refusing import refuses

MAY_DAY = date(2026, 5, 1)


def routine(routine_id: str = "evening", name: str = "Evening legs") -> Routine:
    return Routine(id=routine_id, name=name, blocks=(Step(name="Calf stretch", seconds=30),))


def trashed(routine_id: str = "evening", day: date = MAY_DAY, name: str = "Evening legs") -> Trashed:
    return Trashed(routine=routine(routine_id, name), deleted=day)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data" / "trash"


@pytest.fixture
def trash(folder: Path) -> TrashStore:
    return TrashFiles(folder)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_load__before_anything_is_deleted__makes_nothing(trash: TrashStore, folder: Path) -> None:
    assert trash.load() == []
    trash.take(trashed())
    trash.purge(MAY_DAY)

    assert not folder.parent.exists()


def test_put__names_the_file_by_id_and_day(trash: TrashStore, folder: Path) -> None:
    trash.put(trashed())

    assert names(folder) == ["evening.2026-05-01.json"]
    assert (folder / "evening.2026-05-01.json").read_bytes() == document.encode(routine())
    assert TrashFiles(folder).load() == [trashed()]


def test_put__of_the_same_twice__keeps_one(trash: TrashStore, folder: Path) -> None:
    trash.put(trashed())
    trash.put(trashed())

    assert names(folder) == ["evening.2026-05-01.json"]


def test_put__overwrites_nothing(trash: TrashStore, folder: Path) -> None:
    several = [trashed(), trashed(name="Second"), trashed(name="Third"), trashed(day=date(2026, 5, 2))]
    for each in several:
        trash.put(each)

    assert names(folder) == [
        "evening.2026-05-01.2.json",
        "evening.2026-05-01.3.json",
        "evening.2026-05-01.json",
        "evening.2026-05-02.json",
    ]
    assert sorted(trash.load(), key=str) == sorted(several, key=str)


def test_take__removes_only_that_one(trash: TrashStore) -> None:
    for each in (trashed(), trashed(name="Second"), trashed("morning"), trashed(day=date(2026, 5, 2))):
        trash.put(each)
    trash.take(trashed())
    trash.take(trashed())

    assert sorted(trash.load(), key=str) == sorted(
        [trashed(name="Second"), trashed("morning"), trashed(day=date(2026, 5, 2))], key=str
    )


def test_purge__removes_routines_deleted_before_the_day(trash: TrashStore, folder: Path) -> None:
    for day in (date(2026, 3, 31), date(2026, 4, 1), MAY_DAY):
        trash.put(trashed(day=day))
    (folder / "torn.2026-03-01.json").write_bytes(b"torn")

    trash.purge(date(2026, 4, 1))

    assert names(folder) == ["evening.2026-04-01.json", "evening.2026-05-01.json"]


def test_load__leaves_unreadable_files(trash: TrashStore, folder: Path) -> None:
    trash.put(trashed())
    others = ["torn.2026-05-01.json", "notes.json", "evening.2026-13-01.json", ".evening.2026-05-01.json"]
    for name in others:
        (folder / name).write_bytes(b"x")

    assert trash.load() == [trashed()]
    trash.purge(date(2026, 4, 1))
    assert names(folder) == sorted([*others, "evening.2026-05-01.json"])


def test_load__not_a_folder__is_empty(tmp_path: Path) -> None:
    (tmp_path / "trash").write_bytes(b"mine")

    assert TrashFiles(tmp_path / "trash").load() == []


def test_trash__can_be_moved_back_by_hand(trash: TrashStore, folder: Path, tmp_path: Path) -> None:
    trash.put(trashed())
    routines = tmp_path / "routines"
    routines.mkdir()
    (folder / "evening.2026-05-01.json").rename(routines / "evening.json")

    assert RoutineFiles(routines).load() == ([routine()], [])


def test_put__does_not_follow_links(trash: TrashStore, folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.json"
    outside.write_bytes(document.encode(routine()))
    folder.mkdir(parents=True)
    (folder / "evening.2026-05-01.json").symlink_to(outside)

    assert trash.load() == []
    trash.put(trashed())
    assert names(folder) == ["evening.2026-05-01.2.json", "evening.2026-05-01.json"]
    assert trash.load() == [trashed()]
    assert outside.read_bytes() == document.encode(routine())


def test_trash__folder_is_a_link__is_not_followed(trash: TrashStore, folder: Path, tmp_path: Path) -> None:
    TrashFiles(tmp_path / "outside").put(trashed())
    folder.parent.mkdir()
    folder.symlink_to(tmp_path / "outside")

    assert trash.load() == []
    trash.purge(date(2027, 1, 1))
    with refuses("link"):
        trash.put(trashed("other"))
    assert names(tmp_path / "outside") == ["evening.2026-05-01.json"]
