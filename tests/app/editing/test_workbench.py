from collections.abc import Callable

import pytest
from msgspec.structs import replace

from recovery_timer.app.editing.draft import Draft, EditLabel, Verb, sketch_of
from recovery_timer.app.editing.workbench import ChangedUnderneathError, UnreadTextError, Workbench
from recovery_timer.app.library import Library, NameTakenError
from recovery_timer.ports import QuarantinedFile, SavedDraft, TypedText
from recovery_timer.routine import edits
from recovery_timer.routine.edits import Edit
from recovery_timer.routine.model import Routine, Sketch, Step
from tests.fakes.savers import LateSaver
from tests.fakes.techniques import techniques_of

WALK, RUN = Step(name="Walk", seconds=60), Step(name="Run", seconds=60)
LEGS = Routine(id="legs", name="Legs", blocks=(WALK,))
BASICS = Routine(id="builtin-basics", name="Basics", blocks=(WALK,))


class FailingDrafts:
    """The files of both routines and drafts."""

    def __init__(self, *routines: Routine, drafts: tuple[SavedDraft, ...] = ()) -> None:
        self.routines = {each.id: each for each in routines}
        self.drafts = {each.routine_id: each for each in drafts}


class RoutinesOnDisk:
    def __init__(self, disk: FailingDrafts) -> None:
        self.disk = disk

    def load(self) -> tuple[list[Routine], list[QuarantinedFile]]:
        return list(self.disk.routines.values()), []

    def reread(self) -> dict[str, Routine | None]:
        return dict(self.disk.routines)

    def save(self, routine: Routine) -> None:
        self.disk.routines[routine.id] = routine

    def delete(self, routine_id: str) -> None:
        self.disk.routines.pop(routine_id, None)


class DraftsOnDisk:
    def __init__(self, disk: FailingDrafts) -> None:
        self.disk = disk

    def load(self) -> tuple[list[SavedDraft], list[QuarantinedFile]]:
        return list(self.disk.drafts.values()), []

    def save(self, kept: SavedDraft) -> None:
        self.disk.drafts[kept.routine_id] = kept

    def forget(self, routine_id: str) -> None:
        self.disk.drafts.pop(routine_id, None)


class DraftBench:
    """A workbench with its library; changes to the files are visible at once."""

    def __init__(self, disk: FailingDrafts) -> None:
        ids = iter(f"new-{number}" for number in range(1, 100))
        self.disk = disk
        self.saver = LateSaver()
        self.library = Library(
            store=RoutinesOnDisk(disk),
            saver=self.saver,
            built_in=(BASICS,),
            techniques=techniques_of({}),
            new_id=lambda: next(ids),
        )
        self.library.load()
        self.workbench = Workbench(
            library=self.library,
            store=DraftsOnDisk(disk),
            saver=self.saver,
            techniques=techniques_of({}),
            new_id=lambda: next(ids),
        )
        self.workbench.offer(tuple(disk.drafts.values()))
        self.flush()
        self.changed: list[Draft] = []
        self.workbench.changed.connect(self.changed.append)

    def flush(self) -> None:
        self.saver.save()

    def somebody_writes(self, routine: Routine) -> None:
        """Replace the routine's file as another program would, and have that noticed."""
        self.disk.routines[routine.id] = routine
        self.library.reload()

    def somebody_deletes(self, routine_id: str) -> None:
        del self.disk.routines[routine_id]
        self.library.reload()


@pytest.fixture
def bench() -> DraftBench:
    return DraftBench(FailingDrafts(LEGS))


def add(draft: Draft, step: Step = RUN) -> None:
    draft.apply(EditLabel(Verb.ADD, step.name), edits.insert(draft.sketch, (len(draft.sketch.blocks),), [step]))


THEIRS = replace(LEGS, blocks=(WALK, WALK, WALK))


# -- opening


def test_open__keeps_one_draft_per_routine(bench: DraftBench) -> None:
    draft = bench.workbench.open("legs")
    add(draft)

    assert bench.workbench.open("legs") is draft
    assert bench.workbench.drafts == (draft,)
    assert bench.changed == [draft]
    assert bench.workbench.open(BASICS.id).routine == BASICS


