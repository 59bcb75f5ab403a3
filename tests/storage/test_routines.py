import json
import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from recovery_timer.app.editing import EditLabel, Verb, Workbench
from recovery_timer.app.library import Library
from recovery_timer.ports import ImmediateSaver, QuarantinedFile, RoutineStore
from recovery_timer.ports.messages import quarantine_reason
from recovery_timer.routine import edits
from recovery_timer.routine.model import WAIT, Circuit, Contrast, Order, Routine, Sides, Step, Temperature, Water
from recovery_timer.storage import document
from recovery_timer.storage.drafts import DraftFiles
from recovery_timer.storage.routines import RoutineFiles
from tests.fakes.techniques import techniques_of
from tests.refusing import refuses

ids = st.from_regex(r"x[A-Za-z0-9_-]{0,63}", fullmatch=True)
texts = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=20)
# Not filter(str.split): Hypothesis takes that to mean "not empty", and a space is not.
typed_names = texts.filter(lambda text: not text.isspace() and text != "")
positions = st.none() | st.just(WAIT) | st.integers(0, 600)
gaps = st.integers(0, 600)
steps = st.builds(
    Step,
    name=typed_names,
    technique=st.none() | texts,
    seconds=st.integers(1, 14_400),
    sets=st.integers(1, 100),
    sides=st.sampled_from(Sides),
    rest=gaps,
    switch=gaps,
    order=st.sampled_from(Order),
    position=positions,
    instruction=texts,
) | st.builds(Step, name=typed_names, reps=st.integers(1, 1_000))
contrasts = st.builds(
    Contrast,
    warm=st.integers(60, 14_400),
    cold=st.integers(60, 14_400),
    start_on=st.sampled_from(Temperature),
    end_on=st.sampled_from(Temperature),
    transfer=gaps,
    water=st.sampled_from(Water),
    position=positions,
    instruction=texts,
    cycles=st.integers(1, 100),
) | st.builds(Contrast, total=st.integers(1, 14_400))
rows = st.one_of(steps, contrasts)
circuits = st.builds(
    Circuit, blocks=st.lists(rows, min_size=1, max_size=3).map(tuple), rounds=st.integers(1, 100), rest=gaps
)
routines = st.builds(
    Routine,
    id=ids,
    name=typed_names,
    blocks=st.lists(st.one_of(rows, circuits), min_size=1, max_size=4).map(tuple),
)


def routine(routine_id: str = "evening", name: str = "Evening legs") -> Routine:
    return Routine(id=routine_id, name=name, blocks=(Step(name="Calf stretch", seconds=30),))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data" / "routines"


@pytest.fixture
def store(folder: Path) -> RoutineFiles:
    """A store of two routines, which every problem must leave alone."""
    files = RoutineFiles(folder)
    files.save(routine("a"))
    files.save(routine("z"))
    return files


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def only_problem(store: RoutineStore) -> QuarantinedFile:
    """Load, and return the only problem; the two routines must load anyway."""
    routines, problems = store.load()
    assert [each.id for each in routines] == ["a", "z"]
    assert len(problems) == 1
    return problems[0]


