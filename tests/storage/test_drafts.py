import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_timer.ports import DraftStore, SavedDraft, TypedText
from recovery_timer.ports.messages import quarantine_reason
from recovery_timer.routine.model import Routine, Sketch, Step
from recovery_timer.storage import document
from recovery_timer.storage.drafts import DraftFiles
from tests.refusing import refuses
from tests.strategies import names as routine_names
from tests.strategies import routines

WALK = Step(name="Walk", seconds=60)
LEGS = Routine(id="legs", name="Legs", blocks=(WALK,))
LEGS_SKETCH = Sketch(name="Legs", blocks=(WALK,))
EDITED = SavedDraft(routine_id="legs", sketch=Sketch(name="Legs", blocks=(WALK, WALK)), base=LEGS)
TYPED = SavedDraft(
    routine_id="typed",
    sketch=LEGS_SKETCH,
    typed=TypedText('# Legs  # slowly\n\n  - 1 min walk\n3 x 30s hop, rast 10s \u2028\t"\\', is_read=False),
)
BLANK = SavedDraft(routine_id="new", sketch=Sketch(name="New routine"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data" / "drafts"


@pytest.fixture
def drafts(folder: Path) -> DraftStore:
    return DraftFiles(folder)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_load__before_the_first_edit__makes_nothing(drafts: DraftStore, folder: Path) -> None:
    assert drafts.load() == ([], [])
    drafts.forget("legs")

    assert not folder.parent.exists()


def test_save__keeps_one_per_routine(drafts: DraftStore, folder: Path) -> None:
    drafts.save(BLANK)
    drafts.save(SavedDraft(routine_id="legs", sketch=Sketch(name="Legs")))
    drafts.save(EDITED)

    assert names(folder) == ["legs.json", "new.json"]
    assert DraftFiles(folder).load() == ([EDITED, BLANK], [])


@given(routines(), routines() | st.none(), routine_names(), st.booleans(), st.none() | st.text())
def test_load__returns_what_was_saved(
    made: Routine, base: Routine | None, name: str, empty: bool, text: str | None
) -> None:
    sketch = Sketch(name=name, blocks=() if empty else made.blocks)
    typed = None if text is None else TypedText(text, is_read=empty)
    kept = SavedDraft(routine_id="legs", sketch=sketch, base=base, typed=typed)
    with tempfile.TemporaryDirectory() as folder:
        DraftFiles(Path(folder)).save(kept)

        assert DraftFiles(Path(folder)).load() == ([kept], [])


def test_save__keeps_typed_text_exactly(drafts: DraftStore, folder: Path) -> None:
    drafts.save(TYPED)

    assert DraftFiles(folder).load() == ([TYPED], [])


def test_save__keeps_text_that_is_larger_than_any_routine(drafts: DraftStore, folder: Path) -> None:
    large = SavedDraft(routine_id="typed", sketch=LEGS_SKETCH, typed=TypedText("\x01" * 2_000_000, is_read=False))
    drafts.save(large)

    assert (folder / "typed.json").stat().st_size > document.MAX_BYTES
    assert DraftFiles(folder).load() == ([large], [])


def test_forget__removes_only_that_one(drafts: DraftStore, folder: Path) -> None:
    drafts.save(BLANK)
    drafts.save(EDITED)
    drafts.forget("legs")
    drafts.forget("legs")

    assert names(folder) == ["new.json"]


@pytest.mark.parametrize(
    "content",
    [b"", b"[]", b'{"schema": 1}', b"[" * 100_000, b'{"schema": 1, "draft": {"routine_id": "m", "sketch": {}}}'],
    ids=["empty", "a list", "no draft", "too deep", "no name"],
)
def test_load__quarantines_a_broken_file(drafts: DraftStore, folder: Path, content: bytes) -> None:
    drafts.save(EDITED)
    (folder / "m.json").write_bytes(content)

    kept, problems = drafts.load()

    assert kept == [EDITED]
    assert [(each.file, each.kept_as) for each in problems] == [
        (str(folder / "m.json"), str(folder / "m.broken-1.json"))
    ]
    assert (folder / "m.broken-1.json").read_bytes() == content
    assert drafts.load() == ([EDITED], [])


@pytest.mark.parametrize(
    "content, words",
    [(b'{"schema": 2, "later": 1}', "newer version"), ("link", "It is a link"), ("folder", "Not a file")],
    ids=["newer", "a link", "a folder"],
)
def test_load__leaves_other_files_alone(drafts: DraftStore, folder: Path, content: bytes | str, words: str) -> None:
    drafts.save(EDITED)
    path = folder / "m.json"
    if content == "folder":
        path.mkdir()
    elif content == "link":
        (folder.parent / "outside.json").write_bytes((folder / "legs.json").read_bytes())
        path.symlink_to(folder.parent / "outside.json")
    elif isinstance(content, bytes):
        path.write_bytes(content)

    kept, problems = drafts.load()

    assert kept == [EDITED]
    assert [each.file for each in problems] == [each.kept_as for each in problems] == [str(path)]
    assert words in quarantine_reason(problems[0])
    with refuses("Not overwritten"):
        drafts.save(SavedDraft(routine_id="m", sketch=Sketch(name="M")))
    drafts.forget("m")
    assert path.exists()


def test_load__not_a_folder__reports_one_problem(tmp_path: Path) -> None:
    (tmp_path / "drafts").write_bytes(b"mine")

    kept, problems = DraftFiles(tmp_path / "drafts").load()

    assert (kept, len(problems)) == ([], 1)
    assert quarantine_reason(problems[0]) == "The folder of drafts cannot be read: Not a directory."


@pytest.mark.logs_warnings
def test_save__file_broken_since_it_was_read__is_quarantined(drafts: DraftStore, folder: Path) -> None:
    drafts.save(EDITED)
    (folder / "legs.json").write_bytes(b"torn")
    drafts.save(EDITED)

    assert (folder / "legs.broken-1.json").read_bytes() == b"torn"
    assert drafts.load() == ([EDITED], [])


def test_conflict_copy__keeps_the_typed_text(drafts: DraftStore, folder: Path) -> None:
    drafts.save(TYPED)
    conflict = folder / "typed.sync-conflict-20260101-120000-ABCDEFG.json"
    (folder / "typed.json").rename(conflict)

    (copy,), _ = drafts.load()
    assert (copy.sketch, copy.typed) == (TYPED.sketch, TYPED.typed)


def test_conflict_copy__is_the_draft_of_a_new_routine(drafts: DraftStore, folder: Path) -> None:
    drafts.save(EDITED)
    conflict = folder / "legs.sync-conflict-20260101-120000-ABCDEFG.json"
    conflict.write_bytes((folder / "legs.json").read_bytes())

    (copy, own), problems = drafts.load()

    assert (own, problems) == (EDITED, [])
    assert copy == SavedDraft(routine_id=copy.routine_id, sketch=EDITED.sketch)
    drafts.save(copy)
    assert names(folder) == [f"{copy.routine_id}.json", "legs.json"]
    conflict.write_bytes((folder / "legs.json").read_bytes())
    drafts.forget(copy.routine_id)
    (again, _), _ = drafts.load()
    drafts.forget(again.routine_id)
    assert names(folder) == ["legs.json"]


def test_link__in_place_of_the_folder__is_not_followed(drafts: DraftStore, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    DraftFiles(tmp_path / "outside").save(EDITED)
    folder.parent.mkdir()
    folder.symlink_to(tmp_path / "outside")

    kept, problems = drafts.load()

    assert kept == []
    assert "link" in quarantine_reason(problems[0])
    with refuses("link"):
        drafts.save(EDITED)
    with refuses("link"):
        drafts.forget("legs")
    assert names(tmp_path / "outside") == ["legs.json"]