def test_open__unknown_routine__raises(bench: DraftBench) -> None:
    with pytest.raises(KeyError):
        bench.workbench.open("nowhere")


def test_new__starts_with_a_blank_that_is_not_kept(bench: DraftBench) -> None:
    draft = bench.workbench.new("New routine")
    bench.flush()

    assert (draft.sketch, draft.has_changes) == (Sketch(name="New routine"), False)
    assert bench.disk.drafts == {}
    assert bench.workbench.open(draft.routine_id) is draft


def test_new__of_pasted_rows__can_be_undone_to_a_blank(bench: DraftBench) -> None:
    draft = bench.workbench.new("Pasted", (WALK, RUN))

    assert draft.undo_label == EditLabel(Verb.PASTE, "Pasted", 2)
    assert draft.sketch.blocks == (WALK, RUN)
    draft.undo()
    assert draft.sketch == Sketch(name="Pasted")


# -- keeping drafts


def test_edit__is_kept_until_it_is_undone(bench: DraftBench) -> None:
    draft = bench.workbench.open("legs")
    add(draft)
    bench.flush()
    assert bench.disk.drafts == {"legs": SavedDraft(routine_id="legs", sketch=draft.sketch, base=LEGS)}

    draft.undo()
    bench.flush()
    assert bench.disk.drafts == {}


def test_offer__has_drafts_left_behind(bench: DraftBench) -> None:
    add(bench.workbench.open("legs"))
    new = bench.workbench.new("New")
    add(new)
    bench.flush()

    again = DraftBench(bench.disk)
    assert [kept.routine_id for kept in again.workbench.offered] == ["legs", new.routine_id]

    draft = again.workbench.open("legs")
    assert draft.sketch.blocks == (WALK, RUN)
    assert draft.undo_label == EditLabel(Verb.RESUME, "Legs")
    draft.undo()
    assert draft.routine == LEGS
    draft.redo()
    blank = again.workbench.open(new.routine_id)
    assert blank.routine == Routine(id=new.routine_id, name="New", blocks=(RUN,))
    assert again.workbench.offered == ()
    again.flush()
    assert again.disk.drafts.keys() == {"legs", new.routine_id}


def test_load__draft_that_was_saved_after_all__is_not_offered() -> None:
    bench = DraftBench(
        FailingDrafts(LEGS, drafts=(SavedDraft(routine_id="legs", sketch=sketch_of(LEGS), base=BASICS),))
    )

    assert bench.workbench.offered == ()
    assert bench.disk.drafts == {}


def test_open__draft_left_behind__notices_that_the_routine_has_changed() -> None:
    kept = SavedDraft(routine_id="legs", sketch=Sketch(name="Legs", blocks=(WALK, RUN)), base=LEGS)
    bench = DraftBench(FailingDrafts(THEIRS, drafts=(kept,)))

    draft = bench.workbench.open("legs")

    assert (draft.sketch, draft.theirs) == (kept.sketch, THEIRS)


def test_open__draft_left_behind_of_a_routine_that_is_gone() -> None:
    kept = SavedDraft(routine_id="legs", sketch=Sketch(name="Legs", blocks=(WALK, RUN)), base=LEGS)
    bench = DraftBench(FailingDrafts(drafts=(kept,)))

    draft = bench.workbench.open("legs")

    assert (draft.base, draft.has_changes) == (None, True)
    assert bench.workbench.save(draft) == Routine(id="legs", name="Legs", blocks=(WALK, RUN))


def test_discard__removes_open_drafts_and_those_left_behind(bench: DraftBench) -> None:
    draft = bench.workbench.open("legs")
    add(draft)
    bench.flush()
    again = DraftBench(bench.disk)

    bench.workbench.discard("legs")
    assert bench.workbench.drafts == ()
    assert bench.workbench.open("legs").routine == LEGS
    bench.flush()
    assert bench.disk.drafts == {}

    again.workbench.discard("legs")
    assert again.workbench.offered == ()
    again.flush()
    assert again.workbench.open("legs").routine == LEGS