@given(st.lists(routines, max_size=3, unique_by=lambda each: each.id.lower()))
def test_load__returns_what_was_saved(saved: list[Routine]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = RoutineFiles(Path(folder) / "routines")
        for each in saved:
            store.save(each)

        loaded, problems = RoutineFiles(Path(folder) / "routines").load()

    assert loaded == sorted(saved, key=lambda each: each.id)
    assert problems == []


def test_save__replaces_the_earlier_version(store: RoutineStore, folder: Path) -> None:
    store.save(routine("a", name="Another name"))

    assert store.load()[0][0].name == "Another name"
    assert names(folder) == ["a.json", "z.json"]


def test_load__finds_nothing_and_makes_nothing__before_the_first_save(folder: Path) -> None:
    assert RoutineFiles(folder).load() == ([], [])
    assert not folder.parent.exists()


@pytest.mark.parametrize("place", ["file", "file/below"])
def test_load__not_a_folder__reports_one_problem(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_bytes(b"mine")

    routines, problems = RoutineFiles(tmp_path / place).load()

    assert routines == []
    assert [each.file for each in problems] == [each.kept_as for each in problems] == [str(tmp_path / place)]
    assert quarantine_reason(problems[0]) == "The folder of routines cannot be read: Not a directory."


def test_save__fails__below_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"mine")

    with pytest.raises(OSError, match="file"):
        RoutineFiles(tmp_path / "file").save(routine())
    assert (tmp_path / "file").read_bytes() == b"mine"


@pytest.mark.parametrize("bad", ["", ".", "../evening", "a/b", "a.b", "é", "a\n", "x" * 65, "CON", "\ud800"])
def test_delete__invalid_id__does_nothing(store: RoutineStore, folder: Path, bad: str) -> None:
    store.delete(bad)

    assert names(folder) == ["a.json", "z.json"]
    assert names(folder.parent) == ["routines"]


def test_delete__removes_one_and_is_harmless_twice(store: RoutineStore, folder: Path) -> None:
    store.delete("a")
    store.delete("a")

    assert names(folder) == ["z.json"]


BROKEN = {
    "empty": b"",
    "truncated": document.encode(routine("m"))[:-20],
    "no json": b"evening legs\n",
    "zeros": b"\0" * 200,
    "not utf-8": b'{"schema": 1, "routine": "\xff"}',
    "a list": b"[]",
    "too deep": b"[" * 100_000,
    "surrogate": document.encode(routine("m")).replace(b"Evening", b"\\ud800"),
    "no schema": b'{"routine": {}}',
    "beyond a limit": document.encode(routine("m")).replace(b"30", b"14401"),
    "huge": b" " * (document.MAX_BYTES + 1),
}


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN.keys())
def test_load__quarantines_a_broken_file(store: RoutineStore, folder: Path, content: bytes) -> None:
    (folder / "m.json").write_bytes(content)

    problem = only_problem(store)

    assert (problem.file, problem.kept_as) == (str(folder / "m.json"), str(folder / "m.broken-1.json"))
    assert quarantine_reason(problem)
    assert "\n" not in quarantine_reason(problem)
    assert (folder / "m.broken-1.json").read_bytes() == content
    assert names(folder) == ["a.json", "m.broken-1.json", "z.json"]


def test_load__reports_a_broken_file_once(store: RoutineStore, folder: Path) -> None:
    (folder / "m.json").write_bytes(b"broken")
    only_problem(store)

    assert store.load()[1] == []


def test_load__quarantine_overwrites_no_earlier_file(store: RoutineStore, folder: Path) -> None:
    for content in (b"one", b"two"):
        (folder / "m.json").write_bytes(content)
        only_problem(store)

    assert (folder / "m.broken-1.json").read_bytes() == b"one"
    assert (folder / "m.broken-2.json").read_bytes() == b"two"


