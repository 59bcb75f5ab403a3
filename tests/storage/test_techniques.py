"""The files of the user's own techniques: what is saved is read back, and nothing is lost."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from recovery_timer.ports import QuarantinedFile, TechniqueStore, TrashedTechnique
from recovery_timer.ports.messages import quarantine_reason
from recovery_timer.ports.problems import NotOverwrittenError
from recovery_timer.routine.own import OwnTechnique
from recovery_timer.routine.technique import Family
from recovery_timer.storage import techniques
from recovery_timer.storage.techniques import TechniqueFiles
from tests.strategies import own_techniques

COUCH = OwnTechnique(id="own-couch", name="Couch stretch", family=Family.STRETCH, seconds=90)
MAY_DAY = date(2026, 5, 1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "techniques"


@pytest.fixture
def store(folder: Path) -> TechniqueStore:
    return TechniqueFiles(folder, folder.parent / "trash" / "techniques")


def only_problem(store: TechniqueStore) -> QuarantinedFile:
    """Load, and return the only problem; the other technique must load anyway."""
    found, problems = store.load()
    assert found == [COUCH]
    (problem,) = problems
    return problem


def test_load__without_a_folder__finds_nothing(store: TechniqueStore) -> None:
    assert store.load() == ([], [])
    assert store.reread() == {}
    assert store.deleted() == []


@settings(
    max_examples=30, suppress_health_check=[*settings().suppress_health_check, HealthCheck.function_scoped_fixture]
)
@given(made=st.lists(own_techniques(), min_size=1, max_size=4, unique_by=lambda each: each.id))
def test_save__of_any__is_loaded_the_same(tmp_path: Path, made: list[OwnTechnique]) -> None:
    store = TechniqueFiles(tmp_path / made[0].id, tmp_path / "trash")
    for technique in made:
        store.save(technique)

    found, problems = store.load()

    by_id = {technique.id: technique for technique in made}
    assert ({each.id: by_id[each.id] for each in found}, problems) == ({each.id: each for each in found}, [])
    assert store.reread().items() >= by_id.items()


def test_save__is_json_that_a_person_can_read(store: TechniqueStore, folder: Path) -> None:
    store.save(COUCH)

    document = json.loads((folder / "own-couch.json").read_text(encoding="utf-8"))
    assert document["schema"] == techniques.SCHEMA
    assert document["technique"]["name"] == "Couch stretch"


@pytest.mark.parametrize(
    "content,why",
    [
        (b"half a fi", "It is no technique: JSON is malformed"),
        (b'{"schema": 1}', "It is no technique: Object missing required field `technique`"),
        (techniques.encode(COUCH).replace(b"90", b"0"), "It is no technique: seconds must be 1 to 14,400 s, not 0"),
        (techniques.encode(COUCH).replace(b"stretch", b"sauna"), "It is no technique: Invalid enum value 'sauna'"),
        (b'{"schema": 1, "a": ' + b"[" * 100_000, "It is no technique"),
    ],
    ids=["cut short", "without a technique", "outside a limit", "of an unknown family", "nested"],
)
def test_load__broken_file__is_quarantined_and_never_overwritten(
    store: TechniqueStore, folder: Path, content: bytes, why: str
) -> None:
    store.save(COUCH)
    (folder / "own-broken.json").write_bytes(content)

    problem = only_problem(store)

    assert quarantine_reason(problem).startswith(why)
    assert (folder / "own-broken.broken-1.json").read_bytes() == content
    assert store.load() == ([COUCH], [])


def test_load__of_a_newer_version__leaves_the_file_alone(store: TechniqueStore, folder: Path) -> None:
    store.save(COUCH)
    newer = json.dumps({"schema": techniques.SCHEMA + 1, "technique": {"invented": "later"}}).encode()
    (folder / "own-new.json").write_bytes(newer)

    problem = only_problem(store)

    assert quarantine_reason(problem) == "It was written by a newer version of Recovery Timer."
    assert problem.file == problem.kept_as
    assert store.reread() == {"own-couch": COUCH, "own-new": None}
    with pytest.raises(NotOverwrittenError):
        store.save(replace(COUCH, id="own-new"))
    assert (folder / "own-new.json").read_bytes() == newer


def test_load__of_a_link__leaves_it_alone(store: TechniqueStore, folder: Path, tmp_path: Path) -> None:
    store.save(COUCH)
    (tmp_path / "elsewhere.json").write_bytes(techniques.encode(COUCH))
    (folder / "own-link.json").symlink_to(tmp_path / "elsewhere.json")

    assert "links are not followed" in quarantine_reason(only_problem(store))


def test_load__of_a_copy_made_by_a_syncer__is_a_technique_of_its_own(store: TechniqueStore, folder: Path) -> None:
    store.save(COUCH)
    copy = folder / "own-couch.sync-conflict-20260501-120000-ABCDEFG.json"
    copy.write_bytes(techniques.encode(replace(COUCH, seconds=60)))

    found, problems = store.load()

    assert problems == []
    other = next(each for each in found if each.id != "own-couch")
    assert (other.name, other.seconds) == ("Couch stretch (conflict copy 2026-05-01)", 60)
    store.save(replace(other, seconds=45))
    assert not copy.exists()
    assert store.reread() == {"own-couch": COUCH, other.id: replace(other, seconds=45)}


def test_reread__of_a_file_that_is_being_written__quarantines_nothing(store: TechniqueStore, folder: Path) -> None:
    store.save(COUCH)
    (folder / "own-half.json").write_bytes(b"{")

    assert store.reread() == {"own-couch": COUCH, "own-half": None}
    assert (folder / "own-half.json").exists()


# -- the trash


def test_delete__can_be_restored__also_as_a_copy(store: TechniqueStore) -> None:
    store.save(COUCH)
    deleted = TrashedTechnique(technique=COUCH, deleted=MAY_DAY)
    store.delete(deleted)
    assert (store.load(), store.deleted()) == (([], []), [deleted])

    copy = replace(COUCH, id="own-copy")
    store.restore(deleted, copy)

    assert (store.load(), store.deleted()) == (([copy], []), [])


def test_delete__of_one_without_a_file__keeps_it_anyway(store: TechniqueStore) -> None:
    deleted = TrashedTechnique(technique=COUCH, deleted=MAY_DAY)
    store.delete(deleted)
    assert store.deleted() == [deleted]


def test_delete__twice_a_day__keeps_both(store: TechniqueStore) -> None:
    both = [TrashedTechnique(technique=replace(COUCH, seconds=each), deleted=MAY_DAY) for each in (90, 45)]
    for deleted in (*both, *both):
        store.delete(deleted)
    assert sorted(store.deleted(), key=both.index) == both

    store.restore(both[0], COUCH)
    assert store.deleted() == both[1:]


def test_purge__removes_only_what_is_older(store: TechniqueStore, folder: Path) -> None:
    old, new = (TrashedTechnique(technique=COUCH, deleted=date(2026, 4, day)) for day in (1, 2))
    store.delete(old)
    store.delete(new)
    trash = folder.parent / "trash" / "techniques"
    (trash / "own-broken.2026-03-01.json").write_bytes(b"half")
    (trash / "notes.json").write_bytes(b"{}")

    store.purge(date(2026, 4, 2))

    assert store.deleted() == [new]
    assert {path.name for path in trash.iterdir()} == {"notes.json", "own-couch.2026-04-02.json"}