# -- typed text

UNREAD = TypedText("# Legs  # slowly\n1 min walk\n\n3 x 30s hop, rast 10s", is_read=False)
READ = TypedText("# Legs  # slowly\n1 min run", is_read=True)


def type_text(draft: Draft, typed: TypedText, *steps: Step) -> None:
    draft.retype(EditLabel(Verb.TYPE), Edit(replace(draft.sketch, blocks=steps or draft.sketch.blocks)), typed)


def test_typed_text__is_kept_as_typed__and_comes_back_after_a_restart(bench: DraftBench) -> None:
    type_text(bench.workbench.open("legs"), UNREAD)
    bench.flush()
    assert bench.disk.drafts["legs"].typed == UNREAD

    again = DraftBench(bench.disk)
    draft = again.workbench.open("legs")
    assert (draft.typed, draft.sketch, draft.is_unread) == (UNREAD, sketch_of(LEGS), True)
    draft.undo()
    assert (draft.typed, draft.is_saved) == (None, True)
    draft.redo()
    assert draft.typed == UNREAD


def test_typed_text__undone__is_not_kept(bench: DraftBench) -> None:
    draft = bench.workbench.open("legs")
    type_text(draft, UNREAD)
    bench.flush()
    draft.undo()
    bench.flush()

    assert bench.disk.drafts == {}


def test_save__of_text_that_cannot_be_read__is_refused(bench: DraftBench) -> None:
    draft = bench.workbench.open("legs")
    type_text(draft, UNREAD)

    with pytest.raises(UnreadTextError):
        bench.workbench.save(draft)
    with pytest.raises(UnreadTextError):
        bench.workbench.save_as(draft, "Other")
    bench.flush()
    assert bench.disk.routines == {"legs": LEGS}
    assert bench.disk.drafts["legs"].typed == UNREAD


def test_save__without_what_cannot_be_read__keeps_the_text_as_a_draft(bench: DraftBench) -> None:
    draft = bench.workbench.open("legs")
    type_text(draft, UNREAD, WALK, RUN)
    bench.workbench.save(draft, without_unread=True)
    bench.flush()

    assert bench.disk.routines["legs"].blocks == (WALK, RUN)
    assert (draft.typed, draft.has_changes) == (UNREAD, True)
    assert bench.disk.drafts["legs"].typed == UNREAD


def test_save__of_typed_text__keeps_it_while_the_draft_is_open(bench: DraftBench) -> None:
    draft = bench.workbench.open("legs")
    type_text(draft, READ, RUN)
    bench.flush()
    bench.workbench.save(draft)
    bench.flush()

    assert (draft.is_saved, draft.typed) == (True, READ)
    assert bench.disk.drafts == {}
    assert bench.disk.routines["legs"].blocks == (RUN,)


def test_rename__changes_only_the_name_in_the_text(bench: DraftBench) -> None:
    draft = bench.workbench.open("legs")
    type_text(draft, UNREAD)
    bench.workbench.rename(draft, "Evening legs", merge="name")

    assert draft.sketch.name == "Evening legs"
    assert draft.typed == TypedText(UNREAD.text.replace("# Legs  # slowly", "# Evening legs"), is_read=False)
    draft.undo()
    assert (draft.sketch.name, draft.typed) == ("Legs", UNREAD)


def test_save__as_a_copy__renames_the_text_too(bench: DraftBench) -> None:
    draft = bench.workbench.open(BASICS.id)
    type_text(draft, TypedText("# Basics\n1 min run", is_read=True), RUN)
    copy = bench.workbench.save(draft)

    assert copy.name == "Basics (copy)"
    assert draft.typed == TypedText("# Basics (copy)\n1 min run", is_read=True)
    assert draft.is_saved