@pytest.mark.logs_warnings
def test_save__file_broken_since_it_was_read__is_quarantined(
    store: RoutineStore, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (folder / "a.json").write_bytes(b"broken")
    store.save(routine("a"))

    assert (folder / "a.broken-1.json").read_bytes() == b"broken"
    assert store.load()[0] == [routine("a"), routine("z")]
    assert "a.broken-1.json" in caplog.text


def newer() -> bytes:
    return json.dumps({"schema": document.SCHEMA + 1, "routine": {"invented": "later"}}).encode()


def test_load__leaves_a_file_of_a_newer_version_as_it_is(store: RoutineStore, folder: Path) -> None:
    (folder / "m.json").write_bytes(newer())

    problem = only_problem(store)

    assert problem.file == problem.kept_as == str(folder / "m.json")
    assert "newer version" in quarantine_reason(problem)
    assert problem.understood is None
    assert (folder / "m.json").read_bytes() == newer()


def test_load__of_a_newer_version__returns_what_is_understood(store: RoutineStore, folder: Path) -> None:
    content = document.encode(routine("m")).replace(b'"schema": 1', b'"schema": %d' % (document.SCHEMA + 1))
    (folder / "m.json").write_bytes(content)

    problem = only_problem(store)

    assert problem.understood == routine("m")
    assert store.reread()["m"] is None
    assert (folder / "m.json").read_bytes() == content


def test_save__does_not_overwrite_a_file_of_a_newer_version(store: RoutineStore, folder: Path) -> None:
    (folder / "m.json").write_bytes(newer())

    with refuses(r"Not overwritten: .*newer version"):
        store.save(routine("m"))
    assert (folder / "m.json").read_bytes() == newer()


def test_load__leaves_a_folder_as_it_is(store: RoutineStore, folder: Path) -> None:
    (folder / "m.json").mkdir()

    problem = only_problem(store)

    assert problem.file == problem.kept_as == str(folder / "m.json")
    assert quarantine_reason(problem) == "It cannot be read: Not a file."
    with refuses("Not a file"):
        store.save(routine("m"))
    assert (folder / "m.json").is_dir()


def test_load__does_not_follow_a_link(store: RoutineStore, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "outside.json").write_bytes(document.encode(routine("m")))
    (folder / "m.json").symlink_to(tmp_path / "outside.json")

    problem = only_problem(store)

    assert problem.file == problem.kept_as == str(folder / "m.json")
    assert "link" in quarantine_reason(problem)
    with refuses("link"):
        store.save(routine("m"))
    store.delete("m")
    assert (tmp_path / "outside.json").read_bytes() == document.encode(routine("m"))
    assert names(folder) == ["a.json", "z.json"]


def test_load__file_name_takes_precedence_over_the_id_inside(store: RoutineStore, folder: Path) -> None:
    (folder / "copy.json").write_bytes((folder / "a.json").read_bytes())

    routines, problems = store.load()

    assert [each.id for each in routines] == ["a", "copy", "z"]
    assert problems == []
    store.delete("copy")
    assert names(folder) == ["a.json", "z.json"]


COPIES = {
    "Syncthing": ("a.sync-conflict-20260102-120000-ABCDEFG.json", " (conflict copy 2026-01-02)"),
    "Nextcloud": ("a (conflicted copy 2026-01-02 120000).json", " (conflict copy 2026-01-02)"),
    "ownCloud, once": ("a_conflict-20260102-120000 é.json", " (conflict copy 2026-01-02)"),
    "Dropbox": ("a (Kim's conflicted copy 2026-01-02).json", " (conflict copy 2026-01-02)"),
    "Dropbox, nameless": ("a (conflicted copy).json", " (conflict copy)"),
    "Google Drive": ("a (1).json", " (conflict copy)"),
    "iCloud": ("a 2.json", " (conflict copy)"),
    "a copy of a copy": ("a (1) (conflicted copy 2026-01-02).json", " (conflict copy 2026-01-02)"),
    "a number of a name": ("Half marathon 2.json", ""),
    "a file manager": ("my legs (copy).json", ""),
    "no ASCII": ("é.json", ""),
    "no text": (os.fsdecode(b"\xff.json"), ""),
}


@pytest.mark.parametrize("name,mark", COPIES.values(), ids=COPIES.keys())
def test_load__of_a_copy_beside_the_others__is_a_routine_of_its_own(
    store: RoutineFiles, folder: Path, name: str, mark: str
) -> None:
    content = document.encode(routine("a", "Hills"))
    (folder / name).write_bytes(content)

    routines, problems = store.load()

    assert problems == []
    (copy,) = [each for each in routines if each.id not in {"a", "z"}]
    assert copy == routine(copy.id, "Hills" + mark)
    assert store.reread() == {each.id: each for each in routines}
    assert RoutineFiles(folder).load() == (routines, [])
    assert (folder / name).read_bytes() == content


@pytest.mark.parametrize("name,mark", COPIES.values(), ids=COPIES.keys())
def test_copy__saved__gets_a_proper_file(store: RoutineFiles, folder: Path, name: str, mark: str) -> None:
    (folder / name).write_bytes(document.encode(routine("a", "Hills")))
    (copy,) = [each for each in store.load()[0] if each.id not in {"a", "z"}]
    store.save(replace(copy, name="Hills, mine"))

    assert names(folder) == sorted(["a.json", f"{copy.id}.json", "z.json"])
    assert store.reread()[copy.id] == routine(copy.id, "Hills, mine")


CONFLICT = "a.sync-conflict-20260102-120000-ABCDEFG.json"


def conflict_in(store: RoutineFiles, folder: Path) -> Routine:
    (folder / CONFLICT).write_bytes(document.encode(routine("a", "Hills")))
    (copy,) = [each for each in store.load()[0] if each.id not in {"a", "z"}]
    return copy


def test_copy__can_be_deleted(store: RoutineFiles, folder: Path) -> None:
    store.delete(conflict_in(store, folder).id)

    assert names(folder) == ["a.json", "z.json"]


def test_copy__that_was_changed_since_it_was_read__stays(store: RoutineFiles, folder: Path) -> None:
    copy = conflict_in(store, folder)
    (folder / CONFLICT).write_bytes(document.encode(routine("a", "Changed elsewhere")))
    store.save(copy)

    found = store.load()[0]
    assert [each.name for each in found if each.id == copy.id] == [copy.name]
    # Under a third id, as the second is taken.
    assert "Changed elsewhere (conflict copy 2026-01-02)" in [each.name for each in found]
    assert len(found) == 4


def test_copy__that_comes_back_from_another_machine__is_another_one(store: RoutineFiles, folder: Path) -> None:
    copy = conflict_in(store, folder)
    store.save(copy)
    (folder / CONFLICT).write_bytes(document.encode(routine("a", "Hills")))

    assert len(store.reread()) == len(store.load()[0]) == 4


def test_copy__with_the_longest_name__keeps_its_mark(store: RoutineFiles, folder: Path) -> None:
    (folder / CONFLICT).write_bytes(document.encode(routine("a", "n" * 80)))
    (copy,) = [each for each in store.load()[0] if each.id not in {"a", "z"}]

    assert len(copy.name) == 80
    assert copy.name.endswith("n (conflict copy 2026-01-02)")


def test_load__ignores_the_syncers_own_files(store: RoutineFiles, folder: Path) -> None:
    for name in (".stfolder", ".stversions"):
        (folder / name).mkdir()
    (folder / ".stversions" / "a~20260101-120000.json").write_bytes(b"x")
    for name in ("~syncthing~b.json.tmp", ".syncthing.b.json.tmp", ".b.json.~1a2b", ".sync_0a1b.db"):
        (folder / name).write_bytes(b"x")
    before = names(folder)

    assert store.load() == ([routine("a"), routine("z")], [])
    assert names(folder) == before


def test_load__does_not_follow_a_link_in_place_of_the_folder(folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    RoutineFiles(outside).save(routine("m"))
    folder.parent.mkdir()
    folder.symlink_to(outside)
    store = RoutineFiles(folder)

    routines, problems = store.load()

    assert routines == []
    assert "It is a link" in quarantine_reason(problems[0])
    for job in (store.reread, lambda: store.save(routine("n")), lambda: store.delete("m")):
        with refuses("It is a link"):
            job()
    assert names(outside) == ["m.json"]


def test_load__ignores_other_files(store: RoutineStore, folder: Path) -> None:
    (folder / ".hidden.json").write_bytes(b"x")
    (folder / ".a.json.k3j4.tmp").write_bytes(b"cut short")
    (folder / "notes.txt").write_bytes(b"x")

    routines, problems = store.load()

    assert [each.id for each in routines] == ["a", "z"]
    assert problems == []
    assert len(names(folder)) == 5


def test_reread__picks_up_changes_by_other_programs(store: RoutineFiles, folder: Path) -> None:
    first = store.reread()
    assert first == {"a": routine("a"), "z": routine("z")}

    RoutineFiles(folder).save(routine("a", "Another name"))
    RoutineFiles(folder).save(routine("b"))
    (folder / "z.json").unlink()

    assert store.reread() == {"a": routine("a", "Another name"), "b": routine("b")}


def test_reread__reads_only_changed_files(store: RoutineFiles, folder: Path) -> None:
    first = store.reread()
    RoutineFiles(folder).save(routine("a", "Another name"))
    second = store.reread()

    assert first["z"] is second["z"]
    assert first["a"] is not second["a"]


def test_reread__quarantines_nothing(store: RoutineFiles, folder: Path, tmp_path: Path) -> None:
    (folder / "a.json").write_bytes(b"half wri")
    (folder / "link.json").symlink_to(folder / "z.json")
    (folder / "no id.json").write_bytes(b"x")
    (folder / "a.broken-1.json").write_bytes(b"x")

    assert list(store.reread().values()).count(None) == 3
    assert store.reread()["z"] == routine("z")
    assert (folder / "a.json").read_bytes() == b"half wri"


def test_reread__missing_folder__raises(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        RoutineFiles(tmp_path / "nowhere").reread()


def test_load__file_gone_meanwhile__is_reported(
    store: RoutineFiles, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("recovery_timer.storage.files.copies.json_files", lambda _: [folder / "gone.json"])

    routines, problems = store.load()

    assert routines == []
    assert quarantine_reason(problems[0]) == "It cannot be read: No such file or directory."


def test_copy__appearing_while_the_program_runs__is_edited_and_deleted_like_any_other(
    store: RoutineFiles, folder: Path, tmp_path: Path
) -> None:
    library = Library(
        store=store, saver=ImmediateSaver(), built_in=(), techniques=techniques_of({}), new_id=lambda: "new"
    )
    bench = Workbench(
        library=library,
        store=DraftFiles(tmp_path / "drafts"),
        saver=ImmediateSaver(),
        techniques=techniques_of({}),
        new_id=lambda: "new",
    )
    library.load()
    (folder / CONFLICT).write_bytes(document.encode(routine("a", "Hills")))
    library.reload()
    copy = library.find("Hills (conflict copy 2026-01-02)")
    draft = bench.open(copy.id)
    draft.apply(EditLabel(Verb.RENAME, "Hills"), edits.rename(draft.sketch, "Hills"))

    assert bench.save(draft) == routine(copy.id, "Hills")
    library.reload()
    assert [each.routine.name for each in library.entries] == ["Evening legs", "Evening legs", "Hills"]
    assert names(folder) == ["a.json", f"{copy.id}.json", "z.json"]
    library.delete(copy.id)
    library.reload()
    assert names(folder) == ["a.json", "z.json"]
    assert len(library.entries) == 2