def test_change_underneath__of_typed_text__waits_for_a_choice(bench: DraftBench) -> None:
    draft = bench.workbench.open("legs")
    type_text(draft, UNREAD)
    bench.somebody_writes(replace(LEGS, name="Evening legs"))

    assert (draft.theirs is not None, draft.typed) == (True, UNREAD)
    bench.workbench.take_theirs(draft)
    assert (draft.typed, draft.sketch.name) == (None, "Evening legs")
    draft.undo()
    assert draft.typed == UNREAD


# -- saving


def test_save__keeps_the_routine_and_its_history(bench: DraftBench) -> None:
    draft = bench.workbench.open("legs")
    add(draft)
    bench.flush()

    saved = bench.workbench.save(draft)
    bench.flush()

    assert saved == bench.disk.routines["legs"] == replace(LEGS, blocks=(WALK, RUN))
    assert draft.is_saved
    assert bench.disk.drafts == {}
    draft.undo()
    bench.flush()
    assert bench.disk.drafts.keys() == {"legs"}
    assert bench.workbench.save(draft) == LEGS


def test_save__removes_the_draft_only_once_the_routine_is_written(bench: DraftBench) -> None:
    draft = bench.workbench.open("legs")
    add(draft)
    bench.workbench.save(draft)

    while bench.saver.waiting:
        bench.saver.step()
        routines, drafts = bench.disk.routines, bench.disk.drafts
        assert routines["legs"].blocks == (WALK, RUN) or drafts["legs"].sketch.blocks == (WALK, RUN)
    assert bench.disk.drafts == {}


def test_save__keeps_edits_made_before_the_disk_is_done(bench: DraftBench) -> None:
    draft = bench.workbench.open("legs")
    add(draft)
    bench.workbench.save(draft)
    add(draft, WALK)
    bench.flush()

    assert bench.disk.routines["legs"].blocks == (WALK, RUN)
    assert bench.disk.drafts["legs"].sketch.blocks == (WALK, RUN, WALK)


def test_save__empty_draft__is_refused(bench: DraftBench) -> None:
    draft = bench.workbench.new("New")

    with pytest.raises(ValueError, match="blocks must be 1 to 1,000, not 0"):
        bench.workbench.save(draft)
    add(draft)
    assert bench.workbench.save(draft) == Routine(id=draft.routine_id, name="New", blocks=(RUN,))


@pytest.mark.parametrize("name, saved_as", [("Basics", "Basics (copy)"), ("My legs", "My legs")])
def test_save__of_a_built_in_routine__makes_a_copy(bench: DraftBench, name: str, saved_as: str) -> None:
    draft = bench.workbench.open(BASICS.id)
    draft.apply(EditLabel(Verb.RENAME, name), edits.rename(draft.sketch, name))
    add(draft)
    bench.flush()

    copy = bench.workbench.save(draft)
    bench.flush()

    assert copy == Routine(id=draft.routine_id, name=saved_as, blocks=(WALK, RUN))
    assert bench.disk.routines == {"legs": LEGS, copy.id: copy}
    assert (draft.is_saved, draft.sketch.name) == (True, saved_as)
    assert bench.disk.drafts == {}
    assert bench.workbench.open(BASICS.id).routine == BASICS
    add(draft)
    bench.flush()
    assert bench.disk.drafts.keys() == {copy.id}


def test_save_as__continues_with_the_new_routine(bench: DraftBench) -> None:
    draft = bench.workbench.open("legs")
    add(draft)

    other = bench.workbench.save_as(draft, "Longer legs")
    bench.flush()

    assert bench.disk.routines == {"legs": LEGS, other.id: other}
    assert other == Routine(id=draft.routine_id, name="Longer legs", blocks=(WALK, RUN))
    assert bench.workbench.open(other.id) is draft
    assert bench.workbench.open("legs").routine == LEGS


def test_save_as__a_name_that_another_routine_has__is_refused(bench: DraftBench) -> None:
    draft = bench.workbench.open("legs")

    with pytest.raises(NameTakenError):
        bench.workbench.save_as(draft, "basics")
    bench.flush()
    assert bench.disk.routines == {"legs": LEGS}


def test_has_namesake__only_for_a_name_that_is_new_to_it(bench: DraftBench) -> None:
    draft = bench.workbench.new("LEGS", (WALK,))
    assert bench.workbench.has_namesake(draft)
    bench.workbench.save(draft)
    add(draft)
    assert not bench.workbench.has_namesake(draft)
    assert not bench.workbench.has_namesake(bench.workbench.open("legs"))


# -- when somebody else has changed the routine


def test_change_underneath__of_a_draft_without_changes__is_followed(bench: DraftBench) -> None:
    draft = bench.workbench.open("legs")
    add(draft)
    draft.undo()
    bench.somebody_writes(THEIRS)

    assert (draft.routine, draft.is_saved, draft.theirs) == (THEIRS, True, None)
    draft.undo()
    assert draft.routine == LEGS


def test_change_underneath__of_another_routine__does_nothing(bench: DraftBench) -> None:
    draft = bench.workbench.open("legs")
    bench.changed.clear()
    bench.somebody_writes(replace(THEIRS, id="other"))

    assert (draft.routine, bench.changed) == (LEGS, [])


def test_change_underneath__of_the_name_only__merges_with_changed_rows(bench: DraftBench) -> None:
    draft = bench.workbench.open("legs")
    add(draft)
    bench.somebody_writes(replace(LEGS, name="Evening legs"))

    assert draft.sketch == Sketch(name="Evening legs", blocks=(WALK, RUN))
    assert (draft.theirs, draft.has_changes) == (None, True)


def test_change_underneath__of_the_rows_only__merges_with_a_changed_name(bench: DraftBench) -> None:
    draft = bench.workbench.open("legs")
    draft.apply(EditLabel(Verb.RENAME, "Mine"), edits.rename(draft.sketch, "Mine"))
    bench.somebody_writes(THEIRS)

    assert draft.sketch == Sketch(name="Mine", blocks=THEIRS.blocks)
    assert draft.theirs is None


def test_change_underneath__of_edited_content__waits_for_a_choice(bench: DraftBench) -> None:
    draft = bench.workbench.open("legs")
    add(draft)
    mine = draft.sketch
    bench.changed.clear()
    bench.somebody_writes(THEIRS)

    assert (draft.sketch, draft.theirs, bench.changed) == (mine, THEIRS, [draft])
    with pytest.raises(ChangedUnderneathError) as caught:
        bench.workbench.save(draft)
    assert caught.value.theirs == THEIRS
    assert bench.disk.routines["legs"] == THEIRS


def test_change_underneath__of_both_names__waits_for_a_choice(bench: DraftBench) -> None:
    draft = bench.workbench.open("legs")
    draft.apply(EditLabel(Verb.RENAME, "Mine"), edits.rename(draft.sketch, "Mine"))
    theirs = replace(LEGS, name="Theirs")
    bench.somebody_writes(theirs)

    assert draft.theirs == theirs


def test_catch_up__before_save__notices_a_change_made_a_moment_ago(bench: DraftBench) -> None:
    draft = bench.workbench.open("legs")
    add(draft)
    bench.disk.routines["legs"] = THEIRS

    bench.workbench.catch_up(lambda: None)
    with pytest.raises(ChangedUnderneathError):
        bench.workbench.save(draft)
    assert bench.disk.routines["legs"] == THEIRS


def test_save__does_not_mistake_its_own_write_for_somebody_elses(bench: DraftBench) -> None:
    draft = bench.workbench.open("legs")
    add(draft)
    bench.workbench.save(draft)
    add(draft)
    # The first one is not written yet, so the file still has the old content.
    bench.library.reload()

    assert draft.theirs is None
    assert bench.workbench.save(draft).blocks == (WALK, RUN, RUN)
    bench.flush()
    assert bench.disk.routines["legs"].blocks == (WALK, RUN, RUN)


def test_change_underneath__reverted__needs_no_choice(bench: DraftBench) -> None:
    draft = bench.workbench.open("legs")
    add(draft)
    bench.somebody_writes(THEIRS)
    bench.somebody_writes(LEGS)

    assert draft.theirs is None
    assert bench.workbench.save(draft).blocks == (WALK, RUN)


@pytest.fixture
def torn(bench: DraftBench) -> tuple[DraftBench, Draft, Sketch]:
    """A draft with changes, whose routine somebody else has changed."""
    draft = bench.workbench.open("legs")
    add(draft)
    bench.somebody_writes(THEIRS)
    return bench, draft, draft.sketch


Torn = tuple[DraftBench, Draft, Sketch]


def test_keep_mine__can_be_saved(torn: Torn) -> None:
    bench, draft, mine = torn
    bench.workbench.keep_mine(draft)

    assert (draft.theirs, draft.sketch, draft.has_changes) == (None, mine, True)
    bench.workbench.save(draft)
    bench.flush()
    assert sketch_of(bench.disk.routines["legs"]) == mine
    assert bench.disk.drafts == {}


def test_take_theirs__can_be_undone(torn: Torn) -> None:
    bench, draft, mine = torn
    bench.workbench.take_theirs(draft)

    assert (draft.theirs, draft.routine, draft.is_saved) == (None, THEIRS, True)
    assert draft.undo_label == EditLabel(Verb.TAKE_THEIRS, "Legs")
    draft.undo()
    assert draft.sketch == mine


def test_keep_both__saves_the_draft_as_a_copy(torn: Torn) -> None:
    bench, draft, mine = torn
    bench.workbench.keep_both(draft)
    bench.flush()

    copy = Routine(id=draft.routine_id, name="Legs (copy)", blocks=mine.blocks)
    assert bench.disk.routines == {"legs": THEIRS, copy.id: copy}
    assert (draft.theirs, draft.is_saved) == (None, True)
    assert bench.disk.drafts == {}
    assert bench.workbench.open("legs").routine == THEIRS


def test_keep_both__of_an_emptied_routine__leaves_a_draft(torn: Torn) -> None:
    bench, draft, _ = torn
    draft.apply(EditLabel(Verb.DELETE, "", 2), edits.remove(draft.sketch, [(0,), (1,)]))
    bench.workbench.keep_both(draft)
    bench.flush()

    assert bench.disk.routines == {"legs": THEIRS}
    assert bench.disk.drafts == {draft.routine_id: SavedDraft(routine_id=draft.routine_id, sketch=draft.sketch)}
    assert draft.sketch == Sketch(name="Legs (copy)")


@pytest.mark.parametrize("choose", [Workbench.keep_mine, Workbench.take_theirs, Workbench.keep_both])
def test_choice__not_needed__does_nothing(bench: DraftBench, choose: Callable[[Workbench, Draft], None]) -> None:
    draft = bench.workbench.open("legs")
    add(draft)
    mine = draft.sketch
    choose(bench.workbench, draft)

    assert (draft.sketch, draft.base, draft.routine_id) == (mine, LEGS, "legs")


# -- when the routine is deleted


def test_deletion_underneath__of_a_draft_without_changes__closes_it(bench: DraftBench) -> None:
    draft = bench.workbench.open("legs")
    bench.changed.clear()
    bench.somebody_deletes("legs")

    assert (bench.workbench.drafts, bench.changed) == ((), [draft])
    bench.flush()
    assert bench.disk.drafts == {}


def test_deletion_underneath__of_edited_content__leaves_it_unsaved(bench: DraftBench) -> None:
    draft = bench.workbench.open("legs")
    add(draft)
    bench.somebody_deletes("legs")

    assert (draft.base, draft.has_changes, draft.theirs) == (None, True, None)
    bench.flush()
    assert bench.disk.drafts["legs"] == SavedDraft(routine_id="legs", sketch=draft.sketch)
    bench.workbench.save(draft)
    bench.flush()
    assert bench.disk.routines["legs"].blocks == (WALK, RUN)


def test_deletion_underneath__reverted__waits_for_a_choice(bench: DraftBench) -> None:
    draft = bench.workbench.open("legs")
    add(draft)
    bench.somebody_deletes("legs")
    bench.somebody_writes(LEGS)

    assert draft.theirs == LEGS
